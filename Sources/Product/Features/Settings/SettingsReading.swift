import Accounting
import Bookkeeping
import ConnectorKit
import Foundation

/// Reads settings strictly: every key must be known and every value possible; all faults are collected.
///
/// What it makes is the form in which settings are kept.
struct SettingsReading {
    private let names: RecordNames
    private(set) var faults: [SettingFault] = []

    init(_ books: BooksCatalogue) { names = RecordNames(books) }

    mutating func object(
        _ object: JSONObject, _ settings: [Setting], usual: JSONObject?, at path: String = ""
    ) -> JSONObject {
        let strange = unknownKeys(object, settings, path)
        var kept = JSONObject()
        for setting in settings {
            let place = path.isEmpty ? setting.key : "\(path).\(setting.key)"
            let usually = usual?[setting.key]
            switch object[setting.key] {
            case .null? where setting.presence == .spoken || setting.presence == .optional: continue
            case let written?: kept[setting.key] = value(written, setting.value, usual: usually, at: place)
            case nil where setting.presence == .optional: continue
            case nil where setting.presence == .usual: kept[setting.key] = usually ?? .text("")
            case nil where strange.contains(setting.key): continue
            case nil:
                let cause = setting.presence == .spoken ? .startUnsaid : SettingFault.Cause.missing(setting.value)
                faults.append(SettingFault(place, cause))
            }
        }
        return kept
    }

    /// Tells keys that are no settings or stand twice; gives the settings that they were probably meant to be.
    private mutating func unknownKeys(_ object: JSONObject, _ settings: [Setting], _ path: String) -> Set<String> {
        var seen: Set<String> = []
        var meant: Set<String> = []
        for member in object.members {
            let place = path.isEmpty ? member.name : "\(path).\(member.name)"
            if !seen.insert(member.name).inserted { faults.append(SettingFault(place, .twice)) }
            guard !settings.contains(where: { $0.key == member.name }) else { continue }
            let near = Spelling.nearest(to: member.name, among: settings.map(\.key))
            faults.append(SettingFault(place, .unknownKey(near: near.map { path.isEmpty ? $0 : "\(path).\($0)" })))
            if let near { meant.insert(near) }
        }
        return meant
    }

    private mutating func value(
        _ written: JSONValue, _ kind: SettingValue, usual: JSONValue?, at path: String
    ) -> JSONValue {
        switch (kind, written) {
        case (.group(let settings), .object(let inner)):
            var usually: JSONObject?
            if case .object(let values)? = usual { usually = values }
            return .object(object(inner, settings, usual: usually, at: path))
        case (.list(let element), .array(let values)):
            return .array(
                values.enumerated().map { value($1, element, usual: nil, at: "\(path)[\($0 + 1)]") })
        case (.map(let element), .object(let inner)):
            return .object(
                JSONObject(
                    members: inner.members.map {
                        .init(name: $0.name, value: value($0.value, element, usual: nil, at: "\(path).\($0.name)"))
                    }))
        case (.account, _), (.record, _): return record(written, kind, at: path)
        case (.identifier, _): return identifier(written, kind, at: path)
        case (.customerAssignment, _): return assignment(written, at: path)
        case (.yesNo, _), (.text, _), (.day, _), (.timeZone, _), (.currency, _), (.percent, _), (.number, _),
            (.word, _), (.group, _), (.list, _), (.map, _):
            guard let simple = kind.simple(written) else { return unfit(written, kind, path) }
            return simple
        }
    }

    private mutating func unfit(_ written: JSONValue, _ kind: SettingValue, _ path: String) -> JSONValue {
        faults.append(SettingFault(path, .unfit(found: written.shown, kind)))
        return .null
    }

    // MARK: Records of the books

    /// `"Sales"`, `{"id": "79"}`, `{"id": "79", "name": "Sales"}`, or as an earlier program printed it.
    private mutating func record(_ written: JSONValue, _ kind: SettingValue, at path: String) -> JSONValue {
        switch written {
        case .text(let text): return found(text, byNameFirst: true, kind, path).map(kept) ?? .null
        case .object(let object):
            if object["existing"] != nil || object["planned"] != nil { return older(written, object, kind, path) }
            let keys = Set(object.members.map(\.name))
            guard keys.isSubset(of: ["id", "name"]), object.members.count == keys.count else { break }
            switch (object["id"]?.plain, object["name"]?.plain) {
            case (let id?, let name?):
                return named(.init(id: id, name: name), kind, path).map(kept) ?? .null
            case (let id?, nil) where object["name"] == nil:
                return found(id, byNameFirst: false, kind, path).map(kept) ?? .null
            case (nil, let name?) where object["id"] == nil:
                return found(name, byNameFirst: true, kind, path).map(kept) ?? .null
            case (.some, nil), (nil, .some), (nil, nil): break
            }
        case .null, .bool, .number, .array: break
        }
        return unfit(written, kind, path)
    }

    /// `{"existing": {"_0": "79", "name": "Sales"}}`.
    private mutating func older(
        _ written: JSONValue, _ object: JSONObject, _ kind: SettingValue, _ path: String
    ) -> JSONValue {
        guard object.members.count == 1, case .object(let inner)? = object.members.first?.value,
            inner["name"]?.plain != nil, Set(inner.members.map(\.name)) == ["_0", "name"]
        else { return unfit(written, kind, path) }
        guard object["existing"] != nil else { return written }
        guard let id = inner["_0"]?.plain, let name = inner["name"]?.plain else { return unfit(written, kind, path) }
        return named(.init(id: id, name: name), kind, path).map(kept) ?? .null
    }

