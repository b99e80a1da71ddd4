package import Accounting
package import Foundation

/// Days and times as people and spreadsheets write them.
package enum CSVDate {
    /// What a cell says about the order of day and month in its file.
    package enum Hint: Hashable, Sendable {
        case order(CSVForm.DayOrder)
        /// `03/04/2026`.
        case either
        /// The year stands first, or day and month are the same number: it says nothing.
        case silent
    }

    /// A day with the time on the clock beside it, where one is told.
    private struct Reading {
        var numbers: [Int]
        var yearIsFirst: Bool
        var second: Int64
        /// Seconds east of UTC; `nil` where the text names no zone.
        var offset: Int64?
    }

    /// The moment that a text tells, by the clocks of `zone` where it names none; midnight where it tells no time.
    ///
    /// Reads `2026-01-31`, `31/01/2026`, `1.2.26`, `20260131`, each with or without `14:05`, `14:05:09`, `2:05 PM`, a zone, and RFC 3339.
    package static func instant(_ text: String, _ order: CSVForm.DayOrder, in zone: TimeZone) -> Instant? {
        guard let reading = reading(text), let day = day(reading, order) else { return nil }
        guard let offset = reading.offset else { return day.instant(atSecond: reading.second, in: zone) }
        return Instant(seconds: Int64(day.daysSince1970) * 86_400 + reading.second - offset)
    }

    package static func day(_ text: String, _ order: CSVForm.DayOrder) -> BusinessDate? {
        reading(text).flatMap { day($0, order) }
    }

    /// `nil` where the cell is no day in either order.
    package static func hint(_ text: String) -> Hint? {
        guard let reading = reading(text) else { return nil }
        switch (day(reading, .dayFirst), day(reading, .monthFirst)) {
        case (nil, nil): return nil
        case (_?, nil): return .order(.dayFirst)
        case (nil, _?): return .order(.monthFirst)
        case (let left?, let right?): return left == right ? .silent : .either
        }
    }

    private static func day(_ reading: Reading, _ order: CSVForm.DayOrder) -> BusinessDate? {
        let numbers = reading.numbers
        if reading.yearIsFirst { return BusinessDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
        // Two digits are of this century: nobody brings in orders of the one before.
        let year = numbers[2] < 100 ? numbers[2] + 2000 : numbers[2]
        return switch order {
        case .dayFirst: BusinessDate(year: year, month: numbers[1], day: numbers[0])
        case .monthFirst: BusinessDate(year: year, month: numbers[0], day: numbers[1])
        }
    }

    private static func reading(_ text: String) -> Reading? {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        guard trimmed.utf8.count <= 40, let first = trimmed.utf8.first, (48...57).contains(first) else { return nil }
        let cut = trimmed.firstIndex { $0 == "T" || $0 == " " } ?? trimmed.endIndex
        guard let (numbers, yearIsFirst) = dayNumbers(trimmed[..<cut]) else { return nil }
        var reading = Reading(numbers: numbers, yearIsFirst: yearIsFirst, second: 0)
        if cut < trimmed.endIndex {
            guard let (second, offset) = time(trimmed[trimmed.index(after: cut)...]) else { return nil }
            (reading.second, reading.offset) = (second, offset)
        }
        return reading
    }

    private static func dayNumbers(_ text: Substring) -> ([Int], yearIsFirst: Bool)? {
        if text.utf8.count == 8, let whole = digits(text, 8...8) {
            return ([whole / 10_000, whole / 100 % 100, whole % 100], true)
        }
        guard let sign = text.first(where: { $0 == "-" || $0 == "/" || $0 == "." }) else { return nil }
        let parts = text.split(separator: sign, omittingEmptySubsequences: false)
        guard parts.count == 3, let second = digits(parts[1], 1...2) else { return nil }
        if let year = digits(parts[0], 4...4), let third = digits(parts[2], 1...2) {
            // `2026-01-3` is the beginning of another day: the file was cut there.
            if parts[1].hasPrefix("0"), parts[2].utf8.count == 1 { return nil }
            return ([year, second, third], true)
        }
        guard let first = digits(parts[0], 1...2), parts[2].count != 3, let year = digits(parts[2], 2...4) else {
            return nil
        }
        return ([first, second, year], false)
    }

    /// `14:05:09.250Z`, `14:05+02:00`, `14:05:09 -0500`, `14:05:09 UTC`, `2:05 PM`.
    private static func time(_ text: Substring) -> (second: Int64, offset: Int64?)? {
        var rest = text
        var offset: Int64?
        if rest.last == "Z" || rest.last == "z" {
            (rest, offset) = (rest.dropLast(), 0)
        } else if rest.hasSuffix(" UTC") || rest.hasSuffix(" GMT") {
            (rest, offset) = (rest.dropLast(4), 0)
        } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let told = rest[rest.index(after: sign)...]
            let zone = digits(told, 4...4) == nil ? told : "\(told.prefix(2)):\(told.suffix(2))"
            guard let clock = clock(zone, hours: 0...14) else { return nil }
            offset = rest[sign] == "-" ? -clock : clock
            rest = rest[..<sign]
            if rest.last == " " { rest.removeLast() }
        }
        let upper = rest.uppercased()
        guard upper.hasSuffix("AM") || upper.hasSuffix("PM") else {
            return clock(rest, hours: 0...23).map { ($0, offset) }
        }
        let bare = upper.dropLast(2).trimmingCharacters(in: .whitespaces)
        guard let clock = clock(bare[...], hours: 1...12) else { return nil }
        return (clock % 43_200 + (upper.hasSuffix("PM") ? 43_200 : 0), offset)
    }

    private static func clock(_ text: Substring, hours: ClosedRange<Int>) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = digits(parts[0], 1...2), hours.contains(hour),
            let minute = digits(parts[1], 2...2), minute < 60
        else { return nil }
        var second = 0
        if parts.count == 3 {
            let whole = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let number = digits(whole[0], 2...2), number < 61 else { return nil }
            if whole.count == 2, digits(whole[1], 1...9) == nil { return nil }
            second = number
        }
        return Int64(hour * 3600 + minute * 60 + second)
    }

    private static func digits(_ text: Substring, _ count: ClosedRange<Int>) -> Int? {
        guard count.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
