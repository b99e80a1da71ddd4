import Accounting
import LinkLedger
import Storage
import Testing

extension ArchivePromise {
    /// Lists of what is in the books.
    static let synced: [ArchivePromise] = [
        ArchivePromise("products are found by state and by a part of their name, whatever its case and its signs") {
            story in
            let rows = [("1", "Mug 50%", "linked"), ("2", "Cap", "needsYou"), ("3", "mug", "needsYou")].map {
                ProductRow(id: $0.0, variation: "", body: "{\"name\":\"\($0.1)\"}", state: $0.2)
            }
            try await story.archive.keep(products: rows, cursor: "c1", of: story.store)
            func found(_ state: String?, _ search: String, after: String? = nil) async throws -> [String] {
                try await story.archive.products(
                    of: story.store, state: state, search: search,
                    after: after.map { ProductPlace(id: $0, variation: "") }, limit: 9
                ).map(\.id)
            }
            #expect(try await found(nil, "") == ["1", "2", "3"])
            #expect(try await found("needsYou", "") == ["2", "3"])
            #expect(try await found(nil, "MUG") == ["1", "3"])
            #expect(try await found(nil, "MUG", after: "1") == ["3"])
            #expect(try await found(nil, "%") == ["1"])
            #expect(try await found("needsYou", "cup") == [])
            #expect(try await story.archive.productCounts(of: story.store) == ["linked": 1, "needsYou": 2])
        },
        ArchivePromise("products are found without their accents, by any apostrophe, and never by the names of fields")
        {
            story in
            let names = ["Plateau CHÊNE n° 3", "L’étagère d'angle", "Tea \\\"Earl\\\" 1\\/2 kg", "Plateau frêne"]
            var rows = names.enumerated().map {
                ProductRow(
                    id: "\($0)", variation: "", body: "{\"name\" : \"\($1)\",\"parts\":[{\"code\":7},\"k\"]}",
                    state: "linked")
            }
            // More than are looked through at once, and none that is meant.
            rows += (100..<700).map {
                ProductRow(id: "\($0)", variation: "", body: "{\"name\":\"Ch?ne\"}", state: "linked")
            }
            rows.append(ProductRow(id: "9", variation: "", body: "{\"name\":\"chêne\"}", state: "linked"))
            try await story.archive.keep(products: rows, cursor: "c1", of: story.store)
            for (typed, ids) in [
                ("chene", ["0", "9"]), (" Chêne ", ["0", "9"]), ("l'etagere D’Angle", ["1"]), ("\"earl\" 1/2", ["2"]),
                ("name", []), ("code", []), ("plateau fr", ["3"]),
            ] {
                let found = try await story.archive.products(
                    of: story.store, state: nil, search: typed, after: nil, limit: 9)
                #expect(found.map(\.id) == ids, "\(typed)")
            }
        },
        ArchivePromise("products that are read again are decided again, those that needed a person") { story in
            let rows = ["linked", "needsYou"].map { ProductRow(id: $0, variation: "", body: "{}", state: $0) }
            try await story.archive.keep(products: rows, cursor: "c1", of: story.store)
            try await story.archive.readAgain(productsOf: story.store)
            #expect(try await story.archive.cursor(ReadStream.products, of: story.store) == nil)
            let fresh = ["linked", "needsYou"].map { ProductRow(id: $0, variation: "", body: "{}", state: "waiting") }
            try await story.archive.keep(products: fresh, cursor: "c2", of: story.store)
            #expect(try await story.archive.productCounts(of: story.store) == ["linked": 1, "waiting": 1])
        },
        ArchivePromise("records are listed by kind, and what is not done with what it waits for") { story in
            try await story.sell("1", to: "7")
            let open = try await story.archive.awaitedRecords(of: story.store, kinds: [.invoice], limit: 9)
            #expect(open.map(\.state) == [.pending] && open.map(\.waitsFor) == [["{}"]], "for its customer")
            try await story.postAll()
            try await story.sell("2", to: "8")
            try await story.postAll()
            let none = try await story.archive.awaitedRecords(of: story.store, kinds: [.invoice], limit: 9)
            #expect(none.isEmpty)
            func page(
                _ kinds: [BooksRecordKind], search: String = "", after: LinkPlace? = nil, limit: Int = 9
            ) async throws -> [LinkRow] {
                try await story.archive.links(
                    of: story.store, kinds: kinds, search: search, after: after, limit: limit)
            }
            #expect(try await page([.customer]).map(\.place.sourceID) == ["7", "8"])
            let first = try await page([.payment, .invoice], limit: 3)
            let rest = try await page([.payment, .invoice], after: first.last?.place)
            #expect((first + rest).map(\.kind) == [.invoice, .invoice, .payment, .payment])
            #expect(try await page([.invoice], search: "nothing").isEmpty)
        },
    ]
}
