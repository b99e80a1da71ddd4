import Accounting
import LinkLedger
package import Storage
import Testing

/// The promises of `Archive`, tried on any engine: each is one named promise with its proof.
///
/// A promise that only one engine keeps is not a promise. Source: style.md §6.
package struct ArchivePromise: Sendable, CustomTestStringConvertible {
    let text: String
    let prove: @Sendable (ArchiveStory) async throws -> Void

    init(_ text: String, _ prove: @escaping @Sendable (ArchiveStory) async throws -> Void) {
        self.text = text
        self.prove = prove
    }

    package var testDescription: String { text }

    /// Proves it on an empty archive.
    package func prove(on archive: any Archive) async throws {
        try await prove(try await ArchiveStory(archive))
    }

    /// All promises.
    package static let all = posting
}

extension ArchivePromise {
    static let posting = [
        ArchivePromise("an order goes from undecided to posted") { story in
            #expect(try await story.keep("1", "2") == KeptCount(new: 2, changed: 0))
            #expect(try await story.standing("1") == "waiting undecided")
            #expect(try await story.undecided().map(\.id) == ["1", "2"])

            try await story.record(story.decision("1", intents: story.sold("1")))
            #expect(try await story.standing("1") == "waiting posting")
            #expect(try await story.undecided().map(\.id) == ["2"])
            #expect(try await story.postAll() == [story.customer(), story.sale("1"), story.payment("1")])
            #expect(try await story.standing("1") == "posted")
            #expect(try await story.archive.order("1", of: story.store, books: story.books)?.posted.count == 2)
            #expect(try await story.archive.counts(of: "run") == ["posted": 1])
            #expect(try await story.archive.unfinishedBatches(of: story.books).isEmpty)
            #expect(try await story.archive.duplicateLinks(of: story.books) == 0)
        }
    ]
}
