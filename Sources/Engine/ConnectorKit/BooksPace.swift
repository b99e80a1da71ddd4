/// Keeps requests to one company of the books within their limits, and learns from the answers how much they take.
///
/// All connections of a process to one company keep the same pace. One that several processes share, because what it counts stands in the
/// storage, can take its place: nobody but its own connector knows what it is made of.
package protocol BooksPace: Actor {
    /// The limits that it keeps.
    nonisolated var publishedLimits: PublishedLimits { get }
}

/// The paces that the connections of one process share, by company of the books.
package actor BooksPaces {
    private var paces: [String: any BooksPace] = [:]

    package init() {}

    /// The pace that connections to `company` keep: that of the first one, until a person sets other limits.
    package func shared(_ own: any BooksPace, by company: String) -> any BooksPace {
        if let shared = paces[company], shared.publishedLimits == own.publishedLimits { return shared }
        paces[company] = own
        return own
    }
}
