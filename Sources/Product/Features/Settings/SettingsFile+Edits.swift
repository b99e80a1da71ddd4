import Bookkeeping
import ConnectorKit
import Foundation
import Sync

extension SettingsFile {
    /// The same settings with changes; only what was changed is read, as strictly as a file.
    ///
    /// Throws `settingsUnfit` with the places of what cannot be so.
    static func apply(
        _ edits: [SettingEdit], to policy: Policy, books: BooksCatalogue
    ) throws(FeatureProblem) -> Policy {
        var kept = try object(policy)
        var written = SettingsPrinting.object(kept, Setting.all)
        for edit in edits { written.set(edit.value.json, at: edit.keys) }
        var reading = SettingsReading(books)
        let read = reading.object(written, Setting.all, usual: try usual())
        let faults = reading.faults.filter { fault in edits.contains { $0.covers(fault.path) } }
        guard faults.isEmpty else { throw .settingsUnfit(file: "", faults) }
        for edit in edits { kept.set(read.value(at: edit.keys), at: edit.keys) }
        do {
            var changed = try RecordText.decode(Policy.self, from: JSONWriter.write(kept))
            changed.version = policy.version
            return changed
        } catch {
            throw .settingsUnfit(file: "", [SettingFault("", .unfit(found: "{…}", .group(Setting.all)))])
        }
    }
}
