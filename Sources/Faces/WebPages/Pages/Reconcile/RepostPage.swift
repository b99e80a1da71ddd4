import Accounting
import Features
import Storage
import Sync
import Wording

/// Says what writing over a hand edit means, before it is done.
struct RepostPage: Page {
    static let words: [any PageWord.Type] = [ReconcileWord.self]

    var title: String
    let place: Place? = .reconciliation
    var told: String
    var action: String
    var fromText: String
    var untilText: String
    var storeText: String?
    var back: String

    init(
        _ finding: Finding, _ days: ClosedRange<BusinessDate>, store: String = "", _ company: CompanyRow,
        _ sentences: Sentences
    ) {
        let path = CompanyPath.reconciliation(company.id)
        title = ReconcileWord.repostTitle.text(sentences)
        told = sentences.text(finding)
        action = "\(path)/findings/\(QueryText.coded(finding.id))/reposting"
        (fromText, untilText) = (days.lowerBound.description, days.upperBound.description)
        storeText = store.isEmpty ? nil : store
        back = "\(path)?\(ReconciliationView.query(days, store))"
    }

    static let template = Template(
        "repost",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.repostTitle}}</h1><p class="muted">{{told}}</p></div></div>
        <section class="sheet"><form class="sheet__body stack" method="post" action="{{action}}">{{>token}}{{>compared}}
        <p>{{w.repostLead}}</p>
        <div class="row"><button class="button button--danger-firm">{{w.repostNow}}</button><a class="button" href="{{back}}">{{w.leave}}</a></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}
