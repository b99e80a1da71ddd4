import ConnectorKit
import LinkLedger
package import Storage

/// The audit of a company: who did what, with what request and answer; searched, exported, verified (X7).
package struct AuditTrail: Sendable {
    let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// One page of entries, newest first; `before` is the place of the last one of the page before.
    package func page(
        _ question: AuditQuestion, before: Int?, limit: Int
    ) async throws(FeatureProblem) -> [AuditEntry] {
        let search = try await search(question, try scope.open(.seeAudit))
        return try await entries(search, .newestFirst(before: before), limit: limit)
    }

    /// The entries after a place, oldest first; as many as are held at a time.
    func part(_ question: AuditQuestion, after place: Int) async throws(FeatureProblem) -> [AuditEntry] {
        let search = try await search(question, try scope.open(.seeAudit))
        return try await entries(search, .oldestFirst(after: place), limit: Self.portion)
    }

    func entries(
        _ search: AuditSearch, _ page: AuditPage, limit: Int
    ) async throws(FeatureProblem) -> [AuditEntry] {
        let access = try scope.open(.seeAudit)
        let (archive, company) = (access.archive, access.company)
        return try await withFeatureProblem {
            try await archive.audit(of: company, search, page: page, limit: limit)
        }
    }

    /// Hands over every entry that is asked for, oldest first, a portion at a time.
    package func each(
        _ question: AuditQuestion, _ hand: ([AuditEntry]) throws -> Void
    ) async throws {
        let access = try scope.open(.seeAudit)
        let search = try await search(question, access)
        var last: Int = 0
        while true {
            let (archive, company, after) = (access.archive, access.company, last)
            let entries = try await withFeatureProblem {
                try await archive.audit(of: company, search, page: .oldestFirst(after: after), limit: Self.portion)
            }
            try hand(entries)
            guard let newest = entries.last, entries.count == Self.portion else { return }
            last = newest.place
        }
    }

    /// The entry at a place; `nil` when there is none.
    package func entry(at place: Int) async throws(FeatureProblem) -> AuditEntry? {
        let access = try scope.open(.seeAudit)
        let (archive, company) = (access.archive, access.company)
        let found = try await withFeatureProblem {
            try await archive.audit(
                of: company, AuditSearch(), page: .oldestFirst(after: place - 1), limit: 1)
        }
        return found.first.flatMap { $0.place == place ? $0 : nil }
    }

    /// Recomputes every hash; with an end that somebody noted, also holds the audit against that.
    package func verify(noted: AuditHead? = nil) async throws(FeatureProblem) -> AuditVerdict {
        let access = try scope.open(.seeAudit)
        let (archive, company) = (access.archive, access.company)
        return try await withFeatureProblem {
            try await archive.verifyAudit(of: company, noted: noted)
        }
    }

    private func search(
        _ question: AuditQuestion, _ access: CompanyAccess
    ) async throws(FeatureProblem) -> AuditSearch {
        let archive = access.archive
        let connections = try await access.connections()
        var search = question.rest
        if let number = question.document { search.subjects.insert(.number(number)) }
        if let record = question.record { search.subjects.insert(record) }
        guard let order = question.order else { return search }
        search.subjects.insert(.order(order))
        for store in connections where store.side == .store {
            let rows = try await withFeatureProblem {
                try await archive.orders(
                    of: store.id, state: nil, search: order, after: nil, limit: Self.namesakesMax)
            }
            for row in rows where row.number == order { search.subjects.insert(.order(row.id)) }
        }
        return search
    }

    /// Requests may have a hundred kilobytes each.
    static let portion = 64
    /// Orders whose number contains what was typed.
    private static let namesakesMax = 1000
}

/// What a person looks for in the audit, in their words.
package struct AuditQuestion: Hashable, Sendable {
    /// An order by its number or its identifier in the store.
    package var order: String?
    /// A document by its number in the books, a list record by its name.
    package var document: String?
    package var record: AuditSubject?
    /// Operation, actor, action, run and times.
    package var rest = AuditSearch()

    package init() {}
}
