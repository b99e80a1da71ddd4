import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import LinkLedger
import Storage
import Wording

@testable import Features
@testable import Sync
@testable import WebPages

/// Pages of orders made from values: the worked example of S6, and everything that can be wrong with it.
enum OrderSamples {
    static let store = StoreRef(
        id: ID("ecwid-1"), kind: "ecwid", name: "Larkmoor Shop", state: .active, settingsVersion: 14, timeZone: .gmt)
    private static let other = StoreRef(
        id: ID("esp-1"), kind: "esp", name: "ASI ESP Orders", state: .active, settingsVersion: nil, timeZone: .gmt)
    private static let at = Instant(seconds: 1_773_828_000)
    private static let usd = Currency.usd

    static func pages(_ exchange: Exchange) -> [(name: String, page: any WebPages.Page)] {
        let company = exchange.company?.id ?? ""
        let mistakes = Mistakes(.fieldMissing(key: "--reason"), exchange.sentences)
        return [
            ("orders", OrdersPage(listed("", orders), exchange)),
            ("orders-narrowed", OrdersPage(narrowed, exchange)),
            ("orders-to-send", OrdersPage(sending, exchange)),
            ("orders-none", OrdersPage(listed("?q=nobody", []), exchange)),
            (
                "exemption",
                ExemptionPage([OrderLabel(ref: ref("1042"), number: "EW1042")], company, exchange, mistakes)
            ),
            ("order", OrderPage(posted, company, exchange)),
            ("order-to-send", toSend(exchange, company)),
            ("order-needs-you", OrderPage(needing, company, exchange, mistakes)),
            ("order-cancelled", OrderPage(cancelled, company, exchange)),
            ("order-left-out", OrderPage(leftOut, company, exchange)),
            ("order-unread", OrderPage(unread, company, exchange)),
            ("send", SendPage(SendSamples.dialog(posted), company, exchange, mistakes)),
            ("send-again", SendPage(SendSamples.unchanged(posted), company, exchange)),
            ("send-blocked", SendPage(SendSamples.blocked(needing), company, exchange)),
            ("overview", overview(exchange, .needsYou)), ("overview-agrees", overview(exchange, .posted)),
            ("overview-empty", overview(exchange, nil)),
        ]
    }

    /// With the QB button, as who may send sees it.
    private static func toSend(_ exchange: Exchange, _ company: String) -> OrderPage {
        var (report, exchange) = (leftOut, exchange)
        report.order?.supplierOrders = []
        exchange.maySend = true
        return OrderPage(report, company, exchange, supplies: SendSamples.supplies)
    }

    private static var sending: Listed {
        var list = listed("", orders)
        list.sending = [store.id]
        return list
    }

    private static var cancelled: OrderReport {
        report(
            summary("1042", .needsYou, cause: .refused([.cancelledAfterSending(total: money(21_850))])),
            sides: sides(inBooks: true))
    }

    static let standings = [
        "larkmoor": CompanyStanding(
            [OrderSumRow(store: "ecwid-1", interval: 0, state: .posted, currency: "USD", count: 312, sum: 10_141_459)],
            counts: [.posted: 312], isResting: false)
    ]

    // MARK: Lists

    private static func ref(_ id: String) -> OrderRef { OrderRef(store: store.id, id: ID(id)) }

    private static func summary(
        _ id: String, _ state: OrderState, _ customer: String = "Halden Dental Group", cause: OrderReason? = nil,
        currency: Currency? = .usd, documents: [Features.PostedDocument] = []
    ) -> OrderSummary {
        var row = OrderRow(
            id: id, store: store.id.rawValue, number: currency == nil ? "" : "EW\(id)",
            placedAt: currency == nil ? nil : at,
            currency: currency?.code, total: 21_850, state: state, reason: nil, reasonCode: cause?.code, isOpen: false)
        row.customer = customer
        var summary = OrderSummary(row, documents: documents)
        summary.cause = cause
        return summary
    }

