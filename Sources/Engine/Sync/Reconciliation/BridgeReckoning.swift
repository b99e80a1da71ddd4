import Accounting
import Bookkeeping
import Commerce
import LinkLedger
import Storage

/// Adds up both sides of the period: what the store charged, and what the books hold of it.
///
/// What was posted counts on the day that it was posted for, so that a moved day is no difference unless a hand moved it.
struct BridgeReckoning {
    let matter: ReconciliationMatter
    let byOrder: [String: [PostedDocument]]
    /// Documents of each order that cannot be compared; they count as the books have them.
    private let uncompared: [String: [DocumentName]]
    private let openOrders: Set<String>
    private let acceptedOrders: Set<String>
    private let liabilities: Set<String>
    /// Documents of each order that are dated in other periods.
    let elsewhere: [String: [PostedDocument]]
    /// What each order adds to summaries, by the order.
    private let members: [String: [SummaryMemberRow]]
    /// The days of the summaries, by their identifiers.
    private let summaryDays: [String: BusinessDate]

    init(
        _ matter: ReconciliationMatter, byOrder: [String: [PostedDocument]], open: [Finding],
        accepted: [AcceptedFinding]
    ) {
        self.matter = matter
        self.byOrder = byOrder
        uncompared = Dictionary(grouping: matter.unreadable, by: \.key.id).mapValues {
            $0.compactMap { DocumentName($0) }
        }
        elsewhere = Dictionary(grouping: matter.datedElsewhere.values, by: \.key.id)
        openOrders = Set(open.compactMap(\.order))
        acceptedOrders = Set(accepted.compactMap(\.finding.order))
        members = Dictionary(grouping: matter.members, by: \.order)
        summaryDays = Dictionary(
            matter.posted.filter { $0.summary != nil }.map { ($0.key.id, $0.document.date) },
            uniquingKeysWith: { first, _ in first })
        let types: Set<AccountType> = [.otherCurrentLiability, .longTermLiability, .creditCard, .accountsPayable]
        liabilities = Set(matter.catalogue.accounts.values.filter { types.contains($0.type) }.map(\.id.rawValue))
    }

    func bridges() -> [MoneyBridge] {
        var bridges: [Currency: MoneyBridge] = [:]
        for order in matter.orders { addStore(order, to: &bridges) }
        for filed in comparedDocuments { addBooks(filed, to: &bridges) }
        for posted in matter.posted where matter.days.contains(posted.document.date) { addGiftCards(posted, &bridges) }
        for order in matter.orders {
            guard let currency = order.currency, let difference = difference(of: order, currency) else { continue }
            bridges[currency, default: MoneyBridge(currency)].differences.append(difference)
        }
        for (summary, documents) in byOrder where summaryDays[summary] != nil {
            guard let difference = difference(ofSummary: summary, documents) else { continue }
            let currency = difference.store.currency
            bridges[currency, default: MoneyBridge(currency)].differences.append(difference)
        }
        let home = matter.catalogue.company.homeCurrency
        return bridges.values.map(sorted).sorted {
            ($0.currency != home ? 1 : 0, $0.currency.code) < ($1.currency != home ? 1 : 0, $1.currency.code)
        }
    }

    /// What the books hold in the period of what was posted.
    var comparedDocuments: [FiledDocument] {
        (matter.posted.map(\.name) + uncompared.values.joined()).compactMap { matter.filed[$0] }
            .filter { matter.days.contains($0.date) }
    }

    private func sorted(_ bridge: MoneyBridge) -> MoneyBridge {
        var bridge = bridge
        bridge.differences.sort {
            ($1.amount.magnitude.minorUnits, $0.order) < ($0.amount.magnitude.minorUnits, $1.order)
        }
        return bridge
    }

    // MARK: The store's side

    private func addStore(_ order: ReconciledOrder, to bridges: inout [Currency: MoneyBridge]) {
        guard let currency = order.currency, let figures = order.figures, order.isDue else { return }
        var bridge = bridges[currency] ?? MoneyBridge(currency)
        if !order.isOldSale, isInPeriod(.sale, order.placedOn, of: order) {
            bridge.gross += figures.gross
            bridge.discounts += figures.discounts
            bridge.charges += figures.charges
            bridge.tax += figures.tax
            bridge.rounding += figures.rounding
        }
        if matter.policy.refunds.isEnabled {
            for refund in order.refunds where isInPeriod(.refund(refund.id), refund.day, of: order) {
                bridge.refunds += refund.amount
            }
        }
        bridges[currency] = bridge
    }

    /// On the day that a document was posted for; what is not posted yet, on its own day.
    func isInPeriod(_ role: RecordRole, _ day: BusinessDate?, of order: ReconciledOrder) -> Bool {
        self.day(role, day, of: order).map(matter.days.contains) ?? false
    }

    /// The day on which a part of an order counts; `day` is its own.
    func day(_ role: RecordRole, _ day: BusinessDate?, of order: ReconciledOrder) -> BusinessDate? {
        let posted = byOrder[order.id]?.first { $0.key.role == role }
        let summarised = members[order.id]?.first { $0.role == role }.flatMap { summaryDays[$0.summary] }
        let elsewhere = matter.datedElsewhere[RecordKey(.order, order.id, role: role)]?.document.date
        return posted?.document.date ?? elsewhere ?? summarised ?? day
    }

    /// Whether the order's sale was posted, by itself or in a daily summary, whatever day it bears.
    func isPosted(_ order: ReconciledOrder) -> Bool {
        byOrder[order.id]?.contains { $0.key.role == .sale } ?? false || summaryDay(of: order) != nil
            || matter.datedElsewhere[RecordKey(.order, order.id, role: .sale)] != nil
    }

