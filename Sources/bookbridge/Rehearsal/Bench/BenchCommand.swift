import ArgumentParser
import CommandLine
import Foundation

/// `bookbridge bench`: what the product can do on this machine, against what was promised.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure the product against its stand-ins on this machine.")

    /// What can be measured, in the order in which it is.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case throughput, limits, planner, memory, desktop, history, web
    }

    @Option(help: "What to measure; without it, everything.")
    var only: [Part] = []

    @Option(help: "Orders over HTTP.")
    var orders = 10_000

    @Option(help: "Orders on the virtual clock.")
    var limitOrders = 10_000

    @Option(help: "Orders for the peak of memory; repeat for several.")
    var memoryOrders = [10_000, 100_000]

    @Option(help: "Orders for books on a desktop.")
    var desktopOrders = 1_000

    @Option(help: "Orders that a database holds already.")
    var history = 1_000_000

    @Option(help: "Orders that the database of the pages holds.")
    var webOrders = 100_000

    @Option(help: "How often each page is asked for.")
    var visits = 60

    @Option(help: "An interpreter that has python-quickbooks, for the comparison.")
    var python: String?

    @Option(help: "The loop over python-quickbooks.")
    var script = "Benchmarks/python_quickbooks.py"

    @Option(help: "Write the page of figures to this file.")
    var report: String?

    func run() async throws {
        var page = BenchReport(machine: BenchReport.machineText())
        Console.print(page.machine)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "bookbridge-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for part in Part.allCases where only.isEmpty || only.contains(part) {
            let section = try await measure(part, in: folder)
            BenchReport.show(section)
            page.sections.append(section)
        }
        if let report { try Data(text(of: page, at: report).utf8).write(to: URL(fileURLWithPath: report)) }
    }

    /// Where some parts alone were measured, the others stay as they are.
    private func text(of page: BenchReport, at report: String) -> String {
        let old = only.isEmpty ? nil : FileManager.default.contents(atPath: report)
        return old.map { page.page(over: String(decoding: $0, as: UTF8.self)) } ?? page.page
    }

    private func measure(_ part: Part, in folder: URL) async throws -> BenchReport.Section {
        switch part {
        case .throughput:
            BenchReport.Section(
                title: "Throughput over HTTP", command: "bookbridge bench --only throughput --orders \(orders)",
                note: """
                    \(orders) orders of known customers become an invoice and a payment each, on the local sandbox without \
                    throttle. Sandbox, store and product are three processes. The loop over python-quickbooks makes the same \
                    documents on the same sandbox and keeps nothing.
                    """,
                figures: try await ThroughputBench(
                    orders: orders, python: python, script: script, folder: folder
                ).measure())
        case .limits:
            BenchReport.Section(
                title: "Use of the published limits",
                command: "bookbridge bench --only limits --limit-orders \(limitOrders)",
                note: """
                    The same documents for \(limitOrders) orders in one process on a virtual clock, with 500 requests a minute, \
                    10 a second, 40 batches a minute and 30 documents to a batch enforced. The best possible has every \
                    document ready at once, every batch full and ten in flight. Of known customers an order is an invoice and a \
                    payment; of new ones, each with one order, a customer as well.
                    """,
                figures: try await limits(in: folder))
        case .planner:
            BenchReport.Section(
                title: "Planner", command: "bookbridge bench --only planner",
                note: """
                    Orders decided by the rules on one core: an order and the catalogue go in, a plan comes out. A page of 200 orders \
                    at a time, as in a run; the least time of 20 rounds counts.
                    """,
                figures: try await PlannerBench().measure())
        case .memory:
            BenchReport.Section(
                title: "Memory", command: "bookbridge bench --only memory",
                note: "The largest resident size of `bookbridge sync` over HTTP; the stand-ins are other processes.",
                figures: try await MemoryBench(orders: memoryOrders, folder: folder).measure())
        case .desktop:
            BenchReport.Section(
                title: "QuickBooks Desktop",
                command: "bookbridge bench --only desktop --desktop-orders \(desktopOrders)",
                note: """
                    \(desktopOrders) orders of new buyers become a customer, an invoice and a payment each in the company file of the \
                    stand-in, then as many orders of the same buyers; counted are the calls of its Web Connector. The first visit of a \
                    large company file goes to `bookbridge serve` over HTTP; counted is the server alone.
                    """,
                figures: try await DesktopBench(
                    orders: desktopOrders, customers: 50_000, items: 20_000, folder: folder
                ).measure())
        case .history:
            BenchReport.Section(
                title: "A database that grows", command: "bookbridge bench --only history --history \(history)",
                note: """
                    \(HistoryBench.newOrders) new orders are synced over a database with \(history) orders, their documents and \
                    runs, and over one without any, in turn.
                    """,
                figures: try await HistoryBench(history: history, folder: folder).measure())
        case .web:
            BenchReport.Section(
                title: "Pages", command: "bookbridge bench --only web --web-orders \(webOrders) --visits \(visits)",
                note: """
                    `bookbridge serve` over a database with \(webOrders) orders, asked over HTTP on this machine for each page in \
                    turn, \(visits) times, while `bookbridge sync` posts new orders in another process: milliseconds that 95 of a \
                    hundred answers need at most, beside the median; the size is that of the page with its style. Pages that ask \
                    the store or the books are not among them.
                    """,
                figures: try await WebBench(orders: webOrders, visits: visits, folder: folder).measure())
        }
    }

    private func limits(in folder: URL) async throws -> [BenchFigure] {
        var figures: [BenchFigure] = []
        for (buyers, milliseconds, least) in [
            (LimitsBench.Buyers.known, 300, 95.0), (.known, 1000, 90.0), (.known, 2000, 90.0), (.new, 300, 90.0),
            (.new, 1000, 90.0), (.new, 2000, 90.0),
        ] {
            figures += try await LimitsBench(orders: limitOrders, folder: folder, buyers: buyers)
                .measure(millisecondsPerDocument: milliseconds, least: least)
        }
        return figures
    }
}
