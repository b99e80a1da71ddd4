// swift-tools-version:6.2
import Foundation
import PackageDescription

// One function for each kind of target, so that all targets of a kind are set up alike.
// A target may import only what its function gives it; the build checks it (see CONTRIBUTING.md).

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// For targets of pure arithmetic, connectors and stand-ins, which no test should wait for: optimised in every build.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let coreRooms: [Target.Dependency] = ["Accounting", "Commerce", "Bookkeeping", "LinkLedger"]

/// A library target in `Sources/FOLDER/NAME`.
func room(
    _ floor: String, _ name: String, _ dependencies: [Target.Dependency], settings: [SwiftSetting] = settings
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/\(floor)/\(name)", exclude: [], swiftSettings: settings)
}

func core(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    room("Core", name, dependencies, settings: settings + optimised)
}

func engine(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    room("Engine", name, coreRooms + dependencies)
}

/// A store or a set of books: one folder that speaks one outside system.
func connector(_ folder: String, _ name: String) -> Target {
    .target(
        name: name, dependencies: coreRooms + ["ConnectorKit", crypto], path: "\(folder)/\(name)",
        exclude: ["README.md"], swiftSettings: settings + optimised)
}

/// The stores that the product is built with: each is a folder in `Sources/Stores` and its tests in `Tests`.
let stores = ["ESPOrders", "Ecwid", "MyFulfillment", "NeutralStore", "OpenCart"]
/// The sets of books, in `Sources/Books`.
let books = ["QuickBooksOnline", "QuickBooksDesktop"]

func dependencies(_ names: [String]) -> [Target.Dependency] { names.map { .init(stringLiteral: $0) } }

/// Tests of a store: fixtures and golden files beside them.
func storeTests(_ name: String) -> Target {
    tests(
        name, ["ConnectorKit", "Transport", "SampleStores", httpTypes] + coreRooms, resources: ["Fixtures", "Golden"])
}

/// A stand-in for an outside service: it knows nothing of ours.
func standIn(_ name: String) -> Target {
    .target(
        name: name, dependencies: [hummingbird, crypto, cryptoExtras, httpTypes, logging, nioCore, serviceLifecycle],
        path: "Sources/Rehearsal/\(name)", exclude: [],
        swiftSettings: settings + optimised)
}

func hasFolder(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Tests/\(path)")
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestKit"] + dependencies,
        exclude: resources.filter { hasFolder("\(name)Tests/\($0)") }, swiftSettings: settings)
}

/// Which tests are built: all of them, or those of the targets that `BOOKBRIDGE_TESTS` names, as in `Sync,Ecwid`.
let wantedTests = Context.environment["BOOKBRIDGE_TESTS"].map { Set($0.split(separator: ",").map { "\($0)Tests" }) }

func isWanted(_ target: Target) -> Bool { target.type != .test || wantedTests?.contains(target.name) ?? true }

/// Only for `make fuzz`, which builds every target with the fuzzer.
let fuzz: [Target] =
    Context.environment["BOOKBRIDGE_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "Fuzz",
            dependencies: coreRooms + ["ConnectorKit", "Ecwid", "NeutralStore", "QuickBooksOnline"], path: "Tests/Fuzz",
            swiftSettings: settings)
    ]

