import Accounting
import Bookkeeping
import ConnectorKit

/// Reads the lists of a company file: the short ones in one set of messages, the long ones page by page, later what changed.
///
/// Source: quickbooks-desktop.md §3.5, §3.6, §4.1.
struct CatalogueReading: Sendable {
    let calls: DesktopCalls

    /// Lists with iterators, in the order in which they are read.
    private static let lists = ["Item", "Customer", "Vendor"]
    static let pageRows = 500

    func page(after cursor: Cursor?) async throws(ConnectorProblem) -> CataloguePage {
        let place = CataloguePlace(cursor)
        switch place.phase {
        case .facts: return try await facts(place)
        case .list(let index, let iterator): return try await list(place, index, iterator)
        case .changes: return try await changes(place)
        case .changed(let lists, let since): return try await changes(place, lists, since)
        }
    }

    func company() async throws(ConnectorProblem) -> BooksCompany { try await facts().company }

    // MARK: The short lists

    private func facts() async throws(ConnectorProblem) -> CompanyFacts {
        let answers = try await calls.ask(
            ["Host", "Company", "Preferences"].map { QBElement($0 + "QueryRq", []) })
        var facts = try CompanyFacts(
            fileID: calls.fileID, host: answers[0], company: answers[1], preferences: answers[2])
        guard facts.company.isMulticurrency else { return facts }
        let lists = try await calls.ask(["Account", "Currency"].map(Self.whole))
        let (accounts, home) = (lists[0].isRefused ? [] : lists[0].records, facts.company.homeCurrency)
        let currencies = Self.currencies(lists[1].isRefused ? [] : lists[1].records)
        facts.note(accounts.compactMap { CatalogueRecord($0, home: home, currencies: currencies) })
        return facts
    }

    private static func whole(_ list: String) -> QBElement {
        QBElement(list + "QueryRq", [.plain("ActiveStatus", "All")])
    }

    /// Those of the company by the names that it gives them.
    private static func currencies(_ rows: [XMLNode]) -> [String: Currency] {
        var currencies: [String: Currency] = [:]
        for row in rows {
            if let name = row.value("Name"), let currency = row.value("CurrencyCode").flatMap({ Currency($0) }) {
                currencies[name] = currency
            }
        }
        return currencies
    }

    private func facts(_ place: CataloguePlace) async throws(ConnectorProblem) -> CataloguePage {
        var next = place
        let (facts, records, _) = try await shortLists(&next)
        next.phase = .list(index: 0, iterator: nil)
        return CataloguePage(records: [.company(facts.company)] + records, next: next.cursor, isLast: false)
    }

    /// All of them whole: together they are smaller than a page of customers. Other questions go along, and their answers come last.
    private func shortLists(
        _ place: inout CataloguePlace, besides others: [QBElement] = []
    ) async throws(ConnectorProblem) -> (CompanyFacts, [CatalogueRecord], [MessageAnswer]) {
        let lists = [
            "Account", "ItemSalesTax", "ItemSalesTaxGroup", "SalesTaxCode", "Class", "StandardTerms", "PaymentMethod",
            "Currency",
        ]
        let questions =
            ["Host", "Company", "Preferences"].map { QBElement($0 + "QueryRq", []) }
            + lists.map(Self.whole) + Self.people.map(Self.names) + others
        let answers = try await calls.ask(questions)
        var facts = try CompanyFacts(
            fileID: calls.fileID, host: answers[0], company: answers[1], preferences: answers[2])
        var found: [String: [XMLNode]] = [:]
        // What is switched off, or not part of the edition, has no records: that is an answer.
        for (list, answer) in zip(lists + Self.people, answers.dropFirst(3)) {
            found[list] = answer.isRefused ? [] : answer.records
        }
        let home = facts.company.homeCurrency
        place.home = home
        place.currencies.merge(Self.currencies(found["Currency"] ?? [])) { _, told in told }
        let currencies = place.currencies
        let accounts = (found["Account"] ?? []).compactMap {
            CatalogueRecord($0, home: home, currencies: currencies)
        }
        facts.note(accounts)
        let tax = TaxLists(
            company: facts.company, items: found["ItemSalesTax"] ?? [], groups: found["ItemSalesTaxGroup"] ?? [],
            codes: found["SalesTaxCode"] ?? [],
            account: accounts.lazy.compactMap { if case .account(let account) = $0 { account } else { nil } }
                .first { $0.subtype == "SalesTaxPayable" }?.reference)
        let small = (["Class", "StandardTerms", "PaymentMethod"] + Self.people).flatMap { found[$0] ?? [] }
            .compactMap { CatalogueRecord($0, home: home) }
        return (facts, accounts + tax.codes.map(CatalogueRecord.taxCode) + small, Array(answers.suffix(others.count)))
    }

