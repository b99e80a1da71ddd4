import Accounting
import ConnectorKit
import Foundation

/// Reads the wall times of a store: no column says its zone. Source: opencart.md §5.
struct OpenCartClock: Hashable, Sendable {
    let zone: TimeZone

    /// An IANA name, or an offset such as `+02:00`.
    init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) ?? Self.fixed(name) else { return nil }
        self.zone = zone
    }

    /// `nil` for a date of zeros, which is none. Source: opencart.md §10 item 10.
    func instant(_ text: String?) -> Instant? {
        guard let text else { return nil }
        let parts = text.split(separator: " ")
        guard let first = parts.first, let day = BusinessDate(String(first)) else { return nil }
        let clock = parts.count > 1 ? parts[1].prefix(8).split(separator: ":").compactMap { Int64($0) } : [0, 0, 0]
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0..<61).contains(clock[2])
        else { return nil }
        return day.instant(atSecond: clock[0] * 3600 + clock[1] * 60 + clock[2], in: zone)
    }

    /// The wall time of the store at a moment.
    func text(_ instant: Instant) -> String {
        let local = instant.seconds + Int64(zone.secondsFromGMT(for: instant.date))
        let day = BusinessDate(Instant(seconds: local), in: .gmt)
        let second = local - Int64(day.daysSince1970) * 86_400
        return "\(day) \(Self.padded(second / 3600)):\(Self.padded(second / 60 % 60)):\(Self.padded(second % 60))"
    }

    private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func fixed(_ name: String) -> TimeZone? {
        guard let sign = name.first, sign == "+" || sign == "-" else { return nil }
        let parts = name.dropFirst().split(separator: ":").compactMap { Int($0) }
        guard let hours = parts.first, hours < 15 else { return nil }
        let seconds = hours * 3600 + (parts.count > 1 ? parts[1] * 60 : 0)
        return TimeZone(secondsFromGMT: sign == "-" ? -seconds : seconds)
    }
}
