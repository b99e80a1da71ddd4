import SampleStores

extension History {
    /// The history of a seed.
    init(seed: UInt64) {
        let dice = Dice(seed, "history")
        self.seed = seed
        country = dice.one(of: Self.countries)
        numbersAreAutomatic = dice.happens(percent: 25)
        alwaysInvoices = dice.happens(percent: 50)
        movesToOpenDay = dice.happens(percent: 40)
        knowsTheDead = dice.happens(percent: 50)
        hasTwin = dice.happens(percent: 20)
        // What a dry run of all orders shows is for stores where all are posted.
        postsOnlyWhenAsked = !hasTwin && Dice(seed, "asked").happens(percent: 12)
        hasNeighbour = Dice(seed, "neighbour").happens(percent: 25)
        happenings = []
        let orders = dice.number(3...9)
        for place in 0..<orders {
            add(dice.happens(percent: 60) ? .seconds(0) : .seconds(Self.seconds(dice, place)), Self.order(dice))
        }
        for draw in Self.faults where dice.happens(percent: Self.percent) {
            for _ in 0..<dice.number(1...2) { add(Self.moment(dice), draw(dice, orders)) }
        }
        for draw in Self.deeds where dice.happens(percent: Self.percentOfDeeds) {
            let (when, what) = (Self.moment(dice), draw(dice, orders))
            if !hasTwin { add(Self.moment(of: what, dice.happens(percent: 20) ? .daysLater : when), what) }
        }
        addFaultOfNames(Dice(seed, "names"))
        guard !hasTwin else { return }
        addSends(Dice(seed, "sends"), orders)
        if dice.happens(percent: 30) { addMistake(dice, orders) }
        if dice.happens(percent: 25) { addSaleThatFails(dice, orders) }
        if dice.happens(percent: 20) { add(.seconds(0), .inBooks(.takeNumber, order: dice.number(0...orders - 1))) }
        if dice.happens(percent: 20) { addStory([.editDown, .refundDifference], dice, orders) }
        if dice.happens(percent: 20) { addStory([.refundByStatus(isFull: true), .refundEntries], dice, orders) }
    }

    static let countries = ["us", "us-manual", "ca", "gb", "fr", "de", "jp", "au"]
    /// Half of all kinds in each history: enough to meet each other, few enough to be told apart.
    private static let percent = 50
    private static let percentOfDeeds = 22

    private mutating func add(_ when: Happening.Moment, _ what: Happening.What) {
        happenings.append(Happening(number: happenings.count, when: when, what: what))
    }

    /// Batches of names are few, so that what strikes any request seldom strikes them.
    private mutating func addFaultOfNames(_ dice: Dice) {
        guard dice.happens(percent: Self.percent) else { return }
        let fault = dice.one(of: [WireFault.requestLost, .answerLost, .doubled, .late, .slow])
        add(
            .seconds(0),
            .wireOfNames(fault, after: dice.number(0...1), seconds: Int64(dice.number(2...100))))
    }

    /// Somebody sends single orders while runs are under way, often where nothing else is posted.
    private mutating func addSends(_ dice: Dice, _ orders: Int) {
        for _ in 0..<dice.number(0...(postsOnlyWhenAsked ? 4 : 1)) {
            add(Self.moment(dice), .inProduct(.send, order: dice.number(0...orders - 1)))
        }
    }

    /// Somebody connects what must not be connected, days later: when something is in the books.
    private mutating func addMistake(_ dice: Dice, _ orders: Int) {
        let deed = dice.one(of: [ProductDeed.signInElsewhere, .moveStore, .shareBooks])
        add(.daysLater, .inProduct(deed, order: dice.number(0...orders - 1)))
    }

    /// An order is given back, and the books never take its sale.
    private mutating func addSaleThatFails(_ dice: Dice, _ orders: Int) {
        let order = dice.number(0...orders - 1)
        add(.seconds(0), .poisonSale(order))
        add(Self.time(dice), .inStore(.refund(percent: dice.one(of: [30, 100])), order: order))
    }

    /// Deeds that only one after the other make sense, days later.
    private mutating func addStory(_ deeds: [StoreDeed], _ dice: Dice, _ orders: Int) {
        let order = dice.number(0...orders - 1)
        for deed in deeds { add(.daysLater, .inStore(deed, order: order)) }
    }

    /// A number is free only before its order is in the books.
    private static func moment(of what: Happening.What, _ moment: Happening.Moment) -> Happening.Moment {
        if case .inBooks(.takeNumber, _) = what { .seconds(0) } else { moment }
    }

