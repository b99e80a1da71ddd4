import Accounting
import Features
import Storage
import Wording

/// Says what stops and what stays, before an integration ends (I6).
struct UninstallPage: Page {
    static let words: [any PageWord.Type] = [IntegrationsWord.self]

    var title: String
    let place: Place? = .integrations
    var lead: String
    var action: String
    var back: String
    var isBooks: Bool
    var waiting: String?

    init(_ one: Integration, waiting count: Int, _ sentences: Sentences, of company: String) {
        title = sentences.uninstalling(one.kindName)
        lead = one.line(sentences)
        back = CompanyPath.integration(one.ref.id.rawValue, of: company)
        action = "\(back)/uninstall"
        isBooks = one.ref.side == .books
        waiting = sentences.waitingOrders(count)
    }

    static let template = Template(
        "uninstall",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{title}}</h1><p class="muted">{{lead}}</p></div></div>
        <form class="stack" method="post" action="{{action}}">{{>token}}
        <div class="columns columns--halves">
        <section class="sheet" aria-labelledby="stops"><div class="sheet__head"><h2 id="stops">{{w.stops}}</h2></div><div class="sheet__body stack stack--close">
        <p>{{w.stopsSchedules}}</p>{{#isBooks}}<p>{{w.stopsSignIn}}</p>{{/isBooks}}<p>{{w.stopsSecrets}}</p>{{#waiting}}<p><b>{{.}}</b></p>{{/waiting}}
        </div></section>
        <section class="sheet" aria-labelledby="stays"><div class="sheet__head"><h2 id="stays">{{w.stays}}</h2></div><div class="sheet__body stack stack--close">
        <p>{{w.staysBooks}}</p><p>{{w.staysHistory}}</p><p>{{w.staysAgain}}</p>
        </div></section>
        </div>
        <div class="row"><button class="button button--danger-firm">{{w.uninstallNow}}</button><a class="button" href="{{back}}">{{w.leave}}</a></div>
        </form>
        {{/content}}{{/app}}
        """#)
}
