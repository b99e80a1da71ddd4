import Features

/// Names that a field offers while one types; any other can be typed too.
struct Suggestions: Sendable {
    struct Option: Sendable {
        var value: String
        /// What it is known by beside its name.
        var label: String
    }

    var id: String
    var options: [Option]

    static let items = "known-items"
    static let customers = "known-customers"

    init(_ id: String, _ choices: [NamedChoice]) {
        self.id = id
        options = choices.map { Option(value: $0.name, label: $0.sku ?? "") }
    }

    static let template = Template(
        "suggestions",
        #"""
        <datalist id="{{.id}}">{{#.options}}<option value="{{.value}}">{{.label}}</option>{{/.options}}</datalist>
        """#)
}
