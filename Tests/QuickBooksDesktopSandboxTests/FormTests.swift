import Testing

@testable import QuickBooksDesktopSandbox

@Suite("QuickBooks' parser")
struct FormTests {
    private let parse = "0x80040400"

    @Test(
        "refuses the whole set for one mistake in the form",
        arguments: [
            // Order.
            "<InvoiceAddRq><InvoiceAdd><TxnDate>2026-02-03</TxnDate>\(kern)</InvoiceAdd></InvoiceAddRq>",
            "<InvoiceAddRq><InvoiceAdd>\(kern)<InvoiceLineAdd><Amount>1.00</Amount><Desc>x</Desc></InvoiceLineAdd></InvoiceAdd></InvoiceAddRq>",
            "<ItemNonInventoryAddRq><ItemNonInventoryAdd><Name>x</Name><ClassRef><FullName>Online</FullName></ClassRef><ParentRef><FullName>y</FullName></ParentRef><SalesOrPurchase></SalesOrPurchase></ItemNonInventoryAdd></ItemNonInventoryAddRq>",
            "<BillAddRq><BillAdd><VendorRef><FullName>Bright Pens Co.</FullName></VendorRef><RefNumber>1</RefNumber><DueDate>2026-02-03</DueDate></BillAdd></BillAddRq>",
            // What is missing, twice there, or not there at all.
            "<InvoiceAddRq><InvoiceAdd><RefNumber>1</RefNumber></InvoiceAdd></InvoiceAddRq>",
            "<InvoiceAddRq><InvoiceAdd>\(kern)\(kern)</InvoiceAdd></InvoiceAddRq>",
            "<SalesReceiptAddRq><SalesReceiptAdd>\(kern)</SalesReceiptAdd></SalesReceiptAddRq>",
            "<CustomerAddRq><CustomerAdd><Name>x</Name><Nickname>y</Nickname></CustomerAdd></CustomerAddRq>",
            "<CustomerAdRq></CustomerAdRq>",
            "<ReceivePaymentAddRq><ReceivePaymentAdd>\(kern)<TotalAmount>1.00</TotalAmount></ReceivePaymentAdd></ReceivePaymentAddRq>",
            // Elements of other editions. Source: quickbooks-desktop.md §4.3.
            "<InvoiceAddRq><InvoiceAdd>\(kern)<DiscountLineAdd><Amount>1.00</Amount></DiscountLineAdd></InvoiceAdd></InvoiceAddRq>",
            "<InvoiceAddRq><InvoiceAdd>\(kern)<IsTaxIncluded>true</IsTaxIncluded></InvoiceAdd></InvoiceAddRq>",
            "<InvoiceAddRq><InvoiceAdd>\(kern)<InvoiceLineAdd><TaxAmount>1.00</TaxAmount></InvoiceLineAdd></InvoiceAdd></InvoiceAddRq>",
            // Words and attributes.
            "<CustomerQueryRq><ActiveStatus>Everything</ActiveStatus></CustomerQueryRq>",
            "<CustomerQueryRq iterator=\"Begin\"><MaxReturned>1</MaxReturned></CustomerQueryRq>",
            "<AccountQueryRq iterator=\"Start\"><MaxReturned>1</MaxReturned></AccountQueryRq>",
            "<CustomerAddRq id=\"1\"><CustomerAdd><Name>x</Name></CustomerAdd></CustomerAddRq>",
            "<CustomerAddRq><CustomerAdd><Name>x<b/></Name></CustomerAdd></CustomerAddRq>",
            "<CustomerQueryRq><MaxReturned>1</MaxReturned><ListID>80000001-1</ListID></CustomerQueryRq>",
        ])
    func structure(_ request: String) {
        var office = Office()
        let good = "<CustomerAddRq><CustomerAdd><Name>Good one</Name></CustomerAdd></CustomerAddRq>"
        #expect(office.problem(in: good + request) == parse)
        #expect(office.file.number(named: "Good one", in: "entity") == nil)
        #expect(office.problem(in: good) == nil)
    }

