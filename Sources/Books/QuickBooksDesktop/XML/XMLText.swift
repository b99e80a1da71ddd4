/// Writing text in XML that any program reads: pure ASCII, with numbers for every other character.
///
/// Source: quickbooks-desktop.md §3.3.
package enum XMLText {
    /// Escaped for an element or an attribute.
    package static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy({ isPlain($0) }) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default:
                if scalar.isASCII, scalar.value >= 32 || scalar == "\n" || scalar == "\t" {
                    result.unicodeScalars.append(scalar)
                } else if isAllowed(scalar) {
                    result += "&#\(scalar.value);"
                }
            }
        }
        return result
    }

    /// Whether XML may hold the character at all.
    package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (32..<127).contains(byte) && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
            && byte != UInt8(ascii: "\"")
    }
}
