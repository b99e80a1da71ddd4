import Features
import Storage
import Wording

/// Whether the audit was as it was written when somebody last had it verified; and a button that verifies it now.
struct VerificationPage: Page {
    static let words: [any PageWord.Type] = [AuditWord.self]

    /// The last verification.
    struct Last: Sendable {
        var isWhole: Bool
        var told: String
        var when: String
        var who: String
        var since: String
        var noted: String?
        var end: String?
    }

    var title: String
    let place: Place? = .audit
    var back: String
    var mistakes: Mistakes?
    var last: Last?
    var address: String
    var noted: Field

    init(
        _ last: AuditVerification?, noted text: String = "", _ company: CompanyRow, _ exchange: Exchange,
        _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: AuditWord) -> String { word.text(sentences) }
        title = say(.verifyTitle)
        back = CompanyPath.audit(company.id)
        self.mistakes = mistakes
        self.last = last.map { last in
            let wasWhole = last.verdict.flaw == nil
            return Last(
                isWhole: wasWhole && last.isSound,
                told: wasWhole && !last.isSound ? sentences.brokenSinceVerified : sentences.verdictAlone(last.verdict),
                when: exchange.moment(last.at), who: sentences.name(ofActor: last.by),
                since: sentences.auditEntries(last.entriesSince), noted: last.noted?.note,
                end: wasWhole ? last.verdict.head.note : nil)
        }
        address = "\(back)/verification"
        noted = Field(
            "noted", say(.noted), hint: say(.notedHint), value: text, completion: "off", isRequired: false,
            mistakes: mistakes)
    }

    static let template = Template(
        "verification",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ul class="crumbs" role="list"><li><a href="{{back}}">{{w.title}}</a></li></ul><h1>{{title}}</h1><p class="muted">{{w.verifyLead}}</p></div></div>
        {{>mistakes}}
        {{#last}}
        {{#.isWhole}}
        <section class="sheet verdict"><div class="verdict__text"><span class="verdict__mark"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-check"/></svg>{{w.whole}}</span><p>{{told}}</p></div></section>
        {{/.isWhole}}
        {{^.isWhole}}
        <section class="sheet verdict verdict--need" role="alert"><div class="verdict__text"><span class="verdict__mark"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg>{{w.broken}}</span><p>{{told}}</p></div></section>
        {{/.isWhole}}
        <section class="sheet"><div class="sheet__body stack stack--close">
        <dl class="facts"><div><dt>{{w.when}}</dt><dd>{{.when}}</dd></div><div><dt>{{w.who}}</dt><dd>{{.who}}</dd></div><div><dt>{{w.since}}</dt><dd>{{.since}}</dd></div>{{#.noted}}<div><dt>{{w.heldAgainst}}</dt><dd><code>{{.}}</code></dd></div>{{/.noted}}</dl>
        {{#.end}}
        <div class="field"><label for="end">{{w.endTitle}}</label><textarea class="input" id="end" rows="3" readonly>{{.}}</textarea></div>
        {{/.end}}
        </div></section>
        {{/last}}
        {{^last}}
        <section class="sheet empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-dash"/></svg><h2>{{w.neverVerified}}</h2></section>
        {{/last}}
        <section class="sheet"><form class="sheet__body stack stack--close" method="post" action="{{address}}">{{>token}}
        {{#noted}}
        {{>field}}
        {{/noted}}
        <div class="row"><button class="button button--primary">{{w.verifyNow}}</button></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}
