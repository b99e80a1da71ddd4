import Accounting
package import Bookkeeping
import ConnectorKit
import Storage
import Sync

/// Records of the long lists of the books, as a person chooses one by its name.
package struct NamedChoice: Hashable, Sendable {
    package var name: String
    /// What an item is known by beside its name.
    package var sku: String?

    package init(name: String, sku: String? = nil) {
        (self.name, self.sku) = (name, sku)
    }
}

extension StoreSettings {
    /// Items that can be sold, or customers, in the order of their names; only the first of very many.
    package func choices(of list: SettingValue.RecordList) async throws(FeatureProblem) -> [NamedChoice] {
        guard let kept = list.kept else { return [] }
        let access = try scope.open(.seeSettings)
        guard let books = try await access.books() else { return [] }
        let archive = access.archive
        let rows = try await withFeatureProblem {
            try await archive.longList(kept, of: books.id, limit: Self.choicesMost)
        }
        return access.records(rows).filter(\.isChoosable).map(\.choice)
    }

    /// Enough to find one by typing; any other is chosen by its whole name.
    private static let choicesMost = 200
}

extension CompanyAccess {
    /// The edits with items and customers looked for by name or SKU.
    ///
    /// Throws `settingsUnfit` where there is none, or several.
    func found(_ edits: [SettingEdit]) async throws(FeatureProblem) -> [SettingEdit] {
        var (found, faults): ([SettingEdit], [SettingFault]) = ([], [])
        for edit in edits {
            guard case .named(let word, let list) = edit.value else {
                found.append(edit)
                continue
            }
            switch try await one(word, of: list) {
            case .success(let value): found.append(SettingEdit(edit.path, value))
            case .failure(let fault): faults.append(SettingFault(edit.path, fault.cause))
            }
        }
        guard faults.isEmpty else { throw .settingsUnfit(file: "", faults) }
        return found
    }

    private func one(
        _ word: String, of list: SettingValue.RecordList
    ) async throws(FeatureProblem) -> Result<SettingEdit.Value, Failure> {
        let key = NameKey(word).text
        // An item can be left out; who chose one customer for all must say which.
        if key.isEmpty { return list == .item ? .success(.none) : .failure(Failure(.missing(.record(list)))) }
        guard let books = try await books() else { throw await services.absent(.booksMissing(company: company)) }
        let archive = archive
        let rows = try await withFeatureProblem {
            try await archive.longLists(
                of: books.id, ids: [word], names: [key], others: list == .item ? [key] : [])
        }
        let fitting = records(rows).filter { $0.isChoosable && $0.list == list }
        // A name counts before a SKU that happens to be the same.
        let named = fitting.filter { NameKey($0.choice.name).text == key }
        let bearing = fitting.filter { NameKey($0.choice.sku ?? "").text == key }
        let matches = [named, bearing, fitting.filter { $0.id == word }].first { !$0.isEmpty } ?? []
        guard matches.count < 2 else {
            return .failure(Failure(.recordAmbiguous(word, ids: matches.map { "\($0.choice.name) (\($0.id))" })))
        }
        guard let match = matches.first else { return .failure(Failure(.recordUnknown(word, .record(list)))) }
        return .success(list == .item ? .text(match.id) : .group(["generic": .group(match.fields)]))
    }

    /// Why a word names no record.
    private struct Failure: Error {
        var cause: SettingFault.Cause
        init(_ cause: SettingFault.Cause) { self.cause = cause }
    }
}

extension CatalogueRecord {
    fileprivate var isChoosable: Bool {
        switch self {
        case .item(let item): item.isActive && item.kind.isSold
        case .party(let party): party.kind == .customer && party.isActive
        default: false
        }
    }

    fileprivate var choice: NamedChoice {
        switch self {
        case .item(let item): NamedChoice(name: item.name, sku: item.sku)
        case .party(let party): NamedChoice(name: party.displayName)
        default: NamedChoice(name: "")
        }
    }

    fileprivate var list: SettingValue.RecordList? {
        switch self {
        case .item: .item
        case .party: .customer
        default: nil
        }
    }

    fileprivate var id: String {
        switch self {
        case .item(let item): item.id.rawValue
        case .party(let party): party.id
        default: ""
        }
    }

    fileprivate var fields: [String: SettingEdit.Value] { ["id": .text(id), "name": .text(choice.name)] }
}

extension SettingValue.RecordList {
    /// The list of the mirror; `nil` for those that are held whole.
    fileprivate var kept: MirrorRow.List? {
        switch self {
        case .item: .item
        case .customer: .customer
        case .taxCode, .trackingClass, .location, .term, .paymentMethod: nil
        }
    }
}
