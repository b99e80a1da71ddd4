import Accounting
import Bookkeeping
import ConnectorKit
import QuickBooksDesktop
import TestKit
import Testing

@Suite("What is said to QuickBooks Desktop")
struct RequestGoldenTests {
    @Test(
        "is the same text for the same record, and follows the official schema", .tags(.d6), arguments: DesktopCase.all)
    func text(_ one: DesktopCase) throws {
        let text = try Self.text(of: [one.posting], one.company)
        expectGolden(text.replacing("><", with: ">\n<") + "\n", named: one.name + ".xml", in: "../Golden")
        #expect(text.utf8.allSatisfy { $0 < 128 })
        if let complaint = try Schema.complaint(about: text) { Issue.record("\(complaint)") }
    }

    /// Together with the schema above: a change that QuickBooks has no request for could only be refused.
    @Test("is known as a change of every kind of document", .tags(.d6), arguments: DocumentKind.allCases)
    func changes(_ kind: DocumentKind) {
        let isKnown = DesktopCase.all.contains { one in
            guard case .document(let document) = one.posting.body, case .update = one.posting.operation else {
                return false
            }
            return document.kind == kind
        }
        #expect(isKnown)
    }

    @Test("goes in sets: names together, documents together, as many as there is room for")
    func sets() {
        let postings = [
            Posting.sample(.customer(Papers.party), id: "1"), .sample(Papers.item(.service), id: "2"),
            .sample(Papers.sale(.invoice), id: "3"), .sample(Papers.sale(.invoice), id: "4"),
            .sample(Papers.sale(.salesReceipt), id: "5"),
        ]
        let prepared = Self.prepare(postings, Files.us, size: 2)
        #expect(
            prepared.requests.map(\.intentIDs) == [["intent-1", "intent-2"], ["intent-3", "intent-4"], ["intent-5"]])
        #expect(prepared.requests.allSatisfy { $0.requestKey.count <= 23 })
        #expect(Set(prepared.requests.map(\.requestKey)).count == 3)
    }

    @Test("bears the same name when it is prepared again, and another in another try")
    func names() {
        let posting = Posting.sample(Papers.sale(.invoice))
        var again = posting
        again.requestKey = "key-2"
        let first = Self.prepare([posting], Files.us).requests
        #expect(first == Self.prepare([posting], Files.us).requests)
        #expect(first.first?.requestKey != Self.prepare([again], Files.us).requests.first?.requestKey)
    }

    @Test("names the account on which is owed in another currency where it is known, and none elsewhere")
    func receivablesAbroad() throws {
        let lines = [
            SalesLine(
                purpose: .goods(lineID: "1"), item: Lists.mug, account: Lists.income, amount: money(2300, .gbp),
                taxCode: Lists.notTaxable)
        ]
        let posting = Posting.sample(
            Papers.sale(.invoice, lines: lines, currency: .gbp, rate: ExactDecimal(coefficient: 127, scale: 2)))
        #expect(try !Self.text(of: [posting], Files.abroad).contains("ARAccountRef"))
        var company = Files.abroad
        company.debtAccountsAbroad = ["80000006-1": "EUR"]
        #expect(try !Self.text(of: [posting], company).contains("ARAccountRef"))
        company.debtAccountsAbroad = ["80000006-1": "GBP"]
        let text = try Self.text(of: [posting], company)
        #expect(text.contains("<ARAccountRef><ListID>80000006-1</ListID></ARAccountRef>"))
        if let complaint = try Schema.complaint(about: text) { Issue.record("\(complaint)") }
    }

    @Test("is not prepared where a record is named that is not in the books")
    func unresolved() {
        var posting = Posting.sample(Papers.sale(.invoice))
        posting.references = [:]
        let prepared = Self.prepare([posting], Files.us)
        #expect(prepared.requests.isEmpty)
        #expect(prepared.unwritable["intent-1"]?.code == "unresolved_reference")
    }

    static func prepare(_ postings: [Posting], _ company: BooksCompany, size: Int = 100) -> PreparedPostings {
        QuickBooksDesktopConnector(fileID: company.id, world: .unconnected).prepare(
            postings, company: company, capacity: PostingCapacity(batchSize: size, requestsInFlight: 1))
    }

    static func text(of postings: [Posting], _ company: BooksCompany) throws -> String {
        let prepared = prepare(postings, company)
        return try #require(prepared.requests.first, "\(prepared.unwritable)").payload
    }
}
