import Foundation

/// An instant in milliseconds since 1970, written in a company's own time zone.
struct Moment: Sendable, Hashable, Comparable {
    let milliseconds: Int64

    init(milliseconds: Int64) { self.milliseconds = milliseconds }
    init(_ date: Date) { milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded()) }

    /// Reads ISO 8601 with an offset or `Z`; without one the zone's offset counts; a bare date is its midnight.
    init?(_ text: String, in zone: TimeZone) {
        guard let day = CalendarDay(text) else { return nil }
        var seconds = Int64(day.number) * 86_400
        var rest = text.dropFirst(10)
        var milliseconds: Int64 = 0
        if rest.first == "T" || rest.first == " " {
            let clock = rest.dropFirst().prefix { $0.isNumber || $0 == ":" || $0 == "." }
            rest = rest.dropFirst(1 + clock.count)
            let parts = clock.split(separator: ":")
            guard parts.count >= 2, parts.count <= 3, let hour = Int64(parts[0]), let minute = Int64(parts[1]),
                hour < 24, minute < 60
            else { return nil }
            seconds += hour * 3600 + minute * 60
            if parts.count == 3 {
                guard let exact = Exact(String(parts[2])), exact < Exact(61) else { return nil }
                milliseconds = Int64(exact.units / 1_000_000)
            }
        }
        guard let offset = Self.offset(rest, in: zone, at: seconds) else { return nil }
        self.milliseconds = (seconds - offset) * 1000 + milliseconds
    }

    private static func offset(_ text: Substring, in zone: TimeZone, at local: Int64) -> Int64? {
        if text.isEmpty {
            return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(local))))
        }
        if text == "Z" || text == "z" { return 0 }
        guard text.first == "+" || text.first == "-" || text.first == " " else { return nil }
        let digits = text.dropFirst().filter(\.isNumber)
        guard digits.count == 4, let value = Int64(digits) else { return nil }
        let seconds = (value / 100) * 3600 + (value % 100) * 60
        return text.first == "-" ? -seconds : seconds
    }

    static func < (one: Moment, two: Moment) -> Bool { one.milliseconds < two.milliseconds }

    private var date: Date { Date(timeIntervalSince1970: TimeInterval(milliseconds) / 1000) }

    private func local(_ zone: TimeZone) -> (day: CalendarDay, second: Int64, offset: Int64) {
        let offset = Int64(zone.secondsFromGMT(for: date))
        let seconds = (milliseconds / 1000) + offset
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        return (CalendarDay(number: Int(day)), seconds - day * 86_400, offset)
    }

    func day(in zone: TimeZone) -> CalendarDay { local(zone).day }

    /// `2026-01-05T09:17:31-08:00`, with milliseconds when asked.
    func text(in zone: TimeZone, withMilliseconds: Bool = false) -> String {
        let (day, second, offset) = local(zone)
        let two = CalendarDay.two
        var text =
            day.text + "T" + two(Int(second / 3600)) + ":" + two(Int(second / 60 % 60)) + ":" + two(Int(second % 60))
        if withMilliseconds {
            let rest = String(milliseconds % 1000)
            text += "." + String(repeating: "0", count: max(0, 3 - rest.utf8.count)) + rest
        }
        let minutes = abs(offset) / 60
        return text + (offset < 0 ? "-" : "+") + two(Int(minutes / 60)) + ":" + two(Int(minutes % 60))
    }
}
