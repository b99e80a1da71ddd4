import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import LinkLedger
import Sync
import Wording

/// Orders with one reason, and the forms that mend it.
struct CauseCard: Sendable {
    struct Order: Sendable {
        var address: String
        var number: String
        var amount: String?
        var inStore: OutsideLink?
    }

    /// An answer as a form: one choice, one field, or a button alone.
    struct Fix: Sendable {
        struct Radios: Sendable {
            var legend: String
            var choices: [Radio]
        }

        struct Radio: Sendable {
            var value: String
            var text: String
        }

        struct Subject: Sendable {
            var store: String
            var order: String
        }

        var action: String
        var answer: String
        var subject: Subject?
        var hint: String?
        var select: Select?
        var radios: Radios?
        var field: Field?
        var button: String
    }

    struct Link: Sendable {
        var address: String
        var text: String
    }

    var anchor: String
    var badge: String
    var heading: String
    /// The cause's own page; `nil` on that page.
    var page: String?
    /// Whose move it is; `nil` when nobody need move.
    var actor: String?
    var paragraph: String
    /// What is to be done where no form does it.
    var remedy: String?
    var orders: [Order]
    var more: Link?
    var fixes: [Fix]
    var links: [Link]
    var hasDetails: Bool
    var details: [String]
    /// Where all of its orders are retried, and the words on that button; `nil` for who may not.
    var retry: Link?
    /// Where they are kept out of the books.
    var ignoring: Link?
}

/// Makes cards of causes, and forms of the ways out.
struct CauseCards {
    let company: String
    let exchange: Exchange

    private var sentences: Sentences { exchange.sentences }
    private func say(_ word: NeedsWord) -> String { word.text(sentences) }
    private var kept: String { CausesPage.kept(exchange) }

    func card(_ cause: Cause, onItsPage: Bool = false) -> CauseCard {
        let told = sentences.tell(cause.reason)
        let path = CompanyPath.cause(company, cause.id.rawValue)
        let (isOne, shown) = (cause.count == 1, cause.orders)
        let answers = isOne ? cause.repairs : cause.repairs.filter { !$0.isForOneOrder }
        let paragraph =
            isOne && !cause.isShared
            ? "\(told.what) \(told.meaning)" : "\(sentences.waiting(cause.count, cause.sums)) \(told.meaning)"
        let fixes = answers.compactMap { fix($0, cause, isOne ? shown.first : nil) }
        let isActivated = answers.contains { if case .reactivate = $0 { true } else { false } }
        let isElsewhere = told.buttons.contains {
            $0.fix == .openInBooks || $0.fix == .activateInBooks && !isActivated
        }
        return CauseCard(
            anchor: "cause-\(cause.id.rawValue)", badge: sentences.count(cause.count),
            heading: sentences.title(of: cause.reason), page: onItsPage ? nil : path,
            actor: told.actor == .nobody ? nil : sentences.name(of: told.actor),
            paragraph: paragraph, remedy: fixes.isEmpty || isElsewhere ? told.remedy : nil,
            orders: onItsPage ? [] : shown.map { line($0) },
            more: onItsPage || cause.count <= shown.count
                ? nil : .init(address: path, text: sentences.andMore(cause.count - shown.count)),
            fixes: fixes,
            links: links(answers, isOne ? shown.first : nil),
            hasDetails: isOne && !told.details.isEmpty,
            details: isOne ? told.details.map { sentences.labelled($0.name, $0.text) } : [],
            retry: cause.repairs.contains(.retry)
                ? .init(address: "\(path)/retries\(kept)", text: sentences.retry(cause.count)) : nil,
            ignoring: cause.repairs.contains(.leaveOut) && !onItsPage
                ? .init(address: "\(path)#ignore", text: say(.ignoreMore)) : nil)
    }

    func line(_ order: CauseOrder) -> CauseCard.Order {
        CauseCard.Order(
            address: CompanyPath.order(company, order.ref), number: sentences.plain(order.number),
            amount: order.total.map { sentences.amount($0) },
            inStore: exchange.inStore(order.ref, number: order.number))
    }

