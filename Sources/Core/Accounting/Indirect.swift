/// Keeps a large part of a value behind one reference, so that a copy of the whole counts one reference instead of dozens.
///
/// Still a value: whoever writes it gets a part of their own. Encoded as the part itself.
@propertyWrapper
package struct Indirect<Value: Sendable>: Sendable {
    private final class Part: Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private var part: Part

    package init(wrappedValue: Value) { part = Part(wrappedValue) }

    package var wrappedValue: Value {
        _read { yield part.value }
        set { part = Part(newValue) }
    }
}

extension Indirect: Equatable where Value: Equatable {
    package static func == (one: Indirect, other: Indirect) -> Bool {
        one.part === other.part || one.part.value == other.part.value
    }
}

extension Indirect: Hashable where Value: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(part.value) }
}

extension Indirect: Decodable where Value: Decodable {
    package init(from decoder: any Decoder) throws { self.init(wrappedValue: try Value(from: decoder)) }
}

extension Indirect: Encodable where Value: Encodable {
    package func encode(to encoder: any Encoder) throws { try part.value.encode(to: encoder) }
}
