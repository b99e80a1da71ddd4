import Accounting
import Bookkeeping
import ConnectorKit
import QuickBooksSandbox
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("Books with their own ways")
struct SpecialBooksTests {
    @Test(
        "take documents that show prices with tax", .tags(.x2), arguments: ["fr", "gb", "ca"],
        SalesDocument.Kind.allCases)
    func taxInside(_ key: String, _ kind: SalesDocument.Kind) async throws {
        let scene = try await SandboxScene.open(key)
        let shop = try Shop(try await scene.mirror())
        var document = shop.document(kind, number: "EW1")
        guard case .perRate(let rates, _) = document.tax else {
            Issue.record("no rates")
            return
        }
        let shares = rates.map(\.amount).sum(document.currency).split(over: [5997, 0])
        document.lines[0].tax = shares[0] + money(100, document.currency)
        document.lines[1].tax = money(-100, document.currency)
        document.tax = .perRate(rates, linesHoldTax: true)
        let outcomes = try await scene.post([.sample(.document(.sale(document)))], shop.company)
        let record = try #require(outcomes.first?.record, "\(outcomes)")
        #expect(record.total == document.total.decimal && record.tax == document.taxTotal.decimal)
    }

    @Test(
        "take the store's tax where it differs from their own by a cent", .tags(.w9),
        arguments: ["us", "us-manual", "fr", "ca"])
    func otherTax(_ key: String) async throws {
        let scene = try await SandboxScene.open(key)
        let shop = try Shop(try await scene.mirror())
        var document = shop.document(.invoice, number: "EW1")
        document.tax = document.tax.adding(cents: 1, document.currency)
        let outcomes = try await scene.post([.sample(.document(.sale(document)))], shop.company)
        let record = try #require(outcomes.first?.record, "\(outcomes)")
        #expect(record.total == document.total.decimal && record.tax == document.taxTotal.decimal)
    }

    @Test("that keep several currencies take a foreign sale at its rate", .tags(.x8))
    func foreign() async throws {
        let scene = try await SandboxScene.open("us-multicurrency")
        let shop = try Shop(try await scene.mirror())
        #expect(shop.company.isMulticurrency)
        var party = Documents.party
        party.currency = .eur
        let created = try await scene.post([.sample(.customer(party), id: "1")], shop.company)
        let customer = try #require(created.first?.record, "\(created)")
        guard case .party(let kept)? = customer.catalogueRecord else {
            Issue.record("no party")
            return
        }
        #expect(kept.currency == .eur)
        var document = shop.document(.invoice, number: "EW1", customer: .existing(ID(kept.id), name: kept.displayName))
        document.currency = .eur
        document.exchangeRate = exact("1.0825")
        document.lines = document.lines.map { line in
            var line = line
            line.amount = money(line.amount.minorUnits, .eur)
            line.tax = money(line.tax.minorUnits, .eur)
            return line
        }
        document.tax = .total(money(437, .eur), code: nil, account: Ledger.taxPayable)
        let outcomes = try await scene.post([.sample(.document(.sale(document)), id: "2")], shop.company)
        let record = try #require(outcomes.first?.record, "\(outcomes)")
        #expect(record.currency == .eur && record.total == document.total.decimal)
        #expect(try await scene.service.trialBalance(company: "us-multicurrency").difference == "0.00")
    }

