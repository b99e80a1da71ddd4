/// What a setting takes, as people write it; one description for reading, printing and the page of settings.
package indirect enum SettingValue: Hashable, Sendable {
    case yesNo
    case text
    /// A calendar day, `2026-01-31`.
    case day
    /// An IANA name, `America/New_York`.
    case timeZone
    /// The three letters of ISO 4217, `USD`.
    case currency
    /// Per cent, `8.25`.
    case percent
    case number(ClosedRange<Int>)
    /// One of these words.
    case word([String])
    /// A record of the books: its name, its identifier, or both.
    case account(AccountUse)
    case record(RecordList)
    /// A record of the books of which only the identifier is kept.
    case identifier(RecordList)
    /// `buyer`, `organisation`, or one customer of the books.
    case customerAssignment
    case list(SettingValue)
    /// Values by words of the store.
    case map(SettingValue)
    case group([Setting])

    /// The lists of the books that settings name records of, accounts apart.
    package enum RecordList: String, Hashable, Sendable, CaseIterable {
        case item, taxCode, customer, trackingClass, location, term, paymentMethod
    }
}

/// One setting of a policy: its key, what it takes, and whether it may be left out.
package struct Setting: Hashable, Sendable {
    package enum Presence: String, Hashable, Sendable {
        case required
        /// Left out, it is as in ``Policy/usual``.
        case usual
        /// Left out or `null`, there is none.
        case optional
        /// Must stand there, be it `null`: what follows from none is too much to happen unseen.
        case spoken
    }

    package var key: String
    package var value: SettingValue
    package var presence: Presence

    package init(_ key: String, _ value: SettingValue, _ presence: Presence = .usual) {
        self.key = key
        self.value = value
        self.presence = presence
    }
}

extension Setting {
    /// Every setting below `settings` with its path, `tax.pairs[].code`, groups before what they hold.
    package static func paths(of settings: [Setting] = all, below parent: String = "") -> [(path: String, Setting)] {
        settings.flatMap { setting in
            let path = parent.isEmpty ? setting.key : "\(parent).\(setting.key)"
            return [(path, setting)] + inner(setting.value, path)
        }
    }

    private static func inner(_ value: SettingValue, _ path: String) -> [(path: String, Setting)] {
        switch value {
        case .group(let settings): paths(of: settings, below: path)
        case .list(let element): inner(element, path + "[]")
        case .yesNo, .text, .day, .timeZone, .currency, .percent, .number, .word, .account, .record, .identifier,
            .customerAssignment, .map:
            []
        }
    }
}
