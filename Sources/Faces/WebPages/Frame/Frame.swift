import Accounting
import Features
import Foundation
import Storage
import WebDoor
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

    /// Lines that belong together.
    struct Group: Sendable {
        var style: String
        var heading: String?
        var lines: [Line]
    }

    struct Person: Sendable {
        var letters: String
        var name: String
    }

    struct Company: Sendable {
        var name: String
        var role: String
        /// Where orders are looked for.
        var search: String
        var groups: [Group]
        /// The first places again, for telephones.
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
    var script: String
    /// After so many seconds a browser without script asks again; `nil` for never.
    var reload: String?
    var icons: String
    var mark: String
    var token: String
    /// Of the forms of this page: one that is sent twice is known by it.
    var formKey: String
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
        title = Self.title(of: page, sentences)
        language = sentences.language.rawValue
        let user = exchange.signed?.user
        theme = user.flatMap { $0.look == .system ? nil : $0.look.rawValue }
        (style, script) = (Assets.style.path, Assets.script.path)
        (icons, mark) = (Assets.symbols.path, Assets.tab.path)
        token = FormToken(secret: exchange.formSecret).text
        formKey = exchange.id
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
                address: CompanyPath.root(company.id), name: company.name, letters: Self.letters(company.name),
                isHere: company.id == here)
        }
        isOwner = user?.isOwner == true
        person = user.map { Person(letters: Self.initials($0.name), name: $0.name) }
        company = exchange.company.map { company in
            let groups = Self.groups(company.id, page.place, exchange)
            return Company(
                name: company.name, role: exchange.role.map { exchange.sentences.name(of: $0) } ?? "",
                search: CompanyPath.orders(company.id), groups: groups,
                tabs: Array(groups.flatMap(\.lines).prefix(Self.tabsMax)), sync: Self.sync(company.id, exchange))
        }
        let numbers = sentences.numbers
        exampleAmount = "101\(numbers.group)414\(numbers.decimal)59"
        exampleDifference = "0\(numbers.decimal)00"
        done = DoneWord(rawValue: exchange.query["done"])?.text(sentences)
    }

    /// What must be corrected is said first, for who hears the page.
    private static func title(of page: any Page, _ sentences: Sentences) -> String {
        let isRefused = StoredValues(of: page).child(named: "mistakes") != nil
        return isRefused ? sentences.labelled(FrameWord.mistake.text(sentences), page.title) : page.title
    }

    /// The navigation of a company: what a role may not use is not in it.
    private static func groups(_ company: String, _ here: Place?, _ exchange: Exchange) -> [Group] {
        guard let role = exchange.role else { return [] }
        let places = Place.allCases.filter { role >= $0.line.least }
        return Place.Group.allCases.compactMap { group in
            let lines = places.filter { $0.line.group == group }.map { place in
                let waiting = place == .needs ? exchange.syncTimes?.needs ?? 0 : 0
                return Line(
                    address: place.line.address(company), icon: place.line.icon,
                    text: place.line.word.text(exchange.sentences),
                    count: waiting > 0 ? exchange.sentences.count(waiting) : nil, isHere: place == here)
            }
            if lines.isEmpty { return nil }
            return Group(
                style: group == .foot ? "nav__foot" : "nav__group",
                heading: group == .settings ? FrameWord.settings.text(exchange.sentences) : nil, lines: lines)
        }
    }

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
