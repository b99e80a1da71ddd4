package import Accounting
import ConnectorKit
package import Features
package import Foundation
package import Storage
package import WebDoor
package import Wording

/// One request with all that a page needs to answer it: who asks, in which company, in which language, what was filled in.
package struct Exchange: Sendable {
    package let services: Services
    var settings: SiteSettings
    let cost: PasswordCost
    package let request: WebRequest
    /// The parts of the path in braces.
    package let parameters: [String: String]
    package let query: FormFields
    package var form: FormFields
    /// Files that were chosen in the form, by the names of their fields.
    var files: [String: MultipartForm.File] = [:]
    package let visitor: SignIns.Visitor
    /// Names this request in its answer and in the log.
    package let id: String
    package var signed: SignIns.Signed?
    package var language: String
    package var companies: [(company: CompanyRow, role: Role)] = []
    /// What binds a form to this browser.
    var formSecret: String
    var newVisitor: String?

    /// The company that the path names, once the door found that the person may enter it.
    package var company: CompanyRow?
    package var role: Role?
    /// When the company was last synced, and when it will be.
    package var syncTimes: SyncTimes?
    /// The clock of the company: that of its first store.
    var companyZone: TimeZone?
    /// Remembers what was found of the company, for a page that only shows.
    var glance: CompanyGlance?
    /// Whether the person sees the QB button of the order on the page (A1).
    var maySend = false
    /// Where records are seen in the books and in stores; looked up by rows whose pages link to them.
    package var outside = OutsideAddresses()
    /// The clocks of the stores for which something was set; looked up with it.
    var storeZones: [ID<Store>: TimeZone] = [:]

    package var sentences: Sentences {
        var sentences = Sentences(tag: language).onPages
        sentences.zone = zone
        return sentences
    }
    package var now: Instant { services.world.clock.now() }

    /// Throws what leads to the sign-in: rows for persons are never reached without one.
    package func person() throws -> UserRow {
        guard let user = signed?.user else { throw DoorStop.signInNeeded }
        return user
    }

    package func theCompany() throws -> CompanyRow {
        guard let company else { throw DoorStop.problem(.pageUnknown) }
        return company
    }

    /// The person as features know who asks.
    package func requester(_ role: Role) throws -> Requester {
        let user = try person()
        return Requester(person: ID(user.id), name: user.email, role: role)
    }

    /// The handle on the company that the path names, for this person: the way to every other feature.
    package func scope() async throws -> CompanyScope {
        services.scope(try theCompany(), as: try requester(role ?? .viewer), glance: glance)
    }

    /// The same with where records are seen outside, and the clocks of the stores.
    func linked() async throws -> Exchange {
        var exchange = self
        let integrations = Integrations(try await scope())
        exchange.outside = try await integrations.addresses()
        for case .store(let store) in try await integrations.connections() where store.settingsVersion != nil {
            exchange.storeZones[store.id] = store.timeZone
        }
        return exchange
    }

    /// Whether the person may have the company synced, and there is something to sync. Before anything ran or is scheduled the set-up is
    /// not through, and a sync would post everything at once.
    var maySync: Bool {
        guard let times = syncTimes, times.hasStore, times.last != nil || times.next != nil else { return false }
        return (role ?? .viewer) >= Permission.syncStores.least
    }

    /// A sheet for the reader's disk. Its name begins with that of the company: who keeps several has files of each side by side.
    func download(_ csv: String, _ name: String) throws -> PageAnswer {
        .download(
            Array(csv.utf8), type: "text/csv; charset=utf-8", name: "\(try theCompany().id)-\(name).csv")
    }

    /// Reads the form of a request, with or without files.
    mutating func read(_ body: [UInt8], contentType: String) {
        if let form = MultipartForm(body, contentType: contentType) {
            self.form = FormFields(form.fields)
            files = form.files
        } else {
            form = FormFields(String(decoding: body, as: UTF8.self))
        }
    }

    package func parameter(_ name: String) -> String { parameters[name] ?? "" }

    package var companyPeople: CompanyPeople { get async throws { CompanyPeople(try await scope()) } }
    package var people: People { People(services, actor: signed?.user.email) }
    package var accounts: Accounts { Accounts(services, cost: cost) }
    package var signIns: SignIns { SignIns(services, cost: cost) }

    /// The reader's own clock; that of the company where the reader chose none.
    package var zone: TimeZone {
        signed?.user.timeZone.flatMap { TimeZone(identifier: $0) } ?? companyZone ?? .gmt
    }

    /// The clock of the company, whose days its documents bear: what is looked for by day is looked for by it.
    var businessZone: TimeZone { companyZone ?? zone }

    func cookie(_ name: Cookie.Name) -> String? {
        request.cookie(Cookie.wireName(name, isSecure: settings.isSecure))
    }

    /// A moment on the reader's clock.
    package func moment(_ instant: Instant) -> String { sentences.moment(instant) }

    /// When something happened in a store, by the clock whose days its documents bear; by the reader's before anything was set for it.
    func moment(_ instant: Instant, in store: ID<Store>) -> String {
        sentences.moment(instant, in: storeZones[store] ?? zone)
    }
}

/// What ends the way of a request before its page.
enum DoorStop: Error {
    case signInNeeded
    case problem(DoorProblem)
}
