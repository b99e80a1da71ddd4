import Accounting
import Bookkeeping
import ConnectorKit
import QuickBooksSandbox
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("An answer that never came", .tags(.x1))
struct LostAnswerTests {
    @Test("is resolved by looking: the documents are there")
    func found() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let postings = (1...12).map { shop.sale(.invoice, number: "EW\($0)", id: "\($0)") }
        await scene.service.misbehave(Misbehaviour(.answerLost, next: 1))
        let outcomes = try await scene.post(postings, shop.company)
        #expect(outcomes.allSatisfy { $0.isUnknown })
        scene.network.forget()
        let found = try await scene.look(for: postings, company: shop.company)
        #expect(scene.count(.read) == 1)
        for (index, result) in found.enumerated() {
            guard case .found(let record) = result else {
                Issue.record("\(result)")
                continue
            }
            #expect(
                record.number == "EW\(index + 1)" && record.total == shop.document(.invoice, number: nil).total.decimal)
        }
    }

    @Test(
        "is resolved by looking: the documents are not there",
        arguments: [
            MisbehaviourKind.requestLost, .status500, .status503, .status504,
        ])
    func absent(_ kind: MisbehaviourKind) async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let postings = [shop.sale(.invoice, number: "EW1", id: "1"), shop.sale(.salesReceipt, number: "EW2", id: "2")]
        await scene.service.misbehave(Misbehaviour(kind, next: 1))
        let outcomes = try await scene.post(postings, shop.company)
        #expect(outcomes.allSatisfy { $0.isUnknown })
        #expect(try await scene.look(for: postings, company: shop.company) == [.absent, .absent])
    }

    @Test("to a repeated request comes without posting twice")
    func replayed() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let postings = (1...5).map { shop.sale(.salesReceipt, number: nil, id: "\($0)") }
        await scene.service.misbehave(Misbehaviour(.answerLost, next: 1))
        _ = try await scene.post(postings, shop.company)
        let again = try await scene.post(postings, shop.company)
        #expect(again.allSatisfy { $0.record != nil })
        let summary = try await scene.service.summary(company: "us")
        #expect(summary.entries.first { $0.entity == "SalesReceipt" }?.count == 5)
    }

    @Test("about a payment is found by its day, its customer and our marker", .tags(.w14))
    func payment() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let invoice = try #require(
            try await scene.post([shop.sale(.invoice, number: "EW1", id: "1")], shop.company).first?.record)
        let payment = shop.payment(of: invoice, money(1000))
        #expect(try await scene.look(for: [payment], company: shop.company) == [.absent])
        await scene.service.misbehave(Misbehaviour(.answerLost, next: 1))
        _ = try await scene.post([payment], shop.company)
        let found = try await scene.look(for: [payment], company: shop.company)
        guard case .found(let record)? = found.first else {
            Issue.record("\(found)")
            return
        }
        #expect(record.total == ExactDecimal(10))
    }

    @Test(
        "about a name is found by the name",
        arguments: ["Ana Ruiz", "Bob's \\ Mugs", "שרה & Söhne 🎉", "Paweł Nowak", "Mugs™ – O’Neil", "Иван", "山田太郎"])
    func names(_ name: String) async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let posting = shop.customer(name)
        #expect(try await scene.look(for: [posting], company: shop.company) == [.absent])
        await scene.service.misbehave(Misbehaviour(.answerLost, next: 1))
        #expect(try await scene.post([posting], shop.company).first?.isUnknown == true)
        let found = try await scene.look(for: [posting], company: shop.company)
        guard case .found(let record)? = found.first, case .party(let party)? = record.catalogueRecord else {
            Issue.record("\(found)")
            return
        }
        #expect(party.displayName == name)
    }

    @Test("does not make somebody else's document ours")
    func occupied() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        var other = shop.sale(.invoice, number: "EW1", id: "1")
        other.marker = "made by hand"
        let id = try #require(try await scene.post([other], shop.company).first?.record?.locator.id)
        let own = shop.sale(.invoice, number: "EW1", id: "2")
        #expect(try await scene.look(for: [own], company: shop.company) == [.occupied(existing: id)])
    }

    @Test("about a void, a deletion or a change is read off the document", .tags(.w17))
    func changes() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let made = try await scene.post(
            (1...3).map { shop.sale(.invoice, number: "EW\($0)", id: "\($0)") }, shop.company
        ).compactMap(\.record)
        let changes = [
            shop.sale(.invoice, .void(made[0].locator), number: "EW1", id: "4"),
            shop.sale(.invoice, .delete(made[1].locator), number: "EW2", id: "5"),
        ]
        #expect(try await scene.look(for: changes, company: shop.company) == [.absent, .absent])
        await scene.service.misbehave(Misbehaviour(.answerLost, next: 2))
        #expect(try await scene.post(changes, shop.company).allSatisfy { $0.isUnknown })
        let found = try await scene.look(for: changes, company: shop.company)
        #expect(found.allSatisfy { if case .found = $0 { true } else { false } }, "\(found)")
    }
}
