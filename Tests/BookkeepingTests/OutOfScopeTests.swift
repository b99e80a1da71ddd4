import Accounting
import Bookkeeping
import Commerce
import TestKit
import Testing

@Suite("What is no supply", .tags(.w13))
struct OutOfScopeTests {
    private var books: BooksCatalogue {
        var books = HarbourMugs.europe
        books.taxCodes.append(HarbourMugs.code("9", "No VAT", [("19", "No VAT", "0")]))
        return books
    }

    private func order(_ change: (inout OrderMaker) -> Void = { _ in }) -> OrderMaker {
        var maker = OrderMaker(.eur)
        maker.line("Mug", "1", at: "100", taxes: [(HarbourMugs.tax("VAT", "21"), "21.00")])
        maker.line("Book", "1", at: "10")
        maker.line("Card", "1", at: "50", kind: .giftCard)
        maker.charge(.tip, "1.20", name: "Tip")
        change(&maker)
        return maker
    }

    private func decide(_ order: Order, _ books: BooksCatalogue, _ code: String?) -> Decision {
        let policy = HarbourMugs.policy { $0.tax.codeOutOfScope = code.map { ID($0) } }
        return Bookkeeper(policy: policy, catalogue: books).decide(order)
    }

    @Test("bears the code that the settings name for it, and goods without tax keep theirs")
    func sold() throws {
        let sale = try #require(decide(order().order(total: "182.21"), books, "9").plan?.sales.first)
        let codes = Dictionary(grouping: sale.lines, by: \.purpose).mapValues { $0.map { $0.taxCode?.name } }
        #expect(codes[.giftCard] == ["No VAT"] && codes[.tip] == ["No VAT"] && codes[.rounding] == ["No VAT"])
        #expect(codes[.goods(lineID: "L2")] == ["0% VAT"])
        guard case .perRate(let rates, _) = sale.tax else { throw Missing() }
        #expect(rates.first { $0.name == "No VAT" }?.net == HarbourMugs.money("51.21", .eur))
        #expect(rates.first { $0.name == "Zero" }?.net == HarbourMugs.money("10.00", .eur))
    }

    private struct Missing: Error {}

    @Test("keeps the code of lines without tax where the settings name none")
    func usual() throws {
        let sale = try #require(decide(order().order(), books, nil).plan?.sales.first)
        #expect(sale.lines.first { $0.purpose == .giftCard }?.taxCode?.name == "0% VAT")
    }

    @Test("needs no code of lines without tax, and stops the order where its own is gone")
    func missing() {
        var bare = books
        bare.taxCodes.removeAll { $0.id == ID("1") }
        var maker = OrderMaker(.eur)
        maker.line("Card", "1", at: "50", kind: .giftCard)
        #expect(decide(maker.order(), bare, "9").plan != nil)
        #expect(decide(order().order(), books, "99").refusals == [.taxCodeMissing(ID("99"))])
    }

    @Test("taxed all the same bears the code of its tax")
    func taxedTip() throws {
        var maker = OrderMaker(.eur)
        maker.line("Book", "1", at: "10")
        maker.charge(.tip, "10", name: "Tip", taxes: [(HarbourMugs.tax("VAT", "21"), "2.10")])
        let sale = try #require(decide(maker.order(), books, "9").plan?.sales.first)
        #expect(sale.lines.first { $0.purpose == .tip }?.taxCode?.name == "Standard 21%")
    }

    @Test(
        "is proposed the code whose name says so",
        arguments: [
            ("No VAT", true), ("Out of Scope", true), ("Hors champ", true), ("Fuera de ámbito", true),
            ("Zero-rated", false), ("Exempt", false),
        ])
    func proposed(name: String, isFound: Bool) {
        var books = HarbourMugs.europe
        books.taxCodes.append(HarbourMugs.code("9", name, []))
        let profile = StoreProfile(
            storeID: "1", name: "Harbour Mugs", country: "NL", currency: .eur, timeZone: "Europe/Amsterdam",
            pricesIncludeTax: true, taxes: [], paymentMethods: [])
        #expect(Policy.suggested(for: profile, catalogue: books).tax.codeOutOfScope == (isFound ? ID("9") : nil))
    }
}
