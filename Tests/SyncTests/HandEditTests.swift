import Accounting
import LinkLedger
import TestKit
import Testing

@testable import Sync

@Suite("Whether a document in the books is still what was posted", .tags(.x1, .x4))
struct HandEditTests {
    @Test("the same is the same") func same() {
        #expect(!Self.isEdited(Self.payment, Self.filedPayment))
        #expect(!Self.isEdited(Self.entry, Self.filedEntry))
    }

    @Test("money that was moved to another account, another customer's payment, another amount")
    func movedPayment() {
        var filed = Self.filedPayment
        filed.settlementAccount = FiledName(id: "36")
        #expect(Self.isEdited(Self.payment, filed))
        filed = Self.filedPayment
        filed.party = FiledName(id: "8")
        #expect(Self.isEdited(Self.payment, filed))
        filed = Self.filedPayment
        filed.total = usd(3999)
        #expect(Self.isEdited(Self.payment, filed))
    }

    @Test("a payment that settles something else, or less of its invoice")
    func otherApplications() {
        for ties in [
            [FiledTie(kind: .invoice, id: "11", amount: usd(4000))],
            [FiledTie(kind: .invoice, id: "10", amount: usd(1000))],
            [
                FiledTie(kind: .invoice, id: "10", amount: usd(4000)),
                FiledTie(kind: .invoice, id: "11", amount: usd(1)),
            ],
        ] {
            var filed = Self.filedPayment
            filed.ties = ties
            #expect(Self.isEdited(Self.payment, filed), "\(ties)")
        }
    }

    @Test("a payment that lost its invoice counts only where the invoice still stands")
    func lostInvoice() {
        var filed = Self.filedPayment
        filed.ties = []
        #expect(Self.isEdited(Self.payment, filed))
        #expect(!filed.differs(from: Self.payment, Self.own, standing: []))
    }

    @Test("a journal entry whose account was changed, its total the same")
    func otherAccount() {
        var filed = Self.filedEntry
        filed.lines[0].account = FiledName(id: "61")
        #expect(Self.isEdited(Self.entry, filed))
    }

    @Test("a bill of another vendor")
    func otherVendor() {
        let bill = Document.purchase(
            PurchaseDocument(
                kind: .bill, number: "B1", date: Self.day, dueDate: nil, vendor: .existing(ID("5"), name: "Mill"),
                currency: .usd, lines: [], payableAccount: .existing(ID("33"), name: "Payable"), privateNote: ""))
        var filed = FiledDocument(
            kind: .bill, id: "30", version: "0", number: "B1", date: Self.day, currency: .usd, total: usd(0),
            party: FiledName(id: "5"), lines: [])
        #expect(!Self.isEdited(bill, filed))
        filed.party = FiledName(id: "6")
        #expect(Self.isEdited(bill, filed))
    }

    @Test("a bill of which a cost was billed to the customer: written over, it would be billed again", .tags(.s5))
    func billedCost() {
        let bill = Document.purchase(
            PurchaseDocument(
                kind: .bill, number: "B1", date: Self.day, dueDate: nil, vendor: .existing(ID("5"), name: "Mill"),
                currency: .usd,
                lines: [
                    PurchaseLine(
                        item: .existing(ID("9"), name: "Mug"), account: .existing(ID("80"), name: "Cost"),
                        description: "", quantity: nil, unitCost: nil, amount: usd(500), taxCode: nil,
                        billableTo: .existing(ID("7"), name: "Ann"))
                ], payableAccount: .existing(ID("33"), name: "Payable"), privateNote: ""))
        var line = FiledLine(item: FiledName(id: "9"), amount: usd(500))
        var filed = FiledDocument(
            kind: .bill, id: "30", version: "0", number: "B1", date: Self.day, currency: .usd, total: usd(500),
            party: FiledName(id: "5"), lines: [line])
        #expect(!Self.isEdited(bill, filed))
        line.isBilled = true
        filed.lines = [line]
        #expect(Self.isEdited(bill, filed))
    }

    private static func isEdited(_ posted: Document, _ filed: FiledDocument) -> Bool {
        filed.differs(from: posted, own, standing: own.names)
    }

    private static let day = BusinessDate(daysSince1970: 20_500)
    private static let sale = RecordKey(.order, "1", role: "sale")
    private static let own = OwnDocuments([
        Link(key: sale, generation: 1, kind: .invoice, booksID: "10", version: "0", number: "A1", fingerprint: "")
    ])

    private static let payment = Document.payment(
        Payment(
            date: day, customer: .existing(ID("7"), name: "Ann"), currency: .usd, total: usd(4000),
            applications: [.init(document: sale, kind: .invoice, amount: usd(4000))],
            depositAccount: .existing(ID("35"), name: "Bank"), receivableAccount: .existing(ID("84"), name: "A/R")))
    private static let filedPayment = FiledDocument(
        kind: .payment, id: "20", version: "3", date: day, currency: .usd, total: usd(4000), party: FiledName(id: "7"),
        settlementAccount: FiledName(id: "35"), lines: [],
        ties: [FiledTie(kind: .invoice, id: "10", amount: usd(4000))])

    private static let entry = Document.journalEntry(
        JournalEntry(
            number: "A1.G1", date: day, currency: .usd,
            journal: Journal(entries: [
                JournalLine(account: .existing(ID("60"), name: "Gift cards"), amount: usd(2000)),
                JournalLine(account: .existing(ID("84"), name: "A/R"), amount: usd(-2000)),
            ])))
    private static let filedEntry = FiledDocument(
        kind: .journalEntry, id: "21", version: "1", number: "A1.G1", date: day, currency: .usd, total: usd(2000),
        lines: [
            FiledLine(account: FiledName(id: "60"), amount: usd(2000)),
            FiledLine(account: FiledName(id: "84"), amount: usd(-2000)),
        ])
}

private func usd(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, .usd) }
