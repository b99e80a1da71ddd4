import CommandLine
import Features
import Foundation
import Simulation
import Storage
import Synchronization
import Testing
import Wording

/// What a command said and how it ended, run in this process as its words would be typed.
struct Said {
    var result: String
    var notes: String
    var code: Int32

    /// Every line of the result.
    var lines: [String] { result.split(separator: "\n").map(String.init) }
}

/// Listens to a command.
private final class Listener: Sendable {
    private let heard = Mutex((result: "", notes: ""))

    var streams: Console.Streams {
        Console.Streams(
            result: { text in self.heard.withLock { $0.result += text } },
            note: { text in self.heard.withLock { $0.notes += text } })
    }

    func said(_ code: Int32) -> Said {
        heard.withLock { Said(result: $0.result, notes: $0.notes, code: code) }
    }
}

extension Rehearsal {
    /// Runs a command on this company; `language` is the reader's.
    func say(_ words: String..., language: String = "en") async -> Said { await say(words, language: language) }

    /// The same with a signal: `listen` calls what it is given when somebody asks the command to end.

    func say(
        _ words: [String], language: String = "en", data problem: StorageProblem? = nil, pages: String? = nil,
        listen: @escaping CommandContext.Listen = { _ in }
    ) async -> Said {
        let (listener, services) = (Listener(), services)
        let context = CommandContext(
            connectors: StandIn.connectors,
            openServices: { _, _, _ in
                if let problem { throw FeatureProblem.storage(problem) }
                return (services, close: {})
            },
            renewKey: { _, _ in "" },
            catalogue: { _ in throw FeatureProblem.storeMissing(company: "") }, serve: { _, _, _ in }, listen: listen,
            languageTag: language, pagesAddress: pages)
        let code = await CommandContext.$current.withValue(context) {
            await Console.$streams.withValue(listener.streams) { await Program.run(PersonsCommand.self, words) }
        }
        return listener.said(code)
    }
}
