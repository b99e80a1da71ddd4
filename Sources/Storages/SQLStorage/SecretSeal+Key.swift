import Crypto
import Foundation
package import Storage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension SecretSeal {
    /// The name of the environment variable that holds the key: 32 bytes in Base64 or hexadecimal.
    package static let keyVariable = "BOOKBRIDGE_KEY"
    static let keyBytes = 32

    /// The seal with the key from the environment, or else from `file`.
    ///
    /// A new key is made, with mode 0600, only where there is nothing yet that it could have sealed: beside a database that `isFresh`.
    /// Else throws `StorageProblem.keyMissing`; `keyUnfit` when what is there is no key.
    package static func load(
        environment: [String: String], file: String, isFresh: Bool
    ) throws(StorageProblem) -> SecretSeal {
        if let text = given(environment) { return SecretSeal(key: try key(text, from: keyVariable)) }
        if !FileManager.default.fileExists(atPath: file) {
            guard isFresh else { throw .keyMissing(file) }
            try createKey(at: file)
        }
        guard let content = FileManager.default.contents(atPath: file) else { throw .unwritable(file) }
        return SecretSeal(key: try key(String(decoding: content, as: UTF8.self), from: file))
    }

    /// Where the key is taken from: the variable's name, or the file.
    package static func source(environment: [String: String], file: String) -> String {
        given(environment) == nil ? file : keyVariable
    }

    private static func given(_ environment: [String: String]) -> String? {
        environment[keyVariable].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func key(_ text: String, from source: String) throws(StorageProblem) -> SymmetricKey {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let bytes = bytes(hexadecimal: trimmed) ?? Data(base64Encoded: trimmed), bytes.count == keyBytes else {
            throw .keyUnfit(source)
        }
        return SymmetricKey(data: bytes)
    }

    private static func bytes(hexadecimal text: String) -> Data? {
        let digits = Array(text.utf8)
        guard digits.count == keyBytes * 2, text.allSatisfy(\.isHexDigit) else { return nil }
        return Data(
            stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
            })
    }

    /// Makes a key file in the place of one that is lost; what was sealed with that one stays sealed.
    ///
    /// Throws `StorageProblem.keyPresent` when there is one already, `keyUnfit` when something else stands there.
    package static func renewKey(at file: String) throws(StorageProblem) {
        try checkKeyIsGone(at: file)
        try createKey(at: file)
    }

    /// The same, and nothing is made.
    package static func checkKeyIsGone(at file: String) throws(StorageProblem) {
        guard FileManager.default.fileExists(atPath: file) else { return }
        _ = try load(environment: [:], file: file, isFresh: false)
        throw .keyPresent(file)
    }

    /// Writes a new key to a file of its own and gives it its name only then: two processes that start at once get one key.
    private static func createKey(at file: String) throws(StorageProblem) {
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString() + "\n"
        let draft = "\(file).\(getpid()).new"
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard descriptor >= 0 else { throw .unwritable(file) }
        let bytes = Array(key.utf8)
        let isWritten = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        defer { unlink(draft) }
        guard isWritten else { throw .full }
        guard link(draft, file) == 0 || errno == EEXIST else {
            throw .unwritable(file)
        }
    }
}
