package import Accounting
package import Bookkeeping
package import Commerce
package import ConnectorKit
import LinkLedger
import Storage
import Sync

/// A connection as its card and its page show it (I1, I7).
package struct Integration: Hashable, Sendable {
    package var ref: ConnectionRef
    /// As its vendor spells it: `Ecwid`.
    package var kindName: String
    /// What the store said about itself last; `nil` for books.
    package var store: StoreProfile?
    /// What the books said about their company last; `nil` for stores, and before the first sign-in.
    package var books: BooksCompany?
    /// When a run of it ended last, or began when it is still going on.
    package var lastContact: Instant?
    package var nextRun: Instant?
    /// Those with a schedule.
    package var workflows: [Workflow]
    /// Whether files of rows can be brought in for it.
    package var takesFiles = false
    /// Where its system sends hints that something changed, below the address of the server; `nil` where it sends none.
    package var hooksPath: String?

    package init(
        ref: ConnectionRef, kindName: String, store: StoreProfile? = nil, books: BooksCompany? = nil,
        lastContact: Instant? = nil, nextRun: Instant? = nil, workflows: [Workflow] = []
    ) {
        self.ref = ref
        self.kindName = kindName
        self.store = store
        self.books = books
        self.lastContact = lastContact
        self.nextRun = nextRun
        self.workflows = workflows
    }
}

/// A kind of system that can be connected (I1).
package struct IntegrationOffer: Hashable, Sendable {
    package enum Side: Hashable, Sendable { case store, books }

    package var side: Side
    /// The connector's word.
    package var kind: String
    package var name: String
    package var form: [FormField]
    package var preparation: Translated?
    /// What it can do.
    package var workflows: [Workflow]
    /// Whether a person signs in with a browser, after the form.
    package var hasSignInPage: Bool
}

/// What is on its way of one store: posted, skipped, waiting, in need of a person.
package struct OrderCounts: Hashable, Sendable {
    package var posted: Int
    package var waiting: Int
    package var needsYou: Int
    package var skipped: Int
}

extension Integrations {
    /// The connections of the company with when they were used last and will be next, in the order of their names.
    package func overview() async throws(FeatureProblem) -> [Integration] {
        let access = try scope.open(.seeConnections)
        let past = try await ConnectionPast(access)
        let (rows, kept) = (try await access.connections(), try await access.keptPolicies())
        var all: [Integration] = []
        for row in rows { all.append(try await access.integration(row, past, kept[row.id])) }
        return all
    }

    /// One connection; throws `connectionUnknown`.
    package func integration(_ id: ID<Connection>) async throws(FeatureProblem) -> Integration {
        let access = try scope.open(.seeConnections)
        let row = try await access.connection(id.rawValue)
        return try await access.integration(
            row, try await ConnectionPast(access), try await access.keptPolicies()[row.id])
    }

    /// How many orders of a store are in which state.
    package func counts(of store: ID<Store>) async throws(FeatureProblem) -> OrderCounts {
        let access = try scope.open(.seeConnections)
        let (archive, row) = (access.archive, try await access.store(store))
        let counts = try await withFeatureProblem { try await archive.counts(of: [row.id]) }[row.id] ?? [:]
        return OrderCounts(
            posted: counts[.posted] ?? 0, waiting: counts[.waiting] ?? 0, needsYou: counts[.needsYou] ?? 0,
            skipped: counts[.skipped] ?? 0)
    }

    /// What can be connected, books first.
    package func offers() throws(FeatureProblem) -> [IntegrationOffer] {
        let connectors = try scope.open(.seeConnections).services.connectors
        let books = connectors.books.map { kind in
            IntegrationOffer(
                side: .books, kind: kind.kind, name: kind.name, form: kind.form, preparation: kind.preparation,
                workflows: [], hasSignInPage: kind.hasSignInPage)
        }
        let stores = connectors.stores.map(\.description).map { store in
            IntegrationOffer(
                side: .store, kind: store.kind, name: store.name, form: store.form, preparation: store.preparation,
                workflows: store.workflows, hasSignInPage: false)
        }
        return books + stores
    }

    /// One kind; throws `connectorUnknown`.
    package func offer(_ kind: String) throws(FeatureProblem) -> IntegrationOffer {
        let offers = try offers()
        guard let offer = offers.first(where: { $0.kind == kind }) else {
            throw .connectorUnknown(kind: kind, known: offers.map(\.kind))
        }
        return offer
    }
}

extension BooksKind {
    fileprivate var hasSignInPage: Bool { if case .oauth = signIn { true } else { false } }
}

extension StoreDescription {
    fileprivate var workflows: [Workflow] {
        Workflow.all(of: self).filter { unmet($0.needs) == nil }
    }
}

/// When the company's connections were used, and will be.
private struct ConnectionPast {
    let runs: [RunRow]
    let schedules: [ScheduleRow]

    init(_ access: CompanyAccess) async throws(FeatureProblem) {
        let (archive, company) = (access.archive, access.company)
        runs = try await withFeatureProblem { try await archive.runs(of: company, limit: Self.runsMax) }
        schedules = try await withFeatureProblem { try await archive.schedules(of: company) }
    }

    /// Every run talks to the books too.
    func lastContact(_ row: ConnectionRow) -> Instant? {
        runs.first { row.side == .books || $0.store == row.id }.map { $0.finishedAt ?? $0.startedAt }
    }

    func due(_ row: ConnectionRow) -> [ScheduleRow] {
        schedules.filter { $0.dueAt != nil && (row.side == .books || $0.store == row.id) }
    }

    /// Enough that each store of a company is among them, whatever runs most often.
    private static let runsMax = 100
}

extension CompanyAccess {
    fileprivate func integration(
        _ row: ConnectionRow, _ past: ConnectionPast, _ kept: ConnectionWithPolicy.Policy?
    ) async throws(FeatureProblem) -> Integration {
        let due = row.state == .active ? past.due(row) : []
        let (lastContact, nextRun) = (past.lastContact(row), due.compactMap(\.dueAt).min())
        switch row.side {
        case .store:
            let kind = services.connectors.store(row.kind)
            var one = Integration(
                ref: .store(storeRef(row, kept)), kindName: kind?.description.name ?? row.kind,
                store: row.toldProfile(), lastContact: lastContact, nextRun: nextRun,
                workflows: due.compactMap { Workflow(rawValue: $0.workflow) })
            one.takesFiles = kind?.intake.map { !$0([:]).sheets.isEmpty } ?? false
            if kind?.hooks != nil { one.hooksPath = Hooks.path(of: row.id) }
            return one
        case .books:
            let kind = services.connectors.books(row.kind)
            var one = Integration(
                ref: .books(try await booksRef(row)), kindName: kind?.name ?? row.kind, books: row.toldProfile(),
                lastContact: lastContact, nextRun: nextRun)
            if kind?.hooks != nil { one.hooksPath = Hooks.path(of: row.id) }
            return one
        }
    }
}

extension ConnectionRow {
    /// What the other side said about itself; `nil` where it said nothing that this program understands, and it will be asked again.
    func toldProfile<Profile: Decodable>() -> Profile? {
        guard let profile else { return nil }
        do { return try RecordText.decode(Profile.self, from: profile) } catch { return nil }
    }

    /// The same of a store.
    var storeProfile: StoreProfile? { toldProfile() }
}
