import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import LinkLedger
import Storage

/// What the documents of a store need to know of its other records: the products that they name, the invoices that they take back.
struct DocumentNeighbours {
    private let context: SyncContext
    private let profile: StoreProfile

    init(_ context: SyncContext, _ profile: StoreProfile) { (self.context, self.profile) = (context, profile) }

    /// The orders, documents among them with what is kept of their products.
    func knowing(_ read: [ReadOrder]) async throws(RunStop) -> [ReadOrder] {
        let ids = Set(read.compactMap(\.order).filter(\.form.isDocument).flatMap(\.productIDs))
        if ids.isEmpty { return read }
        let (archive, store) = (context.archive, context.storeConnection)
        let rows = try await withRunStop { try await archive.products(Array(ids), of: store) }
        // One that cannot be understood is as good as unknown: its own feed tells of it.
        let products = rows.compactMap { try? RecordText.decode(Product.self, from: $0.body) }
        let ends = try await ProductAliases(archive, of: store).ends(of: products)
        let byID = Dictionary(
            products.map { ($0.id.rawValue, $0.following(ends)) }, uniquingKeysWith: { first, _ in first })
        return read.map { $0.knowing(byID) }
    }

    /// Where the invoice of each credit memo stands, by the credit memo's identifier.
    func invoices(of read: [ReadOrder]) async throws(RunStop) -> [String: InvoiceStanding] {
        let memos = read.compactMap { read -> (id: String, reference: InvoiceReference)? in
            guard case .creditMemo(let reference?)? = read.order?.form else { return nil }
            return (read.row.id, reference)
        }
        if memos.isEmpty { return [:] }
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let exact = Array(Set(memos.compactMap(\.reference.invoice)))
        let known = try await withRunStop { try await archive.orders(exact, of: store, books: books) }
        let byID = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var standings: [String: InvoiceStanding] = [:]
        for memo in memos {
            if let invoice = memo.reference.invoice.flatMap({ byID[$0] }) {
                standings[memo.id] = Self.standing(of: [invoice], memo.reference) { order(of: $0)?.number }
            } else if let order = memo.reference.order {
                standings[memo.id] = try await standing(ofOrder: order, memo.reference)
            }
        }
        return standings
    }

    private func standing(
        ofOrder prefix: String, _ reference: InvoiceReference
    ) async throws(RunStop) -> InvoiceStanding {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let ofOrder = try await withRunStop {
            try await archive.orderIDs(of: store, beginning: prefix, limit: Self.invoicesMost)
        }
        let invoices = try await withRunStop { try await archive.orders(ofOrder, of: store, books: books) }
        let told = Dictionary(
            invoices.compactMap { invoice in order(of: invoice).map { (invoice.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        let meant = reference.meant(
            among: invoices, ids: { [$0.id, told[$0.id]?.ownID] }, number: { told[$0.id]?.number ?? "" })
        return Self.standing(of: meant, reference) { told[$0.id]?.number }
    }

    /// As the store tells of it; `nil` for one that cannot be read, of which its own line tells.
    private func order(of invoice: UndecidedOrder) -> Order? {
        let raw = RawRecord(id: invoice.id, updatedAt: invoice.updatedAt, body: Data(invoice.body))
        return try? context.store.mapping.order(from: raw, profile: profile)
    }

    /// All of them must be there; the first that is not is told by its number, as the credit memo names it where it cannot be read.
    private static func standing(
        of invoices: [UndecidedOrder], _ reference: InvoiceReference, number: (UndecidedOrder) -> String?
    ) -> InvoiceStanding {
        if invoices.isEmpty { return .unknown }
        let missing = invoices.filter { !$0.isSaleInBooks }
        guard let first = missing.first else { return .inBooks }
        let isOnItsWay = missing.allSatisfy { invoice in
            switch invoice.standing?.state {
            case .waiting, .needsYou, .posted, nil: true
            case .skipped: false
            }
        }
        let name = number(first) ?? reference.name ?? first.id
        return isOnItsWay ? .awaited(number: name) : .leftOut(number: name)
    }

    /// More than any order has.
    private static let invoicesMost = 50
}

extension UndecidedOrder {
    fileprivate var isSaleInBooks: Bool { posted.contains { $0.link.key.role == .sale } }
}