let package = Package(
    name: "bookbridge",
    products: [.executable(name: "bookbridge", targets: ["bookbridge"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.26.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: ([
        core("Accounting"),
        core("Commerce", ["Accounting"]),
        core("Bookkeeping", ["Accounting", "Commerce"]),
        core("LinkLedger", ["Accounting", "Commerce"]),

        engine("ConnectorKit", [logging]),
        engine(
            "Transport",
            [
                "ConnectorKit", logging, nioCore, .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
            ]),
        engine("Storage", []),
        engine("Sync", ["ConnectorKit", "Storage", logging, serviceLifecycle, crypto]),

        room("Storages", "SQLStorage", coreRooms + ["Storage", crypto]),
        room(
            "Storages", "SQLiteDriver",
            [
                "SQLStorage", "Storage", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),

        room("Product", "AllConnectors", dependencies(stores + books) + ["ConnectorKit"]),
        room("Product", "Features", coreRooms + ["ConnectorKit", "Storage", "Sync", logging, crypto, cryptoExtras]),
        room("Faces", "Wording", coreRooms + ["ConnectorKit", "Storage", "Sync", "Features"]),
        room("Faces", "Outputs", coreRooms + ["ConnectorKit", "Storage", "Sync", "Features", "Wording"]),
        room(
            "Faces", "CommandLine",
            coreRooms + [
                "ConnectorKit", "Storage", "Sync", "Features", "Wording", "Outputs",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        room(
            "Faces", "WebDoor",
            [
                "Accounting", "ConnectorKit", hummingbird, httpTypes, nioCore, logging, serviceLifecycle,
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        room(
            "Faces", "WebPages",
            coreRooms + [
                "ConnectorKit", "Storage", "Sync", "Features", "Wording", "Outputs", "WebDoor", httpTypes, logging,
                crypto, serviceLifecycle,
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        room(
            "Faces", "RestAPI",
            coreRooms + [
                "ConnectorKit", "Storage", "Sync", "Features", "Wording", "Outputs", "WebDoor", httpTypes, logging,
                crypto, serviceLifecycle,
            ]),

        room(
            "Faces", "WebConnector",
            coreRooms + [
                "ConnectorKit", "Storage", "Sync", "Features", "QuickBooksDesktop", "Wording", httpTypes, logging,
            ]),

        standIn("QuickBooksSandbox"),
        standIn("QuickBooksDesktopSandbox"),
        standIn("SampleStores"),
        room("Rehearsal", "TestKit", coreRooms + ["ConnectorKit", "Storage"]),
        room(
            "Rehearsal", "Simulation",
            coreRooms + [
                "ConnectorKit", "Storage", "Sync", "Features", "SQLStorage", "SQLiteDriver", "AllConnectors",
                "QuickBooksSandbox", "QuickBooksDesktopSandbox", "SampleStores", "WebConnector", "Wording", httpTypes,
            ]),

        .executableTarget(
            name: "bookbridge",
            dependencies: coreRooms + [
                "ConnectorKit", "Transport", "Storage", "Sync", "AllConnectors", "SQLStorage", "SQLiteDriver",
                "Features", "Wording", "CommandLine", "WebDoor", "WebPages", "RestAPI", "WebConnector",
                "QuickBooksSandbox", "QuickBooksDesktopSandbox", "SampleStores", "Simulation", logging, hummingbird,
                httpTypes, nioCore, serviceLifecycle,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        tests("Accounting"),
        tests("Commerce"),
        tests("Bookkeeping", ["ConnectorKit"], resources: ["Golden"]),
        tests("LinkLedger", ["Accounting"]),
        tests("ConnectorKit", ["Accounting"]),
        tests(
            "Transport",
            [
                "ConnectorKit", "Accounting", nioCore, .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        tests(
            "Sync",
            [
                "ConnectorKit", "Storage", "Ecwid", "QuickBooksOnline", "SQLStorage", "SQLiteDriver",
                "Transport", "QuickBooksSandbox", "SampleStores", "Simulation", "Features", "Wording", "CommandLine",
                httpTypes, logging, crypto,
            ] + coreRooms, resources: ["Museum", "OldDatabase"]),
        tests(
            "QuickBooksOnline", ["ConnectorKit", "Transport", "QuickBooksSandbox", httpTypes] + coreRooms,
            resources: ["Golden"]),
        tests("QuickBooksDesktop", ["ConnectorKit"] + coreRooms, resources: ["Golden"]),
        tests(
            "WebConnector",
            [
                "AllConnectors", "ConnectorKit", "Storage", "Sync", "Features", "SQLStorage", "SQLiteDriver",
                "Transport", "QuickBooksDesktop",
                "QuickBooksDesktopSandbox", "SampleStores", "Simulation", "Wording", "WebDoor", httpTypes, nioCore,
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ] + coreRooms),
        tests("Features", ["ConnectorKit", "Storage", "Sync", "SQLStorage", "SQLiteDriver"] + coreRooms),
        tests("Simulation", ["Wording"]),
        connector("Tests", "ExampleStore"),
        tests(
            "ExampleStore",
            [
                "AllConnectors", "ConnectorKit", "Features", "QuickBooksSandbox", "SQLStorage", "SQLiteDriver",
                "Simulation", "Storage", "Sync",
            ] + coreRooms),
        tests(
            "SQLiteDriver", ["SQLStorage", "Storage", .product(name: "GRDB", package: "GRDB.swift")] + coreRooms,
            resources: ["Golden"]),
        tests(
            "Wording", ["ConnectorKit", "Storage", "Sync", "Features", "AllConnectors"] + coreRooms,
            resources: ["Golden"]),
        tests(
            "WebPages",
            [
                "Features", "Storage", "SQLStorage", "SQLiteDriver", "ConnectorKit", "Sync", "Wording",
                "QuickBooksSandbox", "SampleStores", "Simulation", "WebDoor", httpTypes,
            ] + coreRooms, resources: ["Golden", "SetUp/Golden"]),
        tests(
            "RestAPI",
            [
                "Features", "Storage", "SQLStorage", "SQLiteDriver", "ConnectorKit", "Sync", "Wording",
                "QuickBooksSandbox", "SampleStores", "Simulation", "WebDoor", httpTypes,
            ] + coreRooms, resources: ["Golden"]),
        tests(
            "CommandLine",
            ["ConnectorKit", "ESPOrders", "Features", "Outputs", "Storage", "Sync", "Wording"] + coreRooms,
            resources: ["Golden"]),
        tests(
            "QuickBooksSandbox",
            [
                hummingbird, httpTypes, nioCore,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        tests("QuickBooksDesktopSandbox"),
        tests(
            "SampleStores",
            [
                hummingbird, httpTypes, nioCore, crypto,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        .testTarget(name: "HouseTests", swiftSettings: settings),
    ] + stores.map { connector("Sources/Stores", $0) } + books.map { connector("Sources/Books", $0) }
        + stores.map(storeTests)).filter(isWanted) + fuzz
)
