import Accounting
import Bookkeeping
import Commerce
import Testing

/// A store's taxes, the codes of the books, and the code that may stand for them without a word of a person.
struct Pairing: CustomTestStringConvertible, Sendable {
    var home: String
    /// `PST (BC) 7`: the last word is the rate.
    var taxes: [String]
    /// `GST/PST BC: GST 5, PST BC 7`; a code without rates written bears one of its own name.
    var codes: [String]
    var code: String?

    init(_ home: String, _ taxes: String..., codes: [String], is code: String?) {
        (self.home, self.taxes, self.codes, self.code) = (home, taxes, codes, code)
    }

    var testDescription: String { "\(home): \(taxes) on \(codes) is \(code ?? "asked")" }

    var storeTaxes: [StoreTax] { taxes.map { Self.cut($0) }.map { HarbourMugs.tax($0.name, $0.rate) } }

    var catalogue: BooksCatalogue {
        var books = HarbourMugs.europe
        books.company.country = home
        let all = codes + (codes.contains { $0.hasSuffix(" 0") } ? [] : ["Zero 0"])
        books.taxCodes = all.enumerated().map { place, text in
            let parts = text.split(separator: ": ").map(String.init)
            let rates =
                parts.count == 1 ? [Self.cut(text)] : parts[1].split(separator: ", ").map { Self.cut(String($0)) }
            return HarbourMugs.code(
                "\(place + 1)", parts.count == 1 ? Self.cut(text).name : parts[0],
                rates.enumerated().map { ("\(place + 1).\($0)", $1.name, $1.rate) })
        }
        return books
    }

    /// The order of one line that bears the taxes.
    var decision: Decision {
        var maker = OrderMaker(.eur)
        let charged = storeTaxes.map { ($0, ($0.rate ?? .zero).description) }
        maker.line("Mug", "1", at: "100", taxes: charged)
        return Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(maker.order())
    }

    private static func cut(_ text: String) -> (name: String, rate: String) {
        let words = text.split(separator: " ")
        return (words.dropLast().joined(separator: " "), String(words.last ?? ""))
    }
}

@Suite("The tax code of a tax that nobody paired", .tags(.w13))
struct TaxPairingTests {
    @Test(
        "is the one of its rate, where nothing says that it is another tax",
        arguments: [
            Pairing("FR", "VAT 20", codes: ["20% TVA 20", "10% TVA 10"], is: "20% TVA"),
            Pairing("FR", "TVA 20 % 20", codes: ["20% VAT 20"], is: "20% VAT"),
            Pairing("GB", "VAT 20", codes: ["20.0% S 20", "5.0% R 5"], is: "20.0% S"),
            Pairing("NL", "10% Tax 10", codes: ["Ten 10"], is: "Ten"),
            Pairing("BE", "TVA 21% 21", codes: ["BTW 21 21"], is: "BTW 21"),
            Pairing("MA", "TVA 20% 20", codes: ["TVA 20 20"], is: "TVA 20"),
            Pairing("MX", "IVA 16% 16", codes: ["IVA 16 16"], is: "IVA 16"),
            Pairing("JP", "消費税 10% 10", codes: ["10% consumption tax 10", "8% 8"], is: "10% consumption tax"),
            Pairing("CA", "Tax 7", codes: ["PST BC 7"], is: "PST BC"),
            Pairing("CA", "PST 7", codes: ["PST BC 7", "RST MB 7"], is: "PST BC"),
            Pairing("CA", "G.S.T. 5", codes: ["GST 5"], is: "GST"),
            Pairing("CA", "T.V.Q. 9.975", codes: ["QST 9.975", "Special 9.975"], is: "QST"),
            Pairing(
                "CA", "TPS 5", "TVQ 9.975", codes: ["GST/QST QC - 9.975: GST 5, QST 9.975"], is: "GST/QST QC - 9.975"),
            Pairing("CA", "HST(ON) 13", codes: ["HST ON 13"], is: "HST ON"),
        ])
    func unambiguous(pairing: Pairing) { check(pairing) }

    @Test(
        "is never one that is named for another authority",
        arguments: [
            Pairing("CA", "RST Manitoba 7", codes: ["PST BC 7"], is: nil),
            Pairing("CA", "RST 7", codes: ["PST BC 7"], is: nil),
            Pairing("CA", "Manitoba 7", codes: ["PST BC 7"], is: nil),
            Pairing("CA", "PST (BC) 7", codes: ["RST MB 7"], is: nil),
            Pairing("CA", "GST 5", "RST MB 7", codes: ["GST/PST BC: GST 5, PST BC 7"], is: nil),
            Pairing("CA", "HST (NL) 15", codes: ["HST NB 15"], is: nil),
            Pairing("CA", "VAT 5", codes: ["GST 5"], is: nil),
            Pairing("FR", "MwSt. 20% 20", codes: ["20% TVA 20"], is: nil),
            Pairing("FR", "VAT AT 20% 20", codes: ["20% TVA 20"], is: nil),
            Pairing("FR", "Austria VAT 20", codes: ["20% 20"], is: nil),
            Pairing("FR", "TVA Autriche 20", codes: ["20% TVA 20"], is: nil),
            Pairing("FR", "TVA 20% 20", codes: ["20% VAT Austria 20"], is: nil),
            Pairing("FR", "VAT OSS 20", codes: ["20% TVA 20"], is: nil),
            Pairing("NL", "BTW België 21", codes: ["21% BTW 21"], is: nil),
            Pairing("NL", "IVA 21% 21", codes: ["21% BTW 21"], is: nil),
            Pairing("ES", "IGIC 7", codes: ["IVA 7 7"], is: nil),
        ])
    func otherAuthority(pairing: Pairing) { check(pairing) }

