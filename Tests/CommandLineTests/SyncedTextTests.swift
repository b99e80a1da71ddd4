import Accounting
import Features
import LinkLedger
import Outputs
import Storage
import Sync
import TestKit
import Testing
import Wording

@Suite("What a list of records prints for people", .tags(.f6))
struct SyncedTextTests {
    @Test("tells dates, amounts and states in the language of the reader")
    func words() {
        let text = SyncedText(Sentences(.french))
        let place = LinkPlace(kind: .invoice, sourceID: "1", role: "sale", generation: 1)
        let record = SyncedRecord(
            place: place, kind: .invoice, name: "EW1", date: BusinessDate(daysSince1970: 20_485),
            total: Money(minorUnits: 123_450, .usd), booksID: "145", state: .live)
        #expect(
            text.line(of: record) == "145  EW1  1er\u{A0}févr.\u{A0}2026  1\u{202F}234,50\u{A0}USD  dans les livres")
        let awaited = AwaitedRecord(kind: .invoice, name: "EW3", state: .pending, waitsFor: ["Ann Lee", "MUG"])
        #expect(text.line(of: awaited) == "–  EW3  à envoyer  Ann Lee et MUG")
        let product = SyncedProduct(place: ProductPlace(id: "1", variation: ""), name: "Cap", sku: "", state: .waiting)
        #expect(SyncedText(Sentences(.spanish)).line(of: product) == "–  Cap  sin artículo")
    }
}
