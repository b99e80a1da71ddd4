import Accounting
import Bookkeeping
import ConnectorKit
import QuickBooksDesktop
import TestKit
import Testing

/// What users of other integrations reported in public, tried with values of our own.
@Suite("What went wrong in other integrations with QuickBooks Desktop")
struct PublicReportTests {
    private func answered(_ inside: String) -> String {
        "<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\(inside)</QBXMLMsgsRs>\n</QBXML>\n"
    }

    private static let facts = """
        <HostQueryRs requestID="1" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><HostRet><ProductName>QuickBooks Pro 2019</ProductName><Country>US</Country></HostRet></HostQueryRs>
        <CompanyQueryRs requestID="2" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><CompanyRet><CompanyName>Kelp &amp; Co</CompanyName></CompanyRet></CompanyQueryRs>
        <PreferencesQueryRs requestID="3" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><PreferencesRet><AccountingPreferences><IsUsingClassTracking>false</IsUsingClassTracking></AccountingPreferences></PreferencesRet></PreferencesQueryRs>
        """

    /// The short lists: those that are switched off answer with an error, the others that there is nothing.
    private static let short = (4...13).map { place in
        let names = [
            "Account", "ItemSalesTax", "ItemSalesTaxGroup", "SalesTaxCode", "Class", "StandardTerms", "PaymentMethod",
            "Currency", "Employee", "OtherName",
        ]
        let name = names[place - 4]
        return name == "Currency"
            ? "<CurrencyQueryRs requestID=\"\(place)\" statusCode=\"3250\" statusSeverity=\"Error\" statusMessage=\"This feature is not enabled or not available in this version of QuickBooks.\"/>"
            : "<\(name)QueryRs requestID=\"\(place)\" statusCode=\"1\" statusSeverity=\"Info\" statusMessage=\"A query request did not find a matching object in QuickBooks\"/>"
    }.joined()