    private static let tax = OrderReason.refused([
        .taxUnpaired([StoreTax(name: "County levy", rate: ExactDecimal("1"))])
    ])

    private static var invoiced: [Features.PostedDocument] {
        [
            Features.PostedDocument(link(.invoice, number: "EW1042")),
            Features.PostedDocument(link(.payment, number: nil)),
        ].compactMap { $0 }
    }

    private static func link(_ kind: BooksRecordKind, number: String?) -> Link {
        Link(
            key: RecordKey(.order, "1042", role: .sale), generation: 1, kind: kind, booksID: "129", version: "0",
            number: number, fingerprint: "f")
    }

    private static var orders: [OrderSummary] {
        [
            summary("1042", .posted, documents: invoiced), summary("1041", .needsYou, cause: tax),
            summary("1040", .waiting, "", cause: .waiting(.unfinished)),
            summary("1039", .skipped, "Ada <Lovelace>", cause: .skipped(.testOrder)),
        ]
    }

    private static func listed(_ query: String, _ orders: [OrderSummary]) -> Listed {
        Listed(
            company: "larkmoor", query: OrderQuery(FormFields(String(query.dropFirst()))), stores: [store],
            counts: [.posted: 323, .waiting: 2, .needsYou: 5, .skipped: 1],
            page: OrderListPage(orders: orders, newer: nil, older: nil, isCut: false), zone: .gmt, now: at)
    }

    /// Every filter, two currencies, and pages on both sides.
    private static var narrowed: Listed {
        var list = listed(
            "?state=needsYou&cause=taxUnpaired&store=ecwid-1&from=2026-03-01&q=dental",
            [
                summary("1041", .needsYou, cause: tax), summary("1040", .needsYou, cause: tax, currency: .eur),
                summary("7", .waiting, currency: nil),
            ])
        list.stores = [store, other]
        let place = OrderPlace(placedAt: at, store: "ecwid-1", id: "1041")
        list.page = OrderListPage(orders: list.page.orders, newer: place, older: place, isCut: true)
        return list
    }

    // MARK: One order

    private static func money(_ units: Int64) -> Money { Money(minorUnits: units, usd) }

    private static var order: Order {
        Order(
            id: ID("1042"), number: "EW1042", placedAt: at, updatedAt: at, currency: usd, pricesIncludeTax: false,
            status: OrderStatus(payment: .partiallyPaid, paymentCode: "PARTIALLY_PAID"),
            buyer: Buyer(email: "orders@halden.example", name: "Iris Halden", company: "Halden Dental Group"),
            lines: [
                OrderLine(
                    id: "1", sku: "A7102", name: "Pen, blue", options: ["Print: one colour"],
                    quantity: ExactDecimal("100") ?? .zero, unitPrice: ExactDecimal("2.30") ?? .zero,
                    amount: money(23_000))
            ], discounts: [Discount(kind: .coupon, label: "SPRING5", amount: money(1150))], tax: money(0),
            total: money(21_850),
            payments: [
                PaymentReceived(
                    id: "1", method: StorePaymentMethod(title: "Card"), amount: money(10_000), receivedAt: at)
            ])
    }

    private static func account(_ name: String) -> Reference<Accounting.Account> { .existing(ID(name), name: name) }

    private static var invoice: Document {
        let customer = Reference<Customer>.existing(ID("7"), name: "Halden Dental Group")
        func line(_ purpose: SalesLine.Purpose, _ item: String, _ booked: String, _ units: Int64) -> SalesLine {
            SalesLine(
                purpose: purpose, item: .existing(ID(item), name: item), account: account(booked),
                amount: money(units))
        }
        return .sale(
            SalesDocument(
                kind: .invoice, number: "EW1042", date: BusinessDate(at, in: .gmt),
                dueDate: BusinessDate(at, in: .gmt).adding(days: 30), customer: customer, currency: usd,
                lines: [
                    line(.goods(lineID: "1"), "A7102", "Sales of product income", 23_000),
                    line(.discount, "Discount", "Discounts given", -1150),
                ], tax: .total(money(0), code: nil, account: account("Sales tax payable")),
                settlementAccount: account("Accounts receivable")))
    }

