package import Accounting
import Bookkeeping
import Commerce
package import ConnectorKit
import Foundation
import Storage
import Sync

/// The electronic way to the suppliers of a store: where each answers, and as whom they know us. All of it is kept sealed.
package struct Suppliers: Sendable {
    /// How one supplier is reached.
    package struct Way: Hashable, Sendable {
        package var supplier: String
        /// What is not secret, by the keys of the form.
        package var values: [String: String]
        /// The keys of secrets that are kept.
        package var secrets: Set<String>
    }

    let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// What must be known of a supplier; empty for a store that reaches none.
    package func form(of store: ID<Store>) async throws(FeatureProblem) -> [FormField] {
        let access = try scope.open(.seeConnections)
        return try await access.supplierKind(of: store)?.form ?? []
    }

    /// How a supplier is reached; `nil` when they are not.
    package func way(to supplier: String, of store: ID<Store>) async throws(FeatureProblem) -> Way? {
        let access = try scope.open(.seeConnections)
        guard let form = try await access.supplierKind(of: store)?.form,
            let values = try await access.supplierWays(of: store)[supplier]
        else { return nil }
        let secret = Set(form.filter { $0.kind == .secret }.map(\.key))
        return Way(
            supplier: supplier, values: values.filter { !secret.contains($0.key) },
            secrets: secret.filter { !(values[$0] ?? "").isEmpty })
    }

    /// The suppliers that are reached, by identifier.
    package func reached(of store: ID<Store>) async throws(FeatureProblem) -> [String] {
        try await scope.open(.seeConnections).supplierWays(of: store).keys.sorted()
    }

    /// Keeps how a supplier is reached; a secret that is left empty stays. Addresses are held against the reach of the server.
    ///
    /// Throws what `ConnectionForm` finds unfit, and `orderUnknown` for a supplier that no order names.
    package func save(
        _ values: [String: String], for supplier: String, of store: ID<Store>
    ) async throws(FeatureProblem) {
        let access = try scope.open(.changeConnections)
        let row = try await access.store(store)
        guard let form = try await access.supplierKind(of: store)?.form else {
            throw .push(.notTaken(kind: row.kind, stream: .supplierInvoices, takes: []))
        }
        _ = try await StoreCompanies(scope).company(supplier, of: store, .suppliers)
        var given = values
        let kept = try await access.supplierWays(of: store)[supplier] ?? [:]
        for field in form where field.kind == .secret && (given[field.key] ?? "").isEmpty {
            given[field.key] = kept[field.key]
        }
        let filled = try ConnectionForm(fields: form, reach: access.services.reach).filled(given)
        let (archive, text) = (access.archive, try json(filled))
        try await withFeatureProblem {
            try await archive.save(secret: text, SupplierWays.prefix + supplier, of: row.id)
        }
        try await access.add(try access.note(.connection, of: row.id, SupplierChange(row.id, supplier)))
    }

    /// Forgets how a supplier is reached.
    package func forget(_ supplier: String, of store: ID<Store>) async throws(FeatureProblem) {
        let access = try scope.open(.changeConnections)
        let (archive, row) = (access.archive, try await access.store(store))
        try await withFeatureProblem {
            try await archive.remove(secret: SupplierWays.prefix + supplier, of: row.id)
        }
        try await access.add(try access.note(.connection, of: row.id, SupplierChange(row.id, supplier)))
    }
}

/// As the audit tells it.
private struct SupplierChange: Encodable {
    var connection: String
    var name: String

    init(_ connection: String, _ name: String) { (self.connection, self.name) = (connection, name) }
}

enum SupplierWays {
    static let prefix = "supplier."
}

extension CompanyAccess {
    func supplierKind(of store: ID<Store>) async throws(FeatureProblem) -> SupplierKind? {
        services.connectors.store(try await self.store(store).kind)?.suppliers
    }

    /// What is kept of each supplier, secrets among it.
    func supplierWays(of store: ID<Store>) async throws(FeatureProblem) -> [String: [String: String]] {
        let (archive, row) = (archive, try await self.store(store))
        let kept = try await withFeatureProblem {
            try await archive.secrets(beginning: SupplierWays.prefix, of: row.id)
        }
        var ways: [String: [String: String]] = [:]
        for (name, text) in kept {
            do {
                ways[String(name.dropFirst(SupplierWays.prefix.count))] = try RecordText.decode(
                    [String: String].self, from: text)
            } catch { throw .storage(.unusable(name)) }
        }
        return ways
    }
}
