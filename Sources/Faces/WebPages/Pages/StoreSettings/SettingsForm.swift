import Accounting
import Bookkeeping
import Commerce
import Features
import Storage
import Wording

/// Shows settings as fields and reads them back: each field bears the path of its setting.
struct SettingsForm {
    let draft: SettingsDraft
    /// What was typed and refused; `nil` shows what holds.
    let typed: FormFields?
    let sentences: Sentences
    let mistakes: Mistakes?

    init(_ draft: SettingsDraft, _ sentences: Sentences, typed: FormFields? = nil, _ mistakes: Mistakes? = nil) {
        self.draft = draft
        self.typed = typed
        self.sentences = sentences
        self.mistakes = mistakes
    }

    func label(_ path: String) -> String { sentences.label(ofSetting: path) ?? path }

    /// Meanings that name words of the settings file are for its readers.
    func why(_ path: String) -> String? {
        sentences.meaning(ofSetting: path).flatMap { $0.contains("`") ? nil : $0 }
    }

    /// What stands in the field of a setting: what was typed, or what holds.
    func text(_ path: String) -> String {
        if let typed { return typed[path] }
        return switch draft.value(at: path) {
        case .text(let text), .number(let text), .record(let text), .named(let text, _): text
        case .none, .flag, .list, .group: ""
        }
    }

    func isOn(_ path: String) -> Bool {
        if let typed { return typed.has(path) }
        return draft.value(at: path) == .flag(true)
    }

    // MARK: Fields

    func field(_ path: String, _ kind: Field.Kind = .text, hint: String? = nil) -> Field {
        Field(
            path, label(path), kind, hint: hint, value: text(path), completion: "off", isRequired: false,
            mistakes: mistakes)
    }

    /// One item of the books, by name or SKU, found by typing.
    func item(_ path: String, hint: String? = nil) -> Field {
        var name = text(path)
        if typed == nil { name = draft.books.items.byID[ID(name)]?.name ?? name }
        return named(path, hint: hint, name, Suggestions.items)
    }

    /// One customer of the books, found by typing.
    func customer(_ path: String) -> Field {
        var name = typed.map { $0[path] } ?? ""
        if typed == nil, case .generic(let customer) = draft.policy.customerAssignment { name = customer.name }
        return named(path, hint: nil, name, Suggestions.customers)
    }

    private func named(_ path: String, hint: String?, _ value: String, _ list: String) -> Field {
        Field(
            path, label(path), hint: hint, value: value, completion: "off", list: list, isRequired: false,
            mistakes: mistakes)
    }

    func check(_ path: String) -> Choice { Choice(path, label(path), isChosen: isOn(path)) }

    func radios(_ path: String, _ words: [String]) -> [SettingRadio] {
        let chosen = text(path)
        return words.map {
            SettingRadio(
                name: path, value: $0, text: sentences.name(ofWord: $0, inSetting: path), isChosen: $0 == chosen)
        }
    }

    func select(_ path: String, _ options: [(value: String, text: String)]) -> SettingSelect {
        SettingSelect(path, label(path), options, chosen: text(path), mistakes)
    }

    /// Only accounts that are used and of a fitting type (A2, F1).
    func accounts(_ path: String, _ use: AccountUse, none: SettingsWord = .choose) -> SettingSelect {
        accounts(path, none: none) { use.offers($0) }
    }

    func accounts(
        _ path: String, none: SettingsWord = .choose, where fits: (Accounting.Account) -> Bool
    ) -> SettingSelect {
        let chosen = text(path)
        let offered = draft.books.accounts.values.filter { $0.isActive && (fits($0) || $0.id.rawValue == chosen) }
            .sorted { ($0.name, $0.id.rawValue) < ($1.name, $1.id.rawValue) }
        let home = draft.books.company.homeCurrency
        let options = offered.map { account in
            let text = account.currency == home ? account.name : "\(account.name) (\(account.currency.code))"
            return (value: account.id.rawValue, text: text)
        }
        return SettingSelect(
            path, label(path), hint: options.isEmpty ? SettingsWord.noFitting.text(sentences) : nil,
            [("", none.text(sentences))] + options, chosen: chosen, mistakes)
    }

    func records<Subject>(_ path: String, _ records: [NamedRecord<Subject>]) -> SettingSelect {
        let options = records.filter(\.isActive).map { (value: $0.id.rawValue, text: $0.name) }
        return select(path, [("", SettingsWord.none.text(sentences))] + options)
    }
}

extension SettingsDraft {
    /// What a form says about settings of simple kinds.
    static func edit(_ path: String, _ form: FormFields) -> SettingEdit {
        let typed = form.bare(path)
        guard let setting = Setting.paths().first(where: { $0.path == path })?.1 else {
            return SettingEdit(path, .text(typed))
        }
        switch setting.value {
        case .yesNo: return SettingEdit(path, .flag(form.has(path)))
        case .number: return SettingEdit(path, .number(typed))
        case .identifier(.item): return SettingEdit(path, .named(typed, .item))
        case .account, .record: return SettingEdit(path, .record(typed))
        case .identifier, .currency: return SettingEdit(path, typed.isEmpty ? .none : .text(typed))
        case .word where setting.presence == .optional && typed.isEmpty: return SettingEdit(path, .none)
        case .text, .day, .timeZone, .percent, .word, .customerAssignment, .list, .map, .group:
            return SettingEdit(path, .text(typed))
        }
    }
}

extension Mistakes {
    /// What was refused of settings, each at its field.
    init(_ problem: FeatureProblem, ofSettings paths: [String], _ sentences: Sentences) {
        switch problem {
        case .settingsUnfit(_, let faults):
            lines = faults.map { fault in
                Line(at: fault.path, of: paths, sentences) { sentences.mistake(fault, called: $0) }
            }
        case .settingsRefused(let settings):
            lines = settings.map { setting in
                Line(at: setting.path, of: paths, sentences) { "\($0): \(sentences.explain(setting.refusal).what)" }
            }
        default:
            let told = sentences.explain(problem)
            lines = [Line(field: nil, address: nil, text: "\(told.what) \(told.remedy)")]
        }
    }
}

extension Mistakes.Line {
    /// Where settings of several parts are typed or chosen.
    private static let fields = [
        "customerAssignment": "customerAssignment.generic", "summary": "summary.from", "dueDate": "dueDate.offsetDays",
        "tax.pairs": "pairs", "payments.rules": "pairs",
    ]

    /// What is wrong at the place of a setting, with the label of the field that holds it; the setting's own path where no field does.
    fileprivate init(
        at place: String, of paths: [String], _ sentences: Sentences, _ text: (_ label: String) -> String
    ) {
        let path = paths.first { SettingEdit($0, .none).covers(place) }
        let field = path.map { Self.fields[$0] ?? $0 }
        self.init(
            field: field, address: field.map { "#\($0)" },
            text: text(path.flatMap { sentences.label(ofSetting: $0) } ?? place))
    }
}