    private static func time(_ dice: Dice) -> Happening.Moment {
        .seconds(Int64(dice.number(0...Int(secondsMax) * 2 / 3)))
    }

    /// No two orders come at the same second: which is first would follow from the turns.
    private static func seconds(_ dice: Dice, _ place: Int) -> Int64 {
        Int64(dice.number(1...Int(secondsMax) / 15)) * 10 + Int64(place)
    }

    private static func moment(_ dice: Dice) -> Happening.Moment {
        dice.happens(percent: 60) ? .requests(dice.number(1...40)) : time(dice)
    }

    private static func order(_ dice: Dice) -> Happening.What {
        let status = dice.happens(percent: 55) ? "PAID" : "AWAITING_PAYMENT"
        let buyer = dice.number(0...7)
        let extras = EcwidOrderExtra.allCases.filter { dice.happens(percent: $0 == .taxOnFirstLine ? 3 : 12) }
        return .order(status: status, buyer: buyer, extras: Set(extras))
    }

    private typealias Draw = @Sendable (_ dice: Dice, _ orders: Int) -> Happening.What

    /// What goes wrong by itself.
    private static let faults: [Draw] = [
        { .hints($0.number(0...$1 - 1), pause: Int64($0.number(1...60)), isStale: false) },
        { .hints($0.number(0...$1 - 1), pause: Int64($0.number(1...60)), isStale: true) },
        { dice, _ in wire(.requestLost, dice) },
        { dice, _ in wire(.answerLost, dice) },
        { dice, _ in wire(.doubled, dice) },
        { dice, _ in wire(.late, dice) },
        { dice, _ in wire(.slow, dice) },
        { dice, _ in wire(.throttled, dice) },
        { dice, _ in wire(dice.one(of: [.unavailable, .gatewayTimeOut]), dice) },
        { _, _ in .expireTokens },
        { _, _ in .revokeConsent },
        { dice, _ in .failStore(answers: dice.number(1...6)) },
        { dice, _ in .lagSearch(seconds: dice.number(5...240)) },
        { dice, _ in .setClock(aheadSeconds: Int64(dice.one(of: [20, 300, 4_000, 90_000]))) },
        { dice, _ in .setClock(aheadSeconds: -Int64(dice.one(of: [20, 300, 4_000, 90_000]))) },
        { dice, _ in .death(.beforeWrite, after: dice.number(1...12)) },
        { dice, _ in .death(.afterWrite, after: dice.number(1...12)) },
        { dice, _ in .death(dice.one(of: [.beforeRequest, .afterRequest]), after: dice.number(1...6)) },
        { dice, _ in .death(.anywhere, after: dice.number(1...400)) },
        { dice, _ in .secondWorker(seconds: Int64(dice.number(60...600))) },
        { dice, _ in .fillDisk(pages: dice.number(0...6), seconds: Int64(dice.number(20...200))) },
    ]

    /// What people do.
    private static let deeds: [Draw] =
        storeDeeds.map(inStore) + BooksDeed.allCases.map(inBooks)
        + ProductDeed.ofAnyMoment.map(inProduct) + [closing, { .poison($0.number(0...$1 - 1)) }]

    private static func inStore(_ deed: @escaping @Sendable (Dice) -> StoreDeed) -> Draw {
        { .inStore(deed($0), order: $0.number(0...$1 - 1)) }
    }

    private static func inBooks(_ deed: BooksDeed) -> Draw { { .inBooks(deed, order: $0.number(0...$1 - 1)) } }
    private static func inProduct(_ deed: ProductDeed) -> Draw { { .inProduct(deed, order: $0.number(0...$1 - 1)) } }
    private static let closing: Draw = { dice, _ in .closeBooks(daysAgo: dice.number(0...20)) }

    private static let storeDeeds: [@Sendable (Dice) -> StoreDeed] = [
        { _ in .edit }, { _ in .edit }, { _ in .editDown }, { _ in .editUp }, { _ in .refundDifference },
        { _ in .pay }, { _ in .pay }, { _ in .cancel }, { _ in .cancel }, { _ in .delete }, { _ in .ship },
        { .refund(percent: $0.one(of: [10, 33, 50])) }, { .refund(percent: $0.one(of: [50, 100])) },
        { _ in .refund(percent: 100) },
        { .refundByStatus(isFull: $0.happens(percent: 60)) }, { _ in .refundEntries },
        { _ in .contradict }, { _ in .refundTooMuch },
    ]

    private static func wire(_ fault: WireFault, _ dice: Dice) -> Happening.What {
        .wire(fault, after: dice.number(0...5), seconds: Int64(dice.number(2...100)))
    }
}
