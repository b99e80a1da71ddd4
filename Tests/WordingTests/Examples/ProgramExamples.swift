import Accounting
import Features
import Foundation
import Storage
import Wording

/// What programs are told, and people of their keys.
enum ProgramExamples {
    static let problems = walk(from: ProgramProblem.keyRefused) { problem in
        switch problem {
        case .keyRefused: .keyUnknown("7k")
        case .keyUnknown: .scopeMissing(.orders)
        case .scopeMissing: .scopeUnknown("all", known: KeyScope.ofUsers.map(\.rawValue))
        case .scopeUnknown: .endUnfit(daysMax: ProgramKeys.daysMax)
        case .endUnfit: .webhookUnknown("9x")
        case .webhookUnknown: .deliveryUnknown("3d")
        case .deliveryUnknown: .eventUnknown("order.gone", known: ["order.posted", "run.finished"])
        case .eventUnknown: .addressUnfit("example.com")
        case .addressUnfit: .addressInside("http://10.0.0.7/hook")
        case .addressInside: nil
        }
    }

    static let calls = walk(from: CallProblem.addressUnknown) { problem in
        switch problem {
        case .addressUnknown: .cursorUnknown
        case .cursorUnknown: .methodUnfit
        case .methodUnfit: .keyMissing
        case .keyMissing: .tooLarge(bytesMax: 262_144)
        case .tooLarge: .kindUnfit(expected: "application/json")
        case .kindUnfit: .bodyBroken(line: 3, column: 7)
        case .bodyBroken: .fieldsUnfit(faults)
        case .fieldsUnfit: .tooManyCalls(seconds: 42)
        case .tooManyCalls: .nameReused
        case .nameReused: .underWay
        case .underWay: .versionNeeded
        case .versionNeeded: .versionMoved
        case .versionMoved: .unforeseen
        case .unforeseen: nil
        }
    }

    private static let faults = [
        FieldFault("/colour", .unknown), FieldFault("/name", .missing), FieldFault("/lines/0/amount", .twice),
        FieldFault("/total", .expected("218.50")),
    ]

    static let examples =
        problems.map { problem in Example(Sentences(.english).explain(problem).code) { $0.explain(problem) } }
        + calls.map { problem in Example(Sentences(.english).explain(problem).code) { $0.explain(problem) } }

    static let words = KeyScope.allCases.map { scope in Word("scope.\(scope)") { $0.name(of: scope) } }

    private static let noon = Instant(seconds: 1_780_315_200)

    private static func key(_ change: (inout ProgramKeyRow) -> Void = { _ in }) -> ProgramKeyRow {
        var key = ProgramKeyRow(
            id: "k1", hash: "", user: "u1", name: "Till", scopes: ["read"], madeBy: "anna@example.com", createdAt: noon)
        change(&key)
        return key
    }

    static let reports: [@Sendable (Sentences) -> String] = [
        { $0.keyMade("Till", until: nil) }, { $0.keyMade("Till", until: noon) }, { $0.keyRevoked("Till") },
        { $0.noKeys }, { $0.standing(key(), noon) }, { $0.standing(key { $0.usedAt = noon }, noon) },
        { $0.standing(key { $0.endsAt = noon }, noon) }, { $0.standing(key { $0.revokedAt = noon }, noon) },
    ]
}
