import Bookkeeping
import ConnectorKit

extension SettingsDraft {
    /// What a setting is now, by its path; `none` where there is nothing, or no such setting.
    package func value(at path: String) -> SettingEdit.Value {
        do {
            let written = SettingsPrinting.object(try SettingsFile.object(policy), Setting.all)
            return written.value(at: SettingEdit(path, .none).keys).map { SettingEdit.Value($0) } ?? .none
        } catch { return .none }
    }
}

extension SettingEdit.Value {
    /// From a file of settings.
    init(_ json: JSONValue) {
        switch json {
        case .null: self = .none
        case .bool(let flag): self = .flag(flag)
        case .number(let text): self = .number(text)
        case .text(let text): self = .text(text)
        case .array(let values): self = .list(values.map { Self($0) })
        case .object(let object):
            if case .text(let id)? = object["id"], object["name"] != nil, object.members.count == 2 {
                self = .record(id)
            } else {
                self = .group(
                    Dictionary(
                        object.members.map { ($0.name, Self($0.value)) }, uniquingKeysWith: { first, _ in first }))
            }
        }
    }
}
