import Accounting
import Bookkeeping
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("Writes that are grouped into requests")
struct PreparationTests {
    private func prepare(_ postings: [Posting], size: Int = 10) -> [PreparedPosting] {
        Preparation.prepare(
            postings, company: Companies.us, capacity: PostingCapacity(batchSize: size, requestsInFlight: 1)
        ).requests
    }

    private func sale(_ id: Int) -> Posting { .sample(.document(.sale(Documents.sale(.invoice))), id: "\(id)") }

    private func customer(_ id: Int) -> Posting { .sample(.customer(Documents.party), id: "\(id)") }

    @Test("keep their order; names and documents never share a request", .tags(.w13))
    func order() {
        let prepared = prepare([customer(1), sale(2), sale(3), customer(4), customer(5), sale(6)])
        #expect(
            prepared.map(\.intentIDs) == [
                ["intent-1"], ["intent-2", "intent-3"], ["intent-4", "intent-5"], ["intent-6"],
            ])
        #expect(prepared.map { Payload($0.payload)?.isBatch } == [false, true, true, false])
    }

    @Test("fill batches up to the size that the books take", arguments: [(1, 25), (10, 3), (30, 1)])
    func size(_ size: Int, _ requests: Int) {
        #expect(prepare((1...25).map(sale), size: size).count == requests)
    }

    @Test("with very many lines go in smaller batches")
    func manyLines() {
        var long = Documents.sale(.invoice)
        long.lines = Array(repeating: long.lines[0], count: 400)
        let postings = (1...5).map { Posting.sample(.document(.sale(long)), id: "\($0)") }
        #expect(prepare(postings).map(\.intentIDs.count) == [2, 2, 1])
    }

    @Test("have the same key when they are prepared again, another when they are others")
    func keys() {
        let first = prepare((1...3).map(sale))
        #expect(first == prepare((1...3).map(sale)))
        #expect(first.map(\.requestKey) != prepare((1...4).map(sale)).map(\.requestKey))
        #expect(prepare([sale(7)]).map(\.requestKey) == ["key-7"])
    }

    @Test(
        "void alone, each in its own way",
        arguments: [
            (RecordBody.document(.sale(Documents.sale(.invoice))), "invoice?operation=void&minorversion=75"),
            (
                .document(.sale(Documents.sale(.salesReceipt))),
                "salesreceipt?operation=update&include=void&minorversion=75"
            ),
            (.document(.payment(Documents.payment())), "payment?operation=update&include=void&minorversion=75"),
            (.document(.sale(Documents.sale(.creditMemo))), "creditmemo?operation=delete&minorversion=75"),
            (.customer(Documents.party), "customer?minorversion=75"),
        ])
    func voids(_ body: RecordBody, _ path: String) {
        let place = BooksLocator(id: "7", version: "2")
        #expect(prepare([.sample(body, .void(place))]).map { Payload($0.payload)?.path } == [path])
    }

    @Test("leave the number to the books where these number by themselves", .tags(.w8))
    func numbers() throws {
        let posting = sale(1)
        #expect(try posting.write(Companies.us).body.text("DocNumber") == "EW1042")
        #expect(try posting.write(Companies.untaxed).body.text("DocNumber") == nil)
    }

    @Test("never write a number that is too long", .tags(.w5))
    func longNumber() throws {
        let sale = Documents.sale(.invoice, number: "EW-1234567890-ABCDEFGHIJ")
        #expect(try Posting.sample(.document(.sale(sale))).write(Companies.us).body.text("DocNumber")?.count == 21)
    }

    @Test("that name a record which is not there are told apart from the others")
    func unwritable() {
        var lost = Documents.sale(.invoice)
        lost.customer = .planned(RecordKey(.customer, "nobody", role: "customer"), name: "Nobody")
        let preparation = Preparation.prepare(
            [sale(1), .sample(.document(.sale(lost)), id: "2"), sale(3)], company: Companies.us,
            capacity: PostingCapacity(batchSize: 10, requestsInFlight: 1))
        #expect(preparation.requests.map(\.intentIDs) == [["intent-1", "intent-3"]])
        #expect(preparation.unwritable.mapValues(\.text) == ["intent-2": "customer/nobody/customer"])
    }
}
