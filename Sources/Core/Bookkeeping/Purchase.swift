import Accounting
import Commerce

/// What is bought from one supplier, with what a person chose for it.
struct Purchase {
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
        let order = planning.order.id.rawValue
        // One that is in the books under its own name keeps it, when those before it leave.
        let own = "\(supplied.supplier.id)/\(supplied.id)"
        let isKnown = [RecordRole.purchaseOrder(supplier: own), .bill(supplier: own)].contains {
            planning.links[RecordKey(.order, order, role: $0)] != nil
        }
        let base = place > 0 || isKnown ? own : supplied.supplier.id
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

extension SuppliedLine {
    fileprivate var givenBack: SuppliedLine {
        var line = self
        (line.quantity, line.amount) = (-quantity, -amount)
        return line
    }
}
