package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// What can be done about a finding: keep the hand edit, post ours again, or link the document to an order.
///
/// Source: what-users-expect.md §4.11 ("mark, ask, do not re-create by itself").
package struct FindingDesk: Sendable {
    let context: SyncContext

    package init(_ context: SyncContext) {
        self.context = context
    }

    /// Accepts the document as it stands; it is not told again until it changes again. Gives the finding.
    package func keep(_ word: String, by person: String) async throws(FindingStop) -> Finding {
        let (matter, name) = try await matter(of: word)
        guard let finding = finding(name, in: matter) else { throw .refused(.nothingFound(word)) }
        if finding.event == .orderDeleted, let order = finding.order {
            try await keepAfterDeletion(order, by: person)
            return finding
        }
        let edit = try accepted(finding, name, by: person)
        let (archive, books) = (context.archive, context.booksConnection)
        try await withFindingStop { try await archive.accept(edit, books: books) }
        return finding
    }

    /// What is posted of a deleted order stays, and the order needs nobody any more.
    private func keepAfterDeletion(_ order: String, by person: String) async throws(FindingStop) {
        _ = try await withFindingStop {
            try await OrderSayings(context.archive, of: context.storeConnection)
                .say(of: order, by: person, at: context.world.clock.now()) { $0.isKeptAfterDeletion = true }
        }
    }

    /// Posts what we posted before once more: a removed document as its next generation, an edited one over the edit.
    ///
    /// The documents are written by the next run; nothing reaches the books from here. Gives the finding.
    package func repost(_ word: String) async throws(FindingStop) -> Finding {
        let (matter, name) = try await matter(of: word)
        guard let posted = matter.posted.first(where: { $0.name == name }), let order = posted.order else {
            throw .refused(matter.filed[name] == nil ? .unknown(word) : .notPostedByUs(word))
        }
        guard let finding = finding(name, in: matter) else { throw .refused(.nothingFound(word)) }
        let repost = Repost(context: context, posted: posted, filed: matter.filed[name], order: order, word: word)
        try await repost.perform()
        return finding
    }

    // MARK: Looking at one document

    /// Everything around one document: the day that it was posted for, and the day that it bears now.
    func matter(of word: String) async throws(FindingStop) -> (matter: ReconciliationMatter, name: DocumentName) {
        guard let name = DocumentName(word: word) else { throw .refused(.unknown(word)) }
        let (archive, books) = (context.archive, context.booksConnection)
        let owners = try await withFindingStop {
            try await archive.owners(of: [name], books: books)
        }
        let reconciliation = StoreReconciliation(context)
        let days = try await withFindingStop {
            let side = BooksSide(context: context, company: try await reconciliation.company())
            let posted = side.read(owners.map(\.posted)).posted
            let filed = try await side.read(.named(name.kind, [name.id]))
            return posted.map(\.document.date) + filed.map(\.date)
        }
        guard let first = days.min(), let last = days.max() else { throw .refused(.unknown(word)) }
        if let owner = owners.first, owner.store != context.storeConnection { throw .refused(.unknown(word)) }
        let matter = try await withFindingStop {
            try await reconciliation.gather(first...last, tellsStrangers: true, refreshes: false)
        }
        return (matter, name)
    }

    func finding(_ name: DocumentName, in matter: ReconciliationMatter) -> Finding? {
        FindingSearch(matter).findings().first { $0.kind == name.kind && $0.booksID == name.id }
    }

    func accepted(
        _ finding: Finding?, _ name: DocumentName, by person: String
    ) throws(FindingStop) -> AcceptedEditRow {
        let print: String
        do { print = try finding?.fingerprint() ?? "" } catch {
            throw .stopped(.storage(.failed(String(describing: error))))
        }
        return AcceptedEditRow(
            document: name, fingerprint: print, acceptedBy: person, acceptedAt: context.world.clock.now())
    }
}

extension DocumentName {
    /// Reads `invoice-129`, as findings are named.
    package init?(word: String) {
        let parts = word.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let kind = DocumentKind(rawValue: String(parts[0])), !parts[1].isEmpty,
            parts[1].utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        self.init(kind: kind, id: String(parts[1]))
    }
}

/// Runs a call, turning what it throws into the stop of an action.
func withFindingStop<Value>(_ call: () async throws -> Value) async throws(FindingStop) -> Value {
    do { return try await call() } catch let stop as FindingStop { throw stop } catch { throw .stopped(RunStop(error)) }
}

func withFindingStop<Value>(_ call: () throws -> Value) throws(FindingStop) -> Value {
    do { return try call() } catch let stop as FindingStop { throw stop } catch { throw .stopped(RunStop(error)) }
}
