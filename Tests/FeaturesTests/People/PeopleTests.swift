import Accounting
import Features
import Storage
import TestKit
import Testing

@Suite("The people of a company", .tags(.a1))
struct PeopleTests {
    @Test("each have a role, and it can do what the ones after it can")
    func roles() {
        for (place, role) in Role.allCases.enumerated() {
            for (other, weaker) in Role.allCases.enumerated() { #expect((role >= weaker) == (place >= other)) }
        }
    }

    @Test("join by an invitation that opens once, and are in the audit")
    func invitation() async throws {
        let office = try await Office()
        let link = try await office.people().invite("Ben@Example.com", as: .clerk)
        func join() async throws {
            _ = try await office.accounts.join(
                byInvitation: link.secret.text, name: "Ben", password: Office.password, language: "fr",
                from: Office.visitor)
        }
        try await join()
        #expect(await refusal { try await join() } == .linkSpent)
        let members = try await office.people().members()
        #expect(
            members.map(\.user.name) == ["Ben", "Tess Marlowick"] && members.map(\.role) == [.clerk, .administrator])
        #expect(
            await refusal { _ = try await office.people().invite("BEN@example.com", as: .clerk) }
                == .alreadyInCompany("BEN@example.com"))
        #expect(
            try await office.deeds() == [
                #"tess@example.com: {"deed":"invited","person":"Ben@Example.com","role":"clerk"}"#,
                #"Ben@Example.com: {"deed":"invitationAccepted","person":"Ben@Example.com","role":"clerk"}"#,
            ])
    }

    @Test("cannot join by an invitation that is a week old, was withdrawn, or is for another address")
    func invitationRefused() async throws {
        let office = try await Office()
        let ben = try await office.join("ben@example.com", as: .viewer)
        let old = try await office.people().invite("a@example.com", as: .clerk)
        office.clock.advance(bySeconds: 7 * 86_400)
        #expect(await refusal { _ = try await office.accounts.invitation(old.secret.text) } == .linkSpent)
        let link = try await office.people().invite("c@example.com", as: .administrator)
        #expect(
            await refusal { try await office.accounts.accept(link.secret.text, as: ben.user) }
                == .otherAddress(invited: "c@example.com"))
        try await office.people().withdrawInvitation(link.pass.id)
        #expect(await refusal { _ = try await office.accounts.invitation(link.secret.text) } == .linkSpent)
    }

    @Test("of two companies are kept apart")
    func apart() async throws {
        let office = try await Office()
        try await Companies(office.services).create("verrine", name: "Maison Verrine")
        let ben = try await office.join("ben@example.com", as: .clerk)
        #expect(try await office.people.companies(of: ben.user).map(\.company.id) == [Office.company])
        #expect(
            await refusal { _ = try await office.people(of: "verrine").member(ben.user.id) }
                == .userUnknown(ben.user.id))
        try await office.people(of: "verrine").setRole(.administrator, of: ben.user)
        #expect(try await office.people().member(ben.user.id).role == .clerk)
        try await office.people(of: "verrine").setRole(nil, of: ben.user)
        #expect(try await office.people.companies(of: ben.user).map(\.company.id) == [Office.company])
    }

    @Test("who lose a right lose the links that they made with it; who gain one, the links that lead into them")
    func linksEnd() async throws {
        let office = try await Office()
        let admin = try await office.join("admin@example.com", as: .administrator).user
        let ben = try await office.join("ben@example.com", as: .clerk).user
        let scope = try await office.services.scope(
            Office.company, as: Requester(name: admin.email, role: .administrator))
        let invited = try await CompanyPeople(scope).invite("c@example.com", as: .administrator)
        func link() async throws -> String {
            try await People(office.services, actor: admin.email).passwordLink(for: ben, askedBy: admin).secret.text
        }
        let first = try await link()
        _ = try await office.accounts.user(ofResetLink: first)
        try await office.people().setRole(.bookkeeper, of: ben)
        #expect(await refusal { _ = try await office.accounts.user(ofResetLink: first) } == .linkSpent)
        let second = try await link()
        try await office.people().setRole(nil, of: admin)
        #expect(await refusal { _ = try await office.accounts.user(ofResetLink: second) } == .linkSpent)
        #expect(await refusal { _ = try await office.accounts.invitation(invited.secret.text) } == .linkSpent)
    }

    @Test("keep what others changed of their account meanwhile")
    func changesMeet() async throws {
        let office = try await Office()
        let ben = try await office.join("ben@example.com", as: .clerk)
        try await office.people.setOwner(true, ben.user)
        let asOwner = try await office.people.user(email: ben.user.email)
        try await office.people.setOwner(false, asOwner)
        let profile = Accounts.Profile(
            name: "Ben", email: "ben@example.com", language: nil, timeZone: "Europe/Paris", look: .dark)
        try await office.accounts.save(profile, of: asOwner)
        let now = try await office.people.user(email: ben.user.email)
        #expect(!now.isOwner && now.look == .dark)
    }

    @Test("get password links from an administrator only when they work nowhere else")
    func beyond() async throws {
        let office = try await Office()
        try await Companies(office.services).create("verrine", name: "Maison Verrine")
        let admin = try await office.join("admin@example.com", as: .administrator).user
        let ben = try await office.join("ben@example.com", as: .clerk).user
        _ = try await office.people.passwordLink(for: ben, askedBy: admin)
        try await office.people(of: "verrine").setRole(.viewer, of: ben)
        #expect(
            await refusal { _ = try await office.people.passwordLink(for: ben, askedBy: admin) }
                == .beyondRight("ben@example.com"))
        #expect(
            await refusal { _ = try await office.people.passwordLink(for: office.owner, askedBy: admin) }
                == .beyondRight("tess@example.com"))
        _ = try await office.people.passwordLink(for: ben, askedBy: office.owner)
    }

    @Test("who administer everything are never none")
    func lastOwner() async throws {
        let office = try await Office()
        #expect(
            await refusal { try await office.people.setOwner(false, office.owner) } == .lastOwner("tess@example.com"))
        #expect(
            await refusal { try await office.people.remove(office.owner, isConfirmed: true) }
                == .lastOwner("tess@example.com"))
        let ben = try await office.join("ben@example.com", as: .clerk).user
        #expect(
            await refusal { try await office.people.remove(ben, isConfirmed: false) }
                == .removalUnconfirmed("ben@example.com"))
        try await office.people.setOwner(true, ben)
        try await office.people.setOwner(false, office.owner)
        #expect(try await office.people.companies(of: office.people.user(email: "tess@example.com")).isEmpty)
    }

    @Test("form teams, whose names are theirs alone")
    func teams() async throws {
        let office = try await Office()
        let ben = try await office.join("ben@example.com", as: .clerk).user
        try await office.people().saveTeam(nil, named: " Sales  desk ", members: [ben.id])
        let team = try #require(try await office.people().teams().first)
        #expect(team.name == "Sales desk" && team.members == [ben.id])
        #expect(try await office.people().member(ben.id).teams == ["Sales desk"])
        #expect(
            await refusal {
                try await office.people().saveTeam(nil, named: "sales desk", members: [])
            } == .teamNameTaken("sales desk"))
        #expect(
            await refusal { try await office.people().saveTeam("x", named: "A", members: []) }
                == .teamUnknown("x"))
        try await office.people().removeTeam(team.id)
        #expect(try await office.people().teams().isEmpty)
    }
}