    private static var payment: Document {
        .payment(
            Payment(
                date: BusinessDate(at, in: .gmt), customer: .existing(ID("7"), name: "Halden Dental Group"),
                currency: usd,
                total: money(10_000), applications: [], depositAccount: account("Card clearing"),
                receivableAccount: account("Accounts receivable")))
    }

    private static var purchase: Document {
        .purchase(
            PurchaseDocument(
                kind: .purchaseOrder, number: "EW1042", date: BusinessDate(at, in: .gmt),
                vendor: .existing(ID("9"), name: "Pen Works"), currency: usd,
                lines: [
                    PurchaseLine(
                        item: .existing(ID("A7102"), name: "A7102"), account: account("Cost of goods sold"),
                        amount: money(9000))
                ], payableAccount: account("Accounts payable")))
    }

    private static func inBooks(_ document: Document, _ role: RecordRole, id: String? = "129") -> DocumentInBooks {
        DocumentInBooks(
            key: RecordKey(.order, "1042", role: role), document: document, booksID: id,
            settingsVersion: id == nil ? nil : 14)
    }

    private static func report(_ summary: OrderSummary, sides: [SideLine]) -> OrderReport {
        OrderReport(
            summary: summary, store: store, order: order, money: order, fault: nil, choices: OrderChoices(),
            documents: [], plan: nil, sides: sides, settlement: nil, refundsAsked: [], deletedAt: nil,
            steps: [
                OrderStep(event: .paid(money(10_000), method: "Card"), at: at), OrderStep(event: .placed, at: at),
            ], settingsVersion: 14)
    }

    private static func sides(inBooks: Bool) -> [SideLine] {
        func side(_ part: SideLine.Part, _ units: Int64, _ places: [SideLine.Place] = []) -> SideLine {
            SideLine(part: part, store: money(units), books: inBooks ? money(units) : nil, places: places)
        }
        return [
            side(.goods, 23_000, [.lines(1, .invoice, number: "EW1042")]),
            side(.discounts(["SPRING5"]), -1150, [.item("Discount")]), side(.tax, 0, [.taxAmount]),
            side(.total, 21_850), side(.paid(["Card"]), -10_000, [.account("Card clearing")]),
            side(.balance, 11_850, [.due(BusinessDate(at, in: .gmt).adding(days: 30))]),
        ]
    }

    static var posted: OrderReport {
        var report = report(summary("1042", .posted, documents: invoiced), sides: sides(inBooks: true))
        report.documents = [
            inBooks(invoice, .sale), inBooks(payment, .payment("1")), inBooks(purchase, .purchaseOrder(supplier: "9")),
        ]
        report.steps.insert(contentsOf: answered, at: 0)
        return report
    }

    private static var answered: [OrderStep] {
        let write = RequestedWrite(
            order: "1042", key: "order/1042/sale", generation: 1, operation: "create", kind: "invoice", name: "EW1042",
            policy: 14)
        var answer = AnsweredWrite(key: "order/1042/sale", kind: "invoice")
        (answer.outcome, answer.number, answer.total) = ("posted", "EW1042", "218.5")
        return [
            OrderStep(event: .answered([answer], nil), at: at, actor: "schedule", raw: "{\"TotalAmt\":218.50}"),
            OrderStep(event: .sent([write]), at: at, actor: "schedule", raw: "{\"DocNumber\":\"EW1042\"}"),
        ]
    }

    /// Everything that a person can be asked at once.
    private static var needing: OrderReport {
        let reason = OrderReason.refused([
            .paymentWithdrawn(received: money(10_000)), .unreadable(field: "orderTotal", text: "x"),
        ])
        var report = report(summary("1042", .needsYou, cause: reason), sides: sides(inBooks: false))
        report.plan = OrderPlan(
            documents: [inBooks(invoice, .sale, id: nil)],
            names: [
                PlannedRecord(
                    key: RecordKey(.customer, "7", role: .customer),
                    body: .customer(PartyDraft(displayName: "Halden Dental Group", currency: usd)))
            ].compactMap(PlannedName.init),
            fingerprint: "f", isInSummaries: false, isChange: false)
        report.settlement = (.neverReceived, money(10_000))
        report.refundsAsked = ["status"]
        report.choices.numberSuffix = "B"
        return report
    }

