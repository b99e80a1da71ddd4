import Accounting
import Commerce
import ConnectorKit

/// The sums of a document, and what they say about its prices: whether tax is inside them, and what of the discount no line has.
///
/// Nobody has confirmed what `price` means for shops that sell with tax (myfulfillment.md §8.6), so the sums decide: of the two ways
/// to read them the one that adds up. Where both or none do, the document's own word counts.
struct Amounts {
    let total: Money
    let tax: Money
    let pricesIncludeTax: Bool
    /// The part of the document's discount that stands on none of its lines; `nil` for none.
    let unshared: Money?

    init(_ fields: Fields, _ currency: Currency, _ items: Items, _ charges: [Charge]) throws(Unreadable) {
        total = try fields.requiredMoney("grand_total", currency)
        let beside = charges.flatMap(\.taxes).map(\.amount).sum(currency)
        tax = try fields.money("tax_amount", currency) ?? (items.tax + beside)
        let known = items.discount + charges.flatMap(\.discounts).map(\.amount).sum(currency)
        let stated = (try fields.money("discount_amount", currency))?.magnitude ?? known
        let rest = stated - known
        unshared = rest.isPositive ? rest : nil
        let prices =
            items.amount + charges.map(\.amount).sum(currency) - (rest.isPositive ? stated : known)
        let isInside = prices == total
        let isOnTop = prices + tax == total
        pricesIncludeTax = isInside == isOnTop ? (fields.flag("prices_include_tax") ?? false) : isInside
    }
}
