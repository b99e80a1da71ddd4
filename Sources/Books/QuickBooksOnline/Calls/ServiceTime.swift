import Accounting

/// Times as the service writes them: `2026-01-05T09:17:31.892-08:00`.
enum ServiceTime {
    static func text(_ instant: Instant) -> String {
        let seconds = instant.seconds
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(BusinessDate(daysSince1970: Int(days)))T\(parts.joined(separator: ":"))Z"
    }

    /// Whole seconds; `nil` when the text is no such time.
    static func instant(_ text: String) -> Instant? {
        let characters = Array(text.utf8)
        guard characters.count >= 20, let date = BusinessDate(String(text.prefix(10))) else { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            range.upperBound <= characters.count ? Int64(String(decoding: characters[range], as: UTF8.self)) : nil
        }
        guard let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let offset = offsetSeconds(characters[19...])
        else { return nil }
        return Instant(seconds: Int64(date.daysSince1970) * 86_400 + hour * 3600 + minute * 60 + second - offset)
    }

    private static func offsetSeconds(_ rest: ArraySlice<UInt8>) -> Int64? {
        let zone = rest.drop { $0 == UInt8(ascii: ".") || (48...57).contains($0) }
        if zone.first == UInt8(ascii: "Z") { return 0 }
        let text = String(decoding: zone.dropFirst(), as: UTF8.self)
        let parts = text.split(separator: ":").compactMap { Int64($0) }
        guard zone.first == UInt8(ascii: "+") || zone.first == UInt8(ascii: "-"), parts.count == 2 else { return nil }
        return (zone.first == UInt8(ascii: "-") ? -1 : 1) * (parts[0] * 3600 + parts[1] * 60)
    }
}
