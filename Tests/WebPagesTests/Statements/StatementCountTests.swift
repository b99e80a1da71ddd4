import Features
import HTTPTypes
import TestKit
import Testing
import WebDoor

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
        // Only of books that call us, and of companies that a store told.
        "/companies/{company}/integrations/{connection}/visitor/file",
        "/companies/{company}/integrations/{store}/sending/customers/{id}",
        "/companies/{company}/integrations/{store}/sending/suppliers/{id}",
    ]

    /// Pages that ask more often, and how often at most; none may join them.
    private static let heavier = [
        // The lists of the books are read meanwhile.
        "/companies/{company}/integrations/{connection}/lists": 80,
        "/companies/{company}/integrations/{connection}/lists/events": 80,
        // Asks the books for each document that would go: their sign-in is read for every request.
        "/companies/{company}/undos/new": 17,
        // Decides the order as it would be sent, beside what is offered: each name that it bears is looked for in the
        // books' lists and among what is linked or waits, and what stands in the books is read.
        "/companies/{company}/orders/{store}/{id}/quickbooks": 24,
        // Each secret of the sign-ins is read by itself.
        "/companies/{company}/integrations/{store}/sending": 12,
        "/companies/{company}/integrations/{store}/sending/customers": 12,
        "/companies/{company}/integrations/{store}/sending/suppliers": 12,
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
