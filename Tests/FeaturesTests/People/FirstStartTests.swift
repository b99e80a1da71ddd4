import Accounting
import Features
import Storage
import TestKit
import Testing

@Suite("The first start", .tags(.a1))
struct FirstStartTests {
    @Test("makes the administrator of all companies with the code that the server printed")
    func begins() async throws {
        let office = try await Office()
        #expect(office.owner.isOwner)
        #expect(try await FirstStart(office.services).newCode() == nil)
        #expect(try await !FirstStart(office.services).isOpen())
        #expect(try await office.people.companies(of: office.owner).map(\.role) == [.administrator])
    }

    @Test("refuses another code, one of yesterday, and everybody after the first", arguments: [0, 1, 2])
    func refuses(_ way: Int) async throws {
        let clock = ManualClock()
        let services = try await Office.emptyServices(clock)
        let start = FirstStart(services, cost: Office.cost)
        let code = try #require(try await start.newCode())
        func begin(_ code: String, _ email: String) async throws {
            _ = try await start.begin(
                code: code, name: "Tess", email: email, password: Office.password, language: nil,
                from: Office.visitor)
        }
        switch way {
        case 0: #expect(await refusal { try await begin("AAAA-BBBB-CCCC-DDDD", "a@example.com") } == .startCodeRefused)
        case 1:
            clock.advance(bySeconds: 86_400)
            #expect(await refusal { try await begin(code, "a@example.com") } == .startCodeRefused)
        default:
            try await begin(code, "a@example.com")
            #expect(await refusal { try await begin(code, "b@example.com") } == .alreadyStarted)
        }
    }

    @Test("tells what does not fit, and the code stays good")
    func unfit() async throws {
        let services = try await Office.emptyServices(ManualClock())
        let start = FirstStart(services, cost: Office.cost)
        let code = try #require(try await start.newCode())
        func begin(_ name: String, _ email: String, _ password: String) async throws {
            _ = try await start.begin(
                code: code, name: name, email: email, password: password, language: nil, from: Office.visitor)
        }
        #expect(await refusal { try await begin("Tess", "tess", Office.password) } == .emailUnfit("tess"))
        #expect(await refusal { try await begin(" ", "t@example.com", Office.password) } == .nameEmpty)
        #expect(
            await refusal { try await begin("Tess", "t@example.com", "short") } == .passwordLength(min: 12, max: 200))
        try await begin("Tess", "t@example.com", Office.password)
    }
}
