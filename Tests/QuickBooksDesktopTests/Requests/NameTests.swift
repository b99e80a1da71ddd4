import Accounting
import Bookkeeping
import ConnectorKit
import QuickBooksDesktop
import TestKit
import Testing

@Suite("Names in QuickBooks Desktop")
struct NameTests {
    private func written(_ name: String) throws -> String {
        var party = Papers.party
        party.displayName = name
        let text = try RequestGoldenTests.text(of: [.sample(.customer(party))], Files.us)
        let root = try XMLReader.read(text.utf8, limits: .init(bytes: 100_000))
        let add = root.children.first?.children.first?.children.first
        return try #require(add?.value("Name"))
    }

    @Test("stay as they are where they fit", arguments: ["Ana Ruiz", "Müller & Söhne", "Café “Zoë”", "O’Neill"])
    func fitting(_ name: String) throws { #expect(try written(name) == name) }

    @Test("are never longer than 41 characters, measured after letters were replaced")
    func long() throws {
        for name in [
            String(repeating: "щ", count: 41), String(repeating: "a", count: 60),
            "山田 " + String(repeating: "x", count: 50),
        ] {
            let name = try written(name)
            #expect(name.count <= 41)
        }
    }

    @Test("that lose letters, or are cut, do not become one")
    func distinct() throws {
        let names = [
            "山田太郎", "山田花子", "Иван", "Ивaн", String(repeating: "a", count: 50) + "1",
            String(repeating: "a", count: 50) + "2",
            "Łukasz", "Lukasz",
        ]
        let written = try names.map { try self.written($0).lowercased() }
        #expect(Set(written).count == names.count)
    }

    @Test("hold no colon, which separates levels")
    func colon() throws { #expect(try written("Ruiz: North").contains(":") == false) }
}
