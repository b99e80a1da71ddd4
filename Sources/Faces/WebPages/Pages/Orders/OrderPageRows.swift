import Accounting
import Bookkeeping
import Features
import HTTPTypes
import Storage
import Wording

/// Rows of the page of one order, and of what a person can do about it.
enum OrderRows {
    private static let path = "/companies/{company}/orders/{store}/{id}"

    static let routes = [
        Route.get(path, .company(.viewer)) { .page(try await page($0)) },
        deed("retry", .retryOrders, .orderAgain) { order, exchange in
            try await OrderList(try await exchange.scope()).retry([order])
        },
        deed("restoration", .leaveOrdersOut, .orderRestored) { order, exchange in
            _ = try await OrderExemptions(try await exchange.scope()).restore(order)
        },
        deed("refunds", .answerOrders, .answerSaved) { order, exchange in
            let form = exchange.form
            _ = try await OrderAnswers(try await exchange.scope())
                .say(
                    refund: form["refund"], amount: AmountText.plain(form[form["field"]], exchange.sentences.numbers),
                    of: order)
        },
        deed("suffix", .answerOrders, .answerSaved) { order, exchange in
            try await OrderAnswers(try await exchange.scope()).say(suffix: exchange.form.bare("suffix"), of: order)
        },
        deed("settlement", .answerOrders, .answerSaved) { order, exchange in
            guard let answer = SettlementAnswer(rawValue: exchange.form["answer"]) else {
                throw DoorStop.problem(.pageUnknown)
            }
            _ = try await OrderAnswers(try await exchange.scope()).settle(answer, of: order)
        },
        deed("cancellation", .answerOrders, .answerSaved) { order, exchange in
            guard let way = CancelledSale(rawValue: exchange.form["by"]) else { throw DoorStop.problem(.pageUnknown) }
            try await OrderAnswers(try await exchange.scope()).cancel(order, by: way)
        },
        deed("keeping", .answerOrders, .answerSaved) { order, exchange in
            try await OrderAnswers(try await exchange.scope()).keepDeleted(order)
        },
        Route.post("\(path)/supplier-orders", .company(Permission.sendOrders.least)) { try await sendToSupplier($0) },
        Route.post("\(path)/sending", .company(Permission.sendOrders.least)) { try await send($0) },
    ]

    /// A form of the page: what it asks for is done, or the page says why not.
    private static func deed(
        _ noun: String, _ permission: Permission, _ done: DoneWord,
        _ act: @escaping @Sendable (OrderRef, Exchange) async throws -> Void
    ) -> Route {
        Route.post("\(path)/\(noun)", .company(permission.least)) { exchange in
            let order = order(exchange)
            do {
                try await act(order, exchange)
                return .redirect(to: CompanyPath.order(try exchange.theCompany().id, order), done: done)
            } catch let problem as FeatureProblem { return try await refused(problem, exchange) }
        }
    }

    /// What stands on the page is posted: a plan that has changed since is shown first.
    private static func send(_ exchange: Exchange) async throws -> PageAnswer {
        let (order, scope) = (order(exchange), try await exchange.scope())
        let address = CompanyPath.order(try exchange.theCompany().id, order)
        let plan = try await OrderList(scope).report(of: order).plan
        guard plan?.fingerprint == exchange.form["plan"] else { return .redirect(to: address, done: .planChanged) }
        do throws(FeatureProblem) {
            _ = try await SendOrder(scope).send(order.id.rawValue, of: order.store)
            return .redirect(to: address, done: .orderSent)
        } catch { return try await refused(error, exchange) }
    }

    /// The page again, with the answer kept; an order that is not there has none.
    private static func refused(_ problem: FeatureProblem, _ exchange: Exchange) async throws -> PageAnswer {
        if problem.status == .notFound { throw problem }
        var mistakes = Mistakes(problem, exchange.sentences)
        if exchange.form.has("field") { mistakes.stand(at: exchange.form["field"]) }
        return .page(try await page(exchange, mistakes), status: problem.status)
    }

    private static func page(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> OrderPage {
        let scope = try await exchange.scope()
        let report = try await OrderList(scope).report(of: order(exchange))
        var linked = try await exchange.linked()
        linked.maySend = try await SendDesk(scope).maySend(from: report.store.id)
        let supplies = report.store.hasSuppliers ? try await SupplierOrders(scope).list(of: order(exchange)) : []
        return OrderPage(report, try exchange.theCompany().id, linked, mistakes, supplies: supplies)
    }

    /// One purchase order goes to its supplier; what they say stands on the page.
    private static func sendToSupplier(_ exchange: Exchange) async throws -> PageAnswer {
        let order = order(exchange)
        let (scope, address) = (
            try await exchange.scope(), CompanyPath.order(try exchange.theCompany().id, order)
        )
        do throws(FeatureProblem) {
            let send = try await SupplierOrders(scope).send(exchange.form["number"], of: order)
            return .redirect(
                to: address, done: send.state == .sent ? .purchaseOrderSent : .purchaseOrderRefused)
        } catch { return try await refused(error, exchange) }
    }

    private static func order(_ exchange: Exchange) -> OrderRef {
        OrderRef(store: ID(exchange.parameter("store")), id: ID(exchange.parameter("id")))
    }
}
