package import Foundation
package import HTTPTypes

/// A stand-in for one myFulfillment instance and the part of its API that was seen, with lists of documents where its owner says that
/// they are. Source: myfulfillment.md §2.
package actor MyFulfillmentSampleStore: SampleSystem {
    private var settings: MyFulfillmentSampleSettings
    private var ledger: MyFulfillmentLedger
    private var tokens: [String: Int64] = [:]
    private var tokenCount = 0
    private var calls: [Int64] = []
    private var closedUntil: Int64 = 0
    private var failuresNext = 0
    private var hidesStock = false

    package init(_ settings: MyFulfillmentSampleSettings) {
        self.settings = settings
        let start = settings.start ?? Self.usualStart(settings.clock())
        ledger = MyFulfillmentLedger(settings, at: start)
    }

    /// When the first order of an instance was placed that is told nothing else.
    package static func usualStart(_ now: Date) -> Int64 {
        Int64(now.timeIntervalSince1970.rounded(.down)) - 60 * 86_400
    }

    private var now: Int64 { Int64(settings.clock().timeIntervalSince1970.rounded(.down)) }

    /// Answers one request as the real system would; never fails.
    package func respond(to request: HTTPRequest, body: Data) -> (HTTPResponse, Data) {
        let answer = answer(EcwidQuestion(request, body: body))
        var fields = HTTPFields()
        fields[.contentType] = "application/json"
        return (HTTPResponse(status: .init(code: answer.status), headerFields: fields), answer.body.data)
    }

    private struct Answer {
        var status = 200
        var body: JSONTree

        static func refused(_ status: Int, _ message: String) -> Answer {
            Answer(status: status, body: ["message": .string(message)])
        }
    }

    private func answer(_ question: EcwidQuestion) -> Answer {
        guard question.path.first == "api" else { return .refused(404, "Page introuvable") }
        let path = question.path.dropFirst().joined(separator: "/")
        if failuresNext > 0 {
            failuresNext -= 1
            return .refused(500, "An error occurred")
        }
        if now < closedUntil || isHurried() { return .refused(429, "Too Many Attempts.") }
        if path == "auth/token" { return signIn(question) }
        guard let token = question.token, let end = tokens[token], now < end else {
            return .refused(401, "Unauthenticated.")
        }
        guard question.method == .get else { return .refused(405, "Méthode non autorisée") }
        switch path {
        case "catalog-product/products": return list(ledger.goods.map { ("\($0.id)", $0.tree) }, question)
        case "sales/customers": return list(ledger.people.map { ("\($0.id ?? 0)", $0.tree) }, question)
        case "accounting/customer-invoices": return list(ledger.invoices.map { ($0.id, $0.tree) }, question)
        case "accounting/customer-credit-memos": return list(ledger.credits.map { ($0.id, $0.tree) }, question)
        default: return one(Array(question.path.dropFirst()))
        }
    }

    private func isHurried() -> Bool {
        guard let most = settings.requestsPerMinuteMax else { return false }
        calls = calls.filter { $0 > now - 60 } + [now]
        return calls.count > most
    }

    private func signIn(_ question: EcwidQuestion) -> Answer {
        guard question.method == .post, let told = try? question.json() else {
            return .refused(400, "Requête invalide")
        }
        for field in ["username", "password"] where told[field]?.text?.isEmpty ?? true {
            return Answer(
                status: 422, body: ["errors": .object([.init(name: field, value: ["Ce champ est obligatoire."])])])
        }
        guard told["username"]?.text == settings.username, told["password"]?.text == settings.password else {
            return .refused(401, "Identifiants invalides")
        }
        tokenCount += 1
        let token = "jeton-\(settings.seed)-\(tokenCount)"
        tokens[token] = now + settings.tokenSeconds
        return Answer(body: ["token": .string(token)])
    }

    private func list(_ rows: [(id: String, tree: JSONTree)], _ question: EcwidQuestion) -> Answer {
        guard let offset = Int(question["offset"] ?? "0"), let limit = Int(question["limit"] ?? "20"), offset >= 0,
            (1...100).contains(limit)
        else {
            return Answer(status: 422, body: ["errors": ["limit": ["La valeur doit être comprise entre 1 et 100."]]])
        }
        var sorted = settings.listsNewestFirst ? rows.reversed() : rows
        if !settings.rowsTellChanges { for row in sorted.indices { sorted[row].tree["updated_at"] = nil } }
        if settings.listsAreWhole { return Answer(body: ["data": .array(sorted.map(\.tree))]) }
        let page = sorted.dropFirst(offset).prefix(min(limit, settings.rowsAtOnceMax ?? limit)).map(\.tree)
        return Answer(body: ["data": .array(Array(page)), "meta": ["total": .integer(rows.count)]])
    }

    private func one(_ path: [String]) -> Answer {
        if path.count == 4, path[0] == "advanced-stock", path[1] == "product", path[3] == "stocks" {
            if hidesStock { return .refused(403, "Accès refusé") }
            guard let goods = ledger.goods.first(where: { $0.sku == path[2] }) else {
                return .refused(400, "Produit \(path[2]) non trouvé")
            }
            guard goods.kind == .simple else { return Answer(body: []) }
            return Answer(body: [
                [
                    "w_id": 270, "wi_physical_quantity": .integer(goods.stock),
                    "wi_available_quantity": .integer(max(goods.stock - 2, 0)), "wi_reserved_quantity": 2,
                    "wi_quantity_to_ship": 1, "wi_shelf_location": "A-03-2",
                ]
            ])
        }
        guard path.count == 3, path[0] == "accounting" else { return .refused(404, "Page introuvable") }
        let papers = path[1] == "customer-invoices" ? ledger.invoices : ledger.credits
        guard let paper = papers.first(where: { $0.id == path[2] }) else {
            return .refused(400, "Document \(path[2]) non trouvé")
        }
        return Answer(body: ["data": paper.tree])
    }
}

