import Accounting
import ArgumentParser
import Features
import LinkLedger
import Storage

/// Which entries of the audit are wanted.
struct AuditFilter: ParsableArguments {
    @Option(help: "An order by its number or its identifier in the store.")
    var order: String?

    @Option(help: "A document by its number in the books, or a customer, vendor or item by its name.")
    var number: String?

    @Option(help: "A record by the books' identifier: invoice/129.")
    var record: String?

    @Option(help: "create, update, void or delete.")
    var operation: String?

    @Option(help: "Who did it.")
    var actor: String?

    @Option(
        help: "request, answer, policy, connection, signIn, retry, link, undo, uninstall, choice, backfill or stock.")
    var action: String?

    @Option(help: "The run in which it was done.")
    var run: String?

    @Option(help: "The first day, 2026-01-31 (UTC).")
    var since: String?

    @Option(help: "The last day (UTC).")
    var until: String?

    /// Throws when a word or a day is none.
    func question() throws -> AuditQuestion {
        var question = AuditQuestion()
        question.order = order
        question.document = number
        question.record = try record.map(Self.record)
        question.rest.operation = try operation.map { try word($0, IntentRow.Operation.init(rawValue:), "--operation") }
        question.rest.action = try action.map { try word($0, AuditAction.init(rawValue:), "--action") }
        question.rest.actor = actor
        question.rest.run = run
        question.rest.from = try since.map { try Self.midnight($0, daysLater: 0) }
        question.rest.until = try until.map { try Self.midnight($0, daysLater: 1) }
        return question
    }

    private func word<Word>(_ text: String, _ read: (String) -> Word?, _ option: String) throws -> Word {
        guard let word = read(text) else { throw ValidationError("\(option) does not know \(text).") }
        return word
    }

    private static func record(_ text: String) throws -> AuditSubject {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        let kind = BooksRecordKind.allCases.first { $0.rawValue.lowercased() == parts.first?.lowercased() }
        guard let kind, parts.count == 2 else { throw ValidationError("--record takes KIND/ID, as invoice/129.") }
        return .record(kind, parts[1])
    }

    private static func midnight(_ text: String, daysLater days: Int) throws -> Instant {
        guard let day = BusinessDate(text) else { throw ValidationError("\(text) is no day; write 2026-01-31.") }
        return Instant(seconds: Int64(day.adding(days: days).daysSince1970) * 86_400)
    }
}
