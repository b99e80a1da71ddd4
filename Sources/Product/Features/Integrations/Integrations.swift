import Accounting
import Bookkeeping
import ConnectorKit
package import Foundation
import Storage
import Sync

/// What is connected, and connecting more (I1, I2, I3, I7).
package struct Integrations: Sendable {
    let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// All connections that the person sees, in the order of their names.
    package func connections() async throws(FeatureProblem) -> [ConnectionRef] {
        let access = try scope.open(.seeConnections)
        let (rows, kept) = (try await access.connections(), try await access.keptPolicies())
        var refs: [ConnectionRef] = []
        for row in rows {
            switch row.side {
            case .store: refs.append(.store(access.storeRef(row, kept[row.id])))
            case .books: refs.append(.books(try await access.booksRef(row)))
            }
        }
        return refs
    }

    /// The stores, in the order of their names; throws `storeMissing` when there is none.
    package func stores() async throws(FeatureProblem) -> [StoreRef] {
        let access = try scope.open(.seeConnections)
        let (rows, kept) = (try await access.stores(), try await access.keptPolicies())
        return rows.map { access.storeRef($0, kept[$0.id]) }
    }

    /// The clock of the company: that of the settings of its first store that has some; `nil` before.
    package func zone() async throws(FeatureProblem) -> TimeZone? {
        let access = try scope.open(.seeConnections)
        let (rows, kept) = (try await access.connections(), try await access.keptPolicies())
        return rows.first { kept[$0.id] != nil }.map { access.storeRef($0, kept[$0.id]).timeZone }
    }

    /// The stores whose connection was not ended; throws `uninstalled` when all were.
    package func storesInUse() async throws(FeatureProblem) -> [StoreRef] {
        let stores = try await stores()
        let used = stores.filter { $0.state != .uninstalled }
        if used.isEmpty, let ended = stores.last { throw .connection(.uninstalled(ended.id.rawValue, side: .store)) }
        return used
    }

    /// A store by the name of its connection; without a name, the only one.
    package func store(_ name: String? = nil) async throws(FeatureProblem) -> StoreRef {
        let access = try scope.open(.seeConnections)
        let row = try await access.store(named: name)
        return access.storeRef(row, try await access.keptPolicies()[row.id])
    }

    /// The books in use; `nil` when there are none.
    package func books() async throws(FeatureProblem) -> BooksRef? {
        let access = try scope.open(.seeConnections)
        guard let row = try await access.books() else { return nil }
        return try await access.booksRef(row)
    }
}

extension CompanyAccess {
    /// A store by the name of its connection; without a name, the only one.
    func store(named name: String?) async throws(FeatureProblem) -> ConnectionRow {
        let stores = try await stores()
        if let name {
            guard let store = stores.first(where: { $0.id == name }) else {
                throw await services.absent(.connectionUnknown(name))
            }
            return store
        }
        guard stores.count == 1 else { throw .fieldMissing(key: "--store") }
        return stores[0]
    }

    func storeRef(_ row: ConnectionRow, _ kept: ConnectionWithPolicy.Policy?) -> StoreRef {
        var zone: TimeZone?
        // Settings that cannot be read are told where they are asked for; lists go on without their zone.
        if let kept { do { zone = try RecordText.decode(Policy.self, from: kept.body).zone } catch {} }
        return storeRef(row, version: kept?.version, zone: zone)
    }

    func storeRef(_ row: ConnectionRow, version: Int?, zone: TimeZone?) -> StoreRef {
        StoreRef(
            id: ID(row.id), kind: row.kind, name: row.name, state: row.state, settingsVersion: version,
            timeZone: zone ?? .gmt, isOfDocuments: description(of: row)?.isOfDocuments ?? false,
            hasSuppliers: services.connectors.store(row.kind)?.suppliers != nil)
    }

    func booksRef(_ row: ConnectionRow) async throws(FeatureProblem) -> BooksRef {
        let comesByVisits = services.connectors.books(row.kind)?.comesByVisits ?? false
        let isAwaited = comesByVisits && row.state == .signInNeeded
        return BooksRef(
            id: ID(row.id), kind: row.kind, name: row.name, state: row.state,
            signIn: row.state == .active ? signInPeriod(of: row) : nil, comesByVisits: comesByVisits,
            firstVisit: isAwaited ? try await VisitorDesk(services).note(of: row.id) : nil)
    }
}
