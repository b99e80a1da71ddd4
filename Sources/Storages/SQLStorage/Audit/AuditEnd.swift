import Storage

/// How the audit of a company ends: what is kept of its end, and its last entry as it stands.
struct AuditEnd {
    /// The end as it was sealed; `nil` before the first entry.
    let kept: (head: AuditHead, seal: [UInt8])?
    let last: AuditHead?

    init(_ connection: any SQLConnection, of company: String, lock: String = "") throws {
        kept = try connection.first(
            "SELECT entries, hash, seal FROM audit_ends WHERE company = $1\(lock)", [.text(company)]
        ) { (head: AuditHead(count: try $0.number(0), hash: try $0.text(1)), seal: try $0.bytes(2)) }
        last = try connection.first(
            "SELECT place, hash FROM audit WHERE company = $1 ORDER BY place DESC LIMIT 1", [.text(company)]
        ) { AuditHead(count: try $0.number(0), hash: try $0.text(1)) }
    }

    /// Whether the last entry is the one that was written last, and the end was sealed with this key.
    func isSealed(by seal: SecretSeal, _ company: String) -> Bool {
        guard let kept, let last else { return kept == nil && last == nil }
        return kept.head == last && kept.seal == seal.mark(on: kept.head, of: company)
    }

    /// Behind all that is there or was said to be there.
    var nextPlace: Int { max(kept?.head.count ?? 0, last?.count ?? 0) + 1 }

    var lastHash: String { last?.hash ?? kept?.head.hash ?? "" }

    /// No key makes it.
    static let unsealed: [UInt8] = []
}
