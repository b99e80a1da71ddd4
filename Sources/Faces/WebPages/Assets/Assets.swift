import Crypto
import Foundation

/// Files that the pages need, in the program itself. Their names hold their hash: a browser keeps them for ever, and fetches new ones.
enum Assets {
    struct Asset: Sendable {
        let path: String
        let type: String
        let bytes: [UInt8]

        init(_ name: String, _ ending: String, type: String, _ text: String) {
            bytes = Array(text.utf8)
            let hash = SHA256.hash(data: Data(bytes)).prefix(Self.hashBytes)
                .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            path = "/assets/\(name)-\(hash).\(ending)"
            self.type = type
        }

        private static let hashBytes = 6
    }

    static let style = Asset("app", "css", type: "text/css; charset=utf-8", stylesheet)
    static let script = Asset("app", "js", type: "text/javascript; charset=utf-8", scriptText)
    static let symbols = Asset("icons", "svg", type: "image/svg+xml", icons)
    static let tab = Asset("mark", "svg", type: "image/svg+xml", mark)

    static let routes: [Route] = [style, script, symbols, tab].map { asset in
        Route.get(asset.path, .file) { _ in .file(asset.bytes, type: asset.type, isForever: true) }
    }
}
