import Accounting
package import Bookkeeping
import ConnectorKit
import Foundation
import Storage
import Sync

/// Signing in to the books: sent out with a state, taken back only with the same state (I3, I4, I5).
package struct BooksSignIn: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    /// Where the person's browser must go; the state is kept until they come back.
    package func begin(_ connection: String, redirectURI: String) async throws(FeatureProblem) -> String {
        let (row, kind, settings) = try await opened(connection)
        let state = office.world.identifiers.next()
        let archive = office.archive
        try await kept { () async throws(StorageProblem) in
            try await archive.save(secret: state, Self.stateName, of: row.id)
        }
        return kind.signInAddress(settings, redirectURI, state, office.world)
    }

    /// Takes the whole address, or its query, that the browser came back to; then reads the company and its lists at once.
    package func finish(
        _ connection: String, callback: String, redirectURI: String,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> BooksCompany {
        let (row, kind, settings) = try await opened(connection)
        let archive = office.archive
        let state = try await kept { () async throws(StorageProblem) in
            try await archive.secret(Self.stateName, of: row.id)
        }
        guard let state, !state.isEmpty else { throw .signInNotBegun(connection) }
        // Used once: a second return with the same address finds nothing.
        try await kept { () async throws(StorageProblem) in
            try await archive.save(secret: "", Self.stateName, of: row.id)
        }
        let query = callback.split(separator: "?", maxSplits: 1).last.map(String.init) ?? callback
        let signedIn: BooksKind.SignedIn
        do {
            signedIn = try await kind.finishSignIn(settings, redirectURI, query, state, office.world)
        } catch { throw .outside(error) }
        var saved = row
        do {
            var plain = try RecordText.decode([String: String].self, from: row.settings)
            plain.merge(signedIn.settings) { _, new in new }
            saved.settings = try RecordText.encode(plain)
        } catch { throw .storage(.unusable("settings of \(row.id)")) }
        let changed = saved
        try await kept { () async throws(StorageProblem) in try await archive.save(changed) }
        let vault = ArchiveVault(archive: archive, connection: row.id, world: office.world)
        do { try await vault.save(signedIn.tokens) } catch { throw .outside(error) }
        return try await Integrations(office).finishBooks(connection, progress: progress)
    }

    private func opened(
        _ connection: String
    ) async throws(FeatureProblem) -> (ConnectionRow, BooksKind, [String: String]) {
        let row = try await Integrations(office).connection(connection)
        guard let kind = office.connectors.books(row.kind) else {
            throw .connectorUnknown(kind: row.kind, known: office.connectors.books.map(\.kind))
        }
        return (row, kind, try await Workplaces(office).settings(of: row, form: kind.form))
    }

    private static let stateName = "signIn.state"
}
