import Accounting
import Features
import Storage
import Wording

/// One step of the wizard: one question, its form, and where one is (W22).
struct SetUpPage: Page {
    static let words: [any PageWord.Type] = [SetUpWord.self, SettingsWord.self]

    struct Step: Sendable {
        /// `nil` for one that cannot be opened yet.
        var address: String?
        var text: String
        var look: String
        var isHere: Bool
        var state: String
    }

    /// Something that can be done besides.
    struct Act: Sendable {
        var action: String
        var text: String
    }

    /// A button with a form of its own.
    struct Form: Sendable {
        var name: String
        var text: String
        var isDanger: Bool
    }

    /// A store that can be set up.
    struct Choosing: Sendable {
        var address: String
        var name: String
        var state: String
        var isHere: Bool
    }

    struct Result: Sendable {
        var title: String
        var facts: [Fact]
        var linesTitle: String
        var hasLines: Bool
        var lines: [String]
        /// Where all of it is seen.
        var more: Act?

        init(
            title: String, facts: [Fact], linesTitle: String = "", lines: [String] = [], more: Act? = nil
        ) {
            (self.title, self.facts, self.linesTitle) = (title, facts, linesTitle)
            (self.lines, hasLines, self.more) = (lines, !lines.isEmpty, more)
        }
    }

    var title: String
    var company: String
    var leave: String
    var steps: [Step]
    var brief: String
    var question: String
    var lead: String?
    var mistakes: Mistakes?
    var action: String
    var version: String?
    var pairs: StoreSettingsPage.Pairs?
    var sections: [SettingSection]
    var suggestions: [Suggestions]
    var goingOn: String?
    var stop: RunPage.Stop?
    var result: Result?
    /// `nil` where the step is taken elsewhere, by `link`.
    var submit: String?
    var link: Act?
    /// Whether the button is what one came for, and not a second look.
    var isSubmitFirst: Bool
    var other: Form?
    var hasChoices: Bool
    var choices: [Choosing]
    var back: String?

    init(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange, _ body: SetUpBody, _ mistakes: Mistakes? = nil
    ) throws {
        let sentences = exchange.sentences
        let own = try exchange.theCompany()
        func address(_ step: SetUpStep) -> String { CompanyPath.setUp(step, of: own.id, store: course.named) }
        title = step.name.text(sentences)
        let several = course.named == nil ? nil : course.ref?.name
        company = [own.name, several].compactMap { $0 }.map { sentences.plain($0) }.joined(separator: " · ")
        leave = CompanyPath.integrations(own.id)
        let all = SetUpStep.allCases
        steps = all.map { one in
            let isDone = course.isDone(one)
            return Step(
                address: one != step && course.isOpen(one) ? address(one) : nil, text: one.name.text(sentences),
                look: one == step ? "is-here" : isDone ? "is-done" : course.isOpen(one) ? "" : "is-held",
                isHere: one == step,
                state: (isDone ? SetUpWord.done : one.isOptional ? .optional : .notDone).text(sentences))
        }
        brief = sentences.step((all.firstIndex(of: step) ?? 0) + 1, of: all.count)
        question = step.question.text(sentences)
        lead = body.lead ?? step.why?.text(sentences)
        self.mistakes = mistakes
        action = address(step)
        version = course.draft.map { String($0.version) }
        (pairs, sections, suggestions) = (body.pairs, body.sections, body.suggestions)
        (goingOn, stop, result) = (body.goingOn, body.stop, body.result)
        (submit, link, other) = (body.submit?.text(sentences), body.link, body.other)
        isSubmitFirst = body.submit != nil && (body.link == nil || body.result == nil)
        (choices, hasChoices) = (body.choices, !body.choices.isEmpty)
        back = step.before.map(address)
    }

