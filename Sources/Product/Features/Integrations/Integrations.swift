import Accounting
import ConnectorKit
import Foundation
package import Storage
import Sync

/// What is connected and what can be (I1, I2, I3, I7).
package struct Integrations: Sendable {
    let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    package func companies() async throws(FeatureProblem) -> [CompanyRow] {
        let archive = services.archive
        return try await withFeatureProblem { try await archive.companies() }
    }

    /// Makes a company, or gives it another name; says whether it is new.
    @discardableResult
    package func create(company id: String, name: String) async throws(FeatureProblem) -> Bool {
        guard name.contains(where: { !$0.isWhitespace }) else { throw .connection(.companyNameEmpty) }
        let isNew = try await !companies().contains { $0.id == id }
        if isNew { try Self.checkName(id) }
        let (archive, row) = (services.archive, CompanyRow(id: id, name: name))
        let facts = ["company": id, "name": name, "is": isNew ? "new" : "renamed"]
        try await AuditTrail(services).add(try AuditNote(.company, by: services, of: id, facts), to: id)
        try await withFeatureProblem { try await archive.save(row) }
        return isNew
    }

    package func connections(of company: String) async throws(FeatureProblem) -> [ConnectionRow] {
        try await check(company: company)
        let archive = services.archive
        return try await withFeatureProblem { try await archive.connections(of: company) }
    }

    /// Throws ``FeatureProblem/companyUnknown(_:)``.
    func check(company: String) async throws(FeatureProblem) {
        guard try await companies().contains(where: { $0.id == company }) else {
            throw await absent(.companyUnknown(company))
        }
    }

    /// Why something is not there: nobody made it, or a damaged file does not show it any more.
    package func absent(_ problem: FeatureProblem) async -> FeatureProblem {
        do throws(StorageProblem) { try await services.archive.checkConnections() } catch { return .storage(error) }
        return problem
    }

    /// The facts of a kept connection, or ``FeatureProblem/connectionUnknown(_:)``.
    func connection(_ id: String) async throws(FeatureProblem) -> ConnectionRow {
        guard let row = try await keptConnection(id) else { throw await absent(.connectionUnknown(id)) }
        return row
    }

    func keptConnection(_ id: String) async throws(FeatureProblem) -> ConnectionRow? {
        let archive = services.archive
        return try await withFeatureProblem { try await archive.connection(id) }
    }

    /// A name that can be typed in any shell: letters and digits of ASCII, and `-`, `_`, `.` between them.
    static func checkName(_ id: String) throws(FeatureProblem) {
        func isPlain(_ byte: UInt8) -> Bool { "0"..."9" ~= byte.character || byte.isLetter }
        let bytes = Array(id.utf8)
        let marks: Set<UInt8> = [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")]
        guard let first = bytes.first, isPlain(first), bytes.count <= nameBytesMax,
            bytes.allSatisfy({ isPlain($0) || marks.contains($0) })
        else { throw .connection(.nameUnfit(id)) }
    }

    /// Longer ones make every list hard to read.
    private static let nameBytesMax = 64
}

extension UInt8 {
    fileprivate var character: Character { Character(UnicodeScalar(self)) }
    fileprivate var isLetter: Bool { "a"..."z" ~= character || "A"..."Z" ~= character }
}
