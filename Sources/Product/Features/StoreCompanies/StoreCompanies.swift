package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import LinkLedger
import Storage
import Sync

/// Customers or suppliers of a store beside the records of the books that they are (A3, A4).
///
/// A link says who is who and changes neither record. One customer of the books may be linked to several companies.
package struct StoreCompanies: Sendable {
    package enum Side: String, Hashable, Sendable, CaseIterable { case customers, suppliers }

    /// A company as orders name it.
    package struct Company: Hashable, Sendable {
        package var id: String
        package var name: String
        package var email: String?
        package var phone: String?
        package var side: Side
        /// The record that it is; `nil` when none is linked.
        package var linked: SendDialog.Party?
        /// Records that it may be, the likeliest first.
        package var suggestions: [SendDialog.Party]
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// All companies that the newest orders name, by name.
    package func list(of store: ID<Store>, _ side: Side) async throws(FeatureProblem) -> [Company] {
        let access = try scope.open(.seeSettings)
        let context = try await access.context(store)
        let named = try await access.named(side, context)
        return try await access.beside(named, side, context)
    }

    /// One of them; throws `orderUnknown` for one that no order names.
    package func company(
        _ id: String, of store: ID<Store>, _ side: Side
    ) async throws(FeatureProblem) -> Company {
        guard let found = try await list(of: store, side).first(where: { $0.id == id }) else { throw .orderUnknown(id) }
        return found
    }

    /// Links companies to records of the books, by identifier or name; an empty word ends the link.
    ///
    /// Throws `sendingUnfit` for a record that the books do not have; then nothing is linked.
    package func link(
        _ words: [String: String], of store: ID<Store>, _ side: Side
    ) async throws(FeatureProblem) {
        let access = try scope.open(.changeSettings)
        let context = try await access.context(store)
        let known = Dictionary(
            try await list(of: store, side).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var (linked, ended): ([PostedRow], [RecordKey]) = ([], [])
        for (id, word) in words.sorted(by: { $0.key < $1.key }) {
            guard let company = known[id] else { throw .orderUnknown(id) }
            let key = side.key(id)
            if word.isEmpty {
                if company.linked != nil { ended.append(key) }
                continue
            }
            let record = try await access.party(word, side, context)
            if record.id == company.linked?.id { continue }
            do { linked.append(try PostedRow(record, for: key)) } catch {
                throw .storage(.failed("a link cannot be written as JSON"))
            }
        }
        try await access.write(linked, ended, side, context)
    }
}

extension StoreCompanies.Side {
    fileprivate func key(_ id: String) -> RecordKey {
        switch self {
        case .customers: .keptCompany(id)
        case .suppliers: RecordKey(.supplier, id, role: .vendor)
        }
    }

    fileprivate var kind: PartyRecord.Kind { self == .customers ? .customer : .vendor }
    fileprivate var list: MirrorRow.List { self == .customers ? .customer : .vendor }
}

/// A company as an order tells it.
private struct NamedCompany {
    var name: String
    var email: String?
    var phone: String?
    /// The record of the books that the store says it is.
    var booksRecord: String?
}

extension CompanyAccess {
    fileprivate func named(
        _ side: StoreCompanies.Side, _ context: SyncContext
    ) async throws(FeatureProblem) -> [String: NamedCompany] {
        let (archive, store) = (archive, context.storeConnection)
        let rows = try await withFeatureProblem { try await archive.latestRecords(of: store, limit: Self.ordersMost) }
        let profile: StoreProfile
        do { profile = try await context.store.profile() } catch { throw .stopped(.store(error)) }
        var named: [String: NamedCompany] = [:]
        for row in rows.sorted(by: { $0.id > $1.id }) {
            let raw = RawRecord(id: row.id, updatedAt: row.updatedAt, body: Data(row.body))
            // An order that cannot be read is told where orders are listed.
            guard let order = try? context.store.mapping.order(from: raw, profile: profile) else { continue }
            switch side {
            case .customers:
                guard order.buyer.isKeptCompany == true, let id = order.buyer.customerID?.rawValue, named[id] == nil
                else {
                    continue
                }
                named[id] = NamedCompany(name: order.buyer.name, email: order.buyer.email, phone: order.buyer.phone)
            case .suppliers:
                for supplier in order.suppliers where named[supplier.id] == nil {
                    named[supplier.id] = NamedCompany(name: supplier.name, email: supplier.email)
                }
            }
        }
        try await addKept(side, context, to: &named)
        return named
    }

    /// Companies that were pushed or imported by themselves, also those that no order names yet.
    private func addKept(
        _ side: StoreCompanies.Side, _ context: SyncContext, to named: inout [String: NamedCompany]
    ) async throws(FeatureProblem) {
        guard context.store.description.takes.contains(.companies) else { return }
        let (archive, store) = (archive, context.storeConnection)
        let rows = try await withFeatureProblem {
            try await archive.records(of: .companies, store: store, after: 0, limit: Self.companiesMost)
        }
        for placed in rows {
            let raw = RawRecord(id: placed.row.id, updatedAt: placed.row.updatedAt, body: Data(placed.row.body))
            guard let company = try? context.store.mapping.company(from: raw),
                side == .customers ? company.isCustomer : company.isSupplier
            else { continue }
            let known = named[company.id]
            named[company.id] = NamedCompany(
                name: known?.name ?? company.name, email: known?.email ?? company.email,
                phone: known?.phone ?? company.phone, booksRecord: company.booksRecord)
        }
    }

    private static let companiesMost = 5000

    /// Whoever is named by older orders only is linked when they order again.
    private static let ordersMost = 1000
    private static let partiesMost = 5000
    private static let suggestionsMost = 3

    fileprivate func beside(
        _ named: [String: NamedCompany], _ side: StoreCompanies.Side, _ context: SyncContext
    ) async throws(FeatureProblem) -> [StoreCompanies.Company] {
        let (archive, books) = (archive, context.booksConnection)
        let keys = named.keys.map { side.key($0) }
        let links = try await withFeatureProblem {
            try await archive.links(of: keys, store: context.storeConnection, books: books)
        }
        let rows = try await withFeatureProblem {
            try await archive.longList(side.list, of: books, limit: Self.partiesMost)
        }
        let parties = records(rows).compactMap { record -> PartyRecord? in
            if case .party(let party) = record, party.kind == side.kind { party } else { nil }
        }
        let byID = Dictionary(parties.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let likeness = PartyDirectoryOfLikeness(parties.filter(\.isActive))
        return named.map { id, company in
            let linked = links[side.key(id)].map { link in
                SendDialog.Party(
                    id: link.booksID, name: byID[link.booksID]?.displayName ?? link.booksID, likeness: .linked)
            }
            let suggestions = likeness.suggestions(
                company.name, company.email, company.phone, told: company.booksRecord)
            return StoreCompanies.Company(
                id: id, name: company.name, email: company.email, phone: company.phone, side: side, linked: linked,
                suggestions: Array(suggestions.filter { $0.id != linked?.id }.prefix(Self.suggestionsMost)))
        }.sorted { (NameKey($0.name).text, $0.id) < (NameKey($1.name).text, $1.id) }
    }

    /// A record by its identifier, or by its name where one alone bears it.
    fileprivate func party(
        _ word: String, _ side: StoreCompanies.Side, _ context: SyncContext
    ) async throws(FeatureProblem) -> PartyRecord {
        let archive = archive
        let rows = try await withFeatureProblem {
            try await archive.longLists(
                of: context.booksConnection, ids: [word], names: [NameKey(word).text], others: [])
        }
        let fitting = records(rows).compactMap { record -> PartyRecord? in
            guard case .party(let party) = record, party.kind == side.kind, party.isActive else { return nil }
            return party
        }
        let found = fitting.first { $0.id == word } ?? fitting.first { NameKey($0.displayName) == NameKey(word) }
        guard let found else {
            throw .sendingUnfit(side == .customers ? .customerUnknown(word) : .vendorUnknown(word))
        }
        return found
    }

    fileprivate func write(
        _ linked: [PostedRow], _ ended: [RecordKey], _ side: StoreCompanies.Side, _ context: SyncContext
    ) async throws(FeatureProblem) {
        let (archive, store, books, now) = (archive, context.storeConnection, context.booksConnection, now)
        if !linked.isEmpty {
            let things = linked.map { LinkedThings.Thing(thing: $0.link.key.description, record: $0.link.booksID) }
            let note = try note(
                .link, of: store,
                LinkedThings(action: "stand", store: store, kind: linked[0].link.kind.rawValue, things: things),
                by: linked.map { .record($0.link.kind, $0.link.booksID) })
            try await withFeatureProblem {
                try await archive.link(linked, store: store, books: books, deciding: [], note: note, now: now)
            }
        }
        guard !ended.isEmpty else { return }
        let things = ended.map { LinkedThings.Thing(thing: $0.description, record: "") }
        let note = try note(
            .link, of: store,
            LinkedThings(action: "unlink", store: store, kind: side.kind.rawValue, things: things))
        try await withFeatureProblem {
            try await archive.unlink(ended, store: store, books: books, note: note, now: now)
        }
    }
}

/// Finds records of the books by what a company is known by.
private struct PartyDirectoryOfLikeness {
    private var byEmail: [NameKey: [PartyRecord]] = [:]
    private var byName: [String: [PartyRecord]] = [:]
    private var byPhone: [String: [PartyRecord]] = [:]
    private var byID: [String: PartyRecord] = [:]

    init(_ parties: [PartyRecord]) {
        for party in parties {
            byID[party.id] = party
            for email in party.emailKeys { byEmail[email, default: []].append(party) }
            for name in Set([party.displayName, party.companyName].map(PartyLikeness.key)) where !name.isEmpty {
                byName[name, default: []].append(party)
            }
            let digits = Self.digits(party.phone)
            if digits.count >= 7 { byPhone[digits, default: []].append(party) }
        }
    }

    /// What the store says itself stands first.
    func suggestions(
        _ name: String, _ email: String?, _ phone: String?, told: String? = nil
    ) -> [SendDialog.Party] {
        let said = told.map { word in byID[word].map { [$0] } ?? byName[PartyLikeness.key(word)] ?? [] } ?? []
        let hits: [(SendDialog.Likeness, [PartyRecord])] = [
            (.told, said),
            (.email, email.flatMap { byEmail[NameKey($0)] } ?? []), (.name, byName[PartyLikeness.key(name)] ?? []),
            (.phone, byPhone[Self.digits(phone)] ?? []),
        ]
        var seen: Set<String> = []
        return hits.flatMap { likeness, parties in
            parties.filter { seen.insert($0.id).inserted }.map {
                SendDialog.Party(id: $0.id, name: $0.displayName, likeness: likeness)
            }
        }
    }

    /// Prefixes of countries are written in many ways.
    private static func digits(_ phone: String?) -> String { String((phone ?? "").filter(\.isNumber).suffix(9)) }
}

extension StoreCompanies {
    /// Names of the books that a field offers while one types; only the first of very many.
    package func names(of store: ID<Store>, _ side: Side) async throws(FeatureProblem) -> [NamedChoice] {
        let access = try scope.open(.seeSettings)
        guard let books = try await access.books() else { return [] }
        let archive = access.archive
        let rows = try await withFeatureProblem {
            try await archive.longList(side.list, of: books.id, limit: Self.namesMost)
        }
        return access.records(rows).compactMap { record in
            guard case .party(let party) = record, party.kind == side.kind, party.isActive else { return nil }
            return NamedChoice(name: party.displayName)
        }
    }

    private static let namesMost = 200
}
