package import Storage
import Testing

/// The promises of `Archive`, tried on any engine: each is one named promise with its proof.
///
/// A promise that only one engine keeps is not a promise. Source: style.md §6.
package struct ArchivePromise: Sendable, CustomTestStringConvertible {
    let text: String
    let prove: @Sendable (ArchiveFixture) async throws -> Void

    init(_ text: String, _ prove: @escaping @Sendable (ArchiveFixture) async throws -> Void) {
        self.text = text
        self.prove = prove
    }

    package var testDescription: String { text }

    /// Proves it on an empty archive.
    package func prove(on archive: any Archive) async throws {
        try await prove(try await ArchiveFixture(archive))
    }

    /// All promises.
    package static let all =
        keeping + deciding + posting + refusing + changing + sharing + mirror + companies + runs + products
        + audit + reconciling + undo + history + firstSight
        + summaries + connections + records + people + errands + synced + mail + causes + lists
        + keptReconciliations + programs
}
