/// A company at work: its books, its journal, its meter and the request ids it remembers.
final class Company {
    /// Bytes of remembered answers per company; older ones go first.
    private static let replayBytesMax = 64 << 20

    struct Replay {
        var status: Int
        var body: [UInt8]
        var at: Moment
    }

    let profile: CompanyProfile
    let file: CompanyFile
    var meter = RequestMeter()
    /// New names in requests that are not answered yet.
    var namesUnderWay = 0
    /// Changes the app has not been told of yet.
    private var events: [WebhookEvent] = []
    private let journal: LineFile?
    private var replays: [String: Replay] = [:]
    private var replayOrder: [String] = []
    private var replayStart = 0
    private var replayBytes = 0

    init(profile: CompanyProfile, journal: LineFile?, now: Moment) throws {
        self.profile = profile
        self.journal = journal
        file = CompanyFile(profile: profile, now: now)
        file.seed()
        try journal?.read { line in
            file.restore(line)
            restoreReplay(line)
        }
    }

    func replay(_ requestId: String, at now: Moment, seconds: Int) -> Replay? {
        guard let replay = replays[requestId], now.milliseconds - replay.at.milliseconds < Int64(seconds) * 1000 else {
            return nil
        }
        return replay
    }

    /// Writes changes down, the answer of a named request with the last of them, before the answer is given.
    func keep(_ changes: [Change], requestId: String?, status: Int, body: JSONObject) throws {
        var replay: JSONObject?
        if let requestId {
            replay = ["id": .string(requestId), "status": .number(String(status)), "body": .object(body)]
            remember(requestId, Replay(status: status, body: body.bytes, at: file.now))
        }
        for change in changes { note(change) }
        guard let journal else { return }
        var writer = JSONWriter(capacity: 4096)
        let filled = changes.filter { !$0.isEmpty }
        var bytes: [UInt8] = []
        for (index, change) in filled.enumerated() {
            let isLast = index == filled.count - 1
            writer.write(file.line(of: change, replay: isLast ? replay : nil))
            bytes.append(contentsOf: writer.bytes)
            bytes.append(10)
            writer = JSONWriter(capacity: 4096)
        }
        if filled.isEmpty, replay != nil {
            bytes = file.line(of: Change(), replay: replay).bytes + [10]
        }
        try journal.append(bytes)
    }

    /// What changed since the last call, each record once.
    func takeEvents() -> [WebhookEvent] {
        defer { events = [] }
        return events
    }

    private func note(_ change: Change) {
        var seen: Set<Change.Address> = []
        for entry in change.records where seen.insert(entry.address).inserted {
            let isGone = file.kept(entry.address.kind, entry.address.id) == nil
            let operation = isGone ? "Delete" : entry.old == nil ? "Create" : "Update"
            events.append(WebhookEvent(kind: entry.address.kind, id: entry.address.id, operation: operation))
        }
    }

    private func remember(_ id: String, _ replay: Replay) {
        if replays.updateValue(replay, forKey: id) == nil { replayOrder.append(id) }
        replayBytes += replay.body.count
        while replayBytes > Self.replayBytesMax, replayStart < replayOrder.count - 1 {
            if let old = replays.removeValue(forKey: replayOrder[replayStart]) { replayBytes -= old.body.count }
            replayStart += 1
        }
        if replayStart > 10_000 {
            replayOrder.removeFirst(replayStart)
            replayStart = 0
        }
    }

    private func restoreReplay(_ line: JSONObject) {
        guard let replay = line.object("replay"), let id = replay.text("id"), let body = replay.object("body"),
            let moment = line.text("t").flatMap({ Int64($0) })
        else { return }
        let status = replay.text("status").flatMap { Int($0) } ?? 200
        remember(id, Replay(status: status, body: body.bytes, at: Moment(milliseconds: moment)))
    }
}