    /// Who shares the names of customers and vendors: of them the name is asked for, and nothing else. Source: quickbooks-desktop.md §4.2.
    private static let people = ["Employee", "OtherName"]

    private static func names(_ list: String) -> QBElement {
        QBElement(
            list + "QueryRq",
            [.plain("ActiveStatus", "All")]
                + ["ListID", "Name", "IsActive"].map { .plain("IncludeRetElement", $0) })
    }

    // MARK: The long lists

    private func list(
        _ place: CataloguePlace, _ index: Int, _ iterator: String?
    ) async throws(ConnectorProblem) -> CataloguePage {
        guard let home = place.home, Self.lists.indices.contains(index) else { return try await facts(.beginning) }
        let answer = try await calls.ask(Self.question(Self.lists[index], iterator: iterator))
        if answer.isRefused, iterator != nil {
            // The session of QuickBooks in which the reading began is over: the list begins anew.
            return try await list(place, index, nil)
        }
        if let problem = answer.problem(isWrite: false) { throw problem }
        var next = place
        next.see(answer.records)
        if answer.remaining > 0, let goingOn = answer.iteratorID {
            next.phase = .list(index: index, iterator: goingOn)
        } else {
            next.phase = index + 1 < Self.lists.count ? .list(index: index + 1, iterator: nil) : .changes
        }
        return CataloguePage(
            records: answer.records.compactMap { CatalogueRecord($0, home: home, currencies: place.currencies) },
            next: next.cursor, isLast: next.phase == .changes)
    }

    private static func question(_ list: String, iterator: String?, since: String? = nil) -> QBElement {
        QBElement(
            list + "QueryRq",
            [
                .plain("MaxReturned", String(pageRows)), .plain("ActiveStatus", "All"),
                .plain("FromModifiedDate", since),
            ]
        ).with("iterator", iterator == nil ? "Start" : "Continue").with("iteratorID", iterator)
    }

    // MARK: Changes

    private func changes(_ place: CataloguePlace) async throws(ConnectorProblem) -> CataloguePage {
        guard let since = place.changedSince, let home = place.home else { return try await facts(.beginning) }
        var next = place
        let (facts, short, all) = try await shortLists(
            &next,
            besides: Self.lists.map { Self.question($0, iterator: nil, since: since) } + [Deletions.question(since)])
        let (answers, deletions) = (all.dropLast(), all.last.map { Deletions($0).records } ?? [])
        var records = [CatalogueRecord.company(facts.company)] + short
        var rest: [CataloguePlace.Reading] = []
        for (index, answer) in answers.enumerated() {
            if let problem = answer.problem(isWrite: false) { throw problem }
            next.see(answer.records)
            records += answer.records.compactMap { CatalogueRecord($0, home: home, currencies: next.currencies) }
            if answer.remaining > 0, let iterator = answer.iteratorID {
                rest.append(CataloguePlace.Reading(list: index, iterator: iterator))
            }
        }
        next.phase = rest.isEmpty ? .changes : .changed(lists: rest, since: since)
        return CataloguePage(records: records, gone: deletions, next: next.cursor, isLast: rest.isEmpty)
    }

    /// Goes on with what did not fit, list by list: a price rise of everything changes as much as a first reading brings.
    private func changes(
        _ place: CataloguePlace, _ lists: [CataloguePlace.Reading], _ since: String
    ) async throws(ConnectorProblem) -> CataloguePage {
        guard let reading = lists.first, Self.lists.indices.contains(reading.list), let home = place.home else {
            return try await facts(.beginning)
        }
        let list = Self.lists[reading.list]
        var answer = try await calls.ask(Self.question(list, iterator: reading.iterator, since: since))
        if answer.isRefused {
            // The session of QuickBooks in which the reading began is over: the changes of the list are read anew.
            answer = try await calls.ask(Self.question(list, iterator: nil, since: since))
        }
        if let problem = answer.problem(isWrite: false) { throw problem }
        var next = place
        next.see(answer.records)
        var rest = Array(lists.dropFirst())
        if answer.remaining > 0, let iterator = answer.iteratorID {
            rest.insert(CataloguePlace.Reading(list: reading.list, iterator: iterator), at: 0)
        }
        next.phase = rest.isEmpty ? .changes : .changed(lists: rest, since: since)
        return CataloguePage(
            records: answer.records.compactMap { CatalogueRecord($0, home: home, currencies: place.currencies) },
            next: next.cursor, isLast: rest.isEmpty)
    }
}
