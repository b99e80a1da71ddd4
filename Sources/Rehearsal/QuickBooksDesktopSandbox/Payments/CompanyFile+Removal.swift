/// Deleting and voiding documents. Source: quickbooks-desktop.md §4.6.
extension CompanyFile {
    mutating func deleteTxn(_ kindName: String, _ id: String) throws(Refusal) -> [Element] {
        guard let found = transaction(id: id), found.kind.rawValue == kindName else { throw .notFound(id) }
        if let closing = preferences.closingDate, found.date <= closing { throw .closingDelete }
        try requireUndeposited(found)
        for (payment, deposit) in depositOf where deposit == found.number {
            depositOf[payment] = nil
            touchTxn(payment)
        }
        unapply(payee: found.number)
        unapply(payer: found.number)
        forgetReceipts(of: found.number)
        unpost(found.number)
        let gone: [Element] = [
            Element("TxnDelType", kindName), Element("TxnID", id), Element("TimeDeleted", now.text(in: profile.zone)),
        ]
        let reference = found.refNumber.isEmpty ? [] : [Element("RefNumber", found.refNumber)]
        var deleted = Element("TxnDeletedRet", gone + reference)
        deleted.children.insert(Element("TimeCreated", found.created.text(in: profile.zone)), at: 2)
        deletedTxns.append(deleted)
        return gone + reference
    }

    /// The document stays with its number, over nothing.
    mutating func voidTxn(_ kindName: String, _ id: String) throws(Refusal) -> [Element] {
        guard var found = transaction(id: id), found.kind.rawValue == kindName else { throw .notFound(id) }
        try requireOpen(found.date)
        try requireUndeposited(found)
        if found.kind == .purchaseOrder || found.kind == .salesOrder { throw .cannotVoid(kindName) }
        if depositOf.values.contains(found.number) { throw .cannotVoid(kindName) }
        unapply(payee: found.number)
        unapply(payer: found.number)
        forgetReceipts(of: found.number)
        found.postings = []
        found.moves = []
        found.subtotal = .zero
        found.tax = .zero
        found.total = .zero
        found.isVoid = true
        for index in found.lines.indices {
            found.lines[index].amount = .zero
            for name in ["Amount", "Rate", "Cost", "Quantity", "QuantityDifference", "ValueDifference"]
            where found.lines[index].value(name) != nil {
                found.lines[index].set(name, name == "Quantity" || name == "QuantityDifference" ? "0" : "0.00")
            }
        }
        let memo = found.value("Memo") ?? ""
        found.fields.removeAll { $0.name == "Memo" }
        found.fields.append(Element("Memo", memo.hasPrefix("VOID:") ? memo : ("VOID: " + memo).trimmed))
        found.modified = now
        found.sequence = nextSequence()
        post(found)
        var gone: [Element] = [
            Element("TxnVoidType", kindName), Element("TxnID", id),
            Element("TimeCreated", found.created.text(in: profile.zone)),
            Element("TimeModified", found.modified.text(in: profile.zone)),
        ]
        if !found.refNumber.isEmpty { gone.append(Element("RefNumber", found.refNumber)) }
        return gone
    }
}
