import Accounting
import Bookkeeping
import ConnectorKit
import QuickBooksSandbox
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("Many sales of every shape", .tags(.x1, .x2))
struct RandomSalesTests {
    @Test(
        "are in the books once and to the cent, although answers get lost", arguments: ["us", "ca", "fr", "jp"],
        Length.chosen([1], long: [1, 2]) as [UInt64])
    func chaos(_ key: String, _ seed: UInt64) async throws {
        let scene = try await SandboxScene.open(key)
        let shop = try Shop(try await scene.mirror())
        var making = RandomSales(shop: shop, chance: SeededChance(seed))
        let postings = (1...90).map { making.next($0) }
        for kind in [MisbehaviourKind.answerLost, .requestLost, .status503, .throttled] {
            await scene.service.misbehave(Misbehaviour(kind, perThousand: 80, writesOnly: true))
        }
        var open = postings
        var records: [String: BooksRecord] = [:]
        for _ in 0..<40 where !open.isEmpty {
            open = try await round(open, scene, shop, &records)
        }
        #expect(open.isEmpty, "seed \(seed)")
        await scene.service.behave()
        try await check(postings, records, scene, key)
    }

    /// Sends what is open, looks for what is unknown, and gives back what has to be sent again.
    private func round(
        _ open: [Posting], _ scene: SandboxScene, _ shop: Shop, _ records: inout [String: BooksRecord]
    ) async throws -> [Posting] {
        let requests = scene.connector.prepare(open, company: shop.company, capacity: await scene.connector.capacity())
        var again: [Posting] = []
        for request in requests.requests {
            let sent = open.filter { request.intentIDs.contains($0.intentID) }
            do {
                let outcomes = try await scene.connector.perform(request, postings: sent)
                for posting in sent {
                    let outcome = try #require(outcomes[posting.intentID])
                    if let record = outcome.record { records[posting.intentID] = record } else { again.append(posting) }
                    if let refusal = outcome.refusal { Issue.record("\(refusal)") }
                }
            } catch { again += sent }
        }
        let found = try await scene.look(for: again, company: shop.company)
        return zip(again, found).compactMap { posting, result in
            guard case .found(let record) = result else { return posting }
            records[posting.intentID] = record
            return nil
        }
    }

    private func check(
        _ postings: [Posting], _ records: [String: BooksRecord], _ scene: SandboxScene, _ key: String
    ) async throws {
        for posting in postings {
            guard case .document(let document) = posting.body else { continue }
            let record = try #require(records[posting.intentID])
            #expect(record.total == document.total.decimal && record.number == document.number)
            #expect((record.tax ?? .zero) == document.tax.decimal)
        }
        let summary = try await scene.service.summary(company: key)
        #expect(summary.duplicates == 0)
        #expect(summary.entries.filter { $0.entity != "JournalEntry" }.map(\.count).reduce(0, +) >= postings.count)
        #expect(try await scene.service.trialBalance(company: key).difference == "0.00")
    }
}

/// Sales with several lines, discounts and quantities, the same for the same seed.
struct RandomSales {
    let shop: Shop
    let chance: SeededChance

    mutating func next(_ number: Int) -> Posting {
        let kinds = SalesDocument.Kind.allCases
        let kind = kinds[Int(chance.number(below: UInt64(kinds.count)))]
        var document = shop.document(kind, number: "R\(number)")
        let template = document.lines[0]
        document.lines = (0...Int(chance.number(below: 12))).map { _ in line(template) }
        let net = document.netTotal
        if net.minorUnits > 10 {
            var discount = document.lines[0]
            (discount.quantity, discount.unitPrice) = (nil, nil)
            discount.amount = Money(minorUnits: -Int64(chance.number(below: UInt64(net.minorUnits / 2))), net.currency)
            document.lines.append(discount)
        }
        document.tax = shop.tax(on: document.netTotal)
        return .sample(.document(.sale(document)), id: "\(number)")
    }

    private func line(_ template: SalesLine) -> SalesLine {
        var line = template
        let quantity = ExactDecimal(
            coefficient: Int64(1 + chance.number(below: 500)), scale: Int(chance.number(below: 3)))
        let price = ExactDecimal(
            coefficient: Int64(chance.number(below: 1_000_000)), scale: 2 + Int(chance.number(below: 4)))
        line.quantity = quantity
        line.unitPrice = price
        line.amount = Money.product(price, quantity, template.amount.currency) ?? template.amount
        return line
    }
}
