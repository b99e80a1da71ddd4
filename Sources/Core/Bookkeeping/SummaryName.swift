package import Accounting
package import Commerce

/// Which summary: what is in one document a day. The same sales always belong to the same summary.
package struct SummaryName: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable { case sales, refunds }

    package var kind: Kind
    /// The day that the document bears.
    package var day: BusinessDate
    package var currency: Currency
    package var method: StorePaymentMethod
    /// How tax stands in the documents: receipts that differ in it cannot be added up.
    var tax: TaxForm

    enum TaxForm: String, Hashable, Sendable, CaseIterable { case none, total, rates, ratesInside }

    init(_ receipt: SalesDocument, method: StorePaymentMethod) {
        kind = receipt.kind.isReversal ? .refunds : .sales
        day = receipt.date
        currency = receipt.currency
        self.method = method
        tax = TaxForm(receipt.tax)
    }

    /// `summary/2026-01-31/USD/sales/total/stripe/Credit card`: what stands for an order's identifier.
    package var id: String {
        [
            Self.word, day.description, currency.code, kind.rawValue, tax.rawValue, Self.escaped(method.code),
            method.title,
        ]
        .joined(separator: "/")
    }

    /// Reads an identifier; `nil` when it is one of an order.
    package init?(_ id: some StringProtocol) {
        let parts = id.split(separator: "/", maxSplits: 6, omittingEmptySubsequences: false)
        guard parts.count == 7, parts[0] == Self.word, let day = BusinessDate(String(parts[1])),
            let currency = Currency(parts[2]), let kind = Kind(rawValue: String(parts[3])),
            let tax = TaxForm(rawValue: String(parts[4]))
        else { return nil }
        (self.kind, self.day, self.currency, self.tax) = (kind, day, currency, tax)
        method = StorePaymentMethod(code: Self.unescaped(parts[5]), title: String(parts[6]))
    }

    /// The key of its document.
    package var key: RecordKey { RecordKey(.order, id, role: kind == .sales ? .sale : .refundsOfDay) }

    /// The document's number before it is cut to the books' length: prefixes, day, and a short hash of what else it is about.
    package func number(_ policy: Policy) -> String {
        let prefix = policy.summary?.numberPrefix ?? SummaryPolicy(changes: []).numberPrefix
        let letter = kind == .sales ? "" : "R"
        let digits = day.description.filter { $0 != "-" }
        return "\(policy.numbering.prefix)\(prefix)\(letter)\(digits)-\(Naming.hash(id))"
    }

    /// What people call the way it was paid.
    package var methodName: String { method.title.isEmpty ? method.code : method.title }

    private static let word = "summary"

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { $0 += $1 == "%" ? "%25" : $1 == "/" ? "%2F" : String($1) }
    }

    private static func unescaped(_ text: some StringProtocol) -> String {
        text.split(separator: "%2F", omittingEmptySubsequences: false)
            .map { $0.split(separator: "%25", omittingEmptySubsequences: false).joined(separator: "%") }
            .joined(separator: "/")
    }
}

extension SummaryName.TaxForm {
    init(_ tax: DocumentTax) {
        switch tax {
        case .none: self = .none
        case .total, .computedByBooks: self = .total
        case .perRate(_, let linesHoldTax): self = linesHoldTax ? .ratesInside : .rates
        }
    }
}
