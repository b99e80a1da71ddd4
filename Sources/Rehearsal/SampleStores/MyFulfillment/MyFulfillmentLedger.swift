/// Everything that a sample instance holds: made from the seed, changed by commands.
struct MyFulfillmentLedger: Sendable {
    var goods: [MyFulfillmentGoods]
    var people: [MyFulfillmentPerson]
    var invoices: [MyFulfillmentPaper] = []
    var credits: [MyFulfillmentPaper] = []
    private let seed: UInt64
    private let home: MyFulfillmentSampleHome
    private var orderCount = 0
    private var invoiceCount = 0

    init(_ settings: MyFulfillmentSampleSettings, at start: Int64) {
        (seed, home) = (settings.seed, settings.home)
        goods = MyFulfillmentGoods.catalogue(seed: settings.seed, count: settings.products, home, at: start)
        people = MyFulfillmentPerson.list(seed: settings.seed, home, at: start)
        for _ in 0..<settings.orders { place(at: start + Int64(orderCount) * 3600) }
    }

    /// A shop order with its invoices, and for some a credit memo.
    mutating func place(at moment: Int64) {
        let index = orderCount
        orderCount += 1
        var chance = SeededChance(seed: seed, purpose: 73, index: index)
        var paper = invoice(index, at: moment, &chance)
        let isSplit = index % 9 == 4
        if isSplit, let line = paper.lines.first(where: { $0.quantity > 1 && $0.discount == 0 && $0.parent == nil }) {
            // A part leaves later, with an invoice of its own; shipping stands on the first.
            var later = paper
            later.shipping = 0
            let half = line.quantity / 2
            paper.lines = paper.lines.map { $0.id == line.id ? $0.counting(line.quantity - half) : $0 }
            later.lines = [line.counting(half)]
            later.createdAt += 7 * 86_400
            later.updatedAt = later.createdAt
            file(paper)
            file(later)
        } else {
            file(paper)
        }
        if index % 6 == 5, let invoice = invoices.last { giveBack(invoice, &chance) }
    }

    private mutating func file(_ paper: MyFulfillmentPaper) {
        var paper = paper
        invoiceCount += 1
        let number = invoiceCount
        (paper.id, paper.number) = ("\(number)", Self.number(number))
        invoices.append(paper)
    }

    private static func number(_ number: Int) -> String { String(String(1_000_000 + number).dropFirst()) }

    private func invoice(_ index: Int, at moment: Int64, _ chance: inout SeededChance) -> MyFulfillmentPaper {
        let isGuest = index % 7 == 6
        let person = isGuest ? MyFulfillmentPerson.guest(index, home) : people[chance.below(people.count)]
        let code: (String, Int64)? =
            switch person.country {
            case "GB" where home.sellsAbroad: ("EXPORT", 0)
            case "DE" where home.sellsAbroad && person.vat != nil: ("INTRA", 0)
            default: nil
            }
        let isOpen = person.company != nil
        let isDiscounted = index % 5 == 2
        let count = chance.within(1...3)
        var lines: [MyFulfillmentPaper.Line] = []
        var numbers: Set<Int> = []
        for _ in 0..<count {
            // What is deleted is sold no more.
            let place = chance.below(goods.count - 1)
            guard numbers.insert(place).inserted else { continue }
            lines += self.lines(of: goods[place], order: index, chance.within(1...4), code, isDiscounted)
        }
        let shipping = Int64(chance.within(3...14) * 100 + 92)
        let isForeign = home.sellsAbroad && person.country == "GB"
        let (shop, prefix) = [("\(home.country) web", "W"), ("Marketplace", "MKT"), ("UK web", "UK")][
            isForeign ? 2 : index % 2]
        return MyFulfillmentPaper(
            isCredit: false, id: "", number: "", orderID: "\(700 + index)", reference: "\(prefix)-\(700 + index)",
            shop: shop, status: isOpen ? "open" : "paid", createdAt: moment, updatedAt: moment,
            dueAt: isOpen ? moment + 30 * 86_400 : nil, currency: isForeign ? "GBP" : home.currency,
            baseCurrency: home.currency, rate: isForeign ? "1.1652" : "1", person: person, lines: lines,
            carrier: "Colissimo",
            shipping: shipping, shippingCode: code?.0 ?? home.standard.code,
            shippingRate: code?.1 ?? home.standard.rate)
    }

    /// A kit stands above what it is made of, which costs nothing more.
    private func lines(
        of goods: MyFulfillmentGoods, order: Int, _ quantity: Int, _ code: (String, Int64)?, _ isDiscounted: Bool
    ) -> [MyFulfillmentPaper.Line] {
        let tax = goods.taxCode == home.reduced.code ? home.reduced : home.standard
        let own = (tax.code, tax.rate)
        let (name, rate) = code ?? own
        let row = FrenchAmount.row(goods.price, Int64(quantity))
        let id = "\(order)-\(goods.id)"
        let line = MyFulfillmentPaper.Line(
            id: id, parent: nil, goods: goods, quantity: Int64(quantity), price: goods.price, row: row,
            discount: isDiscounted ? (row + 5) / 10 : 0, taxCode: name, rate: rate)
        let parts = goods.components.compactMap { sku in self.goods.first { $0.sku == sku } }
        return [line]
            + parts.map { part in
                MyFulfillmentPaper.Line(
                    id: "\(id)-\(part.id)", parent: id, goods: part, quantity: Int64(quantity), price: 0, row: 0,
                    discount: 0, taxCode: name, rate: rate)
            }
    }

    /// The first line of an invoice comes back, now and then with goodwill and a fee.
    private mutating func giveBack(_ invoice: MyFulfillmentPaper, _ chance: inout SeededChance) {
        var credit = invoice
        credit.isCredit = true
        let number = credits.count + 1
        (credit.id, credit.number, credit.invoice) = ("\(number)", Self.number(number), invoice.id)
        credit.lines = Array(invoice.lines.filter { $0.parent == nil }.prefix(1))
        (credit.shipping, credit.shippingRate, credit.shippingCode) = (0, 0, "EXEMPT")
        if credits.count % 2 == 1 { (credit.adjustmentPositive, credit.adjustmentNegative) = (500, 340) }
        credit.createdAt += 10 * 86_400
        credit.updatedAt = credit.createdAt
        (credit.dueAt, credit.status) = (nil, "refunded")
        credits.append(credit)
    }
}

extension MyFulfillmentPaper.Line {
    fileprivate func counting(_ quantity: Int64) -> Self {
        var line = self
        line.quantity = quantity
        line.row = FrenchAmount.row(price, quantity)
        return line
    }
}
