package import Accounting
package import Foundation

extension Sentences {
    /// A day of a document, `31 Jan 2026`, `1er févr. 2026`; the month in letters, so that no country reads it another way.
    package func date(_ date: BusinessDate) -> String {
        let month = monthNames[date.month - 1]
        let day = language == .french && date.day == 1 ? "1er" : String(date.day)
        return "\(day)\u{A0}\(month)\u{A0}\(date.year)"
    }

    /// A point in time on the clock of `zone`, with the zone: `31 Jan 2026, 09:12 UTC−5`.
    package func moment(_ instant: Instant, in zone: TimeZone) -> String {
        "\(date(BusinessDate(instant, in: zone))), \(clock(instant, in: zone))\u{A0}\(offset(of: zone, at: instant))"
    }

    /// A point in time on the reader's clock.
    package func moment(_ instant: Instant) -> String { moment(instant, in: zone) }

    /// The time of day alone, `09:12`.
    package func clock(_ instant: Instant, in zone: TimeZone) -> String {
        let local = instant.seconds + Int64(zone.secondsFromGMT(for: instant.date))
        let minutes = Int(((local % 86_400) + 86_400) % 86_400) / 60
        return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// How long something took or will take, in its two largest units: `45 s`, `12 min 5 s`, `3 h 20 min`, `2 days 4 h`.
    package func duration(seconds: Int) -> String {
        let seconds = max(0, seconds)
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60)
        if days > 0 { return joined(counted(days, .day), hours, "h") }
        if hours > 0 { return joined("\(hours)\u{A0}h", minutes, "min") }
        if minutes > 0 { return joined("\(minutes)\u{A0}min", seconds % 60, "s") }
        return "\(seconds)\u{A0}s"
    }

    private func joined(_ first: String, _ rest: Int, _ unit: String) -> String {
        rest == 0 ? first : "\(first) \(rest)\u{A0}\(unit)"
    }

    private func offset(of zone: TimeZone, at instant: Instant) -> String {
        let minutes = zone.secondsFromGMT(for: instant.date) / 60
        guard minutes != 0 else { return "UTC" }
        let size = abs(minutes)
        let rest = size % 60 == 0 ? "" : ":\(twoDigits(size % 60))"
        return "UTC\(minutes < 0 ? "\u{2212}" : "+")\(size / 60)\(rest)"
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private var monthNames: [String] {
        switch language {
        case .english: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        case .french:
            ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
        case .spanish: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
        }
    }
}
