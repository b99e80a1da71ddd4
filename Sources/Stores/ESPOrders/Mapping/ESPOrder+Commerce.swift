import Accounting
import Commerce
import ConnectorKit
import Foundation

extension ESPOrder {
    /// The order in the house's words. Days become noon of the store's zone, which is the same day nearly everywhere.
    func order(in zone: TimeZone, _ names: ESPNames) throws(Unreadable) -> Order {
        let placedAt = noon(orderDate ?? invoiceDate, in: zone)
        let lines = self.lines.map { orderLine($0, names) }
        let shares = PriceShares(self)
        let tax = totals.tax ?? taxes.map(\.amount).sum(currency)
        var order = Order(
            id: ID(id), number: number, placedAt: placedAt, updatedAt: placedAt, currency: currency,
            pricesIncludeTax: false, status: orderStatus, buyer: customer.buyer(shippedTo: shipping),
            lines: lines.indices.map { place in
                var line = lines[place]
                (line.discounts, line.taxes) = (shares.discounts[place], shares.taxes[place])
                return line
            }, tax: tax, total: totals.total)
        if !shares.sharesDiscounts {
            order.discounts = discounts.map {
                Commerce.Discount(kind: .manual, label: $0.description, amount: $0.amount)
            }
        }
        order.payments = payments.map { $0.received(in: zone) }
        order.customerPurchaseOrder = customerPO
        order.exchangeRate = exchangeRate
        order.notes = notes ?? ""
        order.invoiceNumber = invoiceNumber
        order.invoiceDate = invoiceDate ?? orderDate
        order.terms = terms
        order.dueDate = dueDate ?? NetTerms(terms).flatMap { net in order.invoiceDate?.adding(days: net.days) }
        order.hasPaymentLedger = true
        order.supplierOrders = purchaseOrders.map { supplierOrder($0, names) }
        // Purchase orders that the store does not tell are made for it, one for each supplier.
        order.supplierOrders = order.supplies.map { supplied in
            var whole = supplied
            whole.supplier = supplier(supplied.supplier.id)
            return whole
        }
        try attach(lateInvoices, to: &order, names)
        return order
    }

    /// Invoices that came apart from the order join the purchase order that they name, or the first of their supplier; one of the same
    /// number takes the place of the older, a credit that of a credit. Of a supplier of whom nothing was ordered they stand alone. What
    /// was taken back leaves last, wherever it stands among them.
    private func attach(_ late: [LateInvoice], to order: inout Order, _ names: ESPNames) throws(Unreadable) {
        for (index, one) in late.enumerated() where !one.invoice.isVoided {
            guard let invoice = supplierInvoice(one.invoice, names) else { continue }
            var supplies = order.supplierOrders ?? []
            let ofSupplier = supplies.indices.filter {
                one.supplierID == nil || supplies[$0].supplier.id == one.supplierID
            }
            let place = ofSupplier.first { supplies[$0].number == one.purchaseOrder } ?? ofSupplier.first
            if let place, one.supplierID != nil || supplies[place].number == one.purchaseOrder || ofSupplier.count == 1
            {
                let isCredit = invoice.total(currency).isNegative
                let known = supplies[place].invoices.firstIndex {
                    $0.number == invoice.number && $0.total(currency).isNegative == isCredit
                }
                if let known {
                    supplies[place].invoices[known] = invoice
                } else {
                    supplies[place].invoices.append(invoice)
                }
            } else if let supplier = one.supplierID {
                let number = one.purchaseOrder ?? "\(self.number)-\(supplies.count + 1)"
                supplies.append(
                    SupplierOrder(
                        id: number, supplier: self.supplier(supplier), number: number, lines: [], invoices: [invoice]))
            } else {
                let number = one.purchaseOrder ?? ""
                throw Unreadable(
                    field: "/supplierInvoices/\(index)/poNumber", text: "no such purchase order: \(number)")
            }
            order.supplierOrders = supplies
        }
        for one in late where one.invoice.isVoided { takeBack(one, from: &order) }
    }

    /// An invoice that its supplier took back is none of the order any more.
    private func takeBack(_ voided: LateInvoice, from order: inout Order) {
        if let supplier = voided.supplierID, voided.invoice.isCredit != true {
            order.voidedInvoices = (order.voidedInvoices ?? [:])
                .merging([supplier: [voided.invoice.number]]) { $0 + $1 }
        }
        for place in (order.supplierOrders ?? []).indices {
            guard let supplied = order.supplierOrders?[place],
                voided.supplierID.map({ $0 == supplied.supplier.id }) ?? (supplied.number == voided.purchaseOrder)
            else { continue }
            order.supplierOrders?[place].invoices.removeAll { invoice in
                let isAlike = voided.invoice.isCredit.map { $0 == invoice.total(currency).isNegative } ?? true
                return isAlike && invoice.number == voided.invoice.number
            }
        }
    }

    private func supplierInvoice(_ invoice: SupplierInvoice, _ names: ESPNames) -> Commerce.SupplierInvoice? {
        if invoice.isVoided { return nil }
        return invoice.date.map { date in
            Commerce.SupplierInvoice(
                number: invoice.number, date: date, dueDate: invoice.dueDate,
                lines: invoice.lines.map { supplied($0, names) })
        }
    }

