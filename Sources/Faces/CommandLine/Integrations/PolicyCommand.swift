import Accounting
import ArgumentParser
import Bookkeeping
package import Features
package import Foundation
import Storage
import Sync
import Wording

/// `bookbridge integrations policy`: the settings of a store and its books.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Show the settings of a store as JSON; --suggest fills them in, --set FILE keeps them.")

    @Argument(help: "The company.")
    var company: String

    @Argument(help: "The store's connection; may be left out when there is one store.")
    var connection: String?

    @Option(help: "The same as an option.")
    var store: String?

    @Flag(help: "Suggest settings from what the store and the books say, and keep them.")
    var suggest = false

    @Option(
        name: [.customLong("set"), .customLong("save")], help: "Keep the settings of this file if they fit the books.")
    var set: String?

    @Option(help: "Post orders placed on this day or later, 2026-01-31; none posts the whole history.")
    var startDate: String?

    @Option(
        help:
            "What happens to documents dated in a closed period: hold, or firstOpenDay with the true date in the note."
    )
    var closedPeriod: String?

    @Flag(help: "Replace settings that are there by what is suggested.")
    var yes = false

    @OptionGroup var data: DataOptions

    func run() async throws {
        let sentences = try CommandContext.required().sentences
        if suggest, set != nil { throw CommandProblem.optionsExclusive(["--suggest", "--set"]) }
        let changes = try Changes(startDate: startDate, closedPeriod: closedPeriod)
        try await data.withScope(company) { scope in
            let store = try await Integrations(scope).store(store ?? connection).id
            if suggest || set != nil || !changes.isEmpty {
                for remark in try await keep(changes, scope, store, sentences) { Console.note(remark) }
            }
            guard let policy = try await StorePolicy(scope).policy(of: store) else {
                throw FeatureProblem.stopped(.notSetUp)
            }
            Console.print(try SettingsFile.text(policy))
        }
    }

    /// Keeps what is asked for as one new version; gives what a person should know about it.
    private func keep(
        _ changes: Changes, _ scope: CompanyScope, _ store: ID<Store>, _ sentences: Sentences
    ) async throws -> [String] {
        let (setUp, policies) = (SetUp(scope), StorePolicy(scope))
        if let set {
            var policy = try PolicyFile.read(set, books: try await setUp.catalogue(for: store))
            changes.apply(to: &policy)
            _ = try await policies.saveChecked(policy, of: store)
            return try await setUp.remarks(on: policy, for: store).map { sentences.remark($0) }
        }
        if suggest {
            if !yes, let kept = try await policies.policy(of: store) {
                throw CommandProblem.settingsPresent(version: kept.version)
            }
            var proposal = try await setUp.proposal(for: store, startingOn: changes.start)
            changes.apply(to: &proposal.policy)
            _ = try await policies.save(proposal.policy, of: store)
            return proposal.missing.map { sentences.missing($0) } + proposal.remarks.map { sentences.remark($0) }
        }
        guard var policy = try await policies.policy(of: store) else {
            throw FeatureProblem.stopped(.notSetUp)
        }
        changes.apply(to: &policy)
        _ = try await policies.save(policy, of: store)
        return try await setUp.remarks(on: policy, for: store).map { sentences.remark($0) }
    }
}

/// Single settings that have an option of their own.
private struct Changes {
    /// `nil` leaves it as it is.
    private(set) var start: StartDate?
    private var closedPeriod: ClosedPeriod?

    init(startDate: String?, closedPeriod: String?) throws {
        if let startDate {
            start = startDate == "none" ? .some(.wholeHistory) : try Days.read(startDate, "start-date").map { .day($0) }
        }
        self.closedPeriod = try closedPeriod.map { try Choice.read($0, "--closed-period") }
    }

    var isEmpty: Bool { start == nil && closedPeriod == nil }

    func apply(to policy: inout Policy) {
        switch start {
        case .wholeHistory?: policy.startDate = nil
        case .day(let day)?: policy.startDate = day
        case nil: break
        }
        if let closedPeriod { policy.closedPeriod = closedPeriod }
    }
}

/// Settings as `integrations policy` prints them.
enum PolicyFile {
    static func read(_ path: String, books: BooksCatalogue) throws -> Policy {
        try SettingsFile.read(try InputFile.read(path), called: path, books: books)
    }
}

/// Files that people name.
package enum InputFile {
    /// The whole file, or whether it is missing or cannot be read. JSON in the encoding of an old editor comes as UTF-8.
    package static func read(_ path: String) throws(FeatureProblem) -> Data {
        let url = URL(fileURLWithPath: path)
        do { return FileText.sound(try Data(contentsOf: url)) } catch {
            guard FileManager.default.fileExists(atPath: url.path) else { throw .fileMissing(path: path) }
            throw .fileUnreadable(path: path)
        }
    }
}
