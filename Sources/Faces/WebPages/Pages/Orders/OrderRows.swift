import Accounting
import Bookkeeping
import Features
import Foundation
import LinkLedger
import Storage
import Wording

/// Rows of the list of orders.
enum OrderListRows {
    private static let path = "/companies/{company}/orders"

    static let routes = [
        Route.get(path, .company(.viewer)) { .page(OrdersPage(try await listed($0, limit: pageSize), $0)) },
        Route.get("\(path)/export", .company(.viewer)) { try $0.download(try await sheet($0).text, "orders") },
        Route.post("\(path)/retries", .company(Permission.retryOrders.least)) { exchange in
            let (list, orders) = (try listAddress(exchange), chosen(exchange))
            if orders.isEmpty { return .redirect(to: list, done: .nothingChosen) }
            try await OrderList(try await exchange.scope()).retry(orders)
            return .redirect(to: list, done: .ordersAgain)
        },
        Route.post("\(path)/exemptions", .company(Permission.leaveOrdersOut.least)) { try await leaveOut($0) },
    ]

    /// Leaves the chosen orders out one by one; before that, and after one that cannot be, the page asks.
    private static func leaveOut(_ exchange: Exchange) async throws -> PageAnswer {
        let (company, scope) = (try exchange.theCompany().id, try await exchange.scope())
        let back = try listAddress(exchange)
        var orders = chosen(exchange)
        if orders.isEmpty { return .redirect(to: back, done: .nothingChosen) }
        let list = OrderList(scope)
        guard exchange.form.has("asked") else {
            return .page(ExemptionPage(try await list.labels(of: orders), company, exchange))
        }
        let kind = OrderExemption.Kind(rawValue: exchange.form["kind"]) ?? .ignored
        do throws(FeatureProblem) {
            while let order = orders.first {
                try await OrderExemptions(scope).exempt(order, kind, because: exchange.form["reason"])
                orders.removeFirst()
            }
        } catch {
            let page = ExemptionPage(
                try await list.labels(of: orders), company, exchange, Mistakes(error, exchange.sentences))
            return .page(page, status: error.status)
        }
        return .redirect(to: back, done: .ordersLeftOut)
    }

    /// The list as the form found it: whoever narrowed it goes on there.
    private static func listAddress(_ exchange: Exchange) throws -> String {
        CompanyPath.orders(try exchange.theCompany().id) + OrderQuery(exchange.query).text
    }

    private static func chosen(_ exchange: Exchange) -> [OrderRef] {
        exchange.form.all("order").compactMap { OrderRef($0) }
    }

    private static func listed(_ exchange: Exchange, limit: Int) async throws -> Listed {
        let (query, now) = (OrderQuery(exchange.query), exchange.now)
        let scope = try await exchange.scope()
        let listing = try await OrderList(scope).listing(at: query.place, limit: limit) { _ in
            query.selection(now: now, in: exchange.businessZone)
        }
        return Listed(
            company: try exchange.theCompany().id, query: query, stores: listing.stores,
            sending: try await SendDesk(scope).stores(), counts: listing.counts,
            page: listing.page, zone: exchange.businessZone, now: now)
    }

    /// The list as it was asked for, from its beginning, newest first.
    private static func sheet(_ exchange: Exchange) async throws -> CSVDownload {
        let sentences = exchange.sentences
        let heads: [Heading] = [.order, .date, .customer, .total, .currency, .state, .reason, .documents, .store]
        var sheet = CSVDownload(heads.map { sentences.heading($0) }, sentences.numbers)
        let number = sheet.number
        var count = 0
        var list = try await listed(exchange, limit: portion)
        while true {
            for order in list.page.orders { sheet.add(cells(order, list, sentences, number: number)) }
            count += list.page.orders.count
            guard let last = list.page.older, count < Self.exportMax else { return sheet }
            let selection = list.query.selection(now: list.now, in: list.zone)
            list.page = try await OrderList(try await exchange.scope()).page(
                selection, at: .older(than: last), limit: portion)
        }
    }

    private static func cells(
        _ order: OrderSummary, _ list: Listed, _ sentences: Sentences, number: (Money) -> String
    ) -> [String] {
        [
            order.number, order.placedAt.map { BusinessDate($0, in: list.zone(of: order)).description } ?? "",
            order.customer,
            order.total.map(number) ?? "", order.total?.currency.code ?? "", sentences.name(of: order.state),
            order.state == .posted ? "" : order.cause.map { sentences.tell($0).what } ?? "",
            sentences.inBooks(order.documents) ?? "", order.ref.store.rawValue,
        ]
    }

    /// As much as one looks at without losing one's place.
    private static let pageSize = 50
    private static let portion = 500
    /// Some five megabytes; days narrow it.
    private static let exportMax = 20_000
}