    private static var leftOut: OrderReport {
        let exemption = OrderExemption(kind: .ignored, by: "tess", reason: "A sample")
        var report = report(summary("1042", .skipped, cause: .skipped(.testOrder)), sides: [])
        report.choices.exemption = exemption
        return report
    }

    /// Deleted in the store and not to be understood; something of it is in the books and would change.
    private static var unread: OrderReport {
        var summary = summary("1042", .needsYou, cause: .skipped(.testOrder), currency: nil)
        summary.cause = .refused([.deletedAfterPosting(on: BusinessDate(at, in: .gmt))])
        var report = report(summary, sides: [])
        (report.order, report.fault, report.deletedAt) = (nil, Unreadable(field: "total", text: "x"), at)
        report.documents = [inBooks(invoice, .sale)]
        report.plan = OrderPlan(
            documents: [inBooks(payment, .payment("1"), id: nil)], names: [], fingerprint: "f", isInSummaries: false,
            isChange: true)
        return report
    }

    // MARK: Overview

    private static func overview(_ exchange: Exchange, _ state: OrderState?) -> OverviewPage {
        let rows = state.map { state in
            [
                OrderSumRow(
                    store: "ecwid-1", interval: 0, state: .posted, currency: "USD", count: 310, sum: 10_094_109),
                OrderSumRow(store: "ecwid-1", interval: 1, state: state, currency: "USD", count: 2, sum: 47_350),
            ]
        }
        let standing = CompanyStanding(
            rows ?? [],
            counts: state.map { [OrderState.posted: 310, .skipped: 4].merging([$0: 2], uniquingKeysWith: +) } ?? [:],
            isResting: false)
        let today = BusinessDate(at, in: .gmt)
        let days = state.map { _ in
            (0..<30).map { day in
                Overview.Day(
                    date: today.adding(days: day - 29), store: money(Int64(day) * 11_300 + 900),
                    books: money(day == 7 && state == .needsYou ? 0 : Int64(day) * 11_300 + 900))
            }
        }
        var overview = Overview(
            standing: standing, zone: .gmt, days: days ?? [], contacts: [], nextRuns: [], ailments: [])
        if state == .posted { overview.contacts = [Overview.Contact(connection: .store(store), lastRunAt: at)] }
        guard state == .needsYou else {
            return OverviewPage(overview, [], exchange.company ?? CompanyRow(id: "", name: ""), exchange)
        }
        let ending = BooksRef(
            id: ID("qbo-1"), kind: "quickbooks-online", name: "Larkmoor Promotions LLC", state: .active,
            signIn: nil)
        overview.contacts = [
            Overview.Contact(connection: .books(ending), lastRunAt: at),
            Overview.Contact(connection: .store(store), lastRunAt: at.advanced(bySeconds: -90_000)),
            Overview.Contact(connection: .store(other), lastRunAt: nil),
        ]
        overview.nextRuns = [
            Overview.NextRun(workflow: .orders, store: "Larkmoor Shop", at: at.advanced(bySeconds: 3600))
        ]
        overview.ailments = [
            .signInEnds(connection: "qbo-1", name: "Larkmoor Promotions LLC", at: at.advanced(bySeconds: 400_000)),
            .signInNeeded(connection: "ecwid-1", name: "Larkmoor Shop"),
        ]
        let group = NeedsGroup(code: "taxUnpaired", cause: tax, orders: [summary("1041", .needsYou, cause: tax)])
        return OverviewPage(overview, [group], exchange.company ?? CompanyRow(id: "", name: ""), exchange)
    }
}
