import Storage

/// Reads the audit of a company from its first entry and stops at the first that does not fit.
struct AuditChecker {
    let connection: any SQLConnection
    let seal: SecretSeal
    let company: String
    let noted: AuditHead?

    func verdict() throws -> AuditVerdict {
        var head = AuditHead(count: 0, hash: "")
        var mustBeSealed = false
        while true {
            let entries = try entries(after: head.count)
            for (entry, mark) in entries {
                mustBeSealed = mustBeSealed || mark != nil
                let flaw = flaw(in: entry, after: head) ?? (mustBeSealed ? flaw(in: mark, of: entry) : nil)
                if let flaw { return AuditVerdict(head: head, flaw: flaw) }
                head = AuditHead(count: entry.place, hash: entry.hash)
            }
            if entries.count < Self.portion { break }
        }
        return AuditVerdict(head: head, flaw: try flaw(at: head))
    }

    private func flaw(in entry: AuditEntry, after head: AuditHead) -> AuditFlaw? {
        if entry.place != head.count + 1 { return .missing(place: head.count + 1) }
        if entry.hash != entry.computedHash { return .changed(place: entry.place) }
        if entry.previous != head.hash { return .unchained(place: entry.place) }
        if let noted, noted.count == entry.place, noted.hash != entry.hash {
            return .notedDiffers(place: entry.place)
        }
        return nil
    }

    /// Entries of before there were seals have none; behind the first that has one, all must have theirs.
    private func flaw(in mark: [UInt8]?, of entry: AuditEntry) -> AuditFlaw? {
        let head = AuditHead(count: entry.place, hash: entry.hash)
        return mark == seal.mark(on: head, of: company) ? nil : .unsealed(place: entry.place)
    }

    /// The entries that are there, held against what is kept of the end.
    private func flaw(at head: AuditHead) throws -> AuditFlaw? {
        if let noted, noted.count > head.count { return .cutOff(count: head.count, expected: noted.count) }
        guard let end = try AuditEnd(connection, of: company).kept else { return head.count == 0 ? nil : .endForged }
        if end.seal != seal.mark(on: end.head, of: company) { return .endForged }
        if end.head.count != head.count { return .cutOff(count: head.count, expected: end.head.count) }
        return end.head.hash == head.hash ? nil : .unchained(place: head.count)
    }

    private func entries(after place: Int) throws -> [(entry: AuditEntry, mark: [UInt8]?)] {
        try connection.rows(
            """
            SELECT \(AuditEntry.columns), seal FROM audit WHERE company = $1 AND place > $2
            ORDER BY place LIMIT \(Self.portion)
            """, [.text(company), .number(place)]
        ) { (entry: try AuditEntry($0), mark: $0.value(11) == .null ? nil : try $0.bytes(11)) }
    }

    /// Requests may have a hundred kilobytes: a few megabytes at a time.
    private static let portion = 64
}
