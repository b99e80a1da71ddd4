import Accounting
package import Bookkeeping
package import Commerce
package import ConnectorKit
package import Foundation

/// What single orders would become, from files alone: no network, no database (design.md §6, `plan`).
package struct PlanOrders: Sendable {
    private let mapping: any StoreMapping
    private let intake: (any StoreIntake)?
    package let profile: StoreProfile

    package init(mapping: any StoreMapping, intake: (any StoreIntake)? = nil, profile: StoreProfile) {
        self.mapping = mapping
        self.intake = intake
        self.profile = profile
    }

    /// The orders of a file as it tells them, or why one cannot be read.
    package func read(_ body: Data) -> [Result<Order, Unreadable>] {
        // What the store may push at once is read as pushed.
        if let records = try? intake?.records(of: .orders, in: body, now: Instant(milliseconds: 0)), !records.isEmpty {
            return records.map(read)
        }
        do throws(Unreadable) { return try mapping.pieces(of: body).map(read) } catch { return [.failure(error)] }
    }

    private func read(_ raw: RawRecord) -> Result<Order, Unreadable> {
        do throws(Unreadable) {
            return .success(try mapping.order(from: raw, profile: profile))
        } catch { return .failure(error) }
    }

    /// The rehearsal company that fits the store: that of its country, with several currencies where its documents may bear them.
    package var rehearsalCompany: String {
        profile.country.lowercased() + (profile.conventions?.isMulticurrency == true ? "-multicurrency" : "")
    }

    /// What the orders become in these books, each by itself. Without a policy the usual choices are taken, and the books get a tax
    /// code for every set of taxes that the orders bring and they lack.
    package func plan(
        _ orders: [Result<Order, Unreadable>], policy: Policy?, catalogue: BooksCatalogue,
        sends requests: [SendRequest] = []
    ) -> [OrderOutlook] {
        let readable = orders.compactMap { if case .success(let order) = $0 { order } else { nil } }
        let told = policy == nil ? profile.conventions.map { catalogue.named(by: $0, in: readable) } : nil
        var usual = policy ?? Policy.suggested(for: profile, catalogue: told ?? catalogue)
        if policy == nil, let conventions = profile.conventions { usual.tax.pair(by: conventions, in: readable) }
        var books = policy == nil ? told ?? catalogue : catalogue
        // Store taxes without a code of the books get one for the rehearsal, unless the store's settings list them.
        if policy == nil, profile.conventions?.taxCodes.isEmpty ?? true {
            books = books.rehearsed(for: readable, policy: usual)
        }
        // Whose orders come in several currencies has books that take them.
        if policy == nil, profile.conventions?.isMulticurrency == true { books.company.isMulticurrency = true }
        for request in requests { books.add(partiesOf: request, readable) }
        let bookkeeper = Bookkeeper(policy: usual, catalogue: books, makesNames: true)
        return orders.map { reading in
            switch reading {
            case .success(let order):
                let request = requests.last { $0.order == order.id.rawValue || $0.order == order.number }
                let outlook = OrderOutlook(order, bookkeeper.expecting(books.expected), request, among: readable)
                // Documents are shown as they come after each other: what one makes, the next finds.
                if order.form.isDocument, case .post(let plan) = outlook.decision {
                    for record in plan.records { books.expected.add(record) }
                }
                return outlook
            case .failure(let fault):
                return OrderOutlook(decision: .refuse([.unreadable(field: fault.field, text: fault.text)]))
            }
        }
    }
}

/// What would become of one order: its own documents, or its part in daily summaries (X13).
package struct OrderOutlook: Sendable {
    package private(set) var decision: Decision = .refuse([])
    /// Why what was to be sent cannot be.
    package private(set) var problem: FeatureProblem?
    package var members: [SummaryMember] = []
    /// Why the order is posted by itself on a day that is summarised.
    package var exclusion: SummaryExclusion?

    init(decision: Decision) { self.decision = decision }

    init(_ order: Order, _ bookkeeper: Bookkeeper, _ request: SendRequest?, among orders: [Order]) {
        let policy = bookkeeper.policy
        guard request != nil || policy.postsOnlyWhenAsked else {
            self.init(order, bookkeeper, among: orders)
            return
        }
        self.init(decision: .refuse([]))
        do throws(FeatureProblem) {
            let reader = SendingReader(catalogue: bookkeeper.catalogue, policy: policy, order: order)
            let words = request?.words ?? SendingWords(usualFor: order, policy)
            let choices = OrderChoices(sending: try reader.options(words))
            decision = bookkeeper.decide(order, links: Links(), choices: choices)
        } catch { problem = error }
    }

    private init(_ order: Order, _ bookkeeper: Bookkeeper, among orders: [Order]) {
        if let summarised = bookkeeper.summarise(order) {
            decision = summarised.decision
            members = summarised.members
        } else {
            var links = Links()
            links.invoice = order.invoiceStanding(among: orders)
            decision = bookkeeper.decide(order, links: links)
            exclusion = bookkeeper.exclusion(of: order)
        }
    }
}

extension BooksCatalogue {
    /// With the records that a request names, as it names them.
    fileprivate mutating func add(partiesOf request: SendRequest, _ orders: [Order]) {
        let order = orders.first { $0.id.rawValue == request.order || $0.number == request.order }
        let currency = order?.currency ?? company.homeCurrency
        for (id, name) in request.customers {
            parties.add(PartyRecord(id: id, kind: .customer, displayName: name, currency: currency))
        }
        for (id, name) in request.vendors {
            parties.add(PartyRecord(id: id, kind: .vendor, displayName: name, currency: currency))
        }
    }
}

extension SendingWords {
    /// What the dialog stands at before a person touches it: what may be sent, by the settings.
    package init(usualFor order: Order, _ policy: Policy) {
        self.init()
        let rules = policy.sendingRules
        sendsInvoice = rules.kinds.contains(.invoice)
        isBillable = rules.marksBillable
        tax = policy.tax.unitedStatesMode == .totalAsItem ? .totalAsItem : nil
        if rules.kinds.contains(.bill) { bills = order.suppliers.map(\.id) }
    }
}

extension Order {
    /// Where the invoice of a credit memo stands when all of these are posted.
    fileprivate func invoiceStanding(among orders: [Order]) -> InvoiceStanding {
        guard case .creditMemo(let reference?) = form else { return .unknown }
        let invoices = orders.filter { $0.form.isDocument && !$0.form.isCreditMemo }
        return reference.meant(among: invoices, ids: { [$0.id.rawValue, $0.ownID] }, number: \.number).isEmpty
            ? .unknown : .inBooks
    }
}
