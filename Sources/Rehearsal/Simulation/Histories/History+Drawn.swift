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
        happenings = []
        let orders = dice.number(3...9)
        for _ in 0..<orders { add(dice.happens(percent: 60) ? .seconds(0) : Self.time(dice), Self.order(dice)) }
        for draw in Self.draws where dice.happens(percent: Self.percent) {
            for _ in 0..<dice.number(1...2) { add(Self.moment(dice), draw(dice, orders)) }
        }
    }

    static let countries = ["us", "us-manual", "ca", "gb", "fr", "de", "jp", "au"]
    /// Half of all kinds in each history: enough to meet each other, few enough to be told apart.
    private static let percent = 50

    private mutating func add(_ when: Happening.Moment, _ what: Happening.What) {
        happenings.append(Happening(number: happenings.count, when: when, what: what))
    }

    private static func time(_ dice: Dice) -> Happening.Moment {
        .seconds(Int64(dice.number(0...Int(secondsMax) * 2 / 3)))
    }

    private static func moment(_ dice: Dice) -> Happening.Moment {
        dice.happens(percent: 60) ? .requests(dice.number(1...40)) : time(dice)
    }

    private static func order(_ dice: Dice) -> Happening.What {
        .order(status: dice.happens(percent: 55) ? "PAID" : "AWAITING_PAYMENT", buyer: dice.number(0...7))
    }

    private typealias Draw = @Sendable (_ dice: Dice, _ orders: Int) -> Happening.What

    /// One for each thing that may happen beside orders.
    private static let draws: [Draw] = [
        { .editOrder($0.number(0...$1 - 1)) },
        { .payOrder($0.number(0...$1 - 1)) },
        { .refundOrder($0.number(0...$1 - 1), percent: $0.one(of: [10, 33, 50, 100])) },
        { .cancelOrder($0.number(0...$1 - 1)) },
        { .hints($0.number(0...$1 - 1), pause: Int64($0.number(1...60)), isStale: false) },
        { .hints($0.number(0...$1 - 1), pause: Int64($0.number(1...60)), isStale: true) },
        { .editDocument($0.number(0...$1 - 1)) },
        { .deleteDocument($0.number(0...$1 - 1)) },
        { dice, _ in .closeBooks(daysAgo: dice.number(0...20)) },
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

    private static func wire(_ fault: WireFault, _ dice: Dice) -> Happening.What {
        .wire(fault, after: dice.number(0...5), seconds: Int64(dice.number(2...100)))
    }
}
