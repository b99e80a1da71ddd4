import ConnectorKit
import Foundation
import Wording

/// Reads what stands behind the question mark, as strictly as a body.
enum QueryReader {
    /// The values by name; throws what does not fit.
    static func read(_ query: String, for route: APIRoute) throws(CallStop) -> [String: String] {
        var values: [String: String] = [:]
        var faults: [FieldFault] = []
        for pair in query.split(separator: "&").prefix(pairsMax) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let texts = parts.map { $0.replacing("+", with: " ").removingPercentEncoding }
            let name = (texts[0] ?? String(parts[0])).filter { $0 != "\0" }
            guard let field = route.query.first(where: { $0.name == name }) else {
                faults.append(FieldFault("?\(name)", .unknown))
                continue
            }
            guard let value = texts.count > 1 ? texts[1] : "", field.shape.takes(query: value) else {
                faults.append(FieldFault("?\(name)", .expected(field.shape.words)))
                continue
            }
            if values.updateValue(value, forKey: name) != nil { faults.append(FieldFault("?\(name)", .twice)) }
        }
        for field in route.query where field.isRequired && values[field.name] == nil {
            if !faults.contains(where: { $0.field == "?\(field.name)" }) {
                faults.append(FieldFault("?\(field.name)", .missing))
            }
        }
        if !faults.isEmpty { throw .problem(.fieldsUnfit(faults)) }
        return values
    }

    /// No row takes more.
    private static let pairsMax = 50
}

extension JSONShape {
    /// Whether a text of a query is such a value.
    fileprivate func takes(query text: String) -> Bool {
        let value: JSONValue =
            switch self {
            case .integer: text.wholeMatch(of: /-?\d{1,18}/) == nil ? .text(text) : .number(text)
            case .flag: ["true", "false"].contains(text) ? .bool(text == "true") : .text(text)
            default: .text(text)
            }
        return faults(in: value).isEmpty
    }
}
