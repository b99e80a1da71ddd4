import TestKit
import Testing

@Suite("An archive on SQLite")
struct SQLiteArchiveContractTests {
    @Test("keeps every promise", arguments: ArchivePromise.all)
    func keepsPromise(_ promise: ArchivePromise) async throws {
        let file = try TemporaryFile()
        try await promise.prove(on: try await file.open())
        try file.remove()
    }
}
