/// What a record of the books is for, among those that stand for one thing of a store.
///
/// Its text is part of the record's identity and stays as it is for ever: `sale`, `payment.1`, `sale.difference.2`.
package indirect enum RecordRole: Hashable, Sendable {
    /// An order's invoice or sales receipt; of a daily summary, its receipt.
    case sale
    /// A document that says what the sale says too little or too much, counted from 1.
    case difference(Int)
    /// A payment, by the store's identifier.
    case payment(String)
    /// What a gift card or the like pays, counted from 1.
    case tender(Int)
    /// A refund, by the store's identifier.
    case refund(String)
    /// A payment of nothing that applies the credit of that role.
    case application(of: RecordRole)
    /// What is bought from one supplier.
    case bill(supplier: String)
    case purchaseOrder(supplier: String)
    case customer
    /// A customer's currency is fixed, so each foreign currency has a record of its own.
    case foreignCustomer(currency: String)
    case vendor
    /// The same for vendors.
    case foreignVendor(currency: String)
    case item
    /// One that this program does not know.
    case other(String)

    /// What a daily summary gives back.
    package static let refundsOfDay = RecordRole.refund("day")

    /// Whether it says what the sale says too little or too much, or applies what does.
    package var isDifference: Bool {
        switch self {
        case .difference: true
        case .application(of: let credit): credit.isDifference
        case .sale, .payment, .tender, .refund, .bill, .purchaseOrder, .customer, .foreignCustomer, .vendor,
            .foreignVendor, .item, .other:
            false
        }
    }

    /// Whether it is that role, or applies it.
    package func belongs(to role: RecordRole) -> Bool {
        if self == role { return true }
        if case .application(of: let credit) = self { return credit.belongs(to: role) }
        return false
    }
}

extension RecordRole: CustomStringConvertible {
    /// The text that ``init(_:)`` reads.
    package var text: String {
        switch self {
        case .sale: Word.sale
        case .difference(let ordinal): Word.difference + String(ordinal)
        case .payment(let id): Word.payment + id
        case .tender(let ordinal): Word.tender + String(ordinal)
        case .refund(let id): Word.refund + id
        case .application(of: let credit): credit.text + Word.application
        case .bill(let supplier): Word.bill + supplier
        case .purchaseOrder(let supplier): Word.purchaseOrder + supplier
        case .customer: Word.customer
        case .foreignCustomer(let currency): Word.foreignCustomer + currency
        case .vendor: Word.vendor
        case .foreignVendor(let currency): Word.foreignVendor + currency
        case .item: Word.item
        case .other(let text): text
        }
    }

    package var description: String { text }

    /// Every text is a role, and is the text of that role.
    package init(_ text: String) {
        switch text {
        case Word.sale: self = .sale
        case Word.item: self = .item
        case Word.customer: self = .customer
        case Word.vendor: self = .vendor
        default: self = Self.compound(text) ?? .other(text)
        }
    }

    private static func compound(_ text: String) -> RecordRole? {
        if text.hasSuffix(Word.application) {
            return .application(of: RecordRole(String(text.dropLast(Word.application.count))))
        }
        func rest(_ word: String) -> String? { text.hasPrefix(word) ? String(text.dropFirst(word.count)) : nil }
        func ordinal(_ word: String) -> Int? {
            rest(word).flatMap { Int($0) }.flatMap { word + String($0) == text ? $0 : nil }
        }
        if let ordinal = ordinal(Word.difference) { return .difference(ordinal) }
        if let ordinal = ordinal(Word.tender) { return .tender(ordinal) }
        if let id = rest(Word.payment) { return .payment(id) }
        if let id = rest(Word.refund) { return .refund(id) }
        if let supplier = rest(Word.bill) { return .bill(supplier: supplier) }
        if let supplier = rest(Word.purchaseOrder) { return .purchaseOrder(supplier: supplier) }
        if let currency = rest(Word.foreignVendor) { return .foreignVendor(currency: currency) }
        return rest(Word.foreignCustomer).map { .foreignCustomer(currency: $0) }
    }

    private enum Word {
        static let sale = "sale"
        static let difference = "sale.difference."
        static let payment = "payment."
        static let tender = "tender."
        static let refund = "refund."
        static let application = ".application"
        static let bill = "bill."
        static let purchaseOrder = "purchaseOrder."
        static let customer = "customer"
        static let foreignCustomer = "customer."
        static let vendor = "vendor"
        static let foreignVendor = "vendor."
        static let item = "item"
    }
}

extension RecordRole: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(text)
    }
}

extension RecordRole: ExpressibleByStringLiteral {
    /// For tests and fixtures, where the text is what matters; rules name the case.
    package init(stringLiteral text: String) { self.init(text) }
}
