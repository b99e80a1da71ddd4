package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import LinkLedger
package import Storage
package import Sync

/// One order posted now, on a person's word: also one from before the start date, or one that the filter leaves out (S7).
package struct SendOrder: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Has only this order decided and posted; gives the run and the state of the order after it.
    ///
    /// An order that no sync has read is fetched from the store by its identifier. What is chosen stays with the order and holds for
    /// every later decision about it; without `words`, the earlier choices hold. `requester` is the person for whom a program sends: they
    /// must be allowed to as well.
    ///
    /// Throws `sendingUnfit` for what the books do not have or the person may not send, `orderInBooks` for an order that is to be sent for
    /// bills only while its sale is in the books.
    package func send(
        _ name: String, of store: ID<Store>, _ words: SendingWords? = nil, for requester: String? = nil
    ) async throws(FeatureProblem) -> (RunReport, OrderRow) {
        var access = try scope.open(.sendOrders)
        let context = try await access.context(store)
        let rules = try await access.policy(of: store)?.sendingRules ?? SendingRules()
        guard try await access.admits(rules) else { throw .sendingUnfit(.notForPerson) }
        if let requester {
            guard try await access.admits(requester: requester, rules) else {
                throw .sendingUnfit(.notForRequester(requester))
            }
            access = access.acting(for: requester)
        }
        let order: OrderRow
        do throws(FeatureProblem) { order = try await access.find(name, in: [store]) } catch {
            guard case .orderUnknown = error, try await fetch(name, context) else { throw error }
            order = try await access.find(name, in: [store])
        }
        var options = try await access.choices(of: order.ref).sending
        if let words {
            let before = options
            options = try await self.options(words, order.ref, access, context)
            options?.follow(before)
        } else if options != nil, let told = try await access.readableOrder(order.ref) {
            options?.see(told)
        }
        try await check(options ?? SendingOptions(), order, rules, access)
        let chosen = options
        try await access.change(order.ref) {
            $0.isSentSingly = true
            $0.sending = chosen
            $0.exemption = nil
            // An order that is cancelled once more is asked about once more.
            if words != nil { $0.cancellation = nil }
        }
        let report = try await perform(order, context, access)
        // Books that call us are seldom here when somebody asks: their next visit sends it.
        if report.stopped?.waitsForVisit == true { _ = try await access.ask(.sendingAsked, of: order.store) }
        return (report, try await access.order(order.ref))
    }

    /// Posts the order now. Where another run writes to the same books, it is waited for a moment; what takes longer the server does
    /// by itself, since what was chosen is kept.
    private func perform(
        _ order: OrderRow, _ context: SyncContext, _ access: CompanyAccess
    ) async throws(FeatureProblem) -> RunReport {
        let (actor, clock) = (access.actor, context.world.clock)
        for _ in 0..<Self.waitsMost {
            do throws(FeatureProblem) {
                return try await withFeatureProblem {
                    try await OrderRun(context).perform(trigger: actor, only: order.id)
                }
            } catch {
                guard case .stopped(.alreadyRunning) = error else { throw error }
                do { try await clock.sleep(milliseconds: Self.waitMilliseconds) } catch { break }
            }
        }
        _ = try await access.ask(.run(.orders, isConfirmed: false), of: order.store)
        throw .stopped(.alreadyRunning)
    }

    /// Ten seconds: most orders take one, and nobody waits longer for a page.
    private static let waitsMost = 20
    private static let waitMilliseconds: Int64 = 500

    private func options(
        _ words: SendingWords, _ ref: OrderRef, _ access: CompanyAccess, _ context: SyncContext
    ) async throws(FeatureProblem) -> SendingOptions {
        guard let policy = try await access.policy(of: ref.store) else { throw .stopped(.notSetUp) }
        let order = try await access.readOrder(ref, context)
        // What is chosen for an order that is not completed would send it by itself once it is.
        if order.supplierOrders != nil, policy.postsOnlyWhenAsked, order.status.stage != .open,
            try await access.keptOrder(ref).posted.isEmpty
        {
            throw .sendingUnfit(.orderNotCompleted(order.number))
        }
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        let catalogue = try await withFeatureProblem {
            try await mirror.catalogue(naming: SendingReader.lookups(words, order, policy))
        }
        return try SendingReader(catalogue: catalogue, policy: policy, order: order).options(words)
    }

    /// Only what the person may send, and no sale taken away by the way.
    private func check(
        _ options: SendingOptions, _ order: OrderRow, _ rules: SendingRules, _ access: CompanyAccess
    ) async throws(FeatureProblem) {
        let allowed = rules.kinds.intersection(access.requester.sendableKinds ?? rules.kinds)
        if let kind = options.kinds.subtracting(allowed).min(by: { $0.rawValue < $1.rawValue }) {
            throw .sendingUnfit(.kindNotAllowed(kind))
        }
        let sale = RecordKey.sale(ofOrder: order.ref.id)
        let kept = try await access.keptOrder(order.ref)
        // Its sale is in the books with those of its day: nothing that is chosen for it alone can count any more.
        if kept.members.contains(where: \.isBound), options != SendingOptions() { throw .orderInBooks(order.number) }
        guard !options.sendsInvoice else { return }
        let posted = kept.posted
        if posted.contains(where: { $0.link.key == sale }) { throw .orderInBooks(order.number) }
    }

    /// Reads one order from the store and keeps it; `false` when the store has none of that identifier.
    private func fetch(_ id: String, _ context: SyncContext) async throws(FeatureProblem) -> Bool {
        let raw: RawRecord?
        let stream = context.store.description.saleStream(of: ID(id))
        do { raw = try await context.store.record(id, of: stream) } catch { throw .stopped(.store(error)) }
        guard let raw else { return false }
        let (archive, store, now) = (context.archive, context.storeConnection, context.world.clock.now())
        let row = RawRow(
            id: raw.id, updatedAt: raw.updatedAt, hash: RecordText.fingerprint(raw.body), body: Array(raw.body))
        _ = try await withFeatureProblem {
            try await archive.keep(orders: [row], of: store, now: now)
        }
        return true
    }
}
