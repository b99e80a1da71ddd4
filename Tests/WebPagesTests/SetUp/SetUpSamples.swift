import Accounting
import ConnectorKit
import Features
import Foundation
import Testing
import Wording

@testable import WebPages

/// A store and books that are connected, for samples.
struct ConnectedPair {
    let store: Integration
    let books: Integration
    let offers: [IntegrationOffer]
    let counts: OrderCounts

    init() async throws {
        let market = try await Market()
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        let integrations = Integrations(try await market.town.services.scope(Town.company))
        let all = try await integrations.overview()
        store = try #require(all.first { $0.ref.id.rawValue == "larkmoor-ecwid" })
        books = try #require(all.first { $0.ref.id.rawValue == "larkmoor-books" })
        offers = try integrations.offers()
        counts = try await integrations.counts(of: ID("larkmoor-ecwid"))
    }

    func books(_ standing: SignInPeriod.Standing) -> Integration {
        guard case .books(var ref) = books.ref else { return books }
        let end = Instant(seconds: standing == .ended ? 0 : 4_000_000_000)
        ref.signIn = SignInPeriod(begunAt: Instant(seconds: 0), endsAt: end, standing: standing)
        var changed = books
        changed.ref = .books(ref)
        return changed
    }

    /// As the list has it, with nothing for special cases and nothing to prepare.
    var plainOffer: IntegrationOffer {
        var offer = offers[0]
        offer.form = offer.form.filter(\.isRequired)
        offer.preparation = nil
        return offer
    }
}

extension Samples {
    /// The pages of integrations with everything that they can show.
    static func integrations(_ exchange: Exchange, _ pair: ConnectedPair) -> [any WebPages.Page] {
        let company = Town.company
        let s = exchange.sentences
        let shop = pair.offers[1]
        let mistakes = Mistakes(.connection(.fieldUnfit(key: "storeID", value: "x", kind: .number)), of: shop, s)
        let lists: [BooksList: Int] = [.account: 3]
        return [
            IntegrationsPage([], pair.offers, administrators: ["Tess"], exchange, of: company),
            IntegrationsPage(
                [pair.store, pair.books(.good)], pair.offers, administrators: ["Tess"], exchange, of: company),
            AccessPage(new: shop, ["storeID": "x"], exchange, of: company, mistakes),
            AccessPage(new: pair.plainOffer, [:], exchange, of: company),
            AccessPage(again: pair.store, shop, ["baseURL": "https://shop.example"], exchange, of: company),
            IntegrationPage(pair.store, counts: pair.counts, lists: nil, exchange, of: company),
            IntegrationPage(pair.books(.ending), counts: nil, lists: lists, exchange, of: company),
            IntegrationPage(pair.books(.ended), counts: nil, lists: [:], exchange, of: company),
            UninstallPage(pair.store, waiting: 2, s, of: company),
            UninstallPage(pair.books(.good), waiting: 0, s, of: company),
            BooksSignInPage(
                pair.books, callback: "http://x/callback", origin: "http://y", .consentRefused, s, of: company),
            ReadingPage(pair.books, lists, s, of: company),
        ]
    }
}
