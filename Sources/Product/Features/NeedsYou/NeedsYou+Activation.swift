import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage
import Sync

extension NeedsYou {
    /// Makes what the orders of a cause name active again in the books, and has the orders decided again.
    ///
    /// Throws ``RepairProblem/nothingInactive`` when all of it is active.
    func reactivate(_ cause: Cause) async throws(FeatureProblem) {
        let access = try scope.open(.answerOrders)
        guard cause.repairs.contains(where: { if case .reactivate = $0 { true } else { false } }) else {
            throw .repairRefused(.answerUnfit)
        }
        let context = try await access.context(cause.store)
        var isChanged = false
        for record in try await access.named(by: cause, context) {
            if try await access.activate(record, context) { isChanged = true }
        }
        guard isChanged else { throw .repairRefused(.nothingInactive) }
        _ = try await access.retry(cause.orders.map(\.ref.id.rawValue), of: cause.store.rawValue)
    }
}

extension CompanyAccess {
    /// The records that may be inactive: the one that the reason names, or the customers and items of the orders.
    fileprivate func named(
        by cause: Cause, _ context: SyncContext
    ) async throws(FeatureProblem) -> [PossiblyInactive] {
        var records: [PossiblyInactive] = []
        for refusal in cause.reason.refusals {
            switch refusal {
            case .productInactive:
                for item in try await namedItems(by: refusal, context) where !item.isActive {
                    records.append(PossiblyInactive(.item(item.id.rawValue), item.name))
                }
            case .accountMissing(let name):
                for account in try await keptLists()?.accounts.values.sorted(by: { $0.id.rawValue < $1.id.rawValue })
                    ?? []
                where !account.isActive && account.name == name {
                    records.append(PossiblyInactive(.account(account.id.rawValue), name))
                }
            case .customerInactive: records += try await mentioned(by: cause, context).filter { $0.isCustomer }
            default: continue
            }
        }
        if case .problem = cause.reason { records = try await mentioned(by: cause, context) }
        return records
    }

    /// What stands for the buyers and products of the orders.
    private func mentioned(by cause: Cause, _ context: SyncContext) async throws(FeatureProblem) -> [PossiblyInactive] {
        guard let policy = try await policy(of: cause.store), let lists = try await keptLists() else {
            throw .stopped(.notSetUp)
        }
        var keys: Set<RecordKey> = []
        for order in try await readOrders(cause.orders.map(\.ref), context) {
            keys.insert(.customer(of: order, policy, lists.company))
            for line in order.lines { keys.insert(.item(of: line)) }
        }
        let (archive, store, books, sought) = (archive, context.storeConnection, context.booksConnection, Array(keys))
        let links = try await withFeatureProblem { try await archive.links(of: sought, store: store, books: books) }
        let ids = links.values.map(\.booksID)
        let known = records(
            try await withFeatureProblem { try await archive.longLists(of: books, ids: ids, names: [], others: []) })
        var named: [PossiblyInactive] = []
        for link in links.values.sorted(by: { ($0.kind.rawValue, $0.booksID) < ($1.kind.rawValue, $1.booksID) }) {
            guard let record = InactiveRecord(link.kind, link.booksID) else { continue }
            named.append(PossiblyInactive(record, known.lazy.compactMap { $0.name(of: record) }.first ?? link.booksID))
        }
        return Array(named.prefix(Self.recordsMax))
    }

    /// Asks for it in the audit, then in the books, and keeps what they have then; `false` when it was active already, or is not there.
    fileprivate func activate(_ named: PossiblyInactive, _ context: SyncContext) async throws(FeatureProblem) -> Bool {
        let (archive, books) = (archive, context.booksConnection)
        guard let home = try await keptLists()?.company.homeCurrency else { throw .stopped(.notSetUp) }
        try await add(
            try note(
                .activation, of: books,
                ActivationNote(kind: named.record.kind, id: named.record.id, name: named.name),
                by: [.number(named.name)]))
        let activated: ActivatedRecord?
        do { activated = try await context.books.activate(named.record, home: home) } catch { throw .outside(error) }
        guard let activated else { return false }
        let row: MirrorRow
        do { row = try MirrorRow(activated.record) } catch { throw .storage(.failed("a record cannot be written")) }
        try await withFeatureProblem {
            let cursor = try await archive.cursor(ReadStream.mirror, of: books)
            try await archive.keep(mirror: [row], cursor: cursor ?? "", of: books)
        }
        return !activated.wasActive
    }

    /// A read of the books each: more is made active there.
    private static let recordsMax = 40
}

/// A record that may be inactive, with the name by which people know it.
private struct PossiblyInactive {
    var record: InactiveRecord
    var name: String

    init(_ record: InactiveRecord, _ name: String) { (self.record, self.name) = (record, name) }

    var isCustomer: Bool { if case .customer = record { true } else { false } }
}

/// What is to be active again, as the audit keeps it.
private struct ActivationNote: Encodable {
    var kind: String
    var id: String
    var name: String
}

extension InactiveRecord {
    /// `nil` for documents, which are never inactive.
    fileprivate init?(_ kind: BooksRecordKind, _ id: String) {
        switch kind {
        case .customer: self = .customer(id)
        case .vendor: self = .vendor(id)
        case .item: self = .item(id)
        case .invoice, .salesReceipt, .creditMemo, .refundReceipt, .payment, .bill, .purchaseOrder, .vendorCredit,
            .journalEntry:
            return nil
        }
    }

    fileprivate var kind: String {
        switch self {
        case .account: "account"
        case .customer: "customer"
        case .item: "item"
        case .vendor: "vendor"
        }
    }

    fileprivate var id: String {
        switch self {
        case .account(let id), .customer(let id), .item(let id), .vendor(let id): id
        }
    }
}

extension CatalogueRecord {
    /// What it is called, when it is that record.
    fileprivate func name(of record: InactiveRecord) -> String? {
        switch (self, record) {
        case (.item(let item), .item(let id)) where item.id.rawValue == id: item.name
        case (.party(let party), .customer(let id)) where party.kind == .customer && party.id == id: party.displayName
        case (.party(let party), .vendor(let id)) where party.kind == .vendor && party.id == id: party.displayName
        default: nil
        }
    }
}
