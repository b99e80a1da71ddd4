/// Holds a body against the schema and puts its values into the service's own form.
///
/// Allowed: numbers as text and text as numbers, empty texts, a time where a date is expected. An emptied value stays
/// in the result as an empty text, so that an update can clear it; JSON null is dropped. Source: §2.4, §2.6.
struct SchemaCheck {
    private let schema = Schema.service

    func checked(_ object: JSONObject, as type: String, path: String = "") throws -> JSONObject {
        guard let entry = schema.types[type] else { return object }
        var result = JSONObject()
        for member in object.members {
            guard let kind = entry.kinds[member.name] else {
                throw Fault.unknownProperty(member.name, of: type, known: entry.names)
            }
            if let value = try checked(member.value, as: kind, name: member.name, of: type) {
                result.append(member.name, value)
            }
        }
        return result
    }

    private func checked(
        _ value: JSONValue, as kind: PropertyKind, name: String, of type: String
    ) throws -> JSONValue? {
        if case .null = value { return nil }
        switch kind {
        case .anything: return nil
        case .array(let element): return try array(value, of: element, name: name, type: type)
        case .object(let inner):
            if case .string("") = value { return "" }
            guard let object = value.object else { throw Fault.unreadable(element: name) }
            if object.members.isEmpty, !inner.hasSuffix("LineDetail") { return "" }
            if name == "BillEmailCc" || name == "BillEmailBcc" { return try copies(object, name: name) }
            return .object(try checked(object, as: inner))
        case .reference: return try reference(value, name: name)
        default: return try scalar(value, as: kind, name: name, type: type)
        }
    }

    /// Addresses of copies are a list, and so may be longer. Source: §7.1.
    private func copies(_ object: JSONObject, name: String) throws -> JSONValue {
        let most = 200
        if let text = object.text("Address"), text.utf16.count > most {
            throw Fault.length(name, max: most, supplied: text.utf16.count)
        }
        for address in (object.text("Address") ?? "").split(separator: ",") where !Self.isAddress(address) {
            throw Fault.email(name)
        }
        for member in object.members where member.name != "Address" {
            _ = try checked(JSONObject([member]), as: "EmailAddress")
        }
        return .object(object)
    }

    private func array(
        _ value: JSONValue, of element: PropertyKind, name: String, type: String
    ) throws -> JSONValue {
        if case .string("") = value { return [] }
        guard let array = value.array else { throw Fault.unreadable(element: name) }
        return .array(try array.compactMap { try checked($0, as: element, name: name, of: type) })
    }

    private func reference(_ value: JSONValue, name: String) throws -> JSONValue {
        if value.clears { return "" }
        guard let object = value.object else { throw Fault.unreadable(element: name) }
        for member in object.members where !["value", "name", "type"].contains(member.name) {
            throw Fault.unknownProperty(member.name, of: "ReferenceType", known: ["value", "name", "type"])
        }
        guard let id = object["value"] else { return "" }
        if case .null = id { return "" }
        guard let text = id.text else { throw Fault.unreadable(element: name) }
        if text.isEmpty { return "" }
        var kept: JSONObject = ["value": .string(text)]
        if let type = object.text("type") { kept.append("type", .string(type)) }
        if let shown = object.text("name") { kept.append("name", .string(shown)) }
        return .object(kept)
    }

    private func scalar(
        _ value: JSONValue, as kind: PropertyKind, name: String, type: String
    ) throws -> JSONValue {
        guard let text = value.text else { throw Fault.unreadable(element: name) }
        if text.isEmpty { return "" }
        switch kind {
        case .decimal:
            guard Exact(text) != nil else { throw Fault.decimal(name, text) }
            return .number(text)
        case .whole:
            guard let exact = Exact(text) else { throw Fault.number(name, text) }
            guard exact == exact.rounded(0) else { throw Fault.numberValue(name, text) }
            return .number(exact.text)
        case .boolean:
            guard let flag = value.bool else { throw Fault.boolean(name, text) }
            return .bool(flag)
        case .date:
            guard text.utf8.count >= 10, text.utf8.dropFirst(4).first == UInt8(ascii: "-") else {
                throw Fault.dateFormat(name, text)
            }
            guard let day = CalendarDay(text) else { throw Fault.dateValue(name, text) }
            return .string(day.text)
        case .enumeration(let list):
            guard schema.enumerations[list]?.contains(text) ?? true else { throw Fault.enumeration(name, text) }
            return .string(text)
        default:
            try checkText(text, name: name, of: type)
            return .string(text)
        }
    }

    private func checkText(_ text: String, name: String, of type: String) throws {
        if text.utf8.count > 10, let most = TextLengths.most(name, of: type) {
            let length = text.utf16.count
            if length > most { throw Fault.length(name, max: most, supplied: length) }
        }
        if type == "EmailAddress", name == "Address" {
            for address in text.split(separator: ",") where !Self.isAddress(address) { throw Fault.email(name) }
        }
    }

    /// `name@domain` with no blanks inside, as RFC 822 has it in its plain form.
    private static func isAddress(_ text: Substring) -> Bool {
        let trimmed = text.drop { $0 == " " }
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."),
            !parts[1].hasSuffix(".")
        else { return false }
        return !trimmed.contains { $0 == " " || $0 == "<" || $0 == ">" || $0 == "," || $0 == ";" || $0.isNewline }
    }
}
