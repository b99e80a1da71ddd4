extension DistributorOrder {
    /// As it is pushed: the contract `esp-order/1`.
    package var text: String {
        let customer = DistributorSample.customers[customer]
        let suppliers = Set(lines.map(\.supplier)).sorted()
        let parts = [
            #""schemaVersion":"esp-order/1","orderId":"\#(id)","version":1,"orderNumber":"\#(number)""#,
            #""documentType":"order","status":"completed","orderDate":"\#(orderDay)","invoiceDate":"\#(invoiceDay)""#,
            #""dueDate":"\#(dueDay)","currency":"USD","terms":"Net 30""#,
            #""customer":{"companyId":"\#(customer.0)","companyName":"\#(customer.1)","contacts":[{"firstName":"Accounts","lastName":"Payable","email":"\#(customer.2)","roles":["billing"]}]}"#,
            #""lines":[\#(lines.enumerated().map { text($1, $0) }.joined(separator: ","))]"#,
            #""discounts":[\#(discountText)]"#,
            #""taxes":[{"name":"Sales tax","rate":"\#(Self.amount(taxRate))","taxableAmount":"\#(Self.amount(taxable))","amount":"\#(Self.amount(tax))"}]"#,
            #""payments":[\#(payments.enumerated().map { text($1, $0) }.joined(separator: ","))]"#,
            #""suppliers":[\#(suppliers.map(supplierText).joined(separator: ","))]"#,
            #""purchaseOrders":[\#(suppliers.enumerated().map { purchaseText($1, $0) }.joined(separator: ","))]"#,
            #""totals":{"subtotal":"\#(Self.amount(goods))","freight":"\#(Self.amount(freight))","tax":"\#(Self.amount(tax))","total":"\#(Self.amount(total))"}"#,
        ]
        return "{\(parts.joined(separator: ","))}"
    }

    private func text(_ line: Line, _ index: Int) -> String {
        let product =
            line.number.map { #""productNumber":"\#($0)","productName":"\#(line.name ?? "")","# } ?? ""
        return
            #"{"lineId":"L\#(index + 1)","kind":"\#(line.kind)",\#(product)"description":"\#(line.text)","quantity":"\#(line.quantity)","unitPrice":"\#(Self.price(line.price))","amount":"\#(Self.amount(line.amount))","taxable":\#(line.isTaxable),"supplierId":"\#(DistributorSample.suppliers[line.supplier].0)","cost":{"quantity":"\#(line.quantity)","unitCost":"\#(Self.price(line.cost))","amount":"\#(Self.amount(line.costAmount))"}}"#
    }

    private var discountText: String {
        discount.map { #"{"description":"\#($0.text)","type":"fixed","amount":"\#(Self.amount($0.amount))"}"# } ?? ""
    }

    private func text(_ payment: Payment, _ index: Int) -> String {
        #"{"paymentId":"pm-\#(number)-\#(index + 1)","date":"\#(payment.day)","kind":"payment","amount":"\#(Self.amount(payment.amount))","method":"\#(payment.method)","reference":"\#(payment.reference)"}"#
    }

    private func supplierText(_ place: Int) -> String {
        let supplier = DistributorSample.suppliers[place]
        return #"{"supplierId":"\#(supplier.0)","name":"\#(supplier.1)","accountNumber":"\#(supplier.2)"}"#
    }

    private func purchaseText(_ place: Int, _ index: Int) -> String {
        let own = lines.enumerated().filter { $1.supplier == place }
        let rows = own.map { index, line in
            #"{"lineId":"L\#(index + 1)","description":"\#(line.text)","quantity":"\#(line.quantity)","unitCost":"\#(Self.price(line.cost))","amount":"\#(Self.amount(line.costAmount))"}"#
        }
        let sum = own.map { $1.costAmount }.reduce(0, +)
        return
            #"{"purchaseOrderId":"po-\#(number)-\#(index + 1)","poNumber":"\#(number)-\#(index + 1)","supplierId":"\#(DistributorSample.suppliers[place].0)","date":"\#(orderDay)","lines":[\#(rows.joined(separator: ","))],"total":"\#(Self.amount(sum))","supplierInvoice":\#(invoiceText(own.map { $1 }, rows))}"#
    }

    /// The supplier charges another freight than was ordered.
    private func invoiceText(_ own: [Line], _ rows: [String]) -> String {
        guard let charged = supplierFreight, own.contains(where: { $0.kind == "freight" }) else { return "null" }
        let kept = zip(own, rows).filter { $0.0.kind != "freight" }
        let sum = kept.map(\.0.costAmount).reduce(0, +) + charged
        let freight =
            #"{"lineId":null,"kind":"freight","description":"Supplier freight","quantity":"1","unitCost":"\#(Self.amount(charged))","amount":"\#(Self.amount(charged))"}"#
        return
            #"{"number":"NL-INV-\#(number)","date":"\#(invoiceDay)","lines":[\#((kept.map(\.1) + [freight]).joined(separator: ","))],"total":"\#(Self.amount(sum))"}"#
    }

    /// Cents, `12.50`.
    static func amount(_ cents: Int) -> String {
        let rest = cents % 100
        return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Hundredths of a cent, `0.4125`.
    static func price(_ hundredths: Int) -> String {
        let rest = String(hundredths % 10_000)
        return "\(hundredths / 10_000).\(String(repeating: "0", count: 4 - rest.count))\(rest)"
    }
}
