import Foundation

/// The message sets that wrote, with their times: done again from the beginning they make the same file.
final class CompanyJournal: Sendable {
    /// What changed the file.
    enum Event: Codable, Sendable {
        case made
        case asked(String)
        case locked(Int)
        case closed(until: String)
    }

    private struct Line: Codable {
        var at: Int
        var event: Event
    }

    private let url: URL

    init(_ url: URL) throws {
        self.url = url
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    }

    /// When the file was made: told by the first line, or written now.
    func birth(_ now: Date) throws -> Date {
        if let first = try lines().first { return Self.date(first) }
        let line = Line(at: Int(now.timeIntervalSince1970), event: .made)
        try append(line)
        return Self.date(line)
    }

    func replay(into file: inout CompanyFile) throws {
        var session = DesktopSession()
        for line in try lines() {
            switch line.event {
            case .made: continue
            case .asked(let text): _ = try file.process(text, session: &session, at: Self.date(line))
            case .locked(let count): file.lockedWrites = count
            case .closed(let day): file.close(until: day)
            }
        }
    }

    private static func date(_ line: Line) -> Date { Date(timeIntervalSince1970: TimeInterval(line.at)) }

    func note(_ event: Event, _ now: Date) throws {
        try append(Line(at: Int(now.timeIntervalSince1970.rounded(.down)), event: event))
    }

    /// Whole lines only: one that a crash tore is not read, and not left in front of the next.
    private func lines() throws -> [Line] {
        guard let data = try? Data(contentsOf: url) else { return [] }
        let end = data.lastIndex(of: 10).map { data.index(after: $0) } ?? data.startIndex
        if end < data.endIndex {
            let handle = try FileHandle(forWritingTo: url)
            try handle.truncate(atOffset: UInt64(data.distance(from: data.startIndex, to: end)))
            try handle.close()
        }
        return try data[..<end].split(separator: 10).map { try JSONDecoder().decode(Line.self, from: $0) }
    }

    private func append(_ line: Line) throws {
        try RecordFile.append(JSONEncoder().encode(line), to: url)
    }
}

/// One JSON line for each accepted write: `{"request":"InvoiceAddRq","body":"<InvoiceAdd>…"}`.
final class RecordFile: Sendable {
    private struct Line: Codable {
        var request: String
        var body: String
    }

    private let url: URL

    init(_ url: URL) throws {
        self.url = url
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    }

    static func writes(_ text: String) -> Bool {
        guard let set = (try? XMLReading.read(text))?.root.children.first else { return false }
        return set.children.contains { !$0.name.hasSuffix("QueryRq") } || set[attribute: "oldMessageSetID"] != nil
    }

    func note(_ text: String, _ answer: String) throws {
        guard let set = try XMLReading.read(text).root.children.first,
            let answers = try XMLReading.read(answer).root.children.first
        else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for (request, response) in zip(set.children, answers.children) {
            let code = Int(response[attribute: "statusCode"] ?? "") ?? 0
            guard !request.name.hasSuffix("QueryRq"), code < 1000 else { continue }
            let line = Line(request: request.name, body: request.children.map { XMLWriter.text($0) }.joined())
            try Self.append(encoder.encode(line), to: url)
        }
    }

    static func append(_ line: Data, to url: URL) throws {
        if !FileManager.default.fileExists(atPath: url.path),
            !FileManager.default.createFile(atPath: url.path, contents: nil)
        {
            throw CocoaError(.fileWriteUnknown)
        }
        let handle = try FileHandle(forWritingTo: url)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: line + [10])
    }
}
