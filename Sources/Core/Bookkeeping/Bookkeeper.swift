package import Accounting
package import Commerce
import Foundation

/// Decides what an order becomes in the books: pure, the same for preview, dry run, sync and simulation.
///
/// Holds what is worked out once for many orders; make one for each policy and catalogue. Source: design.md §1.2.
///
/// A class, so that what is planned of each order holds one reference, and reads parts of settings and catalogue where they lie.
package final class Bookkeeper: Sendable {
    package let policy: Policy
    package let catalogue: BooksCatalogue
    let company: BooksCompany
    /// The company's days; `nil` when there is no time zone of that name.
    let days: LocalDays?
    let pairing: TaxPairing
    let usSalesTaxAccount: Reference<Account>?
    let paymentMethods: [NameKey: Reference<PaymentMethod>]
    /// Documents of the store make the products and customers that they name, in the place of its feeds: where nothing is posted.
    let makesNames: Bool
    private let knownServices: [(service: ServiceItem, item: BookedItem)]
    private let serviceNames: Set<NameKey>
    private let serviceIDs: Set<ID<Item>>

    package init(policy: Policy, catalogue: BooksCatalogue, makesNames: Bool = false) {
        self.makesNames = makesNames
        self.policy = policy
        self.catalogue = catalogue
        company = catalogue.company
        days = policy.zone.map(LocalDays.init)
        pairing = TaxPairing(policy: policy.tax, codes: catalogue.taxCodes, country: catalogue.company.country)
        usSalesTaxAccount = policy.tax.payableAccount ?? catalogue.salesTaxPayable?.reference
        knownServices = policy.serviceItems.all.compactMap { service in
            catalogue.booked(service).map { (service, $0) }
        }
        serviceNames = Set(
            policy.serviceItems.all.map { service in
                NameKey(service.item.flatMap { catalogue.items.byID[$0]?.name } ?? service.name)
            })
        serviceIDs = Set(serviceNames.flatMap { catalogue.items.byName[$0] ?? [] }.map(\.id))
        paymentMethods = Dictionary(
            catalogue.paymentMethods.filter(\.isActive).map { (NameKey($0.name), $0.reference) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The same rules for other settings or more records on their way. What was worked out of settings and lists stays as it is, so
    /// settings may differ only in what nothing of it follows from.
    init(
        like other: Bookkeeper, policy: Policy? = nil, expected: ExpectedRecords? = nil, makesNames: Bool? = nil
    ) {
        self.makesNames = makesNames ?? other.makesNames
        self.policy = policy ?? other.policy
        var catalogue = other.catalogue
        if let expected { catalogue.expected = expected }
        self.catalogue = catalogue
        company = other.company
        days = other.days
        pairing = other.pairing
        usSalesTaxAccount = other.usSalesTaxAccount
        knownServices = other.knownServices
        serviceNames = other.serviceNames
        serviceIDs = other.serviceIDs
        paymentMethods = other.paymentMethods
    }

    /// The same with what is on its way into the books by now.
    package func expecting(_ expected: ExpectedRecords) -> Bookkeeper { Bookkeeper(like: self, expected: expected) }

    /// The item of the books for a service of the policy, when they have one.
    func known(_ service: ServiceItem) -> BookedItem? {
        // By index: a pair is large to copy.
        knownServices.indices.first { knownServices[$0].service == service }.map { knownServices[$0].item }
    }

    /// Whether an item of the settings bears the name: what is sold under it is another thing, and never goes to that item's account.
    func isServiceName(_ name: String) -> Bool { serviceNames.contains(NameKey(name)) }

    /// The items that can be sold under a code, without those that bear the name of an item of the settings.
    func goods(under code: ItemCode) -> [ItemRecord] {
        let all = (code.isSKU ? catalogue.items.bySKU : catalogue.items.byName)[code.text] ?? []
        return all.only { $0.kind.isSold && !serviceIDs.contains($0.id) }
    }

    /// What is to be done with the order; planning the same order twice gives the same decision.
    ///
    /// `links` says what is in the books already, `choices` what people chose and said for this one order (S2–S6), `sights` what
    /// its store told first of its money. Every refusal that does not follow from
    /// another is collected.
    package func decide(
        _ order: Order, links: Links = Links(), choices: OrderChoices = OrderChoices(),
        sights: [FirstSight] = []
    ) -> Decision {
        if let exemption = choices.exemption { return .skip(.exempt(exemption)) }
        return decide(money(of: order, sights, choices), links: links, choices: choices)
    }

    /// The order with its money as it counts.
    package func money(
        of order: Order, _ sights: [FirstSight] = [], _ choices: OrderChoices = OrderChoices()
    ) -> OrderMoney {
        OrderMoney(order, sights: sights, choices: choices, filter: policy.orderFilter)
    }

    func decide(
        _ money: OrderMoney, links: Links, choices: OrderChoices
    ) -> Decision {
        let order = money.order
        guard let days else { return .refuse([.unreadable(field: "timeZone", text: policy.timeZone)]) }
        let placedOn = days.day(of: order.placedAt)
        let isInBooks = links[.sale(of: order)] != nil
        let admission = Admission(
            placedOn: placedOn,
            isChosen: isInBooks || choices.sending != nil || choices.isSentSingly == true, isInBooks: isInBooks,
            isOldWelcome: choices.isAdmitted)
        let isMoneyBack = order.isCancelledWithMoneyBack && (isInBooks || order.hasPayment(in: links))
        if !isMoneyBack, let decision = turnAway(order, admission) ?? turnAwayCredit(order, admission, links.invoice) {
            guard decision == .skip(.cancelled), order.isOwedToSuppliers(links, choices) else { return decision }
            var planning = Planning(
                books: self, order: order, links: links, sending: choices.sending, placedOn: placedOn, days: days)
            planning.numberSuffix = choices.numberSuffix
            return planning.decideOwed(keepsMoney: false) ?? decision
        }
        guard money.unfit.isEmpty else { return .refuse(money.unfit) }
        if let refusal = money.refusal { return .refuse([refusal]) }
        var planning = Planning(
            books: self, order: order, links: links, sending: choices.sending, placedOn: placedOn, days: days)
        planning.numberSuffix = choices.numberSuffix
        guard isMoneyBack else { return planning.decide() }
        guard order.isOwedToSuppliers(links, choices) else { return planning.decideMoneyBack() }
        return planning.decideOwed(keepsMoney: true) ?? .skip(.cancelled)
    }
}

extension Order {
    /// Cancelled, and the store tells payment by payment what came in and went back, down to nothing.
    package var isCancelledWithMoneyBack: Bool {
        hasPaymentLedger == true && status.stage == .cancelled && payments.contains { !$0.amount.isZero }
            && payments.map(\.amount).sum(currency).isZero
    }

    /// It was sent, and its suppliers invoiced what was bought for it.
    fileprivate func isOwedToSuppliers(_ links: Links, _ choices: OrderChoices) -> Bool {
        if !leftInvoices(links).isEmpty { return true }
        guard let vendors = choices.sending?.vendors, !vendors.isEmpty,
            supplies.contains(where: { !$0.invoices.isEmpty })
        else { return false }
        return choices.cancellation != nil
            || links.records.keys.contains { $0.source == .order && $0.id == id.rawValue }
    }

    fileprivate func hasPayment(in links: Links) -> Bool {
        payments.contains { links[RecordKey(.order, id.rawValue, role: .payment($0.id))] != nil }
    }
}

/// An item of the books with the account that it posts to.
struct BookedItem: Hashable, Sendable {
    var item: Reference<Item>
    var account: Reference<Account>
}

extension RecordKey {
    /// The key of the order's invoice or sales receipt.
    package static func sale(of order: Order) -> RecordKey { .sale(ofOrder: order.id) }
    package static func sale(ofOrder id: ID<Order>) -> RecordKey { RecordKey(.order, id.rawValue, role: .sale) }
}

extension ServiceItems {
    /// All of them, in a fixed order.
    var all: [ServiceItem] { [discount, shipping, handling, fee, tip, giftCard, rounding, salesTax, refund] }
}

extension BooksCatalogue {
    /// The item of a setting when the books have it and it is active: by identifier, else by name.
    func booked(_ service: ServiceItem) -> BookedItem? {
        let record: ItemRecord?
        if let id = service.item {
            guard let chosen = items.byID[id] else {
                return BookedItem(item: .existing(id, name: service.name), account: service.account)
            }
            record = chosen
        } else {
            record = items.byName[NameKey(service.name)]?.first { $0.isActive && $0.kind.isSold && !$0.isOnlyBought }
        }
        guard let record, record.isActive else { return nil }
        return booked(record, otherwise: service.account)
    }

    func booked(_ record: ItemRecord, otherwise account: @autoclosure () -> Reference<Account>) -> BookedItem {
        BookedItem(
            item: .existing(record.id, name: record.name),
            account: record.incomeAccount.flatMap { accounts[$0]?.reference } ?? account())
    }

    /// Where the books put what is sold by the item; `nil` when they do not say or no longer use the account.
    func activeIncomeAccount(of item: ItemRecord) -> Account? {
        item.incomeAccount.flatMap { accounts[$0] }.flatMap { $0.isActive ? $0 : nil }
    }

    /// The liability account of US sales tax: by sub-type, else by name, lowest identifier first.
    var salesTaxPayable: Account? {
        let liabilities = accounts.values.filter { $0.type == .otherCurrentLiability && $0.isActive }
            .sorted { $0.id.rawValue < $1.id.rawValue }
        return liabilities.first { $0.subtype == "SalesTaxPayable" }
            ?? liabilities.first { NameKey($0.name).text.contains("sales tax") }
    }
}
