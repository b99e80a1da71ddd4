/// One element of a document: its name, its attributes, and text or other elements.
struct Element: Sendable, Hashable {
    struct Attribute: Sendable, Hashable {
        var name: String
        var value: String
    }

    var name: String
    var text = ""
    var attributes: [Attribute] = []
    var children: [Element] = []

    init(_ name: String, _ text: String = "") {
        self.name = name
        self.text = text
    }

    init(_ name: String, _ children: [Element]) {
        self.name = name
        self.children = children
    }

    subscript(attribute name: String) -> String? {
        get { attributes.first { $0.name == name }?.value }
        set {
            attributes.removeAll { $0.name == name }
            if let newValue { attributes.append(Attribute(name: name, value: newValue)) }
        }
    }

    func child(_ name: String) -> Element? { children.first { $0.name == name } }
    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
    func has(_ name: String) -> Bool { children.contains { $0.name == name } }

    /// The text of a child that is there and says something.
    func value(_ name: String) -> String? {
        guard let text = child(name)?.text, !text.isEmpty else { return nil }
        return text
    }

    func flag(_ name: String) -> Bool? { value(name).map { $0 == "true" || $0 == "1" } }
    func amount(_ name: String) -> Cents? { value(name).flatMap { Cents($0) } }
    func exact(_ name: String) -> Exact? { value(name).flatMap { Exact($0) } }
    func day(_ name: String) -> CalendarDay? { value(name).flatMap { CalendarDay($0) } }

    /// Puts an element in the place of those that bear its name, or at the end.
    mutating func set(_ element: Element) {
        if let place = children.firstIndex(where: { $0.name == element.name }) {
            children.removeAll { $0.name == element.name }
            children.insert(element, at: min(place, children.count))
        } else {
            children.append(element)
        }
    }

    mutating func set(_ name: String, _ text: String) { set(Element(name, text)) }
    mutating func remove(_ name: String) { children.removeAll { $0.name == name } }
}
