/// A bug that only a death shows is found sooner where processes die more often.
extension Plant {
    private static let deaths: [Death] = [.afterRequest, .beforeWrite, .anywhere]
    /// At an answer of QuickBooks: what it did is never heard of.
    private static let deathsOnDesktop = 3

    private var needsDeaths: Bool {
        switch self {
        case .linkWithoutIntent: true
        case .resendWithoutLook, .buyersByPhone, .editRewritesReceived, .refundsAlone: false
        }
    }

    func burden(_ history: History) -> History {
        guard needsDeaths else { return history }
        let dice = Dice(history.seed, "deaths")
        var burdened = history
        for kind in Self.deaths {
            burdened.happenings.append(
                Happening(
                    number: burdened.happenings.count, when: .requests(dice.number(2...30)),
                    what: .death(kind, after: dice.number(1...4))))
        }
        return burdened
    }

    func burden(_ history: DesktopHistory) -> DesktopHistory {
        guard needsDeaths else { return history }
        let dice = Dice(history.seed, "deaths")
        var burdened = history
        for _ in 0..<Self.deathsOnDesktop {
            burdened.happenings.append(
                DesktopHappening(
                    number: burdened.happenings.count,
                    seconds: Int64(dice.number(10...Int(DesktopHistory.secondsMax) / 2)),
                    what: .death(.beforeRequest, after: dice.number(1...6))))
        }
        return burdened
    }
}
