import Crypto
import Foundation

/// What a form carries so that no other site can send it: a code made of the secret that only this browser holds.
///
/// Nothing is kept for it; a sign-in or sign-out changes the secret and with it the code. Source: OWASP, HMAC based token pattern.
struct FormToken: Sendable {
    private let key: SymmetricKey

    init(secret: String) { key = SymmetricKey(data: Data(secret.utf8)) }

    var text: String {
        HMAC<SHA256>.authenticationCode(for: Self.purpose, using: key).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    /// Takes the same time whatever was sent.
    func isRight(_ sent: String) -> Bool {
        let probe = SymmetricKey(data: Data(Self.purpose))
        let mine = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: probe)
        return HMAC<SHA256>.isValidAuthenticationCode(mine, authenticating: Data(sent.utf8), using: probe)
    }

    private static let purpose = Data("form".utf8)
}
