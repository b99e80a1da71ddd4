import Accounting
import Commerce
import ConnectorKit
import Features
import Wording

/// One file: how it is written, which column is which, what becomes of each record.
struct ImportPage: Page {
    static let words: [any PageWord.Type] = [ImportsWord.self]
    static let verdictsMax = 100

    /// A column of the sheet with the columns of the file to choose from.
    struct Column: Sendable {
        var select: Select
        var isNeeded: Bool
        var examples: String
    }

    struct Verdict: Sendable {
        var lines: String
        var record: String
        var pill: Pill
        var why: String
    }

    var title: String
    let place: Place? = .integrations
    var mistakes: Mistakes?
    var back: String
    var pill: Pill
    var form: String
    var rows: String
    var progress: LiveProgress?
    /// What the file cannot say.
    var questions: [String]
    var hasQuestions: Bool
    var reading: Reading?
    var counts: [Fact]
    var hasCounts: Bool
    var taking: Taking?
    var verdicts: [Verdict]
    var hasVerdicts: Bool
    var next: String?
    var otherList: String
    var otherListText: String

    struct Reading: Sendable {
        var action: String
        var needed: [Column]
        var others: [Column]
        var decimal: Select
        var days: Select
        var encoding: Select
    }

    struct Taking: Sendable {
        var action: String
        var text: String
    }

    init(
        _ report: ImportReport, progress going: Imports.Progress?, verdicts all: [ImportVerdict], onlyRefused: Bool,
        company: String, _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        let address = CompanyPath.imported(report.id.rawValue, of: company)
        title = sentences.plain(report.name)
        self.mistakes = mistakes
        back = CompanyPath.imports(company)
        pill = Pill(report.state, sentences)
        form = sentences.form(report.reading.form, hasMark: report.recognition.hasByteOrderMark)
        rows = sentences.importRows(report.recognition.rows)
        progress = going.map { LiveProgress($0, sentences) }
        progress?.events = "\(address)/events"
        questions =
            report.open.map { sentences.sentence($0) }
            + report.missing.map { column in
                sentences.columnMissing(sentences.written(column.label))
            }
        hasQuestions = !questions.isEmpty
        reading =
            report.state == .taken || going != nil ? nil : Reading(report, address: address, sentences)
        counts = report.state == .recognised ? [] : Self.counts(report.counts, sentences)
        hasCounts = !counts.isEmpty
        let fit = report.counts.new + report.counts.changed
        taking =
            report.state == .lookedAt && going == nil && fit > 0
            ? Taking(action: "\(address)/taking", text: sentences.takeRecords(fit)) : nil
        verdicts = all.prefix(Self.verdictsMax).map { Verdict($0, sentences) }
        hasVerdicts = !verdicts.isEmpty
        let show = onlyRefused ? "" : "show=all&"
        next = all.count > Self.verdictsMax ? "\(address)?\(show)after=\(all[Self.verdictsMax - 1].line)" : nil
        otherList = onlyRefused ? "\(address)?show=all" : address
        otherListText = (onlyRefused ? ImportsWord.showAll : .showRefused).text(sentences)
    }

    private static func counts(_ counts: ImportCounts, _ sentences: Sentences) -> [Fact] {
        [
            (ImportsWord.new, counts.new), (.changed, counts.changed), (.unchanged, counts.unchanged),
            (.refused, counts.refused),
        ].map { Fact(name: $0.text(sentences), value: sentences.count($1)) }
    }

