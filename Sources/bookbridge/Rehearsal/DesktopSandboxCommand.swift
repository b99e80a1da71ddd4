import Accounting
import ArgumentParser
import CommandLine
import ConnectorKit
import Foundation
import QuickBooksDesktopSandbox
import Transport
import Wording

/// `bookbridge sandbox desktop`: a company file with a Web Connector beside it, for doors of any kind.
struct DesktopSandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desktop",
        abstract: "QuickBooks Desktop: a company file, and a Web Connector that follows a .qwc file.")

    @Option(help: "The .qwc file, or the address that it is downloaded from.")
    var qwc: String?

    @Option(help: "The password of the connector.")
    var password = ""

    @Option(help: "Visit every so many seconds; without it, and without --once, on command.")
    var every: Int?

    @Flag(help: "Visit once, print the books and end.")
    var once = false

    @Option(help: "us, ca or uk.")
    var country = "us"

    @Option(help: "What the computer is called.")
    var machine = "OFFICE-PC"

    @Option(help: "pro, premier or enterprise.")
    var product = DesktopProduct.premier.rawValue

    @Option(help: "So many customers more, grown from the seed.")
    var customers = 0

    @Option(help: "So many items more, grown from the seed.")
    var items = 0

    @Option(
        help: "Other currencies, and what one unit is worth at home: EUR=1.08,GBP=1.27. Without it they are off.")
    var currencies = ""

    @Option(help: "What grown lists follow from.")
    var seed: UInt64 = 1

    @Option(help: "The folder in which the company file is kept; without it it is gone at the end.")
    var data: String?

    @Option(help: "Write every accepted write to this file, a JSON line each.")
    var record: String?

    func run() async throws {
        try Count.check(every, "--every")
        let edition = try Choice.read(country, "--country", as: DesktopCountry.self).edition
        let profile = CompanyFileProfile(
            edition, product: try Choice.read(product, "--product"), customers: customers, items: items, seed: seed,
            currencies: try rates())
        let quickBooks = try QuickBooksDesktop(
            profile, data: data.map { URL(fileURLWithPath: $0, isDirectory: true) },
            recordFile: record.map { URL(fileURLWithPath: $0) }, clock: { Date() })
        let network = HTTPNetwork()
        do {
            let file = try await file(network)
            let connector = file.map { Self.connector($0, quickBooks, network, machine, password) }
            if let file, let connector {
                try await connector.add()
                Console.note("\(file.appName): \(file.appURL)")
            }
            try await work(quickBooks, connector) { name in
                file.map { Self.connector($0, quickBooks, network, name, password) }
            }
        } catch {
            try await network.shutdown()
            throw error
        }
        try await network.shutdown()
    }

    private func rates() throws -> [String: String] {
        var rates: [String: String] = [:]
        for pair in currencies.split(separator: ",") {
            let parts = pair.split(separator: "=").map(String.init)
            guard parts.count == 2, let currency = Currency(parts[0]), let rate = ExactDecimal(parts[1]),
                !rate.isZero, !rate.isNegative
            else { throw ValidationError("--currencies EUR=1.08,GBP=1.27") }
            rates[currency.code] = parts[1]
        }
        return rates
    }

    private func file(_ network: HTTPNetwork) async throws -> QWCFile? {
        guard let qwc else { return nil }
        let text: String
        if qwc.hasPrefix("http://") || qwc.hasPrefix("https://") {
            let answer = try await network.send(OutgoingRequest(.get, qwc, cost: .read))
            text = String(decoding: answer.body, as: UTF8.self)
        } else {
            text = String(decoding: try InputFile.read(qwc), as: UTF8.self)
        }
        do { return try QWCFile(text) } catch { throw CommandProblem.fileUnfit(qwc, place: "QBWCXML") }
    }

    private static func connector(
        _ file: QWCFile, _ quickBooks: QuickBooksDesktop, _ network: HTTPNetwork, _ machine: String,
        _ password: String
    ) -> WebConnector {
        WebConnector(
            file: file, quickBooks: quickBooks, password: password, machine: machine,
            wait: { try? await Task.sleep(for: $0) }
        ) { request in try await carry(request, network) }
    }

    /// A call as the program sends it; what HTTP itself adds is left to HTTP.
    private static func carry(_ request: SOAPRequest, _ network: HTTPNetwork) async throws -> SOAPAnswer {
        let headers = request.headers.filter { $0.name != "Content-Length" && $0.name != "Expect" }
            .map { OutgoingRequest.Header($0.name, $0.value) }
        let answer = try await network.send(
            OutgoingRequest(.post, request.url, headers: headers, body: Data(request.body.utf8), cost: .write))
        return SOAPAnswer(
            status: answer.status, contentType: answer.header("Content-Type"),
            body: String(decoding: answer.body, as: UTF8.self))
    }

    private func work(
        _ quickBooks: QuickBooksDesktop, _ connector: WebConnector?, elsewhere: (String) -> WebConnector?
    ) async throws {
        if once {
            if let connector { await Self.visit(connector) }
            await Self.tell(quickBooks)
        } else if let connector, let every {
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    while !Task.isCancelled {
                        await Self.visit(connector)
                        try await Task.sleep(for: .seconds(every))
                    }
                }
                group.addTask { await EndSignals.listen { withUnsafeCurrentTask { $0?.cancel() } } }
                try? await group.next()
                group.cancelAll()
            }
            await Self.tell(quickBooks)
        } else {
            await obey(quickBooks, connector, elsewhere)
        }
    }

    /// Words on standard input, a line each.
    private func obey(
        _ quickBooks: QuickBooksDesktop, _ connector: WebConnector?, _ elsewhere: (String) -> WebConnector?
    ) async {
        var typed = password
        Console.note(Self.words)
        let own = await quickBooks.openPath
        var faults: [VisitFault] = []
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            switch (words.first, words.count) {
            case ("visit", 1):
                if let connector { await Self.visit(connector, faults) }
                faults = []
            case ("visit", 2):
                guard let other = elsewhere(words[1]) else { continue }
                await other.type(password: typed)
                await Self.visit(other)
            case ("trial", 1): await Self.tellTrialBalance(quickBooks)
            case ("documents", 1): await Self.tellDocuments(quickBooks)
            case ("ask", 2): await Self.ask(words[1], quickBooks)
            case ("close", 1): await quickBooks.obstruct(.closed)
            case ("dialog", 1): await quickBooks.obstruct(.dialogOpen)
            case ("lock", 1): await quickBooks.obstruct(.fileLocked)
            case ("open", 1):
                await quickBooks.open(own)
                await quickBooks.obstruct(nil)
            case ("other", 1): await quickBooks.open(Self.otherPath)
            case ("password", 2):
                typed = words[1]
                await connector?.type(password: typed)
            case ("fault", 3), ("fault", 4):
                guard let kind = VisitFault.Kind(rawValue: words[1]),
                    let operation = ConnectorOperation(rawValue: words[2])
                else {
                    Console.note(VisitFault.Kind.allCases.map(\.rawValue).joined(separator: " | "))
                    continue
                }
                faults.append(
                    VisitFault(kind, at: operation, occurrence: words.count == 4 ? Int(words[3]) ?? 1 : 1))
            case ("quit", _): return
            default: Console.note(Self.words)
            }
        }
    }

    private static let otherPath = "C:\\Books\\Another.qbw"
    private static let words = """
        visit [COMPUTER] | trial | documents | ask FILE | close | dialog | lock | other (another company file) | open (all of it again) \
        | password TEXT | fault KIND OPERATION [N] (on the next visit) | quit
        """

    private static func visit(_ connector: WebConnector, _ faults: [VisitFault] = []) async {
        let report = await connector.visit(faults)
        let calls = ConnectorOperation.allCases.map { ($0, report.count($0)) }.filter { $0.1 > 0 }
            .map { "\($0.0.rawValue) \($0.1)" }
        Console.print("\(report.status)  (\(calls.joined(separator: ", ")))")
    }

    private static func ask(_ path: String, _ quickBooks: QuickBooksDesktop) async {
        do {
            let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
            Console.print(try await quickBooks.byHand(text))
        } catch let problem as DesktopProblem {
            Console.note("\(problem.hresult) \(problem.message) \(problem.log)")
        } catch { Console.note("\(error)") }
    }

    private static func tell(_ quickBooks: QuickBooksDesktop) async {
        await tellDocuments(quickBooks)
        await tellTrialBalance(quickBooks)
    }

    private static func tellDocuments(_ quickBooks: QuickBooksDesktop) async {
        for document in await quickBooks.documents {
            Console.print(
                [document.date, document.kind, document.number, document.entity, document.total, document.open]
                    .joined(separator: "  "))
        }
    }

    private static func tellTrialBalance(_ quickBooks: QuickBooksDesktop) async {
        let balance = await quickBooks.trialBalance
        for line in balance.lines { Console.print("\(line.account)  \(line.debit)  \(line.credit)") }
        Console.print("difference  \(balance.difference)")
    }
}

/// Countries in the words of the command line.
private enum DesktopCountry: String, CaseIterable {
    case us, ca, uk

    var edition: DesktopEdition {
        switch self {
        case .us: .us
        case .ca: .ca
        case .uk: .uk
        }
    }
}
