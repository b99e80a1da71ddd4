import Foundation
import HTTPTypes
import Testing

@testable import QuickBooksSandbox

@Suite("The pages of the stand-in")
struct BooksPagesTests {
    private func html(_ answer: Answer) -> String { String(decoding: answer.data, as: UTF8.self) }

    private func open(_ desk: Desk, _ page: String) async -> Answer {
        await desk.send(.get, "/app/\(page)deeplinkcompanyid=\(desk.realm)", headers: ["authorization": ""])
    }

    private func invoice(_ desk: Desk, note: String = "") async -> String {
        let answer = await desk.post(
            "invoice",
            """
            {"CustomerRef":{"value":"1"},"DocNumber":"EW1042","TxnDate":"2026-01-05","PrivateNote":"\(note)",
            "Line":[{"DetailType":"SalesItemLineDetail","Amount":218.50,"Description":"Pen, blue",
            "SalesItemLineDetail":{"ItemRef":{"value":"4"},"Qty":1,"UnitPrice":218.50}}]}
            """)
        return answer.entity("Invoice").text("Id") ?? ""
    }

    @Test("show a document with its lines and what it moved, to whoever opens its address")
    func document() async throws {
        let desk = try await Desk.open("us")
        let id = await invoice(desk)
        let answer = await open(desk, "invoice?txnId=\(id)&")
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "text/html;charset=UTF-8")
        for text in ["Invoice EW1042", "Pen, blue", "218.50", "Ledger entries", "Accounts Receivable"] {
            #expect(html(answer).contains(text), "\(text)")
        }
        #expect(html(await open(desk, "documents?")).contains("Invoice EW1042"))
        #expect(html(await open(desk, "customerdetail?nameId=1&")).contains("Invoice EW1042"))
    }

    @Test("show the trial balance, and each account with its moves")
    func ledger() async throws {
        let desk = try await Desk.open("us")
        _ = await invoice(desk)
        let page = html(await open(desk, "trialbalance?"))
        let totals = page.matches(of: /<b>(\d+\.\d\d)<\/b>/).map { String($0.1) }
        #expect(totals.count == 2 && Set(totals).count == 1)
        let lines = try await desk.service.trialBalance(company: "us").lines
        for line in lines { #expect(page.contains("register?accountId=\(line.id)&"), "\(line.account)") }
        let receivable = try #require(lines.first { $0.account.hasPrefix("Accounts Receivable") })
        let register = html(await open(desk, "register?accountId=\(receivable.id)&"))
        #expect(register.contains("Invoice EW1042") && register.contains("218.50"))
    }

    @Test("keep whatever a store wrote a text")
    func escaping() async throws {
        let desk = try await Desk.open("us")
        let id = await invoice(desk, note: "<script>alert('1')</script>&")
        let answer = await open(desk, "invoice?txnId=\(id)&")
        #expect(!html(answer).contains("<script"))
        #expect(html(answer).contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"))
        let policy = HTTPField.Name("content-security-policy").flatMap { answer.headers[$0] }
        #expect(policy?.hasPrefix("default-src 'none'") == true)
    }

    @Test("tell a deleted document, and know no page of what never was")
    func absent() async throws {
        let desk = try await Desk.open("us")
        let id = await invoice(desk)
        _ = await desk.post("invoice", "{\"Id\":\"\(id)\",\"SyncToken\":\"0\"}", query: "operation=delete")
        let deleted = await open(desk, "invoice?txnId=\(id)&")
        #expect(deleted.status == 404 && html(deleted).contains("It was deleted."))
        for page in ["invoice?txnId=99999&", "nothing?", "register?accountId=99999&", "invoice?txnId=x&"] {
            #expect(await open(desk, page).status == 404, "\(page)")
        }
    }

    @Test("change nothing, and are read only")
    func readOnly() async throws {
        let desk = try await Desk.open("us")
        let id = await invoice(desk)
        #expect(await desk.send(.post, "/app/invoice?txnId=\(id)&deeplinkcompanyid=\(desk.realm)").status == 404)
        #expect(await desk.get("invoice/\(id)").entity("Invoice").text("SyncToken") == "0")
    }
}
