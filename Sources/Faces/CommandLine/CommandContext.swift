package import Bookkeeping
import Commerce
package import Features

/// What the commands need from the program around them; given once, where the program is put together.
package struct CommandContext: Sendable {
    /// The office on the data in a folder, and how it is closed.
    package typealias OpenOffice =
        @Sendable (_ dataDirectory: String?) async throws -> (Office, close: @Sendable () async -> Void)

    package var connectors: Connectors
    package var openOffice: OpenOffice
    /// Makes a key in the place of one that is lost, and says where.
    package var renewKey: @Sendable (_ dataDirectory: String?) throws -> String
    /// The books that a plan is made against: a file, or the rehearsal company of a country (`us`, `ca`, `fr` …).
    package var catalogue: @Sendable (_ name: String) async throws -> BooksCatalogue
    /// Runs the scheduler and the health page until it is told to stop.
    package var serve: @Sendable (Office, _ port: Int) async throws -> Void
    /// The reader's language as the environment names it.
    package var languageTag: String

    package init(
        connectors: Connectors, openOffice: @escaping OpenOffice,
        renewKey: @escaping @Sendable (String?) throws -> String,
        catalogue: @escaping @Sendable (String) async throws -> BooksCatalogue,
        serve: @escaping @Sendable (Office, Int) async throws -> Void, languageTag: String
    ) {
        self.connectors = connectors
        self.openOffice = openOffice
        self.renewKey = renewKey
        self.catalogue = catalogue
        self.serve = serve
        self.languageTag = languageTag
    }

    /// The context of the running program.
    @TaskLocal package static var current: CommandContext?
}
