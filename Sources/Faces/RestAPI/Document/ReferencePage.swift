import ConnectorKit
import Features
import HTTPTypes
import Wording

/// The reference as a page: every row of the table with what it takes and gives. It asks no other host for anything and needs no script.
struct ReferencePage {
    let routes: [APIRoute]
    let address: String

    var html: String {
        let chapters = routes.map(\.chapter).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let links = chapters.map { "<li><a href=\"#\($0)\">\($0.html)</a></li>" }.joined()
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Bookbridge for programs</title><link rel="stylesheet" href="\(API.root)/docs.css"></head>
            <body><nav aria-label="Contents"><h1>Bookbridge for programs</h1><ul><li><a href="#start">Begin here</a></li>\(links)<li><a href="#problems">Problems</a></li></ul></nav>
            <main>\(start)\(chapters.map(chapter).joined())\(problems)</main></body></html>
            """
    }

    private var start: String {
        let curl = """
            curl -H "Authorization: Bearer $BOOKBRIDGE_API_KEY" \(address)\(API.root)/companies
            """
        return """
            <section id="start"><h2>Begin here</h2>
            <p>Everything is under <code>\((address + API.root).html)</code>. The same as a document for tools: <a href="\(API.root)/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
            <p>Create a key on your account page or with <code>bookbridge keys add</code>; it is shown once. Send it with every call:</p>
            <pre><code>\(curl.html)</code></pre>
            <ul>
            <li>Amounts are decimal strings beside their currency; times are RFC 3339 in UTC; days are <code>2026-01-31</code>.</li>
            <li>A list gives <code>items</code> and <code>next</code>; send <code>next</code> as <code>?after=</code> for the page that follows.</li>
            <li>Give every change an <code>Idempotency-Key</code> of your own. Sent again with the same body within seven days, it is not done again and the first answer is given; with another body it is refused.</li>
            <li>Settings have an <code>ETag</code>; a change sends it as <code>If-Match</code>.</li>
            <li>What takes long is answered <code>202</code> with a run; follow it at its address, or by its <code>events</code>.</li>
            <li>Fields that are not known are refused, by name.</li>
            <li><code>RateLimit-Remaining</code> tells what a key has left in this minute; past it the answer is <code>429</code> with <code>Retry-After</code>.</li>
            </ul></section>
            """
    }

    private func chapter(_ name: String) -> String {
        let rows = routes.filter { $0.chapter == name }.map(row).joined()
        return "<section id=\"\(name)\"><h2>\(name.html)</h2>\(rows)</section>"
    }

    private func row(_ route: APIRoute) -> String {
        var html = """
            <article id="\(route.name)"><h3><span class="method">\(route.method.rawValue)</span> <code>\(route.pattern.html)</code></h3><p>\(route.about.marked)</p>
            """
        if let note = route.access.note { html += "<p class=\"note\">\(note.marked)</p>" }
        html += table("Query", route.query)
        if let body = route.body {
            html += table("Body", body.shownFields)
            html += example(route.bodyExample ?? body.example)
        }
        html += "<h4>Answer <code>\(route.success.code)</code></h4>"
        if let result = route.result, route.resultKind == APIRoute.json {
            html += example(route.resultExample ?? result.example)
        } else if route.result != nil {
            html += "<p><code>\(route.resultKind.html)</code></p>"
        }
        return html + "</article>"
    }

    private func table(_ title: String, _ fields: [JSONMember]) -> String {
        guard !fields.isEmpty else { return "" }
        let rows = fields.map { field in
            "<tr><td><code>\(field.name.html)</code>\(field.isRequired ? "" : " <span class=\"note\">optional</span>")</td><td>\(field.shape.words.html)</td><td>\(field.about.marked)</td></tr>"
        }
        return "<h4>\(title)</h4><table><tbody>\(rows.joined())</tbody></table>"
    }

    private func example(_ value: JSONValue) -> String {
        let text =
            if case .object(let object) = value { JSONWriter.writePretty(object) } else { JSONWriter.text(value) }
        return "<pre><code>\(text.html)</code></pre>"
    }

    /// Where a problem is explained, relative to the server: its row, or what holds for those that tell of the business alone.
    static func place(ofProblem code: String) -> String {
        "\(API.root)/docs#\(codes.contains(code) ? "problem-\(code)" : "problems")"
    }

    private static let explained: [(why: Explanation, status: HTTPResponse.Status)] = {
        let sentences = Sentences(.english).onPages
        let ofCalls = CallProblem.examples.map { (sentences.explain($0), $0.status) }
        var seen = Set(ofCalls.map(\.0.code))
        let ofFeatures = FeatureProblem.examples.map { (sentences.explain($0), $0.apiStatus) }
        return ofCalls + ofFeatures.filter { seen.insert($0.0.code).inserted }
    }()

    private static let codes = Set(explained.map(\.why.code))

    private var problems: String {
        let rows = Self.explained.map { why, status in
            "<tr id=\"problem-\(why.code)\"><td><code>\(why.code)</code></td><td>\(status.code)</td><td>\(why.what.html) \(why.remedy.html)</td></tr>"
        }
        return """
            <section id="problems"><h2>Problems</h2><p>Every refusal is an <code>\(Problem.kind)</code> document (RFC 9457) with a stable <code>code</code>, the <code>field</code> that is wrong, a <code>remedy</code> and the <code>requestId</code>. Sentences come in the language of <code>Accept-Language</code> (en, fr, es), with the figures of the case. The most usual follow, as examples; all others say themselves what happened and what to do. 400: the call cannot be read. 401, 403: no right key, or not for this. 404: not there, or out of the key’s reach. 409: not as things are now. 412: another version holds. 413, 415: too large, or of another kind. 422: not taken as it is. 429: too many calls. 5xx: ours; nothing is lost, ask again.</p>
            <table><tbody>\(rows.joined())</tbody></table></section>
            """
    }

    static let style = """
        :root { color-scheme: light dark; --ink: light-dark(#1d2320, #e6e9e7); --paper: light-dark(#fff, #15191a); --line: light-dark(#d9dedb, #333a3c); --soft: light-dark(#f4f6f5, #1d2325); --accent: light-dark(#0b6b4f, #6fd3ae); --dim: light-dark(#56605b, #a4aeaa); }
        * { box-sizing: border-box; }
        body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
        nav { padding: 1.5rem; border-bottom: 1px solid var(--line); }
        nav h1 { font-size: 1.1rem; margin: 0 0 .75rem; }
        nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
        main { padding: 1.5rem; max-width: 62rem; }
        a { color: var(--accent); }
        h2 { margin: 2.5rem 0 1rem; padding-top: .5rem; }
        article { border-top: 1px solid var(--line); padding: 1rem 0; }
        h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
        h4 { font-size: .9rem; margin: 1rem 0 .35rem; }
        .method { display: inline-block; min-width: 4.5rem; font: 600 .8rem ui-monospace, monospace; color: var(--accent); }
        code, pre { font-family: ui-monospace, monospace; font-size: .88em; }
        pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto; }
        td { border-top: 1px solid var(--line); padding: .4rem .75rem .4rem 0; vertical-align: top; }
        .note { color: var(--dim); font-size: .9rem; }
        @media (min-width: 70rem) { body { display: grid; grid-template-columns: 15rem 1fr; } nav { border: 0; border-right: 1px solid var(--line); position: sticky; top: 0; height: 100vh; overflow: auto; } nav ul { display: block; } }
        """
}

extension JSONShape {
    /// The fields that a table of the reference shows.
    fileprivate var shownFields: [JSONMember] {
        if case .object(let object) = self { object.members } else { [] }
    }
}

extension String {
    /// As it stands in a page.
    fileprivate var html: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
            "\"", with: "&quot;")
    }

    /// With what stands between backticks as code.
    fileprivate var marked: String {
        html.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "<code>\($0.element)</code>" }.joined()
    }
}
