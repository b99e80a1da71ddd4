import Foundation

/// A moment in whole seconds since 1970, written as Ecwid writes it. Source: ecwid.md §1.7.
enum StoreMoment {
    /// `2026-03-09 12:00:40 +0000`.
    static func text(_ seconds: Int64) -> String {
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - day * 86_400
        let (year, month, date) = civil(day)
        return "\(year)-\(two(month))-\(two(date)) \(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60)) +0000"
    }

    /// Reads UNIX seconds, `yyyy-MM-dd HH:mm:ss Z`, the same without zone (UTC), or `yyyy-MM-dd`; nil for others.
    static func seconds(_ text: String) -> Int64? {
        if let seconds = Int64(text) { return seconds }
        let parts = text.split(separator: " ").map(String.init)
        guard let first = parts.first, parts.count <= 3, let day = day(first) else { return nil }
        var seconds = day * 86_400
        if parts.count > 1 {
            guard let time = time(parts[1]) else { return nil }
            seconds += time
        }
        if parts.count > 2 {
            guard let offset = offset(parts[2]) else { return nil }
            seconds -= offset
        }
        return seconds
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static func day(_ text: String) -> Int64? {
        let parts = text.split(separator: "-").compactMap { Int64($0) }
        guard parts.count == 3, (0...9999).contains(parts[0]), (1...12).contains(parts[1]), (1...31).contains(parts[2])
        else { return nil }
        let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
        let era = year / 400
        let yearOfEra = year - era * 400
        let month = (parts[1] + 9) % 12
        let dayOfYear = (153 * month + 2) / 5 + parts[2] - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func time(_ text: String) -> Int64? {
        let parts = text.split(separator: ":").compactMap { Int64($0) }
        guard parts.count == 3, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]), (0..<61).contains(parts[2])
        else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }

    private static func offset(_ text: String) -> Int64? {
        guard text.count == 5, let sign = text.first, sign == "+" || sign == "-",
            let digits = Int64(text.dropFirst())
        else { return nil }
        let seconds = digits / 100 * 3600 + digits % 100 * 60
        return sign == "-" ? -seconds : seconds
    }

    /// Year, month and day of a count of days since 1970-01-01 in the Gregorian calendar.
    private static func civil(_ days: Int64) -> (Int64, Int64, Int64) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }
}
