import Accounting
import Commerce
import ConnectorKit

/// The members of an object of known shape, with the place where each stands.
struct NeutralFields {
    let object: JSONObject
    let path: String
    let currency: Currency

    func text(_ name: String) -> String? { if case .text(let text)? = object[name] { text } else { nil } }
    func flag(_ name: String) -> Bool? { if case .bool(let flag)? = object[name] { flag } else { nil } }

    func required(_ name: String) throws(Unreadable) -> String {
        guard let text = text(name) else { throw unreadable(name, "") }
        return text
    }

    func choice<Choice: RawRepresentable<String>>(_ name: String) -> Choice? {
        text(name).flatMap { Choice(rawValue: $0) }
    }

    func decimal(_ name: String) throws(Unreadable) -> ExactDecimal? {
        guard let text = text(name) else { return nil }
        guard let value = ExactDecimal(text) else { throw unreadable(name, text) }
        return value
    }

    func requiredDecimal(_ name: String) throws(Unreadable) -> ExactDecimal {
        guard let value = try decimal(name) else { throw unreadable(name, "") }
        return value
    }

    /// Money with no more decimals than its currency has.
    func amount(_ name: String) throws(Unreadable) -> Money? {
        guard let value = try decimal(name) else { return nil }
        guard value.scale <= currency.minorUnitDigits, let money = Money(value, currency) else {
            throw unreadable(name, "\(value) \(currency.code)")
        }
        return money
    }

    func requiredAmount(_ name: String) throws(Unreadable) -> Money {
        guard let money = try amount(name) else { throw unreadable(name, "") }
        return money
    }

    /// Parts of an order are in its currency, whether they say so or not.
    func checkCurrency() throws(Unreadable) {
        guard let told = text("currency"), told != currency.code else { return }
        throw unreadable("currency", "\(told), \(currency.code)")
    }

    func instant(_ name: String) throws(Unreadable) -> Instant? {
        guard let text = text(name) else { return nil }
        guard let instant = Instant(rfc3339: text) else { throw unreadable(name, text) }
        return instant
    }

    func requiredInstant(_ name: String) throws(Unreadable) -> Instant {
        guard let instant = try instant(name) else { throw unreadable(name, "") }
        return instant
    }

    func object(_ name: String) -> NeutralFields? {
        guard case .object(let inner)? = object[name] else { return nil }
        return NeutralFields(object: inner, path: "\(path)/\(name)", currency: currency)
    }

    func objects(_ name: String) -> [NeutralFields] {
        guard case .array(let values)? = object[name] else { return [] }
        return values.enumerated().compactMap { index, value in
            guard case .object(let inner) = value else { return nil }
            return NeutralFields(object: inner, path: "\(path)/\(name)/\(index)", currency: currency)
        }
    }

    func texts(_ name: String) -> [String] {
        guard case .array(let values)? = object[name] else { return [] }
        return values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    func unreadable(_ name: String, _ text: String) -> Unreadable { Unreadable(field: "\(path)/\(name)", text: text) }
}
