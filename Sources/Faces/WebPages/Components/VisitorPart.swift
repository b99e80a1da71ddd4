import Accounting
import Features
import Storage
import Wording

/// How books that call here are let in: the steps, the file, the password, and when they called last (D1–D5).
struct VisitorPart: Sendable {
    struct Notice: Sendable {
        var look: String
        var icon: String
        var title: String
        var lines: [String]
    }

    var title: String
    var lead: String
    var notices: [Notice]
    var facts: [Fact]
    var steps: Steps?

    /// For who may change the connection.
    struct Steps: Sendable {
        var install: String
        /// `nil` where the Web Connector could not call.
        var file: String?
        var download: String
        var addressUnfit: String?
        var others: [String]
        var first: String
        var passwordAction: String
        var passwordButton: String
        var passwordLabel: String
        var passwordHint: String
        /// Shown once.
        var password: String?
    }

    init(
        _ card: VisitorCard, of ref: ConnectionRef, newPassword: String?, mayChange: Bool, address: String,
        _ exchange: Exchange
    ) {
        let sentences = exchange.sentences
        func say(_ word: VisitorWord) -> String { word.text(sentences) }
        (title, lead) = (say(.title), say(.lead))
        notices = []
        if let percent = card.percent {
            notices.append(Notice(look: "", icon: "i-runs", title: sentences.visiting(percent: percent), lines: []))
        } else if let trouble = card.note.trouble {
            notices.append(
                Notice(
                    look: " notice--need", icon: "i-alert",
                    title: sentences.explain(trouble, company: ref.state == .signInNeeded ? nil : ref.name),
                    lines: []))
        }
        if !card.computers.isEmpty {
            notices.append(
                Notice(
                    look: " notice--wait", icon: "i-alert", title: sentences.twoComputers(card.computers), lines: []))
        }
        if card.isSilent, card.percent == nil {
            let checks: [VisitorWord] = [.checkComputer, .checkFile, .checkPassword, .checkAutoRun]
            notices.append(
                Notice(look: " notice--wait", icon: "i-clock", title: say(.silentTitle), lines: checks.map(say)))
        }
        func fact(_ word: VisitorWord, _ value: String?) -> Fact? { value.map { Fact(name: say(word), value: $0) } }
        facts = [
            fact(.lastSeen, card.note.seenAt.map { exchange.moment($0) } ?? say(.never)),
            fact(.userName, card.userName),
            fact(.product, card.note.product), fact(.file, card.note.file),
        ].compactMap { $0 }
        guard mayChange, ref.state != .uninstalled else { return }
        let canCall = VisitorFile.callable(exchange.settings.address) != nil
        steps = Steps(
            install: say(.firstStep), file: canCall ? "\(address)/visitor/file" : nil, download: say(.download),
            addressUnfit: canCall ? nil : say(.addressUnfit),
            others: [.addStep, .allowStep, .passwordStep, .runStep].map(say), first: say(.firstReading),
            passwordAction: "\(address)/visitor/password",
            passwordButton: say(card.hasPassword ? .newPassword : .makePassword), passwordLabel: say(.password),
            passwordHint: say(newPassword != nil ? .passwordOnce : card.hasPassword ? .newPasswordHint : .noPassword),
            password: newPassword)
    }

    static let template = Template(
        "visitor",
        #"""
        <section class="sheet" aria-labelledby="visitor"><div class="sheet__head"><h2 id="visitor">{{.title}}</h2><p>{{.lead}}</p></div><div class="sheet__body stack">
        {{#.notices}}
        <div class="notice{{.look}}" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg><div><p><b>{{.title}}</b></p><ul role="list">{{#.lines}}<li>{{.}}</li>{{/.lines}}</ul></div></div>
        {{/.notices}}
        <dl class="facts">{{#.facts}}{{>fact}}{{/.facts}}</dl>
        {{#.steps}}
        <ol class="stack stack--close"><li>{{.install}}</li><li>{{#.file}}<a class="button button--small" href="{{.}}">{{download}}</a>{{/.file}}{{#.addressUnfit}}{{.}}{{/.addressUnfit}}</li>{{#.others}}<li>{{.}}</li>{{/.others}}</ol>
        <p class="small muted">{{.first}}</p>
        <form class="stack stack--close" method="post" action="{{.passwordAction}}">{{>token}}
        {{#.password}}
        <div class="field"><label for="visitor-password">{{passwordLabel}}</label><input class="input" id="visitor-password" value="{{.}}" readonly autocomplete="off" spellcheck="false"></div>
        {{/.password}}
        <p class="small muted">{{.passwordHint}}</p>
        <div class="row"><button class="button button--small">{{.passwordButton}}</button></div>
        </form>
        {{/.steps}}
        </div></section>
        """#)
}