    @Test("refuses what is no qbXML document, and hostile XML")
    func documents() {
        var office = Office()
        let body = "<QBXML><QBXMLMsgsRq onError=\"stopOnError\"><HostQueryRq></HostQueryRq></QBXMLMsgsRq></QBXML>"
        let head = "<?xml version=\"1.0\"?><?qbxml version=\"13.0\"?>"
        #expect(office.problem(head + body) == nil)
        #expect(office.problem("<?xml version=\"1.0\"?>" + body) == parse)
        #expect(office.problem(body) == parse)
        #expect(office.problem("<?qbxml version=\"13.0\"?>" + body) == nil)
        #expect(office.problem("<?xml version=\"1.0\"?><?qbxml version=\"99.0\"?>" + body) == "0x80040423")
        #expect(office.problem("<?xml version=\"1.0\"?><?qbxml version=\"14.0\"?>" + body) == "0x80040423")
        #expect(office.problem(head + body.replacing("stopOnError", with: "rollbackOnError")) == "0x80040413")
        #expect(office.problem(head + body.replacing(" onError=\"stopOnError\"", with: "")) == parse)
        #expect(office.problem("") == parse)
        #expect(office.problem(head + body.dropLast(3)) == parse)
        #expect(office.problem(head + "<!DOCTYPE a [<!ENTITY b \"c\">]>" + body) == parse)
        let deep = String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)
        #expect(office.problem(head + deep) == parse)
        #expect(office.problem(head + body.replacing("<HostQueryRq>", with: "<HostQueryRq>\u{0}")) == parse)
        #expect(office.problem(head + body.replacing("<HostQueryRq>", with: "<HostQueryRq>&xxe;")) == parse)
    }

    @Test("takes letters beyond ASCII as references only, and keeps what Windows-1252 has")
    func letters() throws {
        var office = Office()
        let name: (String) -> String = {
            "<CustomerAddRq><CustomerAdd><Name>\($0)</Name></CustomerAdd></CustomerAddRq>"
        }
        #expect(office.problem(in: name("Café")) == parse)
        #expect(office.problem(in: name("Tom & Co")) == parse)
        let coffee = try office.one(name("Caf&#233; &amp; Fils"))
        #expect(coffee["Name"] == "Café & Fils")
        let far = try office.one(name("&#1040;&#1041; &#9786; &#8364;"))
        #expect(far["Name"] == "?? ? €")
        let split = try office.one(name("Zoe&#776;"))
        #expect(split["Name"] == "Zoë")
    }

    @Test("knows elements from their first version on")
    func versions() {
        var office = Office()
        let request =
            "<InvoiceAddRq><InvoiceAdd>\(kern)<ExternalGUID>{12345678-1234-1234-1234-123456789012}</ExternalGUID></InvoiceAdd></InvoiceAddRq>"
        office.version = "8.0"
        #expect(office.problem(in: request) == parse)
        office.version = "9.0"
        #expect(office.problem(in: request) == nil)
    }
}

@Suite("Values that cannot be converted")
struct ValueTests {
    @Test(
        "refuse their request with its code, and the others of the set are done",
        arguments: [
            (3070, kern + "<RefNumber>123456789012</RefNumber>"),
            (3020, kern + "<TxnDate>2026-02-30</TxnDate>"), (3020, kern + "<TxnDate>03.02.2026</TxnDate>"),
            (3010, kern + "<IsPending>yes</IsPending>"),
            (3040, kern + sold("Artwork", "<Amount>12.5</Amount>")),
            (3040, kern + sold("Artwork", "<Amount>1,250.00</Amount>")),
            (3045, kern + sold("Artwork", "<Rate>1.123456</Rate>")),
            (3060, kern + sold("Artwork", "<Quantity>ten</Quantity>")),
            (3065, kern + "<ExternalGUID>12345678-1234-1234-1234-123456789012</ExternalGUID>"),
            (3000, "<CustomerRef><ListID>no identifier</ListID></CustomerRef>"),
            (3140, "<CustomerRef><ListID>80000FFF-1420967073</ListID></CustomerRef>"),
        ])
    func values(_ code: Int, _ inner: String) throws {
        var office = Office()
        let good = "<CustomerAddRq requestID=\"2\"><CustomerAdd><Name>Good one</Name></CustomerAdd></CustomerAddRq>"
        let answers = try office.ask(
            "<InvoiceAddRq requestID=\"1\"><InvoiceAdd>\(inner)</InvoiceAdd></InvoiceAddRq>" + good)
        #expect(answers.map(\.code) == [code, 0], "\(answers[0].message)")
        #expect(answers[0].severity == "Error")
        #expect(answers[0].element.children.isEmpty)
        #expect(answers.map { $0.attribute("requestID") } == ["1", "2"])
        #expect(office.isBalanced)
    }

    @Test("stop the set where it is asked to stop")
    func stops() throws {
        var office = Office()
        let bad = "<InvoiceAddRq><InvoiceAdd>\(kern)<RefNumber>123456789012</RefNumber></InvoiceAdd></InvoiceAddRq>"
        let good = "<CustomerAddRq><CustomerAdd><Name>Good one</Name></CustomerAdd></CustomerAddRq>"
        let answers = try office.ask(good + bad + good, attributes: "onError=\"stopOnError\"")
        #expect(answers.map(\.code) == [0, 3070, 3231])
    }

    @Test("an identifier of a request has 50 characters at most")
    func requestIDs() throws {
        var office = Office()
        let long = String(repeating: "x", count: 51)
        #expect(try office.one("<HostQueryRq requestID=\"\(long)\"></HostQueryRq>").code == 1060)
    }
}
