import Accounting
package import Commerce

extension Bookkeeper {
    /// What the order adds to summaries; `nil` when it is posted by itself (X13).
    ///
    /// `known` is what it added so far. An order with documents of its own (`isPostedSingly`) never becomes a member, and one
    /// whose summary was decided stays one whatever the policy says now. `earlier` gives what it would add by the settings of an
    /// earlier version: what differs from what is known then is an edit, all else only a setting.
    package func summarise(
        _ order: Order, links: Links = Links(), known: [KnownMember] = [], isPostedSingly: Bool = false,
        choices: OrderChoices = OrderChoices(), sights: [FirstSight] = [],
        earlier: (Int) -> [SummaryMember] = { _ in [] }
    ) -> Summarised? {
        let money = money(of: order, sights, choices)
        let order = money.order
        let isBound = known.contains(where: \.isBound)
        guard !isPostedSingly, isBound || isToBeSummarised(order) && choices.sending == nil else { return nil }
        // What was chosen for sending the order by itself rules no summary of many orders.
        var choices = choices
        if isBound { choices.sending = nil }
        let books = Bookkeeper(like: self, policy: policy.forMembers, makesNames: false)
        let decision = books.decide(
            money, links: isBound ? links.knowing(known.map(\.member)) : links, choices: choices)
        let kept = isBound ? known.filter { !$0.isLeaving }.map(\.member) : []
        switch decision {
        case .post(let plan):
            guard let members = members(of: plan, order) else {
                return isBound ? Summarised(members: kept, decision: .refuse([.changedAfterPosting])) : nil
            }
            let held = kept.filter { plan.holds($0.key) }
            return Summarised(
                members: members.map { $0.settled(with: known, links, earlier) } + held,
                decision: .post(plan.onlyItems))
        case .skip(.cancelled):
            guard isBound else { return Summarised(members: [], decision: decision) }
            let paid = kept.map(\.amount).sum(order.currency)
            return paid.isPositive
                ? Summarised(members: kept, decision: .refuse([.cancelledAfterPayment(paid: paid)]))
                : Summarised(members: [], decision: decision)
        case .skip, .wait, .refuse: return Summarised(members: kept, decision: decision)
        }
    }

    /// Why the order is posted by itself on a day that is summarised; `nil` when it is summarised, or its day is not.
    package func exclusion(
        of order: Order, sights: [FirstSight] = [], choices: OrderChoices = OrderChoices()
    ) -> SummaryExclusion? {
        guard let summary = policy.summary, let days else { return nil }
        let order = money(of: order, sights, choices).order
        let placedOn = days.day(of: order.placedAt)
        if choices.sending != nil, summary.applies(on: placedOn) { return .sentSingly }
        return summary.applies(on: placedOn) ? exclusion(of: order, placedOn: placedOn, days) : nil
    }

    /// Why a member is not posted yet: the summary that it still has to come into.
    package func wait(for members: [SummaryMember], known: [KnownMember] = []) -> WaitReason? {
        let settled = known.filter { $0.isBound && !$0.isLeaving }.map(\.member)
        guard let member = members.first(where: { !settled.contains($0) }) ?? members.first else { return nil }
        let number = Naming.cutDistinctly(
            member.summary.number(policy), to: catalogue.traits.lengths.documentNumber)
        return .inSummary(number: number, day: member.summary.day)
    }

    private func isToBeSummarised(_ order: Order) -> Bool {
        guard let summary = policy.summary, let days else { return false }
        let placedOn = days.day(of: order.placedAt)
        return summary.applies(on: placedOn) && exclusion(of: order, placedOn: placedOn, days) == nil
    }

    private func exclusion(of order: Order, placedOn: BusinessDate, _ days: LocalDays) -> SummaryExclusion? {
        if !order.tenders.isEmpty { return .giftCard }
        if order.payments.count > 1 { return .severalPayments }
        guard let payment = order.payments.first, payment.amount == order.total, payment.amount.isPositive,
            policy.payments.isEnabled
        else { return .notPaidInFull }
        if policy.customerAssignment == .organisation, !order.buyer.company.isEmpty { return .organisation }
        return placedOn < days.day(of: order.receivedAt(payment)) ? .paidLater : nil
    }

    /// One member for each receipt of the plan; `nil` when it holds anything but receipts.
    private func members(of plan: Plan, _ order: Order) -> [SummaryMember]? {
        let usual = order.payments.first?.method
        var members: [SummaryMember] = []
        for record in plan.records {
            guard case .document(let document) = record.body else { continue }
            guard case .sale(let receipt) = document, document.kind == .salesReceipt || document.kind == .refundReceipt
            else { return nil }
            let refund = order.refunds.first { record.key.role == .refund($0.id) }
            let method = refund?.method ?? usual ?? StorePaymentMethod(title: "")
            members.append(
                SummaryMember(
                    receipt, key: record.key, method: method, of: order, policyVersion: plan.policyVersion))
        }
        return members
    }
}

extension Links {
    /// Planned with it, an order that is in a summary is taken for one that is in the books: it passes filters and closed days,
    /// and its sale remains a receipt.
    fileprivate func knowing(_ members: [SummaryMember]) -> Links {
        var links = self
        for member in members {
            links.records[member.key] = member.summary.id
            if !member.receipt.kind.isReversal { links.saleKinds[member.key] = .salesReceipt }
        }
        return links
    }
}

extension Plan {
    fileprivate var onlyItems: Plan {
        var plan = self
        plan.records = records.filter { if case .item = $0.body { true } else { false } }
        return plan
    }
}

extension SummaryMember {
    /// The member as it was when only settings changed since, and with an edit as those settings have it. What is posted keeps its day,
    /// money stays where it went when the store tells another method, and a refund stays in the summary of its day when its order is
    /// only touched later.
    fileprivate func settled(
        with known: [KnownMember], _ links: Links, _ earlier: (Int) -> [SummaryMember]
    ) -> SummaryMember {
        guard let one = known.first(where: { $0.member.key == key }) else { return self }
        let before = one.member
        var member = self
        let posted = PostedRecord(key: key, body: .document(.sale(before.receipt)), booksID: "")
        if one.isBound || receipt.kind.isReversal,
            case .sale(let receipt)? = PlannedRecord(key: key, body: .document(.sale(receipt)))
                .keepingDay(of: posted).document
        {
            member.receipt = receipt
        }
        if method != before.method {
            member.method = before.method
            member.receipt.settlementAccount = before.receipt.settlementAccount
            member.receipt.paymentMethod = before.receipt.paymentMethod
        }
        let isOnlySetting =
            before.policyVersion != policyVersion
            && Document.sale(member.receipt).saysTheSame(as: .sale(before.receipt))
        guard isOnlySetting else { return member }
        guard let then = earlier(before.policyVersion).first(where: { $0.key == key }) else { return before }
        let isSame =
            Document.sale(then.receipt).resolved(by: links) == Document.sale(before.receipt).resolved(by: links)
        if isSame { return before }
        return then.itemsAwaited.allSatisfy { links[$0] != nil || itemsAwaited.contains($0) } ? then : member
    }
}
