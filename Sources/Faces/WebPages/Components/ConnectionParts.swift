import Accounting
import ConnectorKit
import Features
import Storage
import Wording

/// How a connection stands, in shape, word and colour.
struct ConnectionMark: Sendable {
    /// What the style sheet calls it; empty for one that is at rest.
    var look: String
    var icon: String
    var text: String

    init(_ ref: ConnectionRef, _ sentences: Sentences) {
        func say(_ word: IntegrationsWord) -> String { word.text(sentences) }
        (look, icon, text) =
            switch (ref.state, ref.signIn?.standing) {
            case (.uninstalled, _): ("", "i-dash", say(.uninstalledState))
            case (.signInNeeded, _) where ref.comesByVisits:
                (
                    ref.firstVisit?.trouble == nil ? " pill--wait" : " pill--need",
                    ref.firstVisit?.trouble == nil ? "i-clock" : "i-alert",
                    VisitorWord(firstVisit: ref.firstVisit).text(sentences)
                )
            case (.signInNeeded, _): (" pill--need", "i-alert", say(.signInNeeded))
            case (.active, .ended?): (" pill--need", "i-alert", say(.ended))
            case (.active, .ending?): (" pill--wait", "i-clock", say(.endsSoon))
            case (.active, .good?), (.active, nil): (" pill--good", "i-check", say(.connected))
            }
    }

    static let template = Template(
        "connection-mark",
        #"""
        <span class="pill{{.look}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg>{{.text}}</span>
        """#)
}

/// A name with what is known of it.
struct Fact: Sendable {
    var name: String
    var value: String
    /// Where more of it is seen; `nil` for what stands for itself.
    var address: String?

    static let template = Template(
        "fact",
        #"<div><dt>{{#.address}}<a href="{{.}}">{{name}}</a>{{/.address}}{{^.address}}{{.name}}{{/.address}}</dt><dd>{{.value}}</dd></div>"#
    )
}

/// Fields of the form of a connection: what is always asked, and what is for special cases.
struct ConnectionFields: Sendable {
    var fields: [Field]
    var hasMore: Bool
    /// Whether one of the folded ones is filled in or mistaken, so that they stand open.
    var isOpen: Bool
    var more: [Field]

    /// `values` are those that were typed, or those that are kept; secrets are never shown again.
    init(
        _ offer: IntegrationOffer, _ values: [String: String], keepsSecrets: Bool, _ sentences: Sentences,
        _ mistakes: Mistakes?
    ) {
        self.init(offer.form, values, keepsSecrets: keepsSecrets, sentences, mistakes)
    }

    init(
        _ form: [FormField], _ values: [String: String], keepsSecrets: Bool, _ sentences: Sentences,
        _ mistakes: Mistakes?
    ) {
        func shown(_ form: FormFieldShape) -> Field {
            var hint = form.hint
            // Browsers take a second password in one form for another form's.
            let isHidden = form.isSecret && form.isUsual
            if keepsSecrets, form.isSecret { hint = IntegrationsWord.secretKept.text(sentences) }
            return Field(
                form.name, form.label, isHidden ? .password : .text, hint: hint,
                value: form.isSecret ? "" : values[form.key] ?? form.usual, completion: "off",
                isRequired: form.isRequired && !(keepsSecrets && form.isSecret), mistakes: mistakes)
        }
        let shapes = form.map { FormFieldShape($0, sentences) }
        let special = shapes.filter { !$0.isUsual }
        fields = shapes.filter(\.isUsual).map(shown)
        more = special.map(shown)
        hasMore = !more.isEmpty
        isOpen = zip(more, special).contains { $0.mistake != nil || $0.value != $1.usual }
    }
}
