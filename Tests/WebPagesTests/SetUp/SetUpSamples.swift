import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage
import Sync
import Testing
import Wording

@testable import Features
@testable import WebPages

/// A store and books that are connected, for samples.
struct ConnectedPair {
    let store: Integration
    let books: Integration
    let offers: [IntegrationOffer]
    let counts: OrderCounts
    let draft: SettingsDraft
    let ref: StoreRef

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
        ref = try await integrations.store("larkmoor-ecwid")
        draft = try await StoreSettings(try await market.town.services.scope(Town.company)).draft(of: ref.id)
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
    /// Books on a desktop whose last visit met something, and that are silent since.
    private static func card(_ trouble: VisitNote.Kind) -> VisitorCard {
        var note = VisitNote()
        note.trouble = VisitNote.Trouble(trouble)
        for (minute, computer) in ["OFFICE-PC", "BACK-PC"].enumerated() {
            note.saw(computer, at: Instant(milliseconds: Int64(minute) * 60_000))
        }
        return VisitorCard(
            connection: "books", userName: "bookbridge-books", fileID: "{1}", hasPassword: true, note: note,
            isSilent: true)
    }

    /// The pages of integrations with everything that they can show.
    static func integrations(_ exchange: Exchange, _ pair: ConnectedPair) -> [any WebPages.Page] {
        let company = Town.company
        let s = exchange.sentences
        let shop = pair.offers.first { $0.kind == "ecwid" } ?? pair.offers[0]
        let mistakes = Mistakes(.connection(.fieldUnfit(key: "storeID", value: "x", kind: .number)), of: shop, s)
        let lists: [BooksList: Int] = [.account: 3]
        var reachable = exchange
        reachable.settings.address = "https://books.example"
        var documents = pair.store
        documents.ref = .store(Samples.documentsRef)
        return [
            IntegrationsPage([], pair.offers, administrators: ["Tess"], exchange, of: company),
            IntegrationsPage(
                [pair.store, pair.books(.good)], pair.offers, administrators: ["Tess"], exchange, of: company),
            AccessPage(new: shop, ["storeID": "x"], exchange, of: company, mistakes),
            AccessPage(new: pair.plainOffer, [:], exchange, of: company),
            AccessPage(again: pair.store, shop, ["baseURL": "https://shop.example"], exchange, of: company),
            IntegrationPage(pair.store, counts: pair.counts, lists: nil, exchange, of: company),
            IntegrationPage(documents, counts: nil, lists: nil, exchange, of: company),
            IntegrationPage(pair.books(.ending), counts: nil, lists: lists, exchange, of: company),
            IntegrationPage(pair.books(.ended), counts: nil, lists: [:], exchange, of: company),
            IntegrationPage(
                pair.books(.good), counts: nil, lists: lists, reachable, of: company, visitor: card(.closed),
                newPassword: "horse-battery"),
            IntegrationPage(
                pair.books(.good), counts: nil, lists: lists, exchange, of: company, visitor: card(.closed)),
            UninstallPage(pair.store, waiting: 2, s, of: company),
            UninstallPage(pair.books(.good), waiting: 0, s, of: company),
            BooksSignInPage(
                pair.books, callback: "http://x/callback", origin: "http://y", .consentRefused, s, of: company),
            ReadingPage(pair.books, lists, s, of: company),
        ]
    }

