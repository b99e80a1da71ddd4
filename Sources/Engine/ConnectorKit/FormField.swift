/// A text in every language of the product (X10), written beside the code that it belongs to.
package struct Translated: Hashable, Sendable {
    package var english: String
    package var french: String
    package var spanish: String

    package init(en english: String, fr french: String, es spanish: String) {
        self.english = english
        self.french = french
        self.spanish = spanish
    }
}

/// A field of the form by which a connection is made (I3).
package struct FormField: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case text, secret, url, number
        /// ISO 3166-1 code of two letters, ISO 4217 code of three, IANA name of a time zone.
        case country, currency, timeZone
    }

    /// The key under which the value is kept, and by which commands name it.
    package var key: String
    package var kind: Kind
    /// What people call it, in the vendor's own words.
    package var label: Translated
    /// Where a person finds the value.
    package var hint: Translated?
    package var isRequired: Bool
    /// Optional, but shown with the required fields; other optional fields are shown under "More, for special cases".
    package var isUsual: Bool
    package var defaultValue: String?

    package init(
        key: String, kind: Kind, label: Translated, hint: Translated? = nil, isRequired: Bool = true,
        isUsual: Bool = false, defaultValue: String? = nil
    ) {
        self.key = key
        self.kind = kind
        self.label = label
        self.hint = hint
        self.isRequired = isRequired
        self.isUsual = isUsual
        self.defaultValue = defaultValue
    }
}

/// Settings and secrets of a connection, by the keys of its form.
package typealias ConnectionSettings = [String: String]
