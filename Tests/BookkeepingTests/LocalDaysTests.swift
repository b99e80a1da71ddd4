import Accounting
import Foundation
import Testing

@testable import Bookkeeping

@Suite("The days of a time zone")
struct LocalDaysTests {
    @Test(
        "are those that the system tells, also around a change of the clock and before 1970",
        arguments: ["America/New_York", "Europe/Paris", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
    func sameAsSystem(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let days = LocalDays(zone)
        // Every 35 minutes of some months that hold changes of the clock, twice: asked and remembered.
        for start in [-86_400 * 40, 1_324_900_000, 1_774_600_000, 1_793_000_000] as [Int64] {
            for step in 0..<1500 {
                let instant = Instant(seconds: start + Int64(step) * 2100)
                #expect(days.day(of: instant) == BusinessDate(instant, in: zone))
            }
        }
    }
}
