package import Accounting
import ConnectorKit
package import LinkLedger
import Storage
package import Sync

/// Takes back what was posted: one run, one order or one document (X4).
package struct UndoPosted: Sendable {
    /// What a person names.
    package enum Request: Hashable, Sendable {
        case run(ID<Run>)
        /// By its number or its identifier in the store; of all stores where none is named.
        case order(String, in: ID<Store>?)
        /// By its number or its identifier in the books.
        case document(BooksRecordKind, String)

        /// As the person named it.
        package var name: String {
            switch self {
            case .run(let run): run.rawValue
            case .order(let name, _), .document(_, let name): name
            }
        }
    }

    let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// What would be taken back, store by store.
    ///
    /// Throws `undoUnknown` when there is no such run, order or document, `orderAmbiguous` when several orders have the number.
    package func preview(_ request: Request) async throws(FeatureProblem) -> [UndoReport] {
        try await each(request, try scope.open(.undoPosted)) { undo throws(RunStop) in try await undo.preview() }
    }

    /// Takes back; a second time it finds nothing more. What cannot be begun now is left to the server, which takes it back as soon as
    /// it can.
    ///
    /// `why` is kept in the audit. Throws `undoWaits` where somebody else writes to the books.
    package func perform(_ request: Request, because why: String = "") async throws(FeatureProblem) -> [UndoReport] {
        do throws(FeatureProblem) {
            let reports = try await performNow(request, because: why)
            if reports.contains(where: { $0.stopped?.waitsForVisit == true }) { try await leave(request, because: why) }
            return reports
        } catch {
            guard case .stopped(let stop) = error, stop.waitsForVisit || stop == .alreadyRunning else { throw error }
            try await leave(request, because: why)
            throw stop == .alreadyRunning ? FeatureProblem.undoWaits : error
        }
    }

    /// The same, but leaves nothing to the server: the caller tries again itself.
    func performNow(_ request: Request, because why: String = "") async throws(FeatureProblem) -> [UndoReport] {
        let access = try scope.open(.undoPosted)
        let actor = access.actor
        return try await each(request, access) { undo throws(RunStop) in
            try await undo.perform(actor: actor, because: why)
        }
    }

    /// Books that call us are seldom here when somebody asks, and others are busy: it is taken back when they are here and free, one
    /// request after the other. Who asks twice for the same has it done once.
    private func leave(_ request: Request, because why: String) async throws(FeatureProblem) {
        let access = try scope.open(.undoPosted)
        guard let store = try await selections(request, access).first?.store else { return }
        _ = try await access.ask(.undoingAsked(request.words, because: why), of: store.rawValue)
    }

    private func each(
        _ request: Request, _ access: CompanyAccess, _ work: (UndoRun) async throws(RunStop) -> UndoReport
    ) async throws(FeatureProblem) -> [UndoReport] {
        var reports: [UndoReport] = []
        for (store, selections) in try await selections(request, access) {
            // Only the stores that it is about are opened.
            let context = try await access.context(store)
            for selection in selections {
                if access.services.stopWish.isMade, !reports.isEmpty { return reports }
                do { reports.append(try await work(UndoRun(context, selection))) } catch { throw FeatureProblem(error) }
            }
        }
        if reports.isEmpty { throw .undoUnknown(request.name) }
        return reports
    }

    /// What the request means in each store that it is about, in the order of their names.
    private func selections(
        _ request: Request, _ access: CompanyAccess
    ) async throws(FeatureProblem) -> [(store: ID<Store>, selections: [UndoSelection])] {
        let archive = access.archive
        let (stores, books) = try await access.parties()
        let ids = stores.map(\.id)
        var found: [String: [UndoSelection]] = [:]
        switch request {
        case .run(let id):
            let run = try await withFeatureProblem { try await archive.run(id.rawValue) }
            if let run { found[run.store] = [.run(id.rawValue)] }
        case .order(let name, let store):
            do throws(FeatureProblem) {
                let order = try await access.find(name, in: store.map { [$0] } ?? ids.map { ID($0) })
                found[order.store] = [.order(order.id)]
            } catch {
                guard case .orderUnknown = error else { throw error }
            }
        case .document(let kind, let name):
            for store in ids {
                let links = try await withFeatureProblem {
                    try await archive.links(kind, called: name, store: store, books: books.id)
                }
                found[store] = links.map { .document($0.key) }
            }
        }
        return ids.compactMap { id in found[id].map { (ID(id), $0) } }
    }
}

extension UndoPosted.Request {
    /// As an errand keeps it.
    var words: [String] {
        switch self {
        case .run(let run): ["run", run.rawValue]
        case .order(let name, nil): ["order", name]
        case .order(let name, let store?): ["orderOf", store.rawValue, name]
        case .document(let kind, let name): ["document", kind.rawValue, name]
        }
    }

    /// `nil` for words that are no request.
    init?(_ words: [String]) {
        switch (words.first, words.count) {
        case ("run", 2): self = .run(ID(words[1]))
        case ("order", 2): self = .order(words[1], in: nil)
        case ("orderOf", 3): self = .order(words[2], in: ID(words[1]))
        case ("document", 3):
            guard let kind = BooksRecordKind(rawValue: words[1]) else { return nil }
            self = .document(kind, words[2])
        default: return nil
        }
    }
}

extension CompanyScope {
    /// Takes back what a person asked for while the books were not here.
    func takeBackAsked(_ words: [String], because why: String) async throws(FeatureProblem) -> ErrandOutcome {
        guard let request = UndoPosted.Request(words) else { return .gone }
        let reports = try await UndoPosted(self).performNow(request, because: why)
        return reports.lazy.compactMap(\.stopped).first.map { .stopped($0) } ?? .done
    }
}
