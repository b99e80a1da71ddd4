import Commerce
import Storage
import Testing

extension ArchivePromise {
    /// Raw records that were pushed or uploaded.
    static let records: [ArchivePromise] = [
        ArchivePromise("a record that is new or changed comes after all that was there, one that is not stays") {
            story in
            func keep(_ rows: RawRow...) async throws -> KeptCount {
                try await story.archive.keep(records: rows, of: .products, store: story.store)
            }
            func ids(after place: Int64 = 0, limit: Int = 10) async throws -> [String] {
                try await story.archive.records(of: .products, store: story.store, after: place, limit: limit)
                    .map { "\($0.row.id)\($0.row.hash)" }
            }
            #expect(try await keep(story.raw("1"), story.raw("2")) == KeptCount(new: 2, changed: 0))
            #expect(try await keep(story.raw("1")) == KeptCount(new: 0, changed: 0))
            #expect(
                try await keep(story.raw("1", second: 5, hash: "b"), story.raw("3")) == KeptCount(new: 1, changed: 1))
            #expect(try await ids() == ["2a", "1b", "3a"])
            #expect(try await ids(limit: 1) == ["2a"])
            #expect(try await keep(story.raw("1", second: 4, hash: "c")) == KeptCount(new: 0, changed: 0))
            let last = try await story.archive.records(of: .products, store: story.store, after: 0, limit: 10).last
            #expect(try await ids(after: last?.place ?? 0).isEmpty)
        },
        ArchivePromise("records of one stream and store are not those of another") { story in
            _ = try await story.archive.keep(records: [story.raw("1")], of: .products, store: story.store)
            #expect(
                try await story.archive.records(of: .customers, store: story.store, after: 0, limit: 9).isEmpty)
            #expect(try await story.archive.records(of: .products, store: "other", after: 0, limit: 9).isEmpty)
        },
        ArchivePromise("a store of which records are kept is not forgotten") { story in
            _ = try await story.archive.keep(records: [story.raw("1")], of: .companies, store: story.store)
            #expect(try await story.archive.forgetStore(story.store) == false)
        },
    ]
}
