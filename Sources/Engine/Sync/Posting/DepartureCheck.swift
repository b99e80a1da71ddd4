import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// What a document must have before it leaves: its sale, if it is of one that was posted earlier; the rate of its day when it is in a
/// foreign currency; and a number that nobody has.
///
/// Left out, the books take a rate of 1; and where they do not refuse a number that is used, nobody else would notice.
/// Source: quickbooks-online.md §7.9, §7.15.
struct DepartureCheck: Sendable {
    let context: SyncContext
    let company: BooksCompany
    let run: String
    let watch: PostingWatch

    /// Those that may leave, with their rates; what became of the others is written down.
    func check(_ writes: [OutboxWrite]) async throws(RunStop) -> [OutboxWrite] {
        var writes = writes
        try await settleWithoutSale(&writes)
        try await settlePaidByHand(&writes)
        try await addRates(&writes)
        try await settleStandingStill(&writes)
        try await settleUsedNumbers(&writes)
        try await OutcomeWriter(context: context, run: run, watch: watch).write(writes)
        return writes.filter { $0.outcome == nil }
    }

    private func settleWithoutSale(_ writes: inout [OutboxWrite]) async throws(RunStop) {
        let removed = try await SaleCheck(context: context, company: company, run: run).removed(writes)
        for index in writes.indices where writes[index].posting.needsStandingSale {
            guard let sale = removed[writes[index].ready.orderName] else { continue }
            writes[index].outcome = interpreter.refusal(
                writes[index], .removedInBooks(record: sale.kind, number: sale.number))
        }
    }

    /// What somebody received in the books for the invoice is the order's payment: the order is decided again with it.
    private func settlePaidByHand(_ writes: inout [OutboxWrite]) async throws(RunStop) {
        let payments = writes.filter { $0.outcome == nil && $0.posting.bringsMoney }.map(\.ready)
        guard !payments.isEmpty else { return }
        let hands = HandPayments(context: context, company: company, run: run)
        for (store, intents) in Dictionary(grouping: payments, by: \.store).sorted(by: { $0.key < $1.key }) {
            let (archive, books, run) = (context.archive, context.booksConnection, run)
            let ids = Set(intents.map(\.intent.key.id)).sorted()
            let sales = try await withRunStop {
                try await archive.salesNeeded(by: ids, of: store, books: books, notMadeBy: run)
            }
            let found = try await hands.found(on: ids.flatMap { id in (sales[id] ?? []).map { (id, $0) } })
            for id in ids {
                guard let known = found[id], try await hands.remember(known, of: id, store: store) else { continue }
                for index in writes.indices
                where writes[index].ready.store == store && writes[index].intent.key.id == id
                    && writes[index].posting.bringsMoney
                {
                    writes[index].outcome = .decideAgain
                }
            }
        }
    }

    private func addRates(_ writes: inout [OutboxWrite]) async throws(RunStop) {
        for index in writes.indices where writes[index].outcome == nil {
            if let (document, told) = writes[index].posting.documentWithRate(in: company) {
                // Books that know none have nothing to hold it against.
                if let own = try await rate(for: document), told.isTurned(own) {
                    writes[index].outcome = interpreter.refusal(
                        writes[index], .refused([.currencyRateTurned(document.currency, told: told, books: own)]))
                }
                continue
            }
            guard var document = writes[index].posting.documentWithoutRate(in: company) else { continue }
            guard let rate = try await rate(for: document) else {
                writes[index].outcome = interpreter.refusal(
                    writes[index], .refused([.currencyRateMissing(document.currency)]))
                continue
            }
            document.exchangeRate = rate
            writes[index].posting.body = .document(document)
        }
    }

    private func rate(for document: Document) async throws(RunStop) -> ExactDecimal? {
        do { return try await watch.rates.rate(of: document.currency, on: document.date, from: context.books) } catch {
            throw .books(error)
        }
    }

