import ConnectorKit
import Foundation
import TestKit
import Testing

@testable import Sync

@Suite("What earlier programs stored")
struct MuseumTests {
    @Test("is read for ever, and nothing of it is lost when it is written again", arguments: StoredKind.allCases)
    func exhibits(_ kind: StoredKind) throws {
        let exhibits = try kind.exhibits
        #expect(!exhibits.isEmpty, "no exhibit of \(kind.rawValue): see Museum/README.md")
        for exhibit in exhibits {
            let again = try kind.again(exhibit)
            guard let before = JSONValue.read(exhibit), let after = JSONValue.read(again) else {
                #expect(again == exhibit)
                continue
            }
            #expect(before.isKept(in: after), "\(exhibit)\n\(again)")
        }
    }

    @Test("is of kinds that are all in the museum")
    func allKinds() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: StoredKind.museum.path)
        let kinds = StoredKind.allCases.map { "\($0.rawValue).jsonl" }
        #expect(Set(files.filter { $0.hasSuffix(".jsonl") }) == Set(kinds))
        let list = try String(contentsOf: Self.root.appendingPathComponent(Self.list), encoding: .utf8)
        for (type, path) in try Self.storedTypes() where !Self.unreleased.contains(type) {
            #expect(list.contains("(\(type).self, "), "\(type), stored in \(path), is no kind of the museum")
        }
    }

    @Test("may lack whatever has a default", arguments: StoredKind.allCases.filter(\.hasFields))
    func missingFields(_ kind: StoredKind) throws {
        let required = try Self.required[kind.rawValue] ?? []
        try forEachPlace(of: kind) { value, path in
            guard case .key(let key)? = path.last else { return }
            let parent = path.dropLast().last { if case .key = $0 { true } else { false } }.map { [$0].name } ?? ""
            let isRequired = required.contains("\(parent).\(key)")
            let isRead = (try? kind.again(value.setting(path, to: nil).written)) != nil
            #expect(isRead || isRequired, "\(parent).\(key) of \(kind.rawValue) has no default")
        }
    }

    @Test("may say more than this program knows", arguments: StoredKind.allCases.filter(\.hasFields))
    func unknownFields(_ kind: StoredKind) throws {
        try forEachPlace(of: kind) { value, path in
            guard case .object(var object)? = value[path], !Self.isDictionary(path) else { return }
            let before = try kind.again(value.written)
            object["notYetKnown"] = .array([.text("x")])
            let after = try kind.again(value.setting(path, to: .object(object)).written)
            #expect(after == before || JSONValue.read(after)?.isKept(in: JSONValue.read(before) ?? .null) == true)
        }
    }

    @Test(
        "is read field by field: what stands there differently is understood differently",
        arguments: StoredKind.allCases.filter(\.hasFields))
    func everyFieldIsRead(_ kind: StoredKind) throws {
        try forEachPlace(of: kind) { value, path in
            guard let another = value[path]?.another else { return }
            let changed = value.setting(path, to: another).written
            guard let after = try? kind.again(changed) else { return }
            #expect(JSONValue.read(changed)?.isKept(in: JSONValue.read(after) ?? .null) == true, "\(path.name)")
        }
    }

    @Test("by a newer program, with a case that this one does not know, names the place")
    func unknownCases() throws {
        let record = try #require(try StoredKind.records.exhibits.first { $0.contains("\"purpose\":{\"goods\"") })
        let value = try #require(JSONValue.read(record))
        let purpose = try #require(value.paths.first { $0.last == .key("purpose") })
        let kind = Array(purpose.prefix { $0 != .key("lines") }) + [.key("kind")]
        #expect(
            fault(value.setting(purpose, to: .read(#"{"gift":{}}"#)), KeptRecord.self).contains(
                #"lines[0].purpose: {"gift":{}}"#))
        #expect(fault(value.setting(kind, to: .text("barter")), KeptRecord.self).hasSuffix(#"kind: "barter""#))
        #expect(
            fault(value.setting([.key("policyVersion")], to: nil), KeptRecord.self)
                == "KeptRecord.policyVersion is missing")
        #expect(fault(.text("nonsense"), OrderReason.self) == #"OrderReason: "nonsense""#)
    }

    private func fault<Value: Decodable>(_ value: JSONValue, _ type: Value.Type) -> String {
        do throws(Unreadable) {
            _ = try RecordText.decode(type, from: value.written)
            return ""
        } catch { return error.description }
    }

    /// Every place of the kind once, whatever the number of exhibits that have it.
    private func forEachPlace(of kind: StoredKind, _ body: (JSONValue, StoredPath) throws -> Void) throws {
        var seen: Set<String> = []
        for exhibit in try kind.exhibits {
            let value = try #require(JSONValue.read(exhibit))
            for path in value.paths where seen.insert(path.name).inserted { try body(value, path) }
        }
    }

    /// Objects whose keys are values, not fields.
    private static func isDictionary(_ path: StoredPath) -> Bool {
        guard case .key(let key)? = path.last else { return false }
        return dictionaries.contains(key)
    }

    private static let dictionaries: Set<String> = [
        "outcomes", "posted", "updated", "takenBack", "documents", "records", "refundAmounts", "meaningOfCustomCodes",
        "likelyMeanings",
    ]

    /// Fields without which a value cannot be: a line each, `kind parent.field`.
    private static var required: [String: Set<String>] {
        get throws {
            let text = try String(contentsOf: StoredKind.museum.appendingPathComponent("required.txt"), encoding: .utf8)
            let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            return Dictionary(grouping: lines, by: { $0[0] }).mapValues { Set($0.map { $0[1] }) }
        }
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let list = "Tests/SyncTests/Stored/StoredKind.swift"
    /// Kinds that were never released; each joins the museum with its first release.
    /// `Facts` and `Profile` are parameters of functions that read kinds of the museum.
    private static let unreleased: Set<String> = [
        "Facts", "Profile", "Errand", "ErrandOutcome", "ReconciliationContent", "SignInWish", "LetterProblem",
        "SheetReading", "Outcome", "ImportNote", "VisitNote", "WebhookPlace",
        "SupplierPapers.Fetched", "VerificationNote",
    ]

    /// The types that the product reads from stored text, and where.
    private static func storedTypes() throws -> [(type: String, path: String)] {
        let sources = root.appendingPathComponent("Sources")
        let walk = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var found: [(String, String)] = []
        for case let file as URL in walk where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /RecordText\.decode\(\s*([^,]+)\.self/) {
                found.append((String(match.output.1), file.lastPathComponent))
            }
        }
        try #require(!found.isEmpty)
        return found
    }
}
