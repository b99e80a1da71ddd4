/// A company's books as a person sees them: documents with their ledger entries, accounts, the trial balance. Nothing is changed here.
struct BooksPages {
    let file: CompanyFile

    /// `nil` for a page that there is not.
    func page(_ name: String, _ query: [String: String]) -> SandboxAnswer? {
        switch name {
        case "", "homepage", "documents": documents(from: query["start"].flatMap { Int($0) })
        case "trialbalance": trialBalance()
        case "register": query["accountId"].flatMap { Int($0) }.flatMap { register(of: $0) }
        case "items": items(query["itemId"].flatMap { Int($0) })
        case "customerdetail": named(.customer, query)
        case "vendordetail": named(.vendor, query)
        default: document(name, query)
        }
    }

    // MARK: The frame

    func answer(_ title: String, _ body: Markup, status: Int = 200) -> SandboxAnswer {
        let page: Markup = """
            <!doctype html><html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(title) · QuickBooks stand-in</title>
            <style>\(Self.style)</style></head><body>
            <header><b>QuickBooks stand-in</b> <span>\(file.profile.name), \(file.profile.currency)</span>
            <nav><a href="\(address("documents"))">Documents</a> <a href="\(address("trialbalance"))">Trial balance</a>
            <a href="\(address("items"))">Items</a></nav></header>
            <main><h1>\(title)</h1>\(body)</main></body></html>
            """
        var answer = SandboxAnswer(status, text: page.text, type: "text/html;charset=UTF-8")
        if let name = Self.policyName { answer.headers.append((name, Self.policy)) }
        return answer
    }

    /// Inside the company; values are numbers and the names of pages.
    func address(_ page: String, _ field: String? = nil, _ value: Int = 0) -> String {
        let first = field.map { "\($0)=\(value)&" } ?? ""
        return "/app/\(page)?\(first)deeplinkcompanyid=\(file.profile.realm)"
    }

    func table(_ caption: String, _ heads: [(text: String, isNumber: Bool)], _ rows: [[Markup]]) -> Markup {
        let cells = heads.map { head -> Markup in "<th scope=\"col\"\(Self.number(head.isNumber))>\(head.text)</th>" }
        let lines = rows.map { row -> Markup in
            let line = zip(row, heads).map { cell, head -> Markup in "<td\(Self.number(head.isNumber))>\(cell)</td>" }
            return "<tr>\(line)</tr>"
        }
        return """
            <table><caption>\(caption)</caption><thead><tr>\(cells)</tr></thead><tbody>\(lines)</tbody></table>
            """
    }

    private static func number(_ isNumber: Bool) -> Markup { isNumber ? " class=\"n\"" : "" }

    func facts(_ facts: [(name: String, value: Markup)]) -> Markup {
        let rows = facts.map { fact -> Markup in "<div><dt>\(fact.name)</dt><dd>\(fact.value)</dd></div>" }
        return "<dl>\(rows)</dl>"
    }

    private static let style: Markup = """
        body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1c2733;background:#fff}
        header{background:#eef1f4;padding:.6rem 1rem;display:flex;gap:.4rem 1rem;flex-wrap:wrap}
        nav{display:flex;gap:1rem}main{padding:1rem;max-width:60rem}a{color:#0b57a4}
        table{border-collapse:collapse;width:100%;margin-block:1rem}caption{text-align:start;font-weight:600}
        th,td{text-align:start;padding:.3rem .5rem;border-block-end:1px solid #d8dee4;overflow-wrap:anywhere}
        .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
        dl div{display:flex;gap:.5rem}dt{min-inline-size:9rem;color:#4a5766}dd{margin:0}
        """
}
