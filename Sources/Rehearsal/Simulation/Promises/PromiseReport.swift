import Wording

/// Hears what broke, and keeps the first that counts.
final class PromiseReport {
    private let passed: Set<Promise>
    private(set) var broken: Broken?

    /// With `only` nothing else counts.
    init(only: Promise?) {
        passed = only.map { Set(Promise.allCases).subtracting([$0]) } ?? []
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

    /// Lets a check speak; what it finds broken ends nothing.
    func hear(_ check: () async throws -> Void) async throws {
        do { try await check() } catch let found as Broken { keep(found) }
    }

    /// Keeps what broke when it is the first that counts.
    func keep(_ found: Broken) {
        if broken == nil, !passed.contains(found.promise) { broken = found }
    }
}