    /// An identifier and a name that belong together; which of the two was meant, otherwise, nobody can tell.
    private mutating func named(
        _ entry: RecordNames.Entry, _ kind: SettingValue, _ path: String
    ) -> RecordNames.Entry? {
        guard let known = names.entries(of: kind)?.first(where: { $0.id == entry.id }) else { return entry }
        if NameKey(known.name) == NameKey(entry.name) { return known }
        faults.append(
            SettingFault(path, .recordNamedOtherwise(id: entry.id, name: entry.name, inBooks: known.name)))
        return nil
    }

    private func kept(_ entry: RecordNames.Entry) -> JSONValue {
        let record = JSONObject(members: [
            .init(name: "_0", value: .text(entry.id)), .init(name: "name", value: .text(entry.name)),
        ])
        return .object(JSONObject(members: [.init(name: "existing", value: .object(record))]))
    }

    private mutating func identifier(_ written: JSONValue, _ kind: SettingValue, at path: String) -> JSONValue {
        switch written {
        case .text(let text) where !text.isEmpty:
            guard names.entries(of: kind) != nil else { return written }
            return found(text, byNameFirst: false, kind, path).map { .text($0.id) } ?? .null
        case .object(let object) where object["id"]?.plain != nil && object.members.count <= 2:
            return .text(object["id"]?.plain ?? "")
        case .text, .null, .bool, .number, .array, .object: return unfit(written, kind, path)
        }
    }

    private mutating func found(
        _ text: String, byNameFirst: Bool, _ kind: SettingValue, _ path: String
    ) -> RecordNames.Entry? {
        let entries = names.entries(of: kind) ?? []
        let (byName, byID) = (entries.filter { NameKey($0.name) == NameKey(text) }, entries.filter { $0.id == text })
        let found = byNameFirst ? [byName, byID] : [byID, byName]
        let matches = found.first { !$0.isEmpty } ?? []
        if matches.count > 1 {
            faults.append(SettingFault(path, .recordAmbiguous(text, ids: matches.map(\.id))))
        } else if matches.isEmpty {
            faults.append(SettingFault(path, .recordUnknown(text, kind)))
        }
        return matches.first
    }

    /// Whether both `id` and `name` stand there, or the form of an earlier program.
    private static func namesFully(_ written: JSONValue) -> Bool {
        guard case .object(let object) = written else { return false }
        return object["id"] != nil && object["name"] != nil || object["existing"] != nil || object["planned"] != nil
    }

    /// `"buyer"`, `"organisation"`, `{"generic": {"id": "5", "name": "Online sales"}}`.
    private mutating func assignment(_ written: JSONValue, at path: String) -> JSONValue {
        let customer = SettingValue.record(.customer)
        switch written {
        case .text(let word) where ["buyer", "organisation"].contains(word): return word.asCase(JSONObject())
        case .object(let object) where object.members.count == 1:
            guard let member = object.members.first else { break }
            if ["buyer", "organisation"].contains(member.name), member.value == .object(JSONObject()) {
                return written
            }
            guard member.name == "generic" else { break }
            var inner = member.value
            if case .object(let old) = inner, let first = old["_0"], old.members.count == 1 { inner = first }
            // The long list of customers is not at hand: a name alone does not lead to one, nor an identifier to its name.
            guard Self.namesFully(inner) else { return unfit(inner, .customerAssignment, path + ".generic") }
            return "generic".asCase(
                JSONObject(members: [.init(name: "_0", value: record(inner, customer, at: path + ".generic"))]))
        case .text, .null, .bool, .number, .array, .object: break
        }
        return unfit(written, .customerAssignment, path)
    }
}

extension String {
    /// A case of an enumeration as settings are kept.
    fileprivate func asCase(_ values: JSONObject) -> JSONValue {
        .object(JSONObject(members: [.init(name: self, value: .object(values))]))
    }
}

extension SettingValue {
    /// The value as it is kept when it is one of this kind; `nil` when it is not.
    fileprivate func simple(_ written: JSONValue) -> JSONValue? {
        switch (self, written) {
        case (.yesNo, .bool): written
        case (.text, .text(let text)):
            text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : written
        case (.day, .text(let text)): BusinessDate(text).flatMap { Self.years.contains($0.year) ? written : nil }
        case (.timeZone, .text(let text)): TimeZone(identifier: text) == nil || text.isEmpty ? nil : written
        case (.currency, .text(let text)): Currency(text).map { .text($0.code) }
        case (.percent, .text(let text)), (.percent, .number(let text)):
            ExactDecimal(text).flatMap { $0.coefficient < 0 ? nil : .text($0.description) }
        case (.number(let range), .number(let text)): Int(text).flatMap { range.contains($0) ? .number(text) : nil }
        case (.word(let words), .text(let text)): words.contains(text) ? written : nil
        default: nil
        }
    }

    /// Days outside are slips of the hand.
    private static let years = 1990...2100
}

extension JSONValue {
    fileprivate var plain: String? { if case .text(let text) = self, !text.isEmpty { text } else { nil } }

    /// As it is written, for a person who looks for it.
    fileprivate var shown: String {
        switch self {
        case .text(let text): text
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text): text
        case .array: "[…]"
        case .object: "{…}"
        }
    }
}
