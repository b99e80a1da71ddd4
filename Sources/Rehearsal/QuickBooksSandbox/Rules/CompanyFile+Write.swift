/// The one way a body becomes a record: checked against the schema, merged, completed by the rules of its kind.
extension CompanyFile {
    /// Creates or updates; the answer is the whole record.
    func write(_ kind: EntityKind, _ body: JSONObject, options: WriteOptions) throws -> JSONObject {
        let sent = try SchemaCheck().checked(body, as: kind.rawValue)
        let isVoid = options.include.contains("void") || options.operation == "void"
        if isVoid { return try void(kind, sent) }
        if options.operation == "delete" { return try delete(kind, sent) }
        if let id = sent.text("Id"), !id.isEmpty { return try update(kind, id, sent, options) }
        if options.operation == "update" { throw Fault.missing("Id") }
        return try create(kind, sent, options)
    }

    private func create(_ kind: EntityKind, _ sent: JSONObject, _ options: WriteOptions) throws -> JSONObject {
        guard kind.canBeCreated else {
            throw Fault.unsupported("Operation create is not supported for \(kind.rawValue)")
        }
        var body = JSONObject()
        for member in sent.members where !member.value.clears || kind.isTransaction && member.name == "LinkedTxn" {
            if ReadOnlyProperties.contains(member.name, of: kind) { continue }
            body.append(member.name, member.value)
        }
        let id = nextId(kind)
        var draft = Draft(
            kind: kind, id: id, old: nil, sent: sent, record: newRecord(kind, id: id, body), options: options)
        try complete(&draft)
        put(kind, id, draft.record)
        try afterwards(draft)
        return shown(kind, id)
    }

    private func update(
        _ kind: EntityKind, _ idText: String, _ sent: JSONObject, _ options: WriteOptions
    ) throws -> JSONObject {
        let (id, old) = try existing(kind, idText, token: sent.text("SyncToken"))
        var record = old
        let isSparse = sent.bool("sparse") ?? false
        if !isSparse, kind != .companyInfo, kind != .preferences {
            record = JSONObject(old.members.filter { ReadOnlyProperties.contains($0.name, of: kind) })
        }
        for member in sent.members where !ReadOnlyProperties.contains(member.name, of: kind) {
            record[member.name] = member.value.clears ? nil : member.value
        }
        if kind == .preferences || kind == .companyInfo { record = merged(old, sent) }
        var draft = Draft(kind: kind, id: id, old: old, sent: sent, record: record, options: options)
        try complete(&draft)
        keep(&draft)
        try afterwards(draft)
        return shown(kind, id)
    }

    /// Groups of settings are merged one level down.
    private func merged(_ old: JSONObject, _ sent: JSONObject) -> JSONObject {
        var record = old
        for member in sent.members where !ReadOnlyProperties.contains(member.name, of: .preferences) {
            guard let group = member.value.object, var kept = old.object(member.name) else {
                record[member.name] = member.value
                continue
            }
            for inner in group.members { kept[inner.name] = inner.value }
            record[member.name] = .object(kept)
        }
        return record
    }

    /// Keeps a changed record under the next token; one that says the same stays as it was. Source: §2.4.
    private func keep(_ draft: inout Draft) {
        guard let old = draft.old else { return }
        draft.record["SyncToken"] = old["SyncToken"]
        draft.record["MetaData"] = old["MetaData"]
        if draft.record.means(old) { return }
        advance(&draft.record, of: draft.kind, draft.id)
        put(draft.kind, draft.id, draft.record)
    }

    /// Raises SyncToken and LastUpdatedTime.
    func advance(_ record: inout JSONObject, of kind: EntityKind, _ id: Int) {
        let token = (record.text("SyncToken").flatMap { Int($0) } ?? 0) + 1
        record["SyncToken"] = .string(String(token))
        record["MetaData"] = metaData(kept(kind, id)?.facts.created ?? now, now)
    }

    /// The record a request names, when its token is the current one.
    func existing(_ kind: EntityKind, _ idText: String, token: String?) throws -> (id: Int, record: JSONObject) {
        guard let id = Int(idText) else { throw Fault.invalidId(idText) }
        guard let kept = kept(kind, id) else {
            throw shelf(kind).deletedIds.contains(id) ? Fault.deleted : Fault.notFound
        }
        guard let token, !token.isEmpty else { throw Fault.missing("SyncToken") }
        guard Int(token) == kept.facts.syncToken else { throw Fault.stale }
        return (id, kept.record)
    }

    private func complete(_ draft: inout Draft) throws {
        if draft.kind.isTransaction { try checkOpenPeriod(draft) }
        switch draft.kind {
        case .customer, .vendor, .employee: try completeName(&draft)
        case .item: try completeItem(&draft)
        case .account: try completeAccount(&draft)
        case .classification, .department: try completeTree(&draft)
        case .term: try completeTerm(&draft)
        case .paymentMethod: try completePaymentMethod(&draft)
        case .taxAgency: try completeAgency(&draft)
        case .invoice, .salesReceipt, .creditMemo, .refundReceipt, .estimate: try completeSale(&draft)
        case .payment: try completePayment(&draft)
        case .bill, .vendorCredit, .purchase, .purchaseOrder: try completePurchase(&draft)
        case .billPayment: try completeBillPayment(&draft)
        case .journalEntry: try completeJournal(&draft)
        case .deposit: try completeDeposit(&draft)
        case .transfer: try completeTransfer(&draft)
        case .inventoryAdjustment: try completeAdjustment(&draft)
        case .attachable: try completeAttachable(&draft)
        case .companyCurrency: try completeCurrency(&draft)
        case .companyInfo, .preferences, .exchangeRate: break
        case .taxCode, .taxRate: throw Fault.unsupported("Operation update is not supported for \(draft.kind.rawValue)")
        }
    }

    private func afterwards(_ draft: Draft) throws {
        guard draft.isNew, draft.kind == .invoice || draft.kind == .creditMemo else { return }
        if preference("SalesFormsPrefs", "AutoApplyCredit") { try applyCredits(after: draft) }
    }
}
