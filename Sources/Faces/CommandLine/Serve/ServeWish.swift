/// What a process serves, and where it listens.
package struct ServeWish: Hashable, Sendable {
    /// What a process does; several processes may share the work. Source: design.md §6.
    package enum Role: String, Hashable, Sendable, CaseIterable {
        case all
        /// Pages only.
        case web
        /// Scheduled workflows only; it still answers for its health.
        case worker
    }

    package var host: String
    package var port: Int
    package var role: Role

    package init(host: String = "127.0.0.1", port: Int, role: Role = .all) {
        self.host = host
        self.port = port
        self.role = role
    }
}