    private static let merged =
        "<ListDeletedRet><ListDelType>Customer</ListDelType><ListID>80000002-1446676000</ListID><TimeCreated>2015-11-03T09:00:00-08:00</TimeCreated><TimeDeleted>2015-11-04T15:00:00-08:00</TimeDeleted><FullName>Reed Lantern Ltd</FullName></ListDeletedRet>"

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
                Self.facts + Self.short + list("Item", 14, "") + list("Customer", 15, "") + list("Vendor", 16, "")
                    + list("ListDeleted", 17, Self.merged)),
        ]
        let ((count, gone), asked) = try await Conversation.held(answers) { connector in
            var (cursor, count, gone) = (Cursor?.none, 0, [GoneRecord]())
            // The whole of it, and then what changed.
            for _ in 0..<5 {
                let page = try await connector.catalogue(after: cursor)
                (cursor, count, gone) = (page.next, count + page.records.count, gone + page.gone)
            }
            return (count, gone)
        }
        #expect(count == 3)
        // What was merged with another is told by no list, and must not be named any more.
        #expect(gone == [GoneRecord(.customer, "80000002-1446676000")])
        #expect(asked.last?.contains("<FromDeletedDate>2015-11-04T13:29:03</FromDeletedDate>") == true)
        #expect(asked.last?.contains("<FromModifiedDate>2015-11-04T13:29:03</FromModifiedDate>") == true)
        // github.com/qbwc/qbwc issue 127: what is inactive is asked for as well.
        #expect(asked.last?.contains("<ActiveStatus>All</ActiveStatus>") == true)
    }

    @Test("a torn answer to a question is asked for once more in the same visit, and then told", .tags(.d5))
    func tornAnswer() async throws {
        let (torn, whole) = ("<QBXML><QBXMLMsgsRs><HostQueryRs", answered(Self.facts))
        let (company, asked) = try await Conversation.held([torn, whole]) { try await $0.company() }
        #expect(company.name == "Kelp & Co")
        #expect(asked.count == 2 && asked.first == asked.last)
        let problem = ConnectorProblem(.unreadable, code: "xml", raw: torn)
        await #expect(throws: problem) {
            _ = try await Conversation.held([torn, torn]) { try await $0.company() }
        }
    }

    /// github.com/qbwc/qbwc issue 53: the text that QuickBooks cannot read was sent for ever.
    @Test("a text that QuickBooks cannot read refuses its record, and several are tried apart")
    func unreadableText() async throws {
        let trouble = DesktopTrouble(
            code: "0x80040400", message: "QuickBooks found an error when parsing the provided XML text stream.")
        let one = [Posting.sample(.customer(Papers.party), id: "1")]
        let (outcomes, _) = try await Conversation.held([trouble.text]) { connector in
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
            _ = try await Conversation.held([trouble.text]) { connector in
                let prepared = connector.prepare(
                    two, company: Files.us, capacity: PostingCapacity(batchSize: 10, requestsInFlight: 1))
                return try await connector.perform(prepared.requests[0], postings: two)
            }
        }
    }

    // MARK: Answers to something else

    private func prepared(_ postings: [Posting]) -> PreparedPosting? {
        QuickBooksDesktopConnector(fileID: Conversation.file, world: .unconnected).prepare(
            postings, company: Files.us, capacity: PostingCapacity(batchSize: 10, requestsInFlight: 1)
        ).requests.first
    }

    private func invoice(_ request: String, set: String?, number: String = "EW1042", subtotal: String = "218.50")
        -> String
    {
        let name = set.map { " newMessageSetID=\"\($0)\" messageSetStatusCode=\"0\"" } ?? ""
        let figure = subtotal.isEmpty ? "" : "<Subtotal>\(subtotal)</Subtotal>"
        return
            "<QBXML><QBXMLMsgsRs\(name)><\(request)Rs requestID=\"1\" statusCode=\"0\" statusSeverity=\"Info\" statusMessage=\"Status OK\"><InvoiceRet><TxnID>7A-1</TxnID><EditSequence>1</EditSequence><TxnDate>2026-06-01</TxnDate><RefNumber>\(number)</RefNumber>\(figure)<SalesTaxTotal>0.00</SalesTaxTotal></InvoiceRet></\(request)Rs></QBXMLMsgsRs></QBXML>"
    }

    private func outcome(
        of answer: String, to posting: Posting = .sample(Papers.sale(.invoice))
    ) async throws -> PostingOutcome? {
        let request = try #require(prepared([posting]))
        let (outcomes, _) = try await Conversation.held([answer]) { connector in
            try await connector.perform(request, postings: [posting])
        }
        return outcomes["intent-1"]
    }

    private func refusal(_ request: String, _ code: Int, _ words: String) -> String {
        answered(
            "<\(request)Rs requestID=\"1\" statusCode=\"\(code)\" statusSeverity=\"Error\" statusMessage=\"\(words)\"/>"
        )
    }

    /// ayssoftware.com, resolving QuickBooks export errors; interweave.freshdesk.com, error code cheat sheet: 3170 is a document that
    /// somebody has open, and as often a change that QuickBooks never takes.
    @Test(
        "a lock passes by itself; what QuickBooks refuses for a reason of its own needs a person", .tags(.x6),
        arguments: [
            (3170, "The list has been modified by another user.", ConnectorProblem.Cause.serverFault),
            (3170, "You cannot change the customer of a paid invoice.", .invalid(field: nil)),
            (3170, "It is dated on or before the closing date.", .periodClosed), (3170, "", .serverFault),
            (3175, "It is in use by another user.", .serverFault),
            (3180, "The credit limit of this customer is exceeded.", .invalid(field: nil)),
            (3180, "The record could not be locked.", .serverFault),
            (3185, "It is dated on or before the closing date.", .periodClosed),
        ])
    func reasons(_ code: Int, _ words: String, _ cause: ConnectorProblem.Cause) async throws {
        let marked = words.isEmpty ? "" : "  QuickBooks error message: " + words
        let answer = refusal("InvoiceAdd", code, "There was an error when saving a Invoice." + marked)
        guard case .refused(let problem)? = try await outcome(of: answer) else {
            Issue.record("\(code) \(words)")
            return
        }
        #expect(problem.cause == cause && problem.code == String(code))
        #expect(problem.text == (words.isEmpty ? "There was an error when saving a Invoice." : words))
    }

    /// teapplix.com, multi-currency issue 3140; helpcenter.webgility.com, currency mismatch.
    @Test("an account of another currency is no record that is inactive or gone", .tags(.x6, .x8))
    func otherCurrency() async throws {
        let words = "There is an invalid reference to QuickBooks Customer &quot;Currency House&quot; in the Invoice."
        let why = "  QuickBooks error message: The account is kept in another currency."
        for (words, cause) in [(words + why, ConnectorProblem.Cause.invalid(field: nil)), (words, .referenceInactive)] {
            guard case .refused(let problem)? = try await outcome(of: refusal("InvoiceAdd", 3140, words)) else {
                Issue.record("not refused")
                return
            }
            #expect(problem.cause == cause)
        }
    }

    /// hub.acctivate.com, sync errors after deleting a tax category: the code was deleted after the lists had been read.
    @Test("a new document that names what was deleted is decided again with the lists as they are now", .tags(.d5))
    func deletedReference() async throws {
        let words = "Object &quot;80000032-1&quot; specified in the request cannot be found."
        guard case .refused(let problem)? = try await outcome(of: refusal("InvoiceAdd", 3120, words)) else {
            Issue.record("not refused")
            return
        }
        #expect(problem.cause == .referenceInactive)
        let payment = Posting.sample(
            Papers.payment(10_000, [.init(document: Lists.saleKey, kind: .invoice, amount: money(10_000))]))
        let answer = refusal("ReceivePaymentAdd", 3120, words)
        guard case .refused(let gone)? = try await outcome(of: answer, to: payment) else {
            Issue.record("not refused")
            return
        }
        #expect(gone.cause == .notFound, "what is gone may be the invoice")
    }

    @Test("an answer to another set is nobody's answer: what became of the record is looked for", .tags(.x1))
    func foreignAnswers() async throws {
        let own = try #require(prepared([.sample(Papers.sale(.invoice))])).requestKey
        let right = try await outcome(of: invoice("InvoiceAdd", set: own))
        guard case .posted(let record)? = right else {
            Issue.record("\(String(describing: right))")
            return
        }
        #expect(record.locator.id == "7A-1")
        // Its own name is not said by every version.
        guard case .posted? = try await outcome(of: invoice("InvoiceAdd", set: nil)) else {
            Issue.record("an answer without the name of its set")
            return
        }
        for foreign in [invoice("InvoiceAdd", set: "b0000000000000000000000"), invoice("InvoiceQuery", set: nil)] {
            guard case .unknown? = try await outcome(of: foreign) else {
                Issue.record("\(foreign)")
                return
            }
        }
    }

    @Test("a document that is told without figures is looked at, and never taken for right", .tags(.x2))
    func noFigures() async throws {
        guard case .unknown? = try await outcome(of: invoice("InvoiceAdd", set: nil, subtotal: "")) else {
            Issue.record("taken for right")
            return
        }
        let sale = Posting.sample(Papers.sale(.invoice))
        let bare = invoice("InvoiceQuery", set: nil, subtotal: "").replacing(
            "<RefNumber>", with: "<Memo>\(Lists.marker)</Memo><RefNumber>")
        let (results, _) = try await Conversation.held([bare]) { try await $0.look(for: [sale], company: Files.us) }
        guard case .refused(let problem)? = results["intent-1"] else {
            Issue.record("\(results)")
            return
        }
        #expect(problem.code == "total_missing")
    }

    /// Programs hand QuickBooks' answer on as text, and some name the encoding that it once had.
    @Test(
        "the encoding that an answer names does not count: it lies in another text",
        arguments: ["utf-16", "windows-1252"])
    func namedEncodings(_ encoding: String) async throws {
        let answer =
            "<?xml version=\"1.0\" encoding=\"\(encoding)\" ?>"
            + answered(Self.facts.replacing("Kelp &amp; Co", with: "Café Zoë")).dropFirst(
                "<?xml version=\"1.0\" ?>".count)
        let (company, _) = try await Conversation.held([answer]) { try await $0.company() }
        #expect(company.name == "Café Zoë")
    }

    /// People rename the two codes of a company file: a name that is not there refuses every document.
    @Test("lines bear the tax codes by the names that the company gives them", .tags(.x2))
    func renamedCodes() async throws {
        let preferences =
            "<SalesTaxPreferences><PaySalesTax>Monthly</PaySalesTax><DefaultTaxableSalesTaxCodeRef><ListID>1-1</ListID><FullName>YES</FullName></DefaultTaxableSalesTaxCodeRef><DefaultNonTaxableSalesTaxCodeRef><ListID>2-1</ListID><FullName>NO</FullName></DefaultNonTaxableSalesTaxCodeRef></SalesTaxPreferences></PreferencesRet>"
        let facts = Self.facts.replacing("</PreferencesRet>", with: preferences)
        let (company, _) = try await Conversation.held([answered(facts)]) { try await $0.company() }
        let taxed = Papers.sale(
            .invoice, lines: Papers.taxedLines,
            tax: .computedByBooks(expected: money(330), account: Lists.taxPayable))
        let text = try RequestGoldenTests.text(of: [.sample(taxed)], company)
        #expect(text.contains("<CustomerSalesTaxCodeRef><FullName>YES</FullName></CustomerSalesTaxCodeRef>"))
        #expect(text.contains("<SalesTaxCodeRef><FullName>YES</FullName></SalesTaxCodeRef>"))
        #expect(!text.contains("<FullName>Tax</FullName>"))
        let customer = try RequestGoldenTests.text(of: [.sample(.customer(Papers.party))], company)
        #expect(customer.contains("<SalesTaxCodeRef><FullName>NO</FullName></SalesTaxCodeRef>"))
    }

    @Test("assemblies have stock too, where the edition knows them", .tags(.w20))
    func assemblies() async throws {
        func item(_ kind: String, _ name: String, _ quantity: String) -> String {
            answered(
                "<\(kind)QueryRs requestID=\"1\" statusCode=\"0\" statusSeverity=\"Info\" statusMessage=\"Status OK\" iteratorRemainingCount=\"0\" iteratorID=\"{84ff5521-205d-46b6-9d44-7b6b9acb7165}\"><\(kind)Ret><ListID>\(name)-1</ListID><Name>\(name)</Name><QuantityOnHand>\(quantity)</QuantityOnHand></\(kind)Ret></\(kind)QueryRs>"
            )
        }
        let unknown = answered(
            "<ItemInventoryAssemblyQueryRs requestID=\"1\" statusCode=\"3250\" statusSeverity=\"Error\" statusMessage=\"This feature is not enabled or not available in this version of QuickBooks.\"/>"
        )
        for (second, names) in [(item("ItemInventoryAssembly", "Kit", "12"), ["Mug", "Kit"]), (unknown, ["Mug"])] {
            let (found, _) = try await Conversation.held([item("ItemInventory", "Mug", "250"), second]) { connector in
                var (names, cursor) = ([String](), Cursor?.none)
                while true {
                    let page = try await connector.stock(after: cursor)
                    names += page.records.map(\.name)
                    if page.isLast { return names }
                    cursor = page.next
                }
            }
            #expect(found == names)
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
