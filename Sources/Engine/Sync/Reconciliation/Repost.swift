import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// Has one document posted again over what was done to it by hand, in one transaction and through the outbox.
struct Repost {
    let context: SyncContext
    let posted: PostedDocument
    /// As the books have it; `nil` when it is gone.
    let filed: FiledDocument?
    let order: String
    let word: String

    func perform() async throws(FindingStop) {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        guard posted.summary == nil else { throw .refused(.summarised(word)) }
        let row = try await withFindingStop {
            try await archive.order(order, of: store, books: books)
        }
        let standing = try await withFindingStop {
            try await archive.orders([order], of: store)
        }
        guard let row, let standing = standing.first else { throw .refused(.orderUnknown(order)) }
        guard !standing.isOpen else { throw .refused(.underWay(order: standing.number)) }
        let settling = try await settling(row)
        var decision = try await withFindingStop { try await decide(row) }
        decision.intents = try intents(around: decision.intents, row, settling)
        guard decision.intents.contains(where: { $0.key == posted.key }) else {
            throw .refused(.notPlanned(order: standing.number, kind: posted.document.kind))
        }
        if decision.reason == nil { decision.state = .posted }
        guard try await record(decision, settling) else { throw .refused(.changedMeanwhile(word)) }
    }

    private func record(
        _ decision: DecidedOrder, _ settling: [RecordKey: String]
    ) async throws(FindingStop) -> Bool {
        var versions = settling
        if let filed { versions[posted.key] = filed.version }
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let (now, removed, current) = (context.world.clock.now(), filed == nil ? [posted.key] : [], versions)
        return try await withFindingStop {
            try await archive.repost(
                decision, removed: removed, versions: current, store: store, books: books, run: "", now: now)
        }
    }

    /// What the order comes to without the removed document; an edited one is left among what is posted.
    private func decide(_ row: UndecidedOrder) async throws(RunStop) -> DecidedOrder {
        var row = row
        if filed == nil { row.posted.removeAll { $0.link.key == posted.key } }
        let policy = try await context.policy()
        let profile = try await context.profile()
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        let decider = OrderDecider(
            context: context, profile: profile, policy: policy, base: try await mirror.shortCatalogue())
        guard let decision = try await decider.decide([row], saleKinds: saleKinds).first else {
            throw .storage(.unusable("no decision on \(row.id)"))
        }
        return try decoded { try decision.row(identifiers: context.world.identifiers, FreshRecords()) }
    }

    /// A sale stays what it was: its payments are in the books, and a setting that changed since is no reason to post them twice.
    private var saleKinds: [RecordKey: SalesDocument.Kind] {
        guard case .sale(let sale) = posted.document, !sale.kind.isReversal else { return [:] }
        return [posted.key: sale.kind]
    }

    /// A document that was deleted or voided let go of the payments that settled it.
    private var lostItsPayments: Bool { filed?.isVoided ?? true }

    /// Our version of an edited document before what was decided, and the payments that it lost after it: what comes later in a
    /// write waits for the document. What the decision changes anyhow is left to it.
    private func intents(
        around decided: [IntentRow], _ row: UndecidedOrder, _ settling: [RecordKey: String]
    ) throws(FindingStop) -> [IntentRow] {
        let taken = Set(decided.map(\.key))
        func again(_ isWanted: (RecordKey) -> Bool) throws -> [IntentRow] {
            try row.posted.filter { !taken.contains($0.link.key) && isWanted($0.link.key) }.map { one in
                try RecordText.decode(KeptRecord.self, from: one.body)
                    .intent(
                        id: context.world.identifiers.next(), order: order, key: one.link.key,
                        generation: one.link.generation, .update)
            }
        }
        do {
            return try again { filed != nil && $0 == posted.key } + decided + again { settling[$0] != nil }
        } catch { throw .stopped(.storage(.unusable(String(describing: error)))) }
    }

    /// The order's payments that the document lost, with the versions that they have in the books now.
    ///
    /// A payment to which a hand did anything else is a finding of its own.
    private func settling(_ row: UndecidedOrder) async throws(FindingStop) -> [RecordKey: String] {
        guard lostItsPayments else { return [:] }
        let payments = try withFindingStop { try decoded { try row.posted.compactMap(settler) } }
        guard !payments.isEmpty else { return [:] }
        let ids = payments.map(\.link.booksID)
        let found = try await withFindingStop {
            let company = try await StoreReconciliation(context).company()
            return try await BooksSide(context: context, company: company).read(.named(.payment, ids))
        }
        let now = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let own = OwnDocuments(row.posted.lazy.map(\.link))
        let standing = own.names.subtracting([posted.name])
        return payments.reduce(into: [:]) { result, payment in
            guard let filed = now[payment.link.booksID], !filed.isVoided,
                !filed.differs(from: payment.document, own, standing: standing)
            else { return }
            result[payment.link.key] = filed.version
        }
    }

    /// The payment as it was posted, when it settled the document.
    private func settler(_ row: PostedRow) throws -> (link: Link, document: Document)? {
        guard row.link.kind == .payment,
            case .document(let document) = try RecordText.decode(KeptRecord.self, from: row.body).body,
            case .payment(let payment) = document,
            payment.applications.contains(where: { $0.document == posted.key })
        else { return nil }
        return (row.link, document)
    }
}
