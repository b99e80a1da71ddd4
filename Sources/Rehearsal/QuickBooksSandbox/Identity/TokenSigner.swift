import CryptoExtras
import Foundation

/// Signs identity tokens as the real service does (RS256), with a key of this start. Source: §1, RFC 7515, RFC 7517.
struct TokenSigner {
    private static let keyID = "sandbox"

    private let key: _RSA.Signing.PrivateKey

    init() throws { key = try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    func token(_ claims: JSONObject) throws -> String {
        let header: JSONObject = ["kid": .string(Self.keyID), "alg": "RS256"]
        let said = Self.text(Data(header.bytes)) + "." + Self.text(Data(claims.bytes))
        let signature = try key.signature(for: Data(said.utf8), padding: .insecurePKCS1v1_5)
        return said + "." + Self.text(signature.rawRepresentation)
    }

    /// The key by which anyone can check the tokens, as a set of keys.
    func publicKeys() throws -> JSONObject {
        let parts = try key.publicKey.getKeyPrimitives()
        let entry: JSONObject = [
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": .string(Self.keyID),
            "n": .string(Self.text(parts.modulus)), "e": .string(Self.text(parts.publicExponent)),
        ]
        return ["keys": [.object(entry)]]
    }

    /// Base64 for addresses, without padding.
    private static func text(_ data: Data) -> String {
        data.base64EncodedString().replacing("=", with: "").replacing("+", with: "-").replacing("/", with: "_")
    }
}
