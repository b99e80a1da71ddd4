import Accounting
import Commerce

/// The lines of a refund. Goods move stock only where the store says that they came back; all else is money, on the accounts that the
/// sale posted to.
extension Planning {
    mutating func drafts(_ taking: RefundTaking, _ refund: Refund, _ sale: PlannedSale) -> [DraftLine] {
        if taking.isWholeSale { return sale.drafts.map { withoutStock($0, refund) } }
        var drafts: [DraftLine] = []
        if taking.isTaxAlone {
            if sale.dressing.scheme.isAsItem { return taxAlone(taking.gross) }
            requireCodeWithoutTax(sale)
        }
        for piece in taking.named { add(piece, taking, refund, sale, to: &drafts) }
        var shares: [DraftLine] = []
        for piece in taking.spread { addShare(piece, refund, sale, to: &shares) }
        drafts += shares.filter { !$0.bucket.isEmpty }
        addTax(sale.dressing.scheme, to: &drafts)
        return drafts
    }

    /// What gift cards, credit and points paid goes back to where it was taken from, and lowers the money by as much.
    mutating func tendersBack(_ sale: PlannedSale) -> [DraftLine] {
        var drafts: [DraftLine] = []
        for tender in order.tenders where tender.amount.isPositive {
            if sale.dressing.scheme.isPerRate { checkCodeOutOfScope() }
            let bucket = TaxBucket(set: 0, net: -tender.amount.minorUnits, taxes: [])
            let text = [texts.name(of: tender.kind), tender.reference].filter { !$0.isEmpty }.joined(separator: " ")
            let items = books.policy.serviceItems
            switch tender.kind {
            case .giftCard, .storeCredit:
                addMoney(.giftCard, items.giftCard, on: tenderAccount(tender.kind), text, bucket, to: &drafts)
            case .loyaltyPoints: addAmount(.discount, items.discount, text, bucket, to: &drafts)
            }
        }
        return drafts
    }

    /// Store credit in the place of money: what is owed to buyers grows by it, and no money leaves.
    mutating func creditGiven(_ amount: Int64, _ sale: PlannedSale) -> [DraftLine] {
        if sale.dressing.scheme.isPerRate { checkCodeOutOfScope() }
        var drafts: [DraftLine] = []
        addMoney(
            .giftCard, books.policy.serviceItems.giftCard, on: tenderAccount(.storeCredit),
            texts.name(of: Tender.Kind.storeCredit), TaxBucket(set: 0, net: -amount, taxes: []), to: &drafts)
        return drafts
    }

    private mutating func requireCodeWithoutTax(_ sale: PlannedSale) {
        if sale.dressing.scheme.isPerRate, books.pairing.codeWithoutTax == nil { refuse(.taxUnpaired([Self.noTax])) }
    }

    private mutating func taxAlone(_ amount: Int64) -> [DraftLine] {
        var drafts: [DraftLine] = []
        let bucket = TaxBucket(set: 0, net: amount, taxes: [])
        addAmount(.salesTax, books.policy.serviceItems.salesTax, "", bucket, to: &drafts)
        return drafts
    }

    // MARK: Named parts

    private mutating func add(
        _ piece: RefundPiece, _ taking: RefundTaking, _ refund: Refund, _ sale: PlannedSale,
        to drafts: inout [DraftLine]
    ) {
        switch piece.source {
        case .goods(let index): addGoods(index, piece.bucket, taking.quantities[index], refund, to: &drafts)
        case .discount, .charge, .rounding:
            if !piece.bucket.isEmpty { addShare(piece, refund, sale, to: &drafts) }
        }
    }

    /// Goods by their own item with their pieces; as money where stock may not move.
    private mutating func addGoods(
        _ index: Int, _ bucket: TaxBucket, _ quantity: ExactDecimal?, _ refund: Refund, to drafts: inout [DraftLine]
    ) {
        var line = order.lines[index]
        guard let booked = item(for: line) else { return }
        let isStock = isStock(booked.item, line)
        if isStock, !refund.restocks {
            if !bucket.isEmpty { addGoodsMoney(line, bucket, to: &drafts) }
            return
        }
        line.quantity = quantity ?? line.quantity
        let fits = UnitPricing.fit(money(bucket.net), quantity: line.quantity, preferred: line.unitPrice) != nil
        if fits || !isStock {
            if isStock || !bucket.isEmpty { addGoods(line, bucket, to: &drafts) }
            return
        }
        addGoods(line, TaxBucket(set: bucket.set, net: 0, taxes: bucket.taxes.map { _ in 0 }), to: &drafts)
        addGoodsMoney(line, bucket, to: &drafts)
    }

