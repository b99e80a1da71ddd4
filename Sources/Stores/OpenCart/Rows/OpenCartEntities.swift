/// Turns the entities of HTML back into characters, once: every form of OpenCart escapes what is typed into it. Source: opencart.md §6.
enum OpenCartEntities {
    /// The text without entities. What is no entity stays as it is, since other tools write unescaped text into the same tables.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            if let (character, end) = entity(rest) {
                result.unicodeScalars.append(character)
                rest = rest[end...]
            } else {
                result.append("&")
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    /// The character of the entity at the beginning of a text, and where the text goes on.
    private static func entity(_ text: Substring) -> (Unicode.Scalar, Substring.Index)? {
        guard let end = text.prefix(lengthMax).firstIndex(of: ";") else { return nil }
        let name = text[text.index(after: text.startIndex)..<end]
        guard let scalar = name.hasPrefix("#") ? numbered(name.dropFirst()) : named[String(name)] else { return nil }
        return (scalar, text.index(after: end))
    }

    private static func numbered(_ digits: Substring) -> Unicode.Scalar? {
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let number, number >= 32 || number == 9 || number == 10 else { return nil }
        return Unicode.Scalar(number)
    }

    /// `&` and `;` among them; the longest known name has eight letters.
    private static let lengthMax = 10

    /// The names of HTML 4, which are those that PHP and the tables of zones write. Source: HTML 4.01 §24.
    private static let named: [String: Unicode.Scalar] = {
        var table: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        for (first, names) in [(UInt32(160), latin), (913, greekCapitals), (945, greek)] {
            for (place, name) in names.split(separator: " ").enumerated() {
                table[String(name)] = Unicode.Scalar(first + UInt32(place))
            }
        }
        for (name, number) in others { table[name] = Unicode.Scalar(number) }
        return table
    }()

    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot \
        cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml \
        Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
        agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute \
        ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """
    private static let greekCapitals =
        "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega"
    private static let greek =
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega"
    private static let others: [(String, UInt32)] = [
        ("OElig", 338), ("oelig", 339), ("Scaron", 352), ("scaron", 353), ("Yuml", 376), ("fnof", 402), ("circ", 710),
        ("tilde", 732), ("ensp", 8194), ("emsp", 8195), ("thinsp", 8201), ("zwnj", 8204), ("zwj", 8205), ("lrm", 8206),
        ("rlm", 8207), ("ndash", 8211), ("mdash", 8212), ("lsquo", 8216), ("rsquo", 8217), ("sbquo", 8218),
        ("ldquo", 8220), ("rdquo", 8221), ("bdquo", 8222), ("dagger", 8224), ("Dagger", 8225), ("bull", 8226),
        ("hellip", 8230), ("permil", 8240), ("prime", 8242), ("Prime", 8243), ("lsaquo", 8249), ("rsaquo", 8250),
        ("oline", 8254), ("frasl", 8260), ("euro", 8364), ("trade", 8482), ("larr", 8592), ("uarr", 8593),
        ("rarr", 8594), ("darr", 8595), ("harr", 8596), ("minus", 8722), ("infin", 8734), ("asymp", 8776),
        ("ne", 8800), ("le", 8804), ("ge", 8805),
    ]
}

extension String {
    /// As people typed it: without entities, and without blanks at both ends.
    var asTyped: String { OpenCartEntities.decoded(self).withoutMargins }

    /// A title that may hold tags, as those of payment methods do. Source: opencart.md §3.5.
    var asTitle: String {
        var text = ""
        var rest = OpenCartEntities.decoded(self)[...]
        while let start = rest.firstIndex(of: "<") {
            let after = rest.index(after: start)
            let isTag = after < rest.endIndex && (rest[after].isLetter || rest[after] == "/")
            guard isTag, let end = rest[start...].firstIndex(of: ">") else { break }
            text += rest[..<start]
            rest = rest[rest.index(after: end)...]
        }
        return (text + rest).withoutMargins
    }

    var withoutMargins: String {
        var rest = unicodeScalars[...]
        while let first = rest.first, first.isMargin { rest.removeFirst() }
        while let last = rest.last, last.isMargin { rest.removeLast() }
        return String(rest)
    }

    var unlessEmpty: String? { isEmpty ? nil : self }
}

extension Unicode.Scalar {
    fileprivate var isMargin: Bool {
        if isASCII { return value <= 32 }
        return properties.isWhitespace || properties.generalCategory == .control
            || properties.generalCategory == .format
    }
}