    /// The pages of a store's settings with everything that they can show.
    static func settings(_ exchange: Exchange, _ pair: ConnectedPair) -> [any WebPages.Page] {
        let s = exchange.sentences
        let mistakes = Mistakes(
            .settingsUnfit(
                file: "",
                [
                    SettingFault("startDate", .startUnsaid),
                    SettingFault("receivableAccount", .missing(.account(.receivable))),
                ]), ofSettings: ["startDate", "receivableAccount"], s)
        var (global, kept) = (pair.draft, pair.draft)
        global.books.company.taxModel = .global
        global.books.accounts = [:]
        kept.version = 3
        var survey = OrderSurvey()
        global.books.paymentMethods = [NamedRecord(id: ID("1"), name: "Card")]
        global.books.terms = [NamedRecord(id: ID("1"), name: "Net 30")]
        global.dryRun = ID("d")
        survey.taxes = [.init(taxes: [StoreTax(name: "Levy", rate: nil)], orders: 1, waiting: 1)]
        let saved = SettingsVersion(number: 3, savedAt: Instant(seconds: 0), savedBy: "tess@example.com")
        func page(
            _ kind: StoreSettingsPage.Kind, _ draft: SettingsDraft, _ mistakes: Mistakes? = nil,
            of store: StoreRef? = nil
        ) -> any WebPages.Page {
            StoreSettingsPage(
                kind, draft, of: store ?? pair.ref, saved: saved, exchange, of: Town.company,
                SettingsBody(
                    kind, draft,
                    SettingsGround(
                        survey: survey, today: BusinessDate(exchange.now, in: .gmt),
                        suggestions: [Suggestions(Suggestions.items, [NamedChoice(name: "Mug", sku: "MUG")])]), s,
                    mistakes),
                mistakes)
        }
        var four = kept
        four.store?.conventions = StoreConventions(isOfDocuments: true)
        let versions = [
            saved, .init(number: 2, savedAt: nil, savedBy: nil),
            .init(number: 1, savedAt: nil, savedBy: nil, isForgotten: true),
        ]
        return StoreSettingsPage.Kind.allCases.flatMap {
            [page($0, pair.draft), page($0, kept), page($0, global, mistakes)]
        } + [
            page(.accounts, four, of: Samples.documentsRef),
            SettingsVersionsPage(versions, of: pair.ref, exchange, of: Town.company, mistakes),
            SettingsVersionsPage([], of: pair.ref, exchange, of: Town.company),
        ]
    }

    /// Steps of the wizard with everything that they can show.
    static func setUp(_ exchange: Exchange, _ pair: ConnectedPair) throws -> [any WebPages.Page] {
        var course = SetUpCourse(books: pair.books, stores: [pair.store], store: pair.store, draft: pair.draft)
        let empty = SetUpCourse()
        var several = course
        several.stores.append(pair.store)
        course.draft?.version = 1
        let act = SetUpPage.Act(action: "/x", text: "x")
        let result = SetUpPage.Result(
            title: "x", facts: [Fact(name: "a", value: "b"), Fact(name: "c", value: "d", address: "/e")],
            linesTitle: "y", lines: ["x"], more: act)
        let lists = [Suggestions(Suggestions.items, [NamedChoice(name: "Mug")])]
        let one = SetUpPage.Choosing(address: "/x", name: "Shop", state: "on", isHere: true)
        return [
            try SetUpPage(.books, empty, exchange, SetUpBody(link: act)),
            try SetUpPage(
                .orders, course, exchange,
                SetUpBody(
                    sections: [SettingSection(id: "a", title: "b", rows: [])], suggestions: lists, result: result,
                    submit: .goOn, other: .init(name: "undo", text: "x", isDanger: true)),
                Mistakes(.people(.signInRefused), exchange.sentences)),
            try SetUpPage(
                .store, several, exchange,
                SetUpBody(
                    goingOn: "x", stop: RunPage.Stop(exchange.sentences.explain(RunStop.notSetUp)), submit: .goOn,
                    link: act, choices: [one])),
        ]
    }

    /// Stock levels, at every point of the look.
    static func stock(_ exchange: Exchange, _ pair: ConnectedPair) -> [any WebPages.Page] {
        var look = StockLook()
        (look.changes, look.matched, look.dropsToZero, look.dropsTooMuch) = (2, 4, 1, true)
        look.differences = [
            .init(productID: "1", name: "Mug", inStore: 5, inBooks: 0, target: 0),
            .init(productID: "2", name: "Cap", inStore: 5, inBooks: 9, target: 7),
        ]
        look.ambiguous = ["PEN"]
        let states: [Look<StockLook>.State] = [
            .goingOn, .stopped(.stockEmpty), .gone, .done(look), .done(StockLook()),
        ]
        let looks = states.map { Look(askedBy: "tess@example.com", askedAt: exchange.now, state: $0) }
        return [StockPage(pair.ref, lacks: "x", nil, exchange, of: Town.company)]
            + looks.map { StockPage(pair.ref, lacks: nil, $0, exchange, of: Town.company, Mistakes("x", at: "drops")) }
    }
}
