import QuickBooksDesktop
import TestKit
import Testing

@Suite("XML from outside")
struct XMLReaderTests {
    private func read(_ text: String, bytes: Int = 100_000) -> Result<XMLNode, XMLFault> {
        do throws(XMLFault) { return .success(try XMLReader.read(text.utf8, limits: .init(bytes: bytes))) } catch {
            return .failure(error)
        }
    }

    @Test("is read with text, data, attributes and namespaces")
    func good() throws {
        let text = """
            <?xml version="1.0" encoding="utf-8"?><!-- hello --><s:a xmlns:s="urn:x" xmlns="urn:y" k="1 &amp; 2"><b>Caf&#233; &lt;</b><c><![CDATA[<raw>&]]></c><d/></s:a>
            """
        let root = try read(text).get()
        #expect(root.name == "a" && root.namespace == "urn:x" && root.attributes["k"] == "1 & 2")
        #expect(root.value("b") == "Café <")
        #expect(root.value("c") == "<raw>&")
        #expect(root.child("d")?.namespace == "urn:y")
        #expect(root.value("d") == nil)
    }

    @Test(
        "with a document type is refused, whatever it says",
        arguments: [
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
            "<a><!DOCTYPE b><b/></a>", "<!ENTITY a \"b\"><a/>",
        ])
    func documentTypes(_ text: String) { #expect(read(text) == .failure(.documentType)) }

    @Test(
        "that is broken is refused, and nothing of it is guessed",
        arguments: [
            "", "text", "<a>", "<a></b>", "<a b=1/>", "<a b=\"1\" b=\"2\"/>", "<a>&unknown;</a>", "<a/><b/>",
            "<a>&#xZZ;</a>",
            "<x:a/>", "<a b='<'/>", "<a", "<a><![CDATA[x</a>", "<1a/>",
        ])
    func broken(_ text: String) {
        guard case .failure(.malformed) = read(text) else {
            Issue.record("\(text) was read")
            return
        }
    }

    @Test("is bounded in bytes and depth")
    func bounds() {
        let deep = String(repeating: "<a>", count: 200_000)
        #expect(read(deep, bytes: 10_000_000) == .failure(.tooDeep))
        #expect(read("<a>" + String(repeating: "x", count: 100) + "</a>", bytes: 50) == .failure(.tooLarge(bytes: 107)))
    }

    @Test("in an old Windows encoding is read where it says so, and UTF-16 is not")
    func encodings() throws {
        let old =
            Array("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>".utf8) + [0xE9, 0x80] + Array("</a>".utf8)
        let root = try XMLReader.read(old, limits: .init(bytes: 1000))
        #expect(root.text == "é€")
        #expect(throws: XMLFault.encoding("UTF-16")) {
            try XMLReader.read([0xFF, 0xFE, 0x3C, 0x00], limits: .init(bytes: 1000))
        }
        #expect(throws: XMLFault.encoding("not UTF-8")) {
            try XMLReader.read(Array("<a>".utf8) + [0xE9] + Array("</a>".utf8), limits: .init(bytes: 1000))
        }
    }

    @Test("is written in pure ASCII, without what XML forbids")
    func writing() {
        #expect(
            XMLText.escaped("Ruiz & Hijas <é> \u{1}\u{1F600}\"") == "Ruiz &amp; Hijas &lt;&#233;&gt; &#128512;&quot;")
    }
}
