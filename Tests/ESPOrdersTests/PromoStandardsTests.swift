import Accounting
import Commerce
import ConnectorKit
import Foundation
import TestKit
import Testing

@testable import ESPOrders

@Suite("A supplier who speaks PromoStandards", .tags(.s5))
struct PromoStandardsTests {
    private let access = SupplierAccess(
        purchaseOrders: "https://supplier.example/po", invoices: "https://supplier.example/invoices", id: "8841",
        password: "se<cret&")
    private let sender = SupplierSender(
        name: "Lagoon & Sons", email: "orders@lagoon.example",
        address: PostalAddress(lines: ["9 Quay"], city: "Boston", region: "MA", postalCode: "02110", country: "US"))

    private func order() throws -> Order {
        let raw = RawRecord(
            id: "", updatedAt: Instant(milliseconds: 1), body: Data(JSONWriter.write(PaperOrder.twoSuppliers).utf8))
        let profile = StoreProfile.esp(
            id: "asi/12345", name: "Lagoon", country: "US", currency: .usd, timeZone: "America/New_York")
        return try ESPMapping().order(from: raw, profile: profile)
    }

    private func calls(_ answer: String, status: Int = 200) -> (SupplierCalls, InProcessNetwork) {
        let network = InProcessNetwork()
        network.play("supplier.example") { _ in IncomingAnswer(status: status, body: Data(answer.utf8)) }
        return (SupplierCalls(access, .rehearsal(network: network, clock: ManualClock(isAutoAdvancing: true))), network)
    }

    private func soap(_ body: String) -> String {
        """
        <?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\(body)</s:Body></s:Envelope>
        """
    }

    @Test("gets a purchase order, with our name for it and nothing of it unescaped")
    func sends() async throws {
        let order = try order()
        let (calls, network) = calls(
            soap("<a:SendPOResponse xmlns:a='x'><a:transactionId>T-1</a:transactionId></a:SendPOResponse>"))
        let receipt = try await calls.send(order.supplies[0], of: order, by: sender)
        #expect(receipt == SupplierReceipt(transaction: "T-1", isDuplicate: false, warnings: []))
        let sent = try #require(network.sent.first)
        #expect(sent.header("SOAPAction") == "\"sendPO\"")
        let text = String(decoding: sent.body, as: UTF8.self)
        #expect(text.contains("<shar:password>se&lt;cret&amp;</shar:password>"))
        #expect(text.contains("<ns:totalAmount>410.00</ns:totalAmount>"))
        #expect(text.contains("<shar:companyName>Lagoon &amp; Sons</shar:companyName>"))
    }

    @Test("that has the order already counts as having it")
    func duplicate() async throws {
        let order = try order()
        let (calls, _) = calls(
            soap(
                "<SendPOResponse><ServiceMessageArray><ServiceMessage><code>200</code><description>Duplicate</description></ServiceMessage></ServiceMessageArray></SendPOResponse>"
            ))
        #expect(try await calls.send(order.supplies[0], of: order, by: sender).isDuplicate)
    }

