/// One thing that happens in a history: an order, a deed of a person, a fault.
struct Happening: Sendable {
    /// When: at a time, or as so many requests have gone to the books, which is while something is being posted.
    enum Moment: Sendable { case seconds(Int64), requests(Int) }

    enum What: Sendable {
        case order(status: String, buyer: Int)
        case editOrder(Int), payOrder(Int), refundOrder(Int, percent: Int), cancelOrder(Int)
        case hints(Int, pause: Int64, isStale: Bool)
        case editDocument(Int), deleteDocument(Int), closeBooks(daysAgo: Int)
        case wire(WireFault, after: Int, seconds: Int64)
        case expireTokens, revokeConsent
        case failStore(answers: Int), lagSearch(seconds: Int)
        case setClock(aheadSeconds: Int64)
        case death(Death, after: Int)
        case secondWorker(seconds: Int64)
        case fillDisk(pages: Int, seconds: Int64)
    }

    let number: Int
    let when: Moment
    let what: What
    /// It keeps its place, so that the others stay what they are.
    var isLeftOut = false

    init(number: Int, when: Moment, what: What) {
        self.number = number
        self.when = when
        self.what = what
    }
}

/// What goes wrong with one request to the books.
enum WireFault: String, CaseIterable, Sendable {
    /// The connection breaks before the request is there.
    case requestLost
    /// It is carried out; the connection breaks before the answer is here.
    case answerLost
    /// It is delivered again later.
    case doubled
    /// The connection breaks, and the request is carried out some time afterwards.
    case late
    /// It is carried out; the answer does not come in time.
    case slow
    case throttled
    /// 503, nothing was done; 504, it was done all the same.
    case unavailable, gatewayTimeOut
}

/// Everything that is to happen in one simulated world; all of it follows from the seed.
struct History: Sendable {
    let seed: UInt64
    let country: String
    /// The books give the numbers of documents.
    let numbersAreAutomatic: Bool
    let alwaysInvoices: Bool
    let movesToOpenDay: Bool
    /// A new process knows which of the machine's earlier ones are gone.
    let knowsTheDead: Bool
    var happenings: [Happening]
    /// So long goes on what goes wrong.
    static let secondsMax: Int64 = 600
}
