import Accounting
package import ArgumentParser
import Features
import Storage
import Sync
import Wording

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
        try Port.check(port)
        try await data.withServices { services in
            let lines = try await plan(services, context.sentences)
            try await context.serve(services, port) { for line in lines { Console.note(line) } }
        }
    }

    /// Where it answers, and what runs when.
    private func plan(_ services: Services, _ sentences: Sentences) async throws -> [String] {
        var lines = [sentences.serving(at: "http://127.0.0.1:\(port)/health")]
        for company in try await Companies(services).list() {
            let scope = try await services.scope(company.id)
            for feed in try await Feeds(scope).list() where feed.schedule != .off {
                let (store, flow) = (sentences.plain(feed.store.rawValue), sentences.name(of: feed.workflow))
                lines.append("  \(store)  \(flow)  \(sentences.schedule(feed.schedule.text))")
            }
        }
        return lines.count > 1 ? lines : lines + [sentences.nothingScheduled]
    }
}
