import AllConnectors
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import SampleStores
import Sync
import Transport

/// A sample store, a sandbox and the product, each in a process of its own, with a data folder ready to be synced.
struct BenchScene {
    let folder: URL
    let data: URL
    let books: StandInProcess
    let store: StandInProcess
    private let storeID = EcwidSampleSettings(clock: { Date() }).storeId

    /// Starts both stand-ins; customers and items of all orders are in the books already. `data` is a folder that has some already.
    static func open(orders: Int, in folder: URL, data: URL? = nil) async throws -> BenchScene {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let scene = BenchScene(
            folder: folder, data: data ?? folder.appendingPathComponent("data"),
            books: try StandInProcess.start(["quickbooks"]),
            store: try StandInProcess.start(
                ["ecwid", "--orders", String(orders), "--mix", "plain", "--unlimited"]))
        do { try await scene.prepare() } catch {
            scene.close()
            throw error
        }
        return scene
    }

    private func prepare() async throws {
        try await whileOpen(folder.appendingPathComponent("lists")) {
            _ = try await KnownLists(services: $0).make(in: RehearsalCompany.company)
        }
        try await whileOpen(data) { _ in }
    }

    private init(folder: URL, data: URL, books: StandInProcess, store: StandInProcess) {
        self.folder = folder
        self.data = data
        self.books = books
        self.store = store
    }

    func close() {
        books.stop()
        store.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The store takes any number of requests, as the sandbox does.
    private var storeValues: [String: String] {
        StandIns.storeValues(at: store.address, id: storeID).merging(["requestsPerSecond": "1000"]) { $1 }
    }

    /// Connects a data folder in this process and works on it before the measured process opens it.
    func whileOpen(_ data: URL, _ work: (Services) async throws -> Void) async throws {
        let network = HTTPNetwork()
        do {
            let archive = try await DataFolder(data.path, [:]).openArchive()
            let services = Services(
                archive: archive, world: .system(network: network), connectors: Connectors.all, process: .current)
            try await RehearsalCompany(
                services: services, country: .us, storeValues: storeValues,
                booksValues: StandIns.booksValues(at: books.address)
            ).connect { $0.saleForm = .invoice }
            try await work(services)
        } catch {
            try? await network.shutdown()
            throw error
        }
        try await network.shutdown()
    }

    /// `bookbridge sync` as people run it, in its own process.
    func sync() async throws -> (run: ProgramRun, report: RunReport) { try await Self.sync(data) }

    static func sync(_ data: URL) async throws -> (run: ProgramRun, report: RunReport) {
        let run = try await ProgramRun.run(
            StandInProcess.program, ["sync", RehearsalCompany.company, "--json", "--data", data.path])
        guard let report = try JSONDecoder().decode([RunReport].self, from: run.output).first else {
            throw CocoaError(.fileReadCorruptFile)
        }
        guard report.stop == nil, run.status == 0 else {
            let list = ["orders", "list", RehearsalCompany.company, "--state", "needsYou", "--data", data.path]
            let why = try await ProgramRun.run(StandInProcess.program, list).output.prefix(1000)
            throw BenchProblem.syncFailed(String(decoding: run.output + why, as: UTF8.self))
        }
        return (run, report)
    }
}

/// Why there is no figure.
enum BenchProblem: Error {
    case syncFailed(String)
    case clientFailed(String)
}
