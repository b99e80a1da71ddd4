import Accounting
import Commerce

/// Purchase orders, bills and credits of one supplier.
extension Planning {
    mutating func plan(_ purchase: Purchase, _ customer: Reference<Customer>?) {
        let (supplied, choice) = (purchase.supplied, purchase.choice)
        let vendor = vendor(choice, supplied.supplier)
        if choice.sendsPurchaseOrder {
            let lines = supplied.lines.compactMap { purchaseLine($0, choice, customer) }
            let day = (day: supplied.date ?? placedOn, isMoved: false)
            let number = suffixed(orderNumber(of: supplied), of: purchase.orderKey)
            plan(purchase.orderKey, .purchase(document(.purchaseOrder, number, on: day, vendor, choice, lines)))
        }
        planBills(of: purchase, to: vendor, customer)
    }

    mutating func planBills(
        of purchase: Purchase, to vendor: Reference<Vendor>, _ customer: Reference<Customer>?
    ) {
        let (supplied, choice) = (purchase.supplied, purchase.choice)
        guard makesBills(purchase) else { return }
        check(purchase)
        let isOrdered = choice.sendsPurchaseOrder || links[purchase.orderKey] != nil
        for paper in purchase.papers {
            let takesPart = !books.catalogue.traits.billsOrdersWhole
            let receives = isOrdered && !paper.isCredit && (takesPart || paper.isWhole(supplied))
            let wanted = paper.date ?? invoicedOn
            var lines: [PurchaseLine] = []
            for line in paper.lines {
                guard var written = purchaseLine(line, choice, paper.isCredit ? nil : customer) else { continue }
                if receives { written.purchaseOrderLine = purchase.place(of: line) }
                lines.append(written)
            }
            let day = openDay(wanted, for: paper.key)
            var bill = document(
                paper.isCredit ? .vendorCredit : .bill, paper.number(in: links),
                on: (day.day, day.isMoved), trueDay: wanted, vendor, choice, lines)
            bill.dueDate = paper.isCredit ? nil : paper.dueDate
            if lines.contains(where: { $0.purchaseOrderLine != nil }) { bill.purchaseOrder = purchase.orderKey }
            plan(paper.key, .purchase(bill))
        }
    }

    /// Whether the papers of a supplier become bills: they were chosen, or an invoice came after the purchase order was sent alone.
    private func makesBills(_ purchase: Purchase) -> Bool {
        purchase.choice.sendsBill
            || (purchase.hasLateInvoice
                && (books.policy.sendingRules.kinds.contains(.bill)
                    || purchase.billKeys.contains { links[$0] != nil }))
    }

    private func document(
        _ kind: PurchaseDocument.Kind, _ number: String?, on day: (day: BusinessDate, isMoved: Bool),
        trueDay: BusinessDate? = nil, _ vendor: Reference<Vendor>, _ choice: SendingOptions.VendorChoice,
        _ lines: [PurchaseLine]
    ) -> PurchaseDocument {
        let mark = day.isMoved ? [texts.trueDate(trueDay ?? placedOn)] : []
        return PurchaseDocument(
            kind: kind, number: number, date: day.day, dueDate: nil, vendor: vendor,
            currency: currency, exchangeRate: exchangeRate, lines: lines, payableAccount: payableAccount(choice),
            privateNote: note([orderMark] + mark))
    }

    /// The number of a purchase order in the books, where no two may bear the same; some distributors give all of an order one number.
    private func orderNumber(of supplied: SupplierOrder) -> String {
        let same = order.supplies.filter { $0.number == supplied.number }
        let place = same.firstIndex { $0.id == supplied.id && $0.supplier.id == supplied.supplier.id } ?? 0
        return supplied.number + (place > 0 ? ".\(place + 1)" : "")
    }

    /// The numbers that a bill may bear in the books, a new one the first: books may take no two of one vendor with the same number.
    ///
    /// `place` counts the papers of the supplier with that number from 0.
    func billNumbers(_ text: String, place: Int, suffixed: Bool) -> [String] {
        let own = place > 0 ? "\(text).\(place + 1)" : text
        return ([suffixed ? own + numberSuffix : own, own, text]).compactMap {
            documentNumber($0, atMost: books.catalogue.traits.lengths.billNumber)
        }
    }

    /// Whether a person's suffix is meant for bills: the sale and the purchase order are there under numbers without it.
    func suffixesBills(_ choice: SendingOptions.VendorChoice, _ orderKey: RecordKey) -> Bool {
        guard !numberSuffix.isEmpty else { return false }
        func isPlain(_ key: RecordKey) -> Bool { links.numbers[key].map { !$0.hasSuffix(numberSuffix) } ?? false }
        let isOfSale = (sending?.sendsInvoice ?? true) && !isPlain(saleKey)
        return !isOfSale && (!choice.sendsPurchaseOrder || isPlain(orderKey))
    }

    /// What a supplier invoiced beyond the tolerance waits for a person who has seen it: one invoice more or less than was ordered,
    /// several together more. Of several, each may be for a part of the goods.
    private mutating func check(_ purchase: Purchase) {
        let invoices = purchase.supplied.invoices.filter { !$0.isCredit(currency) }
        let unseen = invoices.filter { !purchase.choice.hasSeen($0, currency) }
        guard !unseen.isEmpty else { return }
        let ordered = purchase.supplied.total(currency)
        let invoiced = invoices.map { $0.total(currency) }.sum(currency)
        // Less is usual of several, and of what was cancelled.
        guard SupplierTolerance.isExceeded(ordered: ordered, invoiced: invoiced),
            invoices.count == 1 && order.status.stage != .cancelled || ordered < invoiced
        else { return }
        refuse(
            .supplierInvoiceDiffers(
                supplier: purchase.supplied.supplier.name, number: invoices.map(\.number).joined(separator: " + "),
                ordered: ordered, invoiced: invoiced))
    }

    /// The payable account in the order's currency.
    private func payableAccount(_ choice: SendingOptions.VendorChoice) -> Reference<Account> {
        guard currency != books.company.homeCurrency, case .existing(let id, _) = choice.payableAccount,
            books.catalogue.accounts[id]?.currency != currency
        else { return choice.payableAccount }
        let fitting = books.catalogue.accounts.values
            .filter { $0.type == .accountsPayable && $0.currency == currency && $0.isActive }
        return fitting.min { $0.id.rawValue < $1.id.rawValue }?.reference ?? choice.payableAccount
    }
}
