import Accounting
package import Features
import Foundation
import LinkLedger
package import Storage
import Sync
package import Wording

/// A product of a store beside its item of the books, as programs get it.
package struct SyncedProductOutput: Encodable, Sendable {
    var id: String
    var variation: String
    var name: String
    var sku: String
    var state: String
    /// The books' item.
    var item: String?
    var itemName: String?
    var message: String?
    var remedy: String?

    package init(_ product: SyncedProduct, _ sentences: Sentences) {
        let why = product.reason.map { sentences.explain($0) }
        (id, variation) = (product.place.id, product.place.variation)
        (name, sku, state) = (product.name, product.sku, product.state.rawValue)
        (item, itemName) = (product.item?.id, product.item?.name)
        message = why.map { "\($0.what) \($0.meaning)" }
        remedy = why?.remedy
    }
}

/// A record that is not in the books yet, as programs get it.
package struct AwaitedRecordOutput: Encodable, Sendable {
    var kind: String
    var name: String
    var state: String
    /// Names of what must be there first.
    var waitsFor: [String]
    var message: String?
    var remedy: String?

    package init(_ record: AwaitedRecord, _ sentences: Sentences) {
        let why = record.reason.map { sentences.explain($0) }
        (kind, name, state) = (record.kind.rawValue, record.name, record.state.rawValue)
        waitsFor = record.waitsFor
        message = why.map { "\($0.what) \($0.meaning)" }
        remedy = why?.remedy
    }
}

/// A record of the books that stands for a thing of a store, as programs get it.
package struct SyncedRecordOutput: Encodable, Sendable {
    var kind: String
    /// The number, or the name of a list record.
    var name: String
    /// The books' identifier.
    var id: String
    var state: String
    var date: String?
    var currency: String?
    var total: String?
    var order: String?

    package init(_ record: SyncedRecord) {
        (kind, name, id, state) = (record.kind.rawValue, record.name, record.booksID, record.state.rawValue)
        date = record.date?.description
        currency = record.total?.currency.code
        total = record.total?.description
        order = record.order?.rawValue
    }
}

/// A person of a company, as programs get it.
package struct MemberOutput: Encodable, Sendable {
    var id: String
    var email: String
    var name: String
    var role: String
    var teams: [String]
    var signedInAt: String?

    package init(_ member: CompanyPeople.Member) {
        (id, email, name) = (member.user.id, member.user.email, member.user.name)
        (role, teams) = (member.role.rawValue, member.teams)
        signedInAt = member.user.signedInAt?.date.formatted(.iso8601)
    }
}

/// An invitation that is open; its link only when it was just made.
package struct InvitationOutput: Encodable, Sendable {
    var id: String
    var email: String
    var role: String?
    var madeBy: String
    var endsAt: String
    var link: String?

    package init(_ pass: PassRow, link: String? = nil) {
        (id, email, role, madeBy) = (pass.id, pass.email, pass.role?.rawValue, pass.madeBy)
        endsAt = pass.endsAt.date.formatted(.iso8601)
        self.link = link
    }
}

/// A team of a company, as programs get it.
package struct TeamOutput: Encodable, Sendable {
    var id: String
    var name: String
    /// People, by identifier.
    var members: [String]

    package init(_ team: TeamRow) { (id, name, members) = (team.id, team.name, team.members) }
}

/// What writing stock levels would change, as programs get it.
package struct StockLookOutput: Encodable, Sendable {
    struct Change: Encodable {
        var name: String
        var inStore: Int
        var target: Int
    }

    var askedBy: String
    var askedAt: String
    var finishedAt: String?
    /// `goingOn`, `done`, `stopped` or `gone`.
    var state: String
    var changes: Int?
    var matched: Int?
    var dropsToZero: Int?
    var shown: [Change]?
    var stop: RunFactsOutput.Stop?

    package init(_ look: Look<StockLook>, _ sentences: Sentences) {
        askedBy = look.askedBy
        askedAt = look.askedAt.date.formatted(.iso8601)
        finishedAt = look.finishedAt?.date.formatted(.iso8601)
        switch look.state {
        case .goingOn: state = "goingOn"
        case .gone: state = "gone"
        case .stopped(let why): (state, stop) = ("stopped", RunFactsOutput.Stop(sentences.explain(why)))
        case .done(let found):
            (state, changes, matched, dropsToZero) = ("done", found.changes, found.matched, found.dropsToZero)
            shown = found.differences.map {
                Change(name: $0.name, inStore: Int($0.inStore), target: Int($0.target))
            }
        }
    }
}
