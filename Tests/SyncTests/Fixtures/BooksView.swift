import Simulation

/// The books as a bookkeeper sees them, and a bookkeeper's hands in them.
extension Rehearsal {
    var hands: BooksHands { BooksHands(books, company: country) }

    /// Every document that the books hold.
    func documents(_ kinds: [String] = BooksHands.documentKinds) async throws -> [BookedDocument] {
        try await hands.documents(kinds)
    }

    /// The names in one list of the books.
    func names(in list: String) async throws -> [String] { try await hands.names(in: list) }

    func list(_ kind: String) async throws -> [FiledRecord] { try await hands.list(kind) }

    func read(_ kind: String, _ id: String) async throws -> FiledRecord { try await hands.read(kind, id) }

    /// Creates or changes a record by hand.
    @discardableResult
    func write(_ kind: String, _ fields: FiledRecord) async throws -> FiledRecord {
        try await hands.write(kind, fields)
    }

    /// Changes some fields of a record by hand; with none it is only saved once more.
    func amend(_ kind: String, id: String, _ fields: FiledRecord = [:]) async throws {
        try await hands.amend(kind, id: id, fields)
    }

    func delete(_ kind: String, id: String) async throws { try await hands.delete(kind, id: id) }

    func void(_ kind: String, id: String) async throws { try await hands.void(kind, id: id) }
}
