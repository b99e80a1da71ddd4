/// Goods that came in together at one cost.
struct StockLayer: Sendable, Equatable {
    var quantity: Exact
    var unitCost: Exact
}

/// The quantity of an item and what it cost, first in, first out. A negative quantity is allowed.
///
/// Source: quickbooks-online.md §7.5.
struct ItemStock: Sendable, Equatable {
    private(set) var layers: [StockLayer] = []
    private(set) var quantity = Exact.zero
    var lastUnitCost = Exact.zero

    init() {}

    init(layers: [StockLayer], quantity: Exact, lastUnitCost: Exact) {
        self.layers = layers
        self.quantity = quantity
        self.lastUnitCost = lastUnitCost
    }

    mutating func receive(_ received: Exact, unitCost: Exact) {
        lastUnitCost = unitCost
        let owed = quantity < .zero ? -quantity : .zero
        quantity = quantity + received
        let rest = received - owed
        if rest > .zero { layers.append(StockLayer(quantity: rest, unitCost: unitCost)) }
    }

    /// Takes goods out and returns their cost; what is not there costs the last known unit cost.
    mutating func issue(_ issued: Exact) -> Cents {
        var open = issued
        var cost = Exact.zero
        while open > .zero, var layer = layers.first {
            let taken = min(open, layer.quantity)
            cost = cost + Self.product(taken, layer.unitCost)
            open = open - taken
            layer.quantity = layer.quantity - taken
            if layer.quantity.isZero { layers.removeFirst() } else { layers[0] = layer }
        }
        if open > .zero { cost = cost + Self.product(open, lastUnitCost) }
        quantity = quantity - issued
        return Cents(cost) ?? .zero
    }

    /// Puts issued goods back in front, at the cost they left with.
    mutating func putBack(_ returned: Exact, cost: Cents) {
        let owed = quantity < .zero ? -quantity : .zero
        quantity = quantity + returned
        let rest = returned - owed
        guard rest > .zero, !returned.isZero else { return }
        let unitCost = Exact(units: Exact.divided(cost.exact.units * Exact.scale, by: returned.units))
        layers.insert(StockLayer(quantity: rest, unitCost: unitCost), at: 0)
    }

    private static func product(_ one: Exact, _ two: Exact) -> Exact {
        Exact(units: Exact.divided(one.units * two.units, by: Exact.scale))
    }
}

/// What one document did to one item's stock: positive came in, negative went out, with its cost.
struct StockMove: Sendable, Equatable {
    var item: Int
    var quantity: Exact
    var cost: Cents
}
