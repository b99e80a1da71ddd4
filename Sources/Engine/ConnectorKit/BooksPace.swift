/// Keeps requests to one company of the books within the vendor's limits, and learns from the answers how much it takes.
///
/// All connections of a process to one company share one pace. An implementation that several processes share, by counting in the
/// storage, could replace it: only the connector knows the concrete type.
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
