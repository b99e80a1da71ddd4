import ConnectorKit
import Foundation
import Transport

/// What one visit cost.
struct WebVisit {
    var milliseconds: Double
    /// Of the page with its style and its script.
    var kilobytes: Int
}

/// Asks for pages over HTTP, as a browser that is signed in.
struct WebVisitor {
    let network: HTTPNetwork
    let address: String
    let session: String
    private let sizes = FileSizes()

    init(network: HTTPNetwork, address: String, session: String) {
        (self.network, self.address, self.session) = (network, address, session)
    }

    private actor FileSizes {
        private(set) var known: [String: Int] = [:]
        func note(_ path: String, _ size: Int) { known[path] = size }
    }

    /// A server that has just been started needs a moment.
    func waitUntilReady() async throws {
        for _ in 0..<Self.triesMax {
            do {
                _ = try await network.send(OutgoingRequest(.get, "\(address)/ready", cost: .read))
                return
            } catch { try await Task.sleep(for: .milliseconds(100)) }
        }
        throw BenchProblem.clientFailed("the server does not answer")
    }

    private static let triesMax = 200

    func read(_ path: String) async throws -> (status: Int, text: String) {
        let answer = try await network.send(request(path))
        return (answer.status, String(decoding: answer.body, as: UTF8.self))
    }

    func visit(_ path: String) async throws -> WebVisit {
        let start = ContinuousClock.now
        let answer = try await network.send(request(path))
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        guard answer.status == 200 else { throw BenchProblem.clientFailed("\(path) answered \(answer.status)") }
        let bytes = answer.body.count + (try await beside(String(decoding: answer.body, as: UTF8.self)))
        return WebVisit(milliseconds: milliseconds, kilobytes: (bytes + 999) / 1000)
    }

    /// The bytes of the style and the script that a page names; each is asked for once.
    private func beside(_ html: String) async throws -> Int {
        var bytes = 0
        for match in html.matches(of: /(?:rel="stylesheet" href|<script[^>]* src)="([^"]+)"/) {
            let path = String(match.1)
            if await sizes.known[path] == nil {
                await sizes.note(path, try await network.send(request(path)).body.count)
            }
            bytes += await sizes.known[path] ?? 0
        }
        return bytes
    }

    private func request(_ path: String) -> OutgoingRequest {
        OutgoingRequest(
            .get, address + path,
            headers: [
                .init("Cookie", "session=\(session)"), .init("Accept-Language", "en"), .init("Accept", "text/html"),
            ],
            cost: .read)
    }
}

/// `bookbridge serve` in a process of its own: pages alone, or with the work behind them.
final class WebServerProcess {
    let address: String
    private let process: Process

    static func start(data: URL, role: String = "web") throws -> WebServerProcess {
        let port = Int.random(in: 20_000..<32_000)
        let process = Process()
        process.executableURL = StandInProcess.program
        process.arguments = ["serve", "--role", role, "--port", String(port), "--data", data.path]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return WebServerProcess(process, port)
    }

    private init(_ process: Process, _ port: Int) {
        self.process = process
        address = "http://127.0.0.1:\(port)"
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    var figures: ProcessFigures { ProcessFigures(process.processIdentifier) }
}
