import Accounting
import AllConnectors
import Commerce
import ConnectorKit
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// A name, heading or label with the key by which tests speak of it.
struct Word: Sendable {
    let key: String
    let word: @Sendable (Sentences) -> String

    init(_ key: String, _ word: @escaping @Sendable (Sentences) -> String) {
        self.key = key
        self.word = word
    }
}

enum Words {
    static let all: [Word] =
        Heading.allCases.map { heading in Word("heading.\(heading)") { $0.heading(heading) } }
        + Fix.allCases.map { fix in Word("fix.\(fix)") { $0.label(of: fix) } }
        + Explanation.Actor.allCases.map { actor in Word("actor.\(actor)") { $0.name(of: actor) } }
        + BooksRecordKind.allCases.flatMap { kind in
            [Word("one.\(kind)") { $0.counted(1, kind) }, Word("many.\(kind)") { $0.counted(3, kind) }]
        }
        + Noun.allCases.flatMap { noun in
            [Word("one.\(noun)") { $0.counted(1, noun) }, Word("many.\(noun)") { $0.counted(1234, noun) }]
        }
        + OrderState.allCases.flatMap { state in
            [
                Word("state.\(state)") { $0.name(of: state) }, Word("one.\(state)") { $0.counted(1, state) },
                Word("many.\(state)") { $0.counted(2, state) },
            ]
        }
        + IntentState.allCases.map { state in Word("intent.\(state)") { $0.name(of: state) } }
        + Link.State.allCases.map { state in Word("link.\(state)") { $0.name(of: state) } }
        + connectionStates.map { state in Word("connection.\(state)") { $0.name(of: state) } }
        + schedules.map { rule in Word("schedule.\(rule)") { $0.schedule(rule) } }
        + fields.map { kind, field in Word("field.\(kind).\(field.key)") { $0.label(of: field) } }
        + runStates.map { state in Word("run.\(state)") { $0.name(of: state) } }
        + phases.map { phase in Word("phase.\(phase)") { $0.name(of: phase) } }
        + Workflow.allCases.map { workflow in Word("workflow.\(workflow)") { $0.name(of: workflow) } }
        + RecordStream.allCases.map { stream in Word("stream.\(stream)") { $0.name(of: stream) } }
        + AccountType.allCases.map { type in Word("account.\(type)") { $0.name(of: type) } }
        + purposes.map { purpose in Word("purpose.\(purpose)") { $0.name(of: purpose) } }
        + HistoryExamples.words + PeopleExamples.words + PageExamples.words
        + ProgramExamples.words
        + IntakeExamples.words
        + itemKinds.map { kind in Word("item.\(kind)") { $0.name(of: kind) } }

    private static let connectionStates: [ConnectionRow.State] = [.active, .signInNeeded, .uninstalled]
    private static let schedules = ["off", "every 3600", "every 900", "every 60", "every 7200", "daily 03:30"]
    /// Every field that any connection asks for, under the kind that asks.
    private static let fields =
        Connectors.all.stores.flatMap { store in store.description.form.map { (store.description.kind, $0) } }
        + Connectors.all.books.flatMap { books in books.form.map { (books.kind, $0) } }
    private static let runStates: [RunRow.State] = [.running, .finished, .interrupted, .failed]
    private static let phases: [RunProgress.Phase] = [.mirror, .reading, .posting, .finished]
    private static let itemKinds: [ItemKind] = [.inventory, .nonInventory, .service]
    private static let purposes: [SalesLine.Purpose] = [
        .goods(lineID: "1"), .discount, .shipping, .handling, .fee, .tip, .giftCard, .salesTax, .rounding, .refund,
    ]

    /// Words that are the same in two languages because the trade writes them so.
    static let sharedByTwo: Set<String> = [
        "heading.date", "heading.total", "heading.code", "heading.document", "heading.documents",
        "heading.description", "heading.subtotal", "heading.finished", "one.document", "many.document", "one.minute",
        "many.minute", "item.service", "changed.date", "changed.total", "FrameWord.menu", "GateWord.code",
        "GateWord.invitation", "AccountWord.factorCode", "AccountWord.sessionActions", "PeopleWord.actions",
        "IntegrationsWord.taxes", "SetUpWord.stock", "FeedsWord.actions", "DryRunsWord.document", "DryRunsWord.total",
        "SyncedWord.date", "SyncedWord.actions",
        "SyncedWord.total", "NeedsWord.total", "AuditWord.export", "UndoWord.documents", "UndoWord.date",
        "UndoWord.total", "OrdersWord.total", "OrderWord.total", "ReconcileWord.csv",
        "ReconcileWord.cause", "SettingsWord.taxesTitle", "SettingsWord.versions", "SettingsWord.version",
        "SetUpWord.taxes", "SyncedWord.identifier", "field.myfulfillment.instance",
        "SendingWord.title", "SendingWord.suggestions",
    ]
}
