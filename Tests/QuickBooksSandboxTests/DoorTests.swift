import Foundation
import FoundationNetworking
import Logging
import Testing

@testable import QuickBooksSandbox

@Suite("The door")
struct DoorTests {
    /// Serves on a free port while `work` runs.
    private func serve(_ service: QuickBooksService, _ work: @Sendable @escaping (Int) async throws -> Void)
        async throws
    {
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test")
        logger.logLevel = .error
        let server = QuickBooksServer(service: service, logger: logger) { told.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            var first = ports.makeAsyncIterator()
            let port = try #require(await first.next())
            try await work(port)
            group.cancelAll()
        }
    }

    @Test("translates requests, and breaks the connection when an answer is lost")
    func serves() async throws {
        let service = try QuickBooksService(configuration: Desk.configuration())
        let tokens = try await service.grant(company: "us")
        try await serve(service) { port in
            func request(_ path: String, _ body: String? = nil) throws -> URLRequest {
                var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
                request.setValue("close", forHTTPHeaderField: "Connection")
                request.setValue("Bearer \(tokens.accessToken)", forHTTPHeaderField: "Authorization")
                if let body {
                    request.httpMethod = "POST"
                    request.httpBody = Data(body.utf8)
                    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
                }
                return request
            }
            let session = URLSession(configuration: .ephemeral)
            let (data, response) = try await session.data(
                for: request("/v3/company/\(tokens.realm)/customer", #"{"DisplayName":"Zoë"}"#))
            #expect((response as? HTTPURLResponse)?.statusCode == 200)
            #expect(String(decoding: data, as: UTF8.self).contains("Zoë"))
            await service.misbehave(Misbehaviour(.answerLost, next: 1))
            await #expect(throws: (any Error).self) {
                _ = try await session.data(
                    for: request("/v3/company/\(tokens.realm)/customer", #"{"DisplayName":"Lost"}"#))
            }
            let (count, _) = try await session.data(
                for: request(
                    "/v3/company/\(tokens.realm)/query?query=select%20count(*)%20from%20Customer%20where%20DisplayName%20%3D%20'Lost'"
                ))
            #expect(String(decoding: count, as: UTF8.self).contains(#""totalCount":1"#))
        }
    }
}
