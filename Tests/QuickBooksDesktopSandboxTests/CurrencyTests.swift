import Testing

@testable import QuickBooksDesktopSandbox

@Suite("Several currencies")
struct CurrencyTests {
    private func office() throws -> Office {
        var office = Office(CompanyFileProfile(currencies: ["EUR": "1.08", "GBP": "1.27"]))
        let added = try office.add("Customer", "<Name>Anna Berg</Name>" + ref("CurrencyRef", "Euro"))
        #expect(added["CurrencyRef/FullName"] == "Euro")
        return office
    }

    private let anna = ref("CustomerRef", "Anna Berg")
    private let exempt = ref("ItemSalesTaxRef", "Out of State")

    @Test("are refused where they are switched off")
    func off() throws {
        var office = Office()
        #expect(try office.find("Currency").code == 3250)
        #expect(try office.find("Preferences")["MultiCurrencyPreferences/IsMultiCurrencyOn"] == "false")
        #expect(try office.add("Customer", "<Name>Anna Berg</Name>" + ref("CurrencyRef", "Euro")).code == 3250)
        let rated = try office.add("Invoice", kern + "<ExchangeRate>1.08</ExchangeRate>" + sold("Artwork"))
        #expect(rated.code == 3250)
    }

    @Test("stand on a list with their rates, and the company says which is its own")
    func list() throws {
        var office = try office()
        let all = try office.find("Currency")
        #expect(all.element.children.compactMap { $0.value("CurrencyCode") } == ["USD", "EUR", "GBP"])
        #expect(try office.find("Currency", "<FullName>Euro</FullName>")["ExchangeRate"] == "1.08")
        let wishes = try office.find("Preferences")
        #expect(wishes["MultiCurrencyPreferences/HomeCurrencyRef/FullName"] == "US Dollar")
        #expect(try office.find("Customer", "<FullName>Kern Lighting Warehouse</FullName>").code == 0)
    }

    @Test("a customer has one for ever, and an account of its own on which is owed in it")
    func customers() throws {
        var office = try office()
        let account = try office.find("Account", "<FullName>Accounts Receivable - EUR</FullName>")
        #expect(account["CurrencyRef/FullName"] == "Euro")
        #expect(try office.add("Customer", "<Name>X</Name>" + ref("CurrencyRef", "Gulden")).code == 3140)
        let invoice = try office.add("Invoice", anna + exempt + sold("Artwork", "<Amount>100.00</Amount>"))
        #expect(invoice["ARAccountRef/FullName"] == "Accounts Receivable - EUR")
        let found = try office.find("Customer", "<FullName>Anna Berg</FullName>")
        #expect(found["Balance"] == "100.00")
        let changed = try office.change(
            "Customer",
            "<ListID>\(found["ListID"] ?? "")</ListID><EditSequence>\(found["EditSequence"] ?? "")</EditSequence>"
                + ref("CurrencyRef", "US Dollar"))
        #expect(changed.code == 3210)
    }

    @Test(
        "a document is in that of its customer, its rate the one that is said or that of the list, its accounts at home"
    )
    func documents() throws {
        var office = try office()
        let listed = try office.add("Invoice", anna + exempt + sold("Artwork", "<Amount>100.00</Amount>"))
        #expect(listed["CurrencyRef/FullName"] == "Euro" && listed["ExchangeRate"] == "1.08")
        #expect(listed["BalanceRemaining"] == "100.00" && listed["BalanceRemainingInHomeCurrency"] == "108.00")
        let stated = try office.add(
            "SalesReceipt",
            anna + exempt + "<ExchangeRate>1.1</ExchangeRate>"
                + sold("Artwork", "<Amount>33.33</Amount>", kind: "SalesReceipt"))
        #expect(stated["TotalAmount"] == "33.33" && stated["TotalAmountInHomeCurrency"] == "36.66")
        #expect(office.balance("Undeposited Funds") == "36.66")
        #expect(office.isBalanced)
    }

    @Test("an account in another currency is refused, and so is a rate at home or one of nothing")
    func refusals() throws {
        var office = try office()
        let line = sold("Artwork", "<Amount>100.00</Amount>")
        #expect(
            try office.add("Invoice", anna + ref("ARAccountRef", "Accounts Receivable") + exempt + line).code == 3210)
        #expect(
            try office.add("Invoice", kern + ref("ARAccountRef", "Accounts Receivable - EUR") + exempt + line).code
                == 3210)
        #expect(try office.add("Invoice", kern + exempt + "<ExchangeRate>1.08</ExchangeRate>" + line).code == 3210)
        #expect(try office.add("Invoice", anna + exempt + "<ExchangeRate>0</ExchangeRate>" + line).code == 3210)
        let income = "<Name>Euro Sales</Name><AccountType>Income</AccountType>" + ref("CurrencyRef", "Euro")
        #expect(try office.add("Account", income).code == 3151)
        #expect(office.file.documents.allSatisfy { $0.currency == "USD" })
    }

    @Test("what is won or lost between an invoice and its payment is told apart, and nothing stays owed")
    func gain() throws {
        var office = try office()
        let invoice = try office.add("Invoice", anna + exempt + sold("Artwork", "<Amount>100.00</Amount>"))
        let id = try #require(invoice["TxnID"])
        let paid = try office.add(
            "ReceivePayment",
            anna + "<TotalAmount>100.00</TotalAmount><ExchangeRate>1.2</ExchangeRate>"
                + "<AppliedToTxnAdd><TxnID>\(id)</TxnID><PaymentAmount>100.00</PaymentAmount></AppliedToTxnAdd>")
        #expect(paid["TotalAmountInHomeCurrency"] == "120.00")
        #expect(office.balance("Accounts Receivable - EUR") == "0.00")
        #expect(office.balance("Exchange Gain or Loss") == "-12.00")
        #expect(office.balance("Undeposited Funds") == "120.00")
        let memo = try office.add(
            "CreditMemo", anna + exempt + sold("Artwork", "<Amount>10.00</Amount>", kind: "CreditMemo"))
        let refund = try office.add(
            "ARRefundCreditCard",
            anna + ref("RefundFromAccountRef", "Checking") + "<ExchangeRate>1.2</ExchangeRate>"
                + "<RefundAppliedToTxnAdd><TxnID>\(memo["TxnID"] ?? "")</TxnID><RefundAmount>10.00</RefundAmount></RefundAppliedToTxnAdd>"
        )
        #expect(refund.code == 0)
        #expect(office.balance("Accounts Receivable - EUR") == "0.00")
        #expect(try office.find("Customer", "<FullName>Anna Berg</FullName>")["Balance"] == "0.00")
        #expect(office.isBalanced)
    }

    @Test("a bill owes in that of its vendor")
    func bills() throws {
        var office = try office()
        _ = try office.add("Vendor", "<Name>Tinte GmbH</Name>" + ref("CurrencyRef", "Euro"))
        let bill = try office.add(
            "Bill",
            ref("VendorRef", "Tinte GmbH") + "<ExchangeRate>1.1</ExchangeRate><ExpenseLineAdd>"
                + ref("AccountRef", "Office Supplies") + "<Amount>50.00</Amount></ExpenseLineAdd>")
        #expect(bill["AmountDue"] == "50.00" && bill["AmountDueInHomeCurrency"] == "55.00")
        #expect(office.balance("Accounts Payable - EUR") == "-55.00")
        #expect(office.balance("Office Supplies") == "55.00")
    }
}
