package import Accounting
import Commerce

extension Planning {
    /// Plans the bills and purchase orders that a person chose for the order's suppliers (S5, A1).
    mutating func planPurchases(customer: Reference<Customer>?) {
        guard let sending else { return }
        let supplies = order.supplies
        var purchases: [Purchase] = []
        for choice in sending.vendors where choice.sendsBill || choice.sendsPurchaseOrder {
            for (place, supplied) in supplies.filter({ $0.supplier.id == choice.supplierID }).enumerated() {
                let purchase = Purchase(supplied, choice, place: place, of: self)
                purchases.append(purchase)
                part(.purchase, choice.sendsBill ? purchase.billKeys[0] : purchase.orderKey) {
                    $0.plan(purchase, customer)
                }
            }
        }
        askAboutNewSuppliers(supplies)
        let staying = keepLeftInvoices()
        withdraw(from: supplies, purchases, keeping: staying)
    }

    /// Plans what suppliers invoiced and gave back for an order that was cancelled: it is owed all the same. What was only ordered is
    /// not. Of a supplier who joined after the order was sent a person is asked.
    mutating func planOwedPurchases(customer: Reference<Customer>?) {
        staying = order.leftInvoices(links).map(\.key)
        guard let sending else { return }
        askAboutNewSuppliers(order.supplies.filter { !$0.invoices.isEmpty })
        for choice in sending.vendors where choice.sendsBill || choice.sendsPurchaseOrder {
            for (place, supplied) in order.supplies.filter({ $0.supplier.id == choice.supplierID }).enumerated()
            where !supplied.invoices.isEmpty {
                let purchase = Purchase(supplied, choice, place: place, of: self)
                part(.purchase, choice.sendsBill ? purchase.billKeys[0] : purchase.orderKey) { planning in
                    let vendor = planning.vendor(choice, supplied.supplier)
                    planning.planBills(of: purchase, to: vendor, customer)
                }
            }
        }
    }

    /// Of a supplier who joined the order after it was sent nobody said what is sent: a person is asked, where others were sent to.
    private mutating func askAboutNewSuppliers(_ supplies: [SupplierOrder]) {
        guard let sending, let known = sending.knownSuppliers,
            !books.policy.sendingRules.kinds.isDisjoint(with: [.bill, .purchaseOrder]),
            sending.vendors.contains(where: { $0.sendsBill || $0.sendsPurchaseOrder })
        else { return }
        for supplier in order.suppliers where !known.contains(supplier.id) {
            let papers = supplies.filter { $0.supplier.id == supplier.id }
            let amounts = papers.map { paper in
                paper.lines.isEmpty ? paper.invoices.map { $0.total(currency) }.sum(currency) : paper.total(currency)
            }
            let amount = amounts.sum(currency)
            if amount.isZero { continue }
            let key = RecordKey(.order, order.id.rawValue, role: .bill(supplier: supplier.id))
            part(.purchase, key) {
                $0.refuse(
                    .supplierNotSent(supplier: supplier.name.isEmpty ? supplier.id : supplier.name, amount: amount))
            }
        }
    }

    /// A supplier's own invoice is owed although the order tells of that supplier no more: its bill stays. A person is told, until the
    /// order is sent again without the supplier.
    ///
    /// Returns what stays, with the purchase orders that it receives.
    private mutating func keepLeftInvoices() -> Set<RecordKey> {
        var staying: Set<RecordKey> = []
        for (key, paper) in order.leftInvoices(links) {
            staying.formUnion([key] + [paper.purchaseOrder].compactMap { $0 })
            let name = key.role.supplierPaper ?? ""
            if let known = sending?.knownSuppliers, !known.contains(where: { Supplier(id: $0, name: "").isOf(name) }) {
                continue
            }
            part(.purchase, key) {
                $0.refuse(
                    .supplierInvoiceLeft(
                        supplier: paper.vendor.name, number: paper.number ?? "", amount: paper.total))
            }
        }
        return staying
    }

