/// A kind of records that a store keeps, read or taken in as one stream.
///
/// A store says which streams it has; a workflow says which it needs. A new kind is a new case.
package enum RecordStream: String, Hashable, Sendable, Codable, CaseIterable {
    case orders, products, customers, invoices, creditMemos, payments, refunds, purchaseOrders, supplierInvoices
    case companies
}
