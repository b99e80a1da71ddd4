import Accounting
import Commerce
package import ConnectorKit
import Storage
import Sync

/// Receives the hints (webhooks) of outside systems: something changed there, so we look soon. Their content is never trusted (X11).
package struct Hooks: Sendable {
    package enum Answer: Hashable, Sendable {
        /// How many of the hints were new.
        case heard(Int)
        /// No connection of that name takes hints.
        case unknown
        case forged
        /// Too old, or from the future; otherwise valid.
        case stale
        case unreadable
    }

    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// The path with which all hook addresses begin.
    package static let root = "/hooks/"

    /// The address of a connection, below that of the server.
    package static func path(of connection: String) -> String { root + connection }

    /// Events come in bursts: one purchase tells of the order, its buyer and each product.
    private static let storePauseSeconds: Int64 = 20
    /// What we post ourselves makes events in the books too.
    private static let booksPauseSeconds: Int64 = 300
    /// Longer than any sender repeats itself.
    private static let rememberedSeconds: Int64 = 259_200

    /// Takes a message that came to the address of a connection. Repeated, late, reordered or forged messages do no harm.
    package func hear(_ connection: String, _ message: HookMessage) async throws(FeatureProblem) -> Answer {
        let archive = services.archive
        guard message.body.count <= HookMessage.bytesMax else { return .unreadable }
        let found = try await withFeatureProblem { try await archive.connection(connection) }
        guard let row = found, row.state != .uninstalled else { return .unknown }
        let scope = try await services.scope(row.company, as: .machineOperator("hook"))
        let access = try scope.open(.syncStores)
        guard let (reader, secret) = try await access.hookReader(row) else { return .unknown }
        let now = services.world.clock.now()
        let hints: [HookHint]
        switch reader.read(message, now: now) {
        case .forged: return .forged
        case .stale: return .stale
        case .unreadable: return .unreadable
        case .hints(let told): hints = told
        }
        let (names, old) = (hints.map(\.event), now.advanced(bySeconds: -Self.rememberedSeconds))
        let fresh = Set(
            try await withFeatureProblem {
                try await archive.hear(names, of: row.id, now: now, forgettingBefore: old)
            })
        let news = hints.filter { fresh.contains($0.event) }
        try await act(on: news, row, access, secret)
        return .heard(news.count)
    }

    private func act(
        on news: [HookHint], _ row: ConnectionRow, _ access: CompanyAccess, _ secret: String
    ) async throws(FeatureProblem) {
        switch row.side {
        case .store:
            if news.contains(where: { $0.topic == .orders }) {
                try await access.lookSoon(.orders, at: row, after: Self.storePauseSeconds)
            }
            if news.contains(where: { $0.topic == .products }) {
                try await access.lookSoon(.products, at: row, after: Self.storePauseSeconds)
            }
        case .books:
            for identity in Set(news.filter { $0.topic == .books }.compactMap(\.identity)) {
                for books in try await sharing(identity, secret, row) {
                    let scope = try await services.scope(books.company, as: .machineOperator("hook"))
                    let access = try scope.open(.syncStores)
                    for store in try await access.connections() where store.side == .store {
                        try await access.lookSoon(.orders, at: store, after: Self.booksPauseSeconds)
                    }
                }
            }
        }
    }

    /// All connections to a company of the books whose application is the one that signed: it has one address for all of them.
    private func sharing(
        _ identity: String, _ secret: String, _ row: ConnectionRow
    ) async throws(FeatureProblem) -> [ConnectionRow] {
        let archive = services.archive
        var found: [ConnectionRow] = []
        for company in try await withFeatureProblem({ try await archive.companies() }) {
            let access = try await services.scope(company.id, as: .machineOperator("hook")).open(.syncStores)
            for other in try await access.connections()
            where other.side == .books && other.kind == row.kind && other.state != .uninstalled {
                guard let kind = services.connectors.books(other.kind),
                    kind.identity(try other.plainSettings()) == identity,
                    try await access.hookReader(other)?.secret == secret
                else { continue }
                found.append(other)
            }
        }
        return found
    }
}

extension CompanyAccess {
    /// How the hints of a connection are read; `nil` where none are expected.
    fileprivate func hookReader(
        _ row: ConnectionRow
    ) async throws(FeatureProblem) -> (reader: any HookReader, secret: String)? {
        switch row.side {
        case .store:
            guard let kind = services.connectors.store(row.kind), let hooks = kind.hooks else { return nil }
            let settings = try await settings(of: row, form: kind.description.form)
            guard let secret = settings[hooks.secretField], !secret.isEmpty else { return nil }
            return (hooks.reader(settings), secret)
        case .books:
            guard let kind = services.connectors.books(row.kind), let hooks = kind.hooks else { return nil }
            let settings = try await settings(of: row, form: kind.form)
            guard let secret = settings[hooks.secretField], !secret.isEmpty else { return nil }
            return (hooks.reader(settings), secret)
        }
    }

    /// Has orders that were pushed decided soon, so that payments and papers of suppliers follow what was sent, and lists say where
    /// each order stands. Where orders are posted by themselves their schedule does it.
    func lookSoon(atPushed store: ID<Store>) async throws(FeatureProblem) {
        let row = try await self.store(store)
        guard row.storeProfile?.conventions?.postsOnlyWhenAsked == true else { return }
        try await lookSoon(.orders, at: row, after: Self.pushPauseSeconds)
    }

    /// Programs push many records in a row.
    private static let pushPauseSeconds: Int64 = 5

    /// Makes a scheduled workflow run soon; does nothing when one waits already.
    fileprivate func lookSoon(
        _ workflow: Workflow, at store: ConnectionRow, after seconds: Int64
    ) async throws(FeatureProblem) {
        guard store.state == .active, unmetNeed(of: workflow, store) == nil, try await books() != nil else { return }
        let (archive, company) = (archive, company)
        let schedules = try await withFeatureProblem { try await archive.schedules(of: company) }
        let row = schedules.first { $0.store == store.id && $0.workflow == workflow.rawValue }
        guard let row, Schedule(row.rule) ?? .off != .off else { return }
        _ = try await ask(
            .run(workflow, isConfirmed: false), of: store.id, notBefore: now.advanced(bySeconds: seconds))
    }
}
