import Wording

extension OrderPage {
    static let template = Template(
        "order",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{list}}">{{w.list}}</a></li><li>{{store}}</li></ol>
        <h1>{{number}}{{#total}} <span class="muted">· <span class="amount">{{.}}</span></span>{{/total}}</h1>
        <p class="row">{{#pill}}{{>pill}}{{/pill}}<span>{{customer}}</span>{{#placed}}<span class="muted">{{.}}</span>{{/placed}}</p></div>
        <div class="head__acts">{{#quickBooks}}<a class="button button--primary" href="{{.}}" title="{{quickBooksName}}">QB<span class="sr"> – {{quickBooksName}}</span></a>{{/quickBooks}}{{#inStore}}{{>outside}}{{/inStore}}{{#undo}}<a class="button button--danger" href="{{.}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-undo"/></svg>{{w.undo}}</a>{{/undo}}</div></div>
        {{>mistakes}}
        {{#isDeleted}}
        <div class="notice notice--wait" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-info"/></svg><p><b>{{w.deleted}}</b></p></div>
        {{/isDeleted}}
        {{#isUnreadable}}
        <div class="notice notice--need" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p><b>{{w.unreadable}}</b></p></div>
        {{/isUnreadable}}
        {{#cause}}
        <section class="sheet" aria-labelledby="cause"><div class="sheet__head"><h2 id="cause">{{.heading}}</h2></div>
        <div class="sheet__body stack stack--close"><p><b>{{.what}}</b> {{.meaning}}</p><p>{{.remedy}}</p>
        {{#.hasDetails}}
        <details class="fold"><summary>{{w.technical}}</summary><dl class="facts">
        {{#.details}}
        <div><dt>{{.name}}</dt><dd>{{.text}}</dd></div>
        {{/.details}}
        </dl></details>
        {{/.hasDetails}}
        </div></section>
        {{/cause}}
        {{#deeds}}
        <section class="sheet" aria-label="{{w.deeds}}"><div class="sheet__body stack stack--close">
        {{#.answers}}
        <form class="cause__fix" method="post" action="{{.action}}">{{>token}}{{#.refund}}<input type="hidden" name="refund" value="{{.}}">{{/.refund}}<input type="hidden" name="field" value="{{.field}}">
        {{#.fields}}
        {{>field}}
        {{/.fields}}
        <div class="row"><button class="button button--small">{{w.save}}</button></div></form>
        {{/.answers}}
        {{#.settle}}
        <form class="cause__fix" method="post" action="{{.action}}">{{>token}}<p>{{w.settleLead}}</p><div class="row"><button class="button button--small" name="answer" value="{{.value}}">{{.text}}</button></div></form>
        {{/.settle}}
        {{#.cancel}}
        <form class="cause__fix" method="post" action="{{.action}}">{{>token}}<div class="row"><button class="button button--small" name="by" value="{{.void}}">{{w.cancelVoid}}</button><button class="button button--small" name="by" value="{{.creditMemo}}">{{w.cancelCredit}}</button></div></form>
        {{/.cancel}}
        {{#.keep}}
        <form class="cause__fix" method="post" action="{{.}}">{{>token}}<p>{{w.keepLead}}</p><div class="row"><button class="button button--small">{{w.keep}}</button></div></form>
        {{/.keep}}
        {{#.restore}}
        <form class="cause__fix" method="post" action="{{.}}">{{>token}}<p>{{w.restoreLead}}</p><div class="row"><button class="button button--small">{{w.restore}}</button></div></form>
        {{/.restore}}
        <div class="row">
        {{#.send}}
        <form class="row" method="post" action="{{.action}}">{{>token}}<button class="button button--primary" name="plan" value="{{.plan}}">{{w.send}}</button><span class="small muted">{{w.sendLead}}</span></form>
        {{/.send}}
        {{#.retry}}
        <form class="row" method="post" action="{{.}}">{{>token}}<button class="button">{{w.retry}}</button><span class="small muted">{{w.retryLead}}</span></form>
        {{/.retry}}
        {{#.ignore}}
        <form class="row" method="post" action="{{.action}}">{{>token}}<button class="button" name="order" value="{{.order}}">{{w.ignore}}</button></form>
        {{/.ignore}}
        </div></div></section>
        {{/deeds}}
        <div class="columns columns--main-side"><div class="stack">
        {{#sides}}
        <section class="sheet" aria-labelledby="sides"><div class="sheet__head"><h2 id="sides">{{w.sides}}</h2><p>{{.lead}}</p>{{#.pill}}<span class="push">{{>pill}}</span>{{/.pill}}</div>
        <table class="bridge"><caption class="sr">{{w.sidesCaption}}</caption>
        <thead><tr><th scope="col"><span class="sr">{{w.part}}</span></th><th scope="col" class="n">{{.store}}</th><td class="is"></td><th scope="col" class="n">{{.books}}</th><th scope="col" class="wide">{{w.place}}</th></tr></thead>
        <tbody>
        {{#.lines}}
        <tr{{#.isTotal}} class="total"{{/.isTotal}}><th scope="row">{{.name}}</th><td class="n"><span>{{.store}}</span></td>{{#.books}}<td class="{{.style}}"><span aria-hidden="true">{{.sign}}</span><span class="sr">{{.word}}</span></td><td class="n"><span>{{.amount}}</span></td>{{/.books}}{{^.books}}<td class="is"></td><td class="n"><span class="muted">–</span></td>{{/.books}}<td class="wide muted">{{.place}}</td></tr>
        {{/.lines}}
        </tbody></table></section>
        {{/sides}}
        {{#groups}}
        <section class="stack stack--close" aria-labelledby="{{.id}}"><div><h2 id="{{.id}}">{{.title}}</h2>{{#.lead}}<p class="muted">{{.}}</p>{{/.lead}}</div>
        {{#.hasNames}}
        <p class="small"><b>{{w.names}}</b>{{#.names}} <span class="tag">{{.}}</span>{{/.names}}</p>
        {{/.hasNames}}
        {{#.ledgers}}
        {{>ledger}}
        {{/.ledgers}}
        </section>
        {{/groups}}
        {{#hasPurchases}}
        <section class="sheet" aria-labelledby="purchases"><div class="sheet__head"><h2 id="purchases">{{w.ordersToSuppliers}}</h2></div><table class="table table--slips"><caption class="sr">{{w.ordersToSuppliers}}</caption><tbody>
        {{#purchases}}
        <tr><th scope="row" class="slip-start">{{.number}}<span class="sub">{{.supplier}}</span></th><td class="n slip-end">{{.amount}}</td><td class="slip-full">{{.state}}{{#.send}}<form class="row" method="post" action="{{.}}">{{>token}}<button class="button button--small" name="number" value="{{value}}">{{w.sendNow}}</button></form>{{/.send}}</td></tr>
        {{/purchases}}
        </tbody></table></section>
        {{/hasPurchases}}
        {{#hasLines}}
        <section class="sheet" aria-labelledby="lines"><div class="sheet__head"><h2 id="lines">{{w.ordered}}</h2></div>
        <table class="table table--slips"><caption class="sr">{{w.ordered}}</caption><thead><tr><th scope="col">{{w.product}}</th><th scope="col">{{w.item}}</th><th scope="col" class="n">{{w.quantity}}</th><th scope="col" class="n">{{w.price}}</th><th scope="col" class="n">{{w.amount}}</th></tr></thead>
        <tbody>
        {{#lines}}
        <tr><th scope="row" class="slip-start">{{.name}}</th><td class="slip-full"><span class="code">{{#.books}}{{>outside}}{{/.books}}{{^.books}}{{.item}}{{/.books}}</span><span class="only-narrow muted figures"> · {{.quantity}} × {{.price}}</span></td><td class="n slip-drop">{{.quantity}}</td><td class="n slip-drop">{{.price}}</td><td class="n slip-end">{{.amount}}</td></tr>
        {{/lines}}
        </tbody></table></section>
        {{/hasLines}}
        </div><div class="stack">
        <section class="sheet" aria-labelledby="story"><div class="sheet__head"><h2 id="story">{{w.story}}</h2></div><div class="sheet__body"><ol class="timeline">
        {{#steps}}
        <li class="{{.look}}"><span>{{.text}}</span><span class="small muted">{{.time}}</span>{{#.raw}}<details class="fold"><summary>{{w.sent}}</summary><div class="raw" tabindex="0" role="region" aria-label="{{w.sent}}">{{.}}</div></details>{{/.raw}}</li>
        {{/steps}}
        </ol></div></section>
        <section class="sheet" aria-labelledby="buyer"><div class="sheet__head"><h2 id="buyer">{{w.buyer}}</h2></div><div class="sheet__body"><dl class="facts">
        {{#facts}}
        <div><dt>{{.name}}</dt><dd>{{#.books}}{{>outside}}{{/.books}}{{^.books}}{{.text}}{{/.books}}</dd></div>
        {{/facts}}
        </dl></div></section>
        </div></div>
        {{/content}}{{/app}}
        """#)
}
