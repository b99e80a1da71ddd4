import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage
import Sync

/// What can be done about causes, with the lists of the books as they were read last; asks nobody outside.
struct RepairDesk {
    private let scope: CompanyScope
    private let lists: BooksCatalogue?
    private let policies: [String: Policy]

    init(
        _ access: CompanyAccess, _ scope: CompanyScope, _ connections: [ConnectionRow]
    ) async throws(FeatureProblem) {
        self.scope = scope
        lists = try await access.keptLists(of: connections.first { $0.side == .books && $0.state != .uninstalled })
        var policies: [String: Policy] = [:]
        for store in connections where store.side == .store {
            policies[store.id] = try await access.policy(of: ID(store.id))
        }
        self.policies = policies
    }

    func cause(_ row: CauseRow, _ orders: [OrderRow], _ sums: [CauseSum]) async throws(FeatureProblem) -> Cause {
        let reason = orders.first?.cause ?? .refused([])
        let money = sums.filter { $0.cause == row.key }.compactMap { sum in
            Currency(sum.currency).map { Money(minorUnits: sum.total, $0) }
        }
        return Cause(
            id: row.key.name, store: ID(row.key.store), reason: reason, isShared: !row.key.shared.isEmpty,
            count: row.count, sums: money, oldest: row.oldest.milliseconds > 0 ? row.oldest : nil,
            orders: orders.map(CauseOrder.init),
            repairs: repairs(of: reason, policies[row.key.store]).filter { scope.may($0.permission) })
    }

    private func repairs(of reason: OrderReason, _ policy: Policy?) -> [Repair] {
        switch reason {
        case .refused(let refusals):
            unique(refusals.flatMap { repairs(of: $0, policy) })
                + (refusals.contains(where: \.isOfPosted) ? [.retry] : [.retry, .leaveOut])
        case .held(let parts): unique(parts.flatMap { repairs(of: $0.refusal, policy) }) + [.retry]
        case .problem(let problem, let record, _): repairs(of: problem, record) + [.retry, .leaveOut]
        case .numberTaken: [.linkExisting, .addSuffix, .retry, .leaveOut]
        case .numberOfOther: [.addSuffix, .retry, .leaveOut]
        case .numberOfVoided: [.addSuffix, .retry]
        case .stillStands: [.linkExisting, .retry, .leaveOut]
        case .paidInBooks: [.retry]
        case .editedInBooks: [.postAgain, .keepTheirs]
        case .removedInBooks: [.postAgain, .takeBack]
        case .failsAlways, .outcomeOpen, .booksDiffer, .blocked: [.retry, .leaveOut]
        case .alwaysStale, .linkLost, .postedTwice, .unreadable, .notTakenBack, .stillInBooks, .skipped, .waiting,
            .undone, .aliasOf, .withdrawn:
            [.retry]
        }
    }

    private func unique(_ repairs: [Repair]) -> [Repair] {
        var seen: Set<Repair> = []
        return repairs.filter { seen.insert($0).inserted }
    }

    private func repairs(of problem: ConnectorProblem, _ record: BooksRecordKind) -> [Repair] {
        switch problem.cause {
        case .duplicateNumber: [.linkExisting, .addSuffix]
        case .duplicateName: record == .customer ? [.chooseCustomer([])] : record == .item ? [.chooseItem([])] : []
        case .periodClosed: [.postOnFirstOpenDay]
        case .referenceInactive: [.reactivate(nil)]
        case .unreachable, .outcomeUnknown, .throttled, .serverFault, .signInNeeded, .clientRefused, .notPermitted,
            .subscriptionEnded, .notFound, .stale, .beforeStock, .transactionDeposited, .invalid,
            .unreadable, .extensionMissing, .blocked, .clockWrong, .notSecure:
            []
        }
    }

    private func repairs(of refusal: Refusal, _ policy: Policy?) -> [Repair] {
        switch refusal {
        case .taxUnpaired(let taxes): [.pairTax(taxes, codes: taxCodes, likely: likely(taxes))]
        case .taxCodeNotChosen, .taxCodeMissing: [.chooseTaxCode(taxCodes)]
        case .paymentMethodUnmapped(let method): [.choosePaymentAccount(method, accounts(fitting: [.deposit]))]
        case .accountMissing(let name): (isInactive(name) ? [.reactivate(name)] : []) + replacement(of: name, policy)
        case .accountTypeUnfit(let name, _), .accountDetailUnfit(let name, _): replacement(of: name, policy)
        case .periodClosed: [.postOnFirstOpenDay]
        case .productUnknown: [.chooseItem([]), .createItems]
        case .productAmbiguous(_, let items): [.chooseItem(items)]
        case .productInactive(let name): [.reactivate(name), .chooseItem([])]
        case .customerAmbiguous(_, let candidates): [.chooseCustomer(candidates)]
        case .customerInactive(let name): [.reactivate(name), .chooseCustomer([])]
        case .customerCurrencyDiffers: [.chooseCustomer([])]
        case .refundAmountUnknown, .refundSumDiffers, .refundAnswerDiffers: [.enterRefund]
        case .receivedDiffers(let received, let total): [.settle([received > total ? .givenBack : .collected])]
        case .cancelledAfterPayment: [.settle([.givenBack])]
        case .paymentWithdrawn: [.settle([.neverReceived])]
        case .deletedAfterPosting: [.keepPosted, .takeBack]
        case .changedInClosedPeriod: policy?.closedPeriod == .firstOpenDay ? [] : [.postOnFirstOpenDay]
        case .changedAfterPosting, .correctedWithoutPayment, .unfinishedAfterPosting: [.takeBack]
        case .totalsDiffer, .totalPartUnknown, .taxDiffers, .taxUnshared, .creditGivenUnclear, .taxOffRates,
            .paymentsExceedTotal, .refundExceedsPayments,
            .soldBeforeStock, .stockUntold, .stockInOtherCurrency, .aliasLoop, .creditWithoutInvoice,
            .documentCancelledAfterPayment,
            .cancelledAfterSending,
            .customerUnknown, .serviceItemUnfit, .serviceItemElsewhere, .itemNotBought, .supplierInvoiceDiffers,
            .supplierNotSent, .supplierInvoiceLeft, .vendorInactive, .vendorCurrencyDiffers, .refundWithoutSale,
            .currencyNotEnabled,
            .currencyRateMissing, .currencyRateTurned, .totalNegative, .moneyBelowZero, .amountTooFine,
            .amountOutOfRange, .nothingToPost,
            .unreadable, .tooManyLines:
            []
        }
    }

