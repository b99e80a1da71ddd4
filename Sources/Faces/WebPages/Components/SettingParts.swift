import Wording

/// One of several from a list, with what must be corrected of it.
struct SettingSelect: Sendable {
    struct Option: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    var id: String
    var name: String
    var label: String
    var hint: String?
    var mistake: String?
    var isNamed = false
    var describedBy: String?
    var options: [Option]

    init(
        _ name: String, _ label: String, hint: String? = nil, _ options: [(value: String, text: String)],
        chosen: String, _ mistakes: Mistakes?
    ) {
        (id, self.name, self.label, self.hint) = (name, name, label, hint)
        mistake = mistakes?.lines.first { $0.field == name }?.text
        self.options = options.map { Option(value: $0.value, text: $0.text, isChosen: $0.value == chosen) }
        let parts = [hint.map { _ in "\(name)-hint" }, mistake.map { _ in "\(name)-mistake" }].compactMap { $0 }
        describedBy = parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    static let template = Template(
        "setting-select",
        #"""
        <div class="field{{#.mistake}} field--mistake{{/.mistake}}"><label for="{{.id}}"{{#.isNamed}} class="sr"{{/.isNamed}}>{{.label}}</label>
        {{#.hint}}
        <span class="hint" id="{{id}}-hint">{{.}}</span>
        {{/.hint}}
        {{#.mistake}}
        <span class="mistake" id="{{id}}-mistake"><svg class="icon icon--s" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><span>{{.}}</span></span>
        {{/.mistake}}
        <select class="select" id="{{.id}}" name="{{.name}}"{{#.mistake}} aria-invalid="true"{{/.mistake}}{{#.describedBy}} aria-describedby="{{.}}"{{/.describedBy}}>
        {{#.options}}
        <option value="{{.value}}"{{#.isChosen}} selected{{/.isChosen}}>{{.text}}</option>
        {{/.options}}
        </select></div>
        """#)
}

/// One of a few, each with its words.
struct SettingRadio: Sendable {
    var name: String
    var value: String
    var text: String
    var isChosen: Bool
}

/// A setting with its name, why it is usually so, and what it is set by.
struct SettingRow: Sendable {
    var name: String
    var why: String?
    var hasRadios = false
    var radios: [SettingRadio] = []
    var hasChecks = false
    var checks: [Choice] = []
    var hasFields = false
    var fields: [Field] = []
    var selects: [SettingSelect] = []

    init(
        _ name: String, why: String? = nil, radios: [SettingRadio] = [], checks: [Choice] = [], fields: [Field] = [],
        selects: [SettingSelect] = []
    ) {
        (self.name, self.why) = (name, why)
        (self.radios, hasRadios) = (radios, !radios.isEmpty)
        (self.checks, hasChecks) = (checks, !checks.isEmpty)
        (self.fields, self.selects, hasFields) = (fields, selects, !fields.isEmpty || !selects.isEmpty)
        for index in fields.indices where fields[index].label == name { self.fields[index].isNamed = true }
        for index in selects.indices where selects[index].label == name { self.selects[index].isNamed = true }
    }

    static let template = Template(
        "setting-row",
        #"""
        <div class="setting"><div><p class="setting__name">{{.name}}</p>{{#.why}}<p class="setting__why">{{.}}</p>{{/.why}}</div><div class="setting__value">
        {{#.hasRadios}}
        <fieldset class="set"><legend class="sr">{{.name}}</legend>
        {{#.radios}}
        <label class="choice"><input type="radio" name="{{.name}}" value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><span>{{.text}}</span></label>
        {{/.radios}}
        </fieldset>
        {{/.hasRadios}}
        {{#.hasChecks}}
        <fieldset class="set"><legend class="sr">{{.name}}</legend>
        {{#.checks}}
        {{>choice}}
        {{/.checks}}
        </fieldset>
        {{/.hasChecks}}
        {{#.hasFields}}
        <div class="fields fields--2">
        {{#.fields}}
        {{>field}}
        {{/.fields}}
        {{#.selects}}
        {{>setting-select}}
        {{/.selects}}
        </div>
        {{/.hasFields}}
        </div></div>
        """#)
}

/// Settings that belong together.
struct SettingSection: Sendable {
    /// By which links lead to it.
    var anchor: String
    var title: String
    /// What follows from it, for all of it together.
    var why: String?
    var rows: [SettingRow]

    init(id anchor: String, title: String, why: String? = nil, rows: [SettingRow]) {
        self.anchor = anchor
        self.title = title
        self.why = why
        self.rows = rows
    }

    static let template = Template(
        "setting-section",
        #"""
        <section class="sheet" id="{{.anchor}}" aria-labelledby="h-{{.anchor}}"><div class="sheet__head"><h2 id="h-{{.anchor}}">{{.title}}</h2>{{#.why}}<p>{{.}}</p>{{/.why}}</div>
        {{#.rows}}
        {{>setting-row}}
        {{/.rows}}
        </section>
        """#)
}
