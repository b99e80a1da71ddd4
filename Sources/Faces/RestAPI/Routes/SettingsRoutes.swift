import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Outputs
import Storage
import Sync
import Wording

/// Settings of a store and its books, with their versions; and when its workflows run.
enum SettingsRoutes {
    private static let store = "/companies/{company}/stores/{store}"
    private static let path = "\(store)/settings"

    static let routes: [APIRoute] = [
        APIRoute.get(
            path, "readSettings", .company(.seeSettings), "The settings that hold; the `ETag` is their version.",
            Results.settings
        ) { call in
            guard let policy = try await StorePolicy(try call.scope()).policy(of: call.store) else {
                throw FeatureProblem.stopped(.notSetUp)
            }
            return try settings(policy, policy.version, call)
        }.versioned(),
        .get(
            "\(path)/suggestion", "suggestSettings", .company(.changeSettings),
            "Settings as they are suggested from what store and books say of themselves; nothing is kept.",
            Results.settings
        ) { call in
            let proposal = try await SetUp(try call.scope()).proposal(for: call.store, startingOn: nil)
            return try settings(
                proposal.policy, 0, call, missing: proposal.missing.map { call.sentences.missing($0) },
                remarks: proposal.remarks.map { call.sentences.remark($0) })
        },
        APIRoute.put(
            path, "saveSettings", .company(.changeSettings),
            "Keeps new settings, whole, when they fit the books; orders that need you are decided again. `If-Match` is the version that they change, `0` for the first.",
            body: .object([
                .field("settings", .judgedLater(SettingsShape.written), "As `readSettings` gives them, or by names.")
            ]),
            example: .members(("settings", .members(("timeZone", .text("America/New_York"))))), Results.settings
        ) { call in
            let scope = try call.scope()
            guard let version = call.expectedVersion.flatMap(Int.init) else { throw CallStop.problem(.versionMoved) }
            let text = JSONWriter.text(call.fields["settings"] ?? .null)
            let (policy, kept) = try await StoreSettings(scope).replace(by: text, over: version, of: call.store)
            return try settings(policy, kept, call)
        }.versioned(),
        .get(
            "\(path)/versions", "listSettingsVersions", .company(.seeSettings),
            "The versions that were kept, newest first.",
            .object([.field("items", .list(Results.settingsVersion, most: APICall.limitMax))])
        ) { call in
            let versions = try await StoreSettings(try call.scope()).versions(of: call.store, limit: APICall.limitMax)
            return try .json(["items": versions.map(SettingsVersionOutput.init)])
        },
        .post(
            "\(path)/versions/{version}/restorations", "restoreSettings", .company(.changeSettings),
            "Keeps an earlier version again, as a new one, when it still fits the books.",
            .object([.field("version", .count)])
        ) { call in
            let number = Int(call.parameter("version"))
            guard let number, let kept = try await StoreSettings(try call.scope()).goBack(to: number, of: call.store)
            else { throw CallStop.problem(.addressUnknown) }
            return try .json(["version": kept])
        },
        .get(
            "/companies/{company}/workflows", "listWorkflows", .company(.seeFeeds),
            "The workflows of all stores with their schedules and last runs.",
            .object([.field("items", .list(Results.workflow, most: 10_000))])
        ) { call in
            let feeds = try await Feeds(try call.scope()).list()
            return try .json(["items": feeds.map { WorkflowOutput($0, call.sentences) }])
        },
        .put(
            "\(store)/workflows/{workflow}/schedule", "schedule", .company(.changeFeeds),
            "Sets when a workflow runs by itself; it counts at once.",
            body: .object([
                .field("schedule", .word(100), "`off`, `every 3600` (seconds) or `daily 03:30`.")
            ]), example: .members(("schedule", .text("every 3600"))), Results.workflow
        ) { call in
            let word = call.parameter("workflow")
            guard let workflow = Workflow(rawValue: word) else {
                throw FeatureProblem.workflowUnknown(word, known: Workflow.allCases.map(\.rawValue))
            }
            let text = call.text("schedule") ?? ""
            guard let schedule = Schedule(text) else { throw FeatureProblem.scheduleUnreadable(text) }
            let feeds = Feeds(try call.scope())
            _ = try await feeds.schedule(workflow, of: call.store, schedule)
            let feed = try await feeds.list(of: call.store).first { $0.workflow == workflow }
            guard let feed else { throw CallStop.problem(.addressUnknown) }
            return try .json(WorkflowOutput(feed, call.sentences))
        },
    ]

    private static func settings(
        _ policy: Policy, _ version: Int, _ call: APICall, missing: [String]? = nil, remarks: [String]? = nil
    ) throws -> APIAnswer {
        let output = SettingsOutput(
            call.store, version: version, text: try SettingsFile.text(policy), missing: missing, remarks: remarks)
        guard let output else { throw CallStop.problem(.unforeseen) }
        return try APIAnswer.json(output).version(String(version))
    }
}
