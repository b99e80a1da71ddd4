package import Accounting
import ConnectorKit
import Foundation

/// The wall clock, twenty times as fast: what waits for seconds waits for a moment.
package struct HurriedClock: WorldClock {
    private static let haste: Int64 = 20
    private let start = Instant(Date())

    package init() {}

    package func now() -> Instant {
        let passed = Instant(Date()).milliseconds - start.milliseconds
        return Instant(milliseconds: start.milliseconds + passed * Self.haste)
    }

    package func sleep(milliseconds: Int64) async throws {
        try await Task.sleep(for: .milliseconds(max(1, milliseconds / Self.haste)))
    }
}
