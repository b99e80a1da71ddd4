package import Accounting
import Foundation

/// A letter as mail servers carry it: plain text, and the same as HTML. Source: RFC 5322, RFC 2045–2047.
package struct MailMessage: Hashable, Sendable {
    /// A name and an address; neither may hold a line break.
    package struct Address: Hashable, Sendable {
        package var name: String
        package var email: String

        package init(name: String = "", email: String) {
            self.name = name
            self.email = email
        }

        /// `Bookbridge <books@example.com>`, or the address alone; `nil` for what is none.
        package init?(_ text: String) {
            let parts = text.split(separator: "<", maxSplits: 1)
            let email = (parts.last ?? "").filter { $0 != ">" && !$0.isWhitespace }
            guard let at = email.firstIndex(of: "@"), at != email.startIndex, email.index(after: at) != email.endIndex,
                email.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { return nil }
            let name = parts.count > 1 ? parts[0].trimmingCharacters(in: CharacterSet(charactersIn: " \"")) : ""
            self.init(name: name, email: String(email))
        }
    }

    package var from: Address
    package var to: Address
    package var subject: String
    package var text: String
    package var html: String
    /// Names the letter for ever, so that one that was sent twice is known as one.
    package var id: String
    package var date: Instant

    package init(
        from: Address, to: Address, subject: String, text: String, html: String, id: String, date: Instant
    ) {
        (self.from, self.to, self.subject) = (from, to, subject)
        (self.text, self.html, self.id, self.date) = (text, html, id, date)
    }

    /// The whole letter, with CRLF at the end of each line.
    package var content: String {
        let boundary = "=_bookbridge_\(Self.word(id))"
        let domain = from.email.split(separator: "@").last.map(String.init) ?? "localhost"
        let head = [
            "From: \(Self.shown(from))", "To: \(Self.shown(to))", "Subject: \(Self.encoded(subject))",
            "Date: \(Self.day(date))", "Message-ID: <\(Self.word(id))@\(domain)>", "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated", "Content-Type: multipart/alternative; boundary=\"\(boundary)\"", "",
        ]
        let parts = [("text/plain", text), ("text/html", html)].flatMap { type, body in
            [
                "--\(boundary)", "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", "",
                Self.base64(body),
            ]
        }
        return (head + parts + ["--\(boundary)--", ""]).joined(separator: "\r\n")
    }

    private static func shown(_ address: Address) -> String {
        let name = encoded(address.name)
        return name.isEmpty ? "<\(address.email)>" : "\(name) <\(address.email)>"
    }

    /// A header's text: as it is where it is plain, else as encoded words, none of them longer than a line may be. No line breaks.
    private static func encoded(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let isPlain = line.utf8.allSatisfy { byte in
            (0x20..<0x7F).contains(byte) && !"()<>[]:;@\\,\"=?".utf8.contains(byte)
        }
        if isPlain { return line }
        var words: [String] = []
        var piece = ""
        for character in line {
            if (piece + String(character)).utf8.count > wordBytesMax, !piece.isEmpty {
                words.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        if !piece.isEmpty { words.append(piece) }
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
    }

    /// Letters, digits and hyphens of an identifier.
    private static func word(_ id: String) -> String {
        String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }

    /// `Mon, 1 Jun 2026 12:00:00 +0000`
    private static func day(_ instant: Instant) -> String {
        let date = BusinessDate(instant, in: .gmt)
        let seconds = ((instant.seconds % 86_400) + 86_400) % 86_400
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let week = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let weekday = week[((date.daysSince1970 % 7) + 7) % 7]
        return
            "\(weekday), \(date.day) \(months[date.month - 1]) \(date.year) \(clock.joined(separator: ":")) +0000"
    }

    /// An encoded word is at most 75 characters with its frame. Source: RFC 2047 §2.
    private static let wordBytesMax = 42
}
