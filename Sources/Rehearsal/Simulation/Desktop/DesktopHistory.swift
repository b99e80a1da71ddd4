import QuickBooksDesktopSandbox
import SampleStores

/// Everything that is to happen in one simulated world with books on a desktop; all of it follows from the seed.
struct DesktopHistory: Sendable {
    let seed: UInt64
    let country: String
    let alwaysInvoices: Bool
    /// What QuickBooks still tells of a message set that it did already.
    let replay: ReplayDetail
    /// A process that is gone is known as gone, as on one machine; else its claims run out by themselves.
    let knowsTheDead: Bool
    /// Nobody changes anything in the store, so that a lifetime without faults must end with the same books.
    let hasTwin: Bool
    var happenings: [DesktopHappening]

    /// So long goes on what goes wrong.
    static let secondsMax: Int64 = 900

    /// The same orders without anything that goes wrong.
    var calm: DesktopHistory {
        var rest = self
        for index in happenings.indices {
            if case .order = happenings[index].what { continue }
            rest.happenings[index].isLeftOut = true
        }
        return rest
    }
}

/// One thing that happens: an order, a deed of a person, a fault.
struct DesktopHappening: Sendable {
    enum What: Sendable {
        case order(status: String, buyer: Int, extras: Set<EcwidOrderExtra>)
        case inStore(DesktopDeed, order: Int)
        /// On the visit after so many others.
        case visit(VisitFault, after: Int)
        /// The program lets nobody in for so long.
        case obstacle(QuickBooksDesktop.Obstacle, seconds: Int64)
        /// Somebody opens another company file for so long.
        case otherFile(seconds: Int64)
        /// Another user has what is to be written open.
        case lockedWrites(Int)
        /// A second Web Connector with the same file and password comes in the middle of a visit, at that call.
        case secondVisit(after: Int, ConnectorOperation, call: Int)
        case death(Death, after: Int)
        case failStore(answers: Int)
    }

    let number: Int
    let seconds: Int64
    let what: What
    /// It keeps its place, so that the others stay what they are.
    var isLeftOut = false
}

/// What merchants and buyers do to an order in the store, and people ask of the product.
enum DesktopDeed: Sendable {
    case pay, cancel, ship
    /// It is not paid yet, and sells other goods afterwards.
    case edit
    case refund(percent: Int)
    case retry
}

extension DesktopHistory {
    /// The history of a seed.
    init(seed: UInt64) {
        let dice = Dice(seed, "desktop")
        self.seed = seed
        country = dice.one(of: ["us", "us", "ca", "gb"])
        alwaysInvoices = dice.happens(percent: 50)
        replay = dice.one(of: [.full, .full, .identifiers, .nothing])
        knowsTheDead = Dice(seed, "dead").happens(percent: 50)
        hasTwin = dice.happens(percent: 40)
        happenings = []
        let orders = dice.number(3...8)
        for place in 0..<orders {
            let isFirst = dice.happens(percent: 60)
            add(isFirst ? 0 : Int64(dice.number(1...Int(Self.secondsMax) / 15)) * 10 + Int64(place), Self.order(dice))
        }
        for _ in 0..<dice.number(1...5) { add(0, .visit(Self.fault(dice), after: dice.number(0...8))) }
        if dice.happens(percent: 40) {
            add(
                0,
                .secondVisit(
                    after: dice.number(0...5), dice.one(of: [.sendRequestXML, .receiveResponseXML, .closeConnection]),
                    call: dice.number(1...5)))
        }
        if dice.happens(percent: 40) {
            let obstacle = dice.one(of: QuickBooksDesktop.Obstacle.allCases)
            add(Self.moment(dice), .obstacle(obstacle, seconds: Int64(dice.number(30...400))))
        }
        if dice.happens(percent: 30) { add(Self.moment(dice), .otherFile(seconds: Int64(dice.number(30...400)))) }
        if dice.happens(percent: 30) { add(Self.moment(dice), .lockedWrites(dice.number(1...6))) }
        if dice.happens(percent: 20) { add(Self.moment(dice), .failStore(answers: dice.number(1...6))) }
        for _ in 0..<dice.number(0...2) { add(Self.moment(dice), Self.death(dice)) }
        guard !hasTwin else { return }
        for _ in 0..<dice.number(1...6) {
            add(Self.moment(dice), .inStore(Self.deed(dice), order: dice.number(0...orders - 1)))
        }
    }

    private mutating func add(_ seconds: Int64, _ what: DesktopHappening.What) {
        happenings.append(DesktopHappening(number: happenings.count, seconds: seconds, what: what))
    }

    private static func moment(_ dice: Dice) -> Int64 { Int64(dice.number(1...Int(secondsMax) * 3 / 4)) }

    private static func order(_ dice: Dice) -> DesktopHappening.What {
        let extras = [EcwidOrderExtra.giftCardSold, .tip, .giftCardUsed].filter { _ in dice.happens(percent: 10) }
        return .order(
            status: dice.happens(percent: 60) ? "PAID" : "AWAITING_PAYMENT", buyer: dice.number(0...5),
            extras: Set(extras))
    }

    /// At every boundary of a visit.
    private static func fault(_ dice: Dice) -> VisitFault {
        let kind = dice.one(of: VisitFault.Kind.allCases)
        let operation: ConnectorOperation =
            switch kind {
            case .quickBooksFails, .quickBooksFailsAfter, .quickBooksCloses: .sendRequestXML
            case .requestLost, .answerLost, .deliveredTwice, .killedBefore, .killedAfter:
                dice.one(of: [
                    .sendRequestXML, .sendRequestXML, .receiveResponseXML, .receiveResponseXML, .authenticate,
                    .getLastError, .closeConnection, .clientVersion,
                ])
            }
        let isOnce = [.authenticate, .closeConnection, .clientVersion].contains(operation)
        return VisitFault(kind, at: operation, occurrence: isOnce ? 1 : dice.number(1...7))
    }

    private static func death(_ dice: Dice) -> DesktopHappening.What {
        let kind = dice.one(of: Death.allCases)
        return .death(kind, after: dice.number(1...(kind == .anywhere ? 400 : 12)))
    }

    private static func deed(_ dice: Dice) -> DesktopDeed {
        dice.one(of: [
            .pay, .pay, .cancel, .ship, .edit, .edit, .refund(percent: dice.one(of: [30, 50])), .refund(percent: 100),
            .retry,
        ])
    }
}
