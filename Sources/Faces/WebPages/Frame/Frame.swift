import Accounting
import Features
import Foundation
import Storage
import Wording

/// What stands around every page.
struct Frame: Sendable {
    /// A language that the reader can choose.
    struct LanguageLink: Sendable {
        var tag: String
        var name: String
        var address: String
        var isHere: Bool
    }

    /// A company on the shelf.
    struct Book: Sendable {
        var address: String
        var name: String
        /// Two letters.
        var letters: String
        var isHere: Bool
    }

    /// A line of a company's navigation.
    struct Line: Sendable {
        var address: String
        var icon: String
        var text: String
        /// How much waits there for an answer; `nil` for nothing.
        var count: String?
        var isHere: Bool
    }

    struct Person: Sendable {
        var letters: String
        var name: String
    }

    struct Company: Sendable {
        var name: String
        var role: String
        var lines: [Line]
        /// The first ones again, for telephones.
        var tabs: [Line]
        var sync: Sync?
    }

    /// *Sync now*, and beside it the last and the next.
    struct Sync: Sendable {
        var address: String
        var last: String?
        var next: String?
    }

    let sentences: Sentences
    var title: String
    var language: String
    /// `light` or `dark`; `nil` leaves it to the system.
    var theme: String?
    var style: String
    var icons: String
    var mark: String
    var token: String
    var languages: [LanguageLink]
    var books: [Book]
    /// Whether the person may make companies.
    var isOwner: Bool
    var person: Person?
    var company: Company?
    /// What was just done.
    var done: String?
    /// Beside the forms before the door: an example of what the house promises, in the reader's numbers.
    var exampleAmount: String
    var exampleDifference: String

    init(_ exchange: Exchange, of page: any Page, _ settings: SiteSettings) {
        sentences = exchange.sentences
        title = page.title
        language = sentences.language.rawValue
        let user = exchange.signed?.user
        theme = user.flatMap { $0.look == .system ? nil : $0.look.rawValue }
        (style, icons, mark) = (Assets.style.path, Assets.symbols.path, Assets.tab.path)
        token = FormToken(secret: exchange.formSecret).text
        // A form that was refused stands at an address that can be opened.
        let next = QueryText.coded(exchange.request.path)
        languages = Language.allCases.map { language in
            LanguageLink(
                tag: language.rawValue, name: language.ownName, address: "/languages/\(language.rawValue)?next=\(next)",
                isHere: language == exchange.sentences.language)
        }
        let here = exchange.company?.id
        books = exchange.companies.map { company, _ in
            Book(
                address: CompanyPath.people(company.id), name: company.name, letters: Self.letters(company.name),
                isHere: company.id == here)
        }
        isOwner = user?.isOwner == true
        person = user.map { Person(letters: Self.initials($0.name), name: $0.name) }
        company = exchange.company.map { company in
            let lines = Self.lines(company.id, page.place, exchange)
            return Company(
                name: company.name, role: exchange.role.map { exchange.sentences.name(of: $0) } ?? "", lines: lines,
                tabs: Array(lines.prefix(Self.tabsMax)), sync: Self.sync(company.id, exchange))
        }
        let numbers = sentences.numbers
        exampleAmount = "101\(numbers.group)414\(numbers.decimal)59"
        exampleDifference = "0\(numbers.decimal)00"
        done = DoneWord(rawValue: exchange.query["done"])?.text(sentences)
    }

