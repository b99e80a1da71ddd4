import Accounting
import Commerce
import Features
import HTTPTypes
import Storage
import Sync
import WebDoor
import Wording

/// Rows of *Send to QuickBooks*.
enum SendRows {
    private static let path = "/companies/{company}/orders/{store}/{id}/quickbooks"

    static let routes = [
        Route.get(path, .company(Permission.sendOrders.least)) { exchange in
            let words = exchange.query.has("shown") ? words(exchange.query) : nil
            return .page(try await page(exchange, words))
        },
        Route.post(path, .company(Permission.sendOrders.least)) { try await send($0) },
    ]

    /// What stands on the page is sent: choices that say something else than what is shown are shown first.
    private static func send(_ exchange: Exchange) async throws -> PageAnswer {
        let order = order(exchange)
        if exchange.form.has("look") { return .redirect(to: "\(exchange.request.path)?\(choices(exchange.form))") }
        let scope = try await exchange.scope()
        let words = words(exchange.form)
        let shown = try await SendDesk(scope).dialog(of: order, words)
        if shown.problem != nil || shown.plan == nil && !shown.isUnchanged {
            let mistakes =
                words.isEmpty ? Mistakes(SendWord.nothingChosen.text(exchange.sentences), at: "invoice") : nil
            return .page(try await page(exchange, words, mistakes), status: .unprocessableContent)
        }
        // What is sent is what the person saw: other choices, or another order, are shown first.
        if !shown.isUnchanged, shown.plan?.fingerprint != exchange.form["plan"] {
            let mistakes = Mistakes(SendWord.changedMeanwhile.text(exchange.sentences), at: "plan")
            return .page(try await page(exchange, words, mistakes), status: .unprocessableContent)
        }
        let address = CompanyPath.order(try exchange.theCompany().id, order)
        do throws(FeatureProblem) {
            let (report, _) = try await SendOrder(scope).send(order.id.rawValue, of: order.store, words)
            if let stop = report.stopped { throw .stopped(stop) }
            return .redirect(to: address, done: shown.isUnchanged ? .orderAsSent : .orderSent)
        } catch {
            if error.status == .notFound { throw error }
            return .page(try await page(exchange, words, Mistakes(error, exchange.sentences)), status: error.status)
        }
    }

    private static func page(
        _ exchange: Exchange, _ words: SendingWords?, _ mistakes: Mistakes? = nil
    ) async throws -> SendPage {
        let dialog = try await SendDesk(try await exchange.scope()).dialog(of: order(exchange), words)
        return SendPage(dialog, try exchange.theCompany().id, exchange, mistakes)
    }

    /// The choices as an address shows them: never what makes the form ours, which no address may hold.
    private static func choices(_ form: FormFields) -> String {
        form.names.filter { !["token", "formKey", "plan", "look"].contains($0) }.flatMap { name in
            form.all(name).map { "\(QueryText.coded(name))=\(QueryText.coded($0))" }
        }.joined(separator: "&")
    }

    /// The form as it was filled in; the page names the suppliers in the order of its blocks.
    private static func words(_ form: FormFields) -> SendingWords {
        let suppliers = form.all("supplier")
        var words = SendingWords()
        func text(_ name: String) -> String? { form[name].isEmpty ? nil : form[name] }
        words.customer = text("other") ?? text("customer")
        words.sendsInvoice = form.has("invoice")
        (words.receivableAccount, words.incomeAccount) = (text("receivable"), text("income"))
        switch form["tax"] {
        case "item": words.tax = .totalAsItem
        case "books": words.tax = .booksDefault
        case let code where code.hasPrefix("code:"): words.tax = .code(String(code.dropFirst("code:".count)))
        default: words.tax = nil
        }
        for (index, supplier) in suppliers.enumerated() {
            if form.has("bill.\(index)") { words.bills.append(supplier) }
            if form.has("order.\(index)") { words.purchaseOrders.append(supplier) }
            words.vendors[supplier] = text("vendor.\(index)")
            words.payableAccounts[supplier] = text("payable.\(index)")
            words.costAccounts[supplier] = text("cost.\(index)")
        }
        words.isBillable = form.has("billable")
        return words
    }

    private static func order(_ exchange: Exchange) -> OrderRef {
        OrderRef(store: ID(exchange.parameter("store")), id: ID(exchange.parameter("id")))
    }
}
