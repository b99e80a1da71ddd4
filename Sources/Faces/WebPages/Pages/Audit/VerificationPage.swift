import Features
import Storage
import Wording

/// Whether the audit is as it was written, from its first entry to its end.
struct VerificationPage: Page {
    static let words: [any PageWord.Type] = [AuditWord.self]

    var title: String
    let place: Place? = .audit
    var back: String
    var mistakes: Mistakes?
    var isWhole: Bool
    var told: String
    var end: String?
    var address: String
    var noted: Field

    init(
        _ verdict: AuditVerdict, noted text: String, _ company: CompanyRow, _ exchange: Exchange,
        _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: AuditWord) -> String { word.text(sentences) }
        title = say(.verifyTitle)
        back = CompanyPath.audit(company.id)
        self.mistakes = mistakes
        isWhole = verdict.flaw == nil
        told = sentences.verdict(verdict)
        end = verdict.flaw == nil && verdict.head.count > 0 ? verdict.head.note : nil
        address = "\(back)/verification"
        noted = Field("noted", say(.noted), hint: say(.notedHint), value: text, completion: "off", mistakes: mistakes)
    }

    static let template = Template(
        "verification",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ul class="crumbs" role="list"><li><a href="{{back}}">{{w.title}}</a></li></ul><h1>{{title}}</h1><p class="muted">{{w.verifyLead}}</p></div></div>
        {{>mistakes}}
        {{#isWhole}}
        <section class="sheet verdict"><div class="verdict__text"><span class="verdict__mark"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-check"/></svg>{{w.whole}}</span><p class="wrap">{{told}}</p></div></section>
        {{/isWhole}}
        {{^isWhole}}
        <section class="sheet verdict verdict--need" role="alert"><div class="verdict__text"><span class="verdict__mark"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg>{{w.broken}}</span><p class="wrap">{{told}}</p></div></section>
        {{/isWhole}}
        <section class="sheet"><form class="sheet__body stack stack--close" action="{{address}}">
        {{#end}}
        <div class="field"><label for="end">{{w.endTitle}}</label><textarea class="input code-link" id="end" rows="2" readonly>{{.}}</textarea></div>
        {{/end}}
        {{#noted}}
        {{>field}}
        {{/noted}}
        <div class="row"><button class="button">{{w.compare}}</button></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}
