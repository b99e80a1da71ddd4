import Accounting
import Features
import Foundation
import Storage
import Sync
import Synchronization
import TestKit
import Testing

@Suite("A letter", .tags(.w1))
struct LetterTests {
    @Test("waits while the mail server is away, and goes out once it is back, once")
    func away() async throws {
        let office = try await Office()
        try await office.letter("a")
        try await office.letter("b")
        let server = ServerStub(.delayed(.unreachable))
        let postman = server.postman(office)
        #expect(try await postman.sendDue() == 0)
        #expect(server.asked == 1, "a server that is away is not asked for each letter")
        #expect(try await postman.sendDue() == 0)
        #expect(
            try await Letters(office.services).waiting() == WaitingLetters(count: 2, problem: .unreachable),
            "an administrator is told")
        server.answer = .taken
        #expect(try await postman.sendDue() == 0, "both wait for a minute")
        office.clock.advance(bySeconds: 61)
        #expect(try await postman.sendDue() == 2)
        office.clock.advance(bySeconds: 86_400)
        #expect(try await postman.sendDue() == 0)
        #expect(server.taken.sorted() == ["a", "b"])
    }

    @Test("is given up when the server refuses it for good, or when nobody takes it for days")
    func givenUp() async throws {
        let office = try await Office()
        try await office.letter("a")
        let server = ServerStub(.refused(.said(code: 550, text: "no such person")))
        #expect(try await server.postman(office).sendDue() == 0)
        office.clock.advance(bySeconds: 86_400)
        #expect(try await server.postman(office).sendDue() == 0)
        #expect(server.asked == 1)
        try await office.letter("b")
        server.answer = .delayed(.unreachable)
        for _ in 0..<200 {
            _ = try await server.postman(office).sendDue()
            office.clock.advance(bySeconds: 3600)
        }
        #expect(try await office.services.archive.waitingLetters().count == 0)
    }

    @Test("of one piece of news is written once")
    func once() async throws {
        let office = try await Office()
        #expect(try await office.letter("a"))
        #expect(try await !office.letter("a"))
    }
}

@Suite("What people are told by mail", .tags(.w1))
struct MailNewsTests {
    @Test("is what they chose: nothing, each sync with news, or what needs them; one message for many orders")
    func choices() async throws {
        let office = try await Office()
        let everybody = try await [("a", ReportChoice.eachSync), ("b", .onErrors), ("c", .never)].asyncMap {
            let user = try await office.join("\($0)@example.com", as: .viewer).user
            try await Reports(office.services).save($1, of: user, in: ID(Office.company))
            return user
        }
        office.clock.advance(bySeconds: 60)
        try await office.run("quiet", [:])
        try await office.run("good", ["posted": 3])
        try await office.run("bad", ["posted": 1, "needsYou": 12])
        let news = try await MailNews(office.services).gather()
        func told(_ user: UserRow) -> [String] { news.filter { $0.user.id == user.id }.map(\.key).sorted() }
        #expect(told(everybody[0]) == ["run:bad:\(everybody[0].id)", "run:good:\(everybody[0].id)"])
        #expect(told(everybody[1]) == ["run:bad:\(everybody[1].id)"])
        #expect(told(everybody[2]).isEmpty && told(office.owner).isEmpty)
        guard case .report(let report)? = news.first(where: { $0.key.hasPrefix("run:bad") })?.content else {
            Issue.record("no report")
            return
        }
        #expect(report.causes.map(\.count) == [12], "one cause, however many orders")
    }

    @Test("of a day comes the next morning on the reader's clock, and not of days before they chose")
    func daily() async throws {
        let office = try await Office()
        let user = try await office.join("a@example.com", as: .viewer).user
        try await Reports(office.services).save(.daily, of: user, in: ID(Office.company))
        try await office.run("good", ["posted": 3])
        #expect(try await MailNews(office.services).gather().isEmpty)
        // Noon of 1 June becomes eight in the morning of 2 June.
        office.clock.advance(bySeconds: 20 * 3600)
        let news = try await MailNews(office.services).gather()
        #expect(news.map(\.key) == ["day:\(Office.company):2026-06-01:\(user.id)"])
    }

    @Test("is nothing of runs from before they chose")
    func before() async throws {
        let office = try await Office()
        try await office.run("bad", ["needsYou": 1])
        office.clock.advance(bySeconds: 60)
        let user = try await office.join("a@example.com", as: .viewer).user
        try await Reports(office.services).save(.eachSync, of: user, in: ID(Office.company))
        #expect(try await MailNews(office.services).gather().isEmpty)
    }

    @Test("is known for all companies of a person at once, however many")
    func ofAllCompanies() async throws {
        let office = try await Office()
        let user = try await office.join("a@example.com", as: .viewer).user
        let reports = Reports(office.services)
        #expect(try await reports.choices(of: user).isEmpty)
        try await reports.save(.daily, of: user, in: ID(Office.company))
        #expect(try await reports.choices(of: user) == [ID(Office.company): .daily])
    }

    @Test("is chosen only for companies that one may enter")
    func foreign() async throws {
        let office = try await Office()
        try await Companies(office.services).create("verrine", name: "Maison Verrine")
        let user = try await office.join("a@example.com", as: .administrator).user
        await #expect(throws: FeatureProblem.companyUnknown("verrine")) {
            try await Reports(office.services).save(.daily, of: user, in: ID("verrine"))
        }
    }
}

/// A mail server that answers as it is told.
private final class ServerStub: Sendable {
    private let state: Mutex<(answer: Postman.Answer, asked: Int, taken: [String])>

    init(_ answer: Postman.Answer) { state = Mutex((answer, 0, [])) }

    var answer: Postman.Answer {
        get { state.withLock(\.answer) }
        set { state.withLock { $0.answer = newValue } }
    }
    var asked: Int { state.withLock(\.asked) }
    var taken: [String] { state.withLock(\.taken) }

    func postman(_ office: Office) -> Postman {
        Postman(office.services, pauseSeconds: 60) { letter in
            self.state.withLock { state in
                state.asked += 1
                if state.answer == .taken { state.taken.append(letter.key) }
                return state.answer
            }
        }
    }
}

extension Office {
    @discardableResult
    fileprivate func letter(_ key: String) async throws -> Bool {
        try await Letters(services).keep(key: key, to: "ana@example.com", subject: "S", text: "T", html: "<p>T</p>")
    }

    /// A run of a store that just ended.
    fileprivate func run(_ id: String, _ outcomes: [String: Int]) async throws {
        let archive = services.archive
        try await archive.save(
            ConnectionRow(
                id: "shop", company: Self.company, side: .store, kind: "any", name: "Shop", settings: "{}"))
        var report = RunReport(run: id)
        report.outcomes = outcomes
        try await archive.save(
            RunRow(
                id: id, company: Self.company, store: "shop", workflow: "orders", trigger: "schedule",
                startedAt: clock.now(), finishedAt: clock.now(), state: .finished,
                summary: try RecordText.encode(report)))
        let reason = try RecordText.encode(OrderReason.numberTaken(number: "1", existing: "1"))
        try await archive.add(
            (0..<outcomes["needsYou", default: 0]).map {
                RunResultRow(subject: "\(id)\($0)", label: "\($0)", outcome: "needsYou", reason: reason)
            }, to: id)
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ change: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await change(element)) }
        return values
    }
}
