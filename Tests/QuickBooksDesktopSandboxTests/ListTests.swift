import Testing

@testable import QuickBooksDesktopSandbox

@Suite("Names and lists")
struct ListTests {
    @Test("a name is unique among customers, vendors, employees and others, whatever its case")
    func nameSpace() throws {
        var office = Office()
        for name in ["kern LIGHTING warehouse", "Bright Pens Co.", "jenna miller", "Owner"] {
            let refused = try office.add("Customer", "<Name>\(name)</Name>")
            #expect(refused.code == 3100)
            #expect(refused.message == "The name \"\(name)\" of the list element is already in use.")
        }
        #expect(try office.add("Vendor", "<Name>Cook, Brian</Name>").code == 3100)
        // A name inside another customer's jobs is free.
        #expect(try office.add("Vendor", "<Name>Kitchen</Name>").code == 0)
        #expect(try office.add("Customer", "<Name>kitchen</Name>" + ref("ParentRef", "Cook, Brian")).code == 3100)
        #expect(
            try office.add("Customer", "<Name>Garden</Name>" + ref("ParentRef", "Cook, Brian"))["FullName"]
                == "Cook, Brian:Garden")
        #expect(try office.add("Customer", "<Name>Garden</Name>" + ref("ParentRef", "Nobody")).code == 3130)
    }

    @Test("a name holds 41 characters or 31, and no colon")
    func lengths() throws {
        var office = Office()
        let long = String(repeating: "n", count: 41)
        #expect(try office.add("Customer", "<Name>\(long)</Name>").code == 0)
        #expect(try office.add("Customer", "<Name>\(long)n</Name>").code == 3070)
        #expect(try office.add("Class", "<Name>\(long.prefix(32))</Name>").code == 3070)
        #expect(try office.add("Customer", "<Name>A:B</Name>").code == 3090)
        #expect(try office.add("Customer", "<Name> </Name>").code == 3150)
        #expect(try office.add("SalesTaxCode", "<Name>Four</Name><IsTaxable>true</IsTaxable>").code == 3070)
    }

    @Test("an item's name is unique across all kinds of items below one parent")
    func items() throws {
        var office = Office()
        let side = "<SalesOrPurchase><Price>1</Price>" + ref("AccountRef", "Sales") + "</SalesOrPurchase>"
        #expect(try office.add("ItemService", "<Name>MUG</Name>" + side).code == 3100)
        #expect(try office.add("ItemService", "<Name>Set-up</Name>" + side)["SalesOrPurchase/Price"] == "1.00")
        #expect(try office.add("ItemService", "<Name>Mug</Name>" + ref("ParentRef", "Set-up") + side).code == 0)
        // A parent is of the same kind.
        #expect(try office.add("ItemService", "<Name>Lid</Name>" + ref("ParentRef", "Mug") + side).code == 3130)
        let noAccount = try office.add(
            "ItemService", "<Name>Free</Name><SalesOrPurchase><Price>1</Price></SalesOrPurchase>")
        #expect(noAccount.code == 3270)
        let money = try office.add(
            "ItemInventory",
            "<Name>Cap</Name>" + ref("IncomeAccountRef", "Sales") + ref("COGSAccountRef", "Checking")
                + ref("AssetAccountRef", "Inventory Asset"))
        #expect(money.code == 3280)
    }

    @Test("goods that are on hand at the start are in the books")
    func openingStock() throws {
        var office = Office()
        let cap = try office.add(
            "ItemInventory",
            "<Name>Cap</Name><SalesPrice>12.00</SalesPrice>" + ref("IncomeAccountRef", "Sales")
                + "<PurchaseCost>4.00</PurchaseCost>" + ref("COGSAccountRef", "Cost of Goods Sold")
                + ref("AssetAccountRef", "Inventory Asset") + "<QuantityOnHand>10</QuantityOnHand>")
        #expect(cap.code == 0, "\(cap.message)")
        #expect(cap["QuantityOnHand"] == "10")
        #expect(cap["AverageCost"] == "4.00")
        #expect(office.balance("Inventory Asset") == "840.00")
        #expect(office.isBalanced)
        let owed = try office.add("Customer", "<Name>Old debt</Name><OpenBalance>75.50</OpenBalance>")
        #expect(owed["Balance"] == "75.50")
        #expect(office.balance("Accounts Receivable") == "75.50")
        #expect(office.isBalanced)
    }

    @Test("a change needs the sequence of the last one, and leaves alone what it does not name")
    func changes() throws {
        var office = Office()
        let made = try office.add(
            "Customer", "<Name>Ada</Name><CompanyName>Ada Ltd</CompanyName><Phone>1</Phone>")
        let id = try #require(made["ListID"])
        let sequence = try #require(made["EditSequence"])
        let head = "<ListID>\(id)</ListID><EditSequence>\(sequence)</EditSequence>"
        let changed = try office.change("Customer", head + "<Name>Ada Byron</Name><Phone></Phone>")
        #expect(changed["FullName"] == "Ada Byron")
        #expect(changed["CompanyName"] == "Ada Ltd")
        #expect(changed["Phone"] == nil)
        let late = try office.change("Customer", head + "<Name>Ada B.</Name>")
        #expect(late.code == 3200)
        #expect(late.message == "The provided edit sequence \"\(sequence)\" is out-of-date.")
        #expect(try office.add("Vendor", "<Name>Ada</Name>").code == 0)
        #expect(try office.change("Customer", "<ListID>80000FFF-1</ListID><EditSequence>1</EditSequence>").code == 3120)
    }

    @Test("what is used is not deleted, what is inactive is not found by default nor used")
    func removal() throws {
        var office = Office()
        let id = try #require(office.add("Customer", "<Name>Ada</Name>")["ListID"])
        func delete(_ office: inout Office) throws -> Reply {
            try office.one("<ListDelRq><ListDelType>Customer</ListDelType><ListID>\(id)</ListID></ListDelRq>")
        }
        let invoice = try office.add("Invoice", ref("CustomerRef", "Ada") + sold("Artwork", "<Amount>1.00</Amount>"))
        #expect(invoice.code == 0)
        #expect(try delete(&office).code == 3160)
        let sequence = try #require(office.find("Customer", "<FullName>Ada</FullName>")["EditSequence"])
        let head = "<ListID>\(id)</ListID><EditSequence>\(sequence)</EditSequence>"
        #expect(try office.change("Customer", head + "<IsActive>false</IsActive>").code == 0)
        #expect(
            try office.find(
                "Customer", "<NameFilter><MatchCriterion>StartsWith</MatchCriterion><Name>ada</Name></NameFilter>"
            ).code == 1)
        #expect(
            try office.find(
                "Customer",
                "<ActiveStatus>All</ActiveStatus><NameFilter><MatchCriterion>StartsWith</MatchCriterion><Name>ada</Name></NameFilter>"
            ).code == 0)
        #expect(try office.add("Customer", "<Name>Ada</Name>").code == 3100)
        #expect(
            try office.add("Invoice", ref("CustomerRef", "Ada") + sold("Artwork", "<Amount>1.00</Amount>")).code == 3140
        )
        #expect(
            try office.one(
                "<TxnDelRq><TxnDelType>Invoice</TxnDelType><TxnID>\(invoice["TxnID"] ?? "")</TxnID></TxnDelRq>"
            ).code == 0)
        #expect(try delete(&office).code == 0)
        let gone = try office.one(
            "<ListDeletedQueryRq><ListDelType>Customer</ListDelType></ListDeletedQueryRq>")
        #expect(gone["FullName"] == "Ada")
    }

    @Test("what is switched off is refused with 3250")
    func features() throws {
        var office = Office(
            CompanyFileProfile(
                product: .pro, tracksClasses: false, tracksInventory: false, chargesSalesTax: false))
        #expect(try office.find("Class").code == 3250)
        #expect(try office.find("SalesTaxCode").code == 3250)
        #expect(try office.find("ItemSites").code == 3250)
        #expect(try office.find("SalesOrder").code == 3250)
        #expect(try office.add("Class", "<Name>x</Name>").code == 3250)
        let line = sold("Artwork", "<Amount>1.00</Amount>")
        #expect(try office.add("Invoice", kern + ref("ClassRef", "Online") + line).code == 3250)
        #expect(try office.add("Invoice", kern + ref("ItemSalesTaxRef", "Maine Tax") + line).code == 3250)
        #expect(try office.add("Invoice", kern + "<ExchangeRate>1.2</ExchangeRate>" + line).code == 3250)
        let plain = try office.add("Invoice", kern + line)
        #expect(plain.code == 0, "\(plain.message)")
        #expect(plain["SalesTaxTotal"] == nil)
        let preferences = try office.find("Preferences")
        #expect(preferences["SalesTaxPreferences"] == nil)
        #expect(preferences["AccountingPreferences/IsUsingClassTracking"] == "false")
    }
}
