import HTTPTypes
import TestKit
import Testing
import WebDoor

@testable import WebPages

@Suite("Making a company", .tags(.a1))
struct CompanyMakingTests {
    @Test("takes a short name as a telephone writes it, and says at its field that one is taken")
    func shortName() async throws {
        let (_, tess) = try await Town.started()
        await tess.get("/companies")
        let made = await tess.post("/companies", ["name": "Maison Durand", "word": " maison durand "])
        #expect(made.location.hasPrefix("/companies/maison-durand?"), "\(made.status)")
        await tess.get("/companies")
        let again = await tess.post("/companies", ["name": "Autre maison", "word": "maison-durand"])
        #expect(again.location.isEmpty && again.text.contains("href=\"#word\""))
        #expect(again.text.contains("<title>Mistake: "), "who hears the page learns it first")
    }
}
