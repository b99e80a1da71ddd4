import Accounting
import ConnectorKit

/// Quantity, price and amount of a row: what the file leaves out follows from the others.
struct LineFigures {
    var quantity: ExactDecimal
    var price: ExactDecimal
    var amount: ExactDecimal

    /// A line whose amount no price makes is one piece of it.
    init(quantity: ExactDecimal?, price: ExactDecimal?, amount: ExactDecimal) {
        self.amount = amount
        if let price {
            (self.quantity, self.price) = (quantity ?? .one, price)
        } else if let quantity, let price = Self.price(of: amount, quantity) {
            (self.quantity, self.price) = (quantity, price)
        } else {
            (self.quantity, self.price) = (.one, amount)
        }
    }

    /// What a line costs; `nil` where the file states neither its cost nor the cost of a piece. `sold` is its quantity as it is sold.
    init?(costOf row: CSVRow, sold: ExactDecimal?) throws(CSVFault) {
        let (quantity, price) = (try row.number("cost_quantity"), try row.number("unit_cost"))
        if let amount = try row.number("cost_amount") {
            self.init(quantity: quantity, price: price, amount: amount)
        } else if let price, let amount = Self.amount(price, quantity ?? sold ?? .one) {
            self.init(quantity: quantity ?? sold, price: price, amount: amount)
        } else {
            return nil
        }
    }

    /// Rounded half up to the cent. Source: esp-orders.md §7.
    private static func amount(_ price: ExactDecimal, _ quantity: ExactDecimal) -> ExactDecimal? {
        price.multiplied(by: quantity, toScale: centScale)
    }

    /// The price of a piece that makes the amount; `nil` where none of so many decimals does.
    private static func price(of amount: ExactDecimal, _ quantity: ExactDecimal) -> ExactDecimal? {
        let exponent = priceScale + quantity.scale - amount.scale
        guard !quantity.isZero, (0...ExactDecimal.scaleMax).contains(exponent) else { return nil }
        let sign: Int128 = quantity.isNegative ? -1 : 1
        let wide = Int128(amount.coefficient) * Int128(ExactDecimal.powerOfTen(exponent)) * sign
        let units = Rounding.halfUp.divide(wide, by: Int128(quantity.coefficient) * sign)
        guard let coefficient = Int64(exactly: units) else { return nil }
        let price = ExactDecimal(coefficient: coefficient, scale: priceScale)
        return Self.amount(price, quantity) == amount ? price : nil
    }

    private static let centScale = 2
    /// Unit prices have three or four decimals; what divides has more.
    private static let priceScale = 7
}
