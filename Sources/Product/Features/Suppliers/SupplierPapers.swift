package import Accounting
import Bookkeeping
import Commerce
package import ConnectorKit
import Foundation
import Storage
import Sync

/// Invoices of suppliers, fetched and attached to the orders that they belong to; from there they become bills.
package struct SupplierPapers: Sendable {
    /// An invoice that no order has taken, and why. It is told until it is taken, its supplier takes it back, or a person says what
    /// becomes of it.
    package struct Waiting: Hashable, Sendable, Codable {
        package enum Cause: Hashable, Sendable, Codable {
            /// No kept order has its purchase order.
            case noOrder
            case currencyDiffers(order: Currency)
            case refused(PushRefusal)
        }

        package var supplier: String
        package var number: String
        /// As the supplier names it.
        package var purchaseOrder: String
        package var date: BusinessDate
        /// Below zero where something is given back.
        package var total: Money
        package var cause: Cause

        package init(
            supplier: String, number: String, purchaseOrder: String, date: BusinessDate, total: Money, cause: Cause
        ) {
            self.supplier = supplier
            self.number = number
            self.purchaseOrder = purchaseOrder
            self.date = date
            self.total = total
            self.cause = cause
        }

        /// Suppliers number their invoices each for themselves.
        package var name: String { "\(supplier) \(number)" }

        /// By what it is known again: a credit may have the number of its invoice.
        var key: PaperKey { PaperKey(supplier: supplier, number: number, isCredit: total.isNegative) }
    }

    /// What a supplier did not tell, or told so that it cannot be taken.
    package struct Fault: Hashable, Sendable, Codable {
        package enum Cause: Hashable, Sendable, Codable {
            case unanswered(ConnectorProblem)
            /// One of their invoices contradicts itself.
            case unfit(ConnectorProblem)
            /// An invoice that they took back stays with its order.
            case notTakenBack(number: String, PushRefusal)
        }

        package var supplier: String
        package var cause: Cause

        package init(supplier: String, _ cause: Cause) {
            self.supplier = supplier
            self.cause = cause
        }
    }

    /// What a fetch brought; invoices are named `supplier number`.
    package struct Fetched: Hashable, Sendable, Codable {
        package var at: Instant
        /// Invoices that were new to their order.
        package var attached: [String] = []
        package var known = 0
        /// All that wait, also from earlier fetches.
        package var waiting: [Waiting] = []
        /// Credit memos that were new to their order.
        package var credits: [String] = []
        /// Invoices that suppliers took back, and that orders had.
        package var voided: [String] = []
        /// Purchase orders with which a supplier is further than before.
        package var progressed: [String] = []
        package var faults: [Fault] = []

        package init(at: Instant) { self.at = at }

        package init(from decoder: any Decoder) throws {
            let row = try decoder.container(keyedBy: CodingKeys.self)
            self.init(at: try row.value(.at))
            try row.read(.attached, into: &attached)
            try row.read(.known, into: &known)
            try row.read(.waiting, into: &waiting)
            try row.read(.credits, into: &credits)
            try row.read(.voided, into: &voided)
            try row.read(.progressed, into: &progressed)
            // Earlier programs kept them as texts; the next fetch tells them anew.
            do { try row.read(.faults, into: &faults) } catch { faults = [] }
        }
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Asks every supplier of a store that is reached for what is new, and attaches it to its orders.
    package func fetch(of store: ID<Store>) async throws(FeatureProblem) -> Fetched {
        let access = try scope.open(.syncStores)
        let fetched = try await access.fetchSupplierPapers(of: store)
        if !(fetched.attached + fetched.credits + fetched.voided).isEmpty { try await access.lookSoon(atPushed: store) }
        return fetched
    }

    /// What the last fetch brought, whoever began it; `nil` before the first.
    package func last(of store: ID<Store>) async throws(FeatureProblem) -> Fetched? {
        let access = try scope.open(.seeConnections)
        return try await access.lastSupplierPapers(of: try await access.store(store))
    }

    /// A person says that an invoice which waits is not to be taken, because it is in the books already, say. It is told no more.
    ///
    /// Throws `supplierInvoiceUnknown` for one that does not wait.
    package func leaveOut(
        _ number: String, of supplier: String, because reason: String, of store: ID<Store>
    ) async throws(FeatureProblem) {
        guard !reason.allSatisfy(\.isWhitespace) else { throw .fieldMissing(key: "--reason") }
        let access = try scope.open(.leaveOrdersOut)
        let (row, waiting) = try await sought(number, of: supplier, access, store)
        try await access.settle(waiting, SupplierDeed(waiting, of: row.id, reason: reason), of: row)
    }

    /// A person says which order, by its number or identifier, an invoice belongs to that waits: its supplier wrote another purchase
    /// order on it.
    ///
    /// Throws `supplierInvoiceUnknown` for one that does not wait or that the supplier does not hand out any more,
    /// `purchaseOrderUnknown` for an order that buys nothing from the supplier, `supplierInvoiceForeign` for one of another currency, and
    /// why the order cannot take it.
    package func match(
        _ number: String, of supplier: String, to name: String, in store: ID<Store>
    ) async throws(FeatureProblem) {
        let access = try scope.open(.leaveOrdersOut)
        let (row, waiting) = try await sought(number, of: supplier, access, store)
        let ref = try await access.find(name, in: [store]).ref
        let order = try await access.toldOrder(ref)
        guard let supplied = order.supplies.first(where: { $0.supplier.id == supplier }) else {
            throw .sendingUnfit(.purchaseOrderUnknown(waiting.purchaseOrder, known: order.supplies.map(\.number)))
        }
        guard let kind = try await access.supplierKind(of: ref.store),
            let way = try await access.supplierWays(of: ref.store)[supplier]
        else { throw .sendingUnfit(.supplierNotReached(supplier)) }
        let told: SuppliedInvoices
        do throws(ConnectorProblem) {
            told = try await kind.open(way, access.world).invoices(ofPurchaseOrder: waiting.purchaseOrder)
        } catch { throw .outside(error) }
        guard let invoice = told.invoices.first(where: { $0.key(of: supplier) == waiting.key }) else {
            throw .sendingUnfit(.supplierInvoiceUnknown(number, known: told.invoices.map(\.number)))
        }
        guard invoice.total.currency == order.currency else {
            throw .sendingUnfit(
                .supplierInvoiceForeign(number, invoice: invoice.total.currency, order: order.currency))
        }
        let record = JSONValue.object(kind.record(invoice, supplied, order))
        if let refusal = try await access.pushDesk(ref.store).take(.supplierInvoices, [record])[0].refusal {
            throw .push(.refused(refusal))
        }
        try await access.settle(waiting, SupplierDeed(waiting, of: row.id, order: order.number), of: row)
        try await access.lookSoon(atPushed: ref.store)
    }

    private func sought(
        _ number: String, of supplier: String, _ access: CompanyAccess, _ store: ID<Store>
    ) async throws(FeatureProblem) -> (ConnectionRow, Waiting) {
        let row = try await access.store(store)
        let all = try await access.lastSupplierPapers(of: row)?.waiting ?? []
        guard let one = all.first(where: { $0.number == number && $0.supplier == supplier }) else {
            let known = all.filter { $0.supplier == supplier }.map(\.number)
            throw .sendingUnfit(.supplierInvoiceUnknown(number, known: known))
        }
        return (row, one)
    }
}

/// What a person said of an invoice that waited, as it is kept and as the audit tells it.
struct SupplierDeed: Encodable {
    var connection: String
    /// What the audit shows: the number of the invoice.
    var name: String
    var supplier: String
    var order: String?
    var reason: String?

    init(_ waiting: SupplierPapers.Waiting, of connection: String, order: String? = nil, reason: String? = nil) {
        (self.connection, name, supplier) = (connection, waiting.number, waiting.supplier)
        (self.order, self.reason) = (order, reason)
    }
}
