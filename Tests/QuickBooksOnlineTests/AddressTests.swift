import ConnectorKit
import LinkLedger
import Testing

@testable import QuickBooksOnline

@Suite("Where people see a record of QuickBooks Online")
struct AddressTests {
    private func address(
        _ kind: BooksRecordKind, _ id: String = "129", _ settings: ConnectionSettings = [:]
    ) -> String? {
        BooksKind.quickBooksOnline.address(settings.merging(["realmID": "9130"]) { own, _ in own }, kind, id)
    }

    @Test("follows from its kind and its identifier, and names the company")
    func kinds() {
        #expect(address(.invoice) == "https://app.qbo.intuit.com/app/invoice?txnId=129&deeplinkcompanyid=9130")
        #expect(address(.customer)?.contains("/app/customerdetail?nameId=129&") == true)
        #expect(address(.payment)?.contains("/app/recvpayment?txnId=129&") == true)
        #expect(address(.journalEntry)?.contains("/app/journal?txnId=129&") == true)
        #expect(Set(BooksRecordKind.allCases.map { address($0) }).count == BooksRecordKind.allCases.count)
        #expect(
            address(.invoice, "1&x=\"<2")
                == "https://app.qbo.intuit.com/app/invoice?txnId=1%26x%3D%22%3C2&deeplinkcompanyid=9130")
    }

    @Test("has the host that belongs to the address of the API, or that was set")
    func hosts() {
        let sandbox = ["apiBaseURL": "https://sandbox-quickbooks.api.intuit.com"]
        #expect(address(.bill, "7", sandbox)?.hasPrefix("https://app.sandbox.qbo.intuit.com/app/bill?") == true)
        let own = ["apiBaseURL": "http://127.0.0.1:8001", "pagesURL": "http://127.0.0.1:8001/"]
        #expect(address(.bill, "7", own)?.hasPrefix("http://127.0.0.1:8001/app/bill?txnId=7&") == true)
    }

    @Test("is unknown before the sign-in, at another API, and for what is no address of the web")
    func unknown() {
        #expect(BooksKind.quickBooksOnline.address([:], .invoice, "129") == nil)
        #expect(address(.invoice, "129", ["apiBaseURL": "https://books.example"]) == nil)
        #expect(address(.invoice, "129", ["pagesURL": "javascript:alert(1)//"]) == nil)
        #expect(address(.invoice, "") == nil)
    }
}
