import ConnectorKit
import Foundation
import Synchronization

/// The way to the store and the books, on which things go wrong as the history has it.
final class Wire: Network {
    typealias Deliver = @Sendable (OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer

    private struct State {
        var faults: [(fault: WireFault, after: Int, seconds: Int64, hitsNames: Bool)] = []
        var requests = 0
        var writes = 0
        var waiting: [(requests: Int, begin: @Sendable () -> Void)] = []
        var poisons: [Data] = []
    }

    private let state = Mutex(State())
    private let executor: DeterministicExecutor
    private let dice: Dice
    private let log: EventLog
    private let books: Deliver
    private let store: Deliver
    private let struck: @Sendable (FaultKind) -> Void

    init(
        _ executor: DeterministicExecutor, _ log: EventLog, dice: Dice, books: @escaping Deliver,
        store: @escaping Deliver,
        struck: @escaping @Sendable (FaultKind) -> Void
    ) {
        self.executor = executor
        self.log = log
        self.dice = dice
        self.books = books
        self.store = store
        self.struck = struck
    }

    /// Requests to the books that wrote something, or tried to.
    var writes: Int { state.withLock { $0.writes } }

    /// Something goes wrong with the request after so many others to the books; with `hitsNames` only batches of names count.
    func fail(_ fault: WireFault, after: Int, seconds: Int64, hitsNames: Bool) {
        state.withLock { $0.faults.append((fault, after, seconds, hitsNames)) }
    }

    /// From now on the books fail, for ever, at every write that bears the text.
    func poison(_ text: String) { state.withLock { $0.poisons.append(Data(text.utf8)) } }

    /// Nothing goes wrong any more, but for what fails for ever.
    func mend() { state.withLock { ($0.faults, $0.waiting) = ([], []) } }

    /// Calls `begin` as so many requests have gone to the books.
    func when(requests: Int, _ begin: @escaping @Sendable () -> Void) {
        state.withLock { $0.waiting.append(($0.requests + requests, begin)) }
    }

    func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        await pass(20...600)
        if request.url.hasPrefix("https://store.") { return try await store(request) }
        let fault = depart(request)
        log.note(request.url.utf8)
        log.note(request.body)
        guard let fault else { return try await plainly(request) }
        struck(fault.fault.kind)
        if request.isBatchOfNames, let kind = fault.fault.kindOfNames { struck(kind) }
        log.tell("\(request.short): \(fault.fault.rawValue)")
        return try await failing(request, fault.fault, seconds: fault.seconds)
    }

    private func depart(_ request: OutgoingRequest) -> (fault: WireFault, seconds: Int64)? {
        let isBatchOfNames = request.isBatchOfNames
        let (fault, begun) = state.withLock { state in
            state.requests += 1
            if request.isWrite { state.writes += 1 }
            let begun = state.waiting.filter { $0.requests <= state.requests }.map(\.begin)
            if !begun.isEmpty { state.waiting.removeAll { $0.requests <= state.requests } }
            for index in state.faults.indices where isBatchOfNames || !state.faults[index].hitsNames {
                state.faults[index].after -= 1
            }
            let index = state.faults.firstIndex { $0.after < 0 && (isBatchOfNames || !$0.hitsNames) }
            return (index.map { state.faults.remove(at: $0) }, begun)
        }
        for begin in begun { begin() }
        return fault.map { ($0.fault, $0.seconds) }
    }

    private func plainly(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        let answer = try await deliver(request)
        await pass(20...900)
        return answer
    }

    private func deliver(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        if isPoisoned(request) {
            struck(.recordPoisoned)
            log.tell("\(request.short): 500 for ever\(request.writes)")
            return IncomingAnswer(status: 500)
        }
        let answer = try await books(request)
        log.tell("\(request.short): \(answer.status)\(request.writes)")
        if answer.status == 200, request.isRefresh { struck(.tokenRotated) }
        return answer
    }

    private func isPoisoned(_ request: OutgoingRequest) -> Bool {
        guard request.isWrite else { return false }
        return state.withLock { $0.poisons.contains { request.body.range(of: $0) != nil } }
    }

