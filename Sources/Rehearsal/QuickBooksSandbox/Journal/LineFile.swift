import Foundation

/// A file of JSON lines that grows at the end; a line is written whole before the answer it belongs to is given.
final class LineFile {
    private let handle: FileHandle

    /// Opens or makes the file. A torn last line, left by a crash in the middle of a write, is cut off.
    init(_ url: URL) throws {
        let manager = FileManager.default
        try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        if !manager.fileExists(atPath: url.path), !manager.createFile(atPath: url.path, contents: nil) {
            throw CocoaError(.fileWriteUnknown)
        }
        handle = try FileHandle(forUpdating: url)
        try cutTornLine()
        try handle.seekToEnd()
    }

    deinit { try? handle.close() }

    /// Bytes looked at in one step when searching the last line end.
    private static let step: UInt64 = 65_536

    private func cutTornLine() throws {
        var end = try handle.seekToEnd()
        let size = end
        while end > 0 {
            let start = end > Self.step ? end - Self.step : 0
            try handle.seek(toOffset: start)
            let piece = try handle.read(upToCount: Int(end - start)) ?? Data()
            if let last = piece.lastIndex(of: 10) {
                let keep = start + UInt64(piece.distance(from: piece.startIndex, to: last)) + 1
                if keep < size { try handle.truncate(atOffset: keep) }
                return
            }
            end = start
        }
        if size > 0 { try handle.truncate(atOffset: 0) }
    }

    func append(_ lines: [UInt8]) throws {
        guard !lines.isEmpty else { return }
        try handle.write(contentsOf: Data(lines))
    }

    /// The C library looks for it many times faster than a loop in an unoptimised build.
    private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, start < buffer.count,
                let found = memchr(base + start, 10, buffer.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Hands over every line, a piece of the file at a time.
    func read(_ take: (JSONObject) -> Void) throws {
        try handle.seek(toOffset: 0)
        var rest: [UInt8] = []
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            rest.append(contentsOf: piece)
            var start = 0
            while let end = Self.lineEnd(in: rest, from: start) {
                if let object = JSONObject(bytes: Array(rest[start..<end])) { take(object) }
                start = end + 1
            }
            rest.removeFirst(start)
        }
        try handle.seekToEnd()
    }
}