    /// What is in the books of a supplier's papers and is none of them any more: an invoice was taken back, or the order moved to
    /// another supplier. What somebody chose not to send any more is no such thing.
    private mutating func withdraw(
        from supplies: [SupplierOrder], _ purchases: [Purchase], keeping staying: Set<RecordKey>
    ) {
        let planned = staying.union(purchases.flatMap { [$0.orderKey] + $0.billKeys })
        let declined = Set(supplies.map(\.number) + (sending?.vendors ?? []).flatMap(\.knownInvoices))
        for key in links.records.keys
        where key.source == .order && key.id == order.id.rawValue && !planned.contains(key) {
            guard let name = key.role.supplierPaper else { continue }
            let isSupplied = supplies.contains { $0.supplier.isOf(name) }
            let choice = sending?.vendors.first { Supplier(id: $0.supplierID, name: "").isOf(name) }
            let isGone =
                switch (key.role, choice) {
                case (_, _) where !isSupplied: true
                case (_, nil): false
                case (.purchaseOrder, let choice?): choice.sendsPurchaseOrder
                case (_, let choice?): choice.sendsBill || links.numbers[key].map { !declined.contains($0) } ?? false
                }
            if isGone { withdrawn.append(key) }
        }
        withdrawn.sort { $0.role.text < $1.role.text }
    }

    /// Whether the papers of a supplier become bills: they were chosen, or an invoice came after the purchase order was sent alone.
    private func makesBills(_ purchase: Purchase) -> Bool {
        purchase.choice.sendsBill
            || (purchase.hasLateInvoice
                && (books.policy.sendingRules.kinds.contains(.bill)
                    || purchase.billKeys.contains { links[$0] != nil }))
    }

    /// Whether a purchase says which customer its costs may be billed to.
    var billsCustomer: Bool {
        guard let sending, sending.isBillable else { return false }
        let sent = Set(sending.vendors.filter { $0.sendsBill || $0.sendsPurchaseOrder }.map(\.supplierID))
        return order.supplies.contains { supplied in
            sent.contains(supplied.supplier.id)
                && (supplied.lines + supplied.invoices.flatMap(\.lines)).contains { $0.isBillable ?? true }
        }
    }

