import Accounting
import ConnectorKit
package import Storage
package import Sync

/// Carries out what people asked the server to do, in their name. Permission was checked when they asked.
package struct Errands: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    package func perform(_ row: ErrandRow) async -> ErrandDesk.End {
        do throws(FeatureProblem) {
            if try await VisitorDesk(services).awayCompanies().contains(row.company) { return .away }
            let outcome: ErrandOutcome
            do throws(FeatureProblem) { outcome = try await carryOut(row) } catch {
                switch error {
                case .stopped(.alreadyRunning): return .busy
                case .stopped(.onRequest): return .interrupted
                case .stopped(let stop): outcome = .stopped(stop)
                case .outside(let problem): outcome = .stopped(.books(problem))
                case .storage(let problem): outcome = .stopped(.storage(problem))
                case .backfill(let problem): outcome = .backfill(problem)
                default: outcome = .gone
                }
            }
            if outcome == .stopped(.onRequest) { return .interrupted }
            // The visitor left in the middle: the next visit goes on with it.
            if case .stopped(let stop) = outcome, stop.waitsForVisit { return .away }
            return .done(try json(outcome))
        } catch { return .interrupted }
    }

    private func carryOut(_ row: ErrandRow) async throws(FeatureProblem) -> ErrandOutcome {
        guard let errand = row.errand else { return .gone }
        let scope = try await services.scope(row.company, as: .machineOperator(row.askedBy))
        let store = ID<Store>(row.store)
        switch errand {
        case .run(let workflow, let isConfirmed):
            return .end(
                try await SyncStore(scope).run(
                    workflow, of: store, consent: isConfirmed ? .whole : .none, as: ID(row.id)))
        case .stock(let most):
            return .end(try await SyncStore(scope).run(.stock, of: store, consent: .dropsUpTo(most), as: ID(row.id)))
        case .stockLook: return .stock(StockLook(try await SyncStore(scope).previewStock(of: store)))
        case .productLook: return .products(try await SyncStore(scope).surveyProducts(of: store))
        case .sending(let orders): return try await scope.send(orders, of: store)
        case .sendingAsked: return try await scope.sendAsked(of: store)
        case .undoing(let orders): return try await scope.takeBack(orders, of: store)
        case .undoingAsked(let words, let why): return try await scope.takeBackAsked(words, because: why)
        case .dryRun(let question): return .dryRun(try await scope.make(question, of: store))
        case .estimate(let question):
            _ = try await services.progress.watching(row.kind.rawValue, of: row.store) { note throws(FeatureProblem) in
                try await Backfills(scope).estimate(
                    of: store, from: question.from, to: question.to, ordersPerHour: question.ordersPerHour,
                    progress: { orders in
                        var progress = RunProgress(phase: .reading)
                        progress.read = orders
                        note(progress)
                    })
            }
            return .done
        case .importLook(let id): return try await bringIn(ID(id), scope, row, takes: false)
        case .importing(let id): return try await bringIn(ID(id), scope, row, takes: true)
        case .backfill:
            guard let report = try await Backfills(scope).goOn(of: store) else { return .done }
            return .end(report)
        }
    }
}

extension Errands {
    /// Reads a file, and tells how many rows it has read.
    private func bringIn(
        _ id: ID<Import>, _ scope: CompanyScope, _ row: ErrandRow, takes: Bool
    ) async throws(FeatureProblem) -> ErrandOutcome {
        let imports = Imports(scope)
        let rows = try await imports.report(id).recognition.rows
        _ = try await services.progress.watching(row.kind.rawValue, of: row.store) { note throws(FeatureProblem) in
            let tell: @Sendable (Int) -> Void = { read in
                var progress = RunProgress(phase: .reading)
                (progress.read, progress.expected) = (read, rows)
                note(progress)
            }
            return takes ? try await imports.take(id, progress: tell) : try await imports.look(id, progress: tell)
        }
        return .done
    }
}

extension ErrandOutcome {
    static func end(_ report: RunReport) -> ErrandOutcome { report.stopped.map { .stopped($0) } ?? .done }
}

extension CompanyAccess {
    /// Leaves an errand for the server; returns the open one of the same kind and subject for the store, where there is one.
    /// It is done soon after `start`, or at once.
    func ask(
        _ errand: Errand, of store: String, notBefore start: Instant? = nil
    ) async throws(FeatureProblem) -> ErrandRow {
        let row = ErrandRow(
            id: world.identifiers.next(), company: company, store: store, kind: errand.kind, subject: errand.subject,
            askedBy: actor, askedAt: now, body: try json(errand))
        let archive = archive
        return try await withFeatureProblem { try await archive.ask(row, notBefore: start) }
    }
}

extension RunStop {
    /// The books call us and are not connected now, or left in the middle: their next visit goes on.
    package var waitsForVisit: Bool {
        if case .books(let problem) = self { problem.code == VisitorSettings.nobodyCode } else { false }
    }
}
