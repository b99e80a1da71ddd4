import Accounting
package import ArgumentParser
import Features
import Outputs
import Storage
import Wording

/// `bookbridge audit`: who did what, with what request and answer (X7).
package struct AuditCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Who did what, with what request and answer; verify that nothing was changed.",
        subcommands: [List.self, Show.self, Export.self, Verify.self], defaultSubcommand: List.self)

    package init() {}

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List entries, newest first.")

        @Argument(help: "The company.")
        var company: String

        @OptionGroup var filter: AuditFilter

        @Option(help: "How many at most.")
        var limit = 50

        @Option(help: "Go on before this entry.")
        var before: Int?

        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            let question = try filter.question()
            try await data.withScope(company) { scope in
                let entries = try await AuditTrail(scope).page(
                    question, before: before, limit: max(1, min(limit, 1000)))
                for entry in entries {
                    if data.json {
                        Console.print(jsonLine: AuditOutput(entry))
                    } else {
                        Console.print(AuditLine(entry, context.sentences).text)
                    }
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one entry with its exact text.")

        @Argument(help: "The company.")
        var company: String

        @Argument(help: "The entry's number.")
        var place: Int

        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            try await data.withScope(company) { scope in
                guard let entry = try await AuditTrail(scope).entry(at: place) else {
                    throw CommandProblem.auditEntryUnknown(place)
                }
                if data.json {
                    try Console.print(json: AuditOutput(entry))
                } else {
                    Console.print(AuditLine(entry, context.sentences).text)
                    Console.print(entry.content)
                    if !entry.request.isEmpty { Console.print(entry.request) }
                    Console.print("\(entry.previous.isEmpty ? "–" : entry.previous)\n\(entry.hash)")
                }
            }
        }
    }

    struct Export: AsyncParsableCommand {
        enum Format: String, CaseIterable { case jsonl, csv }

        static let configuration = CommandConfiguration(
            abstract: "Print all entries, oldest first, for other programs.")

        @Argument(help: "The company.")
        var company: String

        @OptionGroup var filter: AuditFilter

        @Option(help: "jsonl or csv.")
        var format = Format.jsonl.rawValue

        @OptionGroup var data: DataOptions

        func run() async throws {
            let question = try filter.question()
            let format = try Choice.read(format, "--format", as: Format.self)
            try await data.withScope(company) { scope in
                if format == .csv { Console.print(AuditSheet.header) }
                try await AuditTrail(scope).each(question) { entries in
                    for entry in entries {
                        switch format {
                        case .jsonl: Console.print(jsonLine: AuditOutput(entry))
                        case .csv: Console.print(AuditSheet.line(entry))
                        }
                    }
                }
            }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute every hash and name the first entry that does not fit.")

        @Argument(help: "The company.")
        var company: String

        @Option(help: "An end that was noted, as an earlier verify printed it: COUNT:HASH.")
        var noted: String?

        @OptionGroup var data: DataOptions

        func run() async throws {
            let context = try CommandContext.required()
            let noted = try noted.map { text in
                guard let head = AuditHead(note: text) else {
                    throw CommandProblem.optionUnfit(option: "--noted", value: text, expected: "COUNT:HASH")
                }
                return head
            }
            try await data.withScope(company) { scope in
                let verdict = try await AuditTrail(scope).verify(noted: noted)
                if data.json {
                    try Console.print(json: VerdictOutput(verdict))
                } else {
                    Console.print(context.sentences.verdict(verdict))
                }
                if verdict.flaw != nil { throw ExitCodes.needsYou }
            }
        }
    }
}
