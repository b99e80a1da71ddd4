import Accounting
import Features
import Storage
import TestKit
import Testing

@Suite("Signing in", .tags(.a1))
struct SignInTests {
    @Test("takes the right password, and says the same of a wrong one and of nobody")
    func passwords() async throws {
        let office = try await Office()
        #expect(try await office.signIn("TESS@example.com").signed.0.user.id == office.owner.id)
        #expect(await refusal { _ = try await office.signIn("tess@example.com", password: "x") } == .signInRefused)
        #expect(await refusal { _ = try await office.signIn("nobody@example.com") } == .signInRefused)
    }

    @Test("is refused after ten wrong tries, also with the right password, until the quarter of an hour is over")
    func limitedByAccount() async throws {
        let office = try await Office()
        for number in 0..<10 {
            let problem = await refusal {
                _ = try await office.signIn("tess@example.com", password: "x", from: "198.51.100.\(number)")
            }
            #expect(problem == .signInRefused)
        }
        let end = office.clock.now().advanced(bySeconds: 900)
        #expect(await refusal { _ = try await office.signIn("tess@example.com") } == .tooManyTries(until: end))
        office.clock.advance(bySeconds: 900)
        #expect(try await office.signIn("tess@example.com").signed.0.user.id == office.owner.id)
    }

    @Test("is refused to an address that tried many accounts")
    func limitedByAddress() async throws {
        let office = try await Office()
        for number in 0..<50 {
            _ = await refusal {
                _ = try await office.signIn("a\(number)@example.com", password: "x", from: "198.51.100.1")
            }
        }
        let end = office.clock.now().advanced(bySeconds: 900)
        #expect(
            await refusal { _ = try await office.signIn("tess@example.com", from: "198.51.100.1") }
                == .tooManyTries(until: end))
        #expect(try await office.signIn("tess@example.com").signed.0.user.id == office.owner.id)
    }

    @Test("gives each browser a session of its own, which ends when it was not seen for twelve hours")
    func sessions() async throws {
        let office = try await Office()
        let (signed, secret) = try await office.signIn("tess@example.com").signed
        #expect(signed.session.id != office.session.session.id)
        office.clock.advance(bySeconds: 11 * 3600)
        #expect(try await office.signIns.signed(by: secret.text) != nil)
        office.clock.advance(bySeconds: 11 * 3600)
        #expect(try await office.signIns.signed(by: secret.text) != nil)
        office.clock.advance(bySeconds: 12 * 3600)
        #expect(try await office.signIns.signed(by: secret.text) == nil)
    }

    @Test("out ends that session alone, and a person can end the others")
    func ending() async throws {
        let office = try await Office()
        let (first, firstSecret) = try await office.signIn("tess@example.com").signed
        let (second, secondSecret) = try await office.signIn("tess@example.com").signed
        try await office.signIns.signOut(first)
        #expect(try await office.signIns.signed(by: firstSecret.text) == nil)
        #expect(try await office.accounts.sessions(of: office.owner).count == 2)
        let stranger = try await office.join("ben@example.com", as: .viewer)
        try await office.accounts.end(session: second.session.id, of: stranger.user)
        #expect(try await office.signIns.signed(by: secondSecret.text) != nil)
        try await office.accounts.end(session: second.session.id, of: office.owner)
        #expect(try await office.signIns.signed(by: secondSecret.text) == nil)
    }

    @Test("keeps no secret and no password in the clear")
    func hashes() async throws {
        let office = try await Office()
        let (signed, secret) = try await office.signIn("tess@example.com").signed
        #expect(signed.session.hash != secret.text && !"\(secret)".contains(secret.text))
        let kept = try #require(try await office.people.user(email: "tess@example.com").password)
        #expect(kept.hasPrefix("scrypt 4 8 1 ") && !kept.contains(Office.password))
    }

    @Test("makes the hash anew when a try may cost more than it did")
    func dearer() async throws {
        let office = try await Office()
        let dearer = SignIns(office.services, cost: PasswordCost(roundsPower: 5))
        _ = try await dearer.signIn(
            email: "tess@example.com", password: Office.password, isKept: false, from: Office.visitor
        ).signed
        #expect(try await office.people.user(email: "tess@example.com").password?.hasPrefix("scrypt 5 ") == true)
        #expect(try await office.signIn("tess@example.com").signed.0.user.id == office.owner.id)
    }
}

@Suite("The second factor", .tags(.a1))
struct SecondFactorTests {
    /// Source: RFC 6238, Appendix B (SHA-1), the last six digits.
    @Test(
        "makes the codes of the standard",
        arguments: [(Int64(59), "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")])
    func standard(_ seconds: Int64, _ code: String) throws {
        let codes = try #require(TimeCode(secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
        #expect(codes.code(in: seconds / TimeCode.stepSeconds) == code)
    }

    @Test("asks for a code after the password; each code and each recovery code opens once")
    func asks() async throws {
        let office = try await Office()
        let factor = SecondFactor(office.services)
        let secret = factor.newSecret()
        let codes = try #require(TimeCode(secret: secret))
        func code() -> String { codes.code(in: office.clock.now().seconds / TimeCode.stepSeconds) }
        #expect(
            await refusal { _ = try await factor.turnOn(secret, code: "000000", for: office.owner) } == .codeRefused)
        let recovery = try await factor.turnOn(secret, code: code(), for: office.owner)
        #expect(Set(recovery).count == 8)
        #expect(
            await refusal { _ = try await factor.turnOn(secret, code: code(), for: office.owner) }
                == .secondFactorPresent)

        func enter(_ code: String) async throws -> SignIns.Outcome {
            let step = try await office.signIn("tess@example.com").step
            return try await office.signIns.signIn(code: code, after: step.text, from: Office.visitor)
        }
        #expect(try await enter(code()).signed.0.user.id == office.owner.id)
        #expect(await refusal { _ = try await enter(code()) } == .codeRefused)
        office.clock.advance(bySeconds: 30)
        #expect(try await enter(code()).signed.0.user.id == office.owner.id)
        #expect(try await enter(recovery[0].lowercased()).signed.0.user.id == office.owner.id)
        #expect(await refusal { _ = try await enter(recovery[0]) } == .codeRefused)
        #expect(try await office.deeds().last?.contains(#""deed":"secondFactorOn""#) == true)
    }

    @Test("lets five codes be tried, then nobody for a quarter of an hour")
    func limited() async throws {
        let office = try await Office()
        let factor = SecondFactor(office.services)
        let secret = factor.newSecret()
        let codes = try #require(TimeCode(secret: secret))
        let step = office.clock.now().seconds / TimeCode.stepSeconds
        _ = try await factor.turnOn(secret, code: codes.code(in: step), for: office.owner)
        let open = try await office.signIn("tess@example.com").step
        func enter(_ code: String) async throws {
            _ = try await office.signIns.signIn(code: code, after: open.text, from: Office.visitor)
        }
        for _ in 0..<5 { #expect(await refusal { try await enter("999999") } == .codeRefused) }
        let end = office.clock.now().advanced(bySeconds: 900)
        #expect(await refusal { try await enter(codes.code(in: step + 1)) } == .tooManyTries(until: end))
    }
}
