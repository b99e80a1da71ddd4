import Foundation

/// Which fields the objects of a kind of document always have, and which they may have, by their path.
struct FieldShape {
    private(set) var always: [String: Set<String>] = [:]
    private(set) var ever: [String: Set<String>] = [:]

    mutating func learn(_ value: Any, at path: String = "") {
        if let list = value as? [Any] {
            for element in list { learn(element, at: path + "[]") }
        } else if let object = value as? [String: Any] {
            let names = Set(object.keys)
            always[path] = always[path]?.intersection(names) ?? names
            ever[path, default: []].formUnion(names)
            for (name, inner) in object { learn(inner, at: "\(path).\(name)") }
        }
    }

    /// Fields that a document lacks or has too many, in words.
    func complaints(about value: Any, at path: String = "") -> Set<String> {
        if let list = value as? [Any] {
            return list.reduce(into: []) { $0.formUnion(complaints(about: $1, at: path + "[]")) }
        }
        guard let object = value as? [String: Any], let ever = ever[path], !ever.isEmpty else { return [] }
        let names = Set(object.keys)
        var found = Set((always[path] ?? []).subtracting(names).map { "lacks \(path).\($0)" })
        found.formUnion(names.subtracting(ever).map { "invents \(path).\($0)" })
        for (name, inner) in object { found.formUnion(complaints(about: inner, at: "\(path).\(name)")) }
        return found
    }

    static func json(_ data: Data) throws -> Any {
        try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed])
    }
}

/// The reference samples beside the clone, when they are there.
enum ReferenceSamples {
    static let folder: URL? = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let places = ["../shared", "../../shared"].map { $0 + "/reference/ecwid-samples" }
        return places.map { root.appendingPathComponent($0).standardizedFileURL }.first {
            FileManager.default.fileExists(atPath: $0.path)
        }
    }()

    static func documents(_ prefix: String, except left: String? = nil) throws -> [Any] {
        guard let folder else { return [] }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasPrefix(prefix) && $0 != left }.map { name in
            try FieldShape.json(Data(contentsOf: folder.appendingPathComponent(name)))
        }
    }
}
