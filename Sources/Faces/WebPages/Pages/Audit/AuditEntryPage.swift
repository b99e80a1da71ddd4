import Accounting
import ConnectorKit
import Features
import Foundation
import Storage
import Wording

/// One entry of the audit, with request and answer folded.
struct AuditEntryPage: Page {
    static let words: [any PageWord.Type] = [AuditWord.self]

    struct Run: Sendable {
        var id: String
        var address: String
    }

    struct Text: Sendable {
        var title: String
        var text: String
        var isCut: Bool
        var isOpen: Bool
        /// The entry that holds it, when it is another.
        var address: String?
    }

    var title: String
    let place: Place? = .audit
    var back: String
    var when: String
    var who: String
    var what: String
    var told: String
    var run: Run?
    var texts: [Text]
    var hash: String
    var previous: String?
    var before: String?
    /// `nil` for the last entry.
    var after: String?

    init(
        _ entry: AuditEntry, partner: AuditEntry?, isLast: Bool, _ company: CompanyRow, _ exchange: Exchange
    ) {
        let sentences = exchange.sentences
        title = sentences.auditEntry(entry.place)
        back = CompanyPath.audit(company.id)
        when = exchange.moment(entry.at)
        who = sentences.name(ofActor: entry.actor)
        what = sentences.name(of: entry.action)
        told = sentences.line(of: entry) ?? "–"
        run = entry.run.isEmpty ? nil : Run(id: entry.run, address: CompanyPath.run(entry.run, of: company.id))
        hash = entry.hash
        previous = entry.previous.isEmpty ? nil : entry.previous
        before = entry.place > 1 ? CompanyPath.auditEntry(company.id, entry.place - 1) : nil
        after = isLast ? nil : CompanyPath.auditEntry(company.id, entry.place + 1)
        func text(_ word: AuditWord, _ text: String, isOpen: Bool = false, _ other: AuditEntry? = nil) -> Text {
            let shown = IndentedJSON.text(text)
            return Text(
                title: word.text(sentences), text: String(shown.prefix(Self.charactersMax)),
                isCut: shown.count > Self.charactersMax, isOpen: isOpen,
                address: other.map { CompanyPath.auditEntry(company.id, $0.place) })
        }
        texts = [text(.content, entry.content, isOpen: entry.request.isEmpty)]
        if !entry.request.isEmpty { texts.append(text(.sent, entry.request)) }
        if let partner {
            let isAnswer = partner.action == .answer
            let body = isAnswer || partner.request.isEmpty ? partner.content : partner.request
            texts.append(text(isAnswer ? .answer : .request, body, partner))
        }
    }

    /// Enough to read a request; a page stays small.
    private static let charactersMax = 12_000

    static let template = Template(
        "audit-entry",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ul class="crumbs" role="list"><li><a href="{{back}}">{{w.title}}</a></li></ul><h1>{{title}}</h1><p class="muted">{{told}}</p></div></div>
        <section class="sheet"><div class="sheet__body stack stack--close">
        <dl class="facts"><div><dt>{{w.when}}</dt><dd>{{when}}</dd></div><div><dt>{{w.who}}</dt><dd>{{who}}</dd></div><div><dt>{{w.what}}</dt><dd>{{what}}</dd></div>{{#run}}<div><dt>{{w.run}}</dt><dd><a href="{{.address}}"><code>{{.id}}</code></a></dd></div>{{/run}}<div><dt>{{w.hash}}</dt><dd><code>{{hash}}</code></dd></div>{{#previous}}<div><dt>{{w.previous}}</dt><dd><code>{{.}}</code></dd></div>{{/previous}}</dl>
        {{#texts}}
        <details class="fold"{{#.isOpen}} open{{/.isOpen}}><summary>{{.title}}</summary><div class="raw" tabindex="0" role="region" aria-label="{{.title}}">{{.text}}</div>{{#.isCut}}<p class="small muted">{{w.cut}}</p>{{/.isCut}}{{#.address}}<p class="small"><a href="{{.}}">{{w.show}}</a></p>{{/.address}}</details>
        {{/texts}}
        </div></section>
        <div class="row">
        {{#before}}
        <a class="button" href="{{.}}">{{w.before}}</a>
        {{/before}}
        {{#after}}
        <a class="button" href="{{.}}">{{w.after}}</a>
        {{/after}}
        </div>
        {{/content}}{{/app}}
        """#)
}

/// JSON as people read it: a member to a line. What is no JSON stays as it is.
enum IndentedJSON {
    static func text(_ text: String) -> String {
        guard let value = JSONReader.value(Data(text.utf8)) else { return text }
        var lines = ""
        write(value, "", &lines)
        return lines
    }

    private static func write(_ value: JSONValue, _ margin: String, _ out: inout String) {
        switch value {
        case .object(let object) where !object.members.isEmpty:
            write("{", "}", object.members.map { ("\(JSONWriter.text(.text($0.name))): ", $0.value) }, margin, &out)
        case .array(let values) where !values.isEmpty: write("[", "]", values.map { ("", $0) }, margin, &out)
        case .object, .array, .null, .bool, .number, .text: out += JSONWriter.text(value)
        }
    }

    private static func write(
        _ open: String, _ close: String, _ parts: [(String, JSONValue)], _ margin: String, _ out: inout String
    ) {
        out += open + "\n"
        for (index, part) in parts.enumerated() {
            out += margin + "  " + part.0
            write(part.1, margin + "  ", &out)
            out += index + 1 < parts.count ? ",\n" : "\n"
        }
        out += margin + close
    }
}
