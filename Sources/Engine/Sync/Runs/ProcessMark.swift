/// Who this process is, and whether another one of this machine is gone: so that a run that was killed holds nobody up.
///
/// Across machines nothing is known, and a lease runs out by itself.
package struct ProcessMark: Sendable {
    /// Names this process among all that ever ran here; without a dot.
    package let text: String
    /// Whether the process of that mark ran on this machine and does not any more.
    package let isGone: @Sendable (String) -> Bool

    package init(text: String, isGone: @escaping @Sendable (String) -> Bool) {
        self.text = text
        self.isGone = isGone
    }

    /// For tests and the simulation, where nothing is known of other processes.
    package static let unmarked = ProcessMark(text: "", isGone: { _ in false })
}
