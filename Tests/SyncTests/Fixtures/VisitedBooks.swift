import ConnectorKit
import Foundation
import QuickBooksSandbox
import Simulation
import Synchronization
import TestKit

/// The books of a rehearsal with their transport turned round: nothing reaches them but what a visitor fetches.
final class VisitedBooks: Sendable {
    /// When the visitor leaves: after having fetched so many texts, having carried out the last or not; never when `nil`.
    struct Leaving {
        var afterTexts: Int
        var carriesOut: Bool
    }

    private let books: InProcessNetwork.Handler
    private let visit = Mutex(Visit())

    init(of rehearsal: Rehearsal) {
        let service = rehearsal.books
        books = StandIn.network { await service.respond(to: $0, body: $1) }
        rehearsal.network.play("books.example") { [self] request async throws(NetworkFailure) in try await send(request)
        }
    }

    /// Does `work` while a visitor is there; how many texts were fetched.
    func visited<Answer: Sendable>(
        _ leaving: Leaving? = nil, _ work: @escaping @Sendable () async throws -> Answer
    ) async throws -> (answer: Answer, texts: Int) {
        let visit = Visit()
        self.visit.withLock { $0 = visit }
        async let texts = call(visit, leaving)
        let answer: Answer
        do { answer = try await work() } catch {
            await visit.end()
            _ = await texts
            throw error
        }
        await visit.finish()
        return (answer, await texts)
    }

    /// Our side: a request is a text, and the visit's failures are the network's.
    private func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        let visit = visit.withLock { $0 }
        let text = String(decoding: (try? JSONEncoder().encode(VisitText(request))) ?? Data(), as: UTF8.self)
        do throws(Visit.Failure) {
            let answer = try await visit.exchange(text)
            guard let read = try? JSONDecoder().decode(VisitAnswer.self, from: Data(answer.utf8)) else {
                throw .notAnswered
            }
            return read.answer
        } catch {
            switch error {
            case .notFetched: throw .notSent("nobody is visiting")
            case .notAnswered: throw .interrupted("the visitor left")
            }
        }
    }

    /// The visitor: fetches, carries out, brings.
    private func call(_ visit: Visit, _ leaving: Leaving?) async -> Int {
        var texts = 0
        while let text = await visit.fetch() {
            texts += 1
            let isLast = texts == leaving?.afterTexts
            guard !isLast || leaving?.carriesOut == true,
                let request = try? JSONDecoder().decode(VisitText.self, from: Data(text.utf8)).request,
                let answer = try? await books(request),
                let written = try? JSONEncoder().encode(VisitAnswer(answer))
            else { break }
            if isLast { break }
            await visit.bring(String(decoding: written, as: UTF8.self))
        }
        await visit.end()
        return texts
    }
}

private struct VisitText: Codable {
    var method: OutgoingRequest.Method
    var url: String
    var headers: [[String]]
    var body: Data
    var cost: OutgoingRequest.Cost

    init(_ request: OutgoingRequest) {
        method = request.method
        url = request.url
        headers = request.headers.map { [$0.name, $0.value] }
        body = request.body
        cost = request.cost
    }

    var request: OutgoingRequest {
        OutgoingRequest(method, url, headers: headers.map { .init($0[0], $0[1]) }, body: body, cost: cost)
    }
}

private struct VisitAnswer: Codable {
    var status: Int
    var headers: [[String]]
    var body: Data

    init(_ answer: IncomingAnswer) {
        status = answer.status
        headers = answer.headers.map { [$0.name, $0.value] }
        body = answer.body
    }

    var answer: IncomingAnswer {
        IncomingAnswer(status: status, headers: headers.map { .init($0[0], $0[1]) }, body: body)
    }
}
