import ConnectorKit
import Foundation
import QuickBooksSandbox
import Simulation
import Synchronization
import TestKit

/// Books that do not take every document as it is sent, and somebody who looks at them whenever nothing is on its way.
final class UnrulyBooks: Sendable {
    /// What becomes of one document.
    enum Whim: CaseIterable, Sendable {
        case obeys
        /// Refused, as something in it is impossible.
        case refuses
        /// Taken, but not as it was meant.
        case differs
    }

    private struct State {
        var underWay = 0
        var requests = 0
        var orphans: [BookedDocument] = []
        var struck: Set<Whim> = []
        var deeds: [Int: @Sendable () async throws -> Void] = [:]
    }

    private let rehearsal: Rehearsal
    private let state = Mutex(State())
    private let whim: @Sendable (_ kind: String, _ document: FiledRecord) -> Whim

    init(_ rehearsal: Rehearsal, whim: @escaping @Sendable (_ kind: String, _ document: FiledRecord) -> Whim) {
        self.rehearsal = rehearsal
        self.whim = whim
        let books = rehearsal.books
        let answer = StandIn.network { await books.respond(to: $0, body: $1) }
        rehearsal.network.play("books.example") { [self] request async throws(NetworkFailure) in
            let deed = state.withLock { state in
                state.underWay += 1
                state.requests += 1
                return state.deeds.removeValue(forKey: state.requests)
            }
            // A hand in the books that is refused has done nothing.
            do { try await deed?() } catch { print("no deed: \(error)") }
            let answered = try await answer(changed(request))
            await landed()
            return answered
        }
    }

    /// The books obey from now on.
    static func behave(_ rehearsal: Rehearsal) {
        let books = rehearsal.books
        rehearsal.network.play("books.example", StandIn.network { await books.respond(to: $0, body: $1) })
    }

    /// Documents that were seen without their sale while nothing was on its way.
    var orphans: [BookedDocument] { state.withLock { $0.orphans } }
    var struck: Set<Whim> { state.withLock { $0.struck } }

    /// Does something by hand just before that request from now arrives.
    func beforeRequest(_ number: Int, _ deed: @escaping @Sendable () async throws -> Void) {
        state.withLock { $0.deeds[$0.requests + number] = deed }
    }

    private func landed() async {
        let isQuiet = state.withLock { state in
            state.underWay -= 1
            return state.underWay == 0
        }
        guard isQuiet, let documents = try? await rehearsal.documents() else { return }
        let orphans = Belonging.orphans(in: documents)
        state.withLock { $0.orphans += orphans }
    }

    private func changed(_ request: OutgoingRequest) -> OutgoingRequest {
        guard request.method == .post, var body = try? FiledRecord(reading: request.body) else { return request }
        let items = body.records("BatchItemRequest")
        if !items.isEmpty {
            body["BatchItemRequest"] = .list(items.map { .record(changed($0)) })
        } else if let kind = BooksHands.documentKinds.first(where: { request.url.contains("/\($0.lowercased())?") }),
            !request.url.contains("operation=")
        {
            body = changed(body, kind)
        }
        var sent = request
        if let data = try? JSONEncoder().encode(body) { sent.body = data }
        return sent
    }

    private func changed(_ item: FiledRecord) -> FiledRecord {
        guard let operation = item.text("operation"), operation == "create" || operation == "update",
            let kind = BooksHands.documentKinds.first(where: { item.record($0) != nil }),
            let document = item.record(kind)
        else { return item }
        var item = item
        item[kind] = .record(changed(document, kind))
        return item
    }

    private func changed(_ document: FiledRecord, _ kind: String) -> FiledRecord {
        guard document["TxnDate"] != nil else { return document }
        var document = document
        let whim = whim(kind, document)
        switch whim {
        case .obeys: return document
        case .refuses: document["TxnDate"] = .text("2025-02-31")
        case .differs: document["TxnDate"] = .text("2025-12-24")
        }
        state.withLock { _ = $0.struck.insert(whim) }
        return document
    }
}

extension UnrulyBooks.Whim {
    /// By the document's own mark, so that it stays with a document that is sent again.
    static func drawn(_ seed: UInt64, _ document: FiledRecord) -> Self {
        let text = document.text("PrivateNote") ?? ""
        let mark = text.utf8.reduce(seed &* 0x9E37_79B9_7F4A_7C15) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        switch (mark >> 33) % 10 {
        case 0...1: return .refuses
        case 2...3: return .differs
        default: return .obeys
        }
    }
}
