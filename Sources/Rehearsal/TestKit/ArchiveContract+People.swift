import Accounting
import Storage
import Testing

extension ArchivePromise {
    /// People, their rights and their secrets (A1).
    static let people: [ArchivePromise] = [
        ArchivePromise("an address has one account, however its letters are written") { story in
            try await story.join("anna", "Anna@Example.com")
            #expect(try await !story.join("other", "anna@example.COM"))
            #expect(try await story.archive.user(email: "ANNA@example.com")?.id == "anna")
            #expect(try await story.archive.user("anna")?.email == "Anna@Example.com")
            #expect(try await story.archive.users().map(\.id) == ["anna"])
        },
        ArchivePromise("only one person can be the first") { story in
            let first = story.person("anna", "anna@example.com", isOwner: true)
            let isFirst = try await story.archive.add(first: first)
            #expect(isFirst)
            #expect(try await !story.archive.add(first: story.person("ben", "ben@example.com", isOwner: true)))
            #expect(try await story.archive.users() == [first])
        },
        ArchivePromise("the last owner stays an owner, and stays") { story in
            let anna = story.person("anna", "anna@example.com", isOwner: true)
            #expect(try await story.archive.add(first: anna))
            func endOwner() async throws -> Bool {
                try await story.archive.change(user: "anna", note: story.said("less"), now: story.now) {
                    $0.isOwner = false
                }
            }
            #expect(try await !endOwner())
            #expect(try await !story.archive.remove(user: "anna", note: story.said("gone"), now: story.now))
            #expect(try await story.entries().isEmpty)
            try await story.join("ben", "ben@example.com", isOwner: true)
            #expect(try await endOwner())
            #expect(try await story.entries().map(\.content) == ["less"])
        },
        ArchivePromise("what changes of an account stands in the audit of each company that it may enter") { story in
            try await story.archive.save(CompanyRow(id: "beta", name: "Beta"))
            try await story.join("anna", "anna@example.com")
            try await story.grant("anna", .clerk)
            let isKept = try await story.archive.change(user: "anna", note: story.said("named"), now: story.now) {
                $0.name = "Anna B"
            }
            #expect(isKept)
            #expect(try await story.entries().map(\.content) == ["granted", "named"])
            let other = try await story.archive.audit(
                of: "beta", AuditSearch(), page: .oldestFirst(after: 0), limit: 9)
            #expect(other.isEmpty)
        },
        ArchivePromise("a person has one role in a company; without it they are in no team of it") { story in
            try await story.join("anna", "anna@example.com")
            try await story.grant("anna", .clerk)
            try await story.grant("anna", .bookkeeper)
            let role = MembershipRow(company: story.company, user: "anna", role: .bookkeeper)
            #expect(try await story.archive.memberships(ofCompany: story.company) == [role])
            #expect(try await story.archive.memberships(ofUser: "anna") == [role])
            let companies = try await story.archive.companies(besideRolesOf: "anna")
            #expect(companies.first { $0.company.id == role.company }?.role == role.role)
            #expect(
                try await story.archive.companies(besideRolesOf: "nobody").map(\.role) == companies.map { _ in nil })
            let team = TeamRow(id: "t", company: story.company, name: "Sales", members: ["anna", "stranger"])
            #expect(try await story.archive.save(team, note: story.said("team"), now: story.now))
            #expect(try await story.archive.teams(of: story.company).map(\.members) == [["anna"]])
            try await story.archive.removeMembership(
                of: "anna", in: story.company, note: story.said("gone"), now: story.now)
            #expect(try await story.archive.teams(of: story.company).map(\.members) == [[]])
            #expect(try await story.archive.memberships(ofUser: "anna").isEmpty)
        },
        ArchivePromise("a team belongs to its company, and its name to one team there") { story in
            try await story.archive.save(CompanyRow(id: "beta", name: "Beta"))
            func save(_ id: String, _ company: String, _ name: String) async throws -> Bool {
                try await story.archive.save(
                    TeamRow(id: id, company: company, name: name, members: []), note: story.said("t"), now: story.now)
            }
            #expect(try await save("t", story.company, "Sales"))
            #expect(try await !save("u", story.company, "SALES"))
            #expect(try await save("u", "beta", "Sales"))
            #expect(try await !save("t", "beta", "Support"))
            try await story.archive.remove(team: "t", of: "beta", note: story.said("gone"), now: story.now)
            #expect(try await story.archive.teams(of: story.company).map(\.name) == ["Sales"])
            try await story.archive.remove(team: "t", of: story.company, note: story.said("gone"), now: story.now)
            #expect(try await story.archive.teams(of: story.company).isEmpty)
        },
        ArchivePromise("a session is found by its hash until it ends, and is ended by its own person only") { story in
            try await story.join("anna", "anna@example.com")
            try await story.join("ben", "ben@example.com")
            for (id, seconds) in [("s1", Int64(60)), ("s2", 600)] { try await story.signIn(id, "anna", for: seconds) }
            try await story.archive.end(session: "s1", of: "ben")
            #expect(try await story.archive.signed(hash: "hash s1", now: story.now)?.session.id == "s1")
            let later = story.now.advanced(bySeconds: 60)
            #expect(try await story.archive.signed(hash: "hash s1", now: later)?.user == nil)
            try await story.archive.prolong("s1", seenAt: later, endsAt: later.advanced(bySeconds: 60))
            #expect(try await story.archive.sessions(of: "anna", now: later).map(\.id) == ["s1", "s2"])
            #expect(try await story.archive.user("anna")?.signedInAt == story.now)
            try await story.archive.endSessions(of: "anna", except: "s2")
            #expect(try await story.archive.sessions(of: "anna", now: story.now).map(\.id) == ["s2"])
            try await story.archive.endSessions(of: "anna", except: nil)
            #expect(try await story.archive.sessions(of: "anna", now: story.now).isEmpty)
        },
        ArchivePromise("a one-time secret opens once, for its purpose, and not after its end") { story in
            try await story.invite("i1", "anna@example.com")
            let end = story.now.advanced(bySeconds: 60)
            #expect(try await story.archive.pass(hash: "hash i1", for: .invitation, now: story.now)?.id == "i1")
            #expect(try await story.archive.take(hash: "hash i1", for: .passwordReset, now: story.now) == nil)
            #expect(try await story.archive.take(hash: "hash i1", for: .invitation, now: end) == nil)
            #expect(try await story.archive.take(hash: "hash i1", for: .invitation, now: story.now)?.role == .clerk)
            #expect(try await story.archive.take(hash: "hash i1", for: .invitation, now: story.now) == nil)
        },
        ArchivePromise("a later invitation of an address takes the place of the one before") { story in
            try await story.archive.save(CompanyRow(id: "beta", name: "Beta"))
            try await story.invite("i1", "anna@example.com")
            try await story.invite("i2", "Anna@example.com")
            try await story.invite("i3", "anna@example.com", to: "beta")
            func open(_ company: String) async throws -> [String] {
                try await story.archive.invitations(of: company, now: story.now).map(\.id)
            }
            #expect(try await open(story.company) == ["i2"])
            try await story.archive.removeInvitation("i3", of: story.company, note: story.said("x"), now: story.now)
            #expect(try await open("beta") == ["i3"])
            try await story.archive.removeInvitation("i3", of: "beta", note: story.said("x"), now: story.now)
            #expect(try await open("beta").isEmpty)
            #expect(try await story.archive.pass(hash: "hash i1", for: .invitation, now: story.now) == nil)
        },
        ArchivePromise("tries are counted until one limit is used up, and anew when its window is over") { story in
            let limits = [
                TryLimit(subject: "account a", triesMax: 2, windowSeconds: 60),
                TryLimit(subject: "address b", triesMax: 3, windowSeconds: 600),
            ]
            for _ in 1...2 { #expect(try await story.archive.countTry(limits, now: story.now) == nil) }
            #expect(try await story.archive.countTry(limits, now: story.now) == story.now.advanced(bySeconds: 60))
            let later = story.now.advanced(bySeconds: 60)
            #expect(try await story.archive.countTry(limits, now: later) == nil)
            #expect(try await story.archive.countTry(limits, now: later) == story.now.advanced(bySeconds: 600))
            try await story.archive.forgetTries("address b")
            #expect(try await story.archive.countTry(limits, now: later) == nil)
        },
        ArchivePromise("a code of the second factor counts once, and so does each recovery code") { story in
            try await story.join("anna", "anna@example.com")
            let factor = SecondFactorRow(user: "anna", secret: "JBSWY3DP", recoveryHashes: ["a", "b"])
            #expect(try await story.archive.save(factor, note: story.said("on"), now: story.now))
            #expect(try await !story.archive.save(factor, note: story.said("again"), now: story.now))
            #expect(try await story.archive.secondFactor(of: "anna") == factor)
            #expect(try await story.archive.use(step: 5, of: "anna"))
            #expect(try await !story.archive.use(step: 5, of: "anna"))
            #expect(try await !story.archive.use(step: 4, of: "anna"))
            #expect(try await story.archive.use(recoveryHash: "a", of: "anna"))
            #expect(try await !story.archive.use(recoveryHash: "a", of: "anna"))
            #expect(try await story.archive.secondFactor(of: "anna")?.recoveryHashes == ["b"])
            try await story.archive.removeSecondFactor(of: "anna", note: story.said("off"), now: story.now)
            #expect(try await story.archive.secondFactor(of: "anna") == nil)
        },
        ArchivePromise("with a person go sessions, roles and secrets; with a company the roles in it") { story in
            try await story.join("anna", "anna@example.com")
            try await story.grant("anna", .clerk)
            let team = TeamRow(id: "t", company: story.company, name: "Sales", members: ["anna"])
            #expect(try await story.archive.save(team, note: story.said("team"), now: story.now))
            try await story.signIn("s1", "anna", for: 60)
            let factor = SecondFactorRow(user: "anna", secret: "A", recoveryHashes: ["a"])
            _ = try await story.archive.save(factor, note: story.said("on"), now: story.now)
            #expect(try await story.archive.remove(user: "anna", note: story.said("gone"), now: story.now))
            #expect(try await story.archive.signed(hash: "hash s1", now: story.now)?.user == nil)
            #expect(try await story.archive.memberships(ofCompany: story.company).isEmpty)

            try await story.archive.save(CompanyRow(id: "beta", name: "Beta"))
            try await story.join("ben", "ben@example.com")
            try await story.grant("ben", .viewer, in: "beta")
            try await story.invite("i1", "carl@example.com", to: "beta")
            #expect(try await story.archive.remove(company: "beta", note: story.said("end"), now: story.now))
            #expect(try await story.archive.memberships(ofUser: "ben").isEmpty)
            #expect(try await story.archive.pass(hash: "hash i1", for: .invitation, now: story.now) == nil)
            #expect(try await story.archive.user("ben") != nil)
        },
    ]
}

