import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import Sync
import TestKit
import Testing

@Suite("A settings file that people wrote", .tags(.w22))
struct SettingsFileTests {
    @Test("is read again as it was printed")
    func roundTrip() throws {
        var policy = try Self.policy()
        policy.customerAssignment = .generic(.existing(ID("5"), name: "Online sales"))
        policy.orderFilter.excludedOrigins = ["eBay", "Amazon"]
        policy.dueDate = DueDateRule(start: .endOfMonth, offsetDays: 30)
        policy.tax.pairs = [.init(taxes: [StoreTax(name: "VAT", rate: ExactDecimal(21))], code: ID("2"))]
        #expect(try Self.read(try SettingsFile.text(policy)) == policy)
    }

    @Test("prints records of the books as people write them")
    func humanForm() throws {
        let text = try SettingsFile.text(try Self.policy())
        #expect(text.contains(#""giftCardAccount": {"id": "30", "name": "Gift Cards"}"#))
        #expect(text.contains(#""customerAssignment": "buyer""#))
        #expect(!text.contains("existing") && !text.contains("_0"))
    }

    @Test(
        "may name an account by its name, its identifier, both, or as an earlier program printed it",
        arguments: [
            #""Gift Cards""#, #""30""#, #"{"name": "gift cards"}"#, #"{"id": "30"}"#,
            #"{"id": "30", "name": "gift cards"}"#,
            #"{"existing": {"_0": "30", "name": "Gift Cards"}}"#,
        ])
    func names(_ written: String) throws {
        let text = try Self.text(replacing: "giftCardAccount", with: written)
        #expect(try Self.read(text).giftCardAccount == .existing(ID("30"), name: "Gift Cards"))
    }

