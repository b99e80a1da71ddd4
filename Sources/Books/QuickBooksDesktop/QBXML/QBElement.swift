import Accounting

/// An element of a request, with its children in the order that the schema demands.
struct QBElement: Hashable, Sendable {
    var name: String
    var attributes: [Attribute] = []
    var text: String?
    var children: [QBElement] = []

    struct Attribute: Hashable, Sendable {
        var name: String
        var value: String
    }

    /// With children; what is `nil` is left out.
    init(_ name: String, _ children: [QBElement?]) {
        self.name = name
        self.children = children.compactMap { $0 }
    }

    init(_ name: String, text: String) {
        self.name = name
        self.text = text
    }

    func with(_ attribute: String, _ value: String?) -> QBElement {
        guard let value else { return self }
        var element = self
        element.attributes.append(Attribute(name: attribute, value: value))
        return element
    }

    func write(into result: inout String) {
        result += "<" + name
        for attribute in attributes { result += " \(attribute.name)=\"\(XMLText.escaped(attribute.value))\"" }
        if children.isEmpty, text?.isEmpty ?? true {
            result += "/>"
            return
        }
        result += ">"
        if let text { result += XMLText.escaped(text) }
        for child in children { child.write(into: &result) }
        result += "</" + name + ">"
    }
}

/// The simple types of the schema. Source: quickbooks-desktop.md §3.1.
extension QBElement {
    static func line(_ name: String, _ text: String?, _ max: Int) -> QBElement? {
        text?.desktopLine(max).map { QBElement(name, text: $0) }
    }

    static func paragraph(_ name: String, _ text: String?, _ max: Int) -> QBElement? {
        text?.desktopParagraph(max).map { QBElement(name, text: $0) }
    }

    static func name(_ name: String, _ text: String?, _ max: Int) -> QBElement? {
        text?.desktopName(max).map { QBElement(name, text: $0) }
    }

    static func plain(_ name: String, _ text: String?) -> QBElement? { text.map { QBElement(name, text: $0) } }

    static func date(_ name: String, _ date: BusinessDate?) -> QBElement? {
        date.map { QBElement(name, text: $0.description) }
    }

    static func flag(_ name: String, _ flag: Bool?) -> QBElement? {
        flag.map { QBElement(name, text: $0 ? "true" : "false") }
    }

    /// Always with two decimals, also in currencies that have none.
    static func amount(_ name: String, _ amount: Money) -> QBElement {
        let (whole, rest) = (amount.decimal.description.split(separator: "."), "00")
        let decimals = whole.count > 1 ? String(whole[1]) : ""
        return QBElement(name, text: whole[0] + "." + (decimals + rest).prefix(2))
    }

    /// A price or quantity; at most five decimals.
    static func number(_ name: String, _ number: ExactDecimal?) -> QBElement? {
        number.map { QBElement(name, text: $0.rounded(toScale: numberDecimalsMax).description) }
    }

    /// An exchange rate.
    static func rate(_ name: String, _ rate: ExactDecimal?) -> QBElement? {
        rate.map { QBElement(name, text: $0.description) }
    }

    /// A record of a list by its identifier.
    static func reference(_ name: String, _ id: String?) -> QBElement? {
        guard let id, !id.isEmpty else { return nil }
        return QBElement(name, [QBElement("ListID", text: id)])
    }

    /// A record of a list by its name.
    static func named(_ name: String, _ fullName: String?) -> QBElement? {
        fullName.map { QBElement(name, [QBElement("FullName", text: $0)]) }
    }

    /// The most decimals that a quantity or a price has.
    static let numberDecimalsMax = 5
}
