package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
package import Features
import Foundation
import Storage
import Sync
package import Wording

/// A kind of system that can be connected, as programs get it.
package struct OfferOutput: Encodable, Sendable {
    struct Field: Encodable {
        var key: String
        var label: String
        var isRequired: Bool
        var isSecret: Bool
        /// Where a person finds the value.
        var hint: String?
        /// What stands there unless something else is said.
        var defaultValue: String?
    }

    var kind: String
    var name: String
    var side: String
    var form: [Field]
    /// After the form a person signs in with a browser.
    var hasSignInPage: Bool

    package init(_ offer: IntegrationOffer, _ sentences: Sentences) {
        (kind, name, hasSignInPage) = (offer.kind, offer.name, offer.hasSignInPage)
        side =
            switch offer.side {
            case .store: "store"
            case .books: "books"
            }
        form = offer.form.map { field in
            Field(
                key: field.key, label: sentences.written(field.label), isRequired: field.isRequired,
                isSecret: field.kind == .secret, hint: field.hint.map { sentences.written($0) },
                defaultValue: field.defaultValue)
        }
    }
}

/// A connection as programs get it; times in RFC 3339.
package struct IntegrationOutput: Encodable, Sendable {
    var id: String
    var side: String
    var kind: String
    var name: String
    var state: String
    var country: String?
    var currency: String?
    var signInEndsAt: String?
    var signInEndsSoon: Bool?
    var lastContactAt: String?
    var nextRunAt: String?
    var hooksPath: String?

    package init(_ integration: Integration) {
        let ref = integration.ref
        (id, kind, name) = (ref.id.rawValue, ref.kind, ref.name)
        (side, state) = (ref.side.rawValue, ref.state.rawValue)
        country = integration.store?.country ?? integration.books?.country
        currency = (integration.store?.currency ?? integration.books?.homeCurrency)?.code
        signInEndsAt = ref.signIn?.endsAt.date.formatted(.iso8601)
        signInEndsSoon = ref.signIn?.isEnding
        lastContactAt = integration.lastContact?.date.formatted(.iso8601)
        nextRunAt = integration.nextRun?.date.formatted(.iso8601)
        hooksPath = integration.hooksPath
    }
}

/// A workflow with its schedule, as programs get it; times in RFC 3339.
package struct WorkflowOutput: Encodable, Sendable {
    var store: String
    var workflow: String
    var schedule: String
    var dueAt: String?
    var isOffered: Bool
    var lastRun: RunFactsOutput?

    package init(_ feed: Feeds.Feed, _ sentences: Sentences) {
        (store, workflow, schedule) = (feed.store.rawValue, feed.workflow.rawValue, feed.schedule.text)
        dueAt = feed.dueAt?.date.formatted(.iso8601)
        isOffered = feed.unmet == nil
        lastRun = feed.lastRun.map { RunFactsOutput($0, sentences) }
    }
}

/// A version of settings, as programs get it.
package struct SettingsVersionOutput: Encodable, Sendable {
    var version: Int
    var savedAt: String?
    var savedBy: String?

    package init(_ version: SettingsVersion) {
        (self.version, savedBy) = (version.number, version.savedBy)
        savedAt = version.savedAt?.date.formatted(.iso8601)
    }
}

/// Settings as programs get them: the same text as `integrations policy` prints.
package struct SettingsOutput: Encodable {
    var store: String
    var version: Int
    var settings: NestedJSON
    /// What a suggestion could not find, in words.
    var missing: [String]?
    /// What a person should know, in words.
    var remarks: [String]?

    /// `text` is the settings as people write them.
    package init?(
        _ store: ID<Store>, version: Int, text: String, missing: [String]? = nil, remarks: [String]? = nil
    ) {
        guard let settings = NestedJSON(text) else { return nil }
        self.store = store.rawValue
        (self.version, self.settings, self.missing, self.remarks) = (version, settings, missing, remarks)
    }
}
