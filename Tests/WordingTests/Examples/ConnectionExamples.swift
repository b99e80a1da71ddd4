import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Storage
import Sync
import Wording

/// What can go wrong with companies and connections, and what is said when it goes well.
enum ConnectionExamples {
    static let problems = walk(from: ConnectionProblem.nameUnfit("")) { problem in
        switch problem {
        case .nameUnfit: .companyNameEmpty
        case .companyNameEmpty: .nameTaken("acme-shop", company: "acme")
        case .nameTaken: .kindFixed("acme-shop", side: .store, kind: "ecwid")
        case .kindFixed: .noSignIn("acme-shop")
        case .noSignIn: .uninstalled("acme-books", side: .books)
        case .uninstalled: .notSignedIn("acme-books")
        case .notSignedIn: .fieldShapeless("token")
        case .fieldShapeless: .fieldTwice("token")
        case .fieldTwice: .fieldUnknown("storeid", known: ["storeID", "token"])
        case .fieldUnknown: .fieldUnfit(key: "storeID", value: "12a", kind: .number)
        case .fieldUnfit: .addressInside(key: "baseURL", value: "http://10.0.0.7/api")
        case .addressInside: .valueMissing(key: "token", from: .environment("ACME_TOKEN"))
        case .valueMissing: .otherStore("acme-shop", kept: "Acme", chosen: "Beta")
        case .otherStore: .storeShared(connection: "acme-shop", store: "Acme")
        case .storeShared: .otherBooks("acme-books", kept: "Acme", chosen: "Beta")
        case .otherBooks: .booksShared(connection: "acme-books", company: "acme", books: "Acme")
        case .booksShared: .booksTwice(connection: "acme-books", company: "acme")
        case .booksTwice: .signIn(.consentRefused)
        case .signIn: .signInElsewhere("acme-books")
        case .signInElsewhere: .signInExpired("acme-books")
        case .signInExpired: .storeRefused(ProblemExamples.problem(.signInNeeded), name: "Ecwid")
        case .storeRefused: .booksRefused(ProblemExamples.problem(.notPermitted), name: "QuickBooks Online")
        case .booksRefused: .unconfirmed(.uninstall(connection: "acme-books", name: "Acme"))
        case .unconfirmed: nil
        }
    }

    static let variants: [ConnectionProblem] =
        [
            .kindFixed("acme-books", side: .books, kind: "quickbooks-online"), .uninstalled("acme-shop", side: .store),
            .fieldUnfit(key: "token", value: "a", kind: .secret),
            .fieldUnfit(key: "baseURL", value: "shop", kind: .url),
            .fieldUnfit(key: "user", value: "a", kind: .text), .valueMissing(key: "token", from: .standardInput),
            .valueMissing(key: "token", from: .file("token.txt")), .unconfirmed(.removeConnection("acme-shop")),
            .unconfirmed(.removeCompany("acme", name: "Acme", uninstalled: [])),
            .unconfirmed(.removeCompany("acme", name: "Acme", uninstalled: ["acme-shop"])), .unconfirmed(.renewKey),
        ]
        + signIns.map { .signIn($0) }
        + ProblemExamples.all.map { .storeRefused(ProblemExamples.problem($0), name: "Ecwid") }
        + ProblemExamples.all.map { .booksRefused(ProblemExamples.problem($0), name: "QuickBooks Online") }
        + [.storeRefused(ConnectorProblem(.throttled(retryAfterSeconds: nil)), name: "Ecwid")]

    private static let signIns = walk(from: SignInProblem.consentRefused) { problem in
        switch problem {
        case .consentRefused: .addressCut(missing: ["state", "realmId"])
        case .addressCut: .stateForeign
        case .stateForeign: .requestRefused(code: "unauthorized_client", text: nil)
        case .requestRefused: .codeWorn
        case .codeWorn: .failed(ProblemExamples.problem(.clientRefused))
        case .failed: nil
        }
    }

    static func examples(of problems: [ConnectionProblem]) -> [Example] {
        problems.map { problem in Example(problem.code) { $0.explain(problem) } }
    }

    static let ailments = walk(from: Ailment.signInNeeded(connection: "acme-books", name: "Acme")) { ailment in
        switch ailment {
        case .signInNeeded: .signInEnded(connection: "acme-books", name: "Acme", at: ReportExamples.noon)
        case .signInEnded: .signInEnds(connection: "acme-books", name: "Acme", at: ReportExamples.noon)
        case .signInEnds: .booksMissing(company: "acme")
        case .booksMissing: .notSetUp(store: "acme-shop")
        case .notSetUp: .stopped(store: "acme-shop", workflow: .orders, .notSetUp)
        case .stopped: .auditBroken(company: "acme")
        case .auditBroken: nil
        }
    }

    static let flaws = walk(from: AuditFlaw.changed(place: 3)) { flaw in
        switch flaw {
        case .changed: .missing(place: 3)
        case .missing: .unchained(place: 3)
        case .unchained: .unsealed(place: 3)
        case .unsealed: .cutOff(count: 3, expected: 5)
        case .cutOff: .endForged
        case .endForged: .notedDiffers(place: 3)
        case .notedDiffers: nil
        }
    }

    static let reports: [@Sendable (Sentences) -> String] =
        [
            { $0.companyKept("acme", name: "Acme", isNew: true) },
            { $0.companyKept("acme", name: "Acme", isNew: false) },
            { $0.storeConnected("acme-shop", name: "Acme") }, { $0.booksPrepared("acme-books", isSignedIn: false) },
            { $0.booksPrepared("acme-books", isSignedIn: true) },
            { $0.openAddress("acme-books") }, { $0.newKeyMade("data/key") },
            { $0.companyEnded("acme", isRemoved: true) }, { $0.companyEnded("acme", isRemoved: false) },
            { $0.explain(.auditBroken(company: "acme") as Notice) },
            { $0.explain(.signInEnds(connection: "acme-books", name: "Acme", at: ReportExamples.noon) as Notice) },
        ]
        + ailments.map(told) + flaws.map(told) + outcomes.map(told)

    private static func told(_ ailment: Ailment) -> @Sendable (Sentences) -> String { { $0.explain(ailment) } }

    private static func told(_ flaw: AuditFlaw) -> @Sendable (Sentences) -> String {
        { $0.verdict(AuditVerdict(head: AuditHead(count: 2, hash: "ab"), flaw: flaw)) }
    }

    private static func told(_ outcome: Uninstall.Outcome) -> @Sendable (Sentences) -> String {
        { $0.ended(outcome).joined(separator: " ") }
    }

    private static let outcomes: [Uninstall.Outcome] = [
        outcome(.books, isRevoked: true), outcome(.books, isRevoked: false), outcome(.books, isRevoked: nil),
        outcome(.store, isRevoked: nil), outcome(.store, isRevoked: nil, isRemoved: true),
    ]

    private static func outcome(
        _ side: ConnectionRow.Side, isRevoked: Bool?, isRemoved: Bool = false
    ) -> Uninstall.Outcome {
        Uninstall.Outcome(connection: "acme-x", name: "Acme", side: side, isRevoked: isRevoked, isRemoved: isRemoved)
    }
}
