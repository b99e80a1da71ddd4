import TestKit
import Testing
import WebDoor

@testable import WebPages

@Suite("The list of orders", .tags(.x6))
struct OrderListTests {
    @Test("leads back to what it was narrowed to after orders were retried or left out, and nowhere else")
    func narrowed() async throws {
        let (town, tess) = try await Town.started()
        try await NeedsStage(town: town).set()
        let (list, query) = ("/companies/\(Town.company)/orders", "?state=needsYou&q=EW")
        await tess.get(list + query)
        let (first, second) = (["order": "\(NeedsStage.store)/o1"], ["order": "\(NeedsStage.store)/o2"])
        #expect(await tess.post("\(list)/retries\(query)", first).location == "\(list)\(query)&done=ordersAgain")
        #expect(await tess.post("\(list)/retries\(query)").location == "\(list)\(query)&done=nothingChosen")
        let asked = await tess.post("\(list)/exemptions\(query)", second)
        #expect(asked.text.contains("action=\"\(list)/exemptions?state=needsYou&amp;q=EW\""))
        #expect(asked.text.contains("href=\"\(list)?state=needsYou&amp;q=EW\""))
        let said = second.merging(["asked": "1", "kind": "ignored", "reason": "a gift"]) { $1 }
        #expect(
            await tess.post("\(list)/exemptions\(query)", said).location == "\(list)\(query)&done=ordersLeftOut")
        let foreign = await tess.post("\(list)/retries?next=https%3A%2F%2Fevil.example", first).location
        #expect(foreign == "\(list)?done=ordersAgain")
    }
}
