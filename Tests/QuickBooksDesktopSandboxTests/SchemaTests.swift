import Foundation
import Testing

@testable import QuickBooksDesktopSandbox

/// The folder with the vendor's published schema, beside the checkout; nil when it is not there.
private func schemaFolder() -> URL? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let places = ["../shared/reference/qbxml-schema", "../../shared/reference/qbxml-schema"]
    return places.map { root.appending(path: $0) }.first { FileManager.default.fileExists(atPath: $0.path) }
}

/// One element of a request, in the order in which it may come.
private struct Field: Equatable {
    var path: String
    var isRequired: Bool
    var max: Int?
    var since: QBXMLVersion
    var missing: Set<String>
}

@Suite("The tables of requests")
struct SchemaTests {
    @Test("have a shape for each name that they use")
    func complete() {
        #expect(Grammar.desktop.requests.count > 100)
        for (name, particles) in Grammar.desktop.requests {
            #expect(!particles.isEmpty, "\(name)")
            walk(particles, name, depth: 0)
        }
    }

    private func walk(_ particles: [Particle], _ path: String, depth: Int) {
        #expect(depth < 12, "\(path)")
        for particle in particles {
            switch particle {
            case .choice(let branches, _, _):
                #expect(branches.allSatisfy { !$0.isEmpty }, "\(path)")
                for branch in branches { walk(branch, path, depth: depth + 1) }
            case .element(let rule):
                guard let children = Grammar.desktop.children(rule) else { continue }
                #expect(!children.isEmpty, "\(path)/\(rule.name)")
                walk(children, path + "/" + rule.name, depth: depth + 1)
            }
        }
    }

    /// Order, length, first version and editions of every element, against the vendor's annotated sample.
    @Test("agree with the vendor's tables", .enabled(if: schemaFolder() != nil))
    func agree() throws {
        let folder = try #require(schemaFolder())
        let text = try String(contentsOf: folder.appending(path: "qbxml-request-fields.tsv"), encoding: .utf8)
        var vendor: [String: [[String]]] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count >= 8, !columns[1].hasPrefix("@") else { continue }
            vendor[columns[0], default: []].append(columns)
        }
        var checked = 0
        for (request, particles) in Grammar.desktop.requests {
            guard let rows = vendor[request] else { continue }
            var ours: [Field] = []
            flatten(particles, "", &ours)
            let paths = rows.map { $0[1] }
            let order = Dictionary(
                paths.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one })
            var last = -1
            for field in ours {
                guard let place = order[field.path] else {
                    #expect(Self.beyond.contains { field.path.hasSuffix($0) }, "\(request) \(field.path)")
                    continue
                }
                checked += 1
                #expect(
                    place > last || isChoice(rows[place]) || isChoice(rows[last]), "\(request) \(field.path): order")
                last = max(last, place)
                let row = rows[place]
                if let max = Int(row[5]), let own = field.max, !field.path.hasSuffix("TaxRegistrationNumber"),
                    !field.path.hasSuffix("Ref/FullName")
                {
                    #expect(own == max, "\(request) \(field.path): length")
                }
                #expect(
                    Self.editions(row[7]) == field.missing, "\(request) \(field.path): editions")
                let since = QBXMLVersion(row[6]) ?? QBXMLVersion(10)
                #expect(
                    Self.recent(since) == Self.recent(field.since), "\(request) \(field.path): version \(since.text)")
            }
        }
        #expect(checked > 3000)
    }

    /// In the schema, not in the sample.
    private static let beyond = [
        "IsActive", "RatePercent", "Memo", "FullName", "ListID", "TxnTypeFilter", "TransactionPaidStatusFilter",
    ]

    /// Programs from before 2010 are no longer met, so what came until then counts alike.
    private static func recent(_ version: QBXMLVersion) -> QBXMLVersion { max(version, QBXMLVersion(90)) }

    private func isChoice(_ row: [String]) -> Bool { row.count > 8 && row[8].contains("choice") }

    private static func editions(_ text: String) -> Set<String> {
        Set(text.split(separator: "|").compactMap { ["QBD": "US", "QBCA": "CA", "QBUK": "UK"][String($0)] })
    }

    private func flatten(_ particles: [Particle], _ path: String, _ fields: inout [Field]) {
        for particle in particles {
            switch particle {
            case .choice(let branches, _, _): for branch in branches { flatten(branch, path, &fields) }
            case .element(let rule):
                let own = path.isEmpty ? rule.name : path + "/" + rule.name
                var field = Field(
                    path: own, isRequired: rule.isRequired, max: nil, since: rule.since,
                    missing: Set(rule.missingIn.map(\.rawValue)))
                if case .value(.text(let max)) = rule.content { field.max = max }
                fields.append(field)
                if let children = Grammar.desktop.children(rule) { flatten(children, own, &fields) }
            }
        }
    }
}
