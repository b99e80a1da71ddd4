import ConnectorKit
import Foundation

/// Decodes the vendor's JSON and names the place of a fault as a path, `items[2].price`.
enum EcwidDecoding {
    static func decode<Answer: Decodable>(_ type: Answer.Type, from body: Data) throws(Unreadable) -> Answer {
        do {
            return try JSONDecoder().decode(type, from: body)
        } catch let error as DecodingError {
            throw Unreadable(error)
        } catch {
            throw Unreadable(field: "", text: "not JSON")
        }
    }
}

extension Unreadable {
    fileprivate init(_ error: DecodingError) {
        switch error {
        case .typeMismatch(_, let context): self.init(context, "another kind of value")
        case .valueNotFound(_, let context): self.init(context, "null")
        case .keyNotFound(let key, let context): self.init(context, "missing", last: key)
        case .dataCorrupted(let context): self.init(context, context.debugDescription)
        @unknown default: self.init(field: "", text: "unreadable")
        }
    }

    private init(_ context: DecodingError.Context, _ text: String, last: (any CodingKey)? = nil) {
        let keys = context.codingPath + [last].compactMap(\.self)
        let field = keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + key.stringValue
            }
        }
        self.init(field: field, text: text)
    }
}
