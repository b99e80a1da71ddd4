import Features
import Wording

/// The parts that pages are put together from; each has one template, so that its HTML is written once.
enum Components {
    static let templates =
        [
            token, username, done, mistakes, field, select, choice, LiveProgress.template, Pill.template, Day.template,
            StoreChoice.template, StoreTab.template, RecordsPage.Unlink.template,
            StoreChoice.pager, ConnectionMark.template, Fact.template, SettingSelect.template, SettingRow.template,
            SettingSection.template, Suggestions.template, Ledger.template, DocumentLines.template,
            MirrorChart.template, OutsideLink.template,
            SendingTabLink.template, VisitorPart.template,
        ] + IntegrationsPage.parts + StoreSettingsPage.parts + SetUpPage.parts

    /// Where a form comes from, and which one it is.
    private static let token = Template(
        "token",
        #"""
        <input type="hidden" name="token" value="{{frame.token}}"><input type="hidden" name="formKey" value="{{frame.formKey}}">
        """#)

    /// Tells the browser's store of passwords whose password it is.
    private static let username = Template(
        "username", #"<input type="text" name="username" value="{{username}}" autocomplete="username" hidden>"#)

    /// What was just done.
    private static let done = Template(
        "done",
        #"""
        {{#frame.done}}
        <div class="notice notice--good" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-check"/></svg><p><b>{{.}}</b></p></div>
        {{/frame.done}}
        """#)

    private static let mistakes = Template(
        "mistakes",
        #"""
        {{#mistakes}}
        <div class="mistakes" role="alert" tabindex="-1"><h2>{{w.mistakes}}</h2><ul role="list">
        {{#.lines}}
        <li>{{#.address}}<a href="{{.}}">{{text}}</a>{{/.address}}{{^.address}}{{.text}}{{/.address}}</li>
        {{/.lines}}
        </ul></div>
        {{/mistakes}}
        """#)

    private static let field = Template(
        "field",
        #"""
        <div class="field{{#.mistake}} field--mistake{{/.mistake}}"><label for="{{.id}}"{{#.isNamed}} class="sr"{{/.isNamed}}>{{.label}}</label>
        {{#.hint}}
        <span class="hint" id="{{id}}-hint">{{.}}</span>
        {{/.hint}}
        {{#.mistake}}
        <span class="mistake" id="{{id}}-mistake"><svg class="icon icon--s" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><span>{{.}}</span></span>
        {{/.mistake}}
        <input class="input" id="{{.id}}" name="{{.name}}" type="{{.type}}" value="{{.value}}"{{#.completion}} autocomplete="{{.}}"{{/.completion}}{{#.list}} list="{{.}}"{{/.list}}{{#.isCode}} autocapitalize="characters" spellcheck="false"{{/.isCode}}{{#.mistake}} aria-invalid="true"{{/.mistake}}{{#.describedBy}} aria-describedby="{{.}}"{{/.describedBy}}{{#.isRequired}} required{{/.isRequired}}>
        </div>
        """#)

    private static let select = Template(
        "select",
        #"""
        <div class="field"><label for="{{.id}}">{{.label}}</label>
        <select class="select" id="{{.id}}" name="{{.name}}">
        {{#.options}}
        <option value="{{.value}}"{{#.isChosen}} selected{{/.isChosen}}>{{.text}}</option>
        {{/.options}}
        </select></div>
        """#)

    private static let choice = Template(
        "choice",
        #"""
        <label class="choice"><input type="checkbox" name="{{.name}}" value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><span>{{.text}}</span></label>
        """#)
}

/// A field that is typed into.
struct Field: Sendable {
    enum Kind: String, Sendable {
        case text, email, password, date, number
    }

    var id: String
    var name: String
    var label: String
    var hint: String?
    var mistake: String?
    var value: String
    var type: String
    /// What the browser may fill in. Source: HTML, autofill detail tokens.
    var completion: String?
    /// The list of suggestions that it is tied to.
    var list: String?
    var isCode: Bool
    var isRequired: Bool
    /// What stands beside it says the same as its label, which is then only read aloud.
    var isNamed = false
    var describedBy: String?

    init(
        _ name: String, _ label: String, _ kind: Kind = .text, hint: String? = nil, value: String = "",
        completion: String? = nil, list: String? = nil, isCode: Bool = false, isRequired: Bool = true,
        mistakes: Mistakes? = nil
    ) {
        self.isRequired = isRequired
        (self.id, self.name) = (name, name)
        (self.label, self.hint, self.value) = (label, hint, value)
        (type, self.completion, self.list, self.isCode) = (kind.rawValue, completion, list, isCode)
        mistake = mistakes?.lines.first { $0.field == name }?.text
        let parts = [hint.map { _ in "\(name)-hint" }, mistake.map { _ in "\(name)-mistake" }].compactMap { $0 }
        describedBy = parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

/// One of several, from a list.
struct Select: Sendable {
    struct Option: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    var id: String
    var name: String
    var label: String
    var options: [Option]

    init(_ name: String, _ label: String, id: String? = nil, _ options: [(value: String, text: String)], chosen: String)
    {
        (self.id, self.name, self.label) = (id ?? name, name, label)
        self.options = options.map { Option(value: $0.value, text: $0.text, isChosen: $0.value == chosen) }
    }
}

/// Something that is ticked or not.
struct Choice: Sendable {
    var name: String
    var value: String
    var text: String
    var isChosen: Bool

    init(_ name: String, _ text: String, value: String = "1", isChosen: Bool) {
        (self.name, self.value, self.text, self.isChosen) = (name, value, text, isChosen)
    }
}

/// What must be corrected in a form, at its head and at the fields.
struct Mistakes: Sendable {
    struct Line: Sendable {
        /// The field's name; `nil` when it is about the whole form.
        var field: String?
        var address: String?
        var text: String
    }

    var lines: [Line]

    init(lines: [Line]) { self.lines = lines }

    /// One that stands at no field by that name.
    init(_ text: String, at field: String? = nil) {
        lines = [Line(field: field, address: field.map { "#\($0)" }, text: text)]
    }

    init(_ problem: FeatureProblem, _ sentences: Sentences) {
        let told = sentences.explain(problem)
        let field = problem.field
        lines = [Line(field: field, address: field.map { "#\($0)" }, text: "\(told.what) \(told.remedy)")]
    }

    /// All of them are about that field.
    mutating func stand(at field: String) {
        for index in lines.indices { (lines[index].field, lines[index].address) = (field, "#\(field)") }
    }
}

extension FeatureProblem {
    /// The field of a form that it is about, by the name that our forms give it.
    fileprivate var field: String? {
        switch self {
        case .people(let problem): problem.field
        case .connection(.nameUnfit), .connection(.nameTaken): "word"
        case .connection(.companyNameEmpty): "name"
        case .fieldMissing("--reason"): "reason"
        default: nil
        }
    }
}

extension PeopleProblem {
    fileprivate var field: String? {
        switch self {
        case .emailUnfit, .emailTaken, .alreadyInCompany: "email"
        case .nameEmpty, .teamNameTaken: "name"
        case .passwordLength: "password"
        case .timeZoneUnknown: "timeZone"
        case .codeRefused, .secondFactorPresent, .startCodeRefused: "code"
        case .userUnknown, .signInRefused, .tooManyTries, .linkSpent, .alreadyStarted, .lastOwner, .beyondRight,
            .otherAddress, .teamUnknown, .removalUnconfirmed:
            nil
        }
    }
}
