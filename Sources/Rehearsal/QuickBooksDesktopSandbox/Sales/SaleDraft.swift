/// A sale on its way into the file: what was asked for, then what QuickBooks makes of it.
struct SaleDraft {
    let kind: TxnKind
    var fields: [Element]
    var customer: Int?
    var date: CalendarDay
    /// Lines with their fields as asked for; those that existed keep their numbers.
    var lines: [TxnLine]
    var isTaxIncluded: Bool
    /// Of each line: the account that it is earned on.
    var accounts: [Int?] = []
    /// Of each line: its tax code, when it is counted.
    var codes: [Int?] = []

    func reference(_ name: String) -> Int? {
        fields.first { $0.name == name }.flatMap { Int($0.text) }
    }

    mutating func set(_ name: String, _ number: Int?) {
        guard let number, reference(name) == nil else { return }
        fields.append(Element(name, String(number)))
    }

    var lineKind: String { kind.rawValue + "Line" }
}

/// What is owed to tax agencies on a sale or a purchase.
struct TaxResult {
    /// Tax items with their amounts.
    var parts: [(item: Int, amount: Cents)] = []
    /// Percent on the whole, where there is one. Source: quickbooks-desktop.md §4.3.
    var rate: Exact?
    /// Of each line: the tax that its amount includes.
    var included: [Cents] = []

    var total: Cents { parts.reduce(.zero) { $0 + $1.amount } }
}
