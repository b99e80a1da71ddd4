import Wording

/// Hears what broke, and keeps the first that counts.
final class Judge {
    private let passed: Set<Promise>
    private(set) var broken: Broken?

    /// With `only` nothing else counts; without, what is pending does not.
    init(only: Promise?) {
        passed = only.map { Set(Promise.allCases).subtracting([$0]) } ?? Promise.pending
    }

    /// What breaks a promise that is passed over would break others with it: it does not happen.
    func lets(_ what: Happening.What) -> Bool {
        switch what {
        case .poison: !passed.contains(.othersGoOn)
        case .inProduct(.signInElsewhere, _), .inProduct(.moveStore, _), .inProduct(.shareBooks, _):
            !passed.contains(.connectionStays)
        default: true
        }
    }

    func hear(_ check: () async throws -> Void) async throws {
        do { try await check() } catch let found as Broken {
            if broken == nil, !passed.contains(found.promise) { broken = found }
        }
    }
}
