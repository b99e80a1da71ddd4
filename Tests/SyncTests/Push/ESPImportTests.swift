import Accounting
import Commerce
import ConnectorKit
import Features
import LinkLedger
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("Files of a distributor", .tags(.x11, .s6))
struct ESPImportTests {
    private static let orders = """
        order_id,order_number,status,order_date,invoice_date,currency,company_id,company_name,line_number,line_kind,product_number,description,quantity,unit_price,amount,supplier_id,supplier_name,cost_quantity,unit_cost,cost_amount,order_total
        ord-77,77,completed,2026-03-03,2026-03-10,USD,co-9,Quay & Sons,1,product,A7102,Almond - 11 oz/Stoneware,100,2.30,230.00,sup-61,Northline Drinkware,100,1.38,138.00,218.50
        ord-77,77,completed,2026-03-03,2026-03-10,USD,co-9,Quay & Sons,2,discount,,Loyalty,,,-11.50,,,,,,218.50
        ord-78,78,completed,2026-03-03,2026-03-10,USD,co-9,Quay & Sons,1,product,A7102,Almond,1,2.30,2.30,,,,,,9.99

        """

    private static let payments = """
        order_id,payment_id,date,kind,amount,currency,method,reference
        ord-77,pm-1,2026-03-11,payment,100.00,USD,Check,4471

        """

    private static let purchaseOrders = """
        order_id,purchase_order_id,po_number,po_date,status,supplier_id,supplier_name,supplier_asi,currency,line_id,product_number,description,quantity,unit_cost,amount,po_total
        ord-77,po-1,PO-9001,2026-03-03,sent,sup-61,Northline Drinkware,asi/90201,USD,L1,A7102,Almond - 11 oz/Stoneware,100,1.38,138.00,138.00

        """

    private static let companies = """
        company_id,company_name,kind,email,phone,quickbooks_name
        co-9,Quay & Sons,customer,ap@quay.example,+1 215 555 0101,
        co-10,Nobody Ordered Yet,customer,hello@nobody.example,,Amy's Bird Sanctuary
        sup-70,Spare Supplier,supplier,,,

        """

    private func take(
        _ text: String, _ stream: RecordStream, _ shop: Distributor
    ) async throws -> ImportReport {
        let imports = Imports(try await shop.rehearsal.scope)
        let id = try await imports.bring(stream, name: "\(stream).csv", Array(text.utf8), of: Distributor.store)
        _ = try await imports.look(id)
        return try await imports.take(id)
    }

    @Test(
        "become the worked example; payments and purchase orders may come first, and what does not add up is refused alone"
    )
    func all() async throws {
        let shop = try await Distributor.open()
        #expect(try await Imports(shop.rehearsal.scope).offered(of: Distributor.store).count == 4)
        #expect(try await take(Self.payments, .payments, shop).counts.new == 1)
        #expect(try await take(Self.purchaseOrders, .purchaseOrders, shop).counts.new == 1)
        let report = try await take(Self.orders, .orders, shop)
        #expect((report.counts.new, report.counts.refused) == (1, 1))
        #expect(try await shop.row("77").number == "77", "lists show it before any run")
        try await shop.send("77", bills: true, orders: true)
        #expect(
            try await shop.books() == [
                "Bill": "1 138.00", "Invoice": "1 218.50", "Payment": "1 100.00", "PurchaseOrder": "1 138.00",
            ])
        let bills = try await shop.rehearsal.list("PurchaseOrder")
        #expect(bills.map { $0.text("DocNumber") } == ["PO-9001"])
        // The same files again change nothing.
        #expect(try await take(Self.payments, .payments, shop).counts.unchanged == 1)
        #expect(try await take(Self.orders, .orders, shop).counts.unchanged == 1)
        try await shop.rehearsal.expectBalanced()
    }

    @Test("name companies that no order names yet, with the record of QuickBooks that each is", .tags(.a3))
    func companiesAlone() async throws {
        let shop = try await Distributor.open()
        _ = try await take(Self.companies, .companies, shop)
        let desk = StoreCompanies(try await shop.rehearsal.scope)
        let customers = try await desk.list(of: Distributor.store, .customers)
        #expect(customers.contains { $0.name == "Quay & Sons" && $0.email == "ap@quay.example" })
        let told = try await desk.company("co-10", of: Distributor.store, .customers)
        #expect(told.suggestions.first?.likeness == .told && told.suggestions.first?.name == "Amy's Bird Sanctuary")
        #expect(try await desk.list(of: Distributor.store, .suppliers).contains { $0.id == "sup-70" })
        #expect(!customers.contains { $0.id == "sup-70" })
    }
}