    @Test(
        "whose identifier and name are of two accounts is refused: which was meant nobody can tell",
        arguments: [#"{"id": "30", "name": "Checking"}"#, #"{"existing": {"_0": "30", "name": "Checking"}}"#])
    func namedOtherwise(_ written: String) throws {
        let faults = try Self.faults(in: try Self.text(replacing: "giftCardAccount", with: written))
        let cause = SettingFault.Cause.recordNamedOtherwise(id: "30", name: "Checking", inBooks: "Gift Cards")
        #expect(faults == [SettingFault("giftCardAccount", cause)])
    }

    @Test(
        "is refused with the place and the cause of every fault",
        arguments: [
            ("startDate", #""2026-13-01""#, "startDate"), ("startDate", #""1926-01-01""#, "startDate"),
            ("startDate", "20260101", "startDate"), ("timeZone", #""Nowhere/City""#, "timeZone"),
            ("saleForm", #""bill""#, "saleForm"), ("printsOrderNotes", #""yes""#, "printsOrderNotes"),
            ("roundingUnitsMax", "-1", "roundingUnitsMax"), ("roundingUnitsMax", "1.5", "roundingUnitsMax"),
            ("numbering", #"{"prefix": 5}"#, "numbering.prefix"), ("tax", "[]", "tax"),
            ("dueDate", #"{"start": "endOfMonth", "offsetDays": 99999}"#, "dueDate.offsetDays"),
            ("orderFilter", #"{"meaningOfCustomCodes": {"X": "maybe"}}"#, "orderFilter.meaningOfCustomCodes.X"),
            ("customerAssignment", #""everybody""#, "customerAssignment"),
            ("customerAssignment", #"{"generic": "Cool Cars"}"#, "customerAssignment.generic"),
            ("customerAssignment", #"{"generic": {"id": "3"}}"#, "customerAssignment.generic"),
            ("giftCardAccount", #"{"id": "30", "nom": "Gift Cards"}"#, "giftCardAccount"),
        ])
    func unfit(_ key: String, _ written: String, _ place: String) throws {
        let fault = try #require(try Self.faults(in: try Self.text(replacing: key, with: written)).first)
        guard case .unfit = fault.cause, fault.path == place else {
            Issue.record("\(fault)")
            return
        }
    }

    @Test("is refused for a mistyped key, which is named with the one that was probably meant")
    func mistyped() throws {
        let text = try Self.text(replacing: "startDate", with: #""2026-01-01""#)
            .replacing("\"startDate\"", with: "\"startdate\"")
        #expect(try Self.faults(in: text) == [SettingFault("startdate", .unknownKey(near: "startDate"))])
        let inner = try Self.text(replacing: "payments", with: #"{"rulez": []}"#)
        #expect(try Self.faults(in: inner) == [SettingFault("payments.rulez", .unknownKey(near: "payments.rules"))])
    }

    @Test("is refused without a word about the start date; null is a word")
    func startDate() throws {
        let silent = try Self.text(replacing: "startDate", with: nil)
        #expect(try Self.faults(in: silent) == [SettingFault("startDate", .startUnsaid)])
        #expect(try Self.read(try Self.text(replacing: "startDate", with: "null")).startDate == nil)
    }

    @Test("names what the books do not have, and what they have twice")
    func records() throws {
        let unknown = try Self.faults(in: try Self.text(replacing: "giftCardAccount", with: #""Vouchers""#))
        #expect(unknown == [SettingFault("giftCardAccount", .recordUnknown("Vouchers", .account(.giftCards)))])
        let doubled = try Self.faults(in: try Self.text(replacing: "giftCardAccount", with: #""Twin""#))
        #expect(doubled == [SettingFault("giftCardAccount", .recordAmbiguous("Twin", ids: ["40", "41"]))])
    }

    @Test("that breaks off is refused with line, column and the last key")
    func broken() throws {
        let text = "{\n  \"timeZone\": \"UTC\"\n  \"saleForm\": \"invoice\"\n}"
        #expect(throws: FeatureProblem.settingsBroken(file: "acme.json", line: 3, column: 3, key: "timeZone")) {
            try Self.read(text)
        }
    }

    @Test("takes no impossible value anywhere, and no key that is not described")
    func everywhere() throws {
        let object = try #require(JSONReader.object(try SettingsFile.text(try Self.policy())))
        for (path, setting) in Setting.paths() where !path.contains("[]") && !path.contains("summary") {
            guard let spoilt = object.replacing(path, with: .array([.array([])])) else { continue }
            let faults = try Self.faults(in: JSONWriter.write(spoilt))
            #expect(faults.contains { $0.path.hasPrefix(path) }, "\(path) took a list of lists")
            let renamed = try #require(object.renaming(path, to: setting.key + "Qq"))
            let strange = try Self.faults(in: JSONWriter.write(renamed))
            #expect(strange.contains { $0.path == path + "Qq" }, "\(path)Qq was taken")
        }
    }

    @Test("leaves what is not said as it usually is")
    func usual() throws {
        let policy = try Self.read(try Self.text(replacing: "numbering", with: nil))
        #expect(policy.numbering == Numbering() && policy.numbering.refundPrefix == "R-")
    }

    // MARK: Files

    private static let books: BooksCatalogue = {
        func account(_ id: String, _ name: String, _ type: AccountType) -> Account {
            Account(id: ID(id), name: name, type: type, subtype: "", currency: .usd)
        }
        let company = BooksCompany(
            id: "1", name: "Lagoon", country: "US", homeCurrency: .usd, taxModel: .global)
        return BooksCatalogue(
            company: company, traits: .roomy,
            accounts: [
                account("10", "Sales", .income), account("11", "Bank", .bank), account("20", "Costs", .costOfGoodsSold),
                account("21", "Stock", .otherCurrentAsset), account("22", "Debtors", .accountsReceivable),
                account("23", "Undeposited Funds", .otherCurrentAsset),
                account("30", "Gift Cards", .otherCurrentLiability), account("40", "Twin", .income),
                account("41", "Twin", .expense),
            ],
            taxCodes: [TaxCodeRecord(id: ID("2"), name: "VAT 21", salesRates: [])])
    }()

    private static func policy() throws -> Policy {
        let profile = StoreProfile(
            storeID: "1", name: "Shop", country: "US", currency: .usd, timeZone: "America/New_York",
            pricesIncludeTax: false)
        var policy = Policy.suggested(for: profile, catalogue: books)
        policy.giftCardAccount = .existing(ID("30"), name: "Gift Cards")
        policy.startDate = BusinessDate("2026-01-01")
        return policy
    }

    private static func text(replacing key: String, with written: String?) throws -> String {
        var object = try #require(JSONReader.object(try SettingsFile.text(try policy())))
        object[key] = try written.map { try #require(JSONReader.value(Data($0.utf8))) }
        return JSONWriter.write(object)
    }

    @discardableResult
    private static func read(_ text: String) throws -> Policy {
        try SettingsFile.read(Data(text.utf8), called: "acme.json", books: books)
    }

    private static func faults(in text: String) throws -> [SettingFault] {
        do { _ = try read(text) } catch FeatureProblem.settingsUnfit(_, let faults) { return faults }
        return []
    }
}

extension JSONObject {
    /// With another value at a path; `nil` when there is nothing at it.
    fileprivate func replacing(_ path: String, with value: JSONValue) -> JSONObject? {
        changing(path.split(separator: ".").map(String.init)) { object, key in object[key] = value }
    }

    fileprivate func renaming(_ path: String, to name: String) -> JSONObject? {
        changing(path.split(separator: ".").map(String.init)) { object, key in
            let value = object[key]
            object[key] = nil
            object[name] = value
        }
    }

    private func changing(_ keys: [String], _ change: (inout JSONObject, String) -> Void) -> JSONObject? {
        guard let first = keys.first, let value = self[first] else { return nil }
        var changed = self
        if keys.count == 1 {
            change(&changed, first)
            return changed
        }
        guard case .object(let inner) = value, let other = inner.changing(Array(keys.dropFirst()), change) else {
            return nil
        }
        changed[first] = .object(other)
        return changed
    }
}
