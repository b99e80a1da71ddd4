/// A day that is chosen from a calendar, or typed as 2026-01-31.
struct Day: Sendable {
    var id: String
    var name: String
    var label: String
    var value: String
    var mistake: String?

    init(_ name: String, _ label: String, value: String = "", mistakes: Mistakes? = nil) {
        (self.id, self.name, self.label, self.value) = (name, name, label, value)
        mistake = mistakes?.lines.first { $0.field == name }?.text
    }

    static let template = Template(
        "day",
        #"""
        <div class="field{{#.mistake}} field--mistake{{/.mistake}}"><label for="{{.id}}">{{.label}}</label>
        {{#.mistake}}
        <span class="mistake" id="{{id}}-mistake"><svg class="icon icon--s" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><span>{{.}}</span></span>
        {{/.mistake}}
        <input class="input" id="{{.id}}" name="{{.name}}" type="date" value="{{.value}}"{{#.mistake}} aria-invalid="true" aria-describedby="{{id}}-mistake"{{/.mistake}}></div>
        """#)
}
