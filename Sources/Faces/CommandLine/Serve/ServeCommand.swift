import Accounting
package import ArgumentParser
import Features
import Storage
import Sync
import Wording

/// `bookbridge serve`: the product itself: pages and the scheduler, together or each in processes of its own.
package struct ServeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer the pages and run scheduled workflows until stopped.")

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(help: "The address to listen on; 0.0.0.0 for every network of the machine.")
    var host = "127.0.0.1"

    @Option(help: "all, web (pages only) or worker (scheduled workflows only).")
    var role = "all"

    @OptionGroup var data: DataOptions

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        try Port.check(port)
        let wish = ServeWish(host: host, port: port, role: try Choice.read(role, "--role"))
        try await data.withServices(makingData: true, for: .everybody) { services in
            let lines = try await plan(services, context, wish)
            try await context.serve(services, wish) { for line in lines { Console.note(line) } }
        }
    }

    /// Where it answers, and what runs when.
    private func plan(
        _ services: Services, _ context: CommandContext, _ wish: ServeWish
    ) async throws -> [String] {
        let sentences = context.sentences
        let address = wish.role == .worker ? "http://\(host):\(port)/health" : context.pages(at: port)
        var lines = [sentences.serving(at: address)]
        if wish.role == .web { return lines }
        for company in try await Companies(services).list() {
            let scope = try await services.scope(company.id)
            let zones = try await scope.zonesSaid()
            for feed in try await Feeds(scope).list() where feed.schedule != .off {
                let (store, flow) = (sentences.plain(feed.store.rawValue), sentences.name(of: feed.workflow))
                let rule = sentences.schedule(feed.schedule.text, in: zones[feed.store])
                lines.append("  \(store)  \(flow)  \(rule)")
            }
        }
        return lines.count > 1 ? lines : lines + [sentences.nothingScheduled]
    }
}