    static let template = Template(
        "import",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{w.title}}</a></li></ol><h1>{{title}}</h1><p class="row">{{#pill}}{{>pill}}{{/pill}}<span class="muted">{{rows}} · {{form}}</span></p></div></div>
        {{>mistakes}}
        {{#progress}}
        {{>progress}}
        {{/progress}}
        {{#hasQuestions}}
        <section class="sheet verdict verdict--wait" aria-labelledby="open"><div class="verdict__text"><h2 class="verdict__title" id="open">{{w.open}}</h2><ul role="list">{{#questions}}<li>{{.}}</li>{{/questions}}</ul></div></section>
        {{/hasQuestions}}
        {{#hasCounts}}
        <section class="sheet" aria-labelledby="counts"><div class="sheet__head"><h2 id="counts">{{w.result}}</h2></div><div class="sheet__body"><dl class="facts">{{#counts}}{{>fact}}{{/counts}}</dl></div>
        {{#taking}}
        <form class="sheet__foot row" method="post" action="{{.action}}">{{>token}}<button class="button button--primary">{{.text}}</button></form>
        {{/taking}}
        </section>
        <section class="sheet" aria-labelledby="verdicts"><div class="sheet__head"><h2 id="verdicts">{{w.verdicts}}</h2><a class="button button--small" href="{{otherList}}">{{otherListText}}</a></div>
        {{#hasVerdicts}}
        <table class="table table--slips"><caption class="sr">{{w.verdicts}}</caption>
        <thead><tr><th scope="col">{{w.line}}</th><th scope="col">{{w.record}}</th><th scope="col">{{w.state}}</th><th scope="col">{{w.reason}}</th></tr></thead>
        <tbody>
        {{#verdicts}}
        <tr><th scope="row" class="slip-start">{{.lines}}</th><td data-label="{{w.record}}">{{.record}}</td><td class="slip-end">{{#.pill}}{{>pill}}{{/.pill}}</td><td class="slip-full">{{.why}}</td></tr>
        {{/verdicts}}
        </tbody></table>
        {{#next}}
        <div class="sheet__foot row"><a class="button" href="{{.}}">{{w.more}}</a></div>
        {{/next}}
        {{/hasVerdicts}}
        {{^hasVerdicts}}
        <div class="sheet__body"><p class="muted">{{w.nothingRefused}}</p></div>
        {{/hasVerdicts}}
        </section>
        {{/hasCounts}}
        {{#reading}}
        <section class="sheet" aria-labelledby="columns"><div class="sheet__head"><h2 id="columns">{{w.columns}}</h2></div><form class="sheet__body stack stack--close" method="post" action="{{.action}}">{{>token}}
        <p class="hint">{{w.columnsHint}}</p>
        <div class="fields fields--3">
        {{#.needed}}
        <div>{{#.select}}{{>select}}{{/.select}}<p class="hint">{{.examples}}</p></div>
        {{/.needed}}
        </div>
        <details class="fold"><summary>{{w.otherColumns}}</summary>
        <div class="fields fields--3">
        {{#.others}}
        <div>{{#.select}}{{>select}}{{/.select}}<p class="hint">{{.examples}}</p></div>
        {{/.others}}
        </div></details>
        <div class="fields fields--3">
        {{#.decimal}}
        {{>select}}
        {{/.decimal}}
        {{#.days}}
        {{>select}}
        {{/.days}}
        {{#.encoding}}
        {{>select}}
        {{/.encoding}}
        </div>
        <div class="row"><button class="button button--primary">{{w.tryIt}}</button></div>
        </form></section>
        {{/reading}}
        {{/content}}{{/app}}
        """#)
}

extension ImportPage.Reading {
    init(_ report: ImportReport, address: String, _ sentences: Sentences) {
        func say(_ word: ImportsWord) -> String { word.text(sentences) }
        action = "\(address)/reading"
        let choices =
            [("", say(.noColumn))] + report.recognition.header.filter { !$0.isEmpty }.map { ($0, sentences.plain($0)) }
        let columns = report.columns.map { column -> ImportPage.Column in
            let header = report.reading.mapping[column.key]
            let found = report.recognition.columns.first { $0.name == header }
            return ImportPage.Column(
                select: Select("column-\(column.key)", sentences.written(column.label), choices, chosen: header ?? ""),
                isNeeded: column.isRequired,
                examples: (found?.examples ?? []).map { sentences.quoted($0) }.joined(separator: " "))
        }
        let mapped = Set(report.reading.mapping.headers.keys)
        let shown = zip(report.columns, columns).map { (isShown: $0.isRequired || mapped.contains($0.key), column: $1) }
        needed = shown.filter(\.isShown).map(\.column)
        others = shown.filter { !$0.isShown }.map(\.column)
        let form = report.reading.form
        // What the file leaves open is not chosen beforehand.
        func open(_ question: CSVOpenQuestion) -> [(String, String)] {
            report.open.contains(question) ? [("", say(.choose))] : []
        }
        decimal = Select(
            "decimal", say(.decimals),
            open(.decimalSign) + CSVForm.DecimalSign.allCases.map { ($0.rawValue, sentences.name(of: $0)) },
            chosen: report.open.contains(.decimalSign) ? "" : form.decimalSign.rawValue)
        days = Select(
            "days", say(.days),
            open(.dayOrder) + CSVForm.DayOrder.allCases.map { ($0.rawValue, sentences.name(of: $0)) },
            chosen: report.open.contains(.dayOrder) ? "" : form.dayOrder.rawValue)
        encoding = Select(
            "encoding", say(.encoding),
            [(CSVForm.Encoding.utf8.rawValue, "UTF-8"), (CSVForm.Encoding.windows1252.rawValue, "Windows-1252")],
            chosen: form.encoding.rawValue)
    }
}

extension ImportPage.Verdict {
    init(_ verdict: ImportVerdict, _ sentences: Sentences) {
        lines = verdict.line == verdict.lastLine ? "\(verdict.line)" : "\(verdict.line)–\(verdict.lastLine)"
        record = sentences.plain(verdict.record)
        why = sentences.sentence(verdict.outcome) ?? ""
        switch verdict.outcome {
        case .new: pill = Pill(.good, ImportsWord.new.text(sentences))
        case .changed: pill = Pill(.good, ImportsWord.changed.text(sentences))
        case .unchanged: pill = Pill(.idle, ImportsWord.unchanged.text(sentences))
        case .unfit, .refused: pill = Pill(.need, ImportsWord.refused.text(sentences))
        }
    }
}
