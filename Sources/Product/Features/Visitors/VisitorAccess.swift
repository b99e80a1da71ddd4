package import Accounting
import ConnectorKit
import Foundation
import Storage
import Sync

/// Access of books that call us: their password, their file, and what is known of their visits (D1, D2, D4).
package struct VisitorAccess: Sendable {
    private let scope: CompanyScope
    private let cost: PasswordCost

    package init(_ scope: CompanyScope, cost: PasswordCost = .usual) {
        self.scope = scope
        self.cost = cost
    }

    /// `nil` for a connection that is not of this kind.
    package func card(of id: ID<Connection>) async throws(FeatureProblem) -> VisitorCard? {
        let access = try scope.open(.seeConnections)
        return try await access.visitorCard(try await access.connection(id.rawValue))
    }

    /// Makes a new password in place of the old one. Only a hash is kept: it is shown now, and never again.
    package func newPassword(for id: ID<Connection>) async throws(FeatureProblem) -> String {
        let access = try scope.open(.changeConnections)
        let row = try await access.connection(id.rawValue)
        guard try await access.visitorCard(row) != nil else { throw .connection(.noSignIn(row.id)) }
        guard row.state != .uninstalled else { throw .connection(.uninstalled(row.id, side: row.side)) }
        let (archive, chance, cost) = (access.archive, access.world.chance, cost)
        let password = OneTimeSecret.typed(by: chance).text
        let hash = try await withFeatureProblem {
            try await PasswordBench.shared.run(cost) { try PasswordHash(password, cost: cost, chance: chance).text }
        }
        try await access.tell(.connection, row)
        try await withFeatureProblem {
            try await archive.save(secret: hash, VisitorSecrets.password, of: row.id)
        }
        let isAwaited = row.state == .signInNeeded
        // Whoever makes one says by it that the file of the next visit is the right one.
        try await VisitorDesk(access.services).keep(of: row.id) { note in
            note.file = nil
            // What was refused is the password of before; nobody has called with this one yet.
            if note.trouble?.kind == .wrongPassword {
                note.trouble = nil
                if isAwaited { note.seenAt = nil }
            }
        }
        // Whoever was shut out for the old one may say the new one at once.
        try await withFeatureProblem { try await archive.forgetTries(VisitorDesk.triesSubject(of: row.id)) }
        return password
    }
}

/// What is kept, sealed, beside a connection to books that call us.
enum VisitorSecrets {
    static let password = "visitor.password"
    static let note = "visitor.note"
}

extension CompanyAccess {
    /// `nil` for a connection that is not of this kind.
    func visitorCard(_ row: ConnectionRow) async throws(FeatureProblem) -> VisitorCard? {
        guard row.side == .books, let kind = services.connectors.books(row.kind), kind.comesByVisits,
            let fileID = try row.plainSettings()[VisitorSettings.fileID]
        else { return nil }
        let archive = archive
        let password = try await withFeatureProblem { try await archive.secret(VisitorSecrets.password, of: row.id) }
        let note = try await VisitorDesk(services).note(of: row.id)
        let isSilent = note.seenAt.map { $0.advanced(bySeconds: VisitorCard.silentSeconds) < now } ?? false
        return VisitorCard(
            connection: row.id, userName: row.id, fileID: fileID, hasPassword: password != nil, note: note,
            percent: await services.visitPercents.percent(of: row.id), isSilent: isSilent && row.state == .active)
    }
}

extension BooksKind {
    /// Whether the vendor's program calls here, and nobody else does.
    var comesByVisits: Bool { if case .visitorPassword = signIn { true } else { false } }

    /// A name that no other company file has: 122 bits of chance, as Windows writes them.
    static func newFileID(by chance: any Chance) -> String {
        var bytes = (0..<16).map { _ in UInt8(chance.number(below: 256)) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { byte in
            let text = String(byte, radix: 16, uppercase: true)
            return text.count < 2 ? "0" + text : text
        }
        let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
        return "{" + groups.joined(separator: "-") + "}"
    }
}
