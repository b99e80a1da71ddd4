import Wording

/// Why something did not go, whose move it is, and by what the request is found in the log.
struct ProblemPage: Page {
    static let words: [any PageWord.Type] = [GateWord.self, ProblemWord.self]

    var title: String
    var what: String
    var meaning: String
    var remedy: String
    var request: String

    init(_ explanation: Explanation, request: String, _ sentences: Sentences) {
        title = ProblemWord.title.text(sentences)
        (what, meaning, remedy) = (explanation.what, explanation.meaning, explanation.remedy)
        self.request = request
    }

    static let template = Template(
        "problem",
        #"""
        {{<gate}}{{$content}}
        <div class="stack stack--tight"><h1>{{what}}</h1><p>{{meaning}} {{remedy}}</p></div>
        <p><a class="button button--primary" href="/companies">{{w.home}}</a></p>
        <p class="small faint">{{w.request}} <code>{{request}}</code></p>
        {{/content}}{{/gate}}
        """#)
}
