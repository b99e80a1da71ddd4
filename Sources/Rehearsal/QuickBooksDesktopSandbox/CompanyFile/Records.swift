/// One element of a list. References among its fields hold the number of what they name.
struct ListRecord: Sendable {
    let kind: ListKind
    let number: Int
    let created: Moment
    var modified: Moment
    var sequence: Int64
    var name: String
    var parent: Int?
    var isActive = true
    var fields: [Element] = []
    var extensions: [Extension] = []

    /// `80000010-1420967073`. Source: quickbooks-desktop.md §3.1.
    var id: String { Self.id(number, created) }

    static func id(_ number: Int, _ created: Moment) -> String {
        String(0x8000_0000 + number, radix: 16, uppercase: true) + "-" + String(created.seconds)
    }

    /// The number that an identifier holds; whether the record exists is another question.
    static func number(of id: String) -> Int? {
        id.split(separator: "-").first.flatMap { Int($0, radix: 16) }.map { $0 - 0x8000_0000 }
    }

    func field(_ name: String) -> Element? { fields.first { $0.name == name } }
    func value(_ name: String) -> String? { field(name)?.text }
    func reference(_ name: String) -> Int? { field(name).flatMap { Int($0.text) } }
    func exact(_ name: String) -> Exact? { value(name).flatMap { Exact($0) } }

    /// A field of the record, or of the side of it that sells or buys.
    func sided(_ name: String, _ side: String) -> Element? { field(side)?.child(name) }
}

/// A custom field, or one that an application keeps. Source: quickbooks-desktop.md §4.6.
struct Extension: Sendable, Hashable {
    var owner: String
    var name: String
    var value: String
}

/// One document.
struct Transaction: Sendable {
    let kind: TxnKind
    var number: Int
    let created: Moment
    var modified: Moment
    var sequence: Int64
    var date: CalendarDay
    var refNumber: String
    /// Customer or vendor.
    var entity: Int?
    /// Where its total stands: receivables, payables, bank, or where the money went.
    var account: Int?
    var fields: [Element] = []
    var lines: [TxnLine] = []
    var subtotal = Cents.zero
    var tax = Cents.zero
    var total = Cents.zero
    /// Its currency and rate, where they are not those of the company.
    var exchange: Exchange?
    var taxRate: Exact?
    var isPending = false
    var isVoid = false
    var postings: [Posting] = []
    var moves: [StockMove] = []
    var extensions: [Extension] = []

    /// `1F5A-1445631234`. Source: quickbooks-desktop.md §3.1.
    var id: String { Self.id(number, created) }

    static func id(_ number: Int, _ created: Moment) -> String {
        String(number, radix: 16, uppercase: true) + "-" + String(created.seconds)
    }

    static func number(of id: String) -> Int? { id.split(separator: "-").first.flatMap { Int($0, radix: 16) } }

    func value(_ name: String) -> String? { fields.first { $0.name == name }?.text }
    func reference(_ name: String) -> Int? { value(name).flatMap { Int($0) } }
}

/// One line of a document, computed.
struct TxnLine: Sendable {
    var number: Int
    /// `InvoiceLine`, `ExpenseLine`, `JournalDebitLine` …
    var kind: String
    var fields: [Element] = []
    var amount = Cents.zero
    var extensions: [Extension] = []

    func value(_ name: String) -> String? { fields.first { $0.name == name }?.text }
    func reference(_ name: String) -> Int? { value(name).flatMap { Int($0) } }
    func exact(_ name: String) -> Exact? { value(name).flatMap { Exact($0) } }
}

/// What a document does to an account; a debit is positive.
struct Posting: Sendable, Hashable {
    var account: Int
    var entity: Int?
    var debit: Cents
    /// The same in the currency of a document that is not in the company's.
    var own: Cents?
}

/// What a document does to the stock of an item; what came in is positive.
struct StockMove: Sendable, Hashable {
    var item: Int
    var quantity: Exact
    var value: Cents
}

/// How much of one document pays, credits or refunds another.
struct Application: Sendable, Hashable {
    var payer: Int
    var payee: Int
    var amount: Cents
    var discount = Cents.zero
    var discountAccount: Int?
    /// The payment that brought a credit memo and an invoice together.
    var through: Int?
}

/// The stock of one item at its average cost.
struct Stock: Sendable {
    var quantity = Exact.zero
    var value = Cents.zero
    /// Cost of one when none is left.
    var lastCost = Exact.zero

    var averageCost: Exact { quantity > .zero ? Exact(value).divided(by: quantity) : lastCost }

    /// What so many cost, taken from those on hand.
    func cost(of issued: Exact) -> Cents {
        if quantity > .zero, issued == quantity { return value }
        return Cents(averageCost.times(issued))
    }
}
