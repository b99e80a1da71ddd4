import Accounting

/// What of a line is compared: its item or account, and its amount.
struct LineFacts: Hashable {
    /// `nil` when nobody knows any more which record was meant; then any fits.
    let id: String?
    let amount: Money

    init(_ id: String?, _ amount: Money) {
        self.id = id
        self.amount = amount
    }

    /// Whether both say the same: their order and their words do not matter.
    static func agree(_ before: [LineFacts], _ after: [LineFacts]) -> Bool {
        guard before.count == after.count else { return false }
        var left = after
        for line in before.sorted(by: { $0.id != nil && $1.id == nil }) {
            let found = left.firstIndex { $0.amount == line.amount && (line.id == nil || $0.id == line.id) }
            guard let found else { return false }
            left.remove(at: found)
        }
        return true
    }
}
