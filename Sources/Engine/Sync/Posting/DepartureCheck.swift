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
    typealias Departure = (ready: ReadyIntent, posting: Posting)

    let place: Workplace
    let company: BooksCompany
    let run: String
    let watch: PostingWatch

    /// Those that may leave, with their rates; what became of the others is written down.
    func check(_ departures: [Departure]) async throws(RunStop) -> [Departure] {
        var results: [IntentResult] = []
        let founded = try await withSales(departures, &results)
        let rated = try await withRates(founded, &results)
        let left = try await withFreeNumbers(rated, &results)
        try await write(results, of: departures.map(\.ready))
        return left
    }

    private func withSales(
        _ departures: [Departure], _ results: inout [IntentResult]
    ) async throws(RunStop) -> [Departure] {
        let removed = try await SaleCheck(place: place, company: company, run: run).removed(departures)
        guard !removed.isEmpty else { return departures }
        var left: [Departure] = []
        for departure in departures {
            if departure.posting.needsStandingSale, let sale = removed[departure.ready.orderName] {
                let reason = OrderReason.removedInBooks(record: sale.kind, number: sale.number)
                results.append(judge.refusal(departure.posting, reason))
            } else {
                left.append(departure)
            }
        }
        return left
    }

    private func withRates(
        _ departures: [Departure], _ results: inout [IntentResult]
    ) async throws(RunStop) -> [Departure] {
        var left: [Departure] = []
        for var departure in departures {
            if var document = departure.posting.documentWithoutRate(in: company) {
                guard let rate = try await rate(for: document) else {
                    let reason = OrderReason.refused([.currencyRateMissing(document.currency)])
                    results.append(judge.refusal(departure.posting, reason))
                    continue
                }
                document.exchangeRate = rate
                departure.posting.body = .document(document)
            }
            left.append(departure)
        }
        return left
    }

    private func rate(for document: Document) async throws(RunStop) -> ExactDecimal? {
        do { return try await watch.rates.rate(of: document.currency, on: document.date, from: place.books) } catch {
            throw .books(error)
        }
    }

    /// Numbers are looked for thirty to a read; our own document of an earlier life is linked, another's needs a person.
    private func withFreeNumbers(
        _ departures: [Departure], _ results: inout [IntentResult]
    ) async throws(RunStop) -> [Departure] {
        guard company.takesDocumentNumbers, company.refusesUsedNumbers != true else { return departures }
        let numbered = departures.filter { $0.posting.bearsNumber && $0.ready.intent.attempts == 0 }
        guard !numbered.isEmpty else { return departures }
        let found = try await look(for: numbered.map(\.posting))
        let known = Dictionary(zip(numbered.map(\.posting.intentID), found), uniquingKeysWith: { first, _ in first })
        var left: [Departure] = []
        for departure in departures {
            switch known[departure.posting.intentID] {
            case .found(let record): results.append(judge.accepted(PostingTry(departure), at: 0, record))
            case .occupied(let existing):
                results.append(judge.occupied(PostingTry(departure), at: 0, existing: existing))
            case .absent, .refused, nil: left.append(departure)
            }
        }
        return left
    }

    private func look(for postings: [Posting]) async throws(RunStop) -> [LookResult] {
        do { return try await place.books.look(for: postings, company: company) } catch { throw .books(error) }
    }

    private var judge: PostingJudge { PostingJudge(place: place, company: company, mayDecideAgain: false) }

    private func write(_ results: [IntentResult], of intents: [ReadyIntent]) async throws(RunStop) {
        guard !results.isEmpty else { return }
        let results = try await WholeOrders(place: place).complete(results, of: intents)
        let (archive, books, now, run) = (place.archive, place.booksConnection, place.world.clock.now(), run)
        try await stored { () async throws(StorageProblem) in
            try await archive.finish(results, note: nil, batch: nil, books: books, run: run, now: now)
        }
        let kinds = intents.map { ($0.intent.id, $0.intent.kind) }
        watch.note(results, Dictionary(kinds, uniquingKeysWith: { first, _ in first }))
    }
}

extension Posting {
    /// The document in a foreign currency for which nobody stated a rate.
    fileprivate func documentWithoutRate(in company: BooksCompany) -> Document? {
        guard company.isMulticurrency, !takesBack, case .document(let document) = body,
            document.currency != company.homeCurrency, document.exchangeRate == nil
        else { return nil }
        return document
    }

    /// Whether it is a new sale or refund with a number of ours.
    fileprivate var bearsNumber: Bool {
        guard operation == .create, case .document(.sale(let sale)) = body else { return false }
        return sale.number != nil
    }
}

extension PostingTry {
    /// One write that was not sent.
    fileprivate init(_ departure: DepartureCheck.Departure) {
        let unsent = PreparedPosting(
            requestKey: departure.posting.requestKey, path: "", body: "", intentIDs: [departure.posting.intentID],
            isBatch: false)
        self.init(prepared: unsent, intents: [departure.ready], postings: [departure.posting])
    }
}
