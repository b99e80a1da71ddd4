import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SQLStorage
import SQLiteDriver
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("Orders that a program sends", .tags(.x11))
struct PushTests {
    @Test("are judged each by itself, kept once, and end in the books at their totals")
    func batch() async throws {
        let scene = try await PushScene()
        let orders = (1...7).map { scene.order("A\($0)") }
        let body =
            "[\(orders.joined(separator: ",")),\(scene.order("B", total: "99.00")),{\"id\":\"C\",\"colour\":\"red\"}]"
        let first = try await scene.push(body)
        #expect(first.map(\.outcome).prefix(7).allSatisfy { $0 == .new })
        #expect(first[7].refusal?.code == "sums_differ")
        #expect(first[8].refusal?.path == "/colour")
        #expect(first.map(\.index) == Array(0...8))
        #expect(try await scene.push(body).prefix(7).allSatisfy { $0.outcome == .unchanged })
        try await scene.sync()
        #expect(try await scene.totals().counts[.posted] == 7)
        #expect(try await scene.sold() == "96.39")
        #expect(try await scene.books.trialBalance(company: "us").difference == "0.00")
    }

    @Test("under an older version are refused, and a later one changes what is in the books")
    func versions() async throws {
        let scene = try await PushScene()
        #expect(try await scene.put("A", scene.order("A", version: 2)).outcome == .new)
        try await scene.sync()
        #expect(try await scene.put("A", scene.order("A", version: 1)).refusal?.code == "version_older")
        #expect(
            try await scene.put("A", scene.order("A", version: 2, name: "Cup")).refusal?.code == "version_contradicts")
        #expect(try await scene.put("A", scene.order("A", version: 3, name: "Cup")).outcome == .changed)
        try await scene.sync()
        #expect(try await scene.totals().counts[.posted] == 1)
        #expect(try await scene.sold() == "13.77")
    }

    @Test("may be paid by a payment that comes before or after them, and given back later")
    func parts() async throws {
        let scene = try await PushScene()
        let payment =
            #"{"id":"p","order":"A","currency":"USD","method":{"title":"Check"},"amount":"13.77","receivedAt":"2026-06-02T00:00:00Z"}"#
        #expect(try await scene.push(payment, .payments).map(\.outcome) == [.new])
        #expect(try await scene.push(scene.order("A", isPaid: false)).map(\.outcome) == [.new])
        try await scene.sync()
        let totals = try await scene.totals()
        #expect(totals.counts[.posted] == 1)
        let refund = #"{"id":"r","order":"A","currency":"USD","amount":"13.77","refundedAt":"2026-06-03T00:00:00Z"}"#
        #expect(try await scene.push(refund, .refunds).map(\.outcome) == [.new])
        #expect(try await scene.push(refund, .refunds).map(\.outcome) == [.unchanged])
        try await scene.sync()
        let kinds = try await scene.books.summary(company: "us").entries.map(\.entity)
        #expect(kinds.contains("RefundReceipt") || kinds.contains("CreditMemo"))
        #expect(try await scene.books.trialBalance(company: "us").difference == "0.00")
    }

    @Test(
        "may be corrected to an earlier time where the sender tells no change", arguments: ["2026-05-31", "2026-06-02"])
    func corrected(day: String) async throws {
        let scene = try await PushScene()
        func order(_ day: String) -> String {
            scene.order("A", version: 0, isPaid: false).replacing("2026-06-01", with: day)
        }
        #expect(try await scene.put("A", order("2026-06-01")).outcome == .new)
        #expect(try await scene.put("A", order(day)).outcome == .changed)
        let told = #""currency":"USD","updatedAt":"2026-05-01T00:00:00Z""#
        let older = order(day).replacing(#""currency":"USD""#, with: told)
        #expect(try await scene.put("A", older).refusal?.path == "/updatedAt")
    }

    @Test(
        "hold money in another currency for a person, and lose none of it",
        arguments: [RecordStream.payments, .refunds])
    func strangeCurrency(stream: RecordStream) async throws {
        let scene = try await PushScene()
        let (date, method) = (stream == .payments ? "receivedAt" : "refundedAt", #""method":{"title":"Check"},"#)
        func part(_ currency: String) -> String {
            #"{"id":"p","order":"A","currency":"\#(currency)",\#(method)"amount":"13.77","\#(date)":"2026-06-02T00:00:00Z"}"#
        }
        #expect(try await scene.push(scene.order("A", isPaid: stream == .refunds)).map(\.outcome) == [.new])
        #expect(try await scene.push(part("EUR"), stream).map(\.outcome) == [.new])
        try await scene.sync()
        #expect(try await scene.totals().counts == [.needsYou: 1])
        #expect(try await scene.push(part("USD"), stream).map(\.outcome) == [.changed])
        try await scene.sync()
        #expect(try await scene.totals().counts == [.posted: 1])
    }

    @Test("at an address that is not theirs, in too large a batch or of another kind are refused as a whole")
    func wholes() async throws {
        let scene = try await PushScene()
        #expect(try await scene.put("Z", scene.order("A")).refusal == .otherRecord(address: "Z", body: "A"))
        let many = "[" + Array(repeating: "{}", count: 501).joined(separator: ",") + "]"
        await #expect(throws: FeatureProblem.push(.tooMany(count: 501, max: 500))) { try await scene.push(many) }
        await #expect(throws: FeatureProblem.push(.noRecords)) { try await scene.push("\"x\"") }
        await #expect(throws: FeatureProblem.push(.notJSON(JSONFault(line: 1, column: 2, key: nil)))) {
            try await scene.push("[")
        }
        await #expect(throws: FeatureProblem.self) { try await scene.push("[]", .invoices) }
    }

    @Test(
        "refuses an order whose sums agree and whose figures contradict each other, at the very place",
        arguments: [
            (#""quantity":"3""#, #""quantity":"-3""#, "/lines/0/quantity"),
            (#""unitPrice":"4.25""#, #""unitPrice":"-4.25""#, "/lines/0/quantity"),
            (
                #""amount":"12.75","#, #""amount":"12.75","discounts":[{"kind":"manual","amount":"15.00"}],"#,
                "/lines/0/discounts"
            ),
            (#""placedAt":"2026-06-01"#, #""placedAt":"2062-06-01"#, "/placedAt"),
            (#""placedAt":"2026-06-01"#, #""placedAt":"1900-06-01"#, "/placedAt"),
        ])
    func contradictions(_ said: String, _ instead: String, _ place: String) async throws {
        let scene = try await PushScene()
        let isDiscounted = place.hasSuffix("discounts")
        let body = scene.order("A", total: isDiscounted ? "-1.23" : "13.77", isPaid: false)
            .replacingOccurrences(of: said, with: instead)
        let result = try #require(try await scene.push("[\(body)]").first)
        #expect(result.refusal?.code == "figures_contradict", "\(result)")
        #expect(result.refusal?.path == place)
        #expect(try await scene.totals().counts.isEmpty)
    }

    @Test("refuses a tax below zero on what was sold, and takes a return whose quantity and amount are both below zero")
    func taxSigns() async throws {
        let scene = try await PushScene()
        let sold = scene.order("A", total: "11.73", isPaid: false).replacingOccurrences(of: "1.02", with: "-1.02")
        let first = try #require(try await scene.push("[\(sold)]").first)
        #expect(first.refusal?.path == "/lines/0/taxes/0/amount")
        let line = #"{"id":"2","name":"Cap","quantity":"-1","unitPrice":"5.00","amount":"-5.00"}"#
        let mixed = scene.order("B", total: "8.77", isPaid: false)
            .replacingOccurrences(of: #"}]}],"tax""#, with: #"}]},\#(line)],"tax""#)
        let second = try #require(try await scene.push("[\(mixed)]").first)
        #expect(second.outcome == .new, "\(second)")
    }

    @Test("takes a discount that is larger than its line by the cent of a rounding")
    func discountRounding() async throws {
        let scene = try await PushScene()
        let body = scene.order("A", total: "1.01", isPaid: false)
            .replacingOccurrences(
                of: #""amount":"12.75","#, with: #""amount":"12.75","discounts":[{"kind":"manual","amount":"12.76"}],"#)
        let result = try #require(try await scene.push("[\(body)]").first)
        #expect(result.outcome == .new, "\(result)")
    }
}

/// A store that is pushed to, beside the sandbox of the books.
final class PushScene: Sendable {
    let books: QuickBooksService
    let services: Services
    private let folder: URL
    private static let company = "firm"
    static let store = ID<Store>("till")

    init(hookSecret: String = "") async throws {
        let clock = ManualClock(isAutoAdvancing: true)
        let network = InProcessNetwork()
        var configuration = SandboxConfiguration()
        configuration.clock = { clock.now().date }
        configuration.limits = .off
        let books = try QuickBooksService(configuration: configuration)
        self.books = books
        network.play("books.example", StandIn.network { await books.respond(to: $0, body: $1) })
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("push-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("books.sqlite").path)
        services = Services(
            archive: try await SQLArchive.open(database, seal: seal),
            world: .rehearsal(network: network, clock: clock), connectors: StandIn.connectors)
        try await connect(network, hookSecret)
    }

    deinit {
        do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
    }

    private func connect(_ network: InProcessNetwork, _ hookSecret: String) async throws {
        try await Companies(services).create(Self.company, name: "Lagoon Promotions")
        let scope = try await scope()
        _ = try await Integrations(scope).connectStore(
            Self.store.rawValue, kind: "intake",
            values: [
                "storeID": "till", "country": "US", "currency": "USD", "timeZone": "America/New_York",
                "hookSecret": hookSecret,
            ])
        try await Integrations(scope).prepareBooks(
            "firm-books", kind: "quickbooks-online",
            values: ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"])
        let redirect = "http://127.0.0.1/callback"
        let page = try await BooksSignIn(scope).begin(ID("firm-books"), redirectURI: redirect)
        let answer = try await network.send(OutgoingRequest(.get, page + "&sandbox_consent=us", cost: .signIn))
        let callback = try #require(answer.header("Location"))
        _ = try await BooksSignIn(scope).finish(ID("firm-books"), callback: callback, redirectURI: redirect)
        var policy = try await SetUp(scope).suggestion(for: Self.store).policy
        policy.startDate = nil
        _ = try await StorePolicy(scope).save(policy, of: Self.store)
    }

    func scope() async throws -> CompanyScope { try await services.scope(Self.company, as: .machineOperator("test")) }

    func push(_ body: String, _ stream: RecordStream = .orders) async throws -> [PushResult] {
        try await Push(scope()).take(stream, batch: Data(body.utf8), of: Self.store)
    }

    func put(_ id: String, _ body: String) async throws -> PushResult {
        try await Push(scope()).take(.orders, id: id, Data(body.utf8), of: Self.store)
    }

    func sync() async throws {
        let report = try #require(try await SyncStore(scope()).run(.orders, isConfirmed: true).first)
        #expect(report.stop == nil)
    }

    func totals() async throws -> OrderTotals { try await services.archive.totals(of: Self.store.rawValue) }

    /// The sum of all sales receipts, in whatever number of documents.
    func sold() async throws -> String {
        let totals = try await books.summary(company: "us").entries.filter { $0.entity == "SalesReceipt" }.map(\.total)
        let amounts = try totals.map { try #require(ExactDecimal($0).flatMap { Money($0, .usd) }) }
        return amounts.sum(.usd).description
    }

    func order(
        _ id: String, version: Int = 1, total: String = "13.77", name: String = "Mug", isPaid: Bool = true
    ) -> String {
        let payment =
            #"[{"id":"1","method":{"title":"Card"},"amount":"\#(total)","receivedAt":"2026-06-01T12:00:00Z"}]"#
        return """
            {"id":"\(id)","version":\(version),"number":"N-\(id)","placedAt":"2026-06-01T12:00:00Z","currency":"USD",\
            "buyer":{"name":"Ana Gil","email":"ana@example.com"},"lines":[{"id":"1","sku":"MUG","name":"\(name)",\
            "quantity":"3","unitPrice":"4.25","amount":"12.75","taxes":[{"name":"Sales tax","rate":"8","amount":"1.02"}]}],\
            "tax":"1.02","total":"\(total)"\(isPaid ? ",\"payments\":\(payment)" : "")}
            """
    }
}
