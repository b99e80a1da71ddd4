import Accounting
import Bookkeeping
import ConnectorKit

/// Judges the rows that a question found, for one posting.
struct LookAnswer {
    let question: LookQuestion
    let rows: [JSONObject]

    func result(_ posting: Posting, _ value: String) -> LookResult {
        switch question.ground {
        case .identifier: changed(posting, row: rows.first { $0.text("Id") == value })
        case .number: marked(posting, rows.filter { $0.text("DocNumber")?.lowercased() == value.lowercased() })
        case .name, .likeness: named(posting, rows.first { name($0)?.lowercased() == value.lowercased() })
        case .customer, .day: unnumbered(posting)
        }
    }

    private func name(_ row: JSONObject) -> String? { row.text(question.nameProperty) }

    private func found(_ row: JSONObject, _ posting: Posting) -> LookResult {
        BooksRecord(question.entity, row, fallback: posting.body.currency).map(LookResult.found) ?? .absent
    }

    /// Among documents with the number, ours bears the marker; what we took back, and only kept its number, is passed over.
    private func marked(_ posting: Posting, _ rows: [JSONObject]) -> LookResult {
        if let own = rows.first(where: { isOurs($0, posting) }) { return found(own, posting) }
        return rows.first { !isTakenBack($0, posting) }?.text("Id").map(LookResult.occupied) ?? .absent
    }

    private func isTakenBack(_ row: JSONObject, _ posting: Posting) -> Bool {
        row.decimal("TotalAmt")?.isZero == true && posting.earlierMarkers.contains { note(row).contains($0) }
    }

    private func note(_ row: JSONObject) -> String { row.text("PrivateNote") ?? row.text("Notes") ?? "" }

    private func unnumbered(_ posting: Posting) -> LookResult {
        rows.first { isOurs($0, posting) }.map { found($0, posting) } ?? .absent
    }

    private func isOurs(_ row: JSONObject, _ posting: Posting) -> Bool {
        !posting.marker.isEmpty && note(row).contains(posting.marker)
    }

    /// Names are found again by the marker, else by what else they say.
    private func named(_ posting: Posting, _ row: JSONObject?) -> LookResult {
        guard let row else { return .absent }
        let isOwn = isOurs(row, posting) || posting.body.isDescribed(by: row)
        return isOwn ? found(row, posting) : row.text("Id").map(LookResult.occupied) ?? .absent
    }

    /// A change has been carried out when the record shows it; an unchanged version tells that it has not.
    private func changed(_ posting: Posting, row: JSONObject?) -> LookResult {
        switch posting.operation {
        case .create: return .absent
        case .delete(let locator):
            return row.map { $0.flag("Active") == false } ?? true ? .found(BooksRecord(locator: locator)) : .absent
        case .void:
            guard let row else { return .absent }
            return row.decimal("TotalAmt")?.isZero == true ? found(row, posting) : .absent
        case .update(let locator):
            guard let row, row.text("SyncToken") != locator.version else { return .absent }
            let isOwn = isOurs(row, posting) && row.decimal("TotalAmt") == posting.body.total
            return isOwn || posting.body.total == nil ? found(row, posting) : .occupied(existing: locator.id)
        }
    }
}

extension RecordBody {
    /// A document's total; names and items have none.
    fileprivate var total: ExactDecimal? {
        if case .document(let document) = self { document.total.decimal } else { nil }
    }

    /// Whether a record of the same name is the one that was to be created.
    fileprivate func isDescribed(by row: JSONObject) -> Bool {
        switch self {
        case .customer(let party), .vendor(let party):
            guard let email = EmailAddress(party.email)?.text else { return false }
            return row.object("PrimaryEmailAddr")?.text("Address")?.lowercased() == email.lowercased()
        case .item(let item):
            return row.text("Type") == item.kind.typeName && (row.text("Sku") ?? "") == (item.sku ?? "")
        case .document: return false
        }
    }
}
