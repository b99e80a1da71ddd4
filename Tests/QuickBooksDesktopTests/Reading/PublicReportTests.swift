import Accounting
import Bookkeeping
import ConnectorKit
import QuickBooksDesktop
import TestKit
import Testing

/// What users of other integrations reported in public, tried with values of our own.
@Suite("What went wrong in other integrations with QuickBooks Desktop")
struct PublicReportTests {
    private static let file = "{8F1C0C5E-0000-4000-8000-000000000001}"

    /// A connector whose visitor brings these answers one after the other; also gives what it was asked.
    private func converse<Value: Sendable>(
        _ answers: [String], _ work: @escaping @Sendable (QuickBooksDesktopConnector) async throws -> Value
    ) async throws -> (value: Value, asked: [String]) {
        let (visits, visit) = (Visits(), Visit())
        await visits.begin(visit, of: Self.file)
        let plain = World.unconnected
        let world = World(
            clock: plain.clock, chance: plain.chance, identifiers: plain.identifiers,
            network: VisitedNetwork(plain.network, visits))
        async let asked = Self.visit(visit, answers)
        let value = try await work(QuickBooksDesktopConnector(fileID: Self.file, world: world))
        await visit.finish()
        return (value, await asked)
    }

    private static func visit(_ visit: Visit, _ answers: [String]) async -> [String] {
        var asked: [String] = []
        for answer in answers {
            guard let text = await visit.fetch() else { break }
            asked.append(text)
            await visit.bring(answer)
        }
        return asked
    }

    private func answered(_ inside: String) -> String {
        "<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\(inside)</QBXMLMsgsRs>\n</QBXML>\n"
    }

    private static let facts = """
        <HostQueryRs requestID="1" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><HostRet><ProductName>QuickBooks Pro 2019</ProductName><Country>US</Country></HostRet></HostQueryRs>
        <CompanyQueryRs requestID="2" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><CompanyRet><CompanyName>Kelp &amp; Co</CompanyName></CompanyRet></CompanyQueryRs>
        <PreferencesQueryRs requestID="3" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><PreferencesRet><AccountingPreferences><IsUsingClassTracking>false</IsUsingClassTracking></AccountingPreferences></PreferencesRet></PreferencesQueryRs>
        """

    /// The short lists: those that are switched off answer with an error, the others that there is nothing.
    private static let short = (4...11).map { place in
        let names = [
            "Account", "ItemSalesTax", "ItemSalesTaxGroup", "SalesTaxCode", "Class", "StandardTerms", "PaymentMethod",
            "Currency",
        ]
        let name = names[place - 4]
        return name == "Currency"
            ? "<CurrencyQueryRs requestID=\"\(place)\" statusCode=\"3250\" statusSeverity=\"Error\" statusMessage=\"This feature is not enabled or not available in this version of QuickBooks.\"/>"
            : "<\(name)QueryRs requestID=\"\(place)\" statusCode=\"1\" statusSeverity=\"Info\" statusMessage=\"A query request did not find a matching object in QuickBooks\"/>"
    }.joined()

    private func list(_ name: String, _ id: Int, _ inside: String) -> String {
        let code = inside.isEmpty ? 1 : 0
        return
            "<\(name)QueryRs requestID=\"\(id)\" statusCode=\"\(code)\" statusSeverity=\"Info\" statusMessage=\"\" iteratorRemainingCount=\"0\" iteratorID=\"{84ff5521-205d-46b6-9d44-7b6b9acb7165}\">\(inside)</\(name)QueryRs>"
    }

