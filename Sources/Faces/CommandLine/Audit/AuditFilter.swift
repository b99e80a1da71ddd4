import Accounting
import ArgumentParser
import Features
import LinkLedger
import Storage
import Wording

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
        question.rest.operation = try operation.map { try Choice.read($0, "--operation") }
        question.rest.action = try action.map { try Choice.read($0, "--action") }
        question.rest.actor = actor
        question.rest.run = run
        question.rest.from = try since.map { try Self.midnight($0, "--since", daysLater: 0) }
        question.rest.until = try until.map { try Self.midnight($0, "--until", daysLater: 1) }
        try Days.check(since.flatMap { BusinessDate($0) }, until.flatMap { BusinessDate($0) })
        return question
    }

    private static func record(_ text: String) throws -> AuditSubject {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        let kind = BooksRecordKind.allCases.first { $0.rawValue.lowercased() == parts.first?.lowercased() }
        guard let kind, parts.count == 2 else {
            throw CommandProblem.optionUnfit(option: "--record", value: text, expected: "invoice/129, customer/58")
        }
        return .record(kind, parts[1])
    }

    private static func midnight(_ text: String, _ option: String, daysLater days: Int) throws -> Instant {
        guard let day = BusinessDate(text) else {
            throw CommandProblem.optionUnfit(option: option, value: text, expected: "2026-01-31")
        }
        return Instant(seconds: Int64(day.adding(days: days).daysSince1970) * 86_400)
    }
}