    private func noon(_ date: BusinessDate?, in zone: TimeZone) -> Instant {
        date?.instant(atSecond: noonSecond, in: zone) ?? Instant(milliseconds: 0)
    }

    private var orderStatus: OrderStatus {
        let paid = payments.map(\.amount).sum(currency)
        let payment: OrderStatus.Payment = paid.isZero ? .awaiting : paid < totals.total ? .partiallyPaid : .paid
        let stage: OrderStatus.Stage =
            switch status {
            case .open: .unfinished
            case .completed: .open
            case .cancelled: .cancelled
            }
        return OrderStatus(
            payment: payment, stage: stage, paymentCode: payment.rawValue, fulfilmentCode: status.rawValue)
    }

    // MARK: Lines

    private func orderLine(_ line: Line, _ names: ESPNames) -> OrderLine {
        let isProduct = line.kind == .product
        var written = OrderLine(
            id: line.id, kind: isProduct ? .goods : .charge,
            sku: isProduct ? line.productNumber ?? "" : "",
            name: isProduct ? names.product(line.productName, line.productNumber) : names.charge(line.kind),
            quantity: line.quantity, unitPrice: line.unitPrice, amount: line.amount, isTaxable: line.isTaxable,
            unitCost: line.cost?.unitCost)
        written.charge = isProduct ? nil : line.kind.rawValue
        written.text = line.text
        if let supplier = line.supplierID, let cost = line.cost {
            written.supplier = SupplyLine(
                supplierID: supplier, supplierName: self.supplier(supplier).name, quantity: cost.quantity,
                unitCost: cost.unitCost, amount: cost.amount, isBillable: line.isBillable)
        }
        return written
    }

    // MARK: Suppliers

    private func supplier(_ id: String) -> Commerce.Supplier {
        guard let known = suppliers.first(where: { $0.id == id }) else { return Commerce.Supplier(id: id, name: id) }
        return Commerce.Supplier(
            id: known.id, name: known.name, email: known.email, accountNumber: known.accountNumber)
    }

    private func supplierOrder(_ order: PurchaseOrder, _ names: ESPNames) -> SupplierOrder {
        // One that is told twice is one.
        var seen: Set<Commerce.SupplierInvoice> = []
        let invoices = order.invoices.compactMap { supplierInvoice($0, names) }.filter { seen.insert($0).inserted }
        return SupplierOrder(
            id: order.id, supplier: supplier(order.supplierID), number: order.number, date: order.date,
            lines: order.lines.map { supplied($0, names) }, invoices: invoices)
    }

    private func supplied(_ line: PurchaseLine, _ names: ESPNames) -> SuppliedLine {
        let sold = line.lineID.flatMap { id in lines.first { $0.id == id } }
        let kind = sold?.kind ?? line.kind ?? (line.productNumber == nil ? .other : .product)
        let isProduct = kind == .product
        let number = sold?.productNumber ?? line.productNumber
        return SuppliedLine(
            lineID: line.lineID, charge: isProduct ? nil : kind.rawValue, sku: isProduct ? number ?? "" : "",
            name: isProduct ? names.product(sold?.productName ?? line.description, number) : names.charge(kind),
            text: line.description ?? sold?.text ?? "", quantity: line.quantity, unitCost: line.unitCost,
            amount: line.amount, isBillable: sold?.isBillable)
    }
}

/// Twelve hours past midnight.
private let noonSecond: Int64 = 43_200

extension ESPOrder.Line {
    /// The description; without one the variant, "Heather Grey / M".
    fileprivate var text: String? {
        description ?? (variant.isEmpty ? nil : variant.joined(separator: " / "))
    }
}

extension ESPOrder.Payment {
    fileprivate func received(in zone: TimeZone) -> PaymentReceived {
        PaymentReceived(
            id: id, method: StorePaymentMethod(title: method), amount: amount,
            receivedAt: date?.instant(atSecond: noonSecond, in: zone), reference: reference)
    }
}

extension ESPOrder.Customer {
    /// The company, with the contact who takes the invoices.
    fileprivate func buyer(shippedTo shipping: PostalAddress?) -> Buyer {
        let contact = contacts.first { $0.roles.contains("billing") } ?? contacts.first
        var buyer = Buyer(
            customerID: ID(id), email: contact?.email, name: name, givenName: contact?.firstName ?? "",
            familyName: contact?.lastName ?? "", company: name, phone: contact?.phone, billingAddress: billing,
            shippingAddress: shipping, taxNumber: taxExemptID, isTaxExempt: isTaxExempt)
        buyer.isKeptCompany = true
        return buyer
    }
}

/// Terms of so many days, as they are named everywhere: "Net 30", "Due on receipt".
struct NetTerms {
    let days: Int

    init?(_ name: String?) {
        guard let name = name?.lowercased() else { return nil }
        if name == "due on receipt" {
            days = 0
            return
        }
        guard name.hasPrefix("net"), let days = Int(name.dropFirst(3).drop { $0 == " " || $0 == "-" }), days >= 0 else {
            return nil
        }
        self.days = days
    }
}
