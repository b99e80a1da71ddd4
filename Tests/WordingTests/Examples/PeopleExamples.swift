import Accounting
import Features
import Foundation
import Storage
import Wording

/// What is said of people, accounts and sign-ins.
enum PeopleExamples {
    static let problems = walk(from: PeopleProblem.userUnknown("anna@example.com")) { problem in
        switch problem {
        case .userUnknown: .emailUnfit("anna")
        case .emailUnfit: .emailTaken("anna@example.com")
        case .emailTaken: .nameEmpty
        case .nameEmpty: .passwordLength(min: 12, max: 200)
        case .passwordLength: .timeZoneUnknown("Mars")
        case .timeZoneUnknown: .signInRefused
        case .signInRefused: .codeRefused
        case .codeRefused: .secondFactorPresent
        case .secondFactorPresent: .tooManyTries(until: Instant(seconds: 1_780_315_200))
        case .tooManyTries: .linkSpent
        case .linkSpent: .startCodeRefused
        case .startCodeRefused: .alreadyStarted
        case .alreadyStarted: .lastOwner("anna@example.com")
        case .lastOwner: .beyondRight("ben@example.com")
        case .beyondRight: .alreadyInCompany("ben@example.com")
        case .alreadyInCompany: .otherAddress(invited: "ben@example.com")
        case .otherAddress: .teamNameTaken("Lagoon")
        case .teamNameTaken: .teamUnknown("1a2b")
        case .teamUnknown: .removalUnconfirmed("ben@example.com")
        case .removalUnconfirmed: nil
        }
    }

    static let examples = problems.map { problem in
        Example(Sentences(.english).explain(problem).code) { $0.explain(problem) }
    }

    static let words: [Word] =
        Role.allCases.flatMap { role in
            [Word("role.\(role)") { $0.name(of: role) }, Word("rights.\(role)") { $0.rights(of: role) }]
        }
        + PersonNote.Deed.allCases.map { deed in Word("person.\(deed)") { $0.name(of: deed) } }
        + [Word("owner") { $0.ownerName }]

    static let reports: [@Sendable (Sentences) -> String] = [
        { $0.accountMade(anna) }, { $0.accountRemoved(anna.email) },
        { $0.roleGiven(.clerk, to: anna.email, in: "acme") }, { $0.roleGiven(nil, to: anna.email, in: "acme") },
        { $0.ownerSet(true, anna.email) }, { $0.ownerSet(false, anna.email) }, { $0.secondFactorRemoved(anna.email) },
        { $0.passwordLinkMade(for: anna.email, until: anna.createdAt) },
        { $0.pagesAssumed(at: "http://127.0.0.1:8080") }, { $0.noUsers },
        { $0.firstStartCode("7KQ2-M0XA-3N9D-PT5R", at: "http://127.0.0.1:8080/start") },
    ]

    private static let anna = UserRow(
        id: "u1", email: "anna@example.com", name: "Anna", createdAt: Instant(seconds: 1_780_315_200))
}
