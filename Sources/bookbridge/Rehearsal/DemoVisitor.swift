import Accounting
import CommandLine
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import QuickBooksDesktopSandbox
import Storage
import Sync
import Synchronization
import WebConnector
import WebDoor
import Wording

/// The Web Connector of the demonstration: it knocks at the same door as everybody's, and the errands of the company are done meanwhile.
final class DemoVisitor: Sendable {
    private let books: DesktopBooks
    private let services: Services
    private let sentences = Sentences(.english)
    private let called = Mutex(0)

    /// Calls of the Web Connector so far.
    var calls: Int { called.withLock { $0 } }

    init(_ books: DesktopBooks, _ services: Services) {
        self.books = books
        self.services = services
    }

    /// Where a program fetches the file.
    static let filePath = "/demo.qwc"

    static func face(_ paper: String) -> WebFace {
        WebFace(
            takes: { $0.path == filePath }, bytesMax: { _ in 0 },
            answer: { _ in
                WebAnswer(.ok, headers: [.contentType: "text/xml; charset=utf-8"], body: Array(paper.utf8))
            })
    }

    /// A fresh password, and the file that names the address.
    func paper(at address: String, _ sentences: Sentences) async throws -> (text: String, password: String) {
        let scope = try await services.scope(RehearsalCompany.company)
        let access = VisitorAccess(scope)
        let id = ID<Connection>(RehearsalCompany.books)
        let password = try await access.newPassword(for: id)
        guard let card = try await access.card(of: id),
            let file = VisitorFile(card, address: address, description: sentences.webConnectorDescription)
        else { throw CocoaError(.featureUnsupported) }
        return (file.text, password)
    }

    // MARK: Visiting in this process

    /// The first visit: the file is added, the company and its lists are read.
    func connect(_ scope: CompanyScope) async throws {
        let visitor = try await connector()
        try await visitor.add()
        let report = await visitor.visit()
        let isReady = try await Integrations(scope).books()?.state == .active
        guard isReady else { throw VisitFailed(report.complaint?.message ?? report.status) }
    }

    /// Asks for a sync as a person does, and visits until nothing is left that goes on by itself.
    func sync(_ scope: CompanyScope, _ sentences: Sentences) async throws -> RequestCount {
        let visitor = try await connector()
        var requests = RequestCount()
        let desk = ErrandDesk(archive: services.archive, world: services.world) { [services] errand in
            await Errands(services).perform(errand)
        }
        for _ in 0..<Self.visitsMax {
            let runs = try await SyncNow(scope).askAll()
            let faults = books.nextFaults
            let isWorked = Mutex(false)
            async let work: Void = work(desk) { isWorked.withLock { $0 = true } }
            let report = await visitor.visit(faults)
            // It was cut off, and comes again.
            for _ in 0..<Self.visitsMax where !isWorked.withLock({ $0 }) { await visitor.visit() }
            try await work
            if let complaint = report.complaint { Console.note("\(complaint.code): \(complaint.message)") }
            var isDone = true
            for run in runs {
                let row = try await services.archive.run(run.rawValue)
                guard let told = try row?.report else {
                    isDone = false
                    continue
                }
                requests = requests + told.requests
                if let stop = told.stopped {
                    isDone = false
                    Console.note(sentences.explain(stop).text)
                }
            }
            if isDone { break }
        }
        return requests
    }

    /// Does what was asked for, until nothing is left.
    private func work(_ desk: ErrandDesk, _ done: @Sendable () -> Void) async throws {
        defer { done() }
        for _ in 0..<Self.turnsMax {
            _ = try await desk.runOne(owner: Self.owner)
            let open = try await services.archive.openErrands(of: RehearsalCompany.company)
            if open.isEmpty { return }
            try await services.world.clock.sleep(milliseconds: Self.turnMilliseconds)
        }
    }

    private static let owner = "demo"
    private static let visitsMax = 20
    /// Half a minute for what begins when the visitor is there.
    private static let turnsMax = 60
    private static let turnMilliseconds: Int64 = 500

    private func connector() async throws -> WebConnector {
        let (text, password) = try await paper(at: Self.localAddress, sentences)
        let door = WebConnectorDoor(services, sentences, address: Self.localAddress, version: "demo")
        return try WebConnector(
            file: QWCFile(text), quickBooks: books.program, password: password,
            wait: { [clock = services.world.clock] _ in try? await clock.sleep(milliseconds: 200) }
        ) { [self] request in
            called.withLock { $0 += 1 }
            let answer = await door.answer(to: .init(.post, body: Array(request.body.utf8), peer: "127.0.0.1"))
            return SOAPAnswer(status: answer.status.code, contentType: answer.type, body: answer.text)
        }
    }

    private static let localAddress = "http://localhost:8080"

    // MARK: Visiting over the network

    /// Comes again and again, over HTTP, as the real one does.
    func goOn(_ paper: (text: String, password: String)) -> Task<Void, any Error> {
        Task { [self] in
            let (text, password) = paper
            let network = services.world.network
            let visitor = try WebConnector(
                file: QWCFile(text), quickBooks: books.program, password: password,
                wait: { duration in try? await Task.sleep(for: duration) }
            ) { request in
                let headers = request.headers.map { OutgoingRequest.Header($0.name, $0.value) }
                let answer = try await network.send(
                    OutgoingRequest(.post, request.url, headers: headers, body: Data(request.body.utf8), cost: .read))
                return SOAPAnswer(
                    status: answer.status, contentType: answer.header("Content-Type"),
                    body: String(decoding: answer.body, as: UTF8.self))
            }
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(Self.everySeconds))
                await visitor.visit()
            }
        }
    }

    /// The real one comes every quarter of an hour; who looks on has less patience.
    private static let everySeconds = 10
}

/// The demonstration's own Web Connector was turned away.
private struct VisitFailed: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
