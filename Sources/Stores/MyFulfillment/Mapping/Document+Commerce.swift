import Accounting
import Commerce
import ConnectorKit
import Foundation

/// Reads an invoice or a credit memo of the store as it stands. Source: myfulfillment.md §6, §7.
struct DocumentReader {
    private let fields: Fields
    private let profile: StoreProfile
    private let isCreditMemo: Bool
    private let currency: Currency
    private let zone: TimeZone

    /// A credit memo over less than nothing says what one over its amount says: accounting exports like to write it so.
    init(_ fields: Fields, _ profile: StoreProfile, isCreditMemo: Bool) throws(Unreadable) {
        self.fields = isCreditMemo && fields.isBelowZero ? fields.negated : fields
        self.profile = profile
        self.isCreditMemo = isCreditMemo
        let code = fields.text("currency") ?? profile.currency.code
        guard let currency = Currency(code) else { throw fields.fault("currency", code) }
        self.currency = currency
        zone = TimeZone(identifier: profile.timeZone) ?? .gmt
    }

    func order() throws(Unreadable) -> Order {
        let number = try fields.requiredText("number")
        let written = try fields.requiredText("created_at")
        guard let placedAt = Moments.instant(written, in: zone) else { throw fields.fault("created_at", written) }
        let updatedAt = fields.text("updated_at").flatMap { Moments.instant($0, in: zone) } ?? placedAt
        let items = try Items(fields.parts("items"), currency, discountName: discountName)
        let charges = try charges(beside: items)
        let amounts = try Amounts(fields, currency, items, charges)
        var order = Order(
            id: id, form: try form(), number: number, placedAt: placedAt, updatedAt: updatedAt, currency: currency,
            pricesIncludeTax: amounts.pricesIncludeTax, status: status, buyer: try buyer(),
            lines: try items.lines(pricesIncludeTax: amounts.pricesIncludeTax), charges: charges,
            discounts: amounts.unshared.map { [Discount(kind: .manual, label: discountName, amount: $0)] } ?? [],
            tax: amounts.tax, total: amounts.total,
            shippingMethod: fields.partOrParts("shipping").first?.text("description"),
            exchangeRate: try exchangeRate(of: amounts.total), origin: fields.text("store"))
        // Books in another currency than the store's must not take it for a rate to theirs.
        order.exchangeRateCurrency = base
        order.ownID = fields.text("id")
        if !isCreditMemo { order.payments = try payments() }
        return order
    }

    /// That of the account, in whatever currency the document was first read.
    private var base: Currency { profile.currencyOfNow ?? profile.currency }

    private var discountName: String { fields.text("discount_description") ?? "" }

    // MARK: Identity

    private var id: ID<Order> {
        let own = DocumentID.made(of: fields)
        return isCreditMemo ? .creditMemo(own) : ID(own)
    }

    private func form() throws(Unreadable) -> OrderForm {
        guard isCreditMemo else {
            guard let text = fields.text("due_date"), !Moments.isNone(text) else { return .invoice(dueOn: nil) }
            guard let day = Moments.day(text, in: zone) else { throw fields.fault("due_date", text) }
            return .invoice(dueOn: day)
        }
        let order = DocumentID.beginning(of: fields)
        let number = fields.text("invoice_number")
        guard let invoice = fields.text("invoice_id") ?? number else {
            return .creditMemo(of: order.map { InvoiceReference(order: $0) })
        }
        return .creditMemo(of: InvoiceReference(invoice: invoice, number: number, order: order))
    }

    // MARK: Amounts beside the lines

    /// Shipping has one part for each tax where it is shared over those of the goods.
    private func charges(beside items: Items) throws(Unreadable) -> [Charge] {
        var charges: [Charge] = []
        for shipping in fields.partOrParts("shipping") {
            let amount = try shipping.money("amount", currency) ?? .zero(currency)
            let discount = try shipping.money("discount_amount", currency) ?? .zero(currency)
            charges.append(
                Charge(
                    kind: .shipping, name: shipping.text("description") ?? "", amount: amount,
                    discounts: discount.isZero
                        ? [] : [Discount(kind: .manual, label: discountName, amount: discount.magnitude)],
                    taxes: amount.isZero
                        ? [] : try items.naming(shipping.taxes(currency), of: amount - discount.magnitude)))
        }
        if charges.isEmpty, let amount = try fields.money("shipping_amount", currency), !amount.isZero {
            charges.append(Charge(kind: .shipping, name: "", amount: amount))
        }
        guard isCreditMemo else { return charges }
        for (name, sign) in [("adjustment_positive", Int64(1)), ("adjustment_negative", -1)] {
            guard let amount = try fields.money(name, currency), !amount.isZero else { continue }
            let signed = Money(minorUnits: sign * amount.magnitude.minorUnits, currency)
            charges.append(Charge(kind: .other, name: "", amount: signed))
        }
        // Those that bear a tax have a sign of their own.
        for adjustment in fields.parts("adjustments") {
            let amount = try adjustment.requiredMoney("amount", currency)
            charges.append(Charge(kind: .other, name: "", amount: amount, taxes: try adjustment.taxes(currency)))
        }
        return charges
    }

