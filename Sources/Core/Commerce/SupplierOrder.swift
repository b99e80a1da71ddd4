package import Accounting

/// Who supplies goods or decoration (ESP Orders).
package struct Supplier: Hashable, Sendable, Codable {
    /// The store's identifier.
    package var id: String
    package var name: String
    package var email: String?
    /// Our account with them.
    package var accountNumber: String?

    package init(id: String, name: String, email: String? = nil, accountNumber: String? = nil) {
        self.id = id
        self.name = name
        self.email = email
        self.accountNumber = accountNumber
    }
}

/// What an order buys from one supplier: as it was ordered there, and as the supplier invoiced it.
package struct SupplierOrder: Hashable, Sendable, Codable {
    /// Unique within the order and stable.
    package var id: String
    package var supplier: Supplier
    /// The number of the purchase order.
    package var number: String
    package var date: BusinessDate?
    package var lines: [SuppliedLine]
    package var invoices: [SupplierInvoice]

    package init(
        id: String, supplier: Supplier, number: String, date: BusinessDate? = nil, lines: [SuppliedLine],
        invoices: [SupplierInvoice] = []
    ) {
        self.id = id
        self.supplier = supplier
        self.number = number
        self.date = date
        self.lines = lines
        self.invoices = invoices
    }

    package func total(_ currency: Currency) -> Money { lines.map(\.amount).sum(currency) }
}

/// How far a supplier is with a purchase order, in their words.
package struct SupplierProgress: Hashable, Sendable, Codable {
    /// From receiving it to the end. Source: PromoStandards Order Status 2.0.0.
    package enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
        case received, confirmed, preproduction, inProduction, inStorage, partiallyShipped, shipped, complete
        /// The supplier will not supply it.
        case canceled

        package var isOver: Bool { self == .complete || self == .canceled }
    }

    package var stage: Stage
    /// Why it does not go on: the supplier's word for the kind of hold, `creditHold`.
    package var hold: String?
    package var shipsOn: BusinessDate?
    package var words: String?

    package init(_ stage: Stage, hold: String? = nil, shipsOn: BusinessDate? = nil, words: String? = nil) {
        self.stage = stage
        self.hold = hold
        self.shipsOn = shipsOn
        self.words = words
    }
}

/// An invoice of a supplier for what was ordered from them.
package struct SupplierInvoice: Hashable, Sendable, Codable {
    package var number: String
    package var date: BusinessDate
    package var dueDate: BusinessDate?
    package var lines: [SuppliedLine]

    package init(number: String, date: BusinessDate, dueDate: BusinessDate? = nil, lines: [SuppliedLine]) {
        self.number = number
        self.date = date
        self.dueDate = dueDate
        self.lines = lines
    }

    package func total(_ currency: Currency) -> Money { lines.map(\.amount).sum(currency) }
}

/// One line of what is bought from a supplier.
package struct SuppliedLine: Hashable, Sendable, Codable {
    /// The order line that it is bought for; `nil` for a cost of its own.
    package var lineID: String?
    /// The store's word for a charge, which has no product; `nil` for goods.
    package var charge: String?
    package var sku: String
    package var name: String
    package var text: String
    package var quantity: ExactDecimal
    package var unitCost: ExactDecimal
    package var amount: Money
    /// Whether the customer may be billed for it; `nil` where the store does not say.
    package var isBillable: Bool?

    package init(
        lineID: String?, charge: String? = nil, sku: String = "", name: String, text: String = "",
        quantity: ExactDecimal, unitCost: ExactDecimal, amount: Money, isBillable: Bool? = nil
    ) {
        self.lineID = lineID
        self.charge = charge
        self.sku = sku
        self.name = name
        self.text = text
        self.quantity = quantity
        self.unitCost = unitCost
        self.amount = amount
        self.isBillable = isBillable
    }

    /// The line as one that is sold, for what its item is. What it costs is no price at which it is sold.
    package var thing: OrderLine {
        OrderLine(
            id: lineID ?? "", kind: charge == nil ? .goods : .charge, sku: sku, name: name, quantity: quantity,
            unitPrice: .zero, amount: amount, unitCost: unitCost, charge: charge, text: text)
    }
}

extension Order {
    /// What the order buys from each supplier: as the store says it, and one purchase order for each supplier of whom it says none.
    ///
    /// These are numbered by the place of their supplier in the order, so that a number stays when the store tells another purchase
    /// order later; a number that the store uses is passed over.
    package var supplies: [SupplierOrder] {
        var all = supplierOrders ?? []
        let told = Set(all.map(\.supplier.id))
        var numbers = Set(all.map(\.number))
        var places: [String] = []
        for line in lines {
            guard let supply = line.supplier, !places.contains(supply.supplierID) else { continue }
            places.append(supply.supplierID)
            if told.contains(supply.supplierID) { continue }
            var place = places.count
            while !numbers.insert("\(number)-\(place)").inserted { place += 1 }
            let own = lines.filter { $0.supplier?.supplierID == supply.supplierID }
            all.append(
                SupplierOrder(
                    id: "\(number)-\(place)", supplier: Supplier(id: supply.supplierID, name: supply.supplierName),
                    number: "\(number)-\(place)", lines: own.compactMap { SuppliedLine($0) }))
        }
        return all
    }

    /// What lines of the order cost from a supplier whose purchase orders, as the store tells them, hold none of these lines. Where a
    /// purchase order names lines of the order only in part, that cannot be told.
    package var costsNotOrdered: [(supplier: Supplier, amount: Money)] {
        suppliers.compactMap { supplier in
            let told = (supplierOrders ?? []).filter { $0.supplier.id == supplier.id }.flatMap(\.lines)
            let named = told.compactMap(\.lineID)
            guard !told.isEmpty, named.count == told.count else { return nil }
            let missing = lines.filter { $0.supplier?.supplierID == supplier.id && !named.contains($0.id) }
            let amount = missing.compactMap(\.supplier?.amount).sum(currency)
            if amount.isZero { return nil }
            return (supplier: supplier, amount: amount)
        }
    }

    /// The suppliers, each once.
    package var suppliers: [Supplier] {
        var seen: Set<String> = []
        return supplies.map(\.supplier).filter { seen.insert($0.id).inserted }
    }
}

extension SuppliedLine {
    /// What a line of the order costs from its supplier; `nil` for one that is not bought.
    fileprivate init?(_ line: OrderLine) {
        guard let supply = line.supplier else { return nil }
        self.init(
            lineID: line.id, charge: line.charge, sku: line.sku, name: line.name, text: line.text ?? "",
            quantity: supply.quantity, unitCost: supply.unitCost, amount: supply.amount, isBillable: supply.isBillable)
    }
}
