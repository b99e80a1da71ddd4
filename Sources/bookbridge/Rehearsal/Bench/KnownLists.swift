import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import Sync
import Synchronization

/// Puts the customers and items that orders will name into the books beforehand, so that the orders are of known customers.
struct KnownLists {
    let services: Services
    var hasCustomers = true

    /// Makes every list record that a dry run would make; how many.
    func make(in company: String) async throws -> Int {
        let records = try await planned(company)
        for context in try await SyncContexts(services.scope(company)).all() {
            let facts = try await context.books.company()
            let alone = PostingCapacity(batchSize: 1, requestsInFlight: 1)
            for record in records {
                let posting = Posting(
                    intentID: record.key.description, key: record.key, operation: .create, body: record.body,
                    references: [:], requestKey: services.world.identifiers.next(), marker: "")
                for prepared in context.books.prepare([posting], company: facts, capacity: alone).requests {
                    let answers = try await context.books.perform(prepared, postings: [posting])
                    for case .refused(let problem) in answers.values {
                        throw problem
                    }
                }
            }
        }
        return records.count
    }

    /// Each thing and each name once, although the dry run meets them with every order.
    private func planned(_ company: String) async throws -> [PlannedRecord] {
        let found = Mutex<(keys: Set<RecordKey>, names: Set<String>, records: [PlannedRecord])>(([], [], []))
        try await SyncStore(services.scope(company)).dryRun(of: ID(RehearsalCompany.store)) { order in
            found.withLock { found in
                for case .create(let record) in order.decision.changes {
                    guard hasCustomers || !record.body.isCustomer, let name = record.body.listName,
                        found.keys.insert(record.key).inserted,
                        found.names.insert(name).inserted
                    else { continue }
                    found.records.append(record)
                }
            }
        }
        return found.withLock { $0.records }
    }
}

extension RecordBody {
    fileprivate var isCustomer: Bool { if case .customer = self { true } else { false } }

    fileprivate var listName: String? {
        switch self {
        case .customer(let party), .vendor(let party): party.displayName
        case .item(let item): item.name
        case .document: nil
        }
    }
}