    // MARK: What there is to choose from

    private var taxCodes: [TaxCodeRecord] {
        (lists?.taxCodes ?? []).filter(\.isActive).sorted { NameKey($0.name).text < NameKey($1.name).text }
    }

    /// The one code whose rates make what these taxes make together.
    private func likely(_ taxes: [StoreTax]) -> ID<TaxCode>? {
        let rates = taxes.compactMap(\.rate)
        guard !rates.isEmpty, rates.count == taxes.count else { return nil }
        let sum = Self.sum(rates)
        let fitting = taxCodes.filter { code in
            !code.salesRates.isEmpty && Self.sum(code.salesRates.map(\.percent)) == sum
        }
        return fitting.count == 1 ? fitting[0].id : nil
    }

    private static func sum(_ rates: [ExactDecimal]) -> ExactDecimal { rates.reduce(.zero) { $0.adding($1) ?? $0 } }

    private func isInactive(_ account: String) -> Bool {
        lists?.accounts.values.contains { !$0.isActive && $0.name == account } ?? false
    }

    private func replacement(of name: String, _ policy: Policy?) -> [Repair] {
        let uses = policy?.uses(ofAccount: name) ?? []
        let accounts = accounts(fitting: uses)
        return uses.isEmpty || accounts.isEmpty ? [] : [.replaceAccount(named: name, accounts)]
    }

    /// Active accounts in the books' own currency that fit every one of these uses.
    private func accounts(fitting uses: Set<AccountUse>) -> [Account] {
        guard let lists else { return [] }
        return lists.accounts.values.filter { account in
            account.isActive && account.currency == lists.company.homeCurrency
                && uses.allSatisfy { $0.offers(account) }
        }.sorted { NameKey($0.name).text < NameKey($1.name).text }
    }
}

extension Refusal {
    /// It speaks of an order whose documents are in the books: that one is not kept out of them, but taken back or kept.
    fileprivate var isOfPosted: Bool {
        switch self {
        case .deletedAfterPosting, .changedAfterPosting, .changedInClosedPeriod, .correctedWithoutPayment,
            .unfinishedAfterPosting, .cancelledAfterSending:
            true
        case .totalsDiffer, .totalPartUnknown, .taxDiffers, .taxUnshared, .creditGivenUnclear, .taxOffRates,
            .paymentsExceedTotal, .refundExceedsPayments,
            .refundAmountUnknown, .refundSumDiffers, .refundAnswerDiffers, .cancelledAfterPayment, .receivedDiffers,
            .paymentWithdrawn, .creditWithoutInvoice, .taxUnpaired, .taxCodeMissing, .taxCodeNotChosen,
            .soldBeforeStock, .stockUntold, .stockInOtherCurrency, .aliasLoop, .documentCancelledAfterPayment,
            .customerAmbiguous,
            .customerCurrencyDiffers, .currencyNotEnabled, .currencyRateMissing, .currencyRateTurned, .accountMissing,
            .accountTypeUnfit,
            .accountDetailUnfit, .paymentMethodUnmapped, .periodClosed, .productUnknown, .productAmbiguous,
            .productInactive,
            .totalNegative, .moneyBelowZero, .amountTooFine, .amountOutOfRange, .nothingToPost, .unreadable,
            .tooManyLines,
            .refundWithoutSale, .customerUnknown, .customerInactive, .serviceItemUnfit, .serviceItemElsewhere,
            .itemNotBought, .supplierInvoiceDiffers, .supplierNotSent, .supplierInvoiceLeft, .vendorInactive,
            .vendorCurrencyDiffers:
            false
        }
    }
}

extension CompanyAccess {
    /// The short lists of the books as they were read last; `nil` before that. Rows that cannot be understood are left out.
    func keptLists() async throws(FeatureProblem) -> BooksCatalogue? {
        try await keptLists(of: try await books())
    }

    func keptLists(of books: ConnectionRow?) async throws(FeatureProblem) -> BooksCatalogue? {
        guard let books, let kind = services.connectors.books(books.kind) else { return nil }
        let archive = archive
        let rows = try await withFeatureProblem { try await archive.shortLists(of: books.id) }
        return BooksCatalogue(records(rows), traits: kind.traits)
    }

    /// Records of the mirror that can be understood.
    func records(_ rows: [MirrorRow]) -> [CatalogueRecord] {
        rows.compactMap { row in
            do throws(Unreadable) { return try RecordText.decode(CatalogueRecord.self, from: row.body) } catch {
                return nil
            }
        }
    }
}
