package import Foundation

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Sendable, Comparable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package init(seconds: Int64) { self.init(milliseconds: seconds * 1000) }
    package init(_ date: Date) { self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded())) }

    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
    /// Whole seconds since 1970, rounded down.
    package var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    package func advanced(bySeconds seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }

    package init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

/// A calendar day in some company's time zone, as a document bears it; not a point in time.
///
/// Source: what-users-expect.md §3.1 (dates).
package struct BusinessDate: Hashable, Sendable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// `nil` when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day on which `instant` falls in `timeZone`.
    package init(_ instant: Instant, in timeZone: TimeZone) {
        let local = instant.seconds + Int64(timeZone.secondsFromGMT(for: instant.date))
        let dayNumber = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        self.init(daysSince1970: Int(dayNumber))
    }

    /// When clocks in `timeZone` show that many seconds past midnight of the day. A time that a change of clocks skips is the one
    /// that they would have shown.
    package func instant(atSecond second: Int64 = 0, in timeZone: TimeZone) -> Instant {
        let local = Instant(seconds: Int64(daysSince1970) * 86_400 + second)
        let guess = local.advanced(bySeconds: -Int64(timeZone.secondsFromGMT(for: local.date)))
        return local.advanced(bySeconds: -Int64(timeZone.secondsFromGMT(for: guess.date)))
    }

    /// Reads `2026-01-31` strictly.
    package init?(_ text: String) {
        var (place, number) = (0, 0)
        for byte in text.utf8 {
            switch (place, byte) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
            case (0...3, 48...57), (5...6, 48...57), (8...9, 48...57): number = number * 10 + Int(byte - 48)
            default: return nil
            }
            place += 1
        }
        guard place == 10 else { return nil }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// The day with that number, 0 being 1970-01-01 (civil calendar, proleptic).
    package init(daysSince1970 number: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    package var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package func adding(days: Int) -> BusinessDate { BusinessDate(daysSince1970: daysSince1970 + days) }

    /// The last day of the month of this day.
    package var endOfMonth: BusinessDate { adding(days: Self.days(in: month, of: year) - day) }

    package static func < (left: BusinessDate, right: BusinessDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }
}

extension BusinessDate: CustomStringConvertible, Codable {
    /// ISO 8601, `2026-01-31`.
    package var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = BusinessDate(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a date: \(text)"))
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
