import Foundation
import QuickBooksDesktopSandbox
import Synchronization
import Wording

/// QuickBooks Desktop on a machine of the demonstration: a company file, open.
final class DesktopBooks: Sendable {
    let program: QuickBooksDesktop
    private let faults = Mutex<[VisitFault]>([])

    init(_ settings: DemoSettings, folder: URL) throws {
        let data = folder.appendingPathComponent("quickbooks-desktop", isDirectory: true)
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        program = try QuickBooksDesktop(
            CompanyFileProfile(try Self.edition(of: settings.country), seed: settings.seed), data: data,
            recordFile: settings.recordFile.map { URL(fileURLWithPath: $0) }, clock: { Date() })
    }

    /// QuickBooks Desktop is sold in three of the countries; of another the problem says so.
    static func edition(of country: DemoCountry) throws(CommandProblem) -> DesktopEdition {
        if let edition = country.edition { return edition }
        throw .wordUnknown(
            option: "--books desktop --country", country.rawValue,
            known: DemoCountry.allCases.filter { $0.edition != nil }.map(\.rawValue))
    }

    // MARK: Faults

    /// What goes wrong on the next visit.
    var nextFaults: [VisitFault] {
        faults.withLock { faults in
            let next = faults.prefix(1)
            faults.removeFirst(next.count)
            return Array(next)
        }
    }

    /// Answers that are lost on the way, and QuickBooks failing at what it is told.
    func misbehave(_ settings: DemoSettings) {
        let lost = (0..<min(settings.lostPerMille, Self.faultsMax)).map {
            VisitFault(.killedBefore, at: .receiveResponseXML, occurrence: 2 + $0)
        }
        let failed = (0..<min(settings.failedPerMille, Self.faultsMax)).map {
            VisitFault(.quickBooksFails, at: .sendRequestXML, occurrence: 2 + $0)
        }
        faults.withLock { $0 = lost + failed }
    }

    func behave() { faults.withLock { $0 = [] } }

    private static let faultsMax = 8

    // MARK: What the file holds

    func figures() async throws -> BooksFigures {
        let documents = await program.documents
        let paidOut = documents.filter { $0.kind == "ARRefundCreditCard" }
        var entries: [String: (count: Int, cents: Int64)] = [:]
        for document in documents where document.kind != "ARRefundCreditCard" {
            let known = entries[Self.names[document.kind] ?? document.kind] ?? (0, 0)
            entries[Self.names[document.kind] ?? document.kind] = (
                known.count + 1, known.cents + Self.cents(document.total)
            )
        }
        // A refund is a credit memo that is paid out.
        let refunds = Set(paidOut.map { "\($0.number)|\($0.entity)" })
        let memos = documents.filter { $0.kind == "CreditMemo" && refunds.contains("\($0.number)|\($0.entity)") }
        if !memos.isEmpty, let all = entries["CreditMemo"] {
            let sum = memos.reduce(Int64(0)) { $0 + Self.cents($1.total) }
            entries["RefundReceipt"] = (memos.count, sum)
            entries["CreditMemo"] = (all.count - memos.count, all.cents - sum)
        }
        return BooksFigures(
            entries: entries.map { .init(entity: $0.key, count: $0.value.count, total: Self.text($0.value.cents)) }
                .sorted { $0.entity < $1.entity },
            duplicates: Self.duplicates(documents), customersMade: try await customersMade(),
            difference: await program.trialBalance.difference)
    }

    private static let names = ["ReceivePayment": "Payment"]

    /// Documents of a kind with the number of another; those over nothing, as voided ones are, do not count.
    private static func duplicates(_ documents: [DesktopDocument]) -> Int {
        let standing = documents.filter {
            !$0.isVoid && !$0.number.isEmpty && numbered.contains($0.kind) && cents($0.total) != 0
        }
        return Dictionary(grouping: standing) { "\($0.kind) \($0.number)" }.values.reduce(0) { $0 + $1.count - 1 }
    }

    private static let numbered: Set<String> = ["Invoice", "SalesReceipt", "CreditMemo", "Bill", "PurchaseOrder"]

    /// Customers with a mark of ours, or made by us without one: all that were not there at the beginning.
    private func customersMade() async throws -> Int {
        let answer = try await program.byHand(
            "<?xml version=\"1.0\"?><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq onError=\"continueOnError\"><CustomerQueryRq requestID=\"1\"><ActiveStatus>All</ActiveStatus></CustomerQueryRq></QBXMLMsgsRq></QBXML>"
        )
        return answer.components(separatedBy: "bookbridge:").count - 1
    }

    private static func cents(_ text: String) -> Int64 {
        let digits = text.filter(\.isNumber)
        return (Int64(digits) ?? 0) * (text.hasPrefix("-") ? -1 : 1)
    }

    private static func text(_ cents: Int64) -> String {
        let rest = String(cents.magnitude % 100)
        return "\(cents < 0 ? "-" : "")\(cents.magnitude / 100)." + (rest.count < 2 ? "0" : "") + rest
    }
}

extension DemoCountry {
    fileprivate var edition: DesktopEdition? {
        switch self {
        case .us: .us
        case .ca: .ca
        case .gb: .uk
        case .fr, .de, .jp, .au: nil
        }
    }
}
