/// The numbers of orders: index in the store, internal number, and the short code that people see.
enum EcwidOrderNumbers {
    /// Generated orders use the indexes below this one.
    static let generatedMax = 16_000_000
    /// Orders placed by hand or by script start here, whatever the size of the store.
    static let placedFirst = 20_000_000
    /// Carts that were never finished start here.
    static let unfinishedFirst = 28_000_000

    private static let internalIdFirst: Int64 = 516_000_000
    private static let codeSpace = 1 << 25
    private static let stride = 20_914_117
    private static let shift = 11_863_279
    private static let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)

    static func internalId(_ index: Int) -> Int64 { internalIdFirst + Int64(index) }

    static func index(internalId: Int64) -> Int? {
        let all = internalIdFirst..<internalIdFirst + Int64(codeSpace)
        return all.contains(internalId) ? Int(internalId - internalIdFirst) : nil
    }

    /// Five letters and digits that look random and never repeat.
    static func code(_ index: Int) -> String {
        var rest = (index &* stride &+ shift) & (codeSpace - 1)
        var code: [UInt8] = []
        for _ in 0..<5 {
            code.append(letters[rest & 31])
            rest >>= 5
        }
        return String(decoding: code, as: UTF8.self)
    }

    static func index(code: String) -> Int? {
        let bytes = Array(code.utf8)
        guard bytes.count == 5 else { return nil }
        var value = 0
        for byte in bytes.reversed() {
            guard let digit = letters.firstIndex(of: byte) else { return nil }
            value = value << 5 | digit
        }
        return ((value - shift) &* strideInverse) & (codeSpace - 1)
    }

    /// The number that undoes `stride` in the code space, by Newton's steps.
    private static let strideInverse: Int = {
        var inverse = stride
        for _ in 0..<5 { inverse = inverse &* (2 &- stride &* inverse) & (codeSpace - 1) }
        return inverse
    }()
}
