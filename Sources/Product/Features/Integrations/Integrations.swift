import Accounting
package import Bookkeeping
package import Commerce
import ConnectorKit
import Foundation
package import Storage
import Sync

/// What is connected and what can be (I1, I2, I3, I7).
package struct Integrations: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    package func companies() async throws(FeatureProblem) -> [CompanyRow] {
        let archive = office.archive
        return try await kept { () async throws(StorageProblem) in try await archive.companies() }
    }

    package func create(company id: String, name: String) async throws(FeatureProblem) {
        let archive = office.archive
        try await kept { () async throws(StorageProblem) in
            try await archive.save(CompanyRow(id: id, name: name))
        }
    }

    package func connections(of company: String) async throws(FeatureProblem) -> [ConnectionRow] {
        guard try await companies().contains(where: { $0.id == company }) else { throw .companyUnknown(company) }
        let archive = office.archive
        return try await kept { () async throws(StorageProblem) in try await archive.connections(of: company) }
    }

    /// Connects a store: checks the form, reads the profile, and keeps settings and secrets apart.
    ///
    /// Connecting again under the same identifier replaces settings and keeps everything that was synced (I6).
    package func connectStore(
        _ id: String, kind: String, company: String, values: [String: String]
    ) async throws(FeatureProblem) -> StoreProfile {
        guard let store = office.connectors.store(kind) else {
            throw .connectorUnknown(kind: kind, known: office.connectors.stores.map(\.description.kind))
        }
        let filled = try fill(store.description.form, values)
        let profile: StoreProfile
        do throws(ConnectorProblem) {
            profile = try await store.open(filled, office.world).profile()
        } catch { throw .stopped(.store(error)) }
        let row = ConnectionRow(
            id: id, company: company, side: .store, kind: kind, name: profile.name, settings: "",
            profile: try text(profile))
        try await save(row, form: store.description.form, filled)
        return profile
    }

    /// Keeps the settings of the books before the sign-in; the sign-in itself saves its tokens in the connection's vault.
    ///
    /// What an earlier sign-in told (which company it is) is kept, so that changed addresses need no new one (I6).
    package func prepareBooks(
        _ id: String, kind: String, company: String, values: [String: String]
    ) async throws(FeatureProblem) {
        guard let books = office.connectors.books(kind) else {
            throw .connectorUnknown(kind: kind, known: office.connectors.books.map(\.kind))
        }
        let filled = try fill(books.form, values)
        let row = ConnectionRow(
            id: id, company: company, side: .books, kind: kind, name: books.name, settings: "",
            state: .signInNeeded)
        try await save(row, form: books.form, filled)
    }

    /// After the sign-in: reads the company and all its lists at once (I4).
    package func finishBooks(
        _ id: String, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> BooksCompany {
        let archive = office.archive
        var row = try await connection(id)
        let books = try await Workplaces(office).openBooks(row, world: office.world)
        let company: BooksCompany
        do { company = try await books.company() } catch { throw .outside(error) }
        row.name = company.name
        row.profile = try text(company)
        row.state = .active
        let active = row
        try await note(.signIn, active)
        try await kept { () async throws(StorageProblem) in try await archive.save(active) }
        do {
            try await MirrorKeeper(archive: archive, connection: id, books: books).refresh(progress: progress)
        } catch { throw .init(error) }
        return company
    }

    /// The facts of a kept connection, or ``FeatureProblem/connectionUnknown(_:)``.
    func connection(_ id: String) async throws(FeatureProblem) -> ConnectionRow {
        let archive = office.archive
        let row = try await kept { () async throws(StorageProblem) in try await archive.connection(id) }
        guard let row else { throw .connectionUnknown(id) }
        return row
    }

    private func fill(
        _ form: [FormField], _ values: [String: String]
    ) throws(FeatureProblem) -> [String: String] {
        var filled: [String: String] = [:]
        for field in form {
            let value = values[field.key] ?? field.defaultValue
            if let value, !value.isEmpty {
                filled[field.key] = value
            } else if field.isRequired {
                throw .fieldMissing(key: field.key)
            }
        }
        return filled
    }

    private func save(
        _ row: ConnectionRow, form: [FormField], _ filled: [String: String]
    ) async throws(FeatureProblem) {
        let archive = office.archive
        let secretKeys = Set(form.filter { $0.kind == .secret }.map(\.key))
        let formKeys = Set(form.map(\.key))
        let before = try await kept { () async throws(StorageProblem) in try await archive.connection(row.id) }
        let told = before.flatMap { try? RecordText.decode([String: String].self, from: $0.settings) } ?? [:]
        var row = row
        row.settings = try text(
            filled.filter { !secretKeys.contains($0.key) }
                .merging(told.filter { !formKeys.contains($0.key) }) { new, _ in new })
        let plain = row
        try await note(.connection, plain)
        try await kept { () async throws(StorageProblem) in try await archive.save(plain) }
        for (key, value) in filled where secretKeys.contains(key) {
            try await kept { () async throws(StorageProblem) in
                try await archive.save(secret: value, "form.\(key)", of: plain.id)
            }
        }
    }

    /// Tells the audit what is about to be kept of a connection; neither settings nor secrets.
    private func note(_ action: AuditAction, _ row: ConnectionRow) async throws(FeatureProblem) {
        let facts = [
            "connection": row.id, "kind": row.kind, "name": row.name, "side": row.side.rawValue,
            "state": row.state.rawValue,
        ]
        try await AuditTrail(office).add(try AuditNote(action, by: office, of: row.id, facts), to: row.company)
    }

    private func text(_ value: some Encodable) throws(FeatureProblem) -> String {
        do { return try RecordText.encode(value) } catch {
            throw .storage(.failed("a record cannot be written as JSON"))
        }
    }
}

extension FeatureProblem {
    init(_ stop: RunStop) {
        switch stop {
        case .books(let problem): self = .outside(problem)
        case .storage(let problem): self = .storage(problem)
        case .store, .alreadyRunning, .notSetUp, .policyUnfit, .sameTrouble, .stockEmpty, .stockDrop,
            .stockUnconfirmed:
            self = .stopped(stop)
        }
    }
}
