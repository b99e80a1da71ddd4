package import Accounting
package import Bookkeeping
package import ConnectorKit
package import Storage

/// A run cannot go on: the outside or the storage stopped it. What was kept stays and is gone on from.
package enum RunStop: Error, Hashable, Sendable, Codable {
    case store(ConnectorProblem)
    case books(ConnectorProblem)
    case storage(StorageProblem)
    /// The same workflow runs already, here or in another process.
    case alreadyRunning
    /// Asked to end, by a signal: what was in flight was awaited and written down, nothing new was sent.
    case onRequest
    /// The store has no policy yet: its set-up is not finished (W22).
    case notSetUp
    /// The store cannot serve the workflow: it lacks what the workflow needs.
    case notOffered(StoreNeed)
    /// Settings that do not fit the books; nothing is posted until they are mended.
    case policyUnfit([Refusal])
    /// The store says that its currency is another than that of the orders so far; nothing is read before a person says what is so.
    case currencyChanged(from: Currency, to: Currency)
    /// Record after record went wrong in one way; nothing more is posted until a person has looked.
    case sameTrouble(CommonTrouble)
    /// The books hold no stock levels: writing them would empty the store (W20).
    case stockEmpty
    /// Too many products would drop to nothing at once (W20, what-users-expect.md §6).
    case stockDrop(products: Int, of: Int)
    /// The first time, a person must have seen what would change.
    case stockUnconfirmed(changes: Int)
}

extension RunStop {
    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .store(let problem): "store.\(problem.cause.code)"
        case .books(let problem): "books.\(problem.cause.code)"
        case .storage: "storage"
        case .alreadyRunning: "alreadyRunning"
        case .onRequest: "stoppedOnRequest"
        case .notSetUp: "notSetUp"
        case .notOffered: "notOffered"
        case .policyUnfit: "policyUnfit"
        case .currencyChanged: "currencyChanged"
        case .sameTrouble: "sameTrouble"
        case .stockEmpty: "stockEmpty"
        case .stockDrop: "stockDrop"
        case .stockUnconfirmed: "stockUnconfirmed"
        }
    }

    /// The side whose connection rests after it until a person has connected it again: vendors ban for a wrong token or application
    /// that is tried again and again; an ended subscription is asked for in peace.
    package var restingSide: ConnectionRow.Side? {
        switch self {
        case .store(let problem): problem.cause == .signInNeeded || problem.cause == .clientRefused ? .store : nil
        case .books(let problem): problem.cause == .signInNeeded || problem.cause == .clientRefused ? .books : nil
        case .storage, .alreadyRunning, .onRequest, .notSetUp, .notOffered, .policyUnfit, .currencyChanged,
            .sameTrouble, .stockEmpty, .stockDrop, .stockUnconfirmed:
            nil
        }
    }

    /// The stop that an error of a call within a run means. What no room promises to throw is a failure of the storage: nothing of it can
    /// have been kept.
    package init(_ error: any Error) {
        switch error {
        case let stop as RunStop: self = stop
        case let problem as StorageProblem: self = .storage(problem)
        case let fault as Unreadable: self = .storage(.unusable(fault.description))
        default: self = .storage(.failed(String(describing: error)))
        }
    }
}

/// Runs a call, turning what it throws into the stop of a run.
func withRunStop<Value>(_ call: () async throws -> Value) async throws(RunStop) -> Value {
    do { return try await call() } catch { throw RunStop(error) }
}

/// Runs a conversion of our own rows; a failure means that what is kept cannot be used.
func decoded<Value>(_ body: () throws -> Value) throws(RunStop) -> Value {
    do { return try body() } catch let fault as Unreadable {
        throw .storage(.unusable(fault.description))
    } catch { throw .storage(.unusable(String(describing: error))) }
}
