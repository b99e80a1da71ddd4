import Accounting
import Foundation
import TestKit
import Testing

@testable import Transport

@Suite("A letter as mail servers carry it")
struct MailMessageTests {
    private static let message = MailMessage(
        from: .init(name: "Bücherbrücke", email: "books@example.com"), to: .init(email: "ana@example.com"),
        subject: "Larkmoor & Söhne: 12 commandes à traiter, et une ligne qui est bien plus longue qu’une autre",
        text: "Zwölf\nBestellungen", html: "<p>Zwölf</p>", id: "a1/b", date: Instant(seconds: 1_780_315_200))

    @Test("has lines that end as they must, none too long, and no sign beyond ASCII")
    func lines() {
        let content = Self.message.content
        let hasOtherBreaks = content.replacing("\r\n", with: "").contains { $0.isNewline }
        let isASCII = content.utf8.allSatisfy { $0 < 0x80 }
        #expect(!hasOtherBreaks && isASCII)
        for line in content.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 78, "\(line)") }
        #expect(content.contains("Date: Mon, 1 Jun 2026 12:00:00 +0000\r\n"))
        #expect(content.contains("Message-ID: <a1-b@example.com>\r\n"))
        #expect(content.contains("To: <ana@example.com>\r\n"))
    }

    @Test("says its text in both forms")
    func parts() throws {
        let parts = Self.message.content.components(separatedBy: "--=_bookbridge_a1-b")
        #expect(parts.count == 4 && parts[3].hasPrefix("--"))
        for (part, text) in [(parts[1], Self.message.text), (parts[2], Self.message.html)] {
            let body = try #require(part.components(separatedBy: "\r\n\r\n").last)
            let data = try #require(Data(base64Encoded: body, options: .ignoreUnknownCharacters))
            #expect(String(decoding: data, as: UTF8.self) == text)
        }
    }

    @Test("lets no line break of a name or a subject make a header of its own")
    func injected() {
        var message = Self.message
        message.subject = "Hello\r\nBcc: mallory@example.com"
        message.from.name = "A\nBcc: mallory@example.com"
        #expect(!message.content.contains("\r\nBcc:") && !message.content.contains("\nBcc:"))
    }

    @Test(
        "comes from an address as people write it",
        arguments: [
            ("Bookbridge <books@example.com>", "Bookbridge", "books@example.com"),
            ("books@example.com", "", "books@example.com"),
            ("\"Book, bridge\" <books@example.com>", "Book, bridge", "books@example.com"),
        ])
    func address(_ text: String, _ name: String, _ email: String) {
        #expect(MailMessage.Address(text) == MailMessage.Address(name: name, email: email))
    }

    @Test("comes from nothing that is no address", arguments: ["", "books", "@", "a@", "@b", "Bü <bü@example.com>"])
    func noAddress(_ text: String) { #expect(MailMessage.Address(text) == nil) }

    @Test(
        "goes to the server that is named, with TLS unless that is this machine",
        arguments: [
            ("smtps://ann@mail.example.com", 465, MailServer.Security.tls), ("smtp://mail.example.com", 587, .startTLS),
            ("smtp://mail.example.com:25", 25, .startTLS), ("smtp+plain://127.0.0.1:2525", 2525, .none),
        ])
    func server(_ text: String, _ port: Int, _ security: MailServer.Security) throws {
        let server = try #require(MailServer(text, password: "p"))
        #expect(server.port == port && server.security == security)
    }

    @Test(
        "goes nowhere else",
        arguments: ["", "mail.example.com", "http://mail.example.com", "smtp://", "smtp+plain://mail.example.com"])
    func noServer(_ text: String) { #expect(MailServer(text) == nil) }
}
