package import Accounting
package import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage
import Sync

extension NeedsYou {
    /// Fixes a cause for all of its orders, which are decided again at the next run; returns how many there are.
    package func answer(_ answer: RepairAnswer, to id: ID<Cause>) async throws(FeatureProblem) -> Int {
        let cause = try await cause(id, limit: Self.ordersAtOnce)
        switch answer {
        case .item(let name): try await link(item: name, cause)
        case .customer(let name): try await link(customer: name, cause)
        case .reactivate: try await reactivate(cause)
        case .taxCode, .account, .firstOpenDay, .createItems: try await change(answer, cause)
        }
        return cause.count
    }

    /// Has all orders of a cause decided again at the next run; gives how many they are.
    @discardableResult
    package func retry(_ id: ID<Cause>) async throws(FeatureProblem) -> Int {
        let access = try scope.open(.retryOrders)
        return try await eachPage(of: id) { orders throws(FeatureProblem) in
            let store = orders[0].ref.store.rawValue
            _ = try await access.retry(orders.map(\.ref.id.rawValue), of: store)
        }
    }

    /// Keeps all orders of a cause out of the books, with a reason; gives how many they are.
    package func leaveOut(
        _ id: ID<Cause>, _ kind: OrderExemption.Kind, because reason: String
    ) async throws(FeatureProblem) -> Int {
        let exemptions = OrderExemptions(scope)
        return try await eachPage(of: id) { orders throws(FeatureProblem) in
            for order in orders { try await exemptions.exempt(order.ref, kind, because: reason) }
        }
    }

    /// Each order leaves the cause once it is dealt with; one that a run decides meanwhile is passed over.
    private func eachPage(
        of id: ID<Cause>, _ act: ([CauseOrder]) async throws(FeatureProblem) -> Void
    ) async throws(FeatureProblem) -> Int {
        var (count, last): (Int, ID<Order>?) = (0, nil)
        while true {
            let cause: Cause
            do throws(FeatureProblem) { cause = try await self.cause(id, after: last, limit: Self.ordersAtOnce) } catch
            {
                guard case .repairRefused(.causeGone) = error, count > 0 else { throw error }
                return count
            }
            if cause.orders.isEmpty { return count }
            try await act(cause.orders)
            count += cause.orders.count
            last = nil
            if cause.orders.count < Self.ordersAtOnce { return count }
        }
    }

    // MARK: Settings

    private func change(_ answer: RepairAnswer, _ cause: Cause) async throws(FeatureProblem) {
        let policies = StorePolicy(scope)
        guard var policy = try await policies.policy(of: cause.store) else { throw .stopped(.notSetUp) }
        let lists = try await scope.open(.changeSettings).keptLists()
        var isFit = false
        for repair in cause.repairs where !isFit { isFit = policy.take(answer, for: repair, cause.reason, lists) }
        guard isFit else { throw .repairRefused(.answerUnfit) }
        _ = try await policies.saveChecked(policy, of: cause.store)
    }

    /// Orders on which one call works; those beyond are left to the next run.
    static let ordersAtOnce = 200
}

extension Policy {
    /// Takes in what was answered; `false` when it is no answer to this.
    fileprivate mutating func take(
        _ answer: RepairAnswer, for repair: Repair, _ reason: OrderReason, _ lists: BooksCatalogue?
    ) -> Bool {
        switch (repair, answer) {
        case (.pairTax(let taxes, let codes, _), .taxCode(let id)) where codes.contains { $0.id == id }:
            let set = Set(taxes)
            tax.pairs.removeAll { $0.taxes == set }
            tax.pairs.append(TaxPolicy.Pair(taxes: set, code: id))
            return true
        case (.chooseTaxCode(let codes), .taxCode(let id)) where codes.contains { $0.id == id }:
            if let missing = reason.missingTaxCode {
                replace(taxCode: missing, by: id)
            } else {
                tax.unitedStatesCode = id
            }
            return true
        case (.choosePaymentAccount(let method, let accounts), .account(let id)):
            guard let account = accounts.first(where: { $0.id == id }) else { return false }
            // A rule for money in another currency stays, and counts for that.
            payments.rules.removeAll { $0.method == method && lists?.currency(of: $0.account) == account.currency }
            payments.rules.append(PaymentPolicy.Rule(method: method, account: account.reference))
            return true
        case (.replaceAccount(let name, let accounts), .account(let id)):
            guard let account = accounts.first(where: { $0.id == id }) else { return false }
            replace(account: name, by: account.reference)
            return true
        case (.postOnFirstOpenDay, .firstOpenDay):
            closedPeriod = .firstOpenDay
            return true
        case (.createItems, .createItems):
            products.createsItems = true
            return true
        case (.pairTax, _), (.chooseTaxCode, _), (.choosePaymentAccount, _), (.replaceAccount, _),
            (.postOnFirstOpenDay, _), (.createItems, _), (.reactivate, _), (.chooseItem, _), (.chooseCustomer, _),
            (.linkExisting, _),
            (.addSuffix, _), (.enterRefund, _), (.settle, _), (.keepPosted, _), (.postAgain, _), (.keepTheirs, _),
            (.takeBack, _), (.retry, _), (.leaveOut, _):
            return false
        }
    }
}

extension OrderReason {
    /// The refusals that it holds, of the order or of parts of it.
    var refusals: [Refusal] {
        switch self {
        case .refused(let refusals): refusals
        case .held(let parts): parts.map(\.refusal)
        case .skipped, .waiting, .problem, .failsAlways, .outcomeOpen, .alwaysStale, .linkLost, .booksDiffer,
            .numberTaken, .numberOfOther, .numberOfVoided, .stillStands, .paidInBooks, .blocked, .editedInBooks,
            .removedInBooks, .undone,
            .notTakenBack, .stillInBooks,
            .postedTwice, .unreadable, .aliasOf, .withdrawn:
            []
        }
    }

    fileprivate var missingTaxCode: ID<TaxCode>? {
        for case .taxCodeMissing(let id) in refusals { return id }
        return nil
    }
}
