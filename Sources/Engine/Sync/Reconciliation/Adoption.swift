import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

extension FindingDesk {
    /// Makes a document that somebody entered by hand, or that lost its link, the document of an order.
    ///
    /// Kind, total and number must be those that the order would be posted with. The document stays as it is: what else differs
    /// from ours counts as accepted. Gives the finding.
    package func link(_ word: String, to order: String, by person: String) async throws(FindingStop) -> Finding {
        let (matter, name) = try await matter(of: word)
        guard let filed = matter.filed[name] else { throw .refused(.unknown(word)) }
        if let owner = matter.posted.first(where: { $0.name == name }) {
            let number = matter.orders.first { $0.id == owner.order }?.number
            throw .refused(.linkedAlready(word, order: number ?? owner.order ?? ""))
        }
        guard let finding = finding(name, in: matter) else { throw .refused(.nothingFound(word)) }
        let (row, number) = try await self.order(named: order)
        let (key, kept): (RecordKey, KeptRecord)
        do throws(FindingStop) { (key, kept) = try await planned(filed, for: row, number: number) } catch {
            guard case .refused = error, try await counts(filed, asPaymentOf: row, word, by: person) else {
                throw error
            }
            let edit = try accepted(finding, name, by: person)
            let (archive, books) = (context.archive, context.booksConnection)
            try await withFindingStop { try await archive.accept(edit, books: books) }
            return finding
        }
        let posted = try adopted(filed, as: key, kept)
        var after = matter
        if let document = try reading(posted) { after.posted.append(document) }
        let edit = try accepted(self.finding(name, in: after), name, by: person)
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let isLinked = try await withFindingStop {
            try await archive.adopt(
                posted, of: row.id, revision: row.revision, accepted: edit, store: store, books: books)
        }
        guard isLinked else { throw .refused(.changedMeanwhile(word)) }
        return finding
    }

    /// A payment on the order's invoice that is not the one which would be posted: it counts as the order's payment, and only the rest
    /// is posted.
    private func counts(
        _ filed: FiledDocument, asPaymentOf row: UndecidedOrder, _ word: String, by person: String
    ) async throws(FindingStop) -> Bool {
        guard filed.kind == .payment, filed.total.isPositive, !filed.isVoided,
            !row.posted.contains(where: { $0.link.kind == .payment }),
            let sale = row.posted.map(\.link).first(where: { $0.key.role == .sale }), let name = DocumentName(sale),
            let amount = filed.settled[name], amount.isPositive
        else { return false }
        let payment = PaymentInBooks(id: filed.id, amount: amount, date: filed.date)
        try await withFindingStop {
            try await OrderSayings(context.archive, of: context.storeConnection)
                .say(of: row.id, by: person, at: context.world.clock.now()) { choices in
                    choices.paymentsInBooks.removeAll { $0.id == payment.id }
                    choices.paymentsInBooks.append(payment)
                    choices.paymentsInBooks.sort { ($0.date, $0.id) < ($1.date, $1.id) }
                }
        }
        return true
    }

    /// By its number, else by its identifier in the store.
    private func order(named word: String) async throws(FindingStop) -> (row: UndecidedOrder, number: String) {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let fitting = try await withFindingStop { try await archive.orders(named: word, of: [store]) }
        guard fitting.count == 1, let one = fitting.first else { throw .refused(.orderUnknown(word)) }
        guard !one.isOpen else { throw .refused(.underWay(order: one.number)) }
        let row = try await withFindingStop {
            try await archive.order(one.id, of: store, books: books)
        }
        guard let row else { throw .refused(.orderUnknown(word)) }
        return (row, one.number)
    }

    /// The record that the order would be posted as, and that this document can stand for.
    private func planned(
        _ filed: FiledDocument, for row: UndecidedOrder, number: String
    ) async throws(FindingStop) -> (RecordKey, KeptRecord) {
        let (plan, version) = try await plan(of: row)
        let documents = (plan?.records ?? []).compactMap { record -> (RecordKey, Document)? in
            guard case .document(let document) = record.body, document.kind == filed.kind else { return nil }
            return (record.key, document)
        }
        let taken = Set(row.posted.map(\.link.key))
        let free = documents.filter { !taken.contains($0.0) }
        guard let first = free.first else {
            throw .refused(
                documents.isEmpty
                    ? .notPlanned(order: number, kind: filed.kind) : .hasDocument(order: number, kind: filed.kind))
        }
        guard let (key, document) = free.first(where: { $0.1.total == filed.total }) else {
            throw .refused(.totalDiffers(order: number, planned: first.1.total, books: filed.total))
        }
        if let planned = document.number, filed.number != planned {
            throw .refused(.numberDiffers(order: number, planned: planned, books: filed.number))
        }
        return (key, KeptRecord(body: .document(document), policyVersion: version))
    }

    private func plan(of row: UndecidedOrder) async throws(FindingStop) -> (plan: Plan?, version: Int) {
        try await withFindingStop {
            let policy = try await context.policy()
            let profile = try await context.profile()
            let mirror = MirrorKeeper(
                archive: context.archive, connection: context.booksConnection, books: context.books)
            let decider = OrderDecider(
                context: context, profile: profile, policy: policy, base: try await mirror.shortCatalogue())
            guard case .post(let plan)? = try await decider.decide([row]).first?.decision else {
                return (nil, policy.version)
            }
            return (plan, policy.version)
        }
    }

    private func adopted(
        _ filed: FiledDocument, as key: RecordKey, _ kept: KeptRecord
    ) throws(FindingStop) -> PostedRow {
        let text: String
        do { text = try RecordText.encode(kept) } catch {
            throw .stopped(.storage(.failed(String(describing: error))))
        }
        let link = Link(
            key: key, generation: 1, kind: BooksRecordKind(filed.kind), booksID: filed.id, version: filed.version,
            number: filed.number, fingerprint: RecordText.fingerprint(text.utf8))
        return PostedRow(link: link, body: text)
    }

    private func reading(_ row: PostedRow) throws(FindingStop) -> PostedDocument? {
        do {
            guard case .document(let document) = try RecordText.decode(KeptRecord.self, from: row.body).body else {
                return nil
            }
            let marker = context.marker(of: row.link)
            return PostedDocument(link: row.link, document: document, marker: marker.description)
        } catch { throw .stopped(.storage(.unusable(String(describing: error)))) }
    }
}
