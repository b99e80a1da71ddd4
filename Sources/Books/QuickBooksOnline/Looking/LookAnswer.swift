import Accounting
import Bookkeeping
import ConnectorKit

/// Judges the rows that a question found, for one record.
struct LookAnswer {
    let question: LookQuestion
    let rows: [JSONObject]

    func result(_ sought: Sought, _ value: String) -> LookResult {
        switch question.ground {
        case .identifier: changed(sought, row: rows.first { $0.text("Id") == value })
        case .number: marked(sought, rows.filter { $0.text("DocNumber")?.lowercased() == value.lowercased() })
        case .name, .likeness: named(sought, rows.first { name($0)?.lowercased() == value.lowercased() })
        case .customer, .day: unnumbered(sought)
        }
    }

    private func name(_ row: JSONObject) -> String? { row.text(question.nameProperty) }

    private func found(_ row: JSONObject, _ sought: Sought) -> LookResult {
        BooksRecord(question.entity, row, fallback: sought.currency).map(LookResult.found) ?? .absent
    }

    /// Among documents with the number, ours bears the marker; what we took back, and only kept its number, is passed over.
    private func marked(_ sought: Sought, _ rows: [JSONObject]) -> LookResult {
        if let own = rows.first(where: { isOurs($0, sought) }) { return found(own, sought) }
        return rows.first { !isTakenBack($0, sought) }?.text("Id").map(LookResult.occupied) ?? .absent
    }

    private func isTakenBack(_ row: JSONObject, _ sought: Sought) -> Bool {
        row.decimal("TotalAmt")?.isZero == true && sought.earlierMarkers.contains { note(row).contains($0) }
    }

    private func note(_ row: JSONObject) -> String { row.text("PrivateNote") ?? row.text("Notes") ?? "" }

    /// What we posted before of the same sale, and nobody took back, is not posted beside.
    private func unnumbered(_ sought: Sought) -> LookResult {
        if let own = rows.first(where: { isOurs($0, sought) }) { return found(own, sought) }
        guard question.entity.isSale else { return .absent }
        return rows.first { standsStill($0, sought) }?.text("Id").map(LookResult.occupied) ?? .absent
    }

    private func standsStill(_ row: JSONObject, _ sought: Sought) -> Bool {
        row.decimal("TotalAmt")?.isZero == false && sought.earlierMarkers.contains { note(row).contains($0) }
    }

    private func isOurs(_ row: JSONObject, _ sought: Sought) -> Bool {
        !sought.marker.isEmpty && note(row).contains(sought.marker)
    }

    /// Names are found again by the marker, else by what else they say.
    private func named(_ sought: Sought, _ row: JSONObject?) -> LookResult {
        guard let row else { return .absent }
        let isOwn = isOurs(row, sought) || sought.isDescribed(by: row)
        return isOwn ? found(row, sought) : row.text("Id").map(LookResult.occupied) ?? .absent
    }

    /// A change has been carried out when the record shows it; an unchanged version tells that it has not.
    private func changed(_ sought: Sought, row: JSONObject?) -> LookResult {
        switch sought.operation {
        case .create: return .absent
        case .delete(let locator):
            return row.map { $0.flag("Active") == false } ?? true ? .found(BooksRecord(locator: locator)) : .absent
        case .void:
            guard let row else { return .absent }
            return row.decimal("TotalAmt")?.isZero == true ? found(row, sought) : .absent
        case .update(let locator):
            guard let row, row.text("SyncToken") != locator.version else { return .absent }
            let isOwn = isOurs(row, sought) && row.decimal("TotalAmt") == sought.total
            return isOwn || sought.total == nil ? found(row, sought) : .occupied(existing: locator.id)
        }
    }
}

extension Entity {
    /// A sale, or what takes one back.
    fileprivate var isSale: Bool {
        switch self {
        case .invoice, .salesReceipt, .creditMemo, .refundReceipt: true
        case .account, .bill, .customer, .department, .employee, .item, .journalEntry, .payment, .paymentMethod,
            .purchaseOrder, .taxAgency, .taxCode, .taxRate, .term, .trackingClass, .vendor, .vendorCredit:
            false
        }
    }
}
