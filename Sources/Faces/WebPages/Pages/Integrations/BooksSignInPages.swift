import Accounting
import Features
import Wording

/// Before the sign-in at the vendor: the address to register, what will happen, and the button (I4).
struct BooksSignInPage: Page {
    static let words: [any PageWord.Type] = [BooksSignInWord.self, IntegrationsWord.self]

    var title: String
    let place: Place? = .integrations
    /// Why the last try came to nothing; `nil` when there was none.
    var problem: String?
    var callback: String
    var action: String
    var access: String
    var back: String
    var formOrigins: [String]

    init(
        _ one: Integration, callback: String, origin: String?, _ problem: SignInReturnWord?, _ sentences: Sentences,
        of company: String
    ) {
        title = BooksSignInWord.title.text(sentences)
        self.problem = problem.map { word in
            let told = word.text(sentences)
            return word == .otherCompany ? "\(told) \(sentences.signInAgain(choosing: one.ref.name))" : told
        }
        self.callback = callback
        back = CompanyPath.integration(one.ref.id.rawValue, of: company)
        action = "\(back)/sign-in"
        access = "\(back)/access"
        formOrigins = [origin].compactMap { $0 }
    }

    static let template = Template(
        "books-sign-in",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{w.books}}</a></li></ol><h1>{{title}}</h1><p class="muted">{{w.lead}}</p></div></div>
        {{#problem}}
        <div class="notice notice--need" role="alert"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p>{{.}}</p></div>
        {{/problem}}
        <section class="sheet" aria-labelledby="steps"><div class="sheet__head"><h2 id="steps">{{w.steps}}</h2></div>
        <form class="sheet__body stack" method="post" action="{{action}}">{{>token}}
        <ol class="guide"><li><div><p>{{w.stepAddress}}</p>
        <div class="field"><label for="callback">{{w.callback}}</label><span class="hint" id="callback-hint">{{w.callbackHint}}</span><input class="input" id="callback" value="{{callback}}" readonly aria-describedby="callback-hint"></div></div></li>
        <li><p>{{w.stepSignIn}}</p></li><li><p>{{w.stepBack}}</p></li></ol>
        <div class="row"><button class="button button--primary">{{w.signIn}}</button><a class="button button--quiet" href="{{back}}">{{w.later}}</a><a class="push small" href="{{access}}">{{w.changeConnection}}</a></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}

/// How far the reading of the lists is; loads itself anew until it is done.
struct ReadingPage: Page {
    static let words: [any PageWord.Type] = [BooksSignInWord.self, IntegrationsWord.self]

    var title: String
    let place: Place? = .integrations
    var name: String
    var progress: LiveProgress
    var back: String

    init(_ one: Integration, _ read: [BooksList: Int], _ sentences: Sentences, of company: String) {
        title = BooksSignInWord.readingTitle.text(sentences)
        name = one.line(sentences)
        progress = LiveProgress(one.ref.id, read, sentences, of: company)
        back = CompanyPath.integration(one.ref.id.rawValue, of: company)
    }

    static let template = Template(
        "reading",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.readingTitle}}</h1><p class="muted">{{name}}</p></div></div>
        <section class="sheet"><div class="sheet__body stack">
        {{#progress}}
        {{>progress}}
        {{/progress}}
        <p>{{w.readingLead}}</p>
        <p><a href="{{back}}">{{w.goOn}}</a></p>
        </div></section>
        {{/content}}{{/app}}
        """#)
}

extension LiveProgress {
    /// What was read of the lists of books so far.
    init(_ books: ID<Connection>, _ read: [BooksList: Int], _ sentences: Sentences, of company: String) {
        let lines = BooksList.allCases.compactMap { list in read[list].map { sentences.counted($0, list) } }
        self.init(
            label: lines.isEmpty ? BooksSignInWord.readingTitle.text(sentences) : sentences.list(lines),
            events: "\(CompanyPath.integration(books.rawValue, of: company))/lists/events")
    }
}
