package import Bookkeeping
import Commerce
package import ConnectorKit
package import Features

/// What the commands need from the program around them; given once, where the program is put together.
package struct CommandContext: Sendable {
    /// For whom the services work: the operator of the machine, or everybody who comes by the network.
    package enum Audience: Hashable, Sendable { case machineOperator, everybody }

    /// The services on the data in a folder, and how it is closed; `makes` the folder where there is none.
    package typealias OpenServices =
        @Sendable (_ dataDirectory: String?, _ makes: Bool, Audience) async throws -> (
            Services, close: @Sendable () async -> Void
        )

    package var connectors: Connectors
    package var openServices: OpenServices
    /// Makes a key in the place of one that is lost, and says where; without a confirmation only whether it may.
    package typealias RenewKey = @Sendable (_ dataDirectory: String?, _ isConfirmed: Bool) async throws -> String
    package var renewKey: RenewKey
    /// The books that a plan is made against: a file, or the rehearsal company of a country (`us`, `ca`, `fr` …).
    package var catalogue: @Sendable (_ name: String) async throws -> BooksCatalogue
    /// Runs what was wished until it is told to stop; hears when it can be asked.
    package typealias Serve =
        @Sendable (Services, ServeWish, _ isListening: @escaping @Sendable () -> Void) async throws -> Void
    package var serve: Serve
    /// Listens, until it is cancelled, whether somebody asks the program to end.
    package typealias Listen = @Sendable (_ isAsked: @escaping @Sendable () async -> Void) async -> Void
    package var listen: Listen
    /// The reader's language as the environment names it.
    package var languageTag: String
    /// Where people reach the pages, `https://books.example.com`; links begin with it. `nil` is this machine alone.
    package var pagesAddress: String?

    package init(
        connectors: Connectors, openServices: @escaping OpenServices,
        renewKey: @escaping RenewKey,
        catalogue: @escaping @Sendable (String) async throws -> BooksCatalogue,
        serve: @escaping Serve,
        listen: @escaping Listen = { _ in }, languageTag: String, pagesAddress: String? = nil
    ) {
        self.connectors = connectors
        self.openServices = openServices
        self.renewKey = renewKey
        self.catalogue = catalogue
        self.serve = serve
        self.listen = listen
        self.languageTag = languageTag
        self.pagesAddress = pagesAddress
    }

    /// Where people reach the pages of a process that listens on `port`.
    package func pages(at port: Int = 8080) -> String { pagesAddress ?? "http://127.0.0.1:\(port)" }

    /// The context of the running program.
    @TaskLocal package static var current: CommandContext?
}
