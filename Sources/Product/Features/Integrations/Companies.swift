import Accounting
import ConnectorKit
package import Storage
import Sync

/// The companies of this installation, for owners.
package struct Companies: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    package func list() async throws(FeatureProblem) -> [CompanyRow] {
        let archive = services.archive
        return try await withFeatureProblem { try await archive.companies() }
    }

    /// Makes a company, or gives it another name; says whether it is new. Without a requester it is who runs the program.
    @discardableResult
    package func create(_ id: String, name: String, as requester: Requester? = nil) async throws(FeatureProblem) -> Bool
    {
        guard name.contains(where: { !$0.isWhitespace }) else { throw .connection(.companyNameEmpty) }
        let isNew = try await !list().contains { $0.id == id }
        if isNew { try ConnectionName.check(id) }
        let (archive, row) = (services.archive, CompanyRow(id: id, name: name))
        let access = try services.scope(row, as: requester).open(.changeCompany)
        let facts = ["company": id, "name": name, "is": isNew ? "new" : "renamed"]
        try await access.add(try access.note(.company, of: id, facts))
        try await withFeatureProblem { try await archive.save(row) }
        return isNew
    }
}

/// The words by which people name companies and connections.
enum ConnectionName {
    /// A name that can be typed in any shell: letters and digits of ASCII, and `-`, `_`, `.` between them.
    static func check(_ id: String) throws(FeatureProblem) {
        func isPlain(_ byte: UInt8) -> Bool { "0"..."9" ~= byte.character || byte.isLetter }
        let bytes = Array(id.utf8)
        let marks: Set<UInt8> = [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")]
        guard let first = bytes.first, isPlain(first), bytes.count <= bytesMax,
            bytes.allSatisfy({ isPlain($0) || marks.contains($0) })
        else { throw .connection(.nameUnfit(id)) }
    }

    /// Longer ones make every list hard to read.
    private static let bytesMax = 64
}

extension UInt8 {
    fileprivate var character: Character { Character(UnicodeScalar(self)) }
    fileprivate var isLetter: Bool { "a"..."z" ~= character || "A"..."Z" ~= character }
}
