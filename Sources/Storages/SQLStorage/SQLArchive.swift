package import Storage

/// The archive in SQL: one text for every engine.
///
/// Each call is one transaction. It passes the contract suite of `TestKit` on every engine.
package struct SQLArchive: Archive {
    let database: any SQLDatabase
    let seal: SecretSeal

    /// Brings the schema up to date and opens the archive. Throws `StorageProblem.newer` for a newer schema, and `keyDiffers` when
    /// nothing that was sealed opens: what is written with a wrong key would break the audit.
    package static func open(_ database: any SQLDatabase, seal: SecretSeal) async throws(StorageProblem) -> SQLArchive {
        let archive = try await bring(database, seal)
        guard try await archive.opensSecrets() else { throw .keyDiffers }
        return archive
    }

    /// Takes a key in the place of one that is lost: what that one sealed stays sealed, and is asked for again.
    package static func renew(_ database: any SQLDatabase, seal: SecretSeal) async throws(StorageProblem) {
        try await bring(database, seal).markRenewed()
    }

    private static func bring(
        _ database: any SQLDatabase, _ seal: SecretSeal
    ) async throws(StorageProblem) -> SQLArchive {
        try await Migrations.run(on: database)
        return SQLArchive(database: database, seal: seal)
    }
}