    private mutating func plan(_ purchase: Purchase, _ customer: Reference<Customer>?) {
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

    private mutating func planBills(
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
    fileprivate func billNumbers(_ text: String, place: Int, suffixed: Bool) -> [String] {
        let own = place > 0 ? "\(text).\(place + 1)" : text
        return ([suffixed ? own + numberSuffix : own, own, text]).compactMap {
            documentNumber($0, atMost: books.catalogue.traits.lengths.billNumber)
        }
    }

    /// Whether a person's suffix is meant for bills: the sale and the purchase order are there under numbers without it.
    fileprivate func suffixesBills(_ choice: SendingOptions.VendorChoice, _ orderKey: RecordKey) -> Bool {
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
        guard isKeptOtherwise(choice.payableAccount) else { return choice.payableAccount }
        let fitting = books.catalogue.accounts.values
            .filter { $0.type == .accountsPayable && $0.currency == currency && $0.isActive }
        return fitting.min { $0.id.rawValue < $1.id.rawValue }?.reference ?? choice.payableAccount
    }

    private mutating func purchaseLine(
        _ line: SuppliedLine, _ choice: SendingOptions.VendorChoice, _ customer: Reference<Customer>?
    ) -> PurchaseLine? {
        let sold = line.lineID.flatMap { id in order.lines.first { $0.id == id } }
        var thing = sold ?? line.thing
        if sold == nil { thing.supplier = SupplyLine(line, of: choice.supplierID) }
        guard let booked = item(for: thing), let account = costAccount(of: booked, choice) else { return nil }
        let cost = UnitPricing.fit(line.amount, quantity: line.quantity, preferred: line.unitCost)
        let isBillable = (sending?.isBillable ?? false) && (line.isBillable ?? sold?.supplier?.isBillable ?? true)
        let text = line.text.isEmpty ? description(of: thing) : line.text
        return PurchaseLine(
            item: booked.item, account: account,
            description: Naming.cut(text, to: books.catalogue.traits.lengths.lineDescription),
            quantity: cost.map { _ in line.quantity }, unitCost: cost, amount: line.amount,
            taxCode: books.company.taxModel == .global ? books.pairing.codeWithoutTax?.reference : nil,
            billableTo: isBillable ? customer : nil)
    }

    /// Where the books put what is bought by the item: on the item's own account, whatever is chosen beside it.
    private mutating func costAccount(
        of booked: BookedItem, _ choice: SendingOptions.VendorChoice
    ) -> Reference<Account>? {
        switch booked.item {
        case .planned(let key, _):
            let record = groundwork.first { $0.key == key } ?? books.catalogue.expected.item(key)
            guard case .item(let draft)? = record?.body else { return choice.costAccount }
            if let account = draft.kind == .inventory ? draft.assetAccount : draft.expenseAccount { return account }
            refuse(.itemNotBought(item: booked.item.name))
            return nil
        case .existing(let id, let name):
            guard let record = books.catalogue.items.byID[id] else { return choice.costAccount }
            let account = record.kind == .inventory ? record.assetAccount : record.expenseAccount
            if let account { return books.catalogue.accounts[account]?.reference ?? choice.costAccount }
            refuse(.itemNotBought(item: name))
            return nil
        }
    }

    /// The vendor chosen, linked, of that name, or a new one. Like a customer, a vendor has one currency for ever.
    private mutating func vendor(
        _ choice: SendingOptions.VendorChoice, _ supplier: Supplier
    ) -> Reference<Vendor> {
        if let chosen = choice.vendor { return checked(chosen) }
        let plain = RecordKey(.supplier, supplier.id, role: .vendor)
        let isForeign = books.company.isMulticurrency && currency != books.company.homeCurrency
        let key =
            isForeign
            ? RecordKey(.supplier, supplier.id, role: .foreignVendor(currency: currency.code)) : plain
        let cleaned = Naming.cleaned(supplier.name.isEmpty ? supplier.id : supplier.name)
        for candidate in key == plain ? [plain] : [key, plain] {
            guard let id = links[candidate] else { continue }
            guard let party = books.catalogue.parties.vendorsByID[ID(id)] else {
                if candidate == key { return .existing(ID(id), name: cleaned) }
                continue
            }
            if fits(party) { return checked(.existing(ID(id), name: party.displayName)) }
        }
        if let name = books.catalogue.expected.partyName(of: key) { return create(key, supplier, named: name) }
        let known = (books.catalogue.parties.byName[NameKey(cleaned)] ?? []).first {
            $0.kind == .vendor && $0.isActive && fits($0)
        }
        if let known { return .existing(ID(known.id), name: known.displayName) }
        let suffixes = (isForeign ? [currency.code] : []) + [texts.vendor, supplier.id]
        return create(key, supplier, named: freeName(cleaned, suffixes: suffixes))
    }

    private func fits(_ vendor: PartyRecord) -> Bool { vendor.currency == currency || !books.company.isMulticurrency }

    /// A vendor that is picked must be in use and have the order's currency; what is in the books stays as it is.
    private mutating func checked(_ chosen: Reference<Vendor>) -> Reference<Vendor> {
        guard case .existing(let id, _) = chosen, let party = books.catalogue.parties.vendorsByID[id] else {
            return chosen
        }
        if !fits(party) {
            refuse(.vendorCurrencyDiffers(name: party.displayName, vendor: party.currency, order: currency))
        } else if !party.isActive {
            refuse(.vendorInactive(name: Naming.withoutDeletionMark(party.displayName)))
        }
        return chosen
    }

    private mutating func create(_ key: RecordKey, _ supplier: Supplier, named name: String) -> Reference<Vendor> {
        if groundwork.contains(where: { $0.key == key }) { return .planned(key, name: name) }
        let company = Naming.cut(Naming.cleaned(supplier.name), to: books.catalogue.traits.lengths.partyNamePart)
        prepare(
            key,
            .vendor(
                PartyDraft(
                    displayName: name, companyName: company, email: EmailAddress(supplier.email)?.text,
                    currency: currency, accountNumber: supplier.accountNumber.map(Naming.cleaned))))
        return .planned(key, name: name)
    }
}

/// How far a supplier's invoice may be from what was ordered before somebody must look at it: 2 per cent, or 5.00 where that is more.
///
/// Source: esp-orders.md §9.
package enum SupplierTolerance {
    package static func isExceeded(ordered: Money, invoiced: Money) -> Bool {
        let units = ordered.currency.minorUnitsPerUnit
        let most = max(ordered.share(2, of: 100).magnitude, Money(minorUnits: 5 * units, ordered.currency))
        return (invoiced - ordered).magnitude > most
    }
}

/// What is bought from one supplier, with what a person chose for it.
private struct Purchase {
    /// A paper that becomes a bill: an invoice of the supplier, or before there is one, what was ordered. What a supplier gives back
    /// becomes a vendor credit, whose amounts are positive.
    struct Paper {
        var key: RecordKey
        /// Those that it may bear in the books, a new one the first.
        var numbers: [String]
        var date: BusinessDate?
        var dueDate: BusinessDate?
        var lines: [SuppliedLine]
        var isCredit = false

        /// What is there keeps its number; a credit is known by that of the supplier.
        func number(in links: Links) -> String? {
            let known = links.numbers[key]
            return isCredit && !numbers.isEmpty && known != nil
                ? known : numbers.first { $0 == known } ?? numbers.first
        }

        /// Whether it says what was ordered, line by line.
        func isWhole(_ supplied: SupplierOrder) -> Bool {
            lines.count == supplied.lines.count
                && zip(lines, supplied.lines).allSatisfy {
                    $0.lineID == $1.lineID && $0.quantity == $1.quantity && $0.amount == $1.amount
                }
        }
    }

    let supplied: SupplierOrder
    let choice: SendingOptions.VendorChoice
    let orderKey: RecordKey
    /// Of the papers, in their order; of what was ordered, where that becomes a bill, first.
    let billKeys: [RecordKey]
    /// The supplier's invoices that become bills; without bills only those that came after the order was sent.
    private let invoices: [SupplierInvoice]
    private let currency: Currency
    private let billsOrdered: Bool
    /// The numbers of the invoices, and of what was ordered where that becomes a bill.
    private let numbers: [[String]]
    private let orderNumbers: [String]

    /// `place` counts the purchase orders of one supplier from 0.
    init(_ supplied: SupplierOrder, _ choice: SendingOptions.VendorChoice, place: Int, of planning: Planning) {
        self.supplied = supplied
        self.choice = choice
        let currency = planning.currency
        let invoices = supplied.invoices.filter { choice.sendsBill || !choice.knownInvoices.contains($0.number) }
        (self.currency, self.invoices) = (currency, invoices)
        // What was only ordered is not owed after a cancellation; where something was given back it was invoiced.
        let isOwed = planning.order.status.stage != .cancelled || !invoices.isEmpty
        billsOrdered = choice.sendsBill && isOwed && supplied.invoices.allSatisfy { $0.isCredit(planning.currency) }
        let (base, order) = (supplied.supplier.id + (place > 0 ? "/" + supplied.id : ""), planning.order.id.rawValue)
        let orderKey = RecordKey(.order, order, role: .purchaseOrder(supplier: base))
        self.orderKey = orderKey
        let isSuffixed = planning.suffixesBills(choice, orderKey)
        let (all, before) = planning.order.papers(before: supplied)
        orderNumbers = planning.billNumbers(
            supplied.number, place: before.count { $0.number == supplied.number }, suffixed: isSuffixed)
        var numbers: [[String]] = []
        var keys: [RecordKey?] = []
        var taken: Set<RecordKey> = []
        func key(_ name: String) -> RecordKey { RecordKey(.order, order, role: .bill(supplier: name)) }
        func ordinal(_ place: Int) -> RecordKey { key(base + (place > 0 ? "/bill.\(place + 1)" : "")) }
        // An invoice keeps the bill that bears its number in the books; the others take those that are free.
        let known = planning.links.numbers
        for (index, invoice) in invoices.enumerated() {
            func isAlike(_ other: SupplierInvoice) -> Bool {
                other.number == invoice.number && other.isCredit(currency) == invoice.isCredit(currency)
            }
            let here = invoices[..<index].count(where: isAlike)
            // Books count the numbers of credits whoever gave them.
            let earlier = (invoice.isCredit(currency) ? all : before).flatMap(\.invoices).count(where: isAlike)
            let own = planning.billNumbers(invoice.number, place: earlier + here, suffixed: isSuffixed)
            numbers.append(own)
            let credit = key("\(base)/credit.\(invoice.number)" + (here > 0 ? ".\(here + 1)" : ""))
            let bills = own.compactMap { number in
                (0..<known.count + 1).map(ordinal).first { known[$0] == number && !taken.contains($0) }
            }
            let found = invoice.isCredit(currency) ? credit : bills.first
            keys.append(found)
            if let found { taken.insert(found) }
        }
        self.numbers = numbers
        // A bill of an invoice that is not sent any more stays what it is.
        let declined = Set(
            choice.sendsBill
                ? [] : choice.knownInvoices.flatMap { planning.billNumbers($0, place: 0, suffixed: isSuffixed) })
        taken.formUnion(known.filter { declined.contains($0.value) }.keys)
        for index in keys.indices where keys[index] == nil {
            let free = (0...keys.count + taken.count).map(ordinal).first { !taken.contains($0) }
            keys[index] = free
            if let free { taken.insert(free) }
        }
        let papers = keys.map { $0 ?? ordinal(0) }
        billKeys = billsOrdered || papers.isEmpty ? [ordinal(0)] + papers : papers
    }

    /// An invoice came after the purchase order was sent without a bill.
    var hasLateInvoice: Bool {
        choice.sendsPurchaseOrder && !choice.sendsBill && !invoices.isEmpty
    }

    var papers: [Paper] {
        let ordered = Paper(key: billKeys[0], numbers: orderNumbers, lines: supplied.lines)
        let invoiced = zip(zip(billKeys.suffix(invoices.count), numbers), invoices).map { named, invoice in
            let isCredit = invoice.isCredit(currency)
            return Paper(
                key: named.0, numbers: named.1, date: invoice.date, dueDate: invoice.dueDate,
                lines: isCredit ? invoice.lines.map(\.givenBack) : invoice.lines, isCredit: isCredit)
        }
        return billsOrdered ? [ordered] + invoiced : invoiced
    }

    /// The line of the purchase order that a line of a bill receives, from 1.
    func place(of line: SuppliedLine) -> Int? {
        guard let id = line.lineID else { return nil }
        return supplied.lines.firstIndex { $0.lineID == id }.map { $0 + 1 }
    }
}

extension Order {
    /// The purchase orders that come before this one: all of them, and those of its supplier.
    fileprivate func papers(before supplied: SupplierOrder) -> (all: [SupplierOrder], own: [SupplierOrder]) {
        let all = supplies.prefix { $0.id != supplied.id || $0.supplier.id != supplied.supplier.id }.map(\.self)
        return (all, all.filter { $0.supplier.id == supplied.supplier.id })
    }
}

extension Order {
    /// Bills and credits in the books that are suppliers' own papers, of suppliers of whom the order tells no more: what they invoiced is
    /// owed all the same, unless they took it back.
    func leftInvoices(_ links: Links) -> [(key: RecordKey, paper: PurchaseDocument)] {
        if links.purchases.isEmpty { return [] }
        let suppliers = supplies.map(\.supplier)
        return links.purchases.filter { key, paper in
            guard key.source == .order, key.id == id.rawValue, case .bill(let name) = key.role else { return false }
            return !suppliers.contains { $0.isOf(name) } && isInvoice(paper, name, links) && !isVoided(paper, name)
        }.map { (key: $0.key, paper: $0.value) }.sorted { $0.key.role.text < $1.key.role.text }
    }

    /// Whether a bill is of a supplier's invoice and not of what was ordered: that one bears the number of the purchase order and has no
    /// due day. What nobody can tell counts as invoiced.
    private func isInvoice(_ paper: PurchaseDocument, _ name: String, _ links: Links) -> Bool {
        guard paper.kind == .bill, paper.dueDate == nil, let number = paper.number else { return true }
        let ordered = links.numbers[RecordKey(.order, id.rawValue, role: .purchaseOrder(supplier: name))]
        return number != ordered && !number.hasPrefix("\(self.number)-")
    }

    private func isVoided(_ paper: PurchaseDocument, _ name: String) -> Bool {
        (voidedInvoices ?? [:]).contains { supplier, numbers in
            Supplier(id: supplier, name: "").isOf(name) && numbers.contains { $0 == paper.number }
        }
    }
}

extension SupplierInvoice {
    /// A supplier's credit memo: what it comes to is given back.
    fileprivate func isCredit(_ currency: Currency) -> Bool { total(currency).isNegative }
}

extension SuppliedLine {
    fileprivate var givenBack: SuppliedLine {
        var line = self
        (line.quantity, line.amount) = (-quantity, -amount)
        return line
    }
}

extension Supplier {
    /// Whether the papers of that name are the supplier's.
    fileprivate func isOf(_ name: String) -> Bool { name == id || name.hasPrefix(id + "/") }
}

extension RecordRole {
    /// The name of a paper of a supplier.
    fileprivate var supplierPaper: String? {
        switch self {
        case .bill(let name), .purchaseOrder(let name): name
        case .sale, .difference, .payment, .tender, .refund, .application, .customer, .foreignCustomer, .vendor,
            .foreignVendor, .item, .other:
            nil
        }
    }
}

extension SupplyLine {
    fileprivate init(_ line: SuppliedLine, of supplier: String) {
        self.init(
            supplierID: supplier, supplierName: "", quantity: line.quantity, unitCost: line.unitCost,
            amount: line.amount, isBillable: line.isBillable)
    }
}