    @Test(
        "is the one whose name speaks for it, where several bear its rate",
        arguments: [
            Pairing("CA", "PST (BC) 7", codes: ["RST MB 7", "PST BC 7"], is: "PST BC"),
            Pairing("CA", "PST MB 7", codes: ["PST BC 7", "RST MB 7"], is: "RST MB"),
            Pairing("CA", "Manitoba tax 7", codes: ["PST BC 7", "RST MB 7"], is: "RST MB"),
            Pairing("CA", "GST 5", "PST 7", codes: ["A: GST 5, RST MB 7", "B: GST 5, PST BC 7"], is: "B"),
            Pairing("FR", "MwSt. AT 20% 20", codes: ["20% TVA 20", "VAT 20% Austria 20"], is: "VAT 20% Austria"),
            Pairing("FR", "TVA 20% 20", codes: ["20% TVA encaissements 20", "20% TVA 20"], is: "20% TVA"),
            Pairing("AU", "GST 10% 10", codes: ["GST on capital 10", "GST 10"], is: "GST"),
            Pairing("CA", "Tax 7", codes: ["PST BC 7", "RST MB 7"], is: nil),
            Pairing("FR", "VAT 20% 20", codes: ["20% TVA 20", "20% TVA UE 20", "20% TVA services 20"], is: "20% TVA"),
            Pairing("NL", "Tax 21", codes: ["Sales 21", "Goods 21"], is: nil),
        ])
    func several(pairing: Pairing) { check(pairing) }

    @Test(
        "bears as many rates, unless both names tell the same taxes",
        arguments: [
            Pairing("CA", "GST+QST 14.975", codes: ["GST/QST: GST 5, QST 9.975"], is: "GST/QST"),
            Pairing("CA", "HST federal 5", "HST provincial 8", codes: ["HST ON 13"], is: "HST ON"),
            Pairing("CA", "GST 5", "PST 8", codes: ["HST ON 13"], is: nil),
            Pairing("CA", "Sales tax 12", codes: ["GST/PST BC: GST 5, PST BC 7"], is: nil),
            Pairing("NL", "State 4", "County 3", codes: ["Both 7"], is: nil),
        ])
    func sums(pairing: Pairing) { check(pairing) }

    @Test(
        "at zero is the code without tax, unless another has its very name",
        arguments: [
            Pairing("GB", "VAT 0", codes: ["No VAT 0", "0.0% Z 0"], is: "0.0% Z"),
            Pairing("NL", "Exempt 0", codes: ["0% BTW 0", "Exempt 0"], is: "Exempt"),
        ])
    func zero(pairing: Pairing) { check(pairing) }

    @Test(
        "of a reverse charge is one that is called so, never simply one without tax",
        arguments: [
            Pairing("NL", "Reverse charge 0", codes: ["0% BTW 0", "Reverse charge 0"], is: "Reverse charge"),
            Pairing("FR", "Reverse charge 0", codes: ["Exempt 0", "TVA autoliquidation 0"], is: "TVA autoliquidation"),
            Pairing("GB", "Reverse charge 0", codes: ["0.0% Z 0", "No VAT 0", "20.0% RC 0"], is: "20.0% RC"),
            Pairing("NL", "Reverse charge 0", codes: ["0% BTW 0", "Exempt 0", "Out of scope 0"], is: nil),
            Pairing(
                "FR", "Reverse charge 0", codes: ["Autoliquidation BTP 0", "Livraison intracommunautaire 0"], is: nil),
        ])
    func reverseCharge(pairing: Pairing) { check(pairing) }

    @Test("counts as paired by hand, whatever its name says")
    func explicit() {
        let pairing = Pairing("CA", "RST Manitoba 7", codes: ["PST BC 7"], is: "PST BC")
        var maker = OrderMaker(.eur)
        maker.line("Mug", "1", at: "100", taxes: [(pairing.storeTaxes[0], "7")])
        let policy = HarbourMugs.policy { $0.tax.pairs = [.init(taxes: Set(pairing.storeTaxes), code: ID("1"))] }
        let decision = Bookkeeper(policy: policy, catalogue: pairing.catalogue).decide(maker.order())
        #expect(decision.plan?.sales.first?.lines.first?.taxCode?.name == "PST BC")
    }

    @Test("is not made up for a rehearsal where a code of that rate may be meant")
    func rehearsal() {
        let pairing = Pairing("CA", "RST Manitoba 7", codes: ["PST BC 7"], is: nil)
        var maker = OrderMaker(.eur)
        maker.line("Mug", "1", at: "100", taxes: [(pairing.storeTaxes[0], "7")])
        maker.line("Tea", "1", at: "100", taxes: [(HarbourMugs.tax("RST Manitoba", "8"), "8")])
        let policy = HarbourMugs.policy()
        let books = pairing.catalogue.rehearsed(for: [maker.order()], policy: policy)
        #expect(books.taxCodes.map(\.name) == ["PST BC", "Zero", "RST Manitoba"])
        let decision = Bookkeeper(policy: policy, catalogue: books).decide(maker.order())
        #expect(decision.refusals == [.taxUnpaired(pairing.storeTaxes)])
    }

    private func check(_ pairing: Pairing) {
        let decision = pairing.decision
        #expect(decision.plan?.sales.first?.lines.first?.taxCode?.name == pairing.code, "\(decision.refusals)")
        if pairing.code == nil { #expect(decision.refusals == [.taxUnpaired(pairing.storeTaxes)]) }
    }
}
