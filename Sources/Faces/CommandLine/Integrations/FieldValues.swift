import ArgumentParser
import Features
import Foundation

/// Fields given as `key=value`, where a value may stand elsewhere, so that no secret is in the list of processes.
///
/// `key=@env:NAME` reads a variable of the environment, `key=@file:PATH` a file, `key=-` the next line of standard input.
struct FieldValues: Sendable {
    var variable: @Sendable (String) -> String? = { ProcessInfo.processInfo.environment[$0] }
    var file: @Sendable (String) -> String? = {
        FileManager.default.contents(atPath: $0).map { FileText.text($0) }
    }
    var line: @Sendable () -> String? = { readLine(strippingNewline: true) }

    func read(_ fields: [String]) throws -> [String: String] {
        var values: [String: String] = [:]
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else { throw FeatureProblem.connection(.fieldShapeless(field)) }
            guard values[parts[0]] == nil else { throw FeatureProblem.connection(.fieldTwice(parts[0])) }
            values[parts[0]] = try value(parts[1], of: parts[0])
        }
        return values
    }

    private func value(_ text: String, of key: String) throws -> String {
        if text == "-" { return try given(line(), key, .standardInput) }
        if text.hasPrefix(Self.environmentMark) {
            let name = String(text.dropFirst(Self.environmentMark.count))
            return try given(variable(name), key, .environment(name))
        }
        if text.hasPrefix(Self.fileMark) {
            let path = String(text.dropFirst(Self.fileMark.count))
            return try given(file(path), key, .file(path))
        }
        return text
    }

    private func given(
        _ value: String?, _ key: String, _ source: ConnectionProblem.ValueSource
    ) throws -> String {
        let text = value?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        guard !text.isEmpty else { throw FeatureProblem.connection(.valueMissing(key: key, from: source)) }
        return text
    }

    private static let environmentMark = "@env:"
    private static let fileMark = "@file:"
}
