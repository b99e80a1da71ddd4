import Features
import HTTPTypes
import Storage
import TestKit
import Testing
import WebDoor
import Wording

@testable import WebPages

@Suite("A company without a store, in the browser")
struct StoreMissingTests {
    private static let base = "/companies/\(Town.company)"
    /// Pages that show one store.
    private static let ofStores = [
        CompanyPath.products(Town.company), CompanyPath.backfills(Town.company), CompanyPath.dryRuns(Town.company),
    ]

    @Test("is told on the pages that need one what is missing, with the way there", arguments: Language.allCases)
    func told(_ language: Language) async throws {
        let (town, tess) = try await Town.started()
        let reader = town.browser(language.rawValue)
        reader.cookies = tess.cookies
        let sentences = Sentences(tag: language.rawValue)
        for address in Self.ofStores {
            let page = await reader.get(address)
            #expect(page.status == .ok && page.text.contains(SetUpWord.noStore.text(sentences)), "\(address)")
            #expect(page.text.contains("href=\"\(Self.base)/setup\""), "\(address)")
            #expect(page.text.hasOnlyOurScript && !page.text.contains("{{"), "\(address)")
        }
    }

    @Test("can open every place of its menu")
    func menu() async throws {
        let (_, tess) = try await Town.started()
        for place in Place.allCases {
            let page = await tess.get(place.line.address(Town.company))
            #expect(page.status == .ok, "\(place): \(page.status)")
        }
        #expect(await tess.get(CompanyPath.imports(Town.company)).status == .ok)
    }

    @Test("shows no way that its reader may not go")
    func viewer() async throws {
        let (town, _) = try await Town.started()
        let viewer = try await town.person("vera@example.com", .viewer)
        let page = await viewer.get(CompanyPath.products(Town.company))
        #expect(page.status == .ok && !page.text.contains("\(Self.base)/setup"))
    }

    @Test("is told the same when its store was uninstalled")
    func ended() async throws {
        let (town, tess) = try await Town.started()
        try await town.keepUninstalled("shop", name: "Shop")
        for address in Self.ofStores {
            let page = await tess.get(address)
            #expect(page.status == .ok && page.text.contains("No store is connected"), "\(address)")
        }
    }
}

@Suite("An address of a store that is gone", .tags(.w22))
struct GoneStoreTests {
    private static let base = "/companies/\(Town.company)"

    @Test("of the set-up says that the store was uninstalled, and leads to where it is connected again")
    func uninstalled() async throws {
        let (town, tess) = try await Town.started()
        try await town.keepUninstalled("old-shop", name: "Old shop")
        let page = await tess.get("\(Self.base)/setup/taxes?store=old-shop").text
        #expect(page.contains("was uninstalled") && page.contains("href=\"\(Self.base)/integrations\""))
    }

    @Test(
        "leads to the connections also where nothing is known of it",
        arguments: ["setup/taxes?store=gone", "integrations/gone", "pairings/gone/taxes", "workflows/gone/orders"])
    func unknown(_ address: String) async throws {
        let (town, tess) = try await Town.started()
        try await NeedsStage(town: town).set()
        let page = await tess.get("\(Self.base)/\(address)")
        #expect(page.status == .notFound && page.text.contains("no connection"), "\(address)")
        #expect(page.text.contains("href=\"\(Self.base)/integrations\""), "\(address)")
    }
}

extension Town {
    fileprivate func keepUninstalled(_ id: String, name: String) async throws {
        try await services.archive.save(
            ConnectionRow(
                id: id, company: Self.company, side: .store, kind: "shop", name: name, settings: "{}",
                state: .uninstalled))
    }
}
