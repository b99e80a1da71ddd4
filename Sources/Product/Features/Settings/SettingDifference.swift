package import Bookkeeping
import ConnectorKit
import Storage
import Sync

/// A setting that says something else than before, as people write settings.
package struct SettingDifference: Hashable, Sendable {
    /// `tax.pairs`
    package var path: String
    package var before: String
    package var after: String

    package init(path: String, before: String, after: String) {
        self.path = path
        self.before = before
        self.after = after
    }
}

extension SettingsFile {
    /// What two sets of settings say differently, in the order of the description; versions apart.
    package static func differences(
        from old: Policy, to new: Policy
    ) throws(FeatureProblem) -> [SettingDifference] {
        let (before, after) = (try printed(old), try printed(new))
        return Setting.paths().compactMap { path, setting in
            if case .group = setting.value { return nil }
            guard path != "version", !path.contains("[]") else { return nil }
            let (was, becomes) = (before[path], after[path])
            return was == becomes ? nil : SettingDifference(path: path, before: was ?? "", after: becomes ?? "")
        }
    }

    private static func printed(_ policy: Policy) throws(FeatureProblem) -> [String: String] {
        let text = try text(policy)
        guard let whole = JSONReader.object(text) else { throw .storage(.unusable("settings")) }
        var texts: [String: String] = [:]
        for (path, _) in Setting.paths() where !path.contains("[]") {
            var value: JSONValue? = .object(whole)
            for key in path.split(separator: ".") {
                if case .object(let object)? = value { value = object[String(key)] } else { value = nil }
            }
            texts[path] = value.map { JSONWriter.text($0) }
        }
        return texts
    }
}
