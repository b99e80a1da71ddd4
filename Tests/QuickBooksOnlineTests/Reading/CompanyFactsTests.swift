import Accounting
import Bookkeeping
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("The facts of a company")
struct CompanyFactsTests {
    private func company(_ country: String?, tax: String, currency: String = "USD") throws -> BooksCompany? {
        let info = country.map { #"{"CompanyName":"Bright Mugs","Country":"\#($0)"}"# } ?? "{}"
        let preferences = #"{"TaxPrefs":{\#(tax)},"CurrencyPrefs":{"HomeCurrency":{"value":"\#(currency)"}}}"#
        return CompanyFacts(
            realmID: "1", info: try #require(JSONReader.object(info)),
            preferences: try #require(JSONReader.object(preferences))
        ).company
    }

    @Test(
        "tell how it reckons tax", .tags(.s4),
        arguments: [
            ("US", #""UsingSalesTax":true,"PartnerTaxEnabled":true"#, BooksCompany.TaxModel.unitedStatesAutomated),
            ("US", #""UsingSalesTax":true"#, .unitedStatesManual), ("US", #""UsingSalesTax":false"#, .none),
            ("CA", #""UsingSalesTax":true"#, .global), ("CA", "", .none),
        ])
    func taxModel(_ country: String, _ tax: String, _ model: BooksCompany.TaxModel) throws {
        #expect(try company(country, tax: tax)?.taxModel == model)
    }

    @Test("are not guessed where they are missing")
    func missing() throws {
        #expect(try company(nil, tax: "") == nil)
        #expect(try company("US", tax: "", currency: "?") == nil)
    }
}
