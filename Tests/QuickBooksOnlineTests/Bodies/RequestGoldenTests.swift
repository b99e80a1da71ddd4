import Accounting
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("A write to QuickBooks Online")
struct RequestGoldenTests {
    @Test("is the same text every time", arguments: GoldenCase.all)
    func golden(_ golden: GoldenCase) throws {
        expectGolden(try golden.text(), named: golden.file, in: "../Golden")
    }

    @Test("goes with others into one batch")
    func batch() throws {
        let place = BooksLocator(id: "77", version: "0")
        let postings = [
            Posting.sample(.document(.sale(Documents.sale(.invoice))), id: "1"),
            Posting.sample(.document(.payment(Documents.payment())), id: "2"),
            Posting.sample(.document(.sale(Documents.sale(.salesReceipt))), .delete(place), id: "3"),
        ]
        let prepared = Preparation.prepare(
            postings, company: Companies.us, capacity: .init(batchSize: 10, requestsInFlight: 1))
        let batch = try #require(prepared.requests.first)
        let payload = try #require(Payload(batch.payload))
        let body = try #require(JSONReader.object(payload.body))
        expectGolden(
            "POST \(payload.path)\n\(JSONValue.object(body).pretty())\n", named: "batch.txt", in: "../Golden")
        #expect(batch.intentIDs == ["intent-1", "intent-2", "intent-3"])
        #expect(payload.isBatch && batch.requestKey.utf8.count <= 36)
    }
}
