package import Accounting
package import Commerce
package import ConnectorKit
package import Foundation

/// Takes arrays of orders or products.
package struct ExampleIntake: StoreIntake {
    package init() {}

    package func profile() throws(ConnectorProblem) -> StoreProfile { throw ConnectorProblem(.notPermitted) }

    package func records(of stream: RecordStream, in body: Data, now: Instant) throws(Unreadable) -> [RawRecord] {
        var records: [RawRecord] = []
        switch stream {
        case .orders: for order in try [ExampleOrder].read(body) { records.append(try RawRecord(order)) }
        case .products: for product in try [ExampleProduct].read(body) { records.append(try RawRecord(product)) }
        case .customers, .invoices, .creditMemos, .payments, .refunds, .purchaseOrders, .supplierInvoices, .companies:
            throw Unreadable(field: stream.rawValue, text: "not taken")
        }
        return records
    }
}
