package import Commerce
package import ConnectorKit
package import Foundation

/// A store that a contract can play with: it makes orders, changes them, lets time pass and misbehaves on command.
package protocol StoreStage: Sendable {
    /// A new connector with the right sign-in, as a process that starts anew would make it.
    func connector() -> StoreConnector
    /// A connector whose sign-in the store refuses.
    func connectorWithWrongSignIn() -> StoreConnector

    /// The stream by which its sales come.
    var stream: RecordStream { get }
    /// Buyers place orders, one each second.
    func place(orders count: Int) async
    /// Somebody changes one order; its identifier.
    func changeOneOrder() async -> String
    func passTime(seconds: Int64) async
    /// From now on the store misbehaves so many times.
    func misbehave(_ trouble: StoreTrouble, times: Int) async
    /// Requests that reached the store so far.
    func requestCount() async -> Int
    /// These orders as the store would push them; `nil` when it pushes none.
    func pushed(_ orders: [RawRecord]) async -> Data?
}

extension StoreStage {
    package var stream: RecordStream { .orders }
    package func pushed(_ orders: [RawRecord]) async -> Data? { nil }
}

/// How a store can misbehave.
package enum StoreTrouble: Hashable, Sendable {
    case tooManyRequests(retryAfterSeconds: Int)
    case serverFault
    /// The answer breaks off.
    case interrupted
    /// Success, but not in the store's language.
    case unreadableAnswer
}
