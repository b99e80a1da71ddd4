import Commerce
import ConnectorKit
import Features

/// What stores take by push, in the document: the forms that their intakes publish, checked there and told here.
enum RecordSchemas {
    /// The schema that stands for a record of any stream.
    static let name = "PushedRecord"
    /// Where the document keeps its schemas.
    static let reference = "#/components/schemas/"
    private static let prefix = "Pushed"

    /// The forms that kinds of stores publish, each once.
    static func published(by connectors: Connectors) -> [JSONObjectShape] {
        var found: [JSONObjectShape] = []
        for intake in connectors.stores.compactMap({ $0.intake?([:]) }) {
            for shape in RecordStream.allCases.compactMap({ intake.shape(of: $0) })
            where !found.contains(where: { $0.name == shape.name }) {
                found.append(shape)
            }
        }
        return found
    }

    static func schemas(of records: [JSONObjectShape]) -> [JSONObject.Member] {
        var schemas = JSONSchemas(reference: reference + prefix)
        let forms = records.map { schemas.schema(of: .object($0)) }
        let any = JSONValue.members(
            ("description", .text("Of the stream that the path names, in the form of the store’s kind.")),
            ("anyOf", .array(forms)))
        return [.init(name: name, value: any)]
            + schemas.named.members.map { .init(name: prefix + $0.name, value: $0.value) }
    }

    /// An order as short as one can be.
    static let example = JSONValue.members(
        ("id", .text("web-1042")), ("version", .number("1")), ("number", .text("1042")),
        ("placedAt", .text("2026-01-31T14:05:00Z")), ("currency", .text("USD")),
        ("buyer", .members(("email", .text("ana@example.com")), ("name", .text("Ana Gil")))),
        (
            "lines",
            .array([
                .members(
                    ("id", .text("1")), ("sku", .text("MUG")), ("name", .text("Mug")), ("quantity", .text("3")),
                    ("unitPrice", .text("4.25")), ("amount", .text("12.75")),
                    (
                        "taxes",
                        .array([
                            .members(
                                ("name", .text("Sales tax")), ("rate", .text("8")), ("amount", .text("1.02")))
                        ])
                    ))
            ])
        ), ("tax", .text("1.02")), ("total", .text("13.77")),
        (
            "payments",
            .array([
                .members(
                    ("id", .text("p1")), ("method", .members(("title", .text("Card")))), ("amount", .text("13.77")),
                    ("receivedAt", .text("2026-01-31T14:05:09Z")))
            ])
        ))
}
