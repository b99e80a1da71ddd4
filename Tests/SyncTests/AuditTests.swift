import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import Synchronization
import TestKit
import Testing

@Suite("The audit of a company", .tags(.x7))
struct AuditTests {
    @Test("has every write that the books were asked for, with its exact text, once")
    func hasEveryWrite() async throws {
        let rehearsal = try await Rehearsal.open(orders: 20)
        let asked = rehearsal.watchWrites()
        try await rehearsal.runUntilQuiet()
        let requests = try await rehearsal.audit(.request)
        #expect(Set(requests.map(\.requestKey)) == Set(asked.all.keys))
        #expect(requests.count == asked.all.count)
        for entry in requests {
            let kept = try RecordText.decode(PreparedPosting.self, from: entry.request)
            let body = try #require(asked.all[entry.requestKey])
            #expect(kept.payload.hasSuffix("\n" + body))
            #expect(entry.actor == "test" && !entry.run.isEmpty)
        }
        let answers = try await rehearsal.audit(.answer)
        #expect(answers.map(\.requestKey).sorted() == requests.map(\.requestKey).sorted())
        try await rehearsal.expectWholeAudit()
    }

    @Test("leads from an order to its documents and back")
    func search() async throws {
        let rehearsal = try await Rehearsal.open(policy: { $0.saleForm = .invoice })
        let placed = try await rehearsal.place("PAID")
        try await rehearsal.runUntilQuiet()
        let number = try await rehearsal.order(placed.id).number
        let invoice = try #require(try await rehearsal.documents(["Invoice"]).first)
        for question in [
            AuditQuestion.order(number), .document(invoice.number), .record(.record(.invoice, invoice.id)),
        ] {
            let found = try await AuditTrail(rehearsal.scope)
                .page(question, before: nil, limit: 100)
            let told = try found.filter { $0.action == .answer }
                .flatMap { try RecordText.decode(BooksAnswer.self, from: $0.content).writes }
            let write = try #require(told.first { $0.kind == "invoice" }, "\(question)")
            #expect(write.id == invoice.id && write.outcome == "posted")
            #expect(write.total.flatMap { Decimal(string: $0) } == invoice.total)
        }
    }

    @Test("tells why the books refused, in their words")
    func refusal() async throws {
        let rehearsal = try await Rehearsal.open(policy: { $0.saleForm = .invoice })
        let placed = try await rehearsal.place("PAID")
        let item = try await rehearsal.createItem("Hand work", sku: "HAND-1")
        let customer = try await rehearsal.write("Customer", ["DisplayName": .text("By Hand Ltd")])
        let line: FiledRecord = [
            "Amount": .number(5), "DetailType": .text("SalesItemLineDetail"),
            "SalesItemLineDetail": .record(["ItemRef": .record(["value": .text(item.text("Id") ?? "")])]),
        ]
        try await rehearsal.write(
            "Invoice",
            [
                "DocNumber": .text(placed.id), "Line": .list([.record(line)]),
                "CustomerRef": .record(["value": .text(customer.text("Id") ?? "")]),
            ])
        try await rehearsal.runUntilQuiet()
        let answers = try await rehearsal.audit(.answer)
            .flatMap { try RecordText.decode(BooksAnswer.self, from: $0.content).writes }
        let refused = try #require(answers.first { $0.outcome == "refused" })
        #expect(refused.problem?.code == "6140" && refused.problem?.request?.isEmpty == false)
    }

