import Features
import HTTPTypes
import TestKit
import Testing

@testable import WebPages

/// Goes over the table of rows: a page that is new is counted by itself.
@Suite("Every page", .tags(.a1))
struct StatementCountTests {
    /// Door, navigation and the page itself together.
    private static let statementsMax = 12

    /// These lead elsewhere, or answer only those who come from elsewhere.
    private static let leading: Set = [
        "/", "/start", "/languages/{tag}", "/callback", "/sign-in/code", "/companies/{company}/setup",
        "/password-resets/{secret}", "/invitations/{secret}", "/sign-in",
        "/companies/{company}/integrations/{connection}/lists",
    ]

    /// Pages that ask more often, and how often at most; none may join them.
    private static let heavier = [
        // The lists of the books are read meanwhile.
        "/companies/{company}/integrations/{connection}/lists": 80,
        "/companies/{company}/integrations/{connection}/lists/events": 80,
        // Looks at each document that would go.
        "/companies/{company}/undos/new": 60,
        "/companies/{company}/orders/{store}/{id}": 16,
        "/companies/{company}/pairings/{store}/taxes": 16, "/companies/{company}/pairings/{store}/payments": 16,
        "/companies/{company}/setup": 13, "/companies/{company}/setup/{step}": 22,
    ]

    @Test("asks its database twelve times, or not much oftener, however much there is")
    func counted() async throws {
        let town = try await BusyTown()
        var shown: Set<String> = []
        for route in Pages.routes where route.method == .get {
            for address in try town.addresses(of: route) {
                _ = town.log.take()
                let answer = await town.market.tess.get(address)
                let asked = town.log.take()
                if answer.status == .ok { shown.insert(route.pattern) }
                #expect(answer.status.code < 500, "\(address) \(answer.status)")
                let most = Self.heavier[route.pattern] ?? Self.statementsMax
                #expect(asked.count <= most, "\(address): \(asked.count)\n\(Self.tally(asked))")
            }
        }
        let unshown = Set(Pages.routes.filter { $0.method == .get }.map(\.pattern)).subtracting(shown)
        #expect(unshown.subtracting(Self.leading).sorted() == [])
    }

    /// Which statements, and how often each.
    private static func tally(_ statements: [String]) -> String {
        Dictionary(grouping: statements) { $0 }.sorted { $0.value.count > $1.value.count }
            .map { "\($0.value.count) × \($0.key.prefix(90).replacing("\n", with: " "))" }.joined(separator: "\n")
    }
}