    private func failing(
        _ request: OutgoingRequest, _ fault: WireFault, seconds: Int64
    ) async throws(NetworkFailure) -> IncomingAnswer {
        switch fault {
        case .requestLost: throw .interrupted("connection reset")
        case .answerLost:
            _ = try await deliver(request)
            await pass(1...1000)
            throw .interrupted("connection reset")
        case .doubled:
            again(request, in: seconds)
            return try await plainly(request)
        case .late:
            again(request, in: seconds)
            throw .interrupted("connection reset")
        case .slow:
            _ = try await deliver(request)
            await pass(125_000...125_000)
            throw .timedOut
        case .throttled: return IncomingAnswer(status: 429)
        case .unavailable: return IncomingAnswer(status: 503)
        case .gatewayTimeOut:
            _ = try await deliver(request)
            return IncomingAnswer(status: 504)
        }
    }

    /// The network brings it once more, or at last; nobody hears of it.
    private func again(_ request: OutgoingRequest, in seconds: Int64) {
        Task(executorPreference: executor) { [self] in
            // Nobody cancels it.
            do {
                try await executor.sleep(milliseconds: seconds * 1000)
                _ = try await deliver(request)
            } catch { log.tell("\(request.short): never arrived") }
        }
    }

    private func pass(_ milliseconds: ClosedRange<Int>) async {
        // The caller is cancelled when its process died; it does not hear of the answer then.
        do { try await executor.sleep(milliseconds: Int64(dice.number(milliseconds))) } catch { return }
    }
}

extension WireFault {
    var kind: FaultKind {
        switch self {
        case .requestLost: .requestLost
        case .answerLost: .answerLost
        case .doubled: .requestDoubled
        case .late: .requestLate
        case .slow: .answerSlow
        case .throttled: .throttled
        case .unavailable, .gatewayTimeOut: .serverFault
        }
    }

    /// The same of a batch of names; `nil` where that is nothing of its own.
    var kindOfNames: FaultKind? {
        switch self {
        case .requestLost, .answerLost, .slow, .gatewayTimeOut: .namesLost
        case .doubled: .namesDoubled
        case .late: .namesLate
        case .throttled, .unavailable: nil
        }
    }
}

extension OutgoingRequest {
    fileprivate var isWrite: Bool { cost == .write || cost == .batch }
    /// Whether it makes several customers, vendors or items at once.
    fileprivate var isBatchOfNames: Bool {
        cost == .batch && ["Customer", "Vendor", "Item"].contains { body.range(of: Data("\"\($0)\":{".utf8)) != nil }
    }

    fileprivate var isRefresh: Bool { cost == .signIn && body.starts(with: Data("grant_type=refresh".utf8)) }

    /// What a request would write, record by record, as a story names it.
    fileprivate var writes: String {
        guard isWrite, let whole = try? FiledRecord(reading: body) else { return "" }
        let records = whole.records("BatchItemRequest")
        if records.isEmpty { return " " + whole.brief }
        return records.map { record in
            let kind = record.fields.keys.sorted().first { record.record($0) != nil } ?? ""
            return " \(record.text("operation") ?? "") \(kind) \(record.record(kind)?.brief ?? "")"
        }.joined(separator: ";")
    }

    /// As a story names it.
    var short: String {
        let path = url.split(separator: "?", maxSplits: 1).first?.split(separator: "/").dropFirst(2) ?? []
        let end = path.suffix(path.first == "v3" ? 1 : 2).joined(separator: "/")
        return "\(method.rawValue) \(end)"
    }
}

extension FiledRecord {
    /// Identifier, number or name, and what it comes to.
    fileprivate var brief: String {
        let amounts = records("Line").compactMap { $0.number("Amount") }.map { "\($0)" }
        let names = [text("Id"), text("DocNumber") ?? text("DisplayName") ?? text("Name"), text("TxnDate")]
        let total = number("TotalAmt").map { "\($0)" } ?? amounts.joined(separator: "+")
        let tax = record("TxnTaxDetail")?.number("TotalTax").map { "tax \($0)" }
        return (names + [total, tax]).compactMap { $0 }.joined(separator: " ")
    }
}
