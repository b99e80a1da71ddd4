import SampleStores

/// One thing that happens in a history: an order, a deed of a person, a fault.
struct Happening: Sendable {
    /// When: at a time; as so many requests have gone to the books, which is while something is being posted; or days later, when
    /// everything was quiet once.
    enum Moment: Sendable { case seconds(Int64), requests(Int), daysLater }

    enum What: Sendable {
        case order(status: String, buyer: Int, extras: Set<EcwidOrderExtra>)
        case inStore(StoreDeed, order: Int)
        case inBooks(BooksDeed, order: Int)
        case inProduct(ProductDeed, order: Int)
        case closeBooks(daysAgo: Int)
        case hints(Int, pause: Int64, isStale: Bool)
        /// The books fail for ever at every record of an order, or at its sale alone.
        case poison(Int), poisonSale(Int)
        case wire(WireFault, after: Int, seconds: Int64)
        /// The same with a batch of names.
        case wireOfNames(WireFault, after: Int, seconds: Int64)
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

extension Happening {
    var isLater: Bool { if case .daysLater = when { true } else { false } }
}

/// What merchants and buyers do to an order in the store.
enum StoreDeed: Sendable {
    /// It sells other goods afterwards, whether it is paid or not; the store neither charges nor gives back.
    case edit
    /// It is paid, and sells for less or for more afterwards.
    case editDown, editUp
    /// What was paid above the total is given back, as merchants do after an edit.
    case refundDifference
    case pay, cancel, delete, ship
    case refund(percent: Int)
    /// Only the status tells of a refund.
    case refundByStatus(isFull: Bool)
    /// Entries come after the status.
    case refundEntries
    /// The amount that the store states is not that of the entries; or one cent too much went back.
    case contradict, refundTooMuch
}

/// What people do in the books by hand.
enum BooksDeed: CaseIterable, Sendable {
    case edit, delete, void
    /// A document of their own bears the order's number.
    case takeNumber
    /// A vendor, employee or category of their own bears the name of the buyer or of an item.
    case takeName
}

/// What people ask of the product, by mistake or not.
enum ProductDeed: Sendable {
    case undoOrder, undoRun, retry
    /// They have one order posted now, and no other.
    case send
    /// They sign in to another set of books; connect the store for another company; connect the same books for another company.
    case signInElsewhere, moveStore, shareBooks

    static let ofAnyMoment: [ProductDeed] = [.undoOrder, .undoRun, .retry, .signInElsewhere, .moveStore, .shareBooks]
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
