package import Foundation

extension EcwidSampleStore {
    /// Places a new order now; stock goes down at once.
    ///
    /// Throws when a SKU is not in the catalogue, or the edit cannot be kept.
    package func placeOrder(_ wish: EcwidNewOrder = EcwidNewOrder()) throws(EcwidRefusal) -> EcwidOrderReference {
        let index = EcwidOrderNumbers.placedFirst + edits.placed
        let buyers = book.mill.buyers
        let buyer = buyers.buyer(wish.buyer.map { max(0, $0) % buyers.count } ?? buyers.rank(ofOrder: index))
        let sketch = EcwidOrderSketch(created: now, updated: now, paymentStatus: wish.paymentStatus)
        var order = book.mill.order(index, sketch: sketch, buyer: buyer)
        if !wish.lines.isEmpty { order.sums = EcwidOrderSums(try draft(wish.lines, like: order)) }
        if !wish.extras.isEmpty { book.mill.add(wish.extras, to: &order) }
        let tree = book.paper.tree(order)
        let isHeld = EcwidSampleStore.holdsStock(wish.paymentStatus)
        try commit([.order(index: index, tree)] + (isHeld ? stockChanges(tree, sign: -1) : []))
        announce("order.created", tree, old: nil)
        return reference(tree)
    }

    private func draft(_ lines: [EcwidNewOrder.Line], like order: EcwidOrder) throws(EcwidRefusal) -> EcwidOrderDraft {
        var draft = EcwidOrderDraft(lines: [], pricesIncludeTax: book.mill.country.pricesIncludeTax)
        draft.isTaxFree = order.sums.draft.isTaxFree
        draft.standardRates = order.sums.draft.standardRates
        for line in lines { draft.lines.append(try draftLine(line, order.buyer)) }
        if draft.lines.contains(where: \.isShipped), let method = book.mill.country.shipping.first {
            draft.shipping = EcwidOrderDraft.Shipping(
                method: method, rate: book.mill.country.local(method.rate), taxation: .withGoods)
        }
        return draft
    }

    private func draftLine(
        _ line: EcwidNewOrder.Line, _ buyer: EcwidBuyer
    ) throws(EcwidRefusal) -> EcwidOrderDraft.Line {
        let catalogue = book.mill.catalogue.products
        let variation = catalogue.lazy.flatMap(\.variations).first { $0.sku == line.sku }
        guard
            let product = catalogue.first(where: { product in
                product.sku == line.sku || product.variations.contains { $0.sku == line.sku }
            }), (1...1_000_000).contains(line.quantity)
        else { throw .wrongParameter("sku") }
        let own = self.product(product.id)?["price"]?.number?.units(decimals: book.mill.country.precision)
        let price = variation?.price ?? own ?? product.price
        return EcwidOrderDraft.Line(
            product: product, variation: variation, name: product.name, sku: line.sku, priceHundredths: price * 100,
            productPrice: own ?? product.price, quantity: Int64(line.quantity),
            taxes: book.mill.country.regions[buyer.region].rates(product.taxClass), taxClass: product.taxClass,
            isShipped: product.isShipped, isGiftCard: product.isGiftCard, isDigital: product.kind == .digital,
            allowsDiscounts: !product.isGiftCard)
    }

    /// Changes the statuses of an order; nil leaves one as it is. CANCELLED and REFUNDED put the goods back.
    ///
    /// Throws ORDER_NOT_FOUND. Source: ecwid.md §2.1.
    package func setStatus(
        order name: String, payment: String? = nil, fulfillment: String? = nil
    ) throws(EcwidRefusal) {
        try change(name) { order in
            if let payment { order["paymentStatus"] = .string(payment) }
            if let fulfillment { order["fulfillmentStatus"] = .string(fulfillment) }
        }
    }

