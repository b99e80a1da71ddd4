/// An element of a text in XML that was read, without comments and processing instructions.
package struct XMLNode: Hashable, Sendable {
    /// Without prefix.
    package var name: String
    /// What its prefix, or the default, stands for; empty for none.
    package var namespace: String
    /// By their names as written.
    package var attributes: [String: String]
    /// All text between its tags, without that of its children.
    package var text: String
    package var children: [XMLNode]

    package init(
        _ name: String, namespace: String = "", attributes: [String: String] = [:], text: String = "",
        children: [XMLNode] = []
    ) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
        self.text = text
        self.children = children
    }

    /// The first child of that name.
    package func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// All children of that name, in order.
    package func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// The text of the first child of that name; `nil` when absent or empty.
    package func value(_ name: String) -> String? {
        guard let text = child(name)?.text, !text.isEmpty else { return nil }
        return text
    }
}