    @Test("keeps what people did, and no secrets")
    func people() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        let entries = try await rehearsal.audit()
        let acts = Set(entries.map(\.action))
        #expect(acts.isSuperset(of: [.connection, .signIn, .policy, .retry]))
        let tokens = try #require(
            try await rehearsal.services.archive.secret("tokens", of: Rehearsal.ledger).map {
                try RecordText.decode(Tokens.self, from: $0)
            })
        let secrets = [
            tokens.accessToken, tokens.refreshToken, "sandbox-secret", try #require(Rehearsal.storeValues()["token"]),
        ]
        for entry in entries {
            for secret in secrets { #expect(!entry.content.contains(secret) && !entry.request.contains(secret)) }
        }
    }

    @Test("tells who verified it last and what came of it, without computing it again")
    func lastVerification() async throws {
        let rehearsal = try await Rehearsal.open(orders: 2)
        try await rehearsal.runUntilQuiet()
        let trail = AuditTrail(try await rehearsal.scope)
        #expect(try await trail.lastVerification() == nil)
        let head = try await trail.verify().head
        try await trail.verifyForAll()
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        let last = try #require(try await trail.lastVerification())
        #expect(last.verdict == AuditVerdict(head: head, flaw: nil) && last.noted == nil)
        #expect(last.by == rehearsal.services.actor && last.at == rehearsal.clock.now())
        #expect(last.entriesSince == 1 && last.isSound)
        let later = try await trail.verify().head
        #expect(later.count == head.count + 2, "a verification is an entry, and so is what follows")
        try await trail.verifyForAll(noted: AuditHead(count: 1, hash: head.hash))
        let compared = try #require(try await trail.lastVerification())
        #expect(compared.verdict.flaw == .notedDiffers(place: 1) && compared.noted?.count == 1)
        #expect(try await trail.verify().flaw == nil)
    }

    @Test("that was verified is found to be changed when it is verified again, and its end at once")
    func changedSince() async throws {
        let rehearsal = try await Rehearsal.open(orders: 2)
        try await rehearsal.runUntilQuiet()
        let trail = AuditTrail(try await rehearsal.scope)
        try await trail.verifyForAll()
        try await rehearsal.file.change("UPDATE audit SET actor = 'nobody' WHERE place = 2")
        #expect(try await trail.lastVerification()?.isSound == true, "nobody looked at the old entry yet")
        try await trail.verifyForAll()
        #expect(try await trail.lastVerification()?.verdict.flaw == .changed(place: 2))
        try await rehearsal.file.change("DELETE FROM audit WHERE place = (SELECT max(place) FROM audit)")
        #expect(try await trail.lastVerification()?.isSound == false)
    }

    @Test("is whole after a death anywhere, and has every request that left", arguments: Accident.Kind.chosen)
    func death(kind: Accident.Kind) async throws {
        let rehearsal = try await Rehearsal.open(orders: 8)
        let asked = rehearsal.watchWrites()
        for step in [5, 9, 14] {
            let accident = Accident(kind)
            let process = try await rehearsal.process(accident)
            accident.happen(atStep: step)
            _ = try? await rehearsal.run(by: process)
            rehearsal.outlastLeases()
        }
        try await rehearsal.runUntilQuiet()
        let noted = Set(try await rehearsal.audit(.request).map(\.requestKey))
        #expect(Set(asked.all.keys).subtracting(noted).isEmpty)
        try await rehearsal.expectWholeAudit()
    }
}

extension AuditQuestion {
    fileprivate static func order(_ number: String) -> AuditQuestion {
        var question = AuditQuestion()
        question.order = number
        return question
    }

    fileprivate static func document(_ number: String) -> AuditQuestion {
        var question = AuditQuestion()
        question.document = number
        return question
    }

    fileprivate static func record(_ record: AuditSubject) -> AuditQuestion {
        var question = AuditQuestion()
        question.record = record
        return question
    }
}

/// Writes that reached the books: their bodies by request key.
final class SeenWrites: Sendable {
    private let kept = Mutex<[String: String]>([:])
    var all: [String: String] { kept.withLock { $0 } }

    func note(_ request: OutgoingRequest) {
        guard let key = URLComponents(string: request.url)?.queryItems?.first(where: { $0.name == "requestid" })?.value
        else { return }
        kept.withLock { $0[key] = String(decoding: request.body, as: UTF8.self) }
    }
}

extension Rehearsal {
    /// The company's audit, oldest first.
    func audit(_ action: AuditAction? = nil) async throws -> [AuditEntry] {
        var question = AuditQuestion()
        question.rest.action = action
        var all: [AuditEntry] = []
        try await AuditTrail(scope).each(question) { all += $0 }
        return all
    }

    func expectWholeAudit(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let verdict = try await AuditTrail(scope).verify()
        #expect(verdict.flaw == nil && verdict.head.count > 0, sourceLocation: sourceLocation)
    }

    /// From now on notes what the books are asked to write.
    func watchWrites() -> SeenWrites {
        let seen = SeenWrites()
        let answer = StandIn.network { [books] in await books.respond(to: $0, body: $1) }
        network.play("books.example") { request async throws(NetworkFailure) in
            seen.note(request)
            return try await answer(request)
        }
        return seen
    }
}