    /// Refunds part of what was paid, or all that is left, with an entry in `refunds` and the status that follows.
    ///
    /// Throws WRONG_PARAMETER for an amount below one unit or above what was paid and is left. An edit changes nothing of what was
    /// paid. Source: ecwid.md §2.9 ("the sum cannot exceed what was paid").
    package func refund(
        order name: String, minorUnits: Int64? = nil, reason: String = ""
    ) throws(EcwidRefusal) {
        let precision = book.mill.country.precision
        let (_, order) = try find(name)
        let before = order["refundedAmount"]?.number?.units(decimals: precision) ?? 0
        let left = held(name)
        let amount = minorUnits ?? left
        guard amount > 0, amount <= left else { throw .wrongParameter("amount") }
        let entry: JSONTree = [
            "date": .string(StoreMoment.text(now)), "source": "CP", "reason": .string(reason),
            "amount": .decimal(amount, precision),
        ]
        try change(name) { order in
            order["refunds"] = .array((order["refunds"]?.elements ?? []) + [entry])
            order["refundedAmount"] = .decimal(before + amount, precision)
            order["paymentStatus"] = amount == left ? "REFUNDED" : "PARTIALLY_REFUNDED"
        }
    }

    /// Lays the fields of a JSON object over an order, as an employee or another program does; sums are not redone.
    ///
    /// Throws when the order does not exist or the text is not a JSON object.
    package func editOrder(_ name: String, fields: Data) throws(EcwidRefusal) {
        try editOrder(name, tree: EcwidSampleStore.object(fields))
    }

    func editOrder(_ name: String, tree: JSONTree) throws(EcwidRefusal) {
        guard let fields = tree.fields else { throw .unreadableBody }
        try change(name) { order in
            for field in fields { order[field.name] = field.value }
        }
    }

    /// Deletes an order for good; it appears in `/orders/deleted`.
    package func deleteOrder(_ name: String) throws(EcwidRefusal) {
        let (index, order) = try find(name)
        try commit([.order(index: index, order), .order(index: index, nil)])
        announce("order.deleted", order, old: nil)
    }

    private func change(_ name: String, _ change: (inout JSONTree) -> Void) throws(EcwidRefusal) {
        let (index, old) = try find(name)
        var order = old
        change(&order)
        guard order != old else { return }
        order["updateDate"] = .string(StoreMoment.text(now))
        order["updateTimestamp"] = .integer(now)
        try commit([.order(index: index, order)] + stockChanges(from: old, to: order))
        announce("order.updated", order, old: old)
    }

    func find(_ name: String) throws(EcwidRefusal) -> (Int, JSONTree) {
        guard let index = book.index(named: name), let order = book.current(index, edits, now: now) else {
            throw .orderNotFound(name)
        }
        return (index, order)
    }

    private func reference(_ order: JSONTree) -> EcwidOrderReference {
        EcwidOrderReference(
            id: order["id"]?.text ?? "", internalId: order["internalId"]?.whole ?? 0,
            totalMinorUnits: order["total"]?.number?.units(decimals: book.mill.country.precision) ?? 0)
    }

    static func object(_ data: Data) throws(EcwidRefusal) -> JSONTree {
        do { return try JSONTree(reading: data) } catch { throw .unreadableBody }
    }
}

extension EcwidSampleStore {
    private static func holdsStock(_ status: String) -> Bool {
        status != "CANCELLED" && status != "REFUNDED" && status != "INCOMPLETE"
    }

    private func stockChanges(from old: JSONTree, to new: JSONTree) -> [EcwidChange] {
        let held = EcwidSampleStore.holdsStock(old["paymentStatus"]?.text ?? "")
        let holds = EcwidSampleStore.holdsStock(new["paymentStatus"]?.text ?? "")
        if held == holds { return [] }
        return stockChanges(holds ? new : old, sign: holds ? -1 : 1)
    }

    /// The products whose stock an order moves, each with all its lines taken together.
    func stockChanges(_ order: JSONTree, sign: Int64) -> [EcwidChange] {
        var stocks: [Int: EcwidStock] = [:]
        for item in order["items"]?.elements ?? [] {
            guard let id = item["productId"]?.whole.map({ Int($0) }), id != 0,
                let quantity = item["quantity"]?.whole, let product = product(id)
            else { continue }
            var stock = stocks[id] ?? EcwidStock(product)
            stock.move(sign * quantity, combination: item["combinationId"]?.whole)
            stocks[id] = stock
        }
        return stocks.keys.sorted().compactMap { id in
            guard let moved = stocks[id]?.product, moved != product(id) else { return nil }
            return .product(id: id, stamped(moved))
        }
    }
}
