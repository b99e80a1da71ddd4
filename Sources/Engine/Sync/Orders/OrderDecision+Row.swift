import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
package import LinkLedger
import Storage

extension OrderDecision {
    /// The decision as it is written down, with its intents.
    func row(identifiers: any Identifiers, _ fresh: FreshRecords) throws -> DecidedOrder {
        var row = DecidedOrder(
            id: id, number: order?.number ?? id, placedAt: order?.placedAt, currency: order?.currency.code,
            total: order?.total.minorUnits ?? 0, refunded: refunded, state: state,
            reason: try keptReason ?? reason.map { try RecordText.encode($0) }, reasonCode: reason?.code,
            intents: try intents(identifiers, fresh), policyVersion: policyVersion, revision: revision)
        row.customer = order?.buyer.shownName ?? ""
        row.names = order.map { [$0.buyer.name, $0.buyer.company, $0.buyer.email ?? ""] } ?? []
        row.members = try members.map { try SummaryMemberRow($0) } + keptMembers
        return row
    }

    /// Where the order comes to stand once its documents, if any, are posted.
    package var state: OrderState {
        switch reason {
        case .skipped?, .undone?: .skipped
        case .stillInBooks(let rest)?: rest.isWanted ? .skipped : .needsYou
        case .waiting?: .waiting
        case .none, .paidInBooks, .aliasOf: .posted
        case .withdrawn: .skipped
        case .refused, .held, .problem, .failsAlways, .outcomeOpen, .alwaysStale, .linkLost, .booksDiffer, .numberTaken,
            .numberOfOther, .numberOfVoided, .stillStands, .blocked,
            .editedInBooks, .removedInBooks,
            .notTakenBack, .postedTwice, .unreadable:
            .needsYou
        }
    }

    private var refunded: Int64 {
        if case .post(let plan) = decision { plan.totals.refunds.minorUnits } else { 0 }
    }

    /// What is written waits for the sale that it belongs to; what leaves does so one after the other.
    private func intents(_ identifiers: any Identifiers, _ fresh: FreshRecords) throws -> [IntentRow] {
        var intents = try changes.compactMap { try intent(for: $0, identifiers, fresh) }
        let known = Set(changes.map(\.key))
        for change in changes {
            guard let (key, body) = change.written, let owner = body.owner(as: key), known.contains(owner) else {
                continue
            }
            for index in intents.indices where intents[index].key == key { intents[index].dependencies.append(owner) }
        }
        // A credit is applied to what the payments leave open: those that change go first.
        let payments = changes.compactMap(\.changedPayment)
        for key in changes.compactMap(\.appliedCredit) {
            for index in intents.indices where intents[index].key == key {
                intents[index].dependencies += payments.filter { $0 != key }
            }
        }
        // What a credit settled is open for a payment once its application is gone.
        let freed = changes.compactMap(\.leaving).filter(\.body.isApplication).map(\.key)
        for (key, body) in changes.compactMap(\.written) where body.isPaymentOfMoney {
            for index in intents.indices where intents[index].key == key { intents[index].dependencies += freed }
        }
        // A number that leaves with one paper of a supplier is free for another only then.
        for change in changes {
            guard let written = change.written, case .document(.purchase(let paper)) = written.body,
                let number = paper.number
            else { continue }
            let freed = changes.compactMap(\.leaving).filter {
                $0.key != written.key && $0.document?.number == number
                    && $0.document?.kind == Document.purchase(paper).kind
            }
            for index in intents.indices where intents[index].key == written.key {
                intents[index].dependencies += freed.map(\.key)
            }
        }
        let leaving = changes.compactMap(\.leaving).map { (key: $0.key, needs: Set($0.body.needs(as: $0.key))) }
        var before: RecordKey?
        for key in TakeBackChain.sorted(leaving) {
            for index in intents.indices where intents[index].key == key {
                intents[index].dependencies = before.map { [$0] } ?? []
            }
            before = key
        }
        return intents
    }

    private func intent(
        for change: Revision.Change, _ identifiers: any Identifiers, _ fresh: FreshRecords
    ) throws -> IntentRow? {
        switch change {
        case .unchanged, .needsPerson: nil
        case .create(let record), .difference(let record, of: _):
            try intent(.create, record.key, record.body, generation: 1, identifiers, fresh)
        case .update(let posted, to: let record):
            try intent(
                .update, record.key, record.body, generation: posted.generation, version: record.policyVersion,
                identifiers, fresh)
        case .void(let posted):
            try intent(.void, posted.key, posted.body, generation: posted.generation, identifiers, fresh)
        case .delete(let posted):
            try intent(.delete, posted.key, posted.body, generation: posted.generation, identifiers, fresh)
        }
    }

    private func intent(
        _ operation: IntentRow.Operation, _ key: RecordKey, _ body: RecordBody, generation: Int,
        version: Int? = nil, _ identifiers: any Identifiers, _ fresh: FreshRecords
    ) throws -> IntentRow {
        let record = KeptRecord(body: body, policyVersion: version ?? policyVersion)
        let intent = try record.intent(
            id: identifiers.next(), order: id, key: key, generation: generation, operation)
        fresh.keep(record, text: intent.body)
        return intent
    }
}

extension Buyer {
    /// The company, else the person, else the address.
    var shownName: String {
        [company, name, email ?? ""].first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    }
}

extension RecordBody {
    /// A payment of nothing, which only applies a credit.
    fileprivate var isApplication: Bool {
        if case .document(.payment(let payment)) = self { payment.total.isZero } else { false }
    }

    fileprivate var isPaymentOfMoney: Bool {
        if case .document(.payment(let payment)) = self { !payment.total.isZero } else { false }
    }
}

extension Revision.Change {
    /// The record that it is about, the sale itself for a difference.
    fileprivate var key: RecordKey {
        switch self {
        case .unchanged(let key), .needsPerson(let key, _), .difference(_, of: let key): key
        case .create(let record), .update(_, to: let record): record.key
        case .void(let record), .delete(let record): record.key
        }
    }

    /// What is to stand in the books.
    fileprivate var written: (key: RecordKey, body: RecordBody)? {
        switch self {
        case .create(let record), .update(_, to: let record), .difference(let record, of: _): (record.key, record.body)
        case .unchanged, .needsPerson, .void, .delete: nil
        }
    }

    /// A payment that is other than it was.
    fileprivate var changedPayment: RecordKey? {
        guard case .update(_, to: let record) = self, case .document(.payment) = record.body else { return nil }
        return record.key
    }

    /// A new payment of nothing, which only applies a credit.
    fileprivate var appliedCredit: RecordKey? {
        guard case .create(let record) = self, record.body.isApplication else { return nil }
        return record.key
    }

    /// What is to stand there no more.
    fileprivate var leaving: PostedRecord? {
        switch self {
        case .void(let record), .delete(let record): record
        case .unchanged, .create, .update, .difference, .needsPerson: nil
        }
    }
}
