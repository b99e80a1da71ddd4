import Foundation
package import Testing

/// Holds `text` against the golden file `named` in `directory` beside the test's source file.
///
/// `BOOKBRIDGE_GOLDEN=rewrite` in the environment writes the file instead; the reviewer reads the difference.
/// A missing file is a failure like any other, so that a new one is made on purpose.
package func expectGolden(
    _ text: String, named name: String, in directory: String = "Golden", beside source: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let folder = URL(fileURLWithPath: source).deletingLastPathComponent().appendingPathComponent(directory)
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["BOOKBRIDGE_GOLDEN"] == "rewrite" {
        return rewrite(file, text, sourceLocation)
    }
    guard let data = FileManager.default.contents(atPath: file.path) else {
        Issue.record("no golden file \(directory)/\(name); make golden writes it", sourceLocation: sourceLocation)
        return
    }
    let expected = String(decoding: data, as: UTF8.self)
    let difference = firstDifference(expected, text)
    #expect(difference == nil, "differs from \(directory)/\(name)", sourceLocation: sourceLocation)
}

private func rewrite(_ file: URL, _ text: String, _ sourceLocation: SourceLocation) {
    do {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    } catch {
        Issue.record(error, "golden file not written", sourceLocation: sourceLocation)
    }
}

/// The first line in which the texts differ, with both readings; `nil` when they are equal.
private func firstDifference(_ expected: String, _ actual: String) -> String? {
    if expected == actual { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    let was = line < old.count ? String(old[line]) : "(end)"
    let found = line < new.count ? String(new[line]) : "(end)"
    return "line \(line + 1): expected \(was), found \(found)"
}
