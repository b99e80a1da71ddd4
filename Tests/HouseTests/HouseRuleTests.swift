import Foundation
import Testing

@Suite("Promises of the whole house")
struct HouseRuleTests {
    @Test(
        "A connector is named in its own folder, in the list of connectors and in the rehearsal only",
        arguments: ImportDirectionTests.connectors)
    func connectorNames(room: String) throws {
        // As a type, a value or a kind: `EcwidOrder`, `.ecwid`, `"quickbooks-online"`.
        let words = room.replacing(/([a-z])([A-Z])/) { "\($0.1)-\($0.2)" }.lowercased()
        let name = #"\b\#(room)|\b\#(room.prefix(1).lowercased() + room.dropFirst())|"\#(words)"#
        let files = try SourceTree.files("Sources").filter { file in
            file.room != room && file.room != "AllConnectors" && file.room != ImportDirectionTests.doors[room]
                && !file.path.hasPrefix("Sources/Rehearsal/")
                && !file.path.hasPrefix("Sources/bookbridge/Rehearsal/")
        }
        let wrong = SourceTree.places(name, in: files).filter { place in
            // Help texts may give an example; they branch on nothing.
            !Self.helpTexts.contains { place.hasPrefix($0) }
        }
        #expect(wrong.isEmpty)
    }

    private static let helpTexts = ["Sources/Faces/CommandLine/PlanOrders/PlanCommand.swift"]

    @Test("A feature is asked through the handle of a company, never with its name or an opened connection")
    func scoped() throws {
        let pattern = #"package (static )?func [^{]*?(company: String|of store: String|SyncContext\b|ConnectionRow\b)"#
        let features = try SourceTree.files("Sources/Product/Features").filter { !$0.path.contains("/Scope/") }
        let opening = "Sources/Product/Features/SyncStore/SyncContexts.swift"
        let wrong = features.filter { file in
            file.path != opening && file.text.range(of: pattern, options: .regularExpression) != nil
        }
        #expect(wrong.map(\.path).isEmpty)
    }

    @Test(
        "Roles of records and codes of reasons are told by their symbols",
        arguments: [#"\brole: ""#, #"\.role\.(hasPrefix|contains|hasSuffix)"#, #"\brole [!=]= ""#, #"[cC]ode [!=]= ""#])
    func symbols(pattern: String) throws {
        let rooms = ["Core", "Engine", "Storages", "Product", "Faces"]
        for room in rooms {
            #expect(SourceTree.places(pattern, in: try SourceTree.files("Sources/\(room)")).isEmpty)
        }
    }

    @Test("Nothing is left half done")
    func leftovers() throws {
        for folder in ["Sources", "Tests"] {
            let files = try SourceTree.files(folder).filter { $0.room != "HouseTests" }
            let marked = files.filter { file in ["TODO", "FIXME", "XXX:"].contains { file.text.contains($0) } }
            #expect(marked.map(\.path).isEmpty)
            #expect(files.filter { $0.path.hasSuffix("/Room.swift") }.map(\.path).isEmpty)
        }
    }

    @Test("Binary fractions never come near an amount")
    func noDouble() throws {
        let files =
            try SourceTree.files("Sources/Core") + SourceTree.files("Sources/Engine")
            + SourceTree.files("Sources/Stores") + SourceTree.files("Sources/Books")
        // Foundation counts seconds so; an instant is no amount.
        let instants = "Sources/Core/Accounting/Instant.swift"
        let wrong = SourceTree.places(#"\b(Double|Float|CGFloat)\b"#, in: files.filter { $0.path != instants })
        #expect(wrong.isEmpty)
    }

    @Test(
        "What the language calls unsafe is not used",
        arguments: [
            #"\btry!"#, #"\bas!"#, "@unchecked Sendable", #"nonisolated\(unsafe\)"#, #"^\s*public "#,
            #"Task\.detached"#,
            "@preconcurrency import",
        ])
    func unsafe(pattern: String) throws {
        #expect(SourceTree.places(pattern, in: try SourceTree.files("Sources")).isEmpty)
    }

    @Test(
        "Time, chance and identity come in by the door",
        arguments: [#"\bDate\(\)"#, #"\bUUID\(\)"#, #"\.random\("#, #"\.shuffled\("#, #"Task\.sleep"#, #"Date\.now"#])
    func world(pattern: String) throws {
        let files =
            try SourceTree.files("Sources/Core") + SourceTree.files("Sources/Engine")
            + SourceTree.files("Sources/Stores") + SourceTree.files("Sources/Books")
            + SourceTree.files("Sources/Storages") + SourceTree.files("Sources/Product")
        #expect(SourceTree.places(pattern, in: files.filter { $0.room != "Transport" }).isEmpty)
    }

    @Test("No test sleeps")
    func sleeps() throws {
        let files = try SourceTree.files("Tests").filter { $0.room != "HouseTests" }
        #expect(SourceTree.places(#"Task\.sleep|\bsleep\(\d|usleep|Thread\.sleep"#, in: files).isEmpty)
    }

    @Test("Every folder of tests has tests")
    func tested() throws {
        let files = try SourceTree.files("Tests")
        let rooms = Dictionary(grouping: files, by: \.room)
        let empty = rooms.filter { $0.key.hasSuffix("Tests") && !$0.value.contains { $0.text.contains("@Test") } }
            .map(\.key)
        #expect(empty.isEmpty)
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: SourceTree.root.appendingPathComponent("Tests").path)
        #expect(Set(folders.filter { $0.hasSuffix("Tests") }).subtracting(rooms.keys).isEmpty)
    }

    @Test("Every room of the core, the engine and the connectors has a folder of tests")
    func roomsTested() throws {
        let tests = Set(try SourceTree.files("Tests").map(\.room))
        let rooms = Set(
            try ["Core", "Engine", "Stores", "Books"].flatMap { try SourceTree.files("Sources/\($0)").map(\.room) })
        // Contracts without code, tested by those who keep them.
        #expect(rooms.subtracting(["Storage"]).filter { !tests.contains($0 + "Tests") }.isEmpty)
    }
}
