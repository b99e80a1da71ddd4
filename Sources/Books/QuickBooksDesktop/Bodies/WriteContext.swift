import Accounting
import Bookkeeping
import ConnectorKit

/// A request names a record that is not in the books, or says what the books have no words for: found before anything is sent.
enum Unwritable: Error, Hashable {
    case unresolved(RecordKey)
    /// The books have no such thing, by a word of ours.
    case unknown(String)

    var problem: ConnectorProblem {
        switch self {
        case .unresolved(let key):
            ConnectorProblem(.invalid(field: nil), code: "unresolved_reference", text: key.description)
        case .unknown(let word): ConnectorProblem(.notPermitted, code: word)
        }
    }
}

/// What a request needs beside its record.
struct WriteContext {
    let company: BooksCompany
    let references: [RecordKey: String]
    let marker: String

    func id<Subject>(_ reference: Reference<Subject>) throws(Unwritable) -> String {
        switch reference {
        case .existing(let id, _): id.rawValue
        case .planned(let key, _): try id(key)
        }
    }

    func id(_ key: RecordKey) throws(Unwritable) -> String {
        guard let id = references[key] else { throw .unresolved(key) }
        return id
    }

    func reference<Subject>(_ name: String, _ reference: Reference<Subject>?) throws(Unwritable) -> QBElement? {
        guard let reference else { return nil }
        return .reference(name, try id(reference))
    }

    /// The note with the marker as its last line; the note gives way when both do not fit.
    func note(_ name: String, _ text: String) -> QBElement? {
        guard !marker.isEmpty, !text.contains(marker) else { return .paragraph(name, text, DesktopLength.paragraph) }
        guard let note = text.desktopParagraph(DesktopLength.paragraph - marker.count - 1) else {
            return .plain(name, marker)
        }
        return .plain(name, note + "\n" + marker)
    }

    var keepsTaxByMarks: Bool {
        switch company.taxModel {
        case .unitedStatesManual, .unitedStatesAutomated: true
        case .global, .none: false
        }
    }

    var keepsTaxByCodes: Bool { company.taxModel == .global }

    /// The code of a line: one of the two marks, or a record of the list; nothing where the company keeps no tax.
    func taxCode(_ code: Reference<TaxCode>?) throws(Unwritable) -> QBElement? {
        if keepsTaxByCodes { return try reference(Self.taxCodeName, code) }
        guard keepsTaxByMarks else { return nil }
        guard let code else { return .named(Self.taxCodeName, mark(isTaxable: false)) }
        let id = try id(code)
        let isMark = id == DesktopTaxMark.taxable || id == DesktopTaxMark.notTaxable
        return isMark
            ? .named(Self.taxCodeName, mark(isTaxable: id == DesktopTaxMark.taxable))
            : .reference(Self.taxCodeName, id)
    }

    /// What the company file calls the code of what is taxed, or not.
    func mark(isTaxable: Bool) -> String {
        isTaxable
            ? company.taxMarkNames?.taxable ?? DesktopTaxMark.taxable
            : company.taxMarkNames?.notTaxable ?? DesktopTaxMark.notTaxable
    }

    static let taxCodeName = "SalesTaxCodeRef"

    func trackingClass(_ reference: Reference<TrackingClass>?) throws(Unwritable) -> QBElement? {
        company.tracksClasses ? try self.reference("ClassRef", reference) : nil
    }

    /// Named only where it is another than at home: without its name a record would be one of the home currency, for ever.
    func currency(_ currency: Currency) throws(Unwritable) -> QBElement? {
        guard currency != company.homeCurrency else { return nil }
        guard company.isMulticurrency else { throw .unknown("foreign_currency") }
        guard let name = DesktopCurrency.name(of: currency) else {
            throw .unknown(ConnectorProblem.currencyUnnamedCode)
        }
        return .named("CurrencyRef", name)
    }

    /// Named only where the document is not in the home currency; the customer's currency is the document's.
    func exchangeRate(_ rate: ExactDecimal?, _ currency: Currency) -> QBElement? {
        company.isMulticurrency && currency != company.homeCurrency ? .rate("ExchangeRate", rate) : nil
    }

    /// The account on which is owed. In a foreign currency it is named where it is known to be kept in that one; QuickBooks refuses
    /// any other, and chooses where none is named.
    func ownAccount(
        _ name: String, _ account: Reference<Account>, _ currency: Currency
    ) throws(Unwritable) -> QBElement? {
        if currency == company.homeCurrency { return try reference(name, account) }
        guard case .existing(let id, _) = account, company.debtAccountsAbroad?[id.rawValue] == currency.code else {
            return nil
        }
        return .reference(name, id.rawValue)
    }

    /// Source: quickbooks-desktop.md §3.2 (at most five lines are printed, the city's among them).
    func address(_ name: String, _ address: PostalAddress?) -> QBElement? {
        guard let address, !address.isEmpty else { return nil }
        let lines = address.lines.compactMap { $0.desktopLine(DesktopLength.addressLine) }
            .prefix(DesktopLength.addressLines)
        let fields: [QBElement?] =
            lines.enumerated().map { .plain("Addr\($0 + 1)", $1) } + [
                .line("City", address.city, DesktopLength.city), .line("State", address.region, DesktopLength.region),
                .line("PostalCode", address.postalCode, DesktopLength.postalCode),
                .line("Country", address.country, DesktopLength.country),
            ]
        let element = QBElement(name, fields)
        return element.children.isEmpty ? nil : element
    }
}
