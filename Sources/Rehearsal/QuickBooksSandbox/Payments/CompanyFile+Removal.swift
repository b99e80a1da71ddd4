/// Deleting and voiding. Source: quickbooks-online.md §2.5.
extension CompanyFile {
    func delete(_ kind: EntityKind, _ sent: JSONObject) throws -> JSONObject {
        guard kind.isTransaction || kind == .attachable else {
            throw Fault.unsupported("Operation delete is not supported for \(kind.rawValue)")
        }
        guard let idText = sent.text("Id"), !idText.isEmpty else { throw Fault.missing("Id") }
        let (id, record) = try existing(kind, idText, token: sent.text("SyncToken"))
        if let date = record.text("TxnDate") { try checkOpenPeriod(date) }
        try refuseWhenDeposited(record)
        loosen(kind, id, record)
        takeBackMoves(of: id)
        post([], for: id)
        remove(kind, id)
        return ["domain": "QBO", "status": "Deleted", "Id": .string(idText)]
    }

    private static let voidable: Set<EntityKind> = [.invoice, .payment, .salesReceipt, .billPayment]

    func void(_ kind: EntityKind, _ sent: JSONObject) throws -> JSONObject {
        guard Self.voidable.contains(kind) else {
            throw Fault.unsupported("Operation void is not supported for \(kind.rawValue)")
        }
        guard let idText = sent.text("Id"), !idText.isEmpty else { throw Fault.missing("Id") }
        let (id, old) = try existing(kind, idText, token: sent.text("SyncToken"))
        if let date = old.text("TxnDate") { try checkOpenPeriod(date) }
        try refuseWhenDeposited(old)
        loosen(kind, id, old)
        takeBackMoves(of: id)
        post([], for: id)
        var record = emptied(old)
        advance(&record, of: kind, id)
        put(kind, id, record)
        return shown(kind, id)
    }

    /// Amounts and quantities at zero, the note in front. Source: §2.5.
    private func emptied(_ old: JSONObject) -> JSONObject {
        var record = old
        for name in [
            "TotalAmt", "Balance", "UnappliedAmt", "HomeTotalAmt", "HomeBalance", "Deposit", "RemainingCredit",
        ]
        where record[name] != nil {
            record[name] = 0
        }
        record["LinkedTxn"] = []
        let note = old.text("PrivateNote")
        record["PrivateNote"] = .string(note.map { "Voided - " + $0 } ?? "Voided")
        record["Line"] = old["Line"].map { _ in
            .array(old.objects("Line").filter { $0["LinkedTxn"] == nil }.map { .object(emptiedLine($0)) })
        }
        if var tax = record.object("TxnTaxDetail") {
            tax["TotalTax"] = 0
            tax["TaxLine"] = nil
            record["TxnTaxDetail"] = .object(tax)
        }
        return record
    }

    private func emptiedLine(_ line: JSONObject) -> JSONObject {
        var line = line
        if line["Amount"] != nil { line["Amount"] = 0 }
        for name in ["SalesItemLineDetail", "ItemBasedExpenseLineDetail"] {
            guard var detail = line.object(name) else { continue }
            if detail["Qty"] != nil { detail["Qty"] = 0 }
            if detail["TaxInclusiveAmt"] != nil { detail["TaxInclusiveAmt"] = 0 }
            line[name] = .object(detail)
        }
        return line
    }

    /// Frees everything a document holds on to, and what holds on to it.
    private func loosen(_ kind: EntityKind, _ id: Int, _ record: JSONObject) {
        switch kind {
        case .payment: unapply(record, from: id)
        case .billPayment: unapply(record, from: id, type: "BillPaymentCheck")
        case .deposit: releaseDeposited(record, from: id)
        case .invoice, .creditMemo:
            var draft = Draft(
                kind: kind, id: id, old: record, sent: JSONObject(), record: record, options: WriteOptions())
            _ = release(record.amount("TotalAmt") ?? .zero, from: &draft)
        case .bill, .vendorCredit: releaseBillPayments(of: kind, id, record)
        default: break
        }
        reopenSources(of: record)
    }

    /// An estimate or purchase order whose document goes is open again.
    private func reopenSources(of record: JSONObject) {
        let links = record.objects("LinkedTxn") + record.objects("Line").flatMap { $0.objects("LinkedTxn") }
        for link in links {
            guard let id = link.text("TxnId").flatMap({ Int($0) }) else { continue }
            if link.text("TxnType") == "Estimate", var estimate = self.record(.estimate, id) {
                estimate["TxnStatus"] = "Accepted"
                estimate["LinkedTxn"] = nil
                advance(&estimate, of: .estimate, id)
                put(.estimate, id, estimate)
            }
            if link.text("TxnType") == "PurchaseOrder" { reopenOrder(id) }
        }
    }
}
