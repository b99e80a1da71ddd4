package import Bookkeeping

/// One thing in settings that people wrote which cannot be so; nothing of them is kept.
package struct SettingFault: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        /// No setting is called so; `near` is one that nearly is.
        case unknownKey(near: String?)
        case twice
        case missing(SettingValue)
        /// Nobody said from which day on orders are posted.
        case startUnsaid
        /// The whole history is posted, and nobody said from which day on new stock items are counted.
        case stockStartUnsaid
        /// What stands there, as it is written.
        case unfit(found: String, SettingValue)
        /// The books have no record of that name or identifier.
        case recordUnknown(String, SettingValue)
        /// The record of that identifier bears another name in the books.
        case recordNamedOtherwise(id: String, name: String, inBooks: String)
        /// Several records of the books bear the name.
        case recordAmbiguous(String, ids: [String])
    }

    /// `payments.rules[2].account`, rules counted from 1.
    package var path: String
    package var cause: Cause

    package init(_ path: String, _ cause: Cause) {
        self.path = path
        self.cause = cause
    }
}
