import Foundation
import FoundationXML

/// A document as it was read.
struct XMLText {
    let root: Element
    /// Target and content of each processing instruction in front of the root.
    let instructions: [(target: String, content: String)]
}

/// Why a text is not read.
struct XMLRefusal: Error, Equatable {
    let reason: String
}

/// Reads XML into a tree. Document types, and with them every entity but the five of XML itself, are refused before
/// a parser sees them; depth, size and number of elements are bounded.
enum XMLReading {
    /// The answer to a query of a large list may have many megabytes; a request never comes near.
    static let bytesMax = 64 << 20
    static let depthMax = 64
    static let elementsMax = 2_000_000

    static func read(_ text: String) throws(XMLRefusal) -> XMLText {
        let bytes = Array(text.utf8)
        guard bytes.count <= bytesMax else { throw XMLRefusal(reason: "too long") }
        guard !bytes.contains(0) else { throw XMLRefusal(reason: "a character that XML does not have") }
        guard text.range(of: "<!DOCTYPE", options: .caseInsensitive) == nil,
            text.range(of: "<!ENTITY", options: .caseInsensitive) == nil
        else { throw XMLRefusal(reason: "a document type") }
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        let builder = TreeBuilder()
        parser.delegate = builder
        let done = parser.parse()
        if let refusal = builder.refusal { throw refusal }
        guard done, let root = builder.root else {
            throw XMLRefusal(reason: "line \(parser.lineNumber), column \(parser.columnNumber)")
        }
        return XMLText(root: root, instructions: builder.instructions)
    }
}

/// Collects what the parser tells into a tree.
private final class TreeBuilder: NSObject, XMLParserDelegate {
    var root: Element?
    var instructions: [(target: String, content: String)] = []
    var refusal: XMLRefusal?
    private var open: [Element] = []
    private var texts: [String] = []
    private var count = 0
    private var names: [String: String] = [:]

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
        attributes: [String: String] = [:]
    ) {
        count += 1
        if open.count >= XMLReading.depthMax { stop(parser, "too deep") }
        if count > XMLReading.elementsMax { stop(parser, "too many elements") }
        var element = Element(shared(elementName))
        element.attributes = attributes.sorted { $0.key < $1.key }.map {
            Element.Attribute(name: $0.key, value: $0.value)
        }
        open.append(element)
        texts.append("")
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if !texts.isEmpty { texts[texts.count - 1] += string }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if !texts.isEmpty { texts[texts.count - 1] += String(decoding: block, as: UTF8.self) }
    }

    func parser(_ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?) {
        if open.isEmpty, root == nil { instructions.append((target, data ?? "")) }
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
    ) {
        guard var element = open.popLast(), let text = texts.popLast() else { return }
        if element.children.isEmpty {
            element.text = text
        } else if text.contains(where: { !$0.isWhitespace }) {
            stop(parser, "text between elements")
        }
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }

    /// One copy of each name, however often it comes.
    private func shared(_ name: String) -> String {
        if let known = names[name] { return known }
        names[name] = name
        return name
    }

    private func stop(_ parser: XMLParser, _ reason: String) {
        if refusal == nil { refusal = XMLRefusal(reason: reason) }
        parser.abortParsing()
    }
}