    /// The navigation of a company: what a role may not use is not in it.
    private static func lines(_ company: String, _ here: Place?, _ exchange: Exchange) -> [Line] {
        let places: [(Place, icon: String, FrameWord, address: String, least: Role)] = [
            (.needs, "i-needs", .needs, CompanyPath.causes(company), .viewer),
            (.runs, "i-runs", .runs, CompanyPath.runs(company), .viewer),
            (.products, "i-box", .products, CompanyPath.products(company), .viewer),
            (.backfills, "i-history", .backfills, CompanyPath.backfills(company), .bookkeeper),
            (.integrations, "i-plug", .integrations, CompanyPath.integrations(company), .viewer),
            (.people, "i-people", .people, CompanyPath.people(company), .viewer),
            (.audit, "i-shield", .audit, CompanyPath.audit(company), .bookkeeper),
        ]
        guard let role = exchange.role else { return [] }
        return places.filter { role >= $0.least }.map { place, icon, word, address, _ in
            let waiting = place == .needs ? exchange.needs : 0
            return Line(
                address: address, icon: icon, text: word.text(exchange.sentences),
                count: waiting > 0 ? exchange.sentences.count(waiting) : nil, isHere: place == here)
        }
    }

    /// `nil` for who may not sync, and while no store is connected.
    private static func sync(_ company: String, _ exchange: Exchange) -> Sync? {
        guard exchange.maySync, let times = exchange.syncTimes else { return nil }
        let (sentences, now, zone) = (exchange.sentences, exchange.now, exchange.zone)
        return Sync(
            address: CompanyPath.runs(company), last: times.last.map { sentences.synced(at: $0, now: now, in: zone) },
            next: times.next.map { sentences.nextSync(at: $0, now: now, in: zone) })
    }

    private static func letters(_ name: String) -> String {
        String(name.filter { $0.isLetter || $0.isNumber }.prefix(2)).capitalized
    }

    private static func initials(_ name: String) -> String {
        let words = name.split(separator: " ")
        return [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first?.uppercased() }.joined()
    }

    private static let tabsMax = 4
}

/// Addresses inside a company.
enum CompanyPath {
    static func root(_ company: String) -> String { "/companies/\(QueryText.coded(company))" }
    static func people(_ company: String) -> String { "\(root(company))/people" }
    static func integrations(_ company: String) -> String { "\(root(company))/integrations" }
    static func integration(_ id: String, of company: String) -> String {
        "\(integrations(company))/\(QueryText.coded(id))"
    }
    static func runs(_ company: String) -> String { "\(root(company))/runs" }
    static func run(_ run: String, of company: String) -> String { "\(runs(company))/\(QueryText.coded(run))" }
    static func dryRuns(_ company: String) -> String { "\(root(company))/dry-runs" }
    static func dryRun(_ run: String, of company: String) -> String { "\(dryRuns(company))/\(QueryText.coded(run))" }
    static func backfills(_ company: String) -> String { "\(root(company))/backfills" }
    static func products(_ company: String) -> String { "\(root(company))/products" }
    static func records(_ family: RecordFamily, of store: String, _ company: String) -> String {
        "\(root(company))/integrations/\(QueryText.coded(store))/\(family.rawValue)"
    }
    static func feeds(of store: String, _ company: String) -> String {
        "\(root(company))/integrations/\(QueryText.coded(store))/feeds"
    }
    static func teams(_ company: String) -> String { "\(root(company))/teams" }
    static func invitations(_ company: String) -> String { "\(root(company))/invitations" }
    static func audit(_ company: String) -> String { "\(root(company))/audit" }
    static func auditEntry(_ company: String, _ place: Int) -> String { "\(audit(company))/\(place)" }
    static func causes(_ company: String) -> String { "\(root(company))/causes" }
    static func cause(_ company: String, _ cause: String) -> String { "\(causes(company))/\(QueryText.coded(cause))" }
    static func order(_ company: String, _ order: OrderRef) -> String {
        "\(root(company))/orders/\(QueryText.coded(order.store.rawValue))/\(QueryText.coded(order.id.rawValue))"
    }
    static func undos(_ company: String) -> String { "\(root(company))/undos" }
    static func undone(_ company: String, _ run: String) -> String { "\(undos(company))/\(QueryText.coded(run))" }
    /// What an undo of one order would take back.
    static func undoing(_ company: String, order: OrderRef) -> String {
        "\(root(company))/undos/new?order=\(QueryText.coded(order.id.rawValue))"
    }
}
