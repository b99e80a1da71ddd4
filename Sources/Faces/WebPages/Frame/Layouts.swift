/// What every page is placed in.
enum Layouts {
    static let all = [head, app, gate]

    private static let head = Template(
        "head",
        #"""
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="color-scheme" content="light dark">
        <title>{{frame.title}}{{#frame.company}} · {{.name}}{{/frame.company}} · Bookbridge</title>
        <link rel="icon" href="{{frame.mark}}" type="image/svg+xml">
        {{#frame.reload}}
        <noscript><meta http-equiv="refresh" content="{{.}}"></noscript>
        {{/frame.reload}}
        <link rel="stylesheet" href="{{frame.style}}">
        <script src="{{frame.script}}" defer></script>
        """#)

    /// For who is signed in: shelf, navigation, the page.
    private static let app = Template(
        "app",
        #"""
        <!doctype html>
        <html lang="{{frame.language}}"{{#frame.theme}} data-theme="{{.}}"{{/frame.theme}}>
        <head>
        {{>head}}
        </head>
        <body class="app{{^frame.company}} app--plain{{/frame.company}}" data-narrow="{{layout.narrow}}" data-copy="{{layout.copy}}" data-copied="{{layout.copied}}">
        <a class="skip" href="#content">{{layout.skip}}</a>
        <nav class="shelf" aria-label="{{layout.companies}}"><div class="shelf__in">
        <a class="shelf__mark" href="/companies" aria-label="Bookbridge"><svg viewBox="0 0 32 32" aria-hidden="true"><use href="{{frame.icons}}#mark"/></svg></a>
        <ul role="list">
        {{#frame.books}}
        <li><a class="shelf__book" href="{{.address}}"{{#.isHere}} aria-current="true"{{/.isHere}} aria-label="{{.name}}" title="{{.name}}">{{.letters}}</a></li>
        {{/frame.books}}
        {{#frame.isOwner}}
        <li><a class="shelf__book shelf__more" href="/companies#new" aria-label="{{layout.newCompany}}"><svg class="icon icon--s" aria-hidden="true"><use href="{{frame.icons}}#i-plus"/></svg></a></li>
        {{/frame.isOwner}}
        </ul>
        {{#frame.person}}
        <a class="shelf__book shelf__me" href="/account" aria-label="{{layout.account}}, {{.name}}">{{.letters}}</a>
        {{/frame.person}}
        </div></nav>
        <header class="bar">
        <a class="bar__mark" href="/companies" aria-label="Bookbridge"><svg viewBox="0 0 32 32" aria-hidden="true"><use href="{{frame.icons}}#mark"/></svg></a>
        {{#frame.company}}
        <a class="bar__company" href="#menu"><b><span>{{.name}}</span><svg class="icon icon--s" aria-hidden="true"><use href="{{frame.icons}}#i-chevron"/></svg></b><small>{{.role}}</small></a>
        {{/frame.company}}
        {{^frame.company}}
        <a class="bar__company" href="/companies"><b><span>Bookbridge</span></b></a>
        {{/frame.company}}
        {{#frame.person}}
        <a class="bar__act" href="/account" aria-label="{{layout.account}}, {{.name}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-people"/></svg></a>
        {{/frame.person}}
        </header>
        {{#frame.company}}
        <nav class="nav" id="menu" aria-label="{{.name}}">
        <a class="nav__close" href="#content" aria-label="{{layout.closeMenu}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-close"/></svg></a>
        <div class="nav__company"><b>{{.name}}</b><span>{{.role}}</span></div>
        {{#.groups}}
        <div class="{{.style}}">{{#.heading}}<h2>{{.}}</h2>{{/.heading}}<ul role="list">
        {{#.lines}}
        <li><a href="{{.address}}"{{#.isHere}} aria-current="page"{{/.isHere}}><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg>{{.text}}{{#.count}}<span class="count count--need">{{.}}</span>{{/.count}}</a></li>
        {{/.lines}}
        </ul></div>
        {{/.groups}}
        <div class="nav__more"><h2>{{layout.companies}}</h2><ul role="list">
        {{#frame.books}}
        <li><a href="{{.address}}"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.name}}</a></li>
        {{/frame.books}}
        </ul></div>
        </nav>
        {{/frame.company}}
        <div class="page">
        <header class="top">
        {{#frame.company}}
        <form class="search" role="search" action="{{.search}}"><label class="sr" for="q">{{layout.search}}</label><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-search"/></svg><input class="input" id="q" name="q" type="search" placeholder="{{layout.search}}"></form>
        {{/frame.company}}
        <div class="top__sync">
        {{#frame.company}}{{#.sync}}
        <span>{{#.last}}{{.}}<br>{{/.last}}{{.next}}</span><form method="post" action="{{.address}}">{{>token}}<button class="button button--small"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-runs"/></svg>{{layout.syncNow}}</button></form>
        {{/.sync}}{{/frame.company}}
        <a href="/account">{{layout.account}}</a>
        <form method="post" action="/sign-out">{{>token}}<button class="button button--small">{{layout.signOut}}</button></form>
        </div></header>
        <main id="content" tabindex="-1">
        {{>done}}
        {{$content}}{{/content}}
        </main>
        </div>
        {{#frame.company}}
        <nav class="tabbar" aria-label="{{layout.shortcuts}}">
        {{#.tabs}}
        <a href="{{.address}}"{{#.isHere}} aria-current="page"{{/.isHere}}><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg>{{.text}}{{#.count}}<span class="count count--need">{{.}}</span>{{/.count}}</a>
        {{/.tabs}}
        <a href="#menu"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-menu"/></svg>{{layout.menu}}</a>
        </nav>
        {{/frame.company}}
        </body>
        </html>

        """#)

    /// Before the door: one form, and beside it what the house promises.
    private static let gate = Template(
        "gate",
        #"""
        <!doctype html>
        <html lang="{{frame.language}}"{{#frame.theme}} data-theme="{{.}}"{{/frame.theme}}>
        <head>
        {{>head}}
        </head>
        <body>
        <div class="gate">
        <main class="gate__form" id="content">
        <div class="stack">
        <div class="mark-line"><svg viewBox="0 0 32 32" aria-hidden="true"><use href="{{frame.icons}}#mark"/></svg><span>Bookbridge</span></div>
        {{>done}}
        {{$content}}{{/content}}
        <nav class="row small" aria-label="{{layout.language}}"><svg class="icon icon--s" aria-hidden="true"><use href="{{frame.icons}}#i-globe"/></svg>
        {{#frame.languages}}
        {{#.isHere}}<b aria-current="true">{{.name}}</b>{{/.isHere}}{{^.isHere}}<a href="{{.address}}" lang="{{.tag}}" hreflang="{{.tag}}">{{.name}}</a>{{/.isHere}}
        {{/frame.languages}}
        </nav>
        </div>
        </main>
        <aside class="gate__side" aria-label="{{w.about}}">
        <div class="gate__arches"><svg viewBox="0 0 500 230" preserveAspectRatio="xMidYMax slice" aria-hidden="true"><path class="line" d="M-122 44C-102 25 -54 25 -34 44C-24 25 24 25 44 44C64 25 112 25 132 44C152 25 200 25 220 44C240 25 288 25 308 44C328 25 376 25 396 44C416 25 464 25 484 44C504 25 552 25 572 44M-40 58H560M-40 70H560M-34 150V112a34 34 0 0 1 68 0v38M54 150V112a34 34 0 0 1 68 0v38M142 150V112a34 34 0 0 1 68 0v38M230 150V112a34 34 0 0 1 68 0v38M318 150V112a34 34 0 0 1 68 0v38M406 150V112a34 34 0 0 1 68 0v38M494 150V112a34 34 0 0 1 68 0v38M-40 150H560"/><path class="echo" d="M-34 152V190a34 34 0 0 0 68 0v-38M54 152V190a34 34 0 0 0 68 0v-38M142 152V190a34 34 0 0 0 68 0v-38M230 152V190a34 34 0 0 0 68 0v-38M318 152V190a34 34 0 0 0 68 0v-38M406 152V190a34 34 0 0 0 68 0v-38M494 152V190a34 34 0 0 0 68 0v-38"/></svg></div>
        <p class="gate__line">{{w.motto}}</p>
        <table class="sum">
        <caption class="sr">{{w.example}}</caption>
        <tbody><tr><th scope="row">{{w.store}}</th><td>{{frame.exampleAmount}}</td></tr><tr><th scope="row">{{w.books}}</th><td>{{frame.exampleAmount}}</td></tr></tbody>
        <tfoot><tr><th scope="row">{{w.difference}}</th><td><span class="double">{{frame.exampleDifference}}</span></td></tr></tfoot>
        </table>
        </aside>
        </div>
        </body>
        </html>

        """#)
}
