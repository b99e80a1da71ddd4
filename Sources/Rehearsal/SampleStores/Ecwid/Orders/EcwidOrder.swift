import Foundation

/// A generated order with everything that is printed on it.
struct EcwidOrder: Sendable {
    struct Refund: Sendable {
        var at: Int64
        var source: String
        var reason: String
        var amount: Int64
    }

    var index: Int
    var sketch: EcwidOrderSketch
    var buyer: EcwidBuyer
    var payment: EcwidPaymentOption
    var sums: EcwidOrderSums
    var isReverseCharge: Bool
    var refunds: [Refund] = []
    var hasInvoices = false
    /// The whole tax of the goods stands on the first line.
    var hasTaxOnFirstLine = false
    var comments: String?
    var privateNotes: String?
    /// Added to the sum of the refunds that the store states.
    var refundedBesides: Int64 = 0
    /// Added to `total` to make an order that does not add up.
    var mistake: Int64 = 0
}

/// Makes any order of a store from its index alone.
struct EcwidOrderMill: Sendable {
    let settings: EcwidSampleSettings
    let country: EcwidCountry
    let catalogue: EcwidCatalogue
    let buyers: EcwidBuyers
    let timeline: EcwidTimeline

    init(settings: EcwidSampleSettings) {
        self.settings = settings
        country = EcwidCountry.of(settings.kind)
        catalogue = EcwidCatalogue(settings: settings, country: country)
        buyers = EcwidBuyers(settings: settings, country: country)
        timeline = EcwidTimeline(settings: settings)
    }

    func sketch(_ index: Int) -> EcwidOrderSketch {
        if index >= EcwidOrderNumbers.unfinishedFirst {
            return .unfinished(updated: timeline.unfinishedAt(index - EcwidOrderNumbers.unfinishedFirst))
        }
        return EcwidOrderSketch(index: index, updated: timeline.updated(index), settings: settings)
    }

    func order(_ index: Int) -> EcwidOrder {
        order(index, sketch: sketch(index), buyer: buyers.buyer(ofOrder: index))
    }

    func order(_ index: Int, sketch: EcwidOrderSketch, buyer: EcwidBuyer) -> EcwidOrder {
        var basket = EcwidBasket(
            index: index, settings: settings, country: country, catalogue: catalogue, buyer: buyer, sketch: sketch)
        let draft = basket.draft()
        var order = EcwidOrder(
            index: index, sketch: sketch, buyer: buyer, payment: basket.payment, sums: EcwidOrderSums(draft),
            isReverseCharge: basket.isReverseCharge)
        var chance = SeededChance(seed: settings.seed, purpose: 12, index: index)
        refund(&order, &chance)
        if sketch.isBroken { order.mistake = country.local(Int64(chance.within(8...40)) * 250) }
        if settings.mix == .realistic { annotate(&order, &chance) }
        if let oddity = sketch.oddity { make(oddity, of: &order) }
        return order
    }

    private func refund(_ order: inout EcwidOrder, _ chance: inout SeededChance) {
        let whole = order.sums.total
        let at = order.sketch.updated
        switch order.sketch.refund {
        case .none, .fullByStatusOnly, .partialByStatusOnly: break
        case .full:
            order.refunds = [EcwidOrder.Refund(at: at, source: "CP", reason: "Returned", amount: whole)]
            order.hasInvoices = chance.happens(perMille: 500)
        case .partial:
            let first = partOf(order, whole, &chance)
            order.refunds = [EcwidOrder.Refund(at: at - 300, source: "CP", reason: "Damaged 📦", amount: first)]
            let left = whole - first
            if left > 2, chance.happens(perMille: 300) {
                let second = max(1, left / Int64(chance.within(2...5)))
                order.refunds.append(EcwidOrder.Refund(at: at, source: "External", reason: "", amount: second))
            }
        }
    }

    /// The worth of a line with its tax, of the shipping, or just some amount; always less than the whole.
    private func partOf(_ order: EcwidOrder, _ whole: Int64, _ chance: inout SeededChance) -> Int64 {
        let sums = order.sums
        let line = sums.lines[chance.below(sums.lines.count)]
        let lineWorth = line.discounted + (country.pricesIncludeTax ? 0 : line.goodsTax)
        let wishes = [lineWorth, sums.shippingRate, whole / 3, whole * 7 / 10]
        let wish = wishes[chance.below(wishes.count)]
        return wish > 0 && wish < whole ? wish : max(1, whole / 2)
    }

    private func annotate(_ order: inout EcwidOrder, _ chance: inout SeededChance) {
        if chance.happens(perMille: 60) {
            order.comments = chance.pick(
                ["Call on arrival", "Leave at the \"back\" door\nThanks 🙏", "هدية من فضلك", "<b>rush</b> & ring"],
                otherwise: "Call on arrival")
        }
        if chance.happens(perMille: 20) { order.privateNotes = "Till 2" }
    }
}

/// When each generated order last changed; the times rise with the index, so a period is a range of indexes.
struct EcwidTimeline: Sendable {
    let orders: Int
    let unfinished: Int
    private let first: Int64
    private let span: Int64

    init(settings: EcwidSampleSettings) {
        orders = settings.orders
        unfinished = settings.mix == .realistic ? settings.orders / 200 + 1 : 0
        first = Int64(settings.firstDate.timeIntervalSince1970)
        span = Int64(settings.lastDate.timeIntervalSince1970) - first
    }

    func updated(_ index: Int) -> Int64 {
        first + Int64(Int128(span) * Int128(index) / Int128(max(1, orders - 1)))
    }

    func unfinishedAt(_ place: Int) -> Int64 {
        first + Int64(Int128(span) * Int128(place + 1) / Int128(unfinished + 1))
    }

    /// How many orders last changed before `moment`.
    func count(before moment: Int64) -> Int {
        var low = 0
        var high = orders
        while low < high {
            let middle = (low + high) / 2
            if updated(middle) < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
