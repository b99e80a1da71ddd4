import Features
import Sync
import Wording

/// All causes that a person can read about, by subject; the error book has a chapter for each.
enum Subjects {
    static let all = [
        Subject(
            title: "Refusals", introduction: "We understood the order and will not post it as it is.",
            examples: RefusalExamples.examples(of: RefusalExamples.all)),
        Subject(
            title: "Rules that skip an order", introduction: "Nobody needs to act.",
            examples: ReasonExamples.skips.map { rule in Example(rule.code) { $0.explain(rule) } }),
        Subject(
            title: "Reasons to wait", introduction: "The order is posted later, by itself.",
            examples: ReasonExamples.waits.map { reason in Example(reason.code) { $0.explain(reason) } }),
        Subject(
            title: "Problems of the books or the store",
            introduction: "The other side said no, or said nothing. The examples speak of the books.",
            examples: ProblemExamples.examples(of: ProblemExamples.all, from: .books)),
        Subject(
            title: "What the books made of a document",
            introduction:
                "The answer of the books is held against what was meant, to the cent. Each has the code `booksDiffer`.",
            examples: ReasonExamples.differences.map { difference in
                Example("booksDiffer") { $0.explain(difference) }
            }),
        Subject(
            title: "Reasons of an order", introduction: "What an order's page shows.",
            examples: ReasonExamples.reasons.map { reason in Example(reason.code) { $0.explain(reason) } }),
        Subject(
            title: "Reasons why a run stops", introduction: "What was done before is kept.",
            examples: ReasonExamples.stops.map { stop in Example(stop.code) { $0.explain(stop) } }),
        Subject(
            title: "Findings about which nothing was done", introduction: "Of `bookbridge reconcile`.",
            examples: ReconciliationExamples.refusals.map { refusal in Example(refusal.code) { $0.explain(refusal) } }),
        Subject(
            title: "Problems of the storage", introduction: "Each has the code `storage`.",
            examples: ReasonExamples.storage.map { problem in Example("storage") { $0.explain(problem) } }),
        Subject(
            title: "Commands that cannot begin", introduction: "How a command was called, or its configuration.",
            examples: ReasonExamples.commands.map { problem in Example(problem.code) { $0.explain(problem) } }),
        Subject(
            title: "Companies and connections", introduction: "Nothing was kept or changed.",
            examples: ConnectionExamples.examples(of: ConnectionExamples.problems)),
        Subject(
            title: "Backfills that cannot begin or go on", introduction: "Nothing was written.",
            examples: HistoryExamples.problems.map { problem in Example(problem.code) { $0.explain(problem) } }),
        Subject(
            title: "People and sign-ins", introduction: "Nothing was changed.", examples: PeopleExamples.examples),
        Subject(
            title: "Programs", introduction: "What a program is told that calls the interface. Nothing was done.",
            examples: ProgramExamples.examples),
        Subject(
            title: "Pages that cannot be shown", introduction: "What the door of the pages says.",
            examples: PageExamples.examples),
    ]

    /// The same with the cases whose sentences change with what they hold, and with the store as the other side.
    static let everything: [Example] =
        all.flatMap(\.examples) + RefusalExamples.examples(of: RefusalExamples.variants)
        + ProblemExamples.examples(of: ProblemExamples.variants, from: .books)
        + ProblemExamples.examples(of: ProblemExamples.all + ProblemExamples.variants, from: .store)
        + ConnectionExamples.examples(of: ConnectionExamples.variants)
        + ReasonExamples.features.map { problem in Example("feature") { $0.explain(problem) } }
        + ReasonExamples.everyRecord.map { reason in Example(reason.code) { $0.explain(reason) } }

    /// What pages and letters can tell: all but how a command was called.
    static let onPages: [Example] = {
        let commands = all.first { $0.title == "Commands that cannot begin" }?.examples.count ?? 0
        let before = all.prefix { $0.title != "Commands that cannot begin" }.map(\.examples.count).reduce(0, +)
        return Array(everything.prefix(before) + everything.dropFirst(before + commands))
    }()
}
