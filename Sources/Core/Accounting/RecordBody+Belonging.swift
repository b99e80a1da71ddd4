extension RecordBody {
    /// The sale of the same order: a payment, refund, journal, credit memo, application or difference document says nothing true
    /// without it. `nil` for the sale itself, for list records, and for purchases, which are owed whatever becomes of the sale.
    package func owner(as key: RecordKey) -> RecordKey? {
        guard key.source == .order, key.role != .sale, case .document(let document) = self
        else { return nil }
        switch document {
        case .sale, .payment, .journalEntry: return RecordKey(.order, key.id, role: .sale)
        case .purchase: return nil
        }
    }

    /// Records without which the record of that key may not stand, those that it names first.
    package func needs(as key: RecordKey) -> [RecordKey] {
        let owner = owner(as: key)
        return dependencies + (owner.map { dependencies.contains($0) ? [] : [$0] } ?? [])
    }
}
