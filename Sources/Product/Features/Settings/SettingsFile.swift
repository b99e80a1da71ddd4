package import Bookkeeping
import ConnectorKit
package import Foundation
import Storage
import Sync

/// Settings as people read and write them.
///
/// Kept settings have another form, that of the program; both follow from the description in ``Setting/all``.
package enum SettingsFile {
    /// Reads strictly; a record of the books may be given by name.
    ///
    /// Throws `settingsBroken` when it is not JSON, `settingsUnfit` with all that cannot be so.
    package static func read(
        _ data: Data, called path: String, books: BooksCatalogue
    ) throws(FeatureProblem) -> Policy {
        if let fault = JSONReader.fault(in: data) {
            throw .settingsBroken(file: path, line: fault.line, column: fault.column, key: fault.key)
        }
        guard let object = JSONReader.object(data) else {
            throw .settingsBroken(file: path, line: 1, column: 1, key: nil)
        }
        var reading = SettingsReading(books)
        let kept = reading.object(object, Setting.all, usual: try usual())
        guard reading.faults.isEmpty else { throw .settingsUnfit(file: path, reading.faults) }
        do { return try RecordText.decode(Policy.self, from: JSONWriter.write(kept)) } catch {
            throw .settingsUnfit(file: path, [SettingFault("", .unfit(found: "{…}", .group(Setting.all)))])
        }
    }

    /// For people: every setting in the order of the description, also those that are not set.
    package static func text(_ policy: Policy) throws(FeatureProblem) -> String {
        JSONWriter.writePretty(SettingsPrinting.object(try object(policy), Setting.all))
    }

    /// What every setting is when nobody set it, by its path and as it is written.
    package static func usualTexts() throws(FeatureProblem) -> [String: String] {
        let usual = JSONValue.object(SettingsPrinting.object(try usual(), Setting.all))
        var texts: [String: String] = [:]
        for (path, _) in Setting.paths() {
            var value: JSONValue? = usual
            for key in path.split(separator: ".") {
                if case .object(let object)? = value { value = object[String(key)] } else { value = nil }
            }
            if let value { texts[path] = value.text }
        }
        return texts
    }

    static func usual() throws(FeatureProblem) -> JSONObject { try object(.usual) }

    static func object(_ policy: Policy) throws(FeatureProblem) -> JSONObject {
        do { return JSONReader.object(try RecordText.encode(policy)) ?? JSONObject() } catch {
            throw .storage(.unusable("settings"))
        }
    }
}

extension JSONValue {
    /// As it is written.
    fileprivate var text: String { JSONWriter.text(self) }
}

/// Kept settings as people write them.
enum SettingsPrinting {
    static func object(_ kept: JSONObject, _ settings: [Setting]) -> JSONObject {
        JSONObject(
            members: settings.map { .init(name: $0.key, value: value(kept[$0.key] ?? .null, $0.value)) })
    }

    private static func value(_ kept: JSONValue, _ kind: SettingValue) -> JSONValue {
        switch (kind, kept) {
        case (.group(let settings), .object(let inner)): .object(object(inner, settings))
        case (.list(let element), .array(let values)):
            .array(values.map { value($0, element) }.inOrder(isSet: element == .text))
        case (.account, .object(let inner)), (.record, .object(let inner)): record(inner) ?? kept
        case (.customerAssignment, .object(let inner)): assignment(inner) ?? kept
        default: kept
        }
    }

    private static func record(_ kept: JSONObject) -> JSONValue? {
        guard case .object(let record)? = kept["existing"], let id = record["_0"], let name = record["name"] else {
            return nil
        }
        // A suggestion that found none has a place without a record.
        if id == .text("") { return .null }
        return .object(JSONObject(members: [.init(name: "id", value: id), .init(name: "name", value: name)]))
    }

    private static func assignment(_ kept: JSONObject) -> JSONValue? {
        guard let member = kept.members.first else { return nil }
        guard member.name == "generic" else { return .text(member.name) }
        guard case .object(let inner) = member.value, case .object(let customer)? = inner["_0"],
            let shown = record(customer)
        else { return nil }
        return .object(JSONObject(members: [.init(name: "generic", value: shown)]))
    }
}

extension [JSONValue] {
    /// Sets have no order of their own; the same settings are printed alike every time.
    fileprivate func inOrder(isSet: Bool) -> Self {
        guard isSet else { return self }
        return sorted { left, right in
            guard case .text(let one) = left, case .text(let other) = right else { return false }
            return one < other
        }
    }
}
