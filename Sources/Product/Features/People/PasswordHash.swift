import ConnectorKit
import Crypto
import CryptoExtras
import Foundation

/// How costly it is to try a password.
package struct PasswordCost: Hashable, Sendable {
    /// The power of two of scrypt's rounds; memory is 1 KiB times that number.
    package var roundsPower: Int

    package init(roundsPower: Int) { self.roundsPower = roundsPower }

    /// 64 MiB and about 0.2 seconds a try. Source: swift-stack.md §5; OWASP Password Storage, scrypt N=2^16, r=8.
    package static let usual = PasswordCost(roundsPower: 16)

    /// Less than a thousandth of the usual: in rehearsals.
    var isNextToNothing: Bool { roundsPower < 6 }
}

/// A password as it is kept: scrypt, with the parameters beside the hash so that they can grow.
///
/// Text: `scrypt 16 8 1 SALT HASH`, both in Base64. Source: RFC 7914.
struct PasswordHash: Hashable, Sendable {
    private let cost: PasswordCost
    private let salt: Data
    private let hash: Data

    init(_ password: String, cost: PasswordCost, chance: any Chance) throws {
        let salt = Data((0..<Self.saltBytes).map { _ in UInt8(chance.number(below: 256)) })
        self.init(cost: cost, salt: salt, hash: try Self.derive(password, salt, cost))
    }

    /// `nil` for a text that this program did not write.
    init?(text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let power = Int(parts[1]), (1...24).contains(power),
            parts[2] == String(Self.blockSize), parts[3] == "1", let salt = Data(base64Encoded: parts[4]),
            let hash = Data(base64Encoded: parts[5])
        else { return nil }
        self.init(cost: PasswordCost(roundsPower: power), salt: salt, hash: hash)
    }

    private init(cost: PasswordCost, salt: Data, hash: Data) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    var text: String {
        "scrypt \(cost.roundsPower) \(Self.blockSize) 1 \(salt.base64EncodedString()) \(hash.base64EncodedString())"
    }

    /// Takes the same time whatever the password.
    func matches(_ password: String) throws -> Bool {
        let candidate = SymmetricKey(data: try Self.derive(password, salt, cost))
        let code = HMAC<SHA256>.authenticationCode(for: Self.probe, using: candidate)
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.probe, using: SymmetricKey(data: hash))
    }

    /// Whether it was made when a try was cheaper.
    func isCheaper(than cost: PasswordCost) -> Bool { self.cost.roundsPower < cost.roundsPower }

    private static func derive(_ password: String, _ salt: Data, _ cost: PasswordCost) throws -> Data {
        // Letters with accents come in two spellings; people do not know which their keyboard sends.
        let bytes = Data(password.precomposedStringWithCanonicalMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: hashBytes, rounds: 1 << cost.roundsPower, blockSize: blockSize,
            parallelism: 1)
        return key.withUnsafeBytes { Data($0) }
    }

    private static let saltBytes = 16
    private static let hashBytes = 32
    private static let blockSize = 8
    private static let probe = Data("probe".utf8)
}

/// Where passwords are hashed: it takes long and much memory, so at most two at a time, and never on the threads that answer requests.
struct PasswordBench: Sendable {
    static let shared = PasswordBench()

    private let queue: OperationQueue

    init() {
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = Self.atOnceMax
    }

    /// What costs next to nothing is done where it is asked for.
    func run<Answer: Sendable>(
        _ cost: PasswordCost = .usual, _ work: @escaping @Sendable () throws -> Answer
    ) async throws -> Answer {
        if cost.isNextToNothing { return try work() }
        return try await queued(work)
    }

    private func queued<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try work() }) }
        }
    }

    /// 64 MiB each.
    private static let atOnceMax = 2
}
