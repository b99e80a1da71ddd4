import Accounting
import Bookkeeping
import ConnectorKit

/// One write as the service wants it: the entity, what is done with it, and its body.
struct EntityWrite: Hashable {
    var entity: Entity
    /// The word of a batch item.
    var operation: String
    /// The query of a request of its own, in order; empty for create and update.
    var query: [String]
    var body: JSONObject
    /// Voids, and changes of names and items, travel in a request of their own.
    var travelsAlone: Bool

    /// Path below the company, with the query.
    var path: String { ([entity.path + "?"] + query.map { $0 + "&" }).joined() + "minorversion=\(minorVersion)" }

    var batchItem: JSONObject {
        var item = JSONObject()
        item["operation"] = .text(operation)
        item[entity.rawValue] = .object(body)
        return item
    }
}

/// The least and the default minor version since August 2025. Source: quickbooks-online.md §2.2.
let minorVersion = 75

extension Posting {
    /// The write that carries out this posting.
    func write(_ company: BooksCompany) throws(UnresolvedReference) -> EntityWrite {
        switch operation {
        case .create: try creation(company)
        case .update(let locator): try update(locator, company)
        case .void(let locator): void(locator)
        case .delete(let locator): deletion(locator)
        }
    }

    var isListRecord: Bool {
        if case .document = body { false } else { true }
    }

    private func creation(_ company: BooksCompany) throws(UnresolvedReference) -> EntityWrite {
        EntityWrite(
            entity: Entity(body), operation: "create", query: [], body: try content(company), travelsAlone: false)
    }

    /// Sparse, so that what people wrote into other fields stays; lines are always all lines. Source: quickbooks-online.md §2.4.
    private func update(_ locator: BooksLocator, _ company: BooksCompany) throws(UnresolvedReference) -> EntityWrite {
        var write = try creation(company)
        write.operation = "update"
        write.travelsAlone = isListRecord
        write.body = JSONObject(members: Self.locating(locator, isSparse: true).members + write.body.members)
        for field in Self.fixedAtCreation { write.body[field] = nil }
        // Lines that are left out stay: a payment that settles nothing any more says that it has none. Source: §2.4.
        if case .document(.payment) = body, write.body["Line"] == nil { write.body["Line"] = .array([]) }
        return write
    }

    /// Writing them again would adjust the stock. Source: quickbooks-online.md §7.5.
    private static let fixedAtCreation = ["QtyOnHand", "InvStartDate"]

    /// Invoices, receipts and payments can be voided; other documents are deleted, list records made inactive. Source: §2.5.
    private func void(_ locator: BooksLocator) -> EntityWrite {
        guard case .document(let document) = body else { return deletion(locator) }
        let entity = Entity(document.kind)
        return switch document.kind {
        case .invoice:
            EntityWrite(
                entity: entity, operation: "void", query: ["operation=void"], body: Self.locating(locator),
                travelsAlone: true)
        case .salesReceipt, .payment:
            EntityWrite(
                entity: entity, operation: "update", query: ["operation=update", "include=void"],
                body: Self.locating(locator, isSparse: true), travelsAlone: true)
        case .creditMemo, .refundReceipt, .bill, .purchaseOrder, .vendorCredit, .journalEntry: deletion(locator)
        }
    }

    private func deletion(_ locator: BooksLocator) -> EntityWrite {
        let entity = Entity(body)
        guard isListRecord else {
            return EntityWrite(
                entity: entity, operation: "delete", query: ["operation=delete"], body: Self.locating(locator),
                travelsAlone: false)
        }
        var inactive = Self.locating(locator, isSparse: true)
        inactive["Active"] = .bool(false)
        return EntityWrite(entity: entity, operation: "update", query: [], body: inactive, travelsAlone: true)
    }

    private static func locating(_ locator: BooksLocator, isSparse: Bool = false) -> JSONObject {
        var object = JSONObject()
        object["Id"] = .text(locator.id)
        object["SyncToken"] = .text(locator.version)
        if isSparse { object["sparse"] = .bool(true) }
        return object
    }

    private func content(_ company: BooksCompany) throws(UnresolvedReference) -> JSONObject {
        let context = BodyContext(company: company, references: references, marker: marker)
        return switch body {
        case .customer(let party): party.customerBody(context)
        case .vendor(let party): party.vendorBody(context)
        case .item(let item): try item.body(context)
        case .document(.sale(let sale)): try sale.body(context)
        case .document(.payment(let payment)): try payment.body(context)
        case .document(.purchase(let purchase)): try purchase.body(context)
        case .document(.journalEntry(let entry)): try entry.body(context)
        }
    }
}