@Suite("A person's own account", .tags(.a1))
struct AccountTests {
    @Test("takes another name, address, language and time zone, and nothing that is none")
    func profile() async throws {
        let office = try await Office()
        var profile = Accounts.Profile(
            name: "Tess M", email: "tess.m@example.com", language: "fr", timeZone: "Europe/Paris", look: .dark)
        try await office.accounts.save(profile, of: office.owner)
        let changed = try await office.people.user(email: "tess.m@example.com")
        #expect(changed.language == "fr" && changed.timeZone == "Europe/Paris" && changed.look == .dark)
        profile.timeZone = "Mars"
        #expect(await refusal { try await office.accounts.save(profile, of: changed) } == .timeZoneUnknown("Mars"))
        try await office.join("ben@example.com", as: .clerk)
        profile.timeZone = "Europe/Paris"
        profile.email = "BEN@example.com"
        #expect(
            await refusal { try await office.accounts.save(profile, of: changed) } == .emailTaken("BEN@example.com"))
    }

    @Test("takes a new password from who knows the old one, and signs every other browser out")
    func password() async throws {
        let office = try await Office()
        let (here, hereSecret) = try await office.signIn("tess@example.com").signed
        let (_, thereSecret) = try await office.signIn("tess@example.com").signed
        #expect(
            await refusal {
                try await office.accounts.change(
                    password: "wrong", to: "another long password", of: here, from: Office.visitor)
            } == .signInRefused)
        try await office.accounts.change(
            password: Office.password, to: "another long password", of: here, from: Office.visitor)
        #expect(try await office.signIns.signed(by: hereSecret.text) != nil)
        #expect(try await office.signIns.signed(by: thereSecret.text) == nil)
        #expect(await refusal { _ = try await office.signIn("tess@example.com") } == .signInRefused)
        _ = try await office.signIn("tess@example.com", password: "another long password").signed
    }

    @Test("gets a password by a link that opens once, for a day, and signs every browser out")
    func reset() async throws {
        let office = try await Office()
        let ben = try await office.join("ben@example.com", as: .clerk)
        try await office.accounts.askReset(email: "BEN@example.com", from: Office.visitor)
        try await office.accounts.askReset(email: "nobody@example.com", from: Office.visitor)
        #expect(try await office.people.user(email: "ben@example.com").resetAskedAt == office.clock.now())
        let first = try await office.people.passwordLink(for: ben.user)
        let link = try await office.people.passwordLink(for: ben.user)
        func reset(_ secret: OneTimeSecret) async throws {
            _ = try await office.accounts.reset(byLink: secret.text, to: "another long password")
        }
        #expect(await refusal { try await reset(first.secret) } == .linkSpent)
        #expect(
            await refusal { _ = try await office.accounts.reset(byLink: link.secret.text, to: "short") }
                == .passwordLength(min: 12, max: 200))
        try await reset(link.secret)
        #expect(await refusal { try await reset(link.secret) } == .linkSpent)
        #expect(try await office.accounts.sessions(of: ben.user).isEmpty)
        #expect(try await office.people.user(email: "ben@example.com").resetAskedAt == nil)
        let late = try await office.people.passwordLink(for: ben.user)
        office.clock.advance(bySeconds: 86_400)
        #expect(await refusal { try await reset(late.secret) } == .linkSpent)
    }
}
