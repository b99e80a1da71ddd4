import Foundation

/// How long a test's campaign runs: short with every `make test`, long with `make test-long`.
package enum Length {
    package static let isLong = ProcessInfo.processInfo.environment["BOOKBRIDGE_LONG"] != nil

    /// The cases that a campaign goes through.
    package static func chosen<Case>(_ short: [Case], long: [Case]) -> [Case] { isLong ? long : short }
}
