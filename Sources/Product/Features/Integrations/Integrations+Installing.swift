package import Accounting
package import Commerce
import ConnectorKit
import Storage

extension Integrations {
    /// Connects a store under a name that is found for it; one that was connected before goes on under its old name (I3, I6).
    ///
    /// Throws what ``connectStore(_:kind:values:)`` throws.
    package func installStore(
        _ kind: String, values: [String: String]
    ) async throws(FeatureProblem) -> (id: ID<Store>, profile: StoreProfile) {
        let access = try scope.open(.changeConnections)
        let store = try access.services.storeKind(kind)
        let identity = store.identity(
            try ConnectionForm(fields: store.description.form, reach: access.services.reach).filled(values))
        var name: String?
        for row in try await access.allConnections() where row.side == .store && row.kind == kind {
            if row.state == .uninstalled, store.identity(try row.plainSettings()) == identity { name = row.id }
        }
        let id = if let name { name } else { try await access.freeName(kind) }
        return (ID(id), try await connectStore(id, kind: kind, values: values))
    }

    /// Keeps the settings of books under a name that is found for them, ready for the sign-in (I2).
    ///
    /// Throws what ``prepareBooks(_:kind:values:)`` throws.
    package func installBooks(
        _ kind: String, values: [String: String]
    ) async throws(FeatureProblem) -> ID<Books> {
        let access = try scope.open(.changeConnections)
        let known = try await access.allConnections().filter { $0.side == .books && $0.kind == kind }
        let before = known.first { $0.state != .uninstalled } ?? known.last
        let id = if let before { before.id } else { try await access.freeName("books") }
        try await prepareBooks(id, kind: kind, values: values)
        return ID(id)
    }

    /// The settings of a connection as its form shows them; secrets are not among them.
    package func formValues(of id: ID<Connection>) async throws(FeatureProblem) -> [String: String] {
        let access = try scope.open(.changeConnections)
        let row = try await access.connection(id.rawValue)
        let keys = Set(try offer(row.kind).form.filter { $0.kind != .secret }.map(\.key))
        return try row.plainSettings().filter { keys.contains($0.key) }
    }

    /// Connects again with changed settings; what is left out stays as it was, and so does a secret that is empty.
    ///
    /// Throws what connecting throws; nothing is changed then.
    package func reconnect(_ id: ID<Connection>, values: [String: String]) async throws(FeatureProblem) {
        let access = try scope.open(.changeConnections)
        let row = try await access.connection(id.rawValue)
        let form = try offer(row.kind).form
        let kept = try await access.settings(of: row, form: form)
        var values = values
        for field in form where values[field.key] == nil || field.kind == .secret && values[field.key] == "" {
            values[field.key] = kept[field.key]
        }
        switch row.side {
        case .store: _ = try await connectStore(row.id, kind: row.kind, values: values)
        case .books: try await prepareBooks(row.id, kind: row.kind, values: values)
        }
    }
}

extension CompanyAccess {
    /// A name that no connection of any company has: that of the company and `word`, with a number when need be.
    fileprivate func freeName(_ word: String) async throws(FeatureProblem) -> String {
        let archive = archive
        let stem = "\(company.prefix(Self.stemCharactersMax))-\(word.prefix(Self.stemCharactersMax))"
        var (name, number) = (stem, 1)
        while try await withFeatureProblem({ try await archive.connection(name) }) != nil {
            number += 1
            name = "\(stem)-\(number)"
        }
        return name
    }

    /// Two of them and a number fit into the name of a connection.
    private static let stemCharactersMax = 28
}
