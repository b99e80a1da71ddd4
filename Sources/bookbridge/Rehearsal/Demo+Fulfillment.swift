import Accounting
import Bookkeeping
import CommandLine
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import SampleStores
import Storage
import Sync
import Wording

extension DemoSettings {
    /// The sample instance of myFulfillment has prices in euros or in dollars. Books on a desktop are read when they call.
    var fulfillmentHome: MyFulfillmentSampleHome? {
        guard books == .online, !hasOneStore else { return nil }
        switch country {
        case .us: return .unitedStates
        case .fr: return .franceAlone
        case .ca, .gb, .de, .jp, .au: return nil
        }
    }
}

/// What the feeds of an instance of myFulfillment came to in the books.
struct FulfillmentOutcome {
    var counts: [OrderState: Int] = [:]
    var charged: Money
    var buyers = 0
}

extension Demo {
    static let fulfillment = "demo-fulfillment"
    private static let fulfillmentID = ID<Store>(fulfillment)

    /// Connects the fourth store: one that makes its invoices and credit memos itself. Its schedules are saved as they are proposed.
    func connectFulfillment(_ values: [String: String]) async throws {
        guard settings.fulfillmentHome != nil else { return }
        let scope = try await services.scope(Self.company)
        _ = try await Integrations(scope).connectStore(Self.fulfillment, kind: "myfulfillment", values: values)
        guard try await StorePolicy(scope).policy(of: Self.fulfillmentID) == nil else { return }
        var (policy, _) = try await SetUp(scope).suggestion(for: Self.fulfillmentID)
        // All stores count from the beginning.
        (policy.numbering.prefix, policy.numbering.refundPrefix) = ("MF", "MFA")
        _ = try await StorePolicy(scope).save(policy, of: Self.fulfillmentID)
        for feed in try await Feeds(scope).list(of: Self.fulfillmentID) {
            guard let proposal = feed.proposal, feed.unmet == nil else { continue }
            try await Feeds(scope).schedule(feed.workflow, of: Self.fulfillmentID, proposal)
        }
    }

    /// Runs its feeds in the order in which they are set up, until nothing stops them.
    func runFeeds(_ sentences: Sentences) async throws -> RequestCount {
        guard settings.fulfillmentHome != nil else { return RequestCount() }
        let scope = try await services.scope(Self.company)
        var requests = RequestCount()
        for workflow in [Workflow.products, .productUpdates, .customers, .invoices, .creditMemos] {
            for _ in 0..<Self.runsMax {
                let report = try await SyncStore(scope).run(workflow, of: Self.fulfillmentID)
                requests = requests + report.requests
                guard let stop = report.stopped else { break }
                Console.note(sentences.explain(stop).text)
            }
        }
        return requests
    }

    /// What is in the books of it, by the instance's own count.
    func fulfillmentOutcome(in sample: MyFulfillmentSampleStore?, _ currency: Currency) async throws
        -> FulfillmentOutcome
    {
        var outcome = FulfillmentOutcome(charged: .zero(currency))
        guard settings.fulfillmentHome != nil, let sample else { return outcome }
        let scope = try await services.scope(Self.company)
        var (invoices, memos): (Set<String>, Set<String>) = ([], [])
        var last: ID<Order>?
        while true {
            let page = try await OrderList(scope).page(of: Self.fulfillmentID, after: last, limit: Self.listMax)
            for row in page {
                outcome.counts[row.state, default: 0] += 1
                guard row.state == .posted else { continue }
                if row.id.hasPrefix(ID<Order>.creditMemoMark) {
                    memos.insert(row.number)
                } else {
                    invoices.insert(row.number)
                }
            }
            last = page.last?.ref.id
            if page.count < Self.listMax { break }
        }
        let (cents, buyers) = await sample.charged(invoices: invoices, creditMemos: memos)
        outcome.charged = Money(minorUnits: cents, currency)
        outcome.buyers = await sample.customers().union(buyers).count
        return outcome
    }
}
