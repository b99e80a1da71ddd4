import Accounting
import Commerce
import Foundation

/// The work on one order: what is found out on the way, what must be created first, and why it may not be posted.
struct Planning {
    let books: Bookkeeper
    let order: Order
    let links: Links
    let sending: SendingOptions?
    let placedOn: BusinessDate
    let days: LocalDays
    /// How the private note of each document names the order.
    let orderMark: String

    private(set) var refusals: [Refusal] = []
    /// Parts that are doubtful by themselves, with what is refused of them.
    private(set) var held: [HeldPart] = []
    /// What is in the books of purchases that the order does not make any more.
    var withdrawn: [RecordKey] = []
    /// Bills and credits of a cancelled order that stay as they are.
    var staying: [RecordKey] = []
    /// What the feeds of the store bring into the books first.
    private(set) var awaited: [AwaitedName] = []
    /// Whether a document waits for products and customers, instead of making them.
    let waitsForNames: Bool
    /// Customers, vendors and items that the documents need, before them.
    private(set) var groundwork: [PlannedRecord] = []
    private(set) var documents: [PlannedRecord] = []
    /// Items that are linked, made or put in the place of unknown ones for this order, by the code that found them.
    var settledItems: [ItemCode: BookedItem] = [:]
    var hasSettledLinks = false
    var plannedItemNames: Set<NameKey> = []
    var plannedPartyNames: Set<NameKey> = []
    /// Behind the order's number in its documents; a person's answer to a number in use.
    var numberSuffix = ""

    init(
        books: Bookkeeper, order: Order, links: Links, sending: SendingOptions?, placedOn: BusinessDate,
        days: LocalDays
    ) {
        self.books = books
        self.order = order
        self.links = links
        self.sending = sending
        self.placedOn = placedOn
        self.days = days
        waitsForNames = order.form.isDocument && !books.makesNames
        orderMark = books.policy.texts.order(order.number)
    }

    var texts: DocumentTexts { books.policy.texts }
    var currency: Currency { order.currency }
    var saleKey: RecordKey { .sale(of: order) }

    mutating func decide() -> Decision {
        checkCurrency()
        for part in order.unknownParts {
            refuse(.totalPartUnknown(code: part.code, title: part.title, amount: part.amount))
        }
        // What is in the books already is followed, whatever was chosen since.
        let sendsSale = sending?.sendsInvoice ?? true || links[saleKey] != nil
        let customer = sendsSale || billsCustomer ? customer() : nil
        var totals = Plan.Totals(
            sales: .zero(currency), tax: .zero(currency), payments: .zero(currency), refunds: .zero(currency))
        if sendsSale, let customer {
            var sale = sale(to: customer)
            totals.sales = order.total
            totals.tax = order.tax
            if sale.kind != .creditMemo { totals.payments = receivePayments(&sale) }
            if refusals.isEmpty { totals.refunds = giveRefunds(&sale) }
        }
        planPurchases(customer: customer)
        if refusals.isEmpty, !awaited.isEmpty { return .wait(.names(awaited)) }
        if refusals.isEmpty, held.isEmpty, documents.isEmpty, withdrawn.isEmpty { refuse(.nothingToPost) }
        guard refusals.isEmpty, !documents.isEmpty || !withdrawn.isEmpty else { return refused() }
        return .post(
            Plan(
                order: order.id, policyVersion: books.policy.version,
                records: groundwork.isEmpty ? documents : groundwork + documents,
                totals: totals, held: held, withdrawn: withdrawn))
    }

    /// What is left of an order that was cancelled after all of its money went back: the payments, which settle nothing, and what
    /// went back. The sale leaves the books as a person says, and what was bought with it.
    mutating func decideMoneyBack() -> Decision {
        let customer = customer()
        var sale = sale(to: customer)
        documents.removeAll()
        sale.open = 0
        _ = receivePayments(&sale)
        guard refusals.isEmpty else { return refused() }
        let zero = Money.zero(currency)
        return .post(
            Plan(
                order: order.id, policyVersion: books.policy.version, records: documents,
                totals: Plan.Totals(sales: zero, tax: zero, payments: zero, refunds: zero), held: held))
    }

