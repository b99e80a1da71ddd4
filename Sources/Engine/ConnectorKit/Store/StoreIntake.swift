package import Accounting
package import Commerce
package import Foundation

/// Takes in what is pushed or uploaded; nothing of it calls the store. Any store may have this part.
package protocol StoreIntake: Sendable {
    /// What the settings say of the store; asked only where the store cannot be called.
    func profile() throws(ConnectorProblem) -> StoreProfile

    /// Cuts what was pushed into raw records, purely; `now` stands for a change whose time is not told.
    ///
    /// Each record keeps its own bytes, so that it is read by the same mapping as one that we fetched.
    func records(of stream: RecordStream, in body: Data, now: Instant) throws(Unreadable) -> [RawRecord]
}
