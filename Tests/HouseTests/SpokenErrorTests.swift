import Foundation
import Testing

@Suite("What people are told of errors")
struct SpokenErrorTests {
    @Test(
        "Nothing that people read is made from a type's description",
        arguments: [#"String\(describing:"#, #"String\(reflecting:"#, "localizedDescription", #""[^"]*\\\(error\)"#])
    func descriptions(pattern: String) throws {
        let files = try ["Sources/Product", "Sources/Faces"].flatMap { try SourceTree.files($0) }
        // The one text for what nobody foresaw shows it as a technical detail; the log of the pages holds it.
        let unforeseen = [
            "Sources/Faces/CommandLine/Failure.swift", "Sources/Faces/WebPages/Door/Site.swift",
            "Sources/Faces/RestAPI/Door/API.swift",
        ]
        #expect(SourceTree.places(pattern, in: files.filter { !unforeseen.contains($0.path) }).isEmpty)
    }

    @Test("Every kind of error of the house is told in words, or stays inside its room")
    func kinds() throws {
        let files = try SourceTree.files("Sources").filter { !$0.path.contains("/Rehearsal/") }
        let found = files.flatMap { file in
            file.code.compactMap { line -> String? in
                guard line.text.contains("Error"),
                    let match = line.text.firstMatch(of: /(?:enum|struct|class) (\w+)[^{]*:[^{]*\bError\b/)
                else {
                    return nil
                }
                return String(match.1)
            }
        }
        #expect(!found.isEmpty)
        #expect(Set(found).subtracting(Self.told).subtracting(Self.inside).isEmpty)
    }

    /// The command line explains each of them.
    private static let told: Set<String> = [
        "FeatureProblem", "CommandProblem", "StorageProblem", "RunStop", "ConnectorProblem", "FindingRefusal",
        "PeopleProblem",
    ]

    /// Caught in the room that throws them, or where a connector's answer becomes a problem.
    private static let inside: Set<String> = [
        "UnresolvedReference", "Failure", "DoorStop", "FindingStop", "Unreadable", "NetworkFailure", "Malformed",
        "CallStop", "SignInProblem", "MailProblem", "ServerCertificateProblem", "CSVUnfit", "CSVFault", "Unwritable",
        "XMLFault", "Fault", "ShapeFault", "PushFault", "PushRefusal",
    ]
}
