import Testing

@Suite("Which room may look into which")
struct ImportDirectionTests {
    private static let core: Set<String> = ["Accounting", "Commerce", "Bookkeeping", "LinkLedger"]
    private static let connector = core.union(["ConnectorKit"])
    private static let features = connector.union(["Storage", "Sync"])
    /// Rooms that speak one outside system; only the list of connectors knows them by name.
    static let connectors = ["Stores", "Books"].flatMap { SourceTree.rooms(on: $0) }

    /// What each room may import of ours. Source: ARCHITECTURE.md.
    static let allowed: [String: Set<String>] = named.merging(connectors.map { ($0, connector) }) { $1 }

    private static let named: [String: Set<String>] = [
        "Accounting": [], "Commerce": ["Accounting"], "Bookkeeping": ["Accounting", "Commerce"],
        "LinkLedger": ["Accounting", "Commerce"], "ConnectorKit": core, "Transport": connector, "Storage": core,
        "Sync": connector.union(["Storage"]), "AllConnectors": connector.union(connectors),
        "SQLStorage": core.union(["Storage"]), "SQLiteDriver": ["SQLStorage", "Storage"], "Features": features,
        "Wording": features.union(["Features"]), "Outputs": features.union(["Features", "Wording"]),
        "CommandLine": features.union(["Features", "Wording", "Outputs"]),
        "WebDoor": ["Accounting", "ConnectorKit"],
        "WebPages": features.union(["Features", "Wording", "Outputs", "WebDoor"]),
        "RestAPI": features.union(["Features", "Wording", "Outputs", "WebDoor"]),
        "WebConnector": features.union(["Features", "Wording", "QuickBooksDesktop"]),
        "QuickBooksSandbox": [], "QuickBooksDesktopSandbox": [], "SampleStores": [],
        "TestKit": connector.union(["Storage"]),
        "Simulation": features.union([
            "Features", "SQLStorage", "SQLiteDriver", "AllConnectors", "QuickBooksSandbox", "QuickBooksDesktopSandbox",
            "SampleStores", "WebConnector", "Wording",
        ]),
    ]

    /// Books that call us knock at a door that speaks their language.
    static let doors = ["QuickBooksDesktop": "WebConnector"]

    @Test("Nobody looks up: each room imports only what stands in its line", arguments: allowed.keys.sorted())
    func direction(room: String) throws {
        let ours = Set(Self.allowed.keys)
        let files = try SourceTree.files("Sources").filter { $0.room == room }
        try #require(!files.isEmpty)
        let wrong = files.flatMap { file in
            file.imports.filter { ours.contains($0) && Self.allowed[room]?.contains($0) != true }
                .map { "\(file.path) imports \($0)" }
        }
        #expect(wrong.isEmpty)
    }

    @Test("Only the list of connectors knows a connector's room; the program gets all of them from it")
    func oneList() throws {
        let files = try SourceTree.files("Sources").filter { $0.room != "AllConnectors" }
        let wrong = files.filter { file in
            file.imports.contains { Self.connectors.contains($0) && Self.doors[$0] != file.room }
        }
        #expect(wrong.map(\.path).isEmpty)
        let list = try SourceTree.files("Sources/Product/AllConnectors").flatMap(\.imports)
        #expect(Set(list).isSuperset(of: Self.connectors))
    }

    @Test("Every room has its line")
    func everyRoom() throws {
        let rooms = Set(try SourceTree.files("Sources").map(\.room)).subtracting(["bookbridge"])
        #expect(rooms == Set(Self.allowed.keys))
    }

    @Test(
        "What a room can do without a server, it does without one",
        arguments: ["Accounting", "Commerce", "Bookkeeping", "LinkLedger"])
    func pure(room: String) throws {
        let servers = ["Hummingbird", "NIOCore", "AsyncHTTPClient", "GRDB", "ServiceLifecycle", "Logging", "Crypto"]
        let files = try SourceTree.files("Sources/Core").filter { $0.room == room }
        #expect(files.filter { !$0.imports.allSatisfy { !servers.contains($0) } }.map(\.path).isEmpty)
    }

    @Test("Only the one room opens outgoing sockets, only the one driver opens databases")
    func oneDoor() throws {
        let files = try SourceTree.files("Sources")
        #expect(Set(files.filter { $0.imports.contains("AsyncHTTPClient") }.map(\.room)).isSubset(of: ["Transport"]))
        #expect(Set(files.filter { $0.imports.contains("GRDB") }.map(\.room)).isSubset(of: ["SQLiteDriver"]))
    }
}
