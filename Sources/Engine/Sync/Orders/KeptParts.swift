import ConnectorKit
import LinkLedger

/// Reads what is kept of one order part by part, and notes the first that cannot be understood: it parks the order, not the run.
struct KeptParts {
    private(set) var fault: OrderReason?

    /// The part, or `usual` in its place.
    mutating func read<Value>(_ part: KeptPart, or usual: Value, _ reading: () throws(Unreadable) -> Value) -> Value {
        do throws(Unreadable) { return try reading() } catch {
            fault = fault ?? .unreadable(part, error)
            return usual
        }
    }

    /// Those of the rows that can be understood.
    mutating func read<Row, Value>(
        _ part: KeptPart, _ rows: [Row], _ reading: (Row) throws(Unreadable) -> Value
    ) -> [Value] {
        rows.compactMap { row in read(part, or: nil) { () throws(Unreadable) in try reading(row) } }
    }
}

extension OrderReason {
    /// The reason of an order as it is kept with its code.
    package init(kept text: String, code: String?) {
        self.init(kept: text, as: code == ReasonCode.undone ? .undoing : .reason)
    }

    /// A reason as it is kept; one that cannot be understood is a reason itself.
    package init(kept text: String, as part: KeptPart = .reason) {
        do throws(Unreadable) { self = try RecordText.decode(OrderReason.self, from: text) } catch {
            self = .unreadable(part, error)
        }
    }
}
