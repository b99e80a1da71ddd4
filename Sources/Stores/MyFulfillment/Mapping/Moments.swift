import Accounting
import Foundation

/// The times that the system writes: with zone and fractions, without a zone, or a day alone.
enum Moments {
    /// `2025-04-02T09:05:11.000000Z`, `2025-04-02 09:05:11`, `2025-04-02`; a time without a zone, and the noon of a day alone, is of
    /// `zone`. `nil` for anything else.
    static func instant(_ text: String, in zone: TimeZone) -> Instant? {
        let day = text.prefix(10)
        guard let date = BusinessDate(String(day)) else { return nil }
        let rest = text.dropFirst(10)
        if rest.isEmpty { return date.instant(atSecond: noonSecond, in: zone) }
        guard let mark = rest.first, mark == "T" || mark == " " else { return nil }
        let clock = rest.dropFirst()
        let time = clock.prefix { $0 != "Z" && $0 != "z" && $0 != "+" && $0 != "-" }
        guard let second = second(of: time) else { return nil }
        let offset = clock[time.endIndex...]
        if offset.isEmpty { return date.instant(atSecond: second, in: zone) }
        guard let shift = self.shift(offset) else { return nil }
        return Instant(seconds: Int64(date.daysSince1970) * 86_400 + second - shift)
    }

    /// The same, but of a day alone its beginning: whatever tells a time of that day is no older than what tells the day only.
    static func earliest(_ text: String, in zone: TimeZone) -> Instant? {
        BusinessDate(text)?.instant(in: zone) ?? instant(text, in: zone)
    }

    /// The day that a text names, by itself or as the day of a time in `zone`.
    static func day(_ text: String, in zone: TimeZone) -> BusinessDate? {
        if let date = BusinessDate(text) { return date }
        return instant(text, in: zone).map { BusinessDate($0, in: zone) }
    }

    /// As databases write that there is none.
    static func isNone(_ text: String) -> Bool { text.hasPrefix("0000-00-00") }

    private static func second(of time: Substring) -> Int64? {
        let whole = time.prefix { $0 != "." }
        let parts = whole.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1] else { return nil }
        let second = parts.count == 3 ? parts[2] : 0
        guard let second, (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second) else {
            return nil
        }
        return hour * 3600 + minute * 60 + second
    }

    /// Seconds east of Greenwich: `Z`, `+02:00`, `-0500`.
    private static func shift(_ text: Substring) -> Int64? {
        if text == "Z" || text == "z" { return 0 }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.count == 4 || digits.count == 2, let number = Int64(digits) else { return nil }
        let (hours, minutes) = digits.count == 4 ? (number / 100, number % 100) : (number, 0)
        return (text.first == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// The same day nearly everywhere.
    private static let noonSecond: Int64 = 43_200
}
