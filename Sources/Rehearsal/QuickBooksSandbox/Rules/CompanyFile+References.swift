/// Looking up what a document names.
extension CompanyFile {
    /// The active record a reference names; nil when the property is absent. Refuses unknown and inactive ones.
    func referenced(
        _ kind: EntityKind, _ name: String, in body: JSONObject, element: String? = nil
    ) throws -> (id: Int, record: JSONObject)? {
        guard let text = body.reference(name) else { return nil }
        return try referenced(kind, id: text, element: element ?? name)
    }

    func referenced(_ kind: EntityKind, id text: String, element: String) throws -> (id: Int, record: JSONObject) {
        guard let id = Int(text), let kept = kept(kind, id) else {
            throw Fault.reference(kind.referenceFamily, text, element: element)
        }
        guard kept.facts.isActive else { throw Fault.inactiveReference(element: element) }
        return (id, kept.record)
    }

    /// Like `referenced`, and writes the display name into the record's reference.
    @discardableResult
    func resolve(
        _ kind: EntityKind, _ name: String, in record: inout JSONObject
    ) throws -> (id: Int, record: JSONObject)? {
        guard let found = try referenced(kind, name, in: record) else { return nil }
        record[name] = .reference(
            String(found.id),
            found.record.text("FullyQualifiedName")
                ?? found.record.text(kind.nameProperty))
        return found
    }

    /// An account of one of the given types.
    func account(
        _ name: String, in body: JSONObject, types: Set<String>, element: String? = nil
    ) throws -> (id: Int, record: JSONObject)? {
        guard let found = try referenced(.account, name, in: body, element: element) else { return nil }
        guard types.contains(found.record.text("AccountType") ?? "") else { throw Fault.accountType(element ?? name) }
        return found
    }

    func name(ofAccount id: Int) -> String? { record(.account, id)?.text("FullyQualifiedName") }

    func accountReference(_ id: Int) -> JSONValue { .reference(String(id), name(ofAccount: id)) }

    /// The receivable or payable account of a currency; the home account for the home currency.
    func control(_ base: Int, currency: String) throws -> Int {
        guard currency != profile.currency, let name = record(.account, base)?.text("Name") else { return base }
        let foreign = "\(name) - \(currency)"
        if let id = id(named: foreign, .account) { return id }
        let type = record(.account, base)?.text("AccountType") ?? ""
        let id = nextId(.account)
        let body = accountBody(
            foreign, type: type, subType: SeedAccounts.subTypeOfType[type] ?? "", currency: currency)
        put(.account, id, newRecord(.account, id: id, body))
        return id
    }

    /// The books are closed up to and including the closing date. Source: §6.3, code 6210.
    func checkOpenPeriod(_ draft: Draft) throws {
        for record in [draft.old, draft.record] {
            if let text = record?.text("TxnDate") { try checkOpenPeriod(text) }
        }
    }

    func checkOpenPeriod(_ text: String) throws {
        guard
            let closing = preferences.object("AccountingInfoPrefs")?.text("BookCloseDate").flatMap({ CalendarDay($0) }),
            let day = CalendarDay(text)
        else { return }
        if day <= closing { throw Fault.booksClosed }
    }

    var today: CalendarDay { now.day(in: profile.zone) }

    /// Names that may not stand twice in their space. Source: §6.3, code 6240.
    func checkNameIsFree(_ draft: Draft) throws {
        guard let space = draft.kind.nameSpace, let name = draft.record.text(draft.kind.nameProperty),
            let holder = holder(of: name, in: space), holder.kind != draft.kind || holder.id != draft.id
        else { return }
        if space == "names", holder.kind != draft.kind {
            throw Fault.duplicateName(
                "Another customer, vendor or employee is already using this name. Please use a different name.")
        }
        throw Fault.duplicateName("Id=\(holder.id)")
    }

    /// Inactive records carry a suffix, which goes when they come back. Source: §2.5.
    func markInactive(_ draft: inout Draft) {
        let property = draft.kind.nameProperty
        let suffix = " (deleted)"
        guard let name = draft.record.text(property) else { return }
        let isActive = draft.record.bool("Active") ?? true
        if !isActive, !name.hasSuffix(suffix) { draft.record[property] = .string(name + suffix) }
        if isActive, name.hasSuffix(suffix), draft.old?.bool("Active") == false {
            draft.record[property] = .string(String(name.dropLast(suffix.count)))
        }
    }
}
