import Accounting
import Bookkeeping
import ConnectorKit
import Testing

@testable import QuickBooksOnline

@Suite("A text on its way to the books")
struct BooksTextTests {
    @Test(
        "is cut between whole characters",
        arguments: [
            ("abcdef", 4, "abcd"), ("ab👩‍👩‍👧‍👦", 5, "ab"), ("e\u{301}e\u{301}", 3, "e\u{301}"),
            ("שלום עולם", 4, "שלום"), ("🇫🇷🇫🇷", 4, "🇫🇷"),
        ])
    func cut(_ text: String, _ max: Int, _ expected: String) {
        #expect(text.cut(to: max) == expected)
    }

    @Test("loses control characters and keeps its lines only where lines are allowed")
    func controls() {
        let text = " first\u{0}\tline\r\nsecond\u{7F} line\u{85}third "
        #expect(text.line(atMost: 100) == .text("first line second line third"))
        #expect(text.paragraph(atMost: 100) == .text("first line\nsecond line\nthird"))
    }

    @Test("that is a name has no colon")
    func colon() {
        #expect("Mug: blue\n".name(atMost: 100) == .text("Mug- blue"))
    }

    @Test("is left out when nothing remains", arguments: ["", "  ", "\u{0}\n"])
    func empty(_ text: String) {
        #expect(text.line(atMost: 10) == nil)
        #expect(text.paragraph(atMost: 10) == nil)
    }

    @Test("keeps the marker however long the note is")
    func note() throws {
        let context = BodyContext(company: Companies.us, references: [:], marker: Ledger.marker)
        let long = String(repeating: "é", count: 5000)
        guard case .text(let note)? = context.note(long) else {
            Issue.record("no note")
            return
        }
        #expect(note.utf16.count == 4000)
        #expect(note.hasSuffix("\n" + Ledger.marker))
        #expect(context.note("") == .text(Ledger.marker))
        #expect(context.note("x \(Ledger.marker)") == .text("x \(Ledger.marker)"))
    }
}
