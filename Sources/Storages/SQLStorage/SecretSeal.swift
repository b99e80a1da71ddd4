package import Crypto
import Foundation
import Storage

/// Seals what must not be readable in the database: tokens, store keys, passwords of connectors.
///
/// AES-GCM; the place of the secret is authenticated with it, so a sealed text that was moved does not open.
/// Source: design.md §4, swift-stack.md §5.
package struct SecretSeal: Sendable {
    private let key: SymmetricKey

    /// The key has 256 bits.
    package init(key: SymmetricKey) { self.key = key }

    /// Where a secret stands; a text of its own for every place.
    struct Place {
        let table: String
        let column: String
        let row: [String]

        var authenticated: Data {
            Data(([table, column] + row).map { "\($0.utf8.count):\($0)" }.joined(separator: "|").utf8)
        }
    }

    func authenticationCode(of data: Data) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: data, using: key)
    }

    func sealed(_ secret: String, at place: Place) throws -> [UInt8] {
        let box = try AES.GCM.seal(Data(secret.utf8), using: key, authenticating: place.authenticated)
        guard let combined = box.combined else { throw StorageProblem.failed("a secret could not be sealed") }
        return [UInt8](combined)
    }

    /// Throws `StorageProblem.keyDiffers` when the key or the place is another one.
    func opened(_ bytes: [UInt8], at place: Place) throws -> String {
        do {
            let box = try AES.GCM.SealedBox(combined: Data(bytes))
            let secret = try AES.GCM.open(box, using: key, authenticating: place.authenticated)
            return String(decoding: secret, as: UTF8.self)
        } catch {
            throw StorageProblem.keyDiffers
        }
    }
}
