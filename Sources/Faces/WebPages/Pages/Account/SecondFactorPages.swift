import Features
import Storage
import Wording

/// Sets the second factor up: a key for the authenticator, and the first code from it.
struct SecondFactorPage: Page {
    static let words: [any PageWord.Type] = [AccountWord.self]

    var title: String
    var mistakes: Mistakes?
    var secret: String
    /// The same in groups of four, to be typed.
    var key: String
    var address: String
    var fields: [Field]

    init(_ user: UserRow, secret: String, _ sentences: Sentences, _ mistakes: Mistakes? = nil) {
        title = AccountWord.factorSetUp.text(sentences)
        self.mistakes = mistakes
        self.secret = secret
        let letters = Array(secret)
        key = stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
        address = TimeCode.address(secret: secret, email: user.email, issuer: "Bookbridge")
        fields = [
            Field("code", AccountWord.factorCode.text(sentences), completion: "one-time-code", mistakes: mistakes),
            Field(
                "factorPassword", AccountWord.factorPassword.text(sentences), .password,
                completion: "current-password", mistakes: mistakes),
        ]
    }

    static let template = Template(
        "secondFactor",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.factorSetUp}}</h1></div></div>
        {{>mistakes}}
        <section class="sheet"><form class="sheet__body stack" method="post" action="/account/second-factor">{{>token}}
        <input type="hidden" name="secret" value="{{secret}}">
        <ol class="guide">
        <li><div><p>{{w.factorStepApp}}</p></div></li>
        <li><div><p>{{w.factorStepKey}}</p><p><span class="sr">{{w.factorKey}}</span> <code>{{key}}</code></p><p><a href="{{address}}">{{w.factorOpen}}</a></p></div></li>
        <li><div><p>{{w.factorStepCode}}</p>
        {{#fields}}
        {{>field}}
        {{/fields}}
        </div></li>
        </ol>
        <div class="row"><button class="button button--primary">{{w.factorConfirm}}</button></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}

/// The recovery codes, shown this once.
struct RecoveryCodesPage: Page {
    static let words: [any PageWord.Type] = [AccountWord.self]

    var title: String
    var codes: [String]

    init(_ codes: [String], _ sentences: Sentences) {
        title = AccountWord.recoveryTitle.text(sentences)
        self.codes = codes
    }

    static let template = Template(
        "recoveryCodes",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.recoveryTitle}}</h1><p class="muted">{{w.recoveryLead}}</p></div></div>
        <section class="sheet"><div class="sheet__body stack">
        <ul class="codes" role="list">
        {{#codes}}
        <li><code>{{.}}</code></li>
        {{/codes}}
        </ul>
        <div class="row"><a class="button button--primary" href="/account">{{w.recoveryDone}}</a></div>
        </div></section>
        {{/content}}{{/app}}
        """#)
}
