import Foundation

/// An instant in seconds since 1970, as the machine that QuickBooks runs on knows it.
struct Moment: Sendable, Hashable, Comparable {
    let seconds: Int64

    init(seconds: Int64) { self.seconds = seconds }
    init(_ date: Date) { seconds = Int64(date.timeIntervalSince1970.rounded(.down)) }

    static func < (one: Moment, two: Moment) -> Bool { one.seconds < two.seconds }

    func adding(_ seconds: Int64) -> Moment { Moment(seconds: self.seconds + seconds) }

    private func offset(_ zone: TimeZone) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }

    /// Seconds since 1970 of the local clock, as if it were UTC.
    func local(_ zone: TimeZone) -> Int64 { seconds + offset(zone) }

    func day(in zone: TimeZone) -> CalendarDay { Self.day(local(zone)) }

    private static func day(_ clock: Int64) -> CalendarDay {
        CalendarDay(number: Int((clock >= 0 ? clock : clock - 86_399) / 86_400))
    }

    /// The local time with the zone's standard offset, which is an hour wrong while daylight saving lasts.
    ///
    /// Source: quickbooks-desktop.md §3.5.
    func text(in zone: TimeZone) -> String {
        let clock = local(zone)
        let day = Self.day(clock)
        let second = Int(clock - Int64(day.number) * 86_400)
        let date = Date(timeIntervalSince1970: TimeInterval(seconds))
        let standard = offset(zone) - Int64(zone.daylightSavingTimeOffset(for: date))
        let minutes = Int(abs(standard) / 60)
        let two = CalendarDay.two
        return day.text + "T" + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60)
            + (standard < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// Local seconds of `YYYY-MM-DDTHH:MM:SS`, its offset not read; a day alone is its first second, or its last.
    ///
    /// Source: quickbooks-desktop.md §3.5.
    static func local(_ text: String, endOfDay: Bool) -> Int64? {
        guard let day = CalendarDay(String(text.prefix { $0 != "T" })) else { return nil }
        let start = Int64(day.number) * 86_400
        guard let mark = text.firstIndex(of: "T") else { return endOfDay ? start + 86_399 : start }
        let clock = text[text.index(after: mark)...].prefix { $0.isNumber || $0 == ":" }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) ?? -1 }
        guard (1...3).contains(parts.count), parts.allSatisfy({ (0..<60).contains($0) }), parts[0] < 24 else {
            return nil
        }
        return start + parts[0] * 3600 + (parts.count > 1 ? parts[1] * 60 : 0) + (parts.count > 2 ? parts[2] : 0)
    }
}