    /// What is left of an order that was cancelled: money that came and went back, and what suppliers invoiced, which is owed all the
    /// same. `nil` where nothing is.
    mutating func decideOwed(keepsMoney: Bool) -> Decision? {
        if keepsMoney, case .refuse(let refusals) = decideMoneyBack() { return .refuse(refusals) }
        let customer = billsCustomer ? customer() : nil
        planOwedPurchases(customer: customer)
        guard refusals.isEmpty else { return refused() }
        if !keepsMoney, documents.isEmpty, held.isEmpty, staying.isEmpty { return nil }
        let zero = Money.zero(currency)
        var plan = Plan(
            order: order.id, policyVersion: books.policy.version, records: groundwork + documents,
            totals: Plan.Totals(sales: zero, tax: zero, payments: zero, refunds: zero), held: held)
        plan.isOfCancelled = true
        if !staying.isEmpty { plan.staying = staying }
        return .post(plan)
    }

    /// Nothing stands: what is refused of the parts is told with the rest.
    private mutating func refused() -> Decision {
        for part in held { refuse(part.refusal) }
        return .refuse(refusals)
    }

    /// Plans a part of the order that can be doubtful by itself. What is refused of it is held, and nothing of the part is planned.
    ///
    /// Returns whether it is planned.
    @discardableResult
    mutating func part(_ kind: HeldPart.Kind, _ key: RecordKey, _ plan: (inout Planning) -> Void) -> Bool {
        let (refused, prepared, planned) = (refusals.count, groundwork.count, documents.count)
        let (items, itemNames, partyNames) = (settledItems, plannedItemNames, plannedPartyNames)
        plan(&self)
        guard refusals.count > refused else { return true }
        held += refusals[refused...].map { HeldPart(kind, key: key, refusal: $0) }
        refusals.removeSubrange(refused...)
        groundwork.removeSubrange(prepared...)
        documents.removeSubrange(planned...)
        (settledItems, plannedItemNames, plannedPartyNames) = (items, itemNames, partyNames)
        return false
    }

    /// The same for a part that changes what is open of the sale; a part that is held changes nothing.
    @discardableResult
    mutating func part(
        _ kind: HeldPart.Kind, _ key: RecordKey, of sale: inout PlannedSale,
        _ plan: (inout Planning, inout PlannedSale) -> Void
    ) -> Bool {
        let (open, account) = (sale.open, sale.moneyAccount)
        let isPlanned = part(kind, key) { plan(&$0, &sale) }
        if !isPlanned { (sale.open, sale.moneyAccount) = (open, account) }
        return isPlanned
    }

    mutating func refuse(_ refusal: Refusal) {
        if !refusals.contains(refusal) { refusals.append(refusal) }
    }

    mutating func wait(for name: AwaitedName) {
        if !awaited.contains(name) { awaited.append(name) }
    }

    mutating func prepare(_ key: RecordKey, _ body: RecordBody) {
        groundwork.append(PlannedRecord(key: key, body: body))
    }

    mutating func plan(_ key: RecordKey, _ document: Document) {
        checkStock(in: document, for: key)
        checkItems(of: document, for: key)
        checkDecimals(of: document, for: key)
        documents.append(PlannedRecord(key: key, body: .document(document)))
    }

    func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency) }

    /// A foreign order needs books that keep several currencies (X8).
    private mutating func checkCurrency() {
        guard currency != books.company.homeCurrency, !books.company.isMulticurrency else { return }
        refuse(.currencyNotEnabled(order: currency, books: books.company.homeCurrency))
    }

    /// The store's rate, as the books keep it; `nil` leaves it to theirs of the day. One that is not above zero tells none.
    var exchangeRate: ExactDecimal? {
        let home = books.company.homeCurrency
        guard currency != home, books.policy.usesStoreExchangeRate, order.exchangeRateCurrency ?? home == home,
            let rate = order.exchangeRate?.rounded(toScale: Self.rateDecimalsMax), rate > .zero
        else { return nil }
        return rate
    }

    /// Source: quickbooks-online.md §7.1.
    private static let rateDecimalsMax = 9

    /// The day a document bears. Days in the closed period are held or moved, unless the document is in the books already.
    ///
    /// Source: what-users-expect.md §3.1 (closed period).
    mutating func openDay(_ day: BusinessDate, for key: RecordKey) -> (day: BusinessDate, isMoved: Bool) {
        guard let closing = books.company.closingDate, day <= closing, links[key] == nil else {
            return (day, false)
        }
        switch books.policy.closedPeriod {
        case .hold:
            refuse(.periodClosed(date: day, closing: closing))
            return (day, false)
        case .firstOpenDay: return (closing.adding(days: 1), true)
        }
    }
}