    /// The day of the summary that the order's sale is in.
    func summaryDay(of order: ReconciledOrder) -> BusinessDate? {
        members[order.id]?.first { $0.role == .sale }.flatMap { summaryDays[$0.summary] }
    }

    private func storeTotal(of order: ReconciledOrder, _ currency: Currency) -> Money {
        var bridges: [Currency: MoneyBridge] = [:]
        addStore(order, to: &bridges)
        return bridges[currency]?.storeTotal ?? .zero(currency)
    }

    // MARK: The books' side

    private func addBooks(_ filed: FiledDocument, to bridges: inout [Currency: MoneyBridge]) {
        guard filed.isSale else { return }
        var bridge = bridges[filed.currency] ?? MoneyBridge(filed.currency)
        let sign = filed.saleSign
        let taxLines = lines(of: filed, by: matter.policy.serviceItems.salesTax)
        let owed = filed.lines.filter { line in
            line.account.map { liabilities.contains($0.id) } ?? false && !taxLines.contains(line)
        }
        let liability = owed.map(\.amount).sum(filed.currency)
        let tax = filed.tax + taxLines.map(\.amount).sum(filed.currency)
        bridge.booksTax += tax.signed(sign)
        bridge.booksLiabilities += liability.signed(sign)
        bridge.booksIncome += (filed.total - tax - liability).signed(sign)
        let rounding = lines(of: filed, by: matter.policy.serviceItems.rounding)
        bridge.booksRounding += rounding.map(\.amount).sum(filed.currency).signed(sign)
        bridges[filed.currency] = bridge
    }

    /// The lines that bear an item of the settings; tax as an item of its own is such a line.
    func lines(of filed: FiledDocument, by service: ServiceItem) -> [FiledLine] {
        filed.lines.filter { line in
            line.item.map { $0.id == service.item?.rawValue || $0.name == service.name } ?? false
        }
    }

    private func addGiftCards(_ posted: PostedDocument, _ bridges: inout [Currency: MoneyBridge]) {
        guard case .existing(let account, _) = matter.policy.giftCardAccount else { return }
        let currency = posted.document.currency
        let before = posted.document.journal.lines.filter { line in
            if case .existing(account, _) = line.account { true } else { false }
        }
        guard !before.isEmpty else { return }
        var bridge = bridges[currency] ?? MoneyBridge(currency)
        bridge.giftCardsPosted -= before.map(\.amount).sum(currency)
        if let filed = matter.filed[posted.name], filed.currency == currency {
            let now = filed.lines.filter { $0.account?.id == account.rawValue }.map(\.amount).sum(currency)
            bridge.giftCardsInBooks += filed.kind == .journalEntry ? -now : now.signed(filed.saleSign)
        }
        bridges[currency] = bridge
    }

    private func difference(of order: ReconciledOrder, _ currency: Currency) -> OrderDifference? {
        let store = storeTotal(of: order, currency)
        let names = (byOrder[order.id] ?? []).map(\.name) + (uncompared[order.id] ?? [])
        let filed = names.compactMap { matter.filed[$0] }
            .filter { matter.days.contains($0.date) && $0.currency == currency }
        let summarised = (members[order.id] ?? []).filter { member in
            summaryDays[member.summary].map(matter.days.contains) == true && member.currency == currency.code
        }
        let books = (filed.map(\.sold) + summarised.map { Money(minorUnits: $0.amount, currency) }).sum(currency)
        guard store != books else { return nil }
        let isOfDays = store - books == correctedElsewhere(order, currency)
        return OrderDifference(
            order: order.id, number: order.number, store: store, books: books,
            cause: isOfDays ? .correctedElsewhere : cause(of: order))
    }

    /// What the store's side holds beyond the books of the period because the sale and a document of ours that corrects it are dated
    /// in different periods; negative where the correction is in this one.
    private func correctedElsewhere(_ order: ReconciledOrder, _ currency: Currency) -> Money {
        let here = byOrder[order.id] ?? []
        let isHere = here.contains { $0.key.role == .sale }
        let others = isHere ? elsewhere[order.id] ?? [] : here
        let corrections = others.filter { posted in
            if case .difference = posted.key.role { posted.document.currency == currency } else { false }
        }
        let sum = corrections.map(\.sold).sum(currency)
        return isHere ? sum : -sum
    }

    /// What a hand did to a summary is no order's difference, but its own.
    private func difference(ofSummary id: String, _ documents: [PostedDocument]) -> OrderDifference? {
        guard let currency = documents.first?.document.currency else { return nil }
        let store = documents.filter { matter.days.contains($0.document.date) }.map(\.sold).sum(currency)
        let books = documents.compactMap { matter.filed[$0.name] }
            .filter { matter.days.contains($0.date) && $0.currency == currency }.map(\.sold).sum(currency)
        guard store != books else { return nil }
        let cause: OrderDifference.Cause =
            openOrders.contains(id) ? .byHand : acceptedOrders.contains(id) ? .accepted : .unknown
        return OrderDifference(
            order: id, number: documents.first?.link.number ?? id, store: store, books: books, cause: cause)
    }

    private func cause(of order: ReconciledOrder) -> OrderDifference.Cause {
        if openOrders.contains(order.id) { return .byHand }
        if acceptedOrders.contains(order.id) { return .accepted }
        switch order.state {
        case .waiting: return .waiting
        case .needsYou: return .needsYou
        case .posted, .skipped: return order.isUnderWay ? .waiting : .unknown
        }
    }
}
