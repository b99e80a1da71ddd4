/// A company at work: its books, its journal, its meter and the request ids it remembers.
final class Company {
    /// Bytes of remembered answers per company; older ones go first.
    private static let replayBytesMax = 64 << 20

    struct Replay {
        var status: Int
        var body: JSONObject
        var size: Int
        var at: Moment
    }

    let profile: CompanyProfile
    let file: CompanyFile
    var meter = RequestMeter()
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
            remember(requestId, Replay(status: status, body: body, size: body.bytes.count, at: file.now))
        }
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

    private func remember(_ id: String, _ replay: Replay) {
        if replays.updateValue(replay, forKey: id) == nil { replayOrder.append(id) }
        replayBytes += replay.size
        while replayBytes > Self.replayBytesMax, replayStart < replayOrder.count - 1 {
            if let old = replays.removeValue(forKey: replayOrder[replayStart]) { replayBytes -= old.size }
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
        remember(id, Replay(status: status, body: body, size: body.bytes.count, at: Moment(milliseconds: moment)))
    }
}