    static let template = Template(
        "set-up",
        #"""
        <!doctype html>
        <html lang="{{frame.language}}"{{#frame.theme}} data-theme="{{.}}"{{/frame.theme}}>
        <head>
        {{>head}}
        </head>
        <body data-narrow="{{layout.narrow}}" data-copy="{{layout.copy}}" data-copied="{{layout.copied}}">
        <a class="skip" href="#content">{{w.skip}}</a>
        <div class="solo">
        <header class="wizard__top"><svg viewBox="0 0 32 32" aria-hidden="true"><use href="{{frame.icons}}#mark"/></svg><div><b>{{w.heading}} {{company}}</b></div><a class="push nowrap" href="{{leave}}">{{w.leaveSetUp}}</a></header>
        <div class="wizard">
        <nav class="wizard__steps wizard__long" aria-label="{{w.steps}}">{{>set-up-steps}}</nav>
        <main id="content" class="stack" tabindex="-1">
        <details class="fold wizard__brief sheet sheet__body"><summary>{{brief}}</summary>{{>set-up-steps}}</details>
        {{>done}}
        {{>mistakes}}
        <div class="stack stack--tight"><p class="small faint">{{brief}}</p><h1>{{question}}</h1>{{#lead}}<p class="muted">{{.}}</p>{{/lead}}</div>
        {{#result}}
        <section class="sheet" aria-labelledby="result"><div class="sheet__head"><h2 id="result">{{.title}}</h2></div><div class="sheet__body stack"><dl class="facts">{{#.facts}}{{>fact}}{{/.facts}}</dl>
        {{#.hasLines}}
        <h3>{{.linesTitle}}</h3><ul>{{#.lines}}<li>{{.}}</li>{{/.lines}}</ul>
        {{/.hasLines}}
        {{#.more}}
        <p><a href="{{.action}}">{{.text}}</a></p>
        {{/.more}}
        </div></section>
        {{/result}}
        {{#goingOn}}
        <section class="sheet" role="status"><div class="sheet__body"><div class="progress"><div class="progress__line"><label for="progress">{{.}}</label></div><progress id="progress"></progress></div><p class="small muted">{{w.comeAgain}}</p></div></section>
        {{/goingOn}}
        {{#stop}}
        <div class="notice notice--need"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p><b>{{.what}}</b> {{.rest}}</p></div>
        {{/stop}}
        {{#hasChoices}}
        <section class="sheet" aria-label="{{w.whichStore}}"><table class="table table--slips"><caption class="sr">{{w.whichStore}}</caption><tbody>
        {{#choices}}
        <tr><th scope="row" class="slip-start"><a href="{{.address}}"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.name}}</a>{{#.isHere}} <span class="tag">{{w.chosenStore}}</span>{{/.isHere}}</th><td class="slip-end">{{.state}}</td></tr>
        {{/choices}}
        </tbody></table></section>
        {{/hasChoices}}
        {{#other}}
        <form method="post" action="{{action}}">{{>token}}<button class="button{{#.isDanger}} button--danger{{/.isDanger}}" name="{{.name}}" value="1">{{.text}}</button></form>
        {{/other}}
        <form class="stack" method="post" action="{{action}}">{{>token}}
        {{#version}}
        <input type="hidden" name="version" value="{{.}}">
        {{/version}}
        {{>setting-pairs}}
        {{#sections}}
        {{>setting-section}}
        {{/sections}}
        {{#suggestions}}
        {{>suggestions}}
        {{/suggestions}}
        <div class="go">{{#back}}<a class="button" href="{{.}}">{{w.backStep}}</a>{{/back}}{{^back}}<span></span>{{/back}}<span class="row">{{#submit}}<button class="button{{#isSubmitFirst}} button--primary{{/isSubmitFirst}}">{{.}}</button>{{/submit}}{{#link}}<a class="button{{^isSubmitFirst}} button--primary{{/isSubmitFirst}}" href="{{.action}}">{{.text}}</a>{{/link}}</span></div>
        </form>
        </main>
        </div>
        </div>
        </body>
        </html>

        """#)

    static let parts = [
        Template(
            "set-up-steps",
            #"""
            <ol class="steps">
            {{#steps}}
            <li class="{{.look}}"{{#.isHere}} aria-current="step"{{/.isHere}}><span>{{#.address}}<a href="{{.}}">{{text}}</a>{{/.address}}{{^.address}}{{.text}}{{/.address}}<span class="sr">, {{.state}}</span></span></li>
            {{/steps}}
            </ol>
            """#)
    ]
}

extension SetUpPage.Choosing {
    init(_ one: Integration, _ course: SetUpCourse, _ sentences: Sentences, of company: String) {
        let isOn = one.workflows.contains(where: \.isOfSales)
        self.init(
            address: CompanyPath.setUp(.store, of: company, store: ID(one.ref.id.rawValue)),
            name: sentences.plain(one.ref.name), state: (isOn ? SetUpWord.isOn : .notOn).text(sentences),
            isHere: one.ref.id == course.store?.ref.id)
    }
}

extension CompanyPath {
    /// `store` is named where the company has several.
    static func setUp(_ step: SetUpStep, of company: String, store: ID<Store>? = nil) -> String {
        let path = "\(root(company))/setup/\(step.rawValue)"
        return store.map { "\(path)?store=\(QueryText.coded($0.rawValue))" } ?? path
    }
}
