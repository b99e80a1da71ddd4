extension ReconciliationPage {
    static let template = Template(
        "reconciliation",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{lead}}</p></div><div class="head__acts">{{#csv}}<a class="button" href="{{.}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-down"/></svg>{{w.csv}}</a>{{/csv}}<form method="post" action="{{comparing}}">{{>token}}{{>compared}}<button class="button"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-turn"/></svg>{{compareWord}}</button></form></div></div>
        {{>mistakes}}
        {{#running}}
        <section class="sheet"><div class="sheet__body">{{>progress}}</div></section>
        {{/running}}
        {{#trouble}}
        <div class="notice notice--need" role="alert"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p>{{.}}</p></div>
        {{/trouble}}
        {{#period}}
        <form class="sheet" role="search" aria-label="{{w.period}}" action="{{.address}}"><div class="sheet__body stack stack--close"><div class="fields fields--3">
        {{#.from}}
        {{>field}}
        {{/.from}}
        {{#.until}}
        {{>field}}
        {{/.until}}
        {{#.store}}
        {{>select}}
        {{/.store}}
        </div><div class="row"><button class="button">{{w.show}}</button>{{#.shortcuts}}<a class="button button--quiet" href="{{.address}}">{{.text}}</a>{{/.shortcuts}}</div></div></form>
        {{/period}}
        {{#isEmpty}}
        <section class="sheet empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-scale"/></svg><h2>{{w.none}}</h2><p>{{w.noneLead}}</p></section>
        {{/isEmpty}}
        {{#verdict}}
        <section class="sheet verdict{{.style}}" aria-labelledby="verdict"><div class="verdict__text"><span class="verdict__mark"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg>{{.mark}}</span><h2 id="verdict" class="verdict__title">{{.headline}}</h2>{{#.age}}<p class="muted">{{.}}</p>{{/.age}}</div>
        {{#.hasSums}}
        <table class="sum"><caption class="sr">{{w.bridge}}</caption><tbody>{{#.sums}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.sums}}</tbody><tfoot><tr><th scope="row">{{w.difference}}</th><td><span class="double{{#.isOff}} amount--off{{/.isOff}}">{{.difference}}</span></td></tr></tfoot></table>
        {{/.hasSums}}
        </section>
        {{/verdict}}
        {{#hasFindings}}
        <section class="sheet" aria-labelledby="findings"><div class="sheet__head"><h2 id="findings">{{w.findings}}</h2><p>{{w.findingsLead}}</p></div>
        {{#findings}}
        <article class="cause"><span class="cause__badge" aria-hidden="true"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg></span><div class="cause__body"><p><b>{{.told}}</b></p>
        {{#.isHandled}}
        <p class="muted">{{w.handled}}</p>
        {{/.isHandled}}
        {{#.linking}}
        <form class="cause__fix" method="post" action="{{.address}}">{{>token}}{{>compared}}
        {{#.order}}
        {{>field}}
        {{/.order}}
        <div class="cause__acts"><button class="button button--small button--primary">{{w.link}}</button></div></form>
        {{/.linking}}
        <div class="cause__acts">
        {{#.repost}}
        <form method="post" action="{{.}}">{{>token}}{{>compared}}<button class="button button--small button--primary">{{w.repost}}</button></form>
        {{/.repost}}
        {{#.keep}}
        <form method="post" action="{{.}}">{{>token}}{{>compared}}<button class="button button--small">{{w.keep}}</button></form>
        {{/.keep}}
        {{#.overwrite}}
        <a class="button button--small" href="{{.}}">{{w.repostMore}}</a>
        {{/.overwrite}}
        {{#.order}}
        <a class="button button--small button--quiet" href="{{.address}}">{{.text}}</a>
        {{/.order}}
        {{#.books}}{{>outside}}{{/.books}}
        {{#.inStore}}{{>outside}}{{/.inStore}}
        </div></div></article>
        {{/findings}}
        </section>
        {{/hasFindings}}
        {{#chart}}
        <section class="sheet" aria-labelledby="days"><div class="sheet__head"><h2 id="days">{{w.days}}</h2><p>{{daysTold}}</p><ul class="legend push" role="list"><li><span class="swatch"></span>{{w.store}}</li><li><span class="swatch swatch--books"></span>{{w.books}}</li><li><span class="swatch swatch--off"></span>{{w.difference}}</li></ul></div>
        <div class="sheet__body">{{>mirror}}</div></section>
        {{/chart}}
        <div class="columns columns--halves">
        <div class="stack">
        {{#bridges}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.bridge}}</h2><p>{{.currency}}</p></div><div class="sheet__body">
        <table class="sum"><caption class="sr">{{w.storeSide}}</caption><tbody>{{#.store}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.store}}</tbody><tfoot>{{#.storeTotal}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.storeTotal}}</tfoot></table>
        <table class="sum"><caption class="sr">{{w.booksSide}}</caption><tbody>{{#.books}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.books}}</tbody><tfoot>{{#.booksTotal}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.booksTotal}}{{#.difference}}<tr><th scope="row"><b>{{.label}}</b></th><td><b class="double{{#isOff}} amount--off{{/isOff}}">{{.amount}}</b></td></tr>{{/.difference}}</tfoot></table>
        </div></section>
        {{/bridges}}
        </div>
        <div class="stack">
        {{#hasTaxes}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.taxes}}</h2></div>
        <table class="bridge"><caption class="sr">{{w.taxes}}</caption><thead><tr><th scope="col">{{w.tax}}</th><th scope="col" class="n">{{w.store}}</th><td class="is"></td><th scope="col" class="n">{{w.books}}</th></tr></thead><tbody>
        {{#taxes}}
        {{>pair}}
        {{/taxes}}
        </tbody></table></section>
        {{/hasTaxes}}
        {{#hasPayments}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.payments}}</h2></div>
        <table class="bridge"><caption class="sr">{{w.payments}}</caption><thead><tr><th scope="col">{{w.method}}</th><th scope="col" class="n">{{w.store}}</th><td class="is"></td><th scope="col" class="n">{{w.books}}</th></tr></thead><tbody>
        {{#payments}}
        {{>pair}}
        {{/payments}}
        </tbody></table></section>
        {{/hasPayments}}
        {{#hasTiming}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.timing}}</h2></div><div class="sheet__body stack stack--tight">
        {{#timing}}
        <p>{{.}}</p>
        {{/timing}}
        </div></section>
        {{/hasTiming}}
        </div></div>
        {{#hasCauses}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.orders}}</h2>{{#explained}}<p>{{.}}</p>{{/explained}}</div>
        <table class="table table--slips"><caption class="sr">{{w.orders}}</caption><thead><tr><th scope="col">{{w.order}}</th><th scope="col">{{w.cause}}</th><th scope="col" class="n">{{w.store}}</th><th scope="col" class="n">{{w.books}}</th><th scope="col" class="n">{{w.difference}}</th></tr></thead><tbody>
        {{#causes}}
        <tr><th scope="row" class="slip-start">{{#.address}}<a href="{{.}}">{{order}}</a>{{/.address}}{{^.address}}{{.order}}{{/.address}}</th><td class="slip-full">{{.cause}}</td><td class="n" data-label="{{w.store}}">{{.store}}</td><td class="n" data-label="{{w.books}}">{{.books}}</td><td class="n slip-end"><span class="amount--off">{{.difference}}</span></td></tr>
        {{/causes}}
        </tbody></table></section>
        {{/hasCauses}}
        {{#hasAccepted}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.accepted}}</h2></div><div class="sheet__body stack stack--tight">
        {{#accepted}}
        <p>{{.}}</p>
        {{/accepted}}
        </div></section>
        {{/hasAccepted}}
        {{/content}}{{/app}}
        """#)

    /// What a form is about: the days, and the one of several stores.
    static let compared = Template(
        "compared",
        #"""
        <input type="hidden" name="from" value="{{fromText}}"><input type="hidden" name="to" value="{{untilText}}">{{#storeText}}<input type="hidden" name="store" value="{{.}}">{{/storeText}}
        """#)

    static let pair = Template(
        "pair",
        #"""
        <tr{{^.isEqual}} class="off"{{/.isEqual}}><th scope="row">{{.label}}{{#.sub}} <span class="sub">{{.}}</span>{{/.sub}}</th><td class="n">{{.store}}</td><td class="is{{^.isEqual}} is--off{{/.isEqual}}">{{#.isEqual}}<span aria-hidden="true">=</span><span class="sr">{{w.equals}}</span>{{/.isEqual}}{{^.isEqual}}<span aria-hidden="true">≠</span><span class="sr">{{w.differs}}</span>{{/.isEqual}}</td><td class="n">{{.books}}</td></tr>
        """#)
}
