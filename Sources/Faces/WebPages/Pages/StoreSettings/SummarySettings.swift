import Accounting
import Bookkeeping
import Features
import Wording

/// Whether each order becomes a document of its own, or those of a day one (X13).
struct SummarySettings {
    let form: SettingsForm
    let today: BusinessDate

    private static let (kind, from) = ("summary.kind", "summary.from")
    private static let (byOrder, byDay) = ("order", "day")

    private func say(_ word: SettingsWord) -> String { word.text(form.sentences) }

    var section: SettingSection {
        let policy = form.draft.policy.summary
        let last = policy?.latest
        let isDaily = form.typed.map { $0[Self.kind] == Self.byDay } ?? last?.isSummarised ?? false
        let since = last.map { form.sentences.summarised($0.isSummarised, from: $0.from) }
        var fields = [Field(Self.from, form.label("summary"), .date, isRequired: false, mistakes: form.mistakes)]
        fields[0].value = form.typed.map { $0[Self.from] } ?? max(last?.from ?? today, today).description
        for (path, value) in [
            ("summary.numberPrefix", (policy ?? SummaryPolicy(changes: [])).numberPrefix),
            ("summary.customerName", (policy ?? SummaryPolicy(changes: [])).customerName),
        ] {
            var field = form.field(path)
            field.value = form.typed.map { $0[path] } ?? value
            fields.append(field)
        }
        return SettingSection(
            id: "summary", title: say(.summaryTitle), why: say(.summaryFollows),
            rows: [
                SettingRow(
                    say(.summaryKind), why: since,
                    radios: [
                        radio(Self.byOrder, .oneByOne, isChosen: !isDaily),
                        radio(Self.byDay, .byDay, isChosen: isDaily),
                    ], fields: fields)
            ])
    }

    private func radio(_ value: String, _ word: SettingsWord, isChosen: Bool) -> SettingRadio {
        SettingRadio(name: Self.kind, value: value, text: say(word), isChosen: isChosen)
    }

    /// What a form changes; `nil` when all stays.
    static func edit(_ form: FormFields, _ held: SummaryPolicy?, today: BusinessDate) -> SettingEdit? {
        guard form.has(kind) else { return nil }
        let isDaily = form[kind] == byDay
        let policy = held ?? SummaryPolicy(changes: [])
        let texts = (number: form.bare("summary.numberPrefix"), customer: form.bare("summary.customerName"))
        let isSwitched = isDaily != (policy.latest?.isSummarised ?? false)
        let isMoved = (policy.latest?.from).map { $0 >= today && form[from] != $0.description } ?? false
        if !isSwitched, !isMoved, held == nil || texts == (policy.numberPrefix, policy.customerName) { return nil }
        var changes = policy.changes.map { (from: $0.from.description, isSummarised: $0.isSummarised) }
        if isSwitched || isMoved {
            // From that day on it is as it was said now, whatever was planned after it.
            changes = changes.filter { $0.from < form[from] } + [(from: form[from], isSummarised: isDaily)]
        }
        return SettingEdit(
            "summary",
            .group([
                "changes": .list(
                    changes.map { .group(["from": .text($0.from), "isSummarised": .flag($0.isSummarised)]) }),
                "numberPrefix": .text(texts.number), "customerName": .text(texts.customer),
                "delaySeconds": .number(String(policy.delaySeconds)),
            ]))
    }
}

extension SummaryPolicy {
    fileprivate var latest: Change? { changes.max { $0.from < $1.from } }
}
