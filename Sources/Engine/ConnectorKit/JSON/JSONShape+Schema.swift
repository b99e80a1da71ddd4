/// Writes shapes as JSON Schema (draft 2020-12); objects with a name are written once and referred to.
package struct JSONSchemas {
    /// What stands before a name: `#/$defs/`.
    private let reference: String
    /// The named objects, in the order in which they were met.
    package private(set) var named = JSONObject()

    package init(reference: String) { self.reference = reference }

    package mutating func schema(of shape: JSONShape) -> JSONValue {
        switch shape {
        case .text(let text): return text.schema
        case .choice(let words): return .members(("type", .text("string")), ("enum", .array(words.map { .text($0) })))
        case .flag: return .members(("type", .text("boolean")))
        case .integer(let range):
            return .members(
                ("type", .text("integer")), ("minimum", .number(String(range.lowerBound))),
                ("maximum", .number(String(range.upperBound))))
        case .list(let shape, let least, let most):
            var schema = JSONObject()
            schema["type"] = .text("array")
            schema["items"] = self.schema(of: shape)
            if least > 0 { schema["minItems"] = .number(String(least)) }
            schema["maxItems"] = .number(String(most))
            return .object(schema)
        case .object(let object): return object.name.isEmpty ? schema(of: object) : mention(object)
        case .map(let shape):
            return .members(("type", .text("object")), ("additionalProperties", schema(of: shape)))
        case .anything: return .object(JSONObject())
        case .nullable(let shape): return schema(of: shape).orNull
        case .either(let shapes): return .members(("anyOf", .array(shapes.map { schema(of: $0) })))
        case .judgedLater(let shape): return schema(of: shape)
        case .reference(let name): return .members(("$ref", .text(reference + name)))
        }
    }

    private mutating func mention(_ object: JSONObjectShape) -> JSONValue {
        if named[object.name] == nil {
            // Its place comes before those of its parts.
            named[object.name] = .null
            named[object.name] = schema(of: object)
        }
        return .members(("$ref", .text(reference + object.name)))
    }

    fileprivate mutating func schema(of object: JSONObjectShape) -> JSONValue {
        var schema = JSONObject()
        schema["type"] = .text("object")
        if !object.about.isEmpty { schema["description"] = .text(object.about) }
        schema["properties"] = .object(
            JSONObject(members: object.members.map { .init(name: $0.name, value: .object(self.schema(of: $0))) }))
        let required = object.members.filter(\.isRequired).map { JSONValue.text($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        if !object.isOpen { schema["additionalProperties"] = .bool(false) }
        return .object(schema)
    }

    private mutating func schema(of member: JSONMember) -> JSONObject {
        guard case .object(var schema) = schema(of: member.shape) else { return JSONObject() }
        if !member.about.isEmpty { schema["description"] = .text(member.about) }
        if let example = member.example { schema["examples"] = .array([example]) }
        return schema
    }
}

extension JSONObjectShape {
    /// A document of its own, as it is kept in files.
    package func document(id: String) -> JSONObject {
        var document = JSONObject()
        document["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
        document["$id"] = .text(id)
        document["title"] = .text(name)
        var schemas = JSONSchemas(reference: "#/$defs/")
        if case .object(let schema) = schemas.schema(of: self) {
            for member in schema.members { document[member.name] = member.value }
        }
        if !schemas.named.isEmpty { document["$defs"] = .object(schemas.named) }
        return document
    }
}

extension JSONText {
    fileprivate var schema: JSONValue {
        var schema = JSONObject()
        schema["type"] = .text("string")
        switch kind {
        case .plain:
            // A text without U+0000, which databases and XML do not hold.
            schema["pattern"] = .text(#"^[^\u0000]*$"#)
            if characters.lowerBound > 0 { schema["minLength"] = .number(String(characters.lowerBound)) }
            schema["maxLength"] = .number(String(characters.upperBound))
        case .identifier: schema["pattern"] = .text("^[A-Za-z0-9._:-]{1,64}$")
        case .money(let decimals): schema["pattern"] = .text(Self.pattern(whole: 15, decimals))
        case .decimal(let whole, let decimals): schema["pattern"] = .text(Self.pattern(whole: whole, decimals))
        case .instant: schema["format"] = .text("date-time")
        case .date: schema["format"] = .text("date")
        case .currency: schema["pattern"] = .text("^[A-Z]{3}$")
        case .address: schema["pattern"] = .text(#"^https?://[^\s]+$"#)
        case .email: schema["pattern"] = .text(#"^[^@\s]+@[^@\s]+$"#)
        }
        return .object(schema)
    }

    private static func pattern(whole: Int, _ decimals: Int) -> String {
        "^-?[0-9]{1,\(whole)}(\\.[0-9]{1,\(decimals)})?$"
    }
}

extension JSONValue {
    /// An object of these members.
    package static func members(_ members: (String, JSONValue)...) -> JSONValue {
        .object(JSONObject(members: members.map { .init(name: $0.0, value: $0.1) }))
    }

    /// The schema that takes `null` too.
    fileprivate var orNull: JSONValue {
        guard case .object(var schema) = self, case .text(let type)? = schema["type"] else {
            return .members(("anyOf", .array([self, .members(("type", .text("null")))])))
        }
        schema["type"] = .array([.text(type), .text("null")])
        if case .array(let known)? = schema["enum"] { schema["enum"] = .array(known + [.null]) }
        return .object(schema)
    }
}