extension ArchiveFixture {
    fileprivate func said(_ text: String) -> AuditNote { AuditNote(.person, actor: "tester", content: text) }

    fileprivate func person(_ id: String, _ email: String, isOwner: Bool = false) -> UserRow {
        UserRow(id: id, email: email, name: id, isOwner: isOwner, createdAt: now)
    }

    @discardableResult
    fileprivate func join(_ id: String, _ email: String, isOwner: Bool = false) async throws -> Bool {
        try await archive.add(person(id, email, isOwner: isOwner), note: nil, now: now)
    }

    fileprivate func grant(_ user: String, _ role: Role, in company: String? = nil) async throws {
        try await archive.save(
            MembershipRow(company: company ?? self.company, user: user, role: role), note: said("granted"), now: now)
    }

    fileprivate func signIn(_ id: String, _ user: String, for seconds: Int64) async throws {
        let session = SessionRow(
            id: id, hash: "hash \(id)", user: user, createdAt: now, seenAt: now,
            endsAt: now.advanced(bySeconds: seconds), isKept: false, address: "::1", browser: "b")
        try await archive.begin(session, now: now)
    }

    fileprivate func invite(_ id: String, _ email: String, to company: String? = nil) async throws {
        let pass = PassRow(
            id: id, hash: "hash \(id)", purpose: .invitation, company: company ?? self.company, role: .clerk,
            email: email, madeBy: "tester", createdAt: now, endsAt: now.advanced(bySeconds: 60))
        try await archive.save(pass, note: said("invited"), now: now)
    }
}
