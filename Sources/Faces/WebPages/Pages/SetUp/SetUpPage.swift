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

    struct Result: Sendable {
        var title: String
        var facts: [Fact]
        var hasLines: Bool
        var lines: [String]
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
    var result: Result?
    /// `nil` where the step is taken elsewhere, by `link`.
    var submit: String?
    var link: Act?
    var undo: Act?
    /// Orders that the form is about.
    var orders: String?
    var back: String?

    init(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange, _ body: SetUpBody, _ mistakes: Mistakes? = nil
    ) throws {
        let sentences = exchange.sentences
        let own = try exchange.theCompany()
        func address(_ step: SetUpStep) -> String { CompanyPath.setUp(step, of: own.id) }
        title = step.name.text(sentences)
        company = own.name
        leave = CompanyPath.integrations(own.id)
        let all = SetUpStep.allCases
        steps = all.map { one in
            let isDone = course.isDone(one)
            return Step(
                address: one != step && course.isOpen(one) ? address(one) : nil, text: one.name.text(sentences),
                look: one == step ? "is-here" : isDone ? "is-done" : course.isOpen(one) ? "" : "is-held",
                isHere: one == step, state: (isDone ? SetUpWord.done : .notDone).text(sentences))
        }
        brief = sentences.step((all.firstIndex(of: step) ?? 0) + 1, of: all.count)
        question = step.question.text(sentences)
        lead = body.lead ?? step.why?.text(sentences)
        self.mistakes = mistakes
        action = address(step)
        version = course.draft.map { String($0.version) }
        (pairs, sections, result) = (body.pairs, body.sections, body.result)
        (submit, link, undo, orders) = (body.submit?.text(sentences), body.link, body.undo, body.orders)
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
        <body>
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
        <h3>{{w.problems}}</h3><ul>{{#.lines}}<li>{{.}}</li>{{/.lines}}</ul>
        {{/.hasLines}}
        </div></section>
        {{/result}}
        {{#undo}}
        <form method="post" action="{{.action}}">{{>token}}<input type="hidden" name="orders" value="{{orders}}"><button class="button button--danger" name="undo" value="1">{{.text}}</button></form>
        {{/undo}}
        <form class="stack" method="post" action="{{action}}">{{>token}}
        {{#version}}
        <input type="hidden" name="version" value="{{.}}">
        {{/version}}
        {{>setting-pairs}}
        {{#sections}}
        {{>setting-section}}
        {{/sections}}
        <div class="go">{{#back}}<a class="button" href="{{.}}">{{w.backStep}}</a>{{/back}}{{^back}}<span></span>{{/back}}<span class="row">{{#link}}<a class="button button--primary" href="{{.action}}">{{.text}}</a>{{/link}}{{#submit}}<button class="button button--primary">{{.}}</button>{{/submit}}</span></div>
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

/// What a step asks.
struct SetUpBody: Sendable {
    var lead: String?
    var pairs: StoreSettingsPage.Pairs?
    var sections: [SettingSection] = []
    var result: SetUpPage.Result?
    var submit: SetUpWord?
    var link: SetUpPage.Act?
    var undo: SetUpPage.Act?
    var orders: String?
}

extension CompanyPath {
    static func setUp(_ step: SetUpStep, of company: String) -> String { "\(root(company))/setup/\(step.rawValue)" }
}
