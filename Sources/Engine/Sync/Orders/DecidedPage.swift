import Accounting
package import Bookkeeping
package import Commerce
import ConnectorKit
import Foundation
import LinkLedger
import Storage

/// A raw order with what could be read of it.
struct ReadOrder {
    let row: UndecidedOrder
    let reading: Result<Order, Unreadable>

    init(_ row: UndecidedOrder, by store: any StoreConnector, profile: StoreProfile) {
        self.row = row
        let raw = RawRecord(id: row.id, updatedAt: row.updatedAt, body: Data(row.body))
        do throws(Unreadable) {
            reading = .success(try store.order(from: raw, profile: profile))
        } catch {
            reading = .failure(error)
        }
    }

    var order: Order? {
        if case .success(let order) = reading { order } else { nil }
    }
}

/// What was decided about one order, and what is to be written in the books for it.
package struct OrderDecision: Sendable {
    package var id: String
    /// `nil` when the raw record could not be read.
    package var order: Order?
    package var decision: Decision
    /// What differs from what is in the books already; creations only for a new order.
    package var changes: [RecordChange]
    /// Set when what is posted cannot be brought in line without a person.
    package var reason: OrderReason?
    var generations: [RecordKey: Int]
    var policyVersion: Int
}

/// Decides the orders of one page; names that one order takes are taken for the next.
struct DecidedPage {
    let policy: Policy
    var catalogue: BooksCatalogue
    let links: [RecordKey: Link]

    init(policy: Policy, catalogue: BooksCatalogue, links: [RecordKey: Link]) {
        self.policy = policy
        self.catalogue = catalogue
        self.links = links
    }

    mutating func decide(_ read: ReadOrder) throws -> OrderDecision {
        let posted = try read.row.posted.map { try PostedRecord($0, closing: catalogue.company.closingDate) }
        var known = Links(links.mapValues(\.booksID))
        for record in read.row.posted where record.link.state == .live {
            known.records[record.link.key] = record.link.booksID
        }
        let decision = decision(on: read, known)
        var result = OrderDecision(
            id: read.row.id, order: read.order, decision: decision, changes: [],
            reason: OrderReason(decision), generations: [:], policyVersion: policy.version)
        for record in read.row.posted {
            let isGone = record.link.state != .live
            result.generations[record.link.key] = record.link.generation + (isGone ? 1 : 0)
        }
        let revision = revise(posted: posted, decision: decision, company: catalogue.company)
        switch revision {
        case .changes(let changes): result.changes = changes
        case .needsPerson(let refusals): result.reason = .refused(refusals)
        }
        reserveNames(in: result.changes)
        return result
    }

    private func decision(on read: ReadOrder, _ known: Links) -> Decision {
        switch read.reading {
        case .success(let order): Bookkeeper(policy: policy, catalogue: catalogue).decide(order, links: known)
        case .failure(let unreadable): .refuse([.unreadable(field: unreadable.field, text: unreadable.text)])
        }
    }

    private mutating func reserveNames(in changes: [RecordChange]) {
        for case .create(let record) in changes {
            switch record.body {
            case .customer(let party), .vendor(let party): catalogue.parties.reserve(party.displayName)
            case .item(let item): catalogue.items.reserve(item.name)
            case .document: break
            }
        }
    }
}

extension OrderReason {
    init?(_ decision: Decision) {
        switch decision {
        case .post: return nil
        case .skip(let rule): self = .skipped(rule)
        case .wait(let reason): self = .waiting(reason)
        case .refuse(let refusals): self = .refused(refusals)
        }
    }
}
