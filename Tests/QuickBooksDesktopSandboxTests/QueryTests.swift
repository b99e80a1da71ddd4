import Foundation
import Testing

@testable import QuickBooksDesktopSandbox

@Suite("Queries")
struct QueryTests {
    @Test("an iterator hands a large list out page by page, each element once")
    func pages() throws {
        var office = Office(CompanyFileProfile(customers: 250))
        var reply = try office.find(
            "Customer", "<MaxReturned>100</MaxReturned><ActiveStatus>All</ActiveStatus>",
            attributes: "iterator=\"Start\"")
        var seen = reply.element.children.compactMap { $0.value("ListID") }
        #expect(reply.attribute("iteratorRemainingCount") == "154")
        let id = reply.attribute("iteratorID") ?? ""
        while reply.attribute("iteratorRemainingCount") != "0" {
            reply = try office.find(
                "Customer", "<MaxReturned>100</MaxReturned><ActiveStatus>All</ActiveStatus>",
                attributes: "iterator=\"Continue\" iteratorID=\"\(id)\"")
            #expect(reply.code == 0, "\(reply.message)")
            seen += reply.element.children.compactMap { $0.value("ListID") }
        }
        #expect(seen.count == 254)
        #expect(Set(seen).count == 254)
        // It is finished.
        #expect(
            try office.find(
                "Customer", "<MaxReturned>100</MaxReturned><ActiveStatus>All</ActiveStatus>",
                attributes: "iterator=\"Continue\" iteratorID=\"\(id)\""
            ).code == 3000)
    }

    @Test("an iterator dies with its session, wants a size, and keeps to its request")
    func staleIterators() throws {
        var office = Office(CompanyFileProfile(items: 50))
        #expect(try office.find("Item", attributes: "iterator=\"Start\"").code == 3150)
        let start = try office.find("Item", "<MaxReturned>10</MaxReturned>", attributes: "iterator=\"Start\"")
        let id = start.attribute("iteratorID") ?? ""
        let goOn = "iterator=\"Continue\" iteratorID=\"\(id)\""
        #expect(try office.find("Customer", "<MaxReturned>10</MaxReturned>", attributes: goOn).code == 3152)
        #expect(
            try office.find("Item", "<MaxReturned>10</MaxReturned><ActiveStatus>All</ActiveStatus>", attributes: goOn)
                .code
                == 3152)
        #expect(try office.find("Item", "<MaxReturned>5</MaxReturned>", attributes: goOn).code == 0)
        office.session = DesktopSession()
        #expect(try office.find("Item", "<MaxReturned>5</MaxReturned>", attributes: goOn).code == 3000)
    }

    @Test("a size without an iterator cuts silently")
    func cuts() throws {
        var office = Office(CompanyFileProfile(customers: 30))
        let reply = try office.find("Customer", "<MaxReturned>5</MaxReturned>")
        #expect(reply.element.children.count == 5)
        #expect(reply.attribute("iteratorRemainingCount") == nil)
    }

    @Test("all kinds of items come in one answer")
    func kinds() throws {
        var office = Office()
        let names = Set(try office.find("Item", "<ActiveStatus>All</ActiveStatus>").element.children.map(\.name))
        #expect(names == Set(ListKind.items.map { $0.rawValue + "Ret" }))
        let terms = try office.find("Terms").element.children.map(\.name)
        #expect(Set(terms) == ["StandardTermsRet", "DateDrivenTermsRet"])
        let entities = Set(try office.find("Entity").element.children.map(\.name))
        #expect(entities == ["CustomerRet", "VendorRet", "EmployeeRet", "OtherNameRet"])
    }

    @Test("changes are asked for in local time, and an offset is not read")
    func modified() throws {
        var office = Office()
        // 2026-07-06T16:30:00Z is 12:30 in New York, in summer; its offset is told as in winter.
        office.date = Date(timeIntervalSince1970: 1_783_355_400)
        let made = try office.add("Customer", "<Name>July</Name>")
        #expect(made["TimeModified"] == "2026-07-06T12:30:00-05:00")
        func found(_ from: String) throws -> Bool {
            try office.find("Customer", "<FromModifiedDate>\(from)</FromModifiedDate>")["Name"] == "July"
        }
        #expect(try found("2026-07-06T12:30:00"))
        #expect(try !found("2026-07-06T12:30:01"))
        #expect(try found("2026-07-06T12:30:00-05:00"))
        #expect(try !found("2026-07-06T16:30:00+00:00"))
        #expect(try found("2026-07-06"))
        #expect(try !found("2026-07-07"))
    }

    @Test("what is asked for by identifier and is not there is told, and the rest comes")
    func missing() throws {
        var office = Office()
        let reply = try office.find(
            "Customer", "<FullName>Kern Lighting Warehouse</FullName><FullName>Nobody</FullName>")
        #expect(reply.code == 500)
        #expect(reply.message.contains("\"Nobody\""))
        #expect(reply["Name"] == "Kern Lighting Warehouse")
    }

    @Test("only the elements that are wanted come back")
    func wanted() throws {
        var office = Office()
        let reply = try office.find(
            "Customer",
            "<FullName>Kern Lighting Warehouse</FullName><IncludeRetElement>ListID</IncludeRetElement><IncludeRetElement>Name</IncludeRetElement>"
        )
        #expect(reply.first.children.map(\.name) == ["ListID", "Name"])
    }

    @Test("documents are found by day, customer, number and account, with lines only when asked")
    func documents() throws {
        var office = Office()
        let line = sold("Artwork", "<Amount>1.00</Amount>")
        _ = try office.add("Invoice", kern + "<TxnDate>2026-01-10</TxnDate><RefNumber>EW10</RefNumber>" + line)
        _ = try office.add(
            "Invoice",
            ref("CustomerRef", "Cook, Brian:Kitchen") + "<TxnDate>2026-01-20</TxnDate><RefNumber>EW20</RefNumber>"
                + line)
        func numbers(_ filter: String) throws -> [String] {
            try office.find("Invoice", filter).element.children.compactMap { $0.value("RefNumber") }
        }
        let days =
            "<TxnDateRangeFilter><FromTxnDate>2026-01-15</FromTxnDate><ToTxnDate>2026-01-20</ToTxnDate></TxnDateRangeFilter>"
        #expect(try numbers(days) == ["EW20"])
        #expect(try numbers("<EntityFilter><FullName>Cook, Brian</FullName></EntityFilter>") == [])
        #expect(
            try numbers("<EntityFilter><FullNameWithChildren>Cook, Brian</FullNameWithChildren></EntityFilter>") == [
                "EW20"
            ])
        #expect(
            try numbers(
                "<RefNumberFilter><MatchCriterion>StartsWith</MatchCriterion><RefNumber>ew</RefNumber></RefNumberFilter>"
            )
                == ["EW10", "EW20"])
        #expect(try numbers("<RefNumber>ew10</RefNumber>") == ["EW10"])
        #expect(try numbers("<RefNumberCaseSensitive>ew10</RefNumberCaseSensitive>") == [])
        #expect(try office.find("Invoice", "<RefNumber>EW10</RefNumber>")["InvoiceLineRet/Amount"] == nil)
        let all = try office.find("Transaction").element.children.compactMap { $0.value("TxnType") }
        #expect(all.filter { $0 == "Invoice" }.count == 2)
    }

    @Test("custom fields come with their owner")
    func extensions() throws {
        var office = Office()
        let owner = "{11111111-2222-3333-4444-555555555555}"
        func extend(_ kind: String, _ value: String) -> String {
            "<DataExt\(kind)Rq><DataExt\(kind)><OwnerID>\(owner)</OwnerID><DataExtName>Order</DataExtName>"
                + "<ListDataExtType>Customer</ListDataExtType><ListObjRef><FullName>Kern Lighting Warehouse</FullName></ListObjRef>"
                + value + "</DataExt\(kind)></DataExt\(kind)Rq>"
        }
        #expect(try office.one(extend("Add", "<DataExtValue>EW1</DataExtValue>")).code == 0)
        let name = "<FullName>Kern Lighting Warehouse</FullName>"
        #expect(try office.find("Customer", name)["DataExtRet/DataExtValue"] == nil)
        #expect(try office.find("Customer", name + "<OwnerID>\(owner)</OwnerID>")["DataExtRet/DataExtValue"] == "EW1")
        #expect(try office.one(extend("Del", "")).code == 0)
        #expect(try office.find("Customer", name + "<OwnerID>\(owner)</OwnerID>")["DataExtRet/DataExtValue"] == nil)
    }

    @Test("a later request of a set uses the identifier of an earlier one")
    func macros() throws {
        var office = Office()
        let invoice =
            "<InvoiceAddRq><InvoiceAdd defMacro=\"TxnID:one\">\(kern)\(ref("ItemSalesTaxRef", "Out of State"))\(sold("Artwork", "<Amount>9.00</Amount>"))</InvoiceAdd></InvoiceAddRq>"
        let payment =
            "<ReceivePaymentAddRq><ReceivePaymentAdd>\(kern)<TotalAmount>9.00</TotalAmount><AppliedToTxnAdd><TxnID useMacro=\"TxnID:one\"/><PaymentAmount>9.00</PaymentAmount></AppliedToTxnAdd></ReceivePaymentAdd></ReceivePaymentAddRq>"
        let answers = try office.ask(invoice + payment)
        #expect(answers.map(\.code) == [0, 0])
        #expect(answers[1]["AppliedToTxnRet/BalanceRemaining"] == "0.00")
        #expect(try office.one(payment).code == 9100)
    }
}
