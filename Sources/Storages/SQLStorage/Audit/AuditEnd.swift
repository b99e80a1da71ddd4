import Storage

/// How the audit of a company ends: what is kept of its end, and its last entry as it stands.
struct AuditEnd {
    /// The end as it was sealed; `nil` before the first entry.
    let kept: (head: AuditHead, seal: [UInt8])?
    let last: AuditHead?
    /// How far entries once reached, by the names that they were found by: those stay where entries are cut off.
    let named: Int

    fileprivate typealias Ends = (kept: (head: AuditHead, seal: [UInt8])?, last: AuditHead?)

    /// `subjects` are the names of an entry that is to follow.
    init(
        _ connection: any SQLConnection, of company: String, lock: String = "", before subjects: Set<AuditSubject> = []
    ) throws {
        (kept, last) = try connection.ends(of: company, lock: lock)
        // Where the end fits, only the next place is looked at: to read all names takes long.
        if let head = kept?.head, head == last {
            named = try connection.lastNamed(subjects, at: head.count + 1, of: company)
        } else {
            named = try connection.lastNamed(of: company)
        }
    }

    /// Whether the last entry is the one that was written last, and the end was sealed with this key.
    func isSealed(by seal: SecretSeal, _ company: String) -> Bool {
        guard let kept, let last else { return kept == nil && last == nil && named == 0 }
        return kept.head == last && named <= kept.head.count && kept.seal == seal.mark(on: kept.head, of: company)
    }

    /// Behind all that is there or was said to be there.
    var nextPlace: Int { max(kept?.head.count ?? 0, last?.count ?? 0, named) + 1 }

    var lastHash: String { last?.hash ?? kept?.head.hash ?? "" }

    /// No key makes it.
    static let unsealed: [UInt8] = []
}

extension SQLConnection {
    /// The end that is kept and the last entry; without a lock, which cannot be had on both, in one look.
    fileprivate func ends(
        of company: String, lock: String
    ) throws -> AuditEnd.Ends {
        guard lock.isEmpty else {
            let kept = try first(
                "SELECT entries, hash, seal FROM audit_ends WHERE company = $1\(lock)", [.text(company)]
            ) { (head: AuditHead(count: try $0.number(0), hash: try $0.text(1)), seal: try $0.bytes(2)) }
            let last = try first(
                "SELECT place, hash FROM audit WHERE company = $1 ORDER BY place DESC LIMIT 1", [.text(company)]
            ) { AuditHead(count: try $0.number(0), hash: try $0.text(1)) }
            return (kept, last)
        }
        return try first(
            """
            SELECT e.entries, e.hash, e.seal, a.place, a.hash FROM (SELECT 1 AS one) AS always
            LEFT JOIN audit_ends e ON e.company = $1
            LEFT JOIN audit a ON a.company = $1 AND a.place = (SELECT max(place) FROM audit WHERE company = $1)
            """, [.text(company)]
        ) { row -> AuditEnd.Ends in
            let kept = try row.optionalText(1).map {
                (head: AuditHead(count: try row.number(0), hash: $0), seal: try row.bytes(2))
            }
            let last = try row.optionalText(4).map { AuditHead(count: try row.number(3), hash: $0) }
            return (kept, last)
        } ?? (nil, nil)
    }

    /// The last place that has a name; 0 when none has.
    fileprivate func lastNamed(of company: String) throws -> Int {
        try first("SELECT coalesce(max(place), 0) FROM audit_subjects WHERE company = $1", [.text(company)]) {
            try $0.number(0)
        } ?? 0
    }

    /// The same when one of the subjects has a name at the place already, else 0.
    fileprivate func lastNamed(_ subjects: Set<AuditSubject>, at place: Int, of company: String) throws -> Int {
        let isNamed = try subjects.contains { subject in
            let sql = "SELECT 1 FROM audit_subjects WHERE company = $1 AND subject = $2 AND place = $3"
            return try first(sql, [.text(company), .text(subject.text), .number(place)]) { _ in true } ?? false
        }
        return isNamed ? try lastNamed(of: company) : 0
    }
}