// MARK: What people do there, and faults on command

extension MyFulfillmentSampleStore {
    /// A shop order comes in and is invoiced.
    package func placeOrder() { ledger.place(at: now) }

    /// Somebody corrects the status of an invoice; which it is.
    package func changeInvoice(_ index: Int) -> (shop: String, order: String, number: String) {
        let place = min(index, ledger.invoices.count - 1)
        let status = ledger.invoices[place].status
        ledger.invoices[place].status = status == "paid" ? "open" : "paid"
        ledger.invoices[place].updatedAt = now
        let paper = ledger.invoices[place]
        return (paper.shop, paper.reference, paper.number)
    }

    /// Rows leave the top of the list of invoices.
    package func removeFirstInvoices(_ count: Int) { ledger.invoices.removeFirst(min(count, ledger.invoices.count)) }

    package func removeLastInvoice() { ledger.invoices.removeLast() }

    package func renameProduct(_ sku: String, to name: String) {
        change(sku) { $0.name = name }
    }

    /// A deleted product stays in the list under another code.
    package func deleteProduct(_ sku: String) {
        change(sku) { ($0.sku, $0.isDisabled) = ($0.sku + "_deleted", true) }
    }

    /// A product is taken out of sale, or sold again.
    package func setProduct(_ sku: String, isDisabled: Bool) {
        change(sku) { $0.isDisabled = isDisabled }
    }

    /// A deleted product comes back under its own code.
    package func restoreProduct(_ sku: String) {
        change(sku + "_deleted") { ($0.sku, $0.isDisabled) = (sku, false) }
    }

    /// Another product is made under the code of one that was deleted.
    package func makeProduct(_ sku: String, like other: String) {
        guard var goods = ledger.goods.first(where: { $0.sku == other }) else { return }
        (goods.id, goods.sku, goods.name, goods.updatedAt) = (99_000 + ledger.goods.count, sku, "Nouveau \(sku)", now)
        goods.isDisabled = false
        ledger.goods.append(goods)
    }

    /// Another name for a product, or for another such name; one that is there is changed.
    package func makeAlias(_ sku: String, of other: String) {
        if ledger.goods.contains(where: { $0.sku == sku }) {
            change(sku) { ($0.kind, $0.aliasOf) = (.alias, other) }
        } else {
            ledger.goods.append(
                MyFulfillmentGoods(
                    id: 98_000 + ledger.goods.count, sku: sku, name: "Alias \(sku)", kind: .alias, price: 0,
                    aliasOf: other, updatedAt: now))
        }
    }