    /// What was posted before for the same sale, and unlinked since, is looked for by its identifier: number, day and customer may have
    /// been changed there, or were never ours. What bears our mark and still stands is not posted beside.
    private func settleStandingStill(_ writes: inout [OutboxWrite]) async throws(RunStop) {
        let again = writes.filter { $0.outcome == nil && $0.posting.mayStandStill }
        var ended: [Link] = []
        for (store, writes) in Dictionary(grouping: again, by: \.ready.store).sorted(by: { $0.key < $1.key }) {
            let (archive, books, keys) = (context.archive, context.booksConnection, writes.map(\.intent.key))
            ended += try await withRunStop {
                try await archive.endedLinks(of: keys, as: .removedInBooks, store: store, books: books)
            }
        }
        guard !ended.isEmpty else { return }
        let filed = try await FiledByName.read(ended, context, company)
        for index in writes.indices where writes[index].outcome == nil && writes[index].posting.mayStandStill {
            let write = writes[index]
            let standing = ended.filter { $0.key == write.intent.key }.compactMap { DocumentName($0) }
                .compactMap { filed[$0] }
                .first { document in
                    !document.isVoided && write.posting.earlierMarkers.contains { document.privateNote.contains($0) }
                }
            guard let standing else { continue }
            writes[index].outcome = interpreter.refusal(
                write,
                .stillStands(
                    record: BooksRecordKind(standing.kind), number: standing.number, existing: standing.id))
        }
    }

    /// Numbers are looked for thirty to a read; our own document of an earlier life is linked, another's needs a person. So does one
    /// without a number that was posted before and stands there still: only its mark tells of it.
    private func settleUsedNumbers(_ writes: inout [OutboxWrite]) async throws(RunStop) {
        let sought = writes.filter { write in
            guard write.outcome == nil else { return false }
            guard company.takesDocumentNumbers, write.posting.bearsNumber else { return write.posting.mayStandStill }
            return company.refusesUsedNumbers != true && write.intent.attempts == 0
        }
        guard !sought.isEmpty else { return }
        let found = try await look(for: sought.map(\.posting))
        for index in writes.indices where writes[index].outcome == nil {
            switch found[writes[index].intent.id] {
            case .found(let record): writes[index].outcome = interpreter.accepted(writes[index], record)
            case .occupied(let existing):
                writes[index].outcome = await interpreter.occupied(writes[index], existing: existing)
            case .absent, .refused, nil: continue
            }
        }
    }

    private func look(for postings: [Posting]) async throws(RunStop) -> [String: LookResult] {
        do { return try await context.books.look(for: postings, company: company) } catch { throw .books(error) }
    }

    private var interpreter: AnswerInterpreter {
        AnswerInterpreter(context: context, company: company, mayDecideAgain: false)
    }
}

extension Posting {
    /// Whether it is a new payment of money; one that only applies a credit brings none.
    fileprivate var bringsMoney: Bool {
        guard !takesBack, case .document(.payment(let payment)) = body else { return false }
        return payment.total.isPositive
    }

    /// The new document in a foreign currency, with the rate that the store stated.
    fileprivate func documentWithRate(in company: BooksCompany) -> (Document, ExactDecimal)? {
        guard company.isMulticurrency, operation == .create, case .document(let document) = body,
            document.currency != company.homeCurrency, let rate = document.exchangeRate
        else { return nil }
        return (document, rate)
    }

    /// The document in a foreign currency for which nobody stated a rate.
    fileprivate func documentWithoutRate(in company: BooksCompany) -> Document? {
        guard company.isMulticurrency, !takesBack, case .document(let document) = body,
            document.currency != company.homeCurrency, document.exchangeRate == nil
        else { return nil }
        return document
    }

    /// Whether it is a new sale or refund of what was posted before, and unlinked or taken back since.
    fileprivate var mayStandStill: Bool {
        guard operation == .create, case .document(.sale) = body else { return false }
        return !earlierMarkers.isEmpty
    }

    /// Whether it is a new sale or refund with a number of ours.
    fileprivate var bearsNumber: Bool {
        guard operation == .create, case .document(.sale(let sale)) = body else { return false }
        return sale.number != nil
    }
}

extension ExactDecimal {
    /// Whether it is the other rate turned round: their product is about one, and they are so far apart that no market explains it.
    fileprivate func isTurned(_ other: ExactDecimal) -> Bool {
        guard let product = multiplied(by: other, toScale: 9), let most = other.multiplied(by: Self.most, toScale: 9),
            let least = other.multiplied(by: Self.least, toScale: 9)
        else { return false }
        return Self.aboutOne.contains(product) && (self < least || most < self)
    }

    /// Rates of two sources differ by less on one day, and a tenth is more than they differ by in a month.
    private static let aboutOne =
        ExactDecimal(coefficient: 95, scale: 2)...ExactDecimal(coefficient: 105, scale: 2)
    private static let least = ExactDecimal(coefficient: 9, scale: 1)
    private static let most = ExactDecimal(coefficient: 11, scale: 1)
}
