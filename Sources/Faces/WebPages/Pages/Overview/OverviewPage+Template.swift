import Wording

extension OverviewPage {
    static let template = Template(
        "overview",
        #"""
        {{<app}}{{$content}}
        {{#notices}}
        <div class="notice notice--{{.look}}" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg><p>{{.text}} <a href="{{.address}}">{{w.mend}}</a></p></div>
        {{/notices}}
        {{#isEmpty}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1></div></div>
        <section class="sheet empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-home"/></svg><h2>{{w.emptyTitle}}</h2><p>{{w.emptyLead}}</p>{{#begin}}<a class="button button--primary" href="{{.}}">{{w.begin}}</a>{{/begin}}</section>
        {{/isEmpty}}
        {{^isEmpty}}
        {{#verdict}}
        <section class="sheet verdict {{.style}}" aria-labelledby="verdict"><div class="verdict__text"><span class="verdict__mark"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg>{{.mark}}</span><h1 id="verdict">{{.text}}</h1><p class="muted">{{w.basis}} <a href="{{reconciliation}}">{{w.reconcile}}</a></p></div>
        <div class="stack stack--close">
        {{#.sums}}
        <table class="sum"><caption class="sr">{{period}}</caption><tbody><tr><th scope="row">{{w.store}}</th><td><span class="amount">{{.store}}<span class="currency">{{.currency}}</span></span></td></tr><tr><th scope="row">{{w.books}}</th><td><span class="amount">{{.books}}<span class="currency">{{.currency}}</span></span></td></tr></tbody><tfoot><tr><th scope="row">{{w.difference}}</th><td><span class="double"><span class="amount">{{.difference}}<span class="currency">{{.currency}}</span></span></span></td></tr></tfoot></table>
        {{/.sums}}
        </div></section>
        {{/verdict}}
        <section class="sheet" aria-labelledby="orders"><div class="sheet__head"><h2 id="orders">{{w.tally}}</h2><p>{{w.tallyLead}}</p><a class="push small" href="{{orders}}">{{w.seeAll}}</a></div>
        <svg class="meter" viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true">{{#parts}}<rect class="{{.look}}" x="{{.left}}" width="{{.width}}" height="6"/>{{/parts}}</svg>
        <div class="tally">
        {{#tiles}}
        <a class="tally__tile tally__tile--{{.look}}" href="{{.address}}"><span class="tally__number">{{.count}}</span><span class="tally__label"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg>{{.label}}</span></a>
        {{/tiles}}
        </div></section>
        {{/isEmpty}}
        <div class="columns columns--main-side"><div class="stack">
        {{#needs}}
        <section class="sheet" aria-labelledby="needs"><div class="sheet__head"><h2 id="needs">{{w.needs}}</h2><p>{{.lead}}</p><a class="push small" href="{{.all}}">{{w.seeAll}}</a></div>
        {{#.causes}}
        <article class="cause"><span class="cause__badge" aria-hidden="true">{{.count}}</span><div class="cause__body"><p><b>{{.what}}</b> {{.meaning}}</p><div class="cause__acts"><a class="button button--small" href="{{.address}}">{{w.open}}</a><span class="small faint">{{.orders}}</span></div></div></article>
        {{/.causes}}
        </section>
        {{/needs}}
        {{#chart}}
        <section class="sheet" aria-labelledby="chart"><div class="sheet__head"><h2 id="chart">{{period}}</h2><p>{{w.chartLead}}</p><ul class="legend push"><li><span class="swatch"></span>{{w.store}}</li><li><span class="swatch swatch--books"></span>{{w.books}}</li><li><span class="swatch swatch--off"></span>{{w.differs}}</li></ul></div>
        <div class="sheet__body">{{>mirror}}</div></section>
        {{/chart}}
        </div><div class="stack">
        {{#hasContacts}}
        <section class="sheet" aria-labelledby="connections"><div class="sheet__head"><h2 id="connections">{{w.connections}}</h2></div>
        {{#contacts}}
        <div class="connection"><span class="{{.style}}" aria-hidden="true">{{.letters}}</span><div><b><a href="{{.address}}">{{.name}}</a></b><span class="sub">{{.seen}}</span></div>{{#.pill}}{{>pill}}{{/.pill}}</div>
        {{/contacts}}
        </section>
        <section class="sheet" aria-labelledby="next"><div class="sheet__head"><h2 id="next">{{w.nextRuns}}</h2></div><div class="sheet__body">
        {{#hasNext}}
        <dl class="facts facts--end">
        {{#next}}
        <div><dt>{{.name}}</dt><dd>{{.time}}</dd></div>
        {{/next}}
        </dl>
        {{/hasNext}}
        {{^hasNext}}
        <p class="muted small">{{w.noNext}}</p>
        {{/hasNext}}
        </div></section>
        {{/hasContacts}}
        </div></div>
        {{/content}}{{/app}}
        """#)
}
