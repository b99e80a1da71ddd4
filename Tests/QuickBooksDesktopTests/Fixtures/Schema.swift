import Foundation

/// The official schema, where it lies beside the project; it is no part of it.
enum Schema {
    /// What `xmllint` finds wrong with a text; `nil` when it is valid, or when schema or program are not here.
    static func complaint(about text: String) throws -> String? {
        guard let schema, let program else { return nil }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xml")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let told = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["--noout", "--schema", schema, file.path]
        process.standardError = told
        try process.run()
        let words = told.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : String(decoding: words, as: UTF8.self)
    }

    private static let schema = ["../shared", "../../shared"].map { $0 + "/reference/qbxml-schema/qbxmlops130.xsd" }
        .first { FileManager.default.fileExists(atPath: $0) }
    private static let program = ["/usr/bin/xmllint"].first { FileManager.default.isExecutableFile(atPath: $0) }
}