    @Test(
        "refuses us, or answers with a fault: its own words are kept",
        arguments: [
            (
                "<SendPOResponse><ServiceMessageArray><ServiceMessage><code>105</code><description>Bad login</description></ServiceMessage></ServiceMessageArray></SendPOResponse>",
                ConnectorProblem.Cause.signInNeeded, "105 Bad login"
            ),
            (
                "<Fault><faultcode>s:Server</faultcode><faultstring>Out of paper</faultstring></Fault>", .serverFault,
                "Out of paper"
            ),
        ])
    func refuses(body: String, cause: ConnectorProblem.Cause, words: String) async throws {
        let order = try order()
        let (calls, _) = calls(soap(body), status: 500)
        let problem = await #expect(throws: ConnectorProblem.self) {
            try await calls.send(order.supplies[0], of: order, by: sender)
        }
        #expect(problem?.cause == cause)
        #expect(problem?.text == words)
    }

    private static let invoice = """
        <GetInvoicesResponse><InvoiceArray><Invoice><invoiceNumber>S-9</invoiceNumber><invoiceType>INVOICE</invoiceType>\
        <invoiceDate>2026-03-20</invoiceDate><purchaseOrderNumber>2001-1</purchaseOrderNumber>\
        <paymentDueDate>2026-04-19</paymentDueDate><currency>USD</currency><shippingAmount>19.05</shippingAmount>\
        <handlingAmount>0.00</handlingAmount><taxAmount>0</taxAmount><invoiceAmount>TOTAL</invoiceAmount>\
        <InvoiceLineItemsArray><InvoiceLineItem><purchaseOrderLineItemNumber>1</purchaseOrderLineItemNumber>\
        <invoiceQuantity>102</invoiceQuantity><unitPrice>3.5</unitPrice><extendedPrice>357.00</extendedPrice></InvoiceLineItem>\
        <InvoiceLineItem><invoiceQuantity>5</invoiceQuantity><unitPrice>0.2475</unitPrice><extendedPrice>1.2375</extendedPrice>\
        </InvoiceLineItem></InvoiceLineItemsArray></Invoice></InvoiceArray></GetInvoicesResponse>
        """

    @Test("tells invoices to the cent, with freight as a line of its own")
    func invoices() async throws {
        let (calls, network) = calls(soap(Self.invoice.replacing("TOTAL", with: "377.29")))
        let found = try await calls.invoices(since: Instant(seconds: 1_773_000_000))
        let invoice = try #require(found.invoices.first)
        #expect(invoice.purchaseOrder == "2001-1" && invoice.number == "S-9" && !invoice.isCredit)
        #expect(invoice.lines.map(\.amount.description) == ["357.00", "1.24", "19.05"])
        #expect(invoice.lines.map(\.charge) == [nil, nil, "freight"])
        #expect(invoice.total.description == "377.29")
        let text = String(decoding: try #require(network.sent.first).body, as: UTF8.self)
        #expect(text.contains("<shar:queryType>4</shar:queryType>"))
    }

    @Test("tells which invoices they took back; one who cannot is no trouble")
    func voided() async throws {
        let answer =
            "<GetVoidedInvoicesResponse><VoidedInvoiceArray><VoidedInvoice><invoiceNumber>S-9</invoiceNumber><voidDate>2026-04-03</voidDate></VoidedInvoice></VoidedInvoiceArray></GetVoidedInvoicesResponse>"
        let (calls, network) = calls(soap(answer))
        let day = try #require(BusinessDate("2026-04-03"))
        let found = try await calls.voidedInvoices(since: Instant(seconds: 1_773_000_000))
        #expect(found == [VoidedInvoice(number: "S-9", date: day)])
        #expect(
            found[0].takesBack(number: "S-9", of: day) && !found[0].takesBack(number: "S-9", of: day.adding(days: 1)))
        let sent = try #require(network.sent.first)
        #expect(sent.header("SOAPAction") == "\"getVoidedInvoices\"")
        let text = String(decoding: sent.body, as: UTF8.self)
        #expect(text.contains("<ns:GetVoidedInvoicesRequest>") && text.contains("<shar:queryType>4</shar:queryType>"))
        let fault = "<Fault><faultcode>s:Server</faultcode><faultstring>No such operation</faultstring></Fault>"
        let message =
            "<GetVoidedInvoicesResponse><ServiceMessageArray><ServiceMessage><code>125</code><description>Not supported</description></ServiceMessage></ServiceMessageArray></GetVoidedInvoicesResponse>"
        for (body, status) in [(fault, 500), (message, 200), ("", 404)] {
            #expect(try await self.calls(soap(body), status: status).0.voidedInvoices(since: Instant(seconds: 0)) == [])
        }
        await #expect(throws: ConnectorProblem.self) {
            try await self.calls(soap(""), status: 401).0.voidedInvoices(since: Instant(seconds: 0))
        }
    }

    @Test("whose sums do not fit is not believed: both figures are told")
    func wrongTotal() async throws {
        let (calls, _) = calls(soap(Self.invoice.replacing("TOTAL", with: "377.30")))
        let found = try await calls.invoices(ofPurchaseOrder: "2001-1")
        #expect(found.invoices.isEmpty)
        let problem = found.faults.first
        #expect(problem?.text?.contains("377.30") == true && problem?.text?.contains("377.29") == true)
    }

    @Test("tells lines with four decimals that come to the total together: the rounding is a line of its own")
    func roundedOnce() async throws {
        func line(_ price: String) -> String {
            "<InvoiceLineItem><invoiceQuantity>1</invoiceQuantity><unitPrice>\(price)</unitPrice><extendedPrice>\(price)</extendedPrice></InvoiceLineItem>"
        }
        let text = """
            <GetInvoicesResponse><InvoiceArray><Invoice><invoiceNumber>S-10</invoiceNumber><invoiceType>INVOICE</invoiceType>\
            <invoiceDate>2026-03-20</invoiceDate><purchaseOrderNumber>2001-1</purchaseOrderNumber><currency>USD</currency>\
            <invoiceAmount>0.25</invoiceAmount><InvoiceLineItemsArray>\(line("0.125"))\(line("0.1250"))</InvoiceLineItemsArray>\
            </Invoice></InvoiceArray></GetInvoicesResponse>
            """
        let (calls, _) = calls(soap(text))
        let found = try await calls.invoices(ofPurchaseOrder: "2001-1")
        #expect(found.faults.isEmpty)
        #expect(found.invoices.first?.lines.map(\.amount.description) == ["0.13", "0.13", "-0.01"])
    }

    @Test("gives back by a credit memo, whichever sign its amounts have", arguments: ["12.50", "-12.50"])
    func credit(amount: String) async throws {
        let order = try order()
        let text = """
            <GetInvoicesResponse><InvoiceArray><Invoice><invoiceNumber>CM-1</invoiceNumber><invoiceType>CREDIT MEMO</invoiceType>\
            <invoiceDate>2026-03-20</invoiceDate><purchaseOrderNumber>2001-1</purchaseOrderNumber><currency>USD</currency>\
            <invoiceAmount>\(amount)</invoiceAmount><InvoiceLineItemsArray><InvoiceLineItem><invoiceQuantity>1</invoiceQuantity>\
            <unitPrice>\(amount)</unitPrice><extendedPrice>\(amount)</extendedPrice></InvoiceLineItem></InvoiceLineItemsArray>\
            </Invoice></InvoiceArray></GetInvoicesResponse>
            """
        let (calls, _) = calls(soap(text))
        let memo = try #require(try await calls.invoices(ofPurchaseOrder: "2001-1").invoices.first)
        let record = try #require(StoreKind.esp.suppliers).record(memo, order.supplies[0], order)
        let fields = RecordFields(object: record, pointer: "", review: RecordReview())
        let read = ESPOrder.LateInvoice(fields, .usd)
        #expect(fields.review.rules.isEmpty)
        #expect(read.invoice.lines.map(\.amount.description) == ["-12.50"])
    }

    private static let progress = """
        <GetOrderStatusResponse><OrderStatusArray><OrderStatus><purchaseOrderNumber>2001-1</purchaseOrderNumber>\
        <OrderStatusDetailArray><OrderStatusDetail><salesOrderNumber>SO-1</salesOrderNumber><status>shipped</status>\
        <validTimestamp>2026-03-20T10:00:00Z</validTimestamp></OrderStatusDetail><OrderStatusDetail>\
        <salesOrderNumber>SO-2</salesOrderNumber><status>inProduction</status><issueCategory>proofHold</issueCategory>\
        <expectedShipDate>2026-04-02</expectedShipDate><additionalExplanation>Waiting for art &amp; proof</additionalExplanation>\
        <validTimestamp>2026-03-20T10:00:00Z</validTimestamp></OrderStatusDetail></OrderStatusDetailArray></OrderStatus>\
        <OrderStatus><purchaseOrderNumber>2001-2</purchaseOrderNumber><OrderStatusDetailArray><OrderStatusDetail>\
        <salesOrderNumber>SO-3</salesOrderNumber><status>lostAtSea</status></OrderStatusDetail></OrderStatusDetailArray>\
        </OrderStatus></OrderStatusArray></GetOrderStatusResponse>
        """

    @Test("says how far it is: as far as its slowest part, with what holds it; words that nobody knows are passed over")
    func progress() async throws {
        let (network, answer) = (InProcessNetwork(), Data(soap(Self.progress).utf8))
        network.play("supplier.example") { _ in IncomingAnswer(status: 200, body: answer) }
        var access = access
        access.progress = "https://supplier.example/status"
        let calls = SupplierCalls(
            access, .rehearsal(network: network, clock: ManualClock(isAutoAdvancing: true)))
        let told = try await calls.progress(since: Instant(seconds: 1_773_000_000))
        #expect(
            told == [
                SuppliedProgress(
                    purchaseOrder: "2001-1",
                    progress: SupplierProgress(
                        .inProduction, hold: "proofHold", shipsOn: BusinessDate(year: 2026, month: 4, day: 2),
                        words: "Waiting for art & proof"))
            ])
        let sent = try #require(network.sent.first)
        #expect(sent.header("SOAPAction") == "\"getOrderStatus\"")
        let text = String(decoding: sent.body, as: UTF8.self)
        #expect(text.contains("<shar:wsVersion>2.0.0</shar:wsVersion>") && text.contains(">lastUpdate<"))
    }

    @Test("has no news of purchase orders, which is no fault; who we are must be right")
    func noProgress() throws {
        func answer(_ code: String) -> Data {
            Data(
                soap(
                    "<GetOrderStatusResponse><ServiceMessageArray><ServiceMessage><code>\(code)</code></ServiceMessage></ServiceMessageArray></GetOrderStatusResponse>"
                ).utf8)
        }
        #expect(try OrderStatusAnswer.read(answer("301"), status: 200).isEmpty)
        #expect(throws: ConnectorProblem.self) { try OrderStatusAnswer.read(answer("105"), status: 200) }
    }

    @Test("has none, which is no fault")
    func nothing() async throws {
        let (calls, _) = calls(
            soap(
                "<GetInvoicesResponse><ServiceMessageArray><ServiceMessage><code>903</code></ServiceMessage></ServiceMessageArray></GetInvoicesResponse>"
            ))
        #expect(try await calls.invoices(ofPurchaseOrder: "1") == SuppliedInvoices())
    }

    @Test(
        "is not trusted: entities, document types, depth and broken XML are refused",
        arguments: [
            ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", SoapReader.Fault.forbidden),
            ("<a>&x;</a>", .forbidden), ("<a><!ENTITY b 'c'></a>", .forbidden), ("<a><b></a></b>", .notXML),
            ("<a>", .notXML),
            ("<a/><b/>", .notXML), ("<a x=1/>", .notXML), ("<a>&#0;</a>", .notXML),
            (String(repeating: "<a>", count: 30) + String(repeating: "</a>", count: 30), .tooLarge),
        ])
    func hostile(text: String, fault: SoapReader.Fault) {
        #expect(throws: fault) { try SoapReader.read(Data(text.utf8)) }
    }

    @Test("may write its XML as it likes")
    func tolerant() throws {
        let read = try SoapReader.read(
            Data(
                "\u{FEFF}<?xml version='1.0'?><!-- hi --><n:a xmlns:n=\"u\"><b> x &amp; &#233;<![CDATA[<y>]]></b><c/></n:a>"
                    .utf8))
        #expect(read.name == "a" && read.text("b") == "x & é<y>" && read["c"]?.text == "")
    }

    private static let schemas = ["../shared/reference/promostandards", "../../shared/reference/promostandards"].first {
        FileManager.default.fileExists(atPath: $0)
    }
    private static let xmllint = ["/usr/bin/xmllint"].first { FileManager.default.isExecutableFile(atPath: $0) }

    /// The request as it stands in the body of its envelope, for a validator that knows nothing of SOAP.
    private func content(_ envelope: String, _ name: String) throws -> String {
        let start = try #require(envelope.range(of: "<ns:\(name)>"))
        let end = try #require(envelope.range(of: "</ns:\(name)>"))
        let spaces = try #require(envelope.firstMatch(of: /xmlns:ns="[^"]+" xmlns:shar="[^"]+"/)).output
        return String(envelope[start.lowerBound..<end.upperBound])
            .replacing("<ns:\(name)>", with: "<ns:\(name) \(spaces)>")
    }

    private func validate(_ text: String, _ schema: String) throws {
        let folder = try #require(Self.schemas)
        let file = FileManager.default.temporaryDirectory.appending(path: "request-\(UUID().uuidString).xml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { do { try FileManager.default.removeItem(at: file) } catch { print("left behind: \(file.path)") } }
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.xmllint))
        process.arguments = ["--noout", "--nonet", "--schema", "\(folder)/\(schema)", file.path]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let told = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: told, as: UTF8.self))")
    }

    @Test("gets requests that fit the official schemas", .enabled(if: schemas != nil && xmllint != nil))
    func valid() throws {
        let order = try order()
        for supplied in order.supplies {
            let request = PurchaseOrderRequest(order: order, supplied: supplied, sender: sender, access: access)
            try validate(
                try content(request.text, "SendPORequest"), "purchase-order-1.0.0/SendPORequest.xsd")
        }
        for query in [InvoiceRequest.Query.purchaseOrder("2001-1"), .since(Instant(seconds: 1_773_000_000))] {
            try validate(
                try content(InvoiceRequest(query: query, access: access).text, "GetInvoicesRequest"),
                "invoice-1.0.0/GetInvoicesRequest.xsd")
            try validate(
                try content(
                    InvoiceRequest(query: query, access: access, isOfVoided: true).text, "GetVoidedInvoicesRequest"),
                "invoice-1.0.0/GetVoidedInvoicesRequest.xsd")
        }
    }

    @Test("says what the samples say", .enabled(if: schemas != nil))
    func samples() throws {
        let folder = try #require(Self.schemas) + "/../esp-samples/promostandards"
        func body(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(folder)/\(name)")) }
        let invoices = try InvoiceAnswer.read(try body("getInvoices-response-1006-1.xml"), status: 200).invoices
        #expect(invoices.map(\.number) == ["WW-INV-60412", "WW-CM-0131"])
        #expect(invoices.map(\.total.description) == ["168.04", "11.88"])
        #expect(invoices.map(\.isCredit) == [false, true])
        #expect(try InvoiceAnswer.read(try body("getInvoices-response-none.xml"), status: 200) == SuppliedInvoices())
        #expect(
            try VoidedInvoicesAnswer.read(try body("getVoidedInvoices-response.xml"), status: 200)
                == [VoidedInvoice(number: "WW-INV-60355", date: BusinessDate(year: 2025, month: 4, day: 3))])
        #expect(
            try PurchaseOrderAnswer.read(try body("sendPO-response-accepted.xml"), status: 200).transaction
                == "TW-778120")
        #expect(try PurchaseOrderAnswer.read(try body("sendPO-response-duplicate.xml"), status: 200).isDuplicate)
        #expect(try PurchaseOrderAnswer.read(try body("sendPO-response-warning.xml"), status: 200).warnings.count == 1)
    }
}
