import ConnectorKit
import Foundation
import OpenCart
import Testing

@Suite("A signed call") struct SignatureTests {
    private static let secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
    private static let nonce = "000102030405060708090a0b0c0d0e0f"

    @Test("is signed as the extension reckons it") func request() throws {
        let key = try #require(OpenCartKey("bb1_0a1b2c3d_\(Self.secret)"))
        let headers = OpenCartSignature(key).headers(
            target: "/shop/index.php?route=extension/bookbridge/module/bookbridge",
            body: Data(#"{"v":1,"op":"handshake","args":{}}"#.utf8), seconds: 1_796_000_000, nonce: Self.nonce)
        #expect(
            headers.first { $0.name == "X-Bookbridge-Signature" }?.value
                == "293e87dc4fbc8b79df0460edf3437286d1baf1fd0a3af1f04b50782a9b09682b")
        #expect(headers.first { $0.name == "X-Bookbridge-Key" }?.value == "0a1b2c3d")
    }

    @Test("is believed only with the store's own answer") func answer() throws {
        let key = try #require(OpenCartKey("bb1_0a1b2c3d_\(Self.secret)"))
        var answer = IncomingAnswer(
            status: 200,
            headers: [
                .init("X-Bookbridge-Signature", "a6c8adfaee7df6e80285897852fcb625fbc063678f6d2b4d478aec12b9500bed")
            ],
            body: Data(#"{"bookbridge":1}"#.utf8))
        #expect(OpenCartSignature(key).verifies(answer, nonce: Self.nonce) == true)
        answer.body = Data(#"{"bookbridge":1 }"#.utf8)
        #expect(OpenCartSignature(key).verifies(answer, nonce: Self.nonce) == false)
        answer.headers = []
        #expect(OpenCartSignature(key).verifies(answer, nonce: Self.nonce) == nil)
    }

    @Test(
        "needs a key of the right form",
        arguments: ["", "hello", "bb1_0a1b2c3d", "bb1_0a1b2c3d_xyz", "bb2_0a1b2c3d_\(secret)"])
    func form(_ text: String) { #expect(OpenCartKey(text) == nil) }

    @Test("never shows its secret") func description() throws {
        let key = try #require(OpenCartKey("bb1_0a1b2c3d_\(Self.secret)"))
        #expect("\(key)" == "key 0a1b2c3d")
        #expect(!"\(OpenCartSettings(address: "https://shop.example.test", key: key))".contains(Self.secret))
    }
}
