package import Accounting
package import Bookkeeping
package import Commerce
import ConnectorKit
import LinkLedger
import Storage
import Sync

/// All that the dialog *Send to QuickBooks* shows of one order: what there is to choose from, what stands chosen, and what would
/// be sent (S2–S5, S9).
package struct SendDialog: Sendable {
    /// Why a record of the books is offered before others.
    package enum Likeness: String, Hashable, Sendable {
        case linked, email, name, phone
        /// The store itself says so.
        case told
    }

    /// A customer or vendor of the books.
    package struct Party: Hashable, Sendable {
        package var id: String
        package var name: String
        /// `nil` for one that is only in the list.
        package var likeness: Likeness?
    }

    package struct SupplierBlock: Sendable {
        package var supplier: Supplier
        package var vendors: [Party]
        package var ordered: Money
        /// What the supplier invoiced, where they did.
        package var invoiced: Money?
        package var invoiceNumbers: [String]
    }

    package enum Warning: Hashable, Sendable {
        /// Costs can be billed to the customer by hand, although the invoice of the order bills them already.
        case billedTwice
        /// The order was completed before the start date (S7).
        case beforeStart(BusinessDate)
        /// Something of it is in the books: sending changes that.
        case isInBooks
        /// Costs of the order that stand in no purchase order of their supplier, and so in no bill that is made of one.
        case costNotOrdered(supplier: String, Money)
    }

    package var order: Order
    /// What is known of the order, without what it would become by itself.
    package var report: OrderReport
    package var rules: SendingRules
    package var customers: [Party]
    package var suppliers: [SupplierBlock]
    package var receivable: [Account]
    package var income: [Account]
    package var payable: [Account]
    package var cost: [Account]
    package var taxCodes: [TaxCodeRecord]
    /// As it stands now.
    package var words: SendingWords
    /// What would be sent; `nil` when nothing can be.
    package var plan: OrderPlan?
    /// Why it cannot be sent so, or not all of it.
    package var refusals: [Refusal]
    package var problem: FeatureProblem?
    package var warnings: [Warning]
    /// All that was chosen stands in the books already: there is nothing to send.
    package var isUnchanged = false
    /// Documents that would leave the books, since they are not chosen any more.
    package var leaving: [DocumentInBooks] = []
}

/// Opens the dialog; nothing is sent by it.
package struct SendDesk: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// The stores whose orders are sent one by one, as far as the person may send them: those that have the button (S1, A1).
    package func stores() async throws(FeatureProblem) -> Set<ID<Store>> {
        guard scope.may(.sendOrders) else { return [] }
        let access = try scope.open(.sendOrders)
        var stores: Set<ID<Store>> = []
        for row in try await access.connections() where row.side == .store && row.state != .uninstalled {
            guard row.storeProfile?.conventions?.postsOnlyWhenAsked == true,
                let policy = try await access.policy(of: ID(row.id)), try await access.admits(policy.sendingRules)
            else { continue }
            stores.insert(ID(row.id))
        }
        return stores
    }

    /// Whether the person sees the button of a store's orders (A1).
    package func maySend(from store: ID<Store>) async throws(FeatureProblem) -> Bool {
        guard scope.may(.sendOrders) else { return false }
        let access = try scope.open(.sendOrders)
        guard let policy = try await access.policy(of: store) else { return false }
        return try await access.admits(policy.sendingRules)
    }

    /// The dialog with what was chosen: `words`, else what was chosen before, else what the settings say.
    package func dialog(of ref: OrderRef, _ words: SendingWords? = nil) async throws(FeatureProblem) -> SendDialog {
        let access = try scope.open(.sendOrders)
        let context = try await access.context(ref.store)
        guard let policy = try await access.policy(of: ref.store) else { throw .stopped(.notSetUp) }
        guard try await access.admits(policy.sendingRules) else { throw .sendingUnfit(.notForPerson) }
        let kept = try await access.keptOrder(ref)
        let report = try await access.bareReport(of: ref, kept, policy)
        guard let order = report.order else { throw .orderUnknown(ref.id.rawValue) }
        let choices = report.choices
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        let stood = words ?? choices.sending.map { SendingWords($0) }
        let lists = try await withFeatureProblem { try await mirror.shortCatalogue() }
        let parties = try await PartyOffers(access, context, lists, order, policy, naming: stood)
        let catalogue = parties.added(to: lists)
        let usual = SendingWords(
            usualFor: order, policy, catalogue, customer: parties.linkedCustomer, parties.linkedVendors)
        var dialog = SendDialog(
            order: order, report: report, rules: policy.sendingRules, customers: parties.customers,
            suppliers: order.suppliers.map { parties.block($0, order) },
            receivable: catalogue.accounts(for: .receivable, order.currency),
            income: catalogue.accounts(for: .income, nil), payable: catalogue.accounts(for: .payable, order.currency),
            cost: catalogue.accounts(for: .costOfGoods, nil), taxCodes: catalogue.choosableCodes,
            words: words ?? stood?.naming(parties) ?? usual, refusals: [], warnings: [])
        if !kept.posted.isEmpty { dialog.warnings.append(.isInBooks) }
        if let start = policy.startDate, let day = policy.zone.map({ BusinessDate(order.placedAt, in: $0) }),
            day < start
        {
            dialog.warnings.append(.beforeStart(start))
        }
        if dialog.words.isBillable, dialog.words.sendsInvoice,
            !(dialog.words.bills + dialog.words.purchaseOrders).isEmpty
        {
            dialog.warnings.append(.billedTwice)
        }
        dialog.warnings += order.costsNotOrdered.map {
            SendDialog.Warning.costNotOrdered(supplier: $0.supplier.name, $0.amount)
        }
        try await preview(
            &dialog, kept, choices, SendingReader(catalogue: catalogue, policy: policy, order: order), lists, context)
        return dialog
    }

    private func preview(
        _ dialog: inout SendDialog, _ kept: UndecidedOrder, _ choices: OrderChoices, _ reader: SendingReader,
        _ lists: BooksCatalogue, _ context: SyncContext
    ) async throws(FeatureProblem) {
        var chosen = choices
        do throws(FeatureProblem) {
            chosen.sending = try reader.options(dialog.words)
            chosen.sending?.follow(choices.sending)
        } catch {
            dialog.problem = error
            return
        }
        chosen.isSentSingly = true
        chosen.exemption = nil
        let profile: StoreProfile
        do { profile = try await context.store.profile() } catch { throw .stopped(.store(error)) }
        let decision: OrderDecision
        do throws(RunStop) {
            decision = try await OrderPreview(context, profile: profile, lists: lists).decision(
                on: kept, choosing: chosen, reader.policy)
        } catch { throw .stopped(error) }
        dialog.refusals = decision.refusals
        let documents = decision.plannedDocuments.compactMap { record in
            record.document.map { DocumentInBooks(key: record.key, document: $0) }
        }
        dialog.leaving = decision.changes.compactMap(\.leavingDocument)
        let isChange = dialog.warnings.contains(.isInBooks)
        dialog.isUnchanged =
            isChange && documents.isEmpty && dialog.leaving.isEmpty && dialog.refusals.isEmpty
            && !dialog.words.isEmpty
        guard !documents.isEmpty || !dialog.leaving.isEmpty, let fingerprint = try? decision.fingerprint else { return }
        dialog.plan = OrderPlan(
            documents: documents, names: decision.plannedNames.compactMap(PlannedName.init), fingerprint: fingerprint,
            isInSummaries: false, isChange: isChange)
    }
}

