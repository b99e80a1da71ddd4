import Accounting
import Bookkeeping
import ConnectorKit

/// A body names a record that is not in the books: our own contradiction, found before anything is sent.
struct UnresolvedReference: Error, Hashable {
    let key: RecordKey
}

/// What a body needs beside its record: facts of the company, identifiers of records named by key, the marker.
struct BodyContext {
    let company: BooksCompany
    let references: [RecordKey: String]
    let marker: String

    func id<Subject>(_ reference: Reference<Subject>) throws(UnresolvedReference) -> String {
        switch reference {
        case .existing(let id, _): id.rawValue
        case .planned(let key, _): try id(key)
        }
    }

    func id(_ key: RecordKey) throws(UnresolvedReference) -> String {
        guard let id = references[key] else { throw UnresolvedReference(key: key) }
        return id
    }

    func reference<Subject>(_ reference: Reference<Subject>?) throws(UnresolvedReference) -> JSONValue? {
        guard let reference else { return nil }
        return Self.reference(try id(reference))
    }

    static func reference(_ id: String) -> JSONValue {
        var object = JSONObject()
        object["value"] = .text(id)
        return .object(object)
    }

    /// The note with the marker as its last line; the note gives way when both do not fit.
    func note(_ text: String, atMost max: Int = FieldLength.privateNote) -> JSONValue? {
        guard !marker.isEmpty, !text.contains(marker) else { return text.paragraph(atMost: max) }
        guard case .text(let note)? = text.paragraph(atMost: max - marker.utf16.count - 1) else {
            return marker.paragraph(atMost: max)
        }
        return .text(note + "\n" + marker)
    }

    /// Named only where the company keeps several currencies. Source: quickbooks-online.md §7.15.
    func addCurrency(_ currency: Currency, rate: ExactDecimal? = nil, to body: inout JSONObject) {
        guard company.isMulticurrency else { return }
        body["CurrencyRef"] = Self.reference(currency.code)
        if currency != company.homeCurrency { body["ExchangeRate"] = rate.map(JSONValue.decimal) }
    }

    /// Companies in the United States mark lines as taxable or not; others name a code. Source: quickbooks-online.md §8.
    var isUnitedStates: Bool {
        switch company.taxModel {
        case .unitedStatesAutomated, .unitedStatesManual: true
        case .global, .none: false
        }
    }

    func address(_ address: PostalAddress?) -> JSONValue? {
        guard let address, !address.isEmpty else { return nil }
        var body = JSONObject()
        var left = FieldLength.addressLines
        for (index, line) in address.lines.filter({ !$0.isEmpty }).prefix(5).enumerated() {
            guard case .text(let text)? = line.line(atMost: min(FieldLength.addressLine, left)) else { continue }
            body["Line\(index + 1)"] = .text(text)
            left -= text.utf16.count
        }
        body["City"] = address.city.line(atMost: FieldLength.city)
        body["CountrySubDivisionCode"] = address.region.line(atMost: FieldLength.region)
        body["PostalCode"] = address.postalCode.line(atMost: FieldLength.postalCode)
        body["Country"] = address.country.line(atMost: FieldLength.country)
        return body.isEmpty ? nil : .object(body)
    }

    func email(_ address: String?) -> JSONValue? {
        EmailAddress(address).map { .object(JSONObject(members: [.init(name: "Address", value: .text($0.text))])) }
    }
}
