import Features
import TestKit
import Testing

@testable import CommandLine

@Suite("Fields of a connection", .tags(.i3))
struct FieldValuesTests {
    private static let values = FieldValues(
        variable: { $0 == "TOKEN" ? " secret_1\n" : nil }, file: { $0 == "/run/secret" ? "secret_2\n" : nil },
        line: { "secret_3" })

    @Test(
        "are read from where they are kept",
        arguments: [
            ("token=secret_0", "secret_0"), ("token=@env:TOKEN", "secret_1"), ("token=@file:/run/secret", "secret_2"),
            ("token=-", "secret_3"), ("token=a=b", "a=b"), ("token=", ""), ("token=@home", "@home"),
        ])
    func read(_ field: String, _ value: String) throws {
        #expect(try Self.values.read([field, "storeID=7"]) == ["token": value, "storeID": "7"])
    }

    @Test("that are not there are refused with their place")
    func missing() {
        let empty = FieldValues(variable: { _ in "" }, file: { _ in nil }, line: { nil })
        for (field, source) in [
            ("token=@env:NO", ConnectionProblem.ValueSource.environment("NO")), ("token=@file:no", .file("no")),
            ("token=-", .standardInput),
        ] {
            #expect(throws: FeatureProblem.connection(.valueMissing(key: "token", from: source))) {
                try empty.read([field])
            }
        }
    }

    @Test("without a key, or given twice, are refused")
    func shape() {
        #expect(throws: FeatureProblem.connection(.fieldShapeless("secret_1"))) { try Self.values.read(["secret_1"]) }
        #expect(throws: FeatureProblem.connection(.fieldTwice("a"))) { try Self.values.read(["a=1", "a=2"]) }
    }
}