    /// What is done on a page of its own.
    func links(_ repairs: [Repair], _ order: CauseOrder?) -> [CauseCard.Link] {
        guard let order, repairs.contains(.takeBack) else { return [] }
        return [.init(address: CompanyPath.undoing(company, order: order.ref), text: say(.takeBack))]
    }

    // MARK: Forms

    func fix(_ repair: Repair, _ cause: Cause, _ order: CauseOrder?) -> CauseCard.Fix? {
        let subject = order.map { CauseCard.Fix.Subject(store: $0.ref.store.rawValue, order: $0.ref.id.rawValue) }
        let name = "\(cause.id.rawValue)-\(subject?.order ?? "all")"
        var fix = CauseCard.Fix(
            action: "\(CompanyPath.cause(company, cause.id.rawValue))/answers\(kept)", answer: repair.word,
            subject: subject, button: sentences.saveAndRetry(cause.count))
        switch repair {
        case .pairTax(let taxes, let codes, let likely):
            let label = taxes.allSatisfy { $0.name.isEmpty } ? sentences.taxCodeLabel : sentences.taxCodeFor(taxes)
            fix.select = select(name, label, .chooseCode, codes.map { ($0.id.rawValue, $0.name) })
            fix.hint = codes.first { $0.id == likely }.map { sentences.sameRate($0.name) }
        case .chooseTaxCode(let codes):
            fix.select = select(name, sentences.taxCodeLabel, .chooseCode, codes.map { ($0.id.rawValue, $0.name) })
        case .choosePaymentAccount(let method, let accounts):
            fix.select = select(name, sentences.accountFor(method), .chooseAccount, choices(accounts))
            fix.hint = say(.paymentAccount)
        case .replaceAccount(let old, let accounts):
            fix.select = select(name, sentences.accountInsteadOf(old), .chooseAccount, choices(accounts))
        case .postOnFirstOpenDay:
            fix.hint = say(.firstOpenDayHint)
            fix.button = say(.firstOpenDay)
        case .createItems:
            fix.hint = say(.createItemsHint)
            fix.button = say(.createItems)
        case .reactivate(let name):
            fix.hint = name.map { sentences.reactivating($0) } ?? say(.reactivateHint)
            fix.button = sentences.reactivateAndRetry(cause.count)
        case .chooseItem(let items): record(&fix, "\(name)-item", items, .item, .itemHint, .useItem)
        case .chooseCustomer(let names): record(&fix, "\(name)-customer", names, .customer, .customerHint, .useCustomer)
        case .linkExisting:
            fix.hint = say(.linkHint)
            fix.button = say(.linkExisting)
        case .addSuffix:
            fix.field = field("\(name)-suffix", .suffix, .suffixHint, value: "-B")
            fix.button = say(.addSuffix)
        case .enterRefund:
            fix.field = field("\(name)-refund", .refund, .refundHint, value: "")
            fix.button = say(.enterRefund)
        case .settle(let answers):
            guard let answer = answers.first else { return nil }
            fix.answer = "settle-\(answer.rawValue)"
            fix.button = say(answer == .givenBack && cause.isCancelled ? .moneyBack : answer.word)
        case .keepPosted: fix.button = say(.keepPosted)
        case .postAgain: fix.button = say(.postAgain)
        case .keepTheirs: fix.button = say(.keepTheirs)
        case .takeBack, .retry, .leaveOut: return nil
        }
        if !repair.isForOneOrder { fix.subject = nil }
        return fix
    }

    private func choices(_ accounts: [Accounting.Account]) -> [(String, String)] {
        accounts.map { ($0.id.rawValue, sentences.plain($0.name)) }
    }

    private func select(_ id: String, _ label: String, _ first: NeedsWord, _ options: [(String, String)]) -> Select {
        Select("value", label, id: id, [("", say(first))] + options.map { (value: $0.0, text: $0.1) }, chosen: "")
    }

