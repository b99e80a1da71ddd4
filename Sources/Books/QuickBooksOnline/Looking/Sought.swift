import Accounting
import Bookkeeping
import ConnectorKit

/// A record whose outcome is unknown, as it is looked for.
struct Sought {
    let intentID: String
    let entity: Entity
    let operation: PostingOperation
    /// What a new record was to say; `nil` where it cannot be written, so that it cannot have been sent.
    let written: JSONObject?
    let marker: String
    let earlierMarkers: [String]
    /// The currency of a record that names none.
    let currency: Currency?
    /// What a changed document was to amount to.
    let total: ExactDecimal?
}

extension Sought {
    init(_ posting: Posting, _ company: BooksCompany) {
        self.init(
            intentID: posting.intentID, entity: Entity(posting.body), operation: posting.operation,
            written: posting.operation == .create ? try? posting.write(company).body : nil, marker: posting.marker,
            earlierMarkers: posting.earlierMarkers, currency: posting.body.currency, total: posting.body.total)
    }

    /// Those of which the request says what was to be made.
    static func written(
        _ writes: [WrittenCreation], in request: PreparedPosting, _ company: BooksCompany
    ) -> [Sought] {
        guard let payload = Payload(request.payload) else { return [] }
        let creations = payload.creations
        return writes.compactMap { write in
            guard let place = request.intentIDs.firstIndex(of: write.intentID), creations.indices.contains(place),
                let (entity, body) = creations[place]
            else { return nil }
            let sought = Sought(
                intentID: write.intentID, entity: entity, operation: .create, written: body, marker: write.marker,
                earlierMarkers: write.earlierMarkers, currency: company.homeCurrency, total: nil)
            return sought.ground == nil ? nil : sought
        }
    }

    /// By what it is looked for, and the value; `nil` when it cannot have been sent.
    var ground: (LookGround, String)? {
        switch operation {
        case .update(let locator), .void(let locator), .delete(let locator): return (.identifier, locator.id)
        case .create: break
        }
        guard let written else { return nil }
        if let number = written.text("DocNumber"), QueryStatement.canSay(number) { return (.number, number) }
        if let name = written.text("DisplayName") ?? written.text("Name") {
            return (QueryStatement.canSay(name) ? .name : .likeness(QueryStatement.sayablePart(of: name)), name)
        }
        if let customer = written.reference("CustomerRef") { return (.customer, customer) }
        return written.date("TxnDate").map { (.day($0), "") }
    }

    /// The day of a new document.
    var date: BusinessDate? { written?.date("TxnDate") }

    /// Whether a record of the same name is the one that was to be created.
    func isDescribed(by row: JSONObject) -> Bool {
        switch entity {
        case .customer, .vendor:
            guard let email = EmailAddress(written?.object("PrimaryEmailAddr")?.text("Address"))?.text else {
                return false
            }
            return row.object("PrimaryEmailAddr")?.text("Address")?.lowercased() == email.lowercased()
        case .item:
            return row.text("Type") == written?.text("Type") && (row.text("Sku") ?? "") == (written?.text("Sku") ?? "")
        case .account, .bill, .creditMemo, .department, .employee, .invoice, .journalEntry, .payment, .paymentMethod,
            .purchaseOrder, .refundReceipt, .salesReceipt, .taxAgency, .taxCode, .taxRate, .term, .trackingClass,
            .vendorCredit:
            return false
        }
    }
}

extension RecordBody {
    /// A document's total; names and items have none.
    fileprivate var total: ExactDecimal? {
        if case .document(let document) = self { document.total.decimal } else { nil }
    }
}

extension Payload {
    /// What the request was to make, write by write; `nil` for one that makes nothing new.
    fileprivate var creations: [(entity: Entity, body: JSONObject)?] {
        guard let object = JSONReader.object(body) else { return [] }
        guard isBatch else {
            let name = path.prefix { $0 != "?" }
            guard !path.contains("operation="), object.text("Id") == nil,
                let entity = Entity.allCases.first(where: { $0.path == name })
            else { return [nil] }
            return [(entity, object)]
        }
        return object.objects("BatchItemRequest").map { item in
            guard item.text("operation") == "create" else { return nil }
            for entity in Entity.allCases {
                if let body = item.object(entity.rawValue) { return (entity, body) }
            }
            return nil
        }
    }
}
