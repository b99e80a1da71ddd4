/// How a value that is stored as text reads itself, so that rows of every age can be read.
///
/// A field that older rows lack is optional, or has a default and is read over it; what a row says beyond the fields is passed over.
///
///     let row = try decoder.container(keyedBy: CodingKeys.self)
///     self.init(date: try row.value(.date))
///     try row.read(.privateNote, into: &privateNote)
extension KeyedDecodingContainer {
    /// A field without which the value cannot be; throws where the row lacks it.
    package func value<Value: Decodable>(_ key: Key) throws -> Value { try decode(Value.self, forKey: key) }

    /// Puts what the row says in the place of the default; a row that says nothing leaves it.
    package func read<Value: Decodable>(_ key: Key, into value: inout Value) throws {
        if let said = try decodeIfPresent(Value.self, forKey: key) { value = said }
    }
}
