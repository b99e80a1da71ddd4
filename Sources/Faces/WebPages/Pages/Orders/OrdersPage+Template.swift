import Wording

extension OrdersPage {
    static let template = Template(
        "orders",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{w.lead}}</p></div>
        <div class="head__acts"><a class="button" href="{{export}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-down"/></svg>{{w.export}}</a></div></div>
        <ul class="segments" role="list">
        {{#segments}}
        <li><a href="{{.address}}"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.text}} <span class="figures">{{.count}}</span></a></li>
        {{/segments}}
        </ul>
        <section class="sheet" aria-label="{{w.title}}">
        <form class="filters" role="search" aria-label="{{w.filterLabel}}" action="{{address}}">
        {{#hidden}}
        <input type="hidden" name="{{.name}}" value="{{.value}}">
        {{/hidden}}
        <div class="search"><label class="sr" for="f-q">{{w.searchHint}}</label><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-search"/></svg><input class="input" id="f-q" name="q" type="search" value="{{search}}" placeholder="{{w.searchHint}}"></div>
        {{#selects}}
        <label class="sr" for="f-{{.id}}">{{.label}}</label><select class="select" id="f-{{.id}}" name="{{.name}}">{{#.options}}<option value="{{.value}}"{{#.isChosen}} selected{{/.isChosen}}>{{.text}}</option>{{/.options}}</select>
        {{/selects}}
        <span class="filters__day"><label class="small muted" for="f-from">{{w.from}}</label><input class="input" id="f-from" name="from" type="date" value="{{from}}"></span>
        <span class="filters__day"><label class="small muted" for="f-to">{{w.until}}</label><input class="input" id="f-to" name="to" type="date" value="{{to}}"></span>
        <button class="button">{{w.filter}}</button>
        </form>
        {{#isNarrowed}}
        <div class="filters"><div class="chips">
        {{#chips}}
        <span class="chip">{{.text}}<a href="{{.address}}" aria-label="{{.label}}"><svg class="icon icon--s" aria-hidden="true"><use href="{{frame.icons}}#i-close"/></svg></a></span>
        {{/chips}}
        <a class="small" href="{{bare}}">{{w.clear}}</a></div></div>
        {{/isNarrowed}}
        {{#isCut}}
        <p class="filters small">{{w.cut}}</p>
        {{/isCut}}
        {{#hasRows}}
        {{#acts}}
        <form id="chosen" method="post" action="{{.retry}}">{{>token}}</form>
        {{/acts}}
        <table class="table table--slips table--orders">
        <caption class="sr">{{w.title}}</caption>
        <thead><tr>{{#acts}}<td class="check"></td>{{/acts}}<th scope="col">{{w.order}}</th><th scope="col" aria-sort="descending">{{w.placed}}</th><th scope="col">{{w.customer}}</th><th scope="col" class="n">{{w.total}}{{#currency}} <span class="currency">{{.}}</span>{{/currency}}</th><th scope="col">{{w.state}}</th><th scope="col">{{w.inBooks}}</th>{{#sends}}<td></td>{{/sends}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr>{{#.box}}<td class="check"><input type="checkbox" form="chosen" name="order" value="{{.value}}" aria-label="{{.label}}"></td>{{/.box}}<th scope="row" class="slip-start"><a href="{{.address}}" class="code">{{.number}}</a></th><td class="slip-when">{{.placed}}</td><td class="slip-who">{{.customer}}</td><td class="n slip-end">{{.total}}{{#.currency}} <span class="currency">{{.}}</span>{{/.currency}}</td><td class="slip-state">{{#.pill}}{{>pill}}{{/.pill}}</td><td class="slip-what">{{#.documents}}<a href="{{.address}}">{{.text}}</a>{{/.documents}}{{#.reason}}<span class="muted">{{.}}</span>{{/.reason}}</td>{{#sends}}<td class="slip-act">{{#.quickBooks}}<a class="button button--small" href="{{.address}}" title="{{.label}}" aria-label="{{.label}}">QB</a>{{/.quickBooks}}</td>{{/sends}}</tr>
        {{/rows}}
        </tbody></table>
        <div class="pager"><span>{{shown}}</span><span class="row">{{#newer}}<a class="button button--small" rel="prev" href="{{.}}">{{w.newer}}</a>{{/newer}}{{#older}}<a class="button button--small" rel="next" href="{{.}}">{{w.older}}</a>{{/older}}</span></div>
        {{/hasRows}}
        {{^hasRows}}
        <div class="empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-orders"/></svg><h2>{{w.none}}</h2><p>{{w.noneLead}}</p></div>
        {{/hasRows}}
        </section>
        {{#acts}}
        <div class="acts"><span class="push row"><button class="button button--small button--primary" form="chosen">{{w.retry}}</button><button class="button button--small" form="chosen" formaction="{{.ignore}}">{{w.ignore}}</button></span></div>
        {{/acts}}
        {{/content}}{{/app}}
        """#)
}
