import Accounting
import Bookkeeping
import ConnectorKit

/// Judges the rows that a question found, for one record.
struct LookAnswer {
    let sought: Sought
    let ground: LookGround
    let rows: [XMLNode]

    var result: LookResult {
        switch ground.place {
        case .identifier: changed
        case .number: marked(rows.filter { $0.value("RefNumber")?.lowercased() == ground.value.lowercased() })
        case .day: unnumbered
        case .ties: tied
        case .partyName, .itemName: named
        }
    }

    private func found(_ row: XMLNode) -> LookResult {
        guard let record = record(row) else { return .absent }
        // Nothing is taken for right that tells no figures.
        if case .document = sought.kind, record.total == nil {
            return .refused(ConnectorProblem(.unreadable, code: "total_missing", text: record.locator.id))
        }
        return .found(record)
    }

    private func record(_ row: XMLNode) -> BooksRecord? {
        switch sought.kind {
        case .document(let kind):
            guard var record = BooksRecord(row, kind) else { return nil }
            if kind == .refundReceipt {
                let payout = row.payout
                record.locator.id = RefundName(memo: record.locator.id, payout: payout ?? "").id
                // Half of a refund is none: it does not amount to what was meant, and is taken back.
                if payout == nil, record.total?.isZero == false { record.total = .zero }
            }
            return record
        case .party, .item:
            guard let id = row.value("ListID"), let known = CatalogueRecord(row, home: sought.currency) else {
                return nil
            }
            return BooksRecord(
                locator: BooksLocator(id: id, version: row.value("EditSequence") ?? ""), catalogueRecord: known)
        }
    }

    /// Among documents with the number, ours bears the marker; what we took back, and only kept its number, is passed over.
    private func marked(_ rows: [XMLNode]) -> LookResult {
        if let own = rows.first(where: isOurs) { return found(own) }
        return rows.first { !isTakenBack($0) }?.value("TxnID").map(LookResult.occupied) ?? .absent
    }

    /// What we posted before of the same sale, and nobody took back, is not posted beside.
    private var unnumbered: LookResult {
        if let own = rows.first(where: isOurs) { return found(own) }
        switch sought.kind {
        case .document(.invoice), .document(.salesReceipt), .document(.creditMemo), .document(.refundReceipt):
            return rows.first(where: standsStill)?.value("TxnID").map(LookResult.occupied) ?? .absent
        case .document, .party, .item: return .absent
        }
    }

    /// Credits that are applied to the invoice as they were meant to be are ours, whoever tied them.
    private var tied: LookResult {
        guard let link = sought.link, let record = link.record(in: rows), let meant = sought.linked,
            link.applied(to: ground.value, in: rows) == meant
        else { return .absent }
        return .found(record)
    }

    private func standsStill(_ row: XMLNode) -> Bool {
        DesktopAmounts(row).total?.isZero == false && sought.earlierMarkers.contains { row.notes.contains($0) }
    }

    private func isOurs(_ row: XMLNode) -> Bool { !sought.marker.isEmpty && row.notes.contains(sought.marker) }

    private func isTakenBack(_ row: XMLNode) -> Bool {
        DesktopAmounts(row).total?.isZero == true && sought.earlierMarkers.contains { row.notes.contains($0) }
    }

    /// Names are found again by the marker, else by what else they say.
    private var named: LookResult {
        let name = ground.value.lowercased()
        guard let row = rows.first(where: { ($0.value("FullName") ?? $0.value("Name"))?.lowercased() == name }) else {
            return .absent
        }
        return isOurs(row) || isDescribed(row) ? found(row) : row.value("ListID").map(LookResult.occupied) ?? .absent
    }

    /// Whether a record of the same name is the one that was to be made.
    private func isDescribed(_ row: XMLNode) -> Bool {
        guard let written = sought.written, row.name == written.name.dropLast("Add".count) + "Ret" else { return false }
        switch sought.kind {
        case .item: return row.value("ManufacturerPartNumber") == written.value("ManufacturerPartNumber")
        case .party:
            guard let email = written.value("Email")?.lowercased() else { return false }
            return row.value("Email")?.lowercased() == email
        case .document: return false
        }
    }

    /// A change has been carried out when the record shows it; an unchanged version tells that it has not.
    private var changed: LookResult {
        let row = rows.first { ($0.value("TxnID") ?? $0.value("ListID")) == ground.value }
        switch sought.operation {
        case .create: return .absent
        case .delete(let locator):
            return row.map { $0.flag("IsActive") == false } ?? true ? .found(BooksRecord(locator: locator)) : .absent
        case .void:
            guard let row else { return .absent }
            return DesktopAmounts(row).total?.isZero == true ? found(row) : .absent
        case .update(let locator):
            guard let row, row.value("EditSequence") != locator.version else { return .absent }
            let isOwn = isOurs(row) && DesktopAmounts(row).total == sought.total
            return isOwn || sought.total == nil ? found(row) : .occupied(existing: locator.id)
        }
    }
}

extension XMLNode {
    /// Where a marker may stand.
    var notes: String {
        let lines = all("JournalDebitLine") + all("JournalCreditLine")
        return ([value("Memo"), value("Notes")] + lines.map { $0.value("Memo") }).compactMap { $0 }.joined(
            separator: "\n")
    }

    /// What pays a credit memo out; `nil` where nothing does.
    var payout: String? {
        all("LinkedTxn").first { $0.value("TxnType") == Posting.payoutType }?.value("TxnID")
    }
}