    /// github.com/consolibyte/quickbooks-php issues 92 and 267: times bear an offset that must not come back, and nothing changed is no error.
    @Test("changes are asked for in QuickBooks' own local time, and none of them is no error", .tags(.d5))
    func localTime() async throws {
        let customer =
            "<CustomerRet><ListID>80000003-1446676743</ListID><TimeCreated>2015-11-04T14:39:03-08:00</TimeCreated><TimeModified>2015-11-04T14:39:03-08:00</TimeModified><EditSequence>1446676743</EditSequence><Name>Reed Lantern</Name><FullName>Reed Lantern</FullName><IsActive>true</IsActive><Sublevel>0</Sublevel></CustomerRet>"
        let answers = [
            answered(Self.facts + Self.short), answered(list("Item", 1, "")), answered(list("Customer", 1, customer)),
            answered(list("Vendor", 1, "")),
            answered(
                Self.facts + Self.short + list("Item", 12, "") + list("Customer", 13, "") + list("Vendor", 14, "")),
        ]
        let (count, asked) = try await converse(answers) { connector in
            var (cursor, count) = (Cursor?.none, 0)
            // The whole of it, and then what changed.
            for _ in 0..<5 {
                let page = try await connector.catalogue(after: cursor)
                (cursor, count) = (page.next, count + page.records.count)
            }
            return count
        }
        #expect(count == 3)
        #expect(asked.last?.contains("<FromModifiedDate>2015-11-04T13:29:03</FromModifiedDate>") == true)
        // github.com/qbwc/qbwc issue 127: what is inactive is asked for as well.
        #expect(asked.last?.contains("<ActiveStatus>All</ActiveStatus>") == true)
    }

    /// github.com/qbwc/qbwc issue 53: the text that QuickBooks cannot read was sent for ever.
    @Test("a text that QuickBooks cannot read refuses its record, and several are tried apart")
    func unreadableText() async throws {
        let trouble = DesktopTrouble(
            code: "0x80040400", message: "QuickBooks found an error when parsing the provided XML text stream.")
        let one = [Posting.sample(.customer(Papers.party), id: "1")]
        let (outcomes, _) = try await converse([trouble.text]) { connector in
            let prepared = connector.prepare(
                one, company: Files.us, capacity: PostingCapacity(batchSize: 10, requestsInFlight: 1))
            return try await connector.perform(prepared.requests[0], postings: one)
        }
        guard case .refused(let problem)? = outcomes["intent-1"] else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(problem.code == "0x80040400")
        let two = one + [Posting.sample(Papers.item(.service), id: "2")]
        await #expect(throws: ConnectorProblem.self) {
            _ = try await converse([trouble.text]) { connector in
                let prepared = connector.prepare(
                    two, company: Files.us, capacity: PostingCapacity(batchSize: 10, requestsInFlight: 1))
                return try await connector.perform(prepared.requests[0], postings: two)
            }
        }
    }

    /// consolibyte.com, common questions about qbXML: an accent as it is breaks the text.
    @Test("letters with accents are sent as numbers")
    func accents() throws {
        var party = Papers.party
        party.displayName = "Crème & Söhne Décor"
        let text = try RequestGoldenTests.text(of: [.sample(.customer(party))], Files.us)
        #expect(text.contains("<Name>Cr&#232;me &amp; S&#246;hne D&#233;cor</Name>"))
    }

    /// github.com/qbwc/qbwc issues 120 and 122: a customer without its currency is one of the home currency for ever.
    @Test("a customer whose currency QuickBooks has no name for is not sent", .tags(.x8))
    func currencies() throws {
        var company = Files.us
        company.isMulticurrency = true
        var party = Papers.party
        party.currency = .eur
        let named = try RequestGoldenTests.text(of: [.sample(.customer(party))], company)
        #expect(named.contains("<CurrencyRef><FullName>Euro</FullName></CurrencyRef>"))
        party.currency = try #require(Currency("TND"))
        let unnamed = RequestGoldenTests.prepare([.sample(.customer(party))], company)
        #expect(unnamed.requests.isEmpty)
        #expect(unnamed.unwritable.values.first?.code == "currency_unnamed")
        company.isMulticurrency = false
        #expect(RequestGoldenTests.prepare([.sample(.customer(party))], company).requests.isEmpty)
    }
}
