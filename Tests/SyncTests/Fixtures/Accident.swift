import ConnectorKit
import SQLStorage
import Storage
import Synchronization
import TestKit

/// The sudden end of a process: after so many steps nothing that it does has any effect.
final class Accident: Sendable {
    /// What is counted, and what the last step still did.
    enum Kind: String, CaseIterable, Sendable {
        /// All of them in a long campaign; in a short one those after which somebody else knows more than we do.
        static let chosen = Length.chosen([.afterWrite, .afterRequest], long: allCases)

        /// The power goes before a transaction is on disk.
        case beforeWrite
        /// The transaction is on disk; nobody hears of it.
        case afterWrite
        /// The request never leaves.
        case beforeRequest
        /// The request arrives and is carried out; nobody hears the answer.
        case afterRequest
    }

    private let kind: Kind
    private let state: Mutex<(last: Int?, steps: Int, isOver: Bool)>

    init(_ kind: Kind) {
        self.kind = kind
        state = Mutex((nil, 0, false))
    }

    /// Begins to count: the process ends at that step.
    func happen(atStep step: Int) { state.withLock { $0 = (step, 0, false) } }

    /// Steps counted so far.
    var steps: Int { state.withLock { $0.steps } }
    var hasHappened: Bool { state.withLock { $0.isOver } }

    /// Counts one step of a kind; tells whether it still takes place and whether anybody hears of it.
    fileprivate func step(_ before: Kind, _ after: Kind) -> (takesPlace: Bool, isHeardOf: Bool) {
        state.withLock { state in
            if state.isOver { return (false, false) }
            guard kind == before || kind == after, let last = state.last else { return (true, true) }
            state.steps += 1
            guard state.steps >= last else { return (true, true) }
            state.isOver = true
            return (kind == after, false)
        }
    }
}

/// The database as a process sees it that may die at any transaction.
struct FallingDatabase: SQLDatabase {
    private let accident: Accident
    private let database: any SQLDatabase

    init(_ accident: Accident, _ database: any SQLDatabase) {
        self.accident = accident
        self.database = database
    }

    var dialect: Dialect { database.dialect }

    func read<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        if accident.hasHappened { throw .failed("the process is gone") }
        return try await database.read(work)
    }

    func write<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        let (takesPlace, isHeardOf) = accident.step(.beforeWrite, .afterWrite)
        guard takesPlace else { throw .failed("the process is gone") }
        let answer = try await database.write(work)
        guard isHeardOf else { throw .failed("the process is gone") }
        return answer
    }
}

/// The network as a process sees it that may die at any request to the books.
struct FallingNetwork: Network {
    private let accident: Accident
    private let network: any Network

    init(_ accident: Accident, _ network: any Network) {
        self.accident = accident
        self.network = network
    }

    func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        let (takesPlace, isHeardOf) = accident.step(.beforeRequest, .afterRequest)
        guard takesPlace else { throw .notSent("the process is gone") }
        let answer = try await network.send(request)
        guard isHeardOf else { throw .interrupted("the process is gone") }
        return answer
    }
}
