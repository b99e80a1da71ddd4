import Foundation

/// An append-only file of JSON lines: what was answered survives the end of the process.
///
/// A write reaches the operating system before the answer leaves, so `kill -9` loses nothing; a torn last line,
/// which was never answered, is cut off on the next start.
struct EditJournal {
    /// Why a journal cannot be used.
    enum Fault: Error, Equatable {
        case unreadable(line: Int)
        /// The file belongs to a store with another seed, size or country.
        case otherStore(expected: String, found: String)
    }

    private let handle: FileHandle

    /// Opens or creates `edits.jsonl` in the folder and hands every earlier line to `replay`.
    init(folder: URL, identity: String, replay: (JSONTree) throws -> Void) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("edits.jsonl")
        if !FileManager.default.fileExists(atPath: file.path) {
            try Data().write(to: file)
        }
        let kept = try EditJournal.read(Data(contentsOf: file), identity: identity, replay: replay)
        handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(kept))
        try handle.seekToEnd()
        if kept == 0 { try append(["store": .string(identity)]) }
    }

    func append(_ line: JSONTree) throws {
        var bytes: [UInt8] = []
        line.write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        try handle.write(contentsOf: Data(bytes))
    }

    func close() throws { try handle.close() }

    /// Replays whole lines and answers how many bytes they take.
    private static func read(_ data: Data, identity: String, replay: (JSONTree) throws -> Void) throws -> Int {
        var kept = 0
        var number = 0
        let bytes = [UInt8](data)
        while let end = bytes[kept...].firstIndex(of: UInt8(ascii: "\n")) {
            number += 1
            let line: JSONTree
            do {
                line = try JSONTree(reading: Data(bytes[kept..<end]))
            } catch {
                throw Fault.unreadable(line: number)
            }
            if number == 1 {
                let found = line["store"]?.text ?? ""
                guard found == identity else { throw Fault.otherStore(expected: identity, found: found) }
            } else {
                try replay(line)
            }
            kept = end + 1
        }
        return kept
    }
}
