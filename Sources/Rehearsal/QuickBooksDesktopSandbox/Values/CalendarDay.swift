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
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Reads `YYYY-MM-DD`; nil for another form or a day that does not exist.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, (1...2).contains(parts[1].utf8.count),
            (1...2).contains(parts[2].utf8.count), let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month), day >= 1
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard self.parts.month == month else { return nil }
    }

    static func < (one: CalendarDay, two: CalendarDay) -> Bool { one.number < two.number }

    var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    func adding(days: Int) -> CalendarDay { CalendarDay(number: number + days) }

    var text: String {
        let (year, month, day) = parts
        return String(repeating: "0", count: max(0, 4 - String(year).utf8.count)) + String(year) + "-"
            + Self.two(month) + "-" + Self.two(day)
    }

    static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
