package import Accounting
import ConnectorKit
import Foundation
import LinkLedger
package import Storage
import Sync
import Synchronization

/// Books that call us and were admitted.
package struct VisitingBooks: Sendable {
    package var connection: ConnectionRow
    package var fileID: String

    /// As the company file calls itself; `nil` before it was read.
    package var companyName: String? { connection.profile == nil ? nil : connection.name }
}

/// Admits books that call us, and knows what there is to do for them. `WebConnector` uses it.
package struct VisitorDesk: Sendable {
    private let services: Services
    private let cost: PasswordCost

    package init(_ services: Services, cost: PasswordCost = .usual) {
        self.services = services
        self.cost = cost
    }

    // MARK: Who is there

    /// The connection with this password; `nil` when there is none, or after too many wrong tries. It takes as long for
    /// a name that nobody has.
    package func admit(
        user: String, password: String, from address: String
    ) async throws(FeatureProblem) -> VisitingBooks? {
        let limits = [
            TryLimit(
                subject: Self.triesSubject(of: user), triesMax: Self.triesMax,
                windowSeconds: Self.windowSeconds),
            TryLimit(
                subject: "visitors at \(address)", triesMax: Self.addressTriesMax, windowSeconds: Self.windowSeconds),
        ]
        let (archive, now) = (services.archive, services.world.clock.now())
        let end = try await withFeatureProblem { try await archive.countTry(limits, now: now) }
        if end != nil { return nil }
        let row = try await withFeatureProblem { try await archive.connection(user) }
        let found = try row.flatMap { row throws(FeatureProblem) -> VisitingBooks? in
            guard row.side == .books, row.state != .uninstalled,
                services.connectors.books(row.kind)?.comesByVisits == true,
                let fileID = try row.plainSettings()[VisitorSettings.fileID]
            else { return nil }
            return VisitingBooks(connection: row, fileID: fileID)
        }
        let kept: String? =
            if let found {
                try await withFeatureProblem {
                    try await archive.secret(VisitorSecrets.password, of: found.connection.id)
                }
            } else { nil }
        guard try await isRight(password, kept), let found else {
            if let found {
                try await keep(of: found.connection.id) { note in
                    note.seenAt = now
                    note.trouble = VisitNote.Trouble(.wrongPassword)
                }
            }
            return nil
        }
        for limit in limits { try await withFeatureProblem { try await archive.forgetTries(limit.subject) } }
        return found
    }

    private func isRight(_ password: String, _ kept: String?) async throws(FeatureProblem) -> Bool {
        let (cost, chance) = (cost, services.world.chance)
        guard password.count <= Self.passwordMax else { return false }
        return try await withFeatureProblem {
            try await PasswordBench.shared.run(cost) { () -> Bool in
                guard let hash = kept.flatMap({ PasswordHash(text: $0) }) else {
                    _ = try PasswordHash(password, cost: cost, chance: chance)
                    return false
                }
                // It is pasted into a row of a table: blanks, dashes and case do not matter.
                return try hash.matches(OneTimeSecret.read(typed: password).text)
            }
        }
    }

    /// Under what the tries of a name are counted.
    static func triesSubject(of user: String) -> String { "visitor \(user.prefix(nameMax))" }

    private static let nameMax = 64
    private static let passwordMax = 200
    private static let triesMax = 10
    private static let addressTriesMax = 100
    private static let windowSeconds: Int64 = 900

    // MARK: What is known of visits

    package func note(of connection: String) async throws(FeatureProblem) -> VisitNote {
        let archive = services.archive
        let text = try await withFeatureProblem { try await archive.secret(VisitorSecrets.note, of: connection) }
        guard let text else { return VisitNote() }
        // What cannot be read is written anew by the next visit.
        do throws(Unreadable) { return try RecordText.decode(VisitNote.self, from: text) } catch { return VisitNote() }
    }

    /// Changes what is known.
    package func keep(
        of connection: String, _ change: @Sendable (inout VisitNote) -> Void
    ) async throws(FeatureProblem) {
        var note = try await note(of: connection)
        change(&note)
        let (archive, text) = (services.archive, try json(note))
        try await withFeatureProblem { try await archive.save(secret: text, VisitorSecrets.note, of: connection) }
    }

    // MARK: What there is to do

    /// Whether something waits for the visit: the first reading, what people asked for, what is due.
    package func hasWork(for books: VisitingBooks) async throws(FeatureProblem) -> Bool {
        let (archive, company, now) = (services.archive, books.connection.company, services.world.clock.now())
        guard let row = try await withFeatureProblem({ try await archive.connection(books.connection.id) }) else {
            return false
        }
        if row.state == .uninstalled { return false }
        if row.state == .signInNeeded { return true }
        if try await !withFeatureProblem({ try await archive.openErrands(of: company) }).isEmpty { return true }
        return try await withFeatureProblem { try await archive.schedules(of: company) }
            .contains { $0.dueAt.map { $0 <= now } ?? false }
    }

    /// The orders of all stores that wait to be posted: how much of the visit is still to come.
    package func ordersLeft(for books: VisitingBooks) async throws(FeatureProblem) -> Int {
        let (archive, company) = (services.archive, books.connection.company)
        let stores = try await withFeatureProblem { try await archive.connections(of: company) }
            .filter { $0.side == .store }.map(\.id)
        return try await withFeatureProblem { try await archive.counts(of: stores) }
            .values.reduce(0) { $0 + ($1[.waiting] ?? 0) }
    }

    /// What was posted for the newest orders, by its identifiers in the books.
    package func lastSales(of books: VisitingBooks) async throws(FeatureProblem) -> [DocumentName] {
        let (archive, company, id) = (services.archive, books.connection.company, books.connection.id)
        let stores = try await withFeatureProblem { try await archive.connections(of: company) }
            .filter { $0.side == .store }.map(\.id)
        var names: [DocumentName] = []
        for store in stores {
            let newest = try await withFeatureProblem {
                try await archive.orders(
                    of: store, state: .posted, search: nil, after: nil, limit: Self.newestOrders)
            }.map(\.id)
            let orders = try await withFeatureProblem { try await archive.orders(newest, of: store, books: id) }
            for link in orders.flatMap(\.posted).map(\.link) where link.state == .live {
                guard let kind = link.kind.document, kind == .invoice || kind == .salesReceipt else { continue }
                names.append(DocumentName(kind: kind, id: link.booksID))
            }
        }
        return names
    }

    private static let newestOrders = 20

    /// Reads company and lists in the first visit, and in those after settings were changed (D5).
    package func connect(
        _ books: VisitingBooks, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> Bool {
        let (archive, id) = (services.archive, books.connection.id)
        let row = try await withFeatureProblem { try await archive.connection(id) }
        guard let row, row.state == .signInNeeded else { return false }
        let scope = try await services.scope(row.company, as: .machineOperator(Self.actor))
        _ = try await Integrations(scope).finishBooks(ID(id), progress: progress)
        return true
    }

    private static let actor = "visit"

    /// The companies of which nothing can be done now, because their books are reached by visits only and are not here.
    package func awayCompanies() async throws(FeatureProblem) -> Set<String> {
        let archive = services.archive
        let companies = try await withFeatureProblem { try await archive.companies() }.map(\.id)
        var away: Set<String> = []
        for row in try await withFeatureProblem({ try await archive.connections(ofAll: companies) }) {
            guard row.side == .books, row.state != .uninstalled,
                services.connectors.books(row.kind)?.comesByVisits == true,
                let fileID = try row.plainSettings()[VisitorSettings.fileID]
            else { continue }
            if await services.visits.isHere(fileID) { continue }
            away.insert(row.company)
        }
        return away
    }
}

/// How far the visits to this process are.
package actor VisitPercents {
    private var percents: [String: Int] = [:]

    package init() {}

    package func note(_ percent: Int?, of connection: String) { percents[connection] = percent }
    package func percent(of connection: String) -> Int? { percents[connection] }
}
