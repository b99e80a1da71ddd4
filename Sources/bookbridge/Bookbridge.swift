import AllConnectors
import ArgumentParser
import Bookkeeping
import CommandLine
import ConnectorKit
import Features
import Foundation
import Transport
import Wording

/// The program: reads the environment, picks connectors and storage, hands over to a command.
@main
struct Bookbridge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookbridge",
        abstract: "Takes orders from stores and keeps them in QuickBooks: once, and to the cent.",
        version: "1.0.0",
        subcommands: [DemoCommand.self] + PersonsCommand.subcommands
            + [SandboxCommand.self, SimulateCommand.self, BenchCommand.self])

    static func main() async {
        // Whoever reads the output may go early (`| head`): the work goes on all the same.
        signal(SIGPIPE, SIG_IGN)
        let environment = ProcessInfo.processInfo.environment
        let code = await CommandContext.$current.withValue(context(environment)) {
            await Program.run(Self.self) {
                try Logs.start(environment)
                try checkLanguage(environment)
            }
        }
        Foundation.exit(code)
    }

    /// Who runs the program, as the audit names them.
    private static func actor(_ environment: [String: String]) -> String {
        let names = ["BOOKBRIDGE_ACTOR", "USER", "LOGNAME"].compactMap { environment[$0] }
        return names.first { !$0.isEmpty } ?? NSUserName()
    }

    /// The operator calls whomever they like; what others type leads outside, or to the blocks that the operator names.
    private static func reach(_ audience: CommandContext.Audience, _ environment: [String: String]) -> NetworkReach {
        switch audience {
        case .machineOperator: .everywhere
        case .everybody: .outside(allowing: NetworkBlock.list(environment["BOOKBRIDGE_PRIVATE_ADDRESSES"] ?? ""))
        }
    }

    private static func language(_ environment: [String: String]) -> String {
        environment["BOOKBRIDGE_LANGUAGE"] ?? environment["LANG"] ?? "en"
    }

    /// Throws when the language was chosen by name and is not spoken; any `LANG` of a system is fine.
    private static func checkLanguage(_ environment: [String: String]) throws(CommandProblem) {
        guard let tag = environment["BOOKBRIDGE_LANGUAGE"], !tag.isEmpty, Language(tag: tag) == nil else { return }
        throw .wordUnknown(option: "BOOKBRIDGE_LANGUAGE", tag, known: Language.allCases.map(\.rawValue))
    }

    private static func context(_ environment: [String: String]) -> CommandContext {
        CommandContext(
            connectors: Connectors.all,
            openServices: { folder, makesData, audience in
                // The network comes last: whatever is wrong with the folder, nothing is left that must be closed.
                let archive = try await DataFolder(folder, environment).openArchive(makesData: makesData)
                let reach = reach(audience, environment)
                let certificates = environment["BOOKBRIDGE_CERTIFICATES"].flatMap { $0.isEmpty ? nil : $0 }
                let network = HTTPNetwork(reach: reach, certificates: certificates)
                let services = Services(
                    archive: archive, world: .system(network: network), connectors: Connectors.all,
                    process: .current, actor: actor(environment), reach: reach)
                return (services, close: { try? await network.shutdown() })
            },
            renewKey: { try await DataFolder($0, environment).renewKey(isConfirmed: $1) },
            catalogue: { try await RehearsalBooks.catalogue(named: $0) },
            serve: {
                try await Serving($0, Sentences(tag: language(environment)), environment).run($1, isListening: $2)
            },
            listen: { await EndSignals.listen($0) },
            languageTag: language(environment), pagesAddress: Serving.address(environment))
    }
}
