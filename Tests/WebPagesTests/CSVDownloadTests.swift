import Accounting
import Features
import Storage
import TestKit
import Testing
import Wording

@testable import WebPages

@Suite("A file for a spreadsheet", .tags(.x10))
struct CSVDownloadTests {
    private static let amounts = [Money(minorUnits: 123_450, .usd), Money(minorUnits: -5, .usd)]

    @Test("has commas between its cells and points before decimals where numbers are written so")
    func point() {
        var sheet = CSVDownload(["order", "total"], .point)
        for amount in Self.amounts { sheet.add(["Ada, Lovelace", sheet.number(amount)]) }
        #expect(
            sheet.text == "\u{FEFF}order,total\r\n\"Ada, Lovelace\",1234.50\r\n\"Ada, Lovelace\",-0.05\r\n")
    }

    @Test("has semicolons and decimal commas where spreadsheets expect those", arguments: ["fr", "es", "fr-CA"])
    func comma(_ tag: String) {
        var sheet = CSVDownload(["order", "total"], .usual(forTag: tag))
        for amount in Self.amounts { sheet.add(["a;b", sheet.number(amount)]) }
        #expect(sheet.text == "\u{FEFF}order;total\r\n\"a;b\";1234,50\r\n\"a;b\";-0,05\r\n")
    }

    @Test("tells that a text is no formula", arguments: ["=1+1", "+33 1", "@x", "-2+3", "-", "-1.2,3"])
    func formulas(_ text: String) {
        for numbers in [NumberStyle.point, .comma] {
            var sheet = CSVDownload([], numbers)
            sheet.add([text])
            #expect(sheet.text.contains("'\(text)"))
        }
    }

    /// In Swift a carriage return with its line feed is one character.
    @Test("keeps a text of several lines in its cell", arguments: ["a\nb", "a\r\nb", "a\rb"])
    func lines(_ text: String) {
        var sheet = CSVDownload([], .point)
        sheet.add([text, "c"])
        #expect(sheet.text.hasSuffix("\"\(text)\",c\r\n"))
        let entry = AuditEntry(
            company: "acme", place: 1, at: Instant(seconds: 0), action: .link, actor: "iris", run: "", requestKey: "",
            content: text, request: "", previous: "", hash: "0")
        #expect(AuditSheet.line(entry).contains(",\"\(text)\","))
    }

    @Test("of companies is read again as it was written", arguments: [NumberStyle.point, .comma])
    func linkSheet(_ numbers: NumberStyle) {
        var sheet = CSVDownload(["company_id", "company_name", "quickbooks_id", "quickbooks_name"], numbers)
        sheet.add(["1", "Quay, Sons; and Ann", "129", "Quay"])
        sheet.add(["2", "Plain", "", "Plain, Ltd"])
        #expect(LinkSheet(sheet.text).words == ["1": "129", "2": "Plain, Ltd"])
    }
}