    private func field(_ id: String, _ label: NeedsWord, _ hint: NeedsWord, value: String) -> Field {
        var field = Field(id, say(label), hint: say(hint), value: value, completion: "off")
        field.name = "value"
        return field
    }

    /// One of the likely records, or another by its name.
    private func record(
        _ fix: inout CauseCard.Fix, _ id: String, _ likely: [String], _ label: NeedsWord, _ hint: NeedsWord,
        _ button: NeedsWord
    ) {
        fix.button = say(button)
        if likely.isEmpty {
            fix.field = field(id, label, hint, value: "")
        } else {
            fix.radios = .init(legend: say(label), choices: likely.map { .init(value: $0, text: sentences.plain($0)) })
        }
    }
}

extension Cause {
    /// Whether all that was paid is in question, not a difference.
    fileprivate var isCancelled: Bool {
        guard case .refused(let refusals) = reason else { return false }
        return refusals.contains { if case .cancelledAfterPayment = $0 { true } else { false } }
    }
}

extension SettlementAnswer {
    fileprivate var word: NeedsWord {
        switch self {
        case .givenBack: .givenBack
        case .collected: .collected
        case .neverReceived: .neverReceived
        }
    }
}

/// The parts of the pages of causes.
enum CauseParts {
    static let templates = [fix, card]

    static let fix = Template(
        "fix",
        #"""
        <form class="cause__fix" method="post" action="{{.action}}">{{>token}}<input type="hidden" name="answer" value="{{.answer}}">
        {{#.subject}}
        <input type="hidden" name="store" value="{{.store}}"><input type="hidden" name="order" value="{{.order}}">
        {{/.subject}}
        {{#.select}}
        {{>select}}
        {{/.select}}
        {{#.radios}}
        <fieldset class="set"><legend>{{.legend}}</legend>
        {{#.choices}}
        <label class="choice"><input type="radio" name="value" value="{{.value}}" required><span><b>{{.text}}</b></span></label>
        {{/.choices}}
        </fieldset>
        {{/.radios}}
        {{#.field}}
        {{>field}}
        {{/.field}}
        {{#.hint}}
        <p class="hint">{{.}}</p>
        {{/.hint}}
        <div class="cause__acts"><button class="button button--primary">{{.button}}</button></div>
        </form>
        """#)

    static let card = Template(
        "cause",
        #"""
        <article class="cause" id="{{.anchor}}" aria-labelledby="{{.anchor}}-title">
        <span class="cause__badge" aria-hidden="true">{{.badge}}</span>
        <div class="cause__body">
        <div class="cause__head">{{#.page}}<h2 id="{{anchor}}-title"><a href="{{.}}">{{heading}}</a></h2>{{/.page}}{{#.actor}}<span class="tag">{{.}}</span>{{/.actor}}</div>
        <p>{{.paragraph}}</p>
        {{#.remedy}}
        <p>{{.}}</p>
        {{/.remedy}}
        <ul class="cause__orders" role="list">
        {{#.orders}}
        <li><a href="{{.address}}">{{.number}}</a> {{.amount}}{{#.inStore}} {{>outside}}{{/.inStore}}</li>
        {{/.orders}}
        {{#.more}}
        <li><a href="{{.address}}">{{.text}}</a></li>
        {{/.more}}
        </ul>
        {{#.fixes}}
        {{>fix}}
        {{/.fixes}}
        <div class="cause__acts">
        {{#.retry}}
        <form method="post" action="{{.address}}">{{>token}}<input type="hidden" name="all" value="1"><button class="button button--small">{{.text}}</button></form>
        {{/.retry}}
        {{#.links}}
        <a class="button button--small" href="{{.address}}">{{.text}}</a>
        {{/.links}}
        {{#.ignoring}}
        <a class="button button--quiet push" href="{{.address}}">{{.text}}</a>
        {{/.ignoring}}
        </div>
        {{#.hasDetails}}
        <details class="fold"><summary>{{w.details}}</summary><div class="raw">{{#details}}{{.}}
        {{/details}}</div></details>
        {{/.hasDetails}}
        </div>
        </article>
        """#)
}
