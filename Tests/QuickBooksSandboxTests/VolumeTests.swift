import Foundation
import Testing

@testable import QuickBooksSandbox

@Suite("Volume")
struct VolumeTests {
    @Test("hundreds of documents come in by batches and are back after a restart")
    func batches() async throws {
        var configuration = Desk.configuration()
        let folder = FileManager.default.temporaryDirectory.appending(path: "sandbox-\(UUID().uuidString)")
        configuration.dataDirectory = folder
        defer { try? FileManager.default.removeItem(at: folder) }
        let desk = try await Desk.open("us", configuration)
        for round in 0..<40 {
            let items = (0..<15).map { index -> String in
                let number = round * 15 + index
                return #"{"bId":"\#(index)","operation":"create","Invoice":\#(invoice(number))}"#
            }
            let answer = await desk.post(
                "batch", #"{"BatchItemRequest":[\#(items.joined(separator: ","))]}"#, query: "requestid=b\(round)")
            let pays = answer.object.objects("BatchItemResponse").compactMap { $0.object("Invoice") }.enumerated().map {
                index, made in
                #"{"bId":"\#(index)","operation":"create","Payment":{"TotalAmt":\#(made.text("TotalAmt") ?? ""),"CustomerRef":{"value":"1"},"DepositToAccountRef":{"value":"91"},"Line":[{"Amount":\#(made.text("TotalAmt") ?? ""),"LinkedTxn":[{"TxnId":"\#(made.text("Id") ?? "")","TxnType":"Invoice"}]}]}}"#
            }
            let paid = await desk.post(
                "batch", #"{"BatchItemRequest":[\#(pays.joined(separator: ","))]}"#, query: "requestid=p\(round)")
            #expect(paid.object.objects("BatchItemResponse").allSatisfy { $0.object("Payment") != nil })
        }
        #expect(
            await desk.query("select count(*) from Invoice").object.object("QueryResponse")?.text("totalCount") == "600"
        )
        let again = try await Desk.open("us", QuickBooksService(configuration: configuration))
        #expect(
            await again.query("select count(*) from Payment").object.object("QueryResponse")?.text("totalCount")
                == "600")
    }

    private func invoice(_ number: Int) -> String {
        let lines = (1...3).map { index in
            #"{"Amount":\#(index * 10).50,"Description":"Mug with print, number \#(index)","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"\#(index == 1 ? "5" : "4")"},"Qty":1,"UnitPrice":\#(index * 10).50,"TaxCodeRef":{"value":"TAX"}}}"#
        }
        return
            #"{"DocNumber":"EW\#(number)","TxnDate":"2026-01-04","CustomerRef":{"value":"1"},"BillAddr":{"Line1":"1 Main St","City":"Springfield","CountrySubDivisionCode":"CA","PostalCode":"90210","Country":"USA"},"ShipAddr":{"Line1":"1 Main St","City":"Springfield","CountrySubDivisionCode":"CA","PostalCode":"90210"},"PrivateNote":"Ecwid order \#(number)","Line":[\#(lines.joined(separator: ","))],"TxnTaxDetail":{"TotalTax":5.12}}"#
    }
}
