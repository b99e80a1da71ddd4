import Foundation
import Testing

/// Holds `text` against the golden file `named` in `directory` beside the test's source file.
///
/// `BOOKBRIDGE_GOLDEN=rewrite` in the environment writes the file instead; the reviewer reads the difference.
func expectGolden(
    _ text: String, named name: String, in directory: String = "Golden", beside source: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(fileURLWithPath: source).deletingLastPathComponent().appendingPathComponent(directory)
    let file = folder.standardizedFileURL.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["BOOKBRIDGE_GOLDEN"] == "rewrite" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try Data(text.utf8).write(to: file)
    }
    let data = try #require(
        FileManager.default.contents(atPath: file.path), "no golden file \(name); make golden writes it",
        sourceLocation: sourceLocation)
    let expected = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, (old, new)) in zip(expected, found).enumerated() where old != new {
        Issue.record("\(name) line \(line + 1): expected \(old), found \(new)", sourceLocation: sourceLocation)
        return
    }
    #expect(expected.count == found.count, "\(name) has another length", sourceLocation: sourceLocation)
}
