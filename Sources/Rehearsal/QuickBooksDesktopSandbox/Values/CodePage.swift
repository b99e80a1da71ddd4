import Foundation

/// The characters that a company file can hold: Windows-1252. Source: quickbooks-desktop.md §3.3.
enum CodePage {
    /// What Windows-1252 has between 0x80 and 0x9F.
    private static let extras: Set<Unicode.Scalar> = Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars)

    /// The text as it comes back: every character that the file cannot hold has become a question mark.
    static func kept(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 128 }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.precomposed.unicodeScalars {
            let fits = scalar.value < 128 || (160...255).contains(scalar.value) || extras.contains(scalar)
            result.append(fits ? scalar : "?")
        }
        return String(result)
    }
}

extension String {
    /// Letters with their accents in one.
    fileprivate var precomposed: String { precomposedStringWithCanonicalMapping }
}