extension Revision.Change {
    /// The document that it takes out of the books.
    fileprivate var leavingDocument: DocumentInBooks? {
        switch self {
        case .void(let record), .delete(let record):
            record.document.map { DocumentInBooks(key: record.key, document: $0, booksID: record.booksID) }
        case .unchanged, .create, .update, .difference, .needsPerson: nil
        }
    }
}

extension OrderDecision {
    /// Why nothing, or not all, of the order would be posted.
    fileprivate var refusals: [Refusal] {
        let stopped = changes.compactMap { if case .needsPerson(_, let refusal) = $0 { refusal } else { nil } }
        switch decision {
        case .refuse(let refusals): return refusals + stopped
        case .post(let plan): return plan.held.map(\.refusal) + stopped
        case .skip, .wait: return stopped
        }
    }
}

extension BooksCatalogue {
    /// Active accounts of a fitting type, by name; those of one currency where that matters (A2).
    fileprivate func accounts(for use: AccountUse, _ currency: Currency?) -> [Account] {
        accounts.values.filter { account in
            account.isActive && use.offers(account)
                && (currency.map { account.currency == $0 } ?? true)
        }.sorted { NameKey($0.name).text < NameKey($1.name).text }
    }

    fileprivate var choosableCodes: [TaxCodeRecord] {
        taxCodes.filter(\.isActive).sorted { NameKey($0.name).text < NameKey($1.name).text }
    }
}

extension SendingWords {
    /// With the records of the books that were made, or linked, since nobody was picked: a second *Create new* makes nothing.
    fileprivate func naming(_ parties: PartyOffers) -> SendingWords {
        var named = self
        named.customer = customer ?? parties.linkedCustomer
        named.vendors.merge(parties.linkedVendors) { picked, _ in picked }
        return named
    }

    /// The dialog as it opens: the settings' accounts filled in, the linked customer and vendors picked.
    fileprivate init(
        usualFor order: Order, _ policy: Policy, _ catalogue: BooksCatalogue, customer: String?,
        _ vendors: [String: String]
    ) {
        self.init(usualFor: order, policy)
        self.customer = customer
        self.vendors = vendors
        receivableAccount = policy.receivableAccount.booksID
        incomeAccount = policy.products.nonStock.income.booksID
        payableAccount = policy.sendingRules.payableAccount?.booksID
        costAccount = policy.products.nonStock.expense.booksID
    }

    /// What was chosen before, in the words of the dialog.
    init(_ options: SendingOptions) {
        self.init()
        customer = options.customer?.booksID
        sendsInvoice = options.sendsInvoice
        receivableAccount = options.receivableAccount?.booksID
        incomeAccount = options.incomeAccount?.booksID
        switch options.tax {
        case nil: tax = nil
        case .booksDefault?: tax = .booksDefault
        case .totalAsItem?: tax = .totalAsItem
        case .customerSetting(let code)?: tax = .code(code.rawValue)
        }
        for choice in options.vendors {
            if choice.sendsBill { bills.append(choice.supplierID) }
            if choice.sendsPurchaseOrder { purchaseOrders.append(choice.supplierID) }
            vendors[choice.supplierID] = choice.vendor?.booksID
            payableAccounts[choice.supplierID] = choice.payableAccount.booksID
            costAccounts[choice.supplierID] = choice.costAccount.booksID
        }
        isBillable = options.isBillable
        matching = options.matching
    }
}

extension Reference {
    /// The books' identifier of what is there already.
    fileprivate var booksID: String? {
        if case .existing(let id, _) = self, !id.rawValue.isEmpty { id.rawValue } else { nil }
    }
}
