import Accounting
import LinkLedger
import TestKit
import Testing

@Suite("The mark by which a document is known as ours")
struct MarkerTests {
    @Test("never changes: documents that are in the books already bear it", .tags(.x1))
    func stable() {
        let marker = Marker(store: "ecwid:1003001", key: RecordKey(.order, "516000000", role: "sale"), generation: 1)
        #expect(marker.description == "bookbridge:35g2smb0na715f95")
    }

    @Test("is told apart by store, thing, role and generation", .tags(.x1))
    func distinct() {
        var markers: Set<Marker> = []
        var count = 0
        for store in ["ecwid:1", "ecwid:2", "opencart:1"] {
            for order in 0..<500 {
                for role in ["sale", "payment.1", "payment.2", "refund.1"] {
                    for generation in 1...2 {
                        let key = RecordKey(.order, String(order), role: RecordRole(role))
                        markers.insert(Marker(store: store, key: key, generation: generation))
                        count += 1
                    }
                }
            }
        }
        #expect(markers.count == count)
        #expect(Set(markers.map(\.description)).count == count)
    }

    @Test("is not confused by where one part ends and the next begins", .tags(.x1))
    func boundaries() {
        let left = Marker(store: "a", key: RecordKey(.order, "1", role: "sale"), generation: 11)
        let right = Marker(store: "a", key: RecordKey(.order, "11", role: "sale"), generation: 1)
        let other = Marker(store: "a", key: RecordKey(.product, "1", role: "sale"), generation: 11)
        #expect(left != right && left != other)
    }

    @Test("is short and plain enough for any private note", .tags(.x1), arguments: ["", "😀", "a|b", "שלום"])
    func plain(id: String) {
        let text = Marker(store: id, key: RecordKey(.customer, id, role: "customer"), generation: 1).description
        #expect(text.utf8.count == 27)
        #expect(text.utf8.allSatisfy { $0 < 128 && $0 > 32 })
    }
}

@Suite("What has become of a write")
struct IntentStateTests {
    @Test("Only what is written down or sent goes on by itself", .tags(.x1))
    func open() {
        #expect(IntentState.allCases.filter(\.isOpen) == [.pending, .sending])
    }

    @Test("Words that are kept in databases do not change", .tags(.x1))
    func words() {
        #expect(IntentState.allCases.map(\.rawValue) == ["pending", "sending", "posted", "refused", "withdrawn"])
        #expect(OrderState.allCases.map(\.rawValue) == ["posted", "skipped", "waiting", "needsYou"])
        #expect(Link.State.allCases.map(\.rawValue) == ["live", "takenBack", "removedInBooks"])
    }

    @Test("Every kind of document has its kind of record", .tags(.x1))
    func kinds() {
        #expect(BooksRecordKind.allCases.filter { $0.document == nil } == [.customer, .vendor, .item])
        for kind in BooksRecordKind.allCases {
            guard let document = kind.document else { continue }
            #expect(BooksRecordKind(document) == kind)
        }
    }
}

@Suite("A mark in a private note")
struct MarkerInNoteTests {
    private let own = Marker(store: "ecwid:1", key: RecordKey(.order, "7", role: "sale"), generation: 1)

    @Test("is found wherever it stands", .tags(.x5), arguments: ["", "Order 7\n", "Voided - Order 7\n"])
    func found(before: String) {
        #expect(Marker(in: before + own.description) == own)
        #expect(Marker(in: before + own.description + " checked by Ana") == own)
    }

    @Test("is not read into other words", .tags(.x5), arguments: ["", "bookbridge:", "bookbridge:short", "Order 7"])
    func absent(note: String) { #expect(Marker(in: note) == nil) }
}
