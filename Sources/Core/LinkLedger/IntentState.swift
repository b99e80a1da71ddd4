/// What has become of one intended write to the books.
///
/// Unknown is a state: what may have been carried out is looked for, never resent blindly. Source: design.md §1.6.
package enum IntentState: String, Sendable, Codable, CaseIterable {
    /// Written down, not sent.
    case pending
    /// In a request that has left, or that had been written down when the process ended.
    case sending
    case posted
    /// The books said no, or a person must decide.
    case refused
    /// No longer wanted: replaced by a newer intent, or taken back by hand.
    case withdrawn

    /// Whether something is still to happen by itself.
    package var isOpen: Bool { self == .pending || self == .sending }
}