    private mutating func withoutStock(_ draft: DraftLine, _ refund: Refund) -> DraftLine {
        guard !refund.restocks, case .goods(let id) = draft.line.purpose,
            let line = order.lines.first(where: { $0.id == id }), isStock(draft.line.item, line)
        else { return draft }
        var money: [DraftLine] = []
        addGoodsMoney(draft.line.account, draft.line.description, draft.bucket, to: &money)
        return money.first ?? draft
    }

    /// Whether the books keep stock of the item; one that they do not show is what it would be made as.
    private func isStock(_ item: Reference<Item>, _ line: OrderLine) -> Bool {
        guard case .existing(let id, _) = item, let record = books.catalogue.items.byID[id] else {
            return kind(of: line) == .inventory
        }
        return record.kind == .inventory
    }

    // MARK: Money

    /// A share of a part that nobody named; shares on one account with the same taxes become one line.
    private mutating func addShare(
        _ piece: RefundPiece, _ refund: Refund, _ sale: PlannedSale, to drafts: inout [DraftLine]
    ) {
        let items = books.policy.serviceItems
        var shares: [DraftLine] = []
        switch piece.source {
        case .goods(let index) where order.lines[index].kind == .giftCard:
            addAmount(.giftCard, items.giftCard, order.lines[index].name, piece.bucket, to: &shares)
        case .goods(let index):
            item(for: order.lines[index]).map { addGoodsMoney($0.account, refund.reason, piece.bucket, to: &shares) }
        case .discount(let index):
            let label = order.lines[index].discounts.first?.label ?? ""
            addAmount(.discount, items.discount, label, piece.bucket, to: &shares)
        case .charge(let part):
            addCharge(order.charges[sale.reckoning.charges[part].charge], piece.bucket, to: &shares)
        case .rounding: addAmount(.rounding, items.rounding, "", piece.bucket, to: &shares)
        }
        for share in shares { drafts.merge(share) }
    }

    private mutating func addGoodsMoney(_ line: OrderLine, _ bucket: TaxBucket, to drafts: inout [DraftLine]) {
        guard let booked = item(for: line) else { return }
        addGoodsMoney(booked.account, description(of: line), bucket, to: &drafts)
    }

    /// By the item for refunds, on the account of the goods; on the item's own account where a person chose one for refunds alone.
    private mutating func addGoodsMoney(
        _ account: Reference<Account>, _ text: String, _ bucket: TaxBucket, to drafts: inout [DraftLine]
    ) {
        let products = books.policy.products
        let refund = books.policy.serviceItems.refund
        let usual = [products.stock.income, products.nonStock.income, products.serviceIncomeAccount]
        let isApart = !usual.contains { $0.isSame(as: refund.account) }
        addMoney(.refund, refund, on: isApart ? nil : account, text, bucket, to: &drafts)
    }

    /// An amount by a service item, or by one like it that posts to the account which is wanted.
    private mutating func addMoney(
        _ purpose: SalesLine.Purpose, _ service: ServiceItem, on account: Reference<Account>?, _ text: String,
        _ bucket: TaxBucket, to drafts: inout [DraftLine]
    ) {
        var service = service
        if let account, !self.account(of: service).isSame(as: account) {
            service = ServiceItem(name: "\(service.name) (\(account.name))", account: account)
        }
        addAmount(purpose, service, text, bucket, to: &drafts)
    }
}

extension Reference {
    /// The same record, however it is called.
    fileprivate func isSame(as other: Self) -> Bool {
        if case .existing(let id, _) = self, case .existing(let otherID, _) = other { return id == otherID }
        return self == other
    }
}

extension [DraftLine] {
    /// Adds an amount to the line that it belongs to, or as a line of its own.
    fileprivate mutating func merge(_ share: DraftLine) {
        let place = firstIndex {
            $0.line.purpose == share.line.purpose && $0.line.item == share.line.item
                && $0.bucket.set == share.bucket.set && $0.line.quantity == nil
        }
        guard let place else { return append(share) }
        self[place].line.amount += share.line.amount
        TaxBucket.add(share.bucket, to: &self[place].bucket)
    }
}

extension TaxBucket {
    /// Adds a part that bears the same set of taxes.
    fileprivate static func add(_ part: TaxBucket, to bucket: inout TaxBucket) {
        bucket.net += part.net
        for index in part.taxes.indices { bucket.taxes[index] += part.taxes[index] }
    }
}
