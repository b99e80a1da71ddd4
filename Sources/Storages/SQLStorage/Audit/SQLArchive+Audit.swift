package import Accounting
package import Storage

extension SQLArchive {
    package func add(_ note: AuditNote, to company: String, now: Instant) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, to: company)
        }
    }

    package func audit(
        of company: String, _ search: AuditSearch, page: AuditPage, limit: Int
    ) async throws(StorageProblem) -> [AuditEntry] {
        try await database.read { connection in
            try AuditFinder(connection: connection, company: company, search: search, page: page, limit: limit)
                .entries()
        }
    }

    package func verifyAudit(of company: String, noted: AuditHead?) async throws(StorageProblem) -> AuditVerdict {
        try await database.read { [seal] connection in
            try AuditChecker(connection: connection, seal: seal, company: company, noted: noted).verdict()
        }
    }

    package func isAuditSound(of company: String) async throws(StorageProblem) -> Bool {
        try await database.read { [seal] connection in
            try AuditEnd(connection, of: company).isSealed(by: seal, company)
        }
    }
}