    /// An invoice whose lines do not come to its total: a hand wrote another one. Its number.
    package func breakInvoice(_ index: Int, byCents cents: Int64) -> String {
        let place = min(index, ledger.invoices.count - 1)
        ledger.invoices[place].shiftedTotal += cents
        ledger.invoices[place].updatedAt = now
        return ledger.invoices[place].number
    }

    /// Its total is again what its lines come to.
    package func mendInvoice(_ number: String) {
        guard let place = ledger.invoices.firstIndex(where: { $0.number == number }) else { return }
        ledger.invoices[place].shiftedTotal = 0
        ledger.invoices[place].updatedAt = now
    }

    private func change(_ sku: String, _ edit: (inout MyFulfillmentGoods) -> Void) {
        guard let place = ledger.goods.firstIndex(where: { $0.sku == sku }) else { return }
        edit(&ledger.goods[place])
        ledger.goods[place].updatedAt = now
    }

    package func closeDoor(seconds: Int) { closedUntil = now + Int64(seconds) }
    /// The user may read no stock; or may again.
    package func hideStock(_ hides: Bool) { hidesStock = hides }
    package func failNext(_ answers: Int) { failuresNext = answers }
    /// Every token dies at once.
    package func forgetTokens() { tokens = [:] }

    // MARK: Files, and what it holds

    /// The accounting export of all documents: UTF-8 with a byte-order mark.
    package func accountingExport() -> Data {
        let rows = (ledger.invoices + ledger.credits).flatMap(\.rows).map { row in
            row.map { $0.contains(";") || $0.contains("\"") ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }
                .joined(separator: ";")
        }
        return Data(("\u{FEFF}" + ([MyFulfillmentPaper.columns] + rows).joined(separator: "\r\n") + "\r\n").utf8)
    }

    /// Invoices, then credit memos, as the list of the API has them.
    package func documents() -> (invoices: Data, creditMemos: Data) {
        (JSONTree.array(ledger.invoices.map(\.tree)).data, JSONTree.array(ledger.credits.map(\.tree)).data)
    }

    /// The same in the words of the neutral contract, as a program would push them.
    package func contract() -> (invoices: Data, creditMemos: Data) {
        let invoices = ledger.invoices.map { paper in
            var tree = paper.tree
            tree["order_reference"] = .string(paper.reference)
            tree["grand_total"] = .string(FrenchAmount.cents(paper.total))
            return tree
        }
        return (JSONTree.array(invoices).data, JSONTree.array(ledger.credits.map(\.tree)).data)
    }

    /// Products, with what lies in the warehouse, and customers, as lists that a program would push.
    package func lists() -> (products: Data, customers: Data) {
        let products = ledger.goods.map { goods in
            var tree = goods.tree
            if goods.kind == .simple { tree["stock_physical"] = .integer(goods.stock) }
            return tree
        }
        let customers = ledger.people.map { person in
            var tree = person.tree
            tree["vat_number"] = person.vat.map { .string($0) } ?? .null
            return tree
        }
        return (JSONTree.array(products).data, JSONTree.array(customers).data)
    }

    /// How many documents there are, and what they come to in cents, by currency.
    package func sums() -> (invoices: Int, creditMemos: Int, invoiced: [String: Int64], credited: [String: Int64]) {
        func sum(_ papers: [MyFulfillmentPaper]) -> [String: Int64] {
            papers.reduce(into: [:]) { $0[$1.currency, default: 0] += $1.total }
        }
        return (ledger.invoices.count, ledger.credits.count, sum(ledger.invoices), sum(ledger.credits))
    }

    /// What the documents of these numbers come to in cents: invoices less credit memos; and who was billed by them.
    package func charged(invoices: Set<String>, creditMemos: Set<String>) -> (cents: Int64, buyers: Set<String>) {
        let billed = ledger.invoices.filter { invoices.contains($0.number) }
        let credited = ledger.credits.filter { creditMemos.contains($0.number) }
        return (
            billed.map(\.total).reduce(0, +) - credited.map(\.total).reduce(0, +),
            Set((billed + credited).map { $0.person.id.map { String($0) } ?? $0.person.email })
        )
    }

    /// The customers of its list.
    package func customers() -> Set<String> { Set(ledger.people.compactMap { $0.id.map { String($0) } }) }

    package func skus() -> [String] { ledger.goods.map(\.sku) }
}
