package import Accounting
import ConnectorKit
package import Storage
import Sync

/// Ends connections, and removes those that were never used; history stays (I6).
package struct Uninstall: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// How a connection ended.
    package struct Outcome: Hashable, Sendable {
        package var connection: String
        package var name: String
        package var side: ConnectionRow.Side
        /// Whether the vendor knows that the sign-in ended; `nil` where there was none to end.
        package var isRevoked: Bool?
        /// Removed completely, because it was never used.
        package var isRemoved = false

        package init(
            connection: String, name: String, side: ConnectionRow.Side, isRevoked: Bool?, isRemoved: Bool = false
        ) {
            self.connection = connection
            self.name = name
            self.side = side
            self.isRevoked = isRevoked
            self.isRemoved = isRemoved
        }
    }

    /// Ends a connection: revokes its sign-in, forgets its secrets, stops its workflows. What was synced stays.
    package func uninstall(_ id: ID<Connection>, isConfirmed: Bool) async throws(FeatureProblem) -> Outcome {
        let access = try scope.open(.changeConnections)
        return try await access.uninstall(try await access.connection(id.rawValue), isConfirmed: isConfirmed)
    }

    /// Removes a connection that was never used; one with a history is uninstalled.
    package func remove(_ id: ID<Connection>, isConfirmed: Bool) async throws(FeatureProblem) -> Outcome {
        let access = try scope.open(.changeConnections)
        let row = try await access.connection(id.rawValue)
        let archive = access.archive
        let hasHistory = try await withFeatureProblem { try await archive.hasHistory(row.id) }
        if hasHistory { return try await access.uninstall(row, isConfirmed: isConfirmed) }
        guard isConfirmed else { throw .connection(.unconfirmed(.removeConnection(row.id))) }
        return try await access.end(row)
    }

    /// Removes the company with all its connections; when one of them has a history, all are ended and the company stays with it.
    ///
    /// Returns what became of the connections, and whether the company is gone.
    package func removeCompany(
        isConfirmed: Bool
    ) async throws(FeatureProblem) -> (connections: [Outcome], isRemoved: Bool) {
        let access = try scope.open(.changeCompany)
        let rows = try await access.allConnections()
        let (id, name) = (access.company, scope.companyName)
        guard isConfirmed else {
            throw .connection(.unconfirmed(.removeCompany(id, name: name, uninstalled: rows.map(\.id))))
        }
        var outcomes: [Outcome] = []
        for row in rows { outcomes.append(try await access.end(row)) }
        let (archive, now) = (access.archive, access.now)
        let note = try access.note(.company, of: id, ["company": id, "name": name, "is": "removed"])
        let isRemoved = try await withFeatureProblem {
            try await archive.remove(company: id, note: note, now: now)
        }
        return (outcomes, isRemoved)
    }
}

extension CompanyAccess {
    fileprivate func uninstall(
        _ row: ConnectionRow, isConfirmed: Bool
    ) async throws(FeatureProblem) -> Uninstall.Outcome {
        guard row.state != .uninstalled else { throw .connection(.uninstalled(row.id, side: row.side)) }
        guard isConfirmed else { throw .connection(.unconfirmed(.uninstall(connection: row.id, name: row.name))) }
        return try await end(row)
    }

    fileprivate func end(_ row: ConnectionRow) async throws(FeatureProblem) -> Uninstall.Outcome {
        let isRevoked = row.side == .books && row.state != .uninstalled ? await revoke(row) : nil
        let note = try note(.uninstall, row)
        let (archive, now) = (archive, now)
        var outcome = Uninstall.Outcome(connection: row.id, name: row.name, side: row.side, isRevoked: isRevoked)
        outcome.isRemoved = try await withFeatureProblem {
            try await archive.remove(connection: row.id, note: note, now: now)
        }
        guard !outcome.isRemoved, row.state != .uninstalled else { return outcome }
        let stores = try await stopped(by: row)
        try await withFeatureProblem {
            try await archive.uninstall(row.id, stores: stores, note: note, now: now)
        }
        return outcome
    }

    /// Without its books no store of the company has anything to do.
    private func stopped(by row: ConnectionRow) async throws(FeatureProblem) -> [String] {
        guard row.side == .books else { return [row.id] }
        return try await allConnections().filter { $0.side == .store }.map(\.id)
    }

    /// Revokes the sign-in at the vendor; one that is no longer known there counts as ended. `nil` without a sign-in.
    ///
    /// Another connection that leads to the same company of the books would lose its own sign-in with this one: then it stays.
    private func revoke(_ row: ConnectionRow) async -> Bool? {
        do {
            guard let kind = services.connectors.books(row.kind), case .oauth(let oauth) = kind.signIn,
                let tokens = try await ArchiveVault(
                    archive: archive, connection: row.id, world: world
                )
                .tokens()
            else { return nil }
            let settings = try await settings(of: row, form: kind.form)
            let other = try await BooksOwners(services).owner(of: kind.identity(settings), besides: row.id, inUse: true)
            if other != nil { return false }
            try await oauth.revoke(settings, tokens, world)
            return true
        } catch let problem as ConnectorProblem {
            return problem.status == 400 || problem.cause == .signInNeeded
        } catch { return false }
    }
}
