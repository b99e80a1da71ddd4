import Accounting
import Bookkeeping
import LinkLedger
import Storage

/// Finds everything in the books that is not as it was posted: one finding for one disturbance.
struct FindingSearch {
    private let matter: ReconciliationMatter
    private let numbers: [String: String]
    private let owned: [DocumentName: PostedDocument]
    private let uncompared: Set<DocumentName>
    private let original: [String: PostedDocument]
    /// Orders whose documents may be half old, half new.
    private let underWay: Set<String>
    private let deleted: Set<String>
    /// Documents to which something happened that changes what is tied to them as well.
    private let disturbed: Set<DocumentName>

    init(_ matter: ReconciliationMatter) {
        self.matter = matter
        numbers = Dictionary(matter.orders.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
        underWay = Set(matter.orders.filter(\.isPosting).map(\.id))
        deleted = Set(matter.orders.filter(\.isDeletedUnawares).map(\.id))
        uncompared = Set(matter.unreadable.compactMap { DocumentName($0) })
        let known = matter.posted + matter.related
        owned = Dictionary(known.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        original = Dictionary(known.map { ($0.marker, $0) }, uniquingKeysWith: { first, _ in first })
        disturbed = Set(known.filter { Self.disturbsOthers($0, matter) }.map(\.name))
    }

    /// Findings by day and number, whether they were accepted or not.
    func findings() -> [Finding] {
        (matter.posted.compactMap(interpreter) + matter.unreadable.compactMap(unreadable) + strangers()).sorted {
            ($0.date, $0.number ?? "", $0.id) < ($1.date, $1.number ?? "", $1.id)
        }
    }

    private static func disturbsOthers(_ posted: PostedDocument, _ matter: ReconciliationMatter) -> Bool {
        guard let filed = matter.filed[posted.name], !filed.isVoided else { return true }
        return filed.total != posted.document.total || filed.currency != posted.document.currency
            || DocumentComparison(posted: posted, filed: filed, matter: matter).changes.contains { $0.field == .party }
    }

    // MARK: What we posted

    private func interpreter(_ posted: PostedDocument) -> Finding? {
        if let order = posted.order, underWay.contains(order) { return nil }
        guard let filed = matter.filed[posted.name] else {
            return isApplicationOfLost(posted) ? nil : finding(posted, nil, .removed)
        }
        if filed.isVoided { return isApplicationOfLost(posted) ? nil : finding(posted, filed, .voided) }
        let comparison = DocumentComparison(posted: posted, filed: filed, matter: matter)
        let changes = comparison.changes + [application(posted, filed)].compactMap { $0 }
        if changes.isEmpty { return isOfDeletedOrder(posted) ? finding(posted, filed, .orderDeleted) : nil }
        return finding(posted, filed, .changedByHand(changes))
    }

    /// The sale tells it for all documents of its order.
    private func isOfDeletedOrder(_ posted: PostedDocument) -> Bool {
        posted.key.role == .sale && posted.order.map(deleted.contains) ?? false
    }

    /// An application of credit goes with the document that it belonged to.
    private func isApplicationOfLost(_ posted: PostedDocument) -> Bool {
        guard case .payment(let payment) = posted.document, payment.total.isZero else { return false }
        return payment.applications.contains { name(of: $0).map(disturbed.contains) ?? true }
    }

    private func name(of application: Payment.Application) -> DocumentName? {
        matter.identifiers[application.document].map { DocumentName(kind: application.kind, id: $0) }
    }

    /// What a payment settles. That it lost a document to which something happened follows from that.
    private func application(_ posted: PostedDocument, _ filed: FiledDocument) -> HandEdit? {
        guard case .payment(let payment) = posted.document, filed.currency == payment.currency else { return nil }
        var before: [DocumentName: Money] = [:]
        for application in payment.applications {
            guard let name = name(of: application) else { return nil }
            before[name] = application.amount
        }
        let after = filed.settled
        let differing = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        let own = filed.total != payment.total
        guard differing.contains(where: { !disturbed.contains($0) && !(own && before[$0] != nil) }) else { return nil }
        return HandEdit(field: .application, from: value(before.keys), to: value(after.keys))
    }

    private func value(_ names: some Sequence<DocumentName>) -> HandEdit.Value {
        let words = names.map { matter.filed[$0]?.number ?? owned[$0]?.link.number ?? $0.id }.sorted()
        return words.isEmpty ? .nothing : .text(words.joined(separator: ", "))
    }

    private func finding(_ posted: PostedDocument, _ filed: FiledDocument?, _ event: Finding.Event) -> Finding {
        let isGone = filed == nil || filed?.isVoided == true
        return Finding(
            kind: posted.document.kind, booksID: posted.link.booksID,
            number: posted.link.number ?? posted.document.number, date: filed?.date ?? posted.document.date,
            amount: isGone ? posted.document.total : filed?.total ?? posted.document.total,
            party: posted.document.partyName, order: posted.order, orderNumber: posted.order.flatMap { numbers[$0] },
            event: event)
    }

    /// It counts as the books have it, but nobody can tell whether that is what was posted.
    private func unreadable(_ link: Link) -> Finding? {
        guard let name = DocumentName(link), let filed = matter.filed[name], !filed.isVoided else { return nil }
        return Finding(
            kind: name.kind, booksID: name.id, number: filed.number ?? link.number, date: filed.date,
            amount: filed.total, party: filed.party?.name, order: link.key.id, orderNumber: numbers[link.key.id],
            event: .unreadable)
    }

    // MARK: What we did not post

    private func strangers() -> [Finding] {
        guard matter.tellsStrangers else { return [] }
        return matter.filed.values.filter(isStranger).compactMap(stranger)
    }

    /// In the period, nobody's, not under way, and not an empty shell that we or others voided.
    private func isStranger(_ filed: FiledDocument) -> Bool {
        owned[filed.name] == nil && !uncompared.contains(filed.name) && !matter.elsewhere.contains(filed.name)
            && !filed.isVoided
            && matter.days.contains(filed.date)
    }

    private func stranger(_ filed: FiledDocument) -> Finding? {
        if let marker = Marker(in: filed.privateNote)?.description {
            if matter.marksUnderWay.contains(marker) { return nil }
            guard let own = original[marker] else { return finding(filed, .unlinked, of: nil) }
            return finding(filed, .duplicate(of: own.link.booksID), of: own)
        }
        if filed.isSale { return finding(filed, .madeByHand, of: nil) }
        guard filed.kind == .payment, !filed.total.isZero else { return nil }
        let own = filed.ties.lazy.compactMap { tie in
            tie.name.flatMap { owned[$0] }
        }.first
        return own.map { finding(filed, .madeByHand, of: $0) }
    }

    private func finding(_ filed: FiledDocument, _ event: Finding.Event, of posted: PostedDocument?) -> Finding {
        Finding(
            kind: filed.kind, booksID: filed.id, number: filed.number, date: filed.date, amount: filed.total,
            party: filed.party?.name, order: posted?.order, orderNumber: posted?.order.flatMap { numbers[$0] },
            event: event)
    }
}
