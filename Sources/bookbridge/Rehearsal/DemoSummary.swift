import Accounting
import ConnectorKit
import Foundation
import LinkLedger
import Storage
import Wording

/// What a demonstration came to: the store's side, the books' side, and what it cost.
struct DemoSummary {
    private let totals: OrderTotals
    private let buyers: Int
    private let sent: Int
    private let feedDocuments: [OrderState: Int]
    private let customers: Int
    private let entries: [BooksFigures.Entry]
    private let trialBalance: Money
    private let duplicates: Int
    private let storeTotal: Money
    private let booksTotal: Money
    private let requests: RequestCount
    private let seconds: Double
    private let folder: String?

    init(
        totals: OrderTotals, buyers: Int, charged: Money, sent: Int, feedDocuments: [OrderState: Int],
        books: BooksFigures,
        duplicateLinks: Int, requests: RequestCount, seconds: Double, folder: String?
    ) {
        let currency = charged.currency
        self.totals = totals
        self.buyers = buyers
        self.sent = sent
        self.feedDocuments = feedDocuments
        customers = books.customersMade
        self.requests = requests
        self.seconds = seconds
        self.folder = folder
        entries = books.entries.filter { $0.count > 0 }
        duplicates = books.duplicates + duplicateLinks
        trialBalance = Self.money(books.difference, currency)
        storeTotal = charged
        let signs: [String: Int64] = ["Invoice": 1, "SalesReceipt": 1, "CreditMemo": -1, "RefundReceipt": -1]
        booksTotal = entries.reduce(Money.zero(currency)) { sum, entry in
            let total = Self.money(entry.total, currency)
            return sum + Money(minorUnits: total.minorUnits * (signs[entry.entity] ?? 0), currency)
        }
    }

    private static func money(_ text: String, _ currency: Currency) -> Money {
        ExactDecimal(text).flatMap { Money($0, currency) } ?? .zero(currency)
    }

    /// The shape that programs rely on (design.md §6).
    struct Output: Encodable {
        struct Orders: Encodable {
            var total: Int
            var posted: Int
            var skipped: Int
            var waiting: Int
            var needsYou: Int
        }

        struct Documents: Encodable {
            var inBooks: Int
            var open: Int
        }

        struct Requests: Encodable {
            var writes: Int
            var batches: Int
            var reads: Int
            var perOrder: Double
        }

        var orders: Orders
        /// Orders of the distributor that were sent singly, beside those of the workflow.
        var sentSingly: Int
        /// Invoices and credit memos that a store has made itself, beside the orders.
        var documentsOfStore: Documents
        var currency: String
        /// What customers were charged less what surely went back, of the orders that are in the books, by the store's own till.
        var storeTotal: String
        var booksTotal: String
        var difference: String
        var duplicates: Int
        var trialBalance: String
        /// Of the orders that are in the books, by the store's own count.
        var buyers: Int
        /// That the books hold since they were set up.
        var customers: Int
        var documents: [String: Int]
        var requests: Requests
        var seconds: Double
        var peakMemoryMB: Int
    }

    var output: Output {
        Output(
            orders: .init(
                total: orderCount, posted: count(.posted), skipped: count(.skipped), waiting: count(.waiting),
                needsYou: count(.needsYou)), sentSingly: sent,
            documentsOfStore: .init(
                inBooks: feedDocuments[.posted] ?? 0,
                open: feedDocuments.reduce(0) { $0 + ($1.key == .posted ? 0 : $1.value) }),
            currency: storeTotal.currency.code, storeTotal: storeTotal.description, booksTotal: booksTotal.description,
            difference: (storeTotal - booksTotal).description, duplicates: duplicates,
            trialBalance: trialBalance.description, buyers: buyers, customers: customers,
            documents: Dictionary(
                entries.filter { Self.documentNames.contains($0.entity) }.map { ($0.entity, $0.count) },
                uniquingKeysWith: +),
            requests: .init(
                writes: requests.writes, batches: requests.batches, reads: requests.reads,
                perOrder: (Double(requests.total) / Double(max(orderCount, 1)) * 1000).rounded() / 1000),
            seconds: (seconds * 10).rounded() / 10, peakMemoryMB: Self.peakMemoryMB)
    }

    func lines(_ sentences: Sentences) -> [String] {
        let perOrder = ExactDecimal(
            coefficient: Int64((Double(requests.total) / Double(max(orderCount, 1)) * 1000).rounded()), scale: 3)
        let counted = Dictionary(
            entries.compactMap { entry in
                BooksRecordKind(rawValue: entry.entity.prefix(1).lowercased() + entry.entity.dropFirst())
                    .flatMap { $0.document == nil ? nil : ($0, entry.count) }
            }, uniquingKeysWith: +)
        var lines = [
            sentences.orderCounts(totals.counts), sentences.documentCounts(counted),
            sentences.totalsCompared(store: storeTotal, books: booksTotal),
            sentences.ledgerState(trialBalance: trialBalance, duplicates: duplicates),
            sentences.buyersCompared(buyers: buyers, customers: customers),
            sentences.requestCost(requests, perOrder: perOrder),
            sentences.effort(seconds: Int(seconds.rounded()), peakMemoryMB: Self.peakMemoryMB),
        ]
        if let folder { lines.append(sentences.dataKept(in: folder)) }
        return lines
    }

    private var orderCount: Int { totals.counts.values.reduce(0, +) }
    private func count(_ state: OrderState) -> Int { totals.counts[state] ?? 0 }

    private static let documentNames: Set<String> = [
        "Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt", "Payment", "Bill", "PurchaseOrder", "JournalEntry",
    ]

    /// The largest resident size of this process so far; 0 where the system does not tell.
    private static var peakMemoryMB: Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = Int(line.filter(\.isNumber))
        else { return 0 }
        return kilobytes / 1024
    }
}