    @Test("that number by themselves are looked into by day and customer", .tags(.w8, .x1))
    func ownNumbers() async throws {
        let scene = try await SandboxScene.open("us")
        try await scene.service.setPreferences(
            company: "us", json: #"{"SalesFormsPrefs":{"CustomTxnNumbers":false}}"#)
        let shop = try Shop(try await scene.mirror())
        #expect(!shop.company.takesDocumentNumbers)
        let posting = shop.sale(.invoice, number: "EW1")
        await scene.service.misbehave(Misbehaviour(.answerLost, next: 1))
        #expect(try await scene.post([posting], shop.company).first?.isUnknown == true)
        let found = try await scene.look(for: [posting], company: shop.company)
        guard case .found(let record)? = found.first else {
            Issue.record("\(found)")
            return
        }
        #expect(record.number != "EW1")
    }

    @Test("that use classes and locations get them", .tags(.w18))
    func tracking() async throws {
        let scene = try await SandboxScene.open("us")
        try await scene.service.setPreferences(
            company: "us",
            json:
                #"{"AccountingInfoPrefs":{"ClassTrackingPerTxn":true,"TrackDepartments":true,"BookCloseDate":"2020-12-31"}}"#
        )
        let company = try await scene.connector.company()
        #expect(company.tracksClasses && company.tracksLocations)
        #expect(company.closingDate == BusinessDate("2020-12-31"))
    }

    @Test("refuse a document of a closed year", .tags(.x1))
    func closed() async throws {
        let scene = try await SandboxScene.open("us")
        try await scene.service.setPreferences(
            company: "us", json: #"{"AccountingInfoPrefs":{"BookCloseDate":"2026-06-30"}}"#)
        let shop = try Shop(try await scene.mirror())
        let outcomes = try await scene.post([shop.sale(.invoice, number: "EW1")], shop.company)
        #expect(outcomes.first?.refusal?.cause == .periodClosed)
    }

    @Test("take long texts, emoji and right-to-left names")
    func texts() async throws {
        let scene = try await SandboxScene.open("fr")
        let shop = try Shop(try await scene.mirror())
        let long = String(repeating: "Tasse é 👩‍👩‍👧‍👦 שלום\n", count: 600)
        var party = Documents.party
        (party.displayName, party.companyName, party.notes) = (long, long, long)
        (party.givenName, party.familyName, party.phone) = (long, "שרה\tכהן", long)
        party.email = "no address"
        party.currency = .eur
        party.billingAddress = PostalAddress(
            lines: Array(repeating: long, count: 9), city: long, region: long, postalCode: long, country: long)
        let created = try await scene.post([.sample(.customer(party), id: "1")], shop.company)
        #expect(created.first?.record != nil, "\(created)")
        var document = shop.document(.salesReceipt, number: "EW1")
        document.lines[0].description = long
        document.details = SalesDocumentDetails(
            email: "x", billingAddress: party.billingAddress, customerMessage: long, privateNote: long)
        document.paymentReference = long
        let outcomes = try await scene.post([.sample(.document(.sale(document)), id: "2")], shop.company)
        #expect(outcomes.first?.record != nil, "\(outcomes)")
        let found = try await scene.look(
            for: [.sample(.document(.sale(document)), id: "2")], company: shop.company)
        #expect(found.first.map { if case .found = $0 { true } else { false } } == true)
    }

    @Test("of another company are not ours to write", .tags(.i5))
    func otherRealm() async throws {
        let scene = try await SandboxScene.open("us")
        var settings = scene.settings
        settings.realmID = try #require(try await scene.service.profile(company: "fr")).realm
        let connector = QuickBooksOnlineConnector(settings: settings, world: scene.world, vault: scene.vault)
        let problem = await #expect(throws: ConnectorProblem.self) { try await connector.company() }
        #expect(problem?.cause == .notPermitted && problem?.code == "3100")
    }

    @Test("that were touched by another hand refuse our older version", .tags(.w17))
    func stale() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let made = try #require(
            try await scene.post([shop.sale(.invoice, number: "EW1", id: "1")], shop.company).first?.record)
        var other = shop.document(.invoice, number: "EW1")
        other.details.customerMessage = "Edited"
        _ = try await scene.post([.sample(.document(.sale(other)), .update(made.locator), id: "2")], shop.company)
        other.details.customerMessage = "Edited later"
        let late = try await scene.post(
            [.sample(.document(.sale(other)), .update(made.locator), id: "3")], shop.company)
        #expect(late.first?.refusal?.cause == .stale)
    }
}

extension DocumentTax {
    /// The same tax with cents added to its first amount.
    fileprivate func adding(cents: Int64, _ currency: Currency) -> DocumentTax {
        switch self {
        case .none, .computedByBooks: return self
        case .total(let amount, let code, let account):
            return .total(amount + money(cents, currency), code: code, account: account)
        case .perRate(let rates, let linesHoldTax):
            let changed = rates.enumerated().map { index, rate in
                TaxRateAmount(
                    rate: rate.rate, name: rate.name, percent: rate.percent, net: rate.net,
                    amount: index == 0 ? rate.amount + money(cents, currency) : rate.amount, account: rate.account)
            }
            return .perRate(changed, linesHoldTax: linesHoldTax)
        }
    }
}
