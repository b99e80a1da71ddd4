import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
package import LinkLedger
import Storage

extension OrderDecision {
    /// The decision as it is written down, with its intents.
    func row(identifiers: any Identifiers) throws -> DecidedOrder {
        let intents = try changes.map { try intent(for: $0, id: identifiers.next()) }
        return DecidedOrder(
            id: id, number: order?.number ?? id, placedAt: order?.placedAt, currency: order?.currency.code,
            total: order?.total.minorUnits ?? 0, refunded: refunded, state: state,
            reason: try reason.map { try RecordText.encode($0) }, reasonCode: reason?.code, intents: intents,
            policyVersion: policyVersion)
    }

    package var state: OrderState {
        if case .refused? = reason { return .needsYou }
        return switch decision {
        case .post: .posted
        case .skip: .skipped
        case .wait: .waiting
        case .refuse: .needsYou
        }
    }

    private var refunded: Int64 {
        if case .post(let plan) = decision { plan.totals.refunds.minorUnits } else { 0 }
    }

    private func intent(for change: RecordChange, id: String) throws -> IntentRow {
        let (operation, record): (IntentRow.Operation, PlannedRecord) =
            switch change {
            case .create(let record): (.create, record)
            case .update(let record): (.update, record)
            case .void(let record): (.void, record)
            case .delete(let record): (.delete, record)
            }
        let body = try RecordText.encode(record.body)
        return IntentRow(
            id: id, order: self.id, key: record.key, generation: generations[record.key] ?? 0, operation: operation,
            kind: BooksRecordKind(record.body), body: body, fingerprint: RecordText.fingerprint(body.utf8),
            dependencies: record.body.dependencies)
    }
}
