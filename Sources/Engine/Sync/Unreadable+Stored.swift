import ConnectorKit
import Foundation

extension Unreadable {
    /// Why a stored text is not a value of that type: the place in it as a path (`KeptRecord.body.item.kind`), and what stands there.
    init(_ error: any Error, in text: String, of type: any Any.Type) {
        let (path, isMissing): ([any CodingKey], Bool) =
            switch error {
            case DecodingError.keyNotFound(let key, let context): (context.codingPath + [key], true)
            case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
                DecodingError.dataCorrupted(let context):
                (context.codingPath, false)
            default: ([], false)
            }
        self.init(
            field: path.reduce(into: "\(type)") { $0 += $1.step },
            text: isMissing ? "" : String(Self.text(at: path, in: text).prefix(Self.textMax)))
    }

    /// Enough to see what is wrong.
    private static let textMax = 80

    private static func text(at path: [any CodingKey], in text: String) -> String {
        guard var value = JSONReader.value(Data(text.utf8)) else { return text }
        for key in path {
            switch value {
            case .object(let object): value = object[key.stringValue] ?? .null
            case .array(let values):
                guard let index = key.intValue, values.indices.contains(index) else { return "" }
                value = values[index]
            case .null, .bool, .number, .text: return ""
            }
        }
        return JSONWriter.text(value)
    }
}

extension CodingKey {
    /// As a path says it; the unnamed part of a case is no step of its own.
    fileprivate var step: String {
        if let intValue { return "[\(intValue)]" }
        return stringValue.first == "_" && stringValue.dropFirst().allSatisfy(\.isNumber) ? "" : ".\(stringValue)"
    }
}
