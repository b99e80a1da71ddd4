package import ArgumentParser
import Features

/// `bookbridge serve`: the product itself, without pages for now: the scheduler and a health page.
package struct ServeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run scheduled workflows and answer health checks until stopped.")

    @Option(help: "The port of the health page.")
    var port = 8080

    @OptionGroup var data: DataOptions

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        try await data.withOffice { try await context.serve($0, port) }
    }
}
