import Accounting
import Bookkeeping
import ConnectorKit
import QuickBooksDesktop
import TestKit
import Testing

/// A credit that is applied without money makes no transaction in QuickBooks: "in credit-only messages, the outcome may be linked
/// transactions, and the response message may be thin" (developer.intuit.com, requests for receive payments).
@Suite("A credit that is applied to an invoice")
struct CreditLinkTests {
    private static let body = Papers.payment(
        0,
        [
            .init(document: Lists.saleKey, kind: .invoice, amount: money(2500)),
            .init(document: Lists.memoKey, kind: .creditMemo, amount: money(2500)),
        ])
    private static let link = "1B-1>1A-1@80000071-1@80000006-1"

    private func converse<Value: Sendable>(
        _ answer: String, _ work: @escaping @Sendable (QuickBooksDesktopConnector) async throws -> Value
    ) async throws -> (value: Value, asked: String) {
        let (value, asked) = try await Conversation.held([answer], work)
        return (value, asked.first ?? "")
    }

    private func perform(_ operation: PostingOperation, _ answer: String) async throws -> (PostingOutcome?, String) {
        let posting = Posting.sample(
            Self.body, operation, key: RecordKey(.order, "o-1042", role: .application(of: .sale)))
        let (outcomes, asked) = try await converse(answer) { connector in
            let request = try #require(
                connector.prepare(
                    [posting], company: Files.us, capacity: PostingCapacity(batchSize: 10, requestsInFlight: 1)
                ).requests.first)
            return try await connector.perform(request, postings: [posting])
        }
        if let complaint = try Schema.complaint(about: asked) { Issue.record("\(complaint)") }
        return (outcomes["intent-1"], asked)
    }

    /// The thin answer, and the invoice as it stands afterwards.
    private func answered(code: Int = 0, tied amount: String?) -> String {
        let tie = amount.map {
            "<LinkedTxn><TxnID>1B-1</TxnID><TxnType>CreditMemo</TxnType><TxnDate>2026-06-01</TxnDate><LinkType>AMTTYPE</LinkType><Amount>-\($0)</Amount></LinkedTxn>"
        }
        let added =
            code == 0
            ? "><ReceivePaymentRet><TotalAmount>0.00</TotalAmount></ReceivePaymentRet></ReceivePaymentAddRs>" : "/>"
        return
            "<QBXML><QBXMLMsgsRs><ReceivePaymentAddRs requestID=\"1\" statusCode=\"\(code)\" statusSeverity=\"Info\" statusMessage=\"told\"\(added)\(shown("1.2", tie ?? ""))</QBXMLMsgsRs></QBXML>"
    }

    private func shown(_ request: String, _ ties: String) -> String {
        "<InvoiceQueryRs requestID=\"\(request)\" statusCode=\"0\" statusSeverity=\"Info\" statusMessage=\"Status OK\"><InvoiceRet><TxnID>1A-1</TxnID><CustomerRef><ListID>80000071-1</ListID></CustomerRef><ARAccountRef><ListID>80000006-1</ListID></ARAccountRef><TxnDate>2026-05-30</TxnDate><Subtotal>100.00</Subtotal>\(ties)</InvoiceRet></InvoiceQueryRs>"
    }

    @Test("is posted when the invoice shows it, though nothing of its own is told", .tags(.d6, .x1))
    func posted() async throws {
        let (outcome, _) = try await perform(.create, answered(tied: "25.00"))
        guard case .posted(let record)? = outcome else {
            Issue.record("\(String(describing: outcome))")
            return
        }
        #expect(record.locator.id == Self.link)
        #expect(record.total == .zero)
    }

    @Test(
        "is not taken for posted where the invoice shows another amount, or none", .tags(.x2),
        arguments: ["24.99", nil])
    func unproven(_ amount: String?) async throws {
        guard case .unknown? = try await perform(.create, answered(tied: amount)).0 else {
            Issue.record("taken for right")
            return
        }
    }

    @Test("is refused with QuickBooks' own words", .tags(.x6))
    func refused() async throws {
        guard case .refused(let problem)? = try await perform(.create, answered(code: 3210, tied: nil)).0 else {
            Issue.record("not refused")
            return
        }
        #expect(problem.code == "3210")
    }

    @Test("whose answer was lost is found by what is tied to the invoice", .tags(.x1))
    func looked() async throws {
        let posting = Posting.sample(Self.body)
        for (amount, isFound) in [("25.00", true), ("10.00", false)] {
            let tie =
                "<LinkedTxn><TxnID>1B-1</TxnID><TxnType>CreditMemo</TxnType><TxnDate>2026-06-01</TxnDate><Amount>-\(amount)</Amount></LinkedTxn>"
            let (results, asked) = try await converse("<QBXML><QBXMLMsgsRs>\(shown("1", tie))</QBXMLMsgsRs></QBXML>") {
                try await $0.look(for: [posting], company: Files.us)
            }
            #expect(asked.contains("<TxnID>1A-1</TxnID><IncludeLinkedTxns>true</IncludeLinkedTxns>"))
            if case .found(let record)? = results["intent-1"] {
                #expect(isFound && record.locator.id == Self.link)
            } else {
                #expect(!isFound)
            }
        }
    }

    @Test("is read from the invoice, with what it settles", .tags(.x5))
    func filed() async throws {
        let tie =
            "<LinkedTxn><TxnID>1B-1</TxnID><TxnType>CreditMemo</TxnType><TxnDate>2026-06-01</TxnDate><Amount>-25.00</Amount></LinkedTxn>"
        for (ties, count) in [(tie, 1), ("", 0)] {
            let (page, _) = try await converse("<QBXML><QBXMLMsgsRs>\(shown("1", ties))</QBXMLMsgsRs></QBXML>") {
                try await $0.filed(.named(.payment, [Self.link]), company: Files.us, after: nil)
            }
            #expect(page.records.count == count)
            guard let document = page.records.first else { continue }
            #expect(document.id == Self.link)
            #expect(document.date == Lists.day)
            #expect(
                document.settled == [
                    DocumentName(kind: .invoice, id: "1A-1"): money(2500),
                    DocumentName(kind: .creditMemo, id: "1B-1"): money(2500),
                ])
        }
    }

    @Test("that changes says its amounts anew, and unties what it settled before", .tags(.d6))
    func changed() async throws {
        let before = BooksLocator(id: "1B-1>1A-1+9F-1@80000071-1@80000006-1", version: "0")
        let (outcome, asked) = try await perform(.update(before), answered(tied: "25.00"))
        guard case .posted(let record)? = outcome else {
            Issue.record("\(String(describing: outcome))")
            return
        }
        #expect(record.locator.id == Self.link)
        #expect(asked.contains("<AppliedAmount>25.00</AppliedAmount><Override>true</Override>"))
        #expect(
            asked.contains(
                "<TxnID>9F-1</TxnID><SetCredit><CreditTxnID>1B-1</CreditTxnID><AppliedAmount>0.00</AppliedAmount><Override>true</Override>"
            ))
    }

    @Test("is taken back when the invoice shows it no more; otherwise a person is told", .tags(.x4))
    func takenBack() async throws {
        let place = BooksLocator(id: Self.link, version: "0")
        guard case .posted? = try await perform(.delete(place), answered(tied: nil)).0 else {
            Issue.record("untied")
            return
        }
        // The credit was deleted by hand: nothing is left to untie.
        guard case .posted? = try await perform(.delete(place), answered(code: 3120, tied: nil)).0 else {
            Issue.record("gone already")
            return
        }
        guard case .refused(let problem)? = try await perform(.delete(place), answered(tied: "25.00")).0 else {
            Issue.record("still there")
            return
        }
        #expect(problem.code == "credit_still_applied")
    }
}
