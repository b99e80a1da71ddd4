import ConnectorKit
import SQLStorage
import Storage
import Synchronization

/// How a process ends.
enum Death: String, CaseIterable, Sendable {
    /// The power goes before a transaction is on disk.
    case beforeWrite
    /// The transaction is on disk; nobody hears of it.
    case afterWrite
    /// The request never leaves.
    case beforeRequest
    /// The request arrives and is carried out; nobody hears the answer.
    case afterRequest
    /// Between any two things that it does.
    case anywhere
}

/// The lifetime of one process: after its end nothing that it does has any effect.
final class ProcessLifetime: Sendable {
    private struct State {
        var death: (kind: Death, steps: Int)?
        var isOver = false
        var isPardoned = false
        var body: Task<Void, Never>?
        var died: @Sendable (Death) -> Void = { _ in }
    }

    let name: String
    private let executor: DeterministicExecutor
    private let state = Mutex(State())

    init(_ name: String, _ executor: DeterministicExecutor, died: @escaping @Sendable (Death) -> Void) {
        self.name = name
        self.executor = executor
        state.withLock { $0.died = died }
    }

    var isOver: Bool { state.withLock { $0.isOver } }

    /// What is cancelled when it ends, so that its sleepers do not go on sleeping.
    func embody(_ body: Task<Void, Never>) {
        let isOver = state.withLock {
            $0.body = body
            return $0.isOver
        }
        if isOver { body.cancel() }
    }

    /// The process will end in that way, after so many steps of it.
    func doom(_ kind: Death, after steps: Int) {
        if kind == .anywhere {
            executor.alarm(after: steps) { [weak self] in self?.end(.anywhere) }
        } else {
            state.withLock { $0.death = (kind, steps) }
        }
    }

    /// It lives on: no death that it was doomed to strikes any more.
    func pardon() {
        state.withLock { state in
            state.death = nil
            state.isPardoned = true
        }
    }

    private func end(_ kind: Death) {
        let (body, died): (Task<Void, Never>?, (@Sendable (Death) -> Void)?) = state.withLock { state in
            if state.isOver || state.isPardoned { return (nil, nil) }
            state.isOver = true
            return (state.body, state.died)
        }
        died?(kind)
        body?.cancel()
    }

    /// Counts one step; tells whether it still takes place and whether anybody hears of it.
    func step(_ before: Death, _ after: Death) -> (takesPlace: Bool, isHeardOf: Bool) {
        let last: Death? = state.withLock { state in
            guard !state.isOver, let death = state.death, death.kind == before || death.kind == after else {
                return nil
            }
            state.death = (death.kind, death.steps - 1)
            return death.steps <= 1 ? death.kind : nil
        }
        if isOver { return (false, false) }
        guard let last else { return (true, true) }
        end(last)
        return (last == after, false)
    }

    /// Another process may come in between.
    fileprivate func pause() async { await Task.yield() }
}

/// The database as a process sees it that may end at any transaction.
struct MortalDatabase: SQLDatabase {
    let lifetime: ProcessLifetime
    let database: any SQLDatabase

    var dialect: Dialect { database.dialect }

    func read<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        await lifetime.pause()
        if lifetime.isOver { throw .failed("the process is gone") }
        let answer = try await database.read(work)
        await lifetime.pause()
        return answer
    }

    func write<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        await lifetime.pause()
        let (takesPlace, isHeardOf) = lifetime.step(.beforeWrite, .afterWrite)
        guard takesPlace else { throw .failed("the process is gone") }
        let answer = try await database.write(work)
        await lifetime.pause()
        guard isHeardOf, !lifetime.isOver else { throw .failed("the process is gone") }
        return answer
    }
}

/// The network as a process sees it that may end at any request.
struct MortalNetwork: Network {
    let lifetime: ProcessLifetime
    let network: any Network

    func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        let (takesPlace, isHeardOf) = lifetime.step(.beforeRequest, .afterRequest)
        guard takesPlace else { throw .notSent("the process is gone") }
        let answer = try await network.send(request)
        guard isHeardOf, !lifetime.isOver else { throw .interrupted("the process is gone") }
        return answer
    }
}