    /// Of the store's base currency only: what is told of another one says nothing of it.
    private func exchangeRate(of total: Money) throws(Unreadable) -> ExactDecimal? {
        guard currency != base else { return nil }
        let told = fields.text("base_currency")
        guard told == nil || told.flatMap({ Currency($0) }) == base else { return nil }
        return try BaseRate.rate(fields, total, base: base)
    }

    // MARK: People and money

    private var status: OrderStatus {
        let told = DocumentStatus(fields.text("status") ?? "")
        return OrderStatus(payment: isCreditMemo ? .awaiting : told.payment, stage: told.stage, paymentCode: told.code)
    }

    private func buyer() throws(Unreadable) -> Buyer {
        guard let customer = fields.part("customer") else { throw fields.fault("customer", "") }
        var buyer = customer.buyer
        buyer.billingAddress = fields.part("billing_address")?.address
        buyer.shippingAddress = fields.part("shipping_address")?.address
        return buyer
    }

    private func payments() throws(Unreadable) -> [PaymentReceived] {
        var payments: [PaymentReceived] = []
        for (index, payment) in fields.parts("payments").enumerated() {
            let method = payment.text("method") ?? ""
            payments.append(
                PaymentReceived(
                    id: payment.text("id") ?? String(index + 1),
                    method: StorePaymentMethod(code: method, title: method),
                    amount: try payment.requiredMoney("amount", currency),
                    receivedAt: payment.text("date").flatMap { Moments.instant($0, in: zone) },
                    reference: payment.text("reference")))
        }
        return payments
    }
}

/// By what a document is known, whichever way it comes: `store/order/number`, which its API, its files and pushes all tell.
///
/// The identifier of the API stands in no export, so it is used only where a record names no order.
enum DocumentID {
    static func made(of fields: Fields) -> String {
        guard let beginning = beginning(of: fields) else { return fields.text("id") ?? number(of: fields) }
        let number = number(of: fields)
        return number.isEmpty ? fields.text("id") ?? "" : beginning + number
    }

    private static func number(of fields: Fields) -> String { withoutZeros(fields.text("number") ?? "") }

    /// Spreadsheets take leading zeros from numbers.
    private static func withoutZeros(_ number: String) -> String {
        guard number.allSatisfy({ $0.isASCII && $0.isNumber }) else { return number }
        let short = number.drop { $0 == "0" }
        return short.isEmpty ? number : String(short)
    }

    /// How the identifiers of all invoices of the same order begin; `nil` without an order.
    static func beginning(of fields: Fields) -> String? {
        guard let order = fields.text("order_reference") ?? fields.text("order_id") else { return nil }
        return "\(fields.text("store") ?? "")/\(withoutZeros(order))/"
    }
}

extension Fields {
    /// The tax of a line or of shipping by the store's code; a rate of zero is a statement too.
    func taxes(_ currency: Currency) throws(Unreadable) -> [TaxCharged] {
        let (code, rate) = (text("tax_code"), try number("tax_rate"))
        let amount = try money("tax_amount", currency) ?? .zero(currency)
        guard code != nil || rate != nil || !amount.isZero else { return [] }
        let name = code ?? rate.map { "\($0) %" } ?? ""
        return [TaxCharged(tax: StoreTax(id: code, name: name, rate: rate), amount: amount)]
    }

    /// The customer of a document or of the list of customers.
    var buyer: Buyer {
        let person = [text("first_name"), text("last_name")].compactMap(\.self).joined(separator: " ")
        let company = text("company") ?? ""
        let name = text("quickbooks_name") ?? text("name") ?? (company.isEmpty ? person : company)
        return Buyer(
            customerID: text("id").map { ID($0) }, email: text("email"), name: name,
            givenName: text("first_name") ?? "", familyName: text("last_name") ?? "", company: company,
            phone: text("phone"), billingAddress: part("billing_address")?.address, taxNumber: text("vat_number"))
    }

    var address: PostalAddress {
        PostalAddress(
            lines: [text("line1"), text("line2"), text("street")].compactMap(\.self), city: text("city") ?? "",
            region: text("region") ?? "", postalCode: text("postcode") ?? "",
            country: text("country_id") ?? text("country") ?? "")
    }
}
