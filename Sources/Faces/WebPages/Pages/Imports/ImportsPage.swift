import Accounting
import Commerce
import Features
import Wording

/// Bringing in a file of rows, and the files of late.
struct ImportsPage: Page {
    static let words: [any PageWord.Type] = [ImportsWord.self]

    struct Row: Sendable {
        var address: String
        var name: String
        var stream: String
        var brought: String
        var by: String
        var pill: Pill
    }

    var title: String
    var integrations: String
    let place: Place? = .integrations
    var mistakes: Mistakes?
    /// `nil` where no store takes files.
    var form: Form?
    var rows: [Row]
    var hasRows: Bool

    struct Form: Sendable {
        var action: String
        var store: Select
        var stream: Select
    }

    init(
        _ stores: [(ref: ConnectionRef, streams: [RecordStream])], latest: [ImportReport], company: String,
        _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: ImportsWord) -> String { word.text(sentences) }
        title = say(.title)
        integrations = CompanyPath.integrations(company)
        self.mistakes = mistakes
        let streams = RecordStream.allCases.filter { stream in stores.contains { $0.streams.contains(stream) } }
        form =
            stores.isEmpty
            ? nil
            : Form(
                action: CompanyPath.imports(company),
                store: Select(
                    "store", say(.store), stores.map { ($0.ref.id.rawValue, sentences.plain($0.ref.name)) },
                    chosen: exchange.form["store"]),
                stream: Select(
                    "stream", say(.records),
                    streams.map { ($0.rawValue, sentences.capitalised(sentences.name(of: $0))) },
                    chosen: exchange.form["stream"]))
        rows = latest.map { report in
            Row(
                address: CompanyPath.imported(report.id.rawValue, of: company), name: sentences.plain(report.name),
                stream: sentences.name(of: report.stream), brought: exchange.moment(report.broughtAt),
                by: sentences.plain(report.broughtBy), pill: Pill(report.state, sentences))
        }
        hasRows = !rows.isEmpty
    }

    static let template = Template(
        "imports",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{w.lead}}</p></div></div>
        {{>mistakes}}
        {{#form}}
        <section class="sheet" aria-label="{{w.title}}"><form class="sheet__body stack stack--close" method="post" action="{{.action}}" enctype="multipart/form-data">{{>token}}
        <div class="fields fields--3">
        {{#.store}}
        {{>select}}
        {{/.store}}
        {{#.stream}}
        {{>select}}
        {{/.stream}}
        <div class="field"><label for="file">{{w.file}}</label><span class="hint" id="file-hint">{{w.fileHint}}</span><input class="input" id="file" name="file" type="file" accept=".csv,.txt,text/csv" required aria-describedby="file-hint"></div>
        </div>
        <p class="hint">{{w.nothingTaken}}</p>
        <div class="row"><button class="button button--primary">{{w.look}}</button></div>
        </form></section>
        {{/form}}
        {{^form}}
        <section class="sheet"><div class="sheet__body"><p class="muted">{{w.noStore}}</p><p><a class="button" href="{{integrations}}">{{w.connect}}</a></p></div></section>
        {{/form}}
        {{#hasRows}}
        <section class="sheet" aria-labelledby="latest"><div class="sheet__head"><h2 id="latest">{{w.latest}}</h2></div>
        <table class="table table--slips"><caption class="sr">{{w.latest}}</caption>
        <thead><tr><th scope="col">{{w.file}}</th><th scope="col">{{w.records}}</th><th scope="col">{{w.brought}}</th><th scope="col">{{w.by}}</th><th scope="col">{{w.state}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-start"><a href="{{.address}}">{{.name}}</a></th><td class="slip-full">{{.stream}}</td><td data-label="{{w.brought}}">{{.brought}}</td><td data-label="{{w.by}}">{{.by}}</td><td class="slip-end">{{#.pill}}{{>pill}}{{/.pill}}</td></tr>
        {{/rows}}
        </tbody></table>
        </section>
        {{/hasRows}}
        {{/content}}{{/app}}
        """#)
}

extension Pill {
    /// How far a file is.
    init(_ state: ImportReport.State, _ sentences: Sentences) {
        switch state {
        case .recognised: self.init(.wait, ImportsWord.recognised.text(sentences))
        case .lookedAt: self.init(.run, ImportsWord.lookedAt.text(sentences))
        case .taken: self.init(.good, ImportsWord.taken.text(sentences))
        }
    }
}

extension LiveProgress {
    init(_ progress: Imports.Progress, _ sentences: Sentences) {
        let word: ImportsWord = progress.takes ? .taking : .looking
        self.init(
            label: word.text(sentences), figures: sentences.importProgress(progress.read, of: progress.rows),
            at: progress.read, of: progress.rows)
    }
}
