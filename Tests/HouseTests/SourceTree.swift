import Foundation
import Testing

/// The files of the house, read as text.
struct SourceTree {
    struct File: Sendable {
        /// Below the root: `Sources/Core/Accounting/Money.swift`.
        var path: String
        var text: String

        /// Floor and room: `Core`, `Accounting`; the program itself has one name for both.
        var room: String {
            let parts = path.split(separator: "/").map(String.init)
            return parts[0] == "Tests" || parts[1] == "bookbridge" ? parts[1] : parts[2]
        }

        /// Lines without comments, with their numbers.
        var code: [(number: Int, text: String)] {
            text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
                let trimmed = line.drop { $0 == " " }
                if trimmed.hasPrefix("//") { return nil }
                let end = line.range(of: " // ")?.lowerBound ?? line.endIndex
                return (index + 1, String(line[..<end]))
            }
        }

        /// The modules that the file imports.
        var imports: [String] {
            text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 2, !line.hasPrefix(" ") else { return nil }
                return words.last.map(String.init)
            }
        }
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file below a folder.
    static func files(_ folder: String) throws -> [File] {
        let start = root.appendingPathComponent(folder)
        let walk = try #require(FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil))
        var files: [File] = []
        for case let url as URL in walk where url.pathExtension == "swift" {
            let path = String(url.path.dropFirst(root.path.count + 1))
            files.append(File(path: path, text: try String(contentsOf: url, encoding: .utf8)))
        }
        try #require(!files.isEmpty, "\(folder)")
        return files.sorted { $0.path < $1.path }
    }

    /// The rooms on a floor.
    static func rooms(on floor: String) -> [String] {
        let folder = root.appendingPathComponent("Sources/\(floor)").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Where a pattern stands in the code of these files, comments left out.
    static func places(_ pattern: String, in files: [File]) -> [String] {
        // Most files hold nothing like it: the whole text is asked before its lines.
        files.filter { $0.text.range(of: "(?m)\(pattern)", options: .regularExpression) != nil }.flatMap { file in
            file.code.filter { $0.text.range(of: pattern, options: .regularExpression) != nil }
                .map { "\(file.path):\($0.number)" }
        }
    }
}
