package import Storage

/// The archive in SQL: one text for every engine.
///
/// Each call is one transaction. It passes the contract suite of `TestKit` on every engine.
package struct SQLArchive: Archive {
    let database: any SQLDatabase
    let seal: SecretSeal

    /// Brings the schema up to date and opens the archive. Throws `StorageProblem.newer` for a newer schema.
    package static func open(_ database: any SQLDatabase, seal: SecretSeal) async throws(StorageProblem) -> SQLArchive {
        try await Migrations.run(on: database)
        return SQLArchive(database: database, seal: seal)
    }
}
