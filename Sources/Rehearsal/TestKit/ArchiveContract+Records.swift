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
        ArchivePromise("a pushed record is judged by its version, by itself, and the same again changes nothing") {
            story in
            func push(_ rows: PushedRow...) async throws -> [PushVerdict] {
                try await story.archive.keep(pushed: rows, of: story.store, parts: []) { own, _ in own }
            }
            func row(_ id: String, _ version: Int64, _ hash: String, second: Int64 = 0) -> PushedRow {
                PushedRow(
                    stream: .products, row: story.raw(id, second: second, hash: hash), version: version, order: nil)
            }
            #expect(try await push(row("1", 2, "a"), row("2", 0, "a")) == [.new, .new])
            #expect(try await push(row("1", 2, "a"), row("2", 0, "a")) == [.unchanged, .unchanged])
            #expect(
                try await push(row("1", 1, "b"), row("1", 2, "b"), row("1", 3, "b"), row("1", 3, "b"))
                    == [.older(kept: 2), .contradicts(version: 2), .changed, .unchanged])
            #expect(try await push(row("2", 0, "b", second: 1)) == [.changed])
            #expect(try await push(row("2", 0, "c")) == [.older(kept: 0)])
            let kept = try await story.archive.records(of: .products, store: story.store, after: 0, limit: 9)
            #expect(kept.map { "\($0.row.id)\($0.row.hash)" } == ["1b", "2b"])
        },
        ArchivePromise("a pushed order is put together with its parts, whichever came first") { story in
            func push(_ rows: PushedRow...) async throws -> [PushVerdict] {
                try await story.archive.keep(pushed: rows, of: story.store, parts: [.payments]) { own, parts in
                    var whole = own
                    whole.hash = ([own] + (parts[.payments] ?? [])).map(\.hash).joined(separator: "+")
                    return whole
                }
            }
            func hashes() async throws -> [String: String] {
                let undecided = try await story.archive.undecided(of: story.store, books: story.books, limit: 9)
                return Dictionary(uniqueKeysWithValues: undecided.map { ($0.id, String($0.revision)) })
            }
            let early = PushedRow(stream: .payments, row: story.raw("1/a", hash: "p"), version: 0, order: "1")
            let first = try await push(early)
            #expect(first == [.new])
            #expect(try await hashes() == [:])
            let order = PushedRow(stream: .orders, row: story.raw("1", hash: "o"), version: 0, order: nil)
            let other = PushedRow(stream: .orders, row: story.raw("10", hash: "o"), version: 0, order: nil)
            #expect(try await push(order, other) == [.new, .new])
            #expect(try await hashes() == ["1": "1", "10": "1"])
            #expect(try await push(order, early) == [.unchanged, .unchanged])
            #expect(try await hashes() == ["1": "1", "10": "1"])
            let late = PushedRow(stream: .payments, row: story.raw("1/b", hash: "q"), version: 0, order: "1")
            #expect(try await push(late) == [.new])
            #expect(try await hashes() == ["1": "2", "10": "1"])
        },
        ArchivePromise("a store of which records are kept is not forgotten") { story in
            _ = try await story.archive.keep(records: [story.raw("1")], of: .companies, store: story.store)
            #expect(try await story.archive.forgetStore(story.store) == false)
        },
    ]
}
