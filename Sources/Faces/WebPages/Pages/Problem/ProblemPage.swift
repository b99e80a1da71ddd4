import Storage
import Wording

/// Why something did not go, whose move it is, and by what the request is found in the log.
struct ProblemPage: Page {
    static let words: [any PageWord.Type] = [GateWord.self, ProblemWord.self]

    struct Way: Sendable {
        var text: String
        var address: String
    }

    var title: String
    var what: String
    var meaning: String
    var remedy: String
    var request: String
    /// Back to where the person was at work.
    var company: Way?
    /// Where connections are made and made again; `nil` where that mends nothing.
    var integrations: Way?

    init(_ explanation: Explanation, request: String, in company: CompanyRow? = nil, _ sentences: Sentences) {
        title = ProblemWord.title.text(sentences)
        (what, meaning, remedy) = (explanation.what, explanation.meaning, explanation.remedy)
        self.request = request
        self.company = company.map { Way(text: sentences.back(to: $0.name), address: CompanyPath.root($0.id)) }
        if let company, explanation.buttons.contains(where: { $0.fix == .finishSetUp || $0.fix == .reconnect }) {
            integrations = Way(
                text: FrameWord.integrations.text(sentences), address: CompanyPath.integrations(company.id))
        }
    }

    static let template = Template(
        "problem",
        #"""
        {{<gate}}{{$content}}
        <div class="stack stack--tight"><h1>{{what}}</h1><p>{{meaning}} {{remedy}}</p></div>
        <p class="row">{{#company}}<a class="button button--primary" href="{{.address}}">{{.text}}</a><a class="button" href="/companies">{{w.home}}</a>{{/company}}{{^company}}<a class="button button--primary" href="/companies">{{w.home}}</a>{{/company}}{{#integrations}}<a class="button" href="{{.address}}">{{.text}}</a>{{/integrations}}</p>
        <p class="small faint">{{w.request}} <code>{{request}}</code></p>
        {{/content}}{{/gate}}
        """#)
}
