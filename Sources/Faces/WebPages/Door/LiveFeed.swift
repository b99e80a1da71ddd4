import Foundation

/// How far something is: a line, figures beside it, a bar. Pages show it, and events say it anew.
struct LiveProgress: Hashable, Sendable, Encodable {
    /// The bar's own name on its page.
    var id = "progress"
    var label: String
    var figures: String?
    var at = 0
    /// `nil` while nobody knows how much there is.
    var of: Int?
    /// Where its events come from; `nil` for what does not move.
    var events: String?

    private enum CodingKeys: CodingKey { case label, figures, at, of }

    static let template = Template(
        "progress",
        #"""
        <div class="progress"{{#.events}} data-live="{{.}}"{{/.events}}><div class="progress__line"><label for="{{.id}}">{{.label}}</label>{{#.figures}}<span class="figures">{{.}}</span>{{/.figures}}</div><progress id="{{.id}}"{{#.of}} value="{{at}}" max="{{.}}"{{/.of}}></progress>{{#.events}}<p class="sr" role="status"></p>{{/.events}}</div>
        """#)
}

extension LiveProgress {
    /// As its events carry it.
    var data: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
