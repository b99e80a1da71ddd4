package import Accounting
import Foundation

extension Instant {
    /// Reads RFC 3339 strictly: `2026-01-31T14:05:00.250+02:00`; parts of a second below a thousandth are cut off.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            let day = BusinessDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let second = Self.clock(bytes[11...], isWhole: true)
        else { return nil }
        var rest = bytes[19...]
        var thousandths: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (48...57).contains($0) }
            guard (1...9).contains(digits.count) else { return nil }
            for place in 0..<3 {
                let digit = place < digits.count ? Int64(digits[digits.startIndex + place] - 48) : 0
                thousandths = thousandths * 10 + digit
            }
            rest = rest[digits.endIndex...]
        }
        guard let offset = Self.offset(rest) else { return nil }
        let seconds = Int64(day.daysSince1970) * 86_400 + second - offset
        self.init(milliseconds: seconds * 1000 + thousandths)
    }

    /// `14:05:09`, or `14:05` of a zone, in seconds.
    private static func clock(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> Int64? {
        func number(_ place: Int) -> Int64? {
            let (first, second) = (bytes.startIndex + place, bytes.startIndex + place + 1)
            guard second < bytes.endIndex, (48...57).contains(bytes[first]), (48...57).contains(bytes[second]) else {
                return nil
            }
            return Int64(bytes[first] - 48) * 10 + Int64(bytes[second] - 48)
        }
        func hasColon(_ place: Int) -> Bool {
            bytes.startIndex + place < bytes.endIndex && bytes[bytes.startIndex + place] == UInt8(ascii: ":")
        }
        guard let hour = number(0), hour < 24, hasColon(2), let minute = number(3), minute < 60 else { return nil }
        guard isWhole else { return hour * 3600 + minute * 60 }
        // A leap second is the one before it.
        guard hasColon(5), let second = number(6), second <= 60 else { return nil }
        return hour * 3600 + minute * 60 + min(second, 59)
    }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard let sign = bytes.first else { return nil }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), bytes.count == 6,
            let clock = clock(bytes.dropFirst(), isWhole: false)
        else { return nil }
        return sign == UInt8(ascii: "-") ? -clock : clock
    }

    /// RFC 3339 in UTC, with thousandths only where there are any.
    package var rfc3339Text: String {
        let day = BusinessDate(daysSince1970: Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400))
        let rest = seconds - Int64(day.daysSince1970) * 86_400
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
        let part = milliseconds - seconds * 1000
        let fraction = part == 0 ? "" : "." + String(String(1000 + part).dropFirst())
        return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))\(fraction)Z"
    }
}
