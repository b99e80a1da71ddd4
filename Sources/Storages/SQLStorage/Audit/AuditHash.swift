import Accounting
import Crypto
import Foundation
import Storage

extension AuditEntry {
    /// SHA-256 over the fields in their order, each as its length in bytes, a colon and its text, with `|` between them.
    ///
    /// Written down in docs/operate/audit.md, so that anybody can compute it from an export.
    var computedHash: String {
        var hasher = SHA256()
        for (index, field) in hashed.enumerated() {
            let text = Data(field.utf8)
            hasher.update(data: Data("\(index == 0 ? "" : "|")\(text.count):".utf8))
            hasher.update(data: text)
        }
        return hasher.finalize().hexadecimal
    }

    private var hashed: [String] {
        [
            previous, company, String(place), String(at.milliseconds), action.rawValue, actor, run, requestKey,
            content, request,
        ]
    }
}

extension SecretSeal {
    /// A mark on the end of an audit that only who has the key can make: HMAC-SHA256.
    func mark(on head: AuditHead, of company: String) -> [UInt8] {
        let text = "audit|\(company.utf8.count):\(company)|\(head.count)|\(head.hash)"
        return [UInt8](authenticationCode(of: Data(text.utf8)))
    }
}

extension Digest {
    fileprivate var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
