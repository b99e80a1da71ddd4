import Foundation

/// A date without a time, counted in days since 1970-01-01.
struct CalendarDay: Sendable, Hashable, Comparable {
    let number: Int

    init(number: Int) { self.number = number }

    /// Days from the civil calendar (proleptic Gregorian).
    init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `YYYY-MM-DD`, with or without a time behind it; nil for another form or a day that does not exist.
    init?(_ text: String) {
        let units = Array(text.utf8)
        guard units.count >= 10, units[4] == 45, units[7] == 45 else { return nil }
        guard
            units.count == 10 || units[10] == UInt8(ascii: "T") || units[10] == 32 || units[10] == 43
                || units[10] == 45 || units[10] == UInt8(ascii: "Z")
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var result = 0
            for unit in units[range] {
                guard unit >= 48, unit <= 57 else { return nil }
                result = result * 10 + Int(unit - 48)
            }
            return result
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), month >= 1, month <= 12,
            day >= 1
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard parts.month == month else { return nil }
    }

    static func < (one: CalendarDay, two: CalendarDay) -> Bool { one.number < two.number }

    var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    var text: String {
        let (year, month, day) = parts
        let padding = String(repeating: "0", count: max(0, 4 - String(year).utf8.count))
        return padding + "\(year)-\(Self.two(month))-\(Self.two(day))"
    }

    static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
