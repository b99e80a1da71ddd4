import CommandLine
import Features
import Simulation
import Storage
import TestKit
import Testing

@Suite("A command whose data cannot be used")
struct DataTroubleTests {
    @Test(
        "says what is wrong with them, shows nothing else, and ends with 5", .tags(.w21),
        arguments: [
            StorageProblem.keyMissing("/data/bookbridge.sqlite.key"), .unwritable("/data"), .foreign("/data/x.sqlite"),
            .keyUnfit("BOOKBRIDGE_KEY"), .unusable("disk image is malformed"), .full, .busy, .newer,
        ])
    func ends(_ problem: StorageProblem) async throws {
        let rehearsal = try await Rehearsal.open()
        let said = await rehearsal.say(["orders", "list", Rehearsal.company], data: problem)
        #expect(said.code == 5 && said.result.isEmpty, "\(said)")
        #expect(!said.notes.isEmpty && !said.notes.contains("StorageProblem"), "\(said.notes)")
    }
}
