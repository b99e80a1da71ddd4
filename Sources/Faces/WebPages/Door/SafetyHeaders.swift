import HTTPTypes
import WebDoor

/// What every answer says to a browser, so that nothing of another site runs, frames or reads here.
enum SafetyHeaders {
    static func add(to answer: inout WebAnswer, isSecure: Bool) {
        if answer.headers[.contentSecurityPolicy] == nil { answer.headers[.contentSecurityPolicy] = policy([]) }
        answer.headers[.contentTypeOptions] = "nosniff"
        answer.headers[.referrerPolicy] = "same-origin"
        answer.headers[.openerPolicy] = "same-origin"
        answer.headers[.resourcePolicy] = "same-origin"
        answer.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=()"
        // Browsers that do not know frame-ancestors.
        answer.headers[.frameOptions] = "DENY"
        if isSecure { answer.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    }

    /// Our style sheet, our script as a file, our pictures; nothing written into a page, no frame, no other site. Source: CSP Level 3.
    ///
    /// Browsers hold the redirect that answers a form against `form-action` too: `formOrigins` are where those of the page lead.
    static func policy(_ formOrigins: [String]) -> String {
        let origins = formOrigins.filter { !$0.isEmpty && $0.utf8.allSatisfy(isOfOrigin) }.map { " \($0)" }.joined()
        return [
            "default-src 'none'", "style-src 'self'", "script-src 'self'", "connect-src 'self'", "img-src 'self'",
            "form-action 'self'\(origins)",
            "frame-ancestors 'none'", "base-uri 'none'",
        ].joined(separator: "; ")
    }

    /// Nothing that could end the directive: letters, digits and `.-:/[]`.
    private static func isOfOrigin(_ byte: UInt8) -> Bool {
        let isPlain = (byte >= 48 && byte <= 58) || (byte >= 65 && byte <= 93) || (byte >= 97 && byte <= 122)
        return isPlain && byte != UInt8(ascii: "\\") || (45...47).contains(byte)
    }
}

/// Text as it stands in a query.
enum QueryText {
    static func coded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
            if isPlain || byte == 45 || byte == 46 || byte == 95 { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return byte < 16 ? "%0\(digits)" : "%\(digits)"
        }.joined()
    }
}
