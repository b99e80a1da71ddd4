/// Changing documents: fields that are not named stay, lines that are not named go. Source: quickbooks-desktop.md §3.5, §4.6.
extension CompanyFile {
    /// The document that a request may change now.
    func changeable(_ element: Element, _ kind: TxnKind) throws(Refusal) -> Transaction {
        let id = element.value("TxnID") ?? ""
        guard let found = transaction(id: id), found.kind == kind else { throw .notFound(id) }
        try requireCurrent(found.sequence, element)
        try requireOpen(found.date)
        return found
    }

    /// Puts the named fields in the place of the old ones; empty ones clear.
    func merge(
        _ element: Element, into fields: inout [Element], place: String, dropping: Set<String>
    ) throws(Refusal) {
        for child in element.children where !dropping.contains(child.name) {
            if child.children.isEmpty, child.text.isEmpty { fields.removeAll { $0.name == child.name } }
        }
        for field in try kept(element, in: place, dropping: dropping) {
            if let at = fields.firstIndex(where: { $0.name == field.name }) {
                fields[at] = field
            } else {
                fields.append(field)
            }
        }
    }

    mutating func changeSale(_ kind: TxnKind, _ element: Element) throws(Refusal) -> Element {
        let old = try changeable(element, kind)
        try requireUndeposited(old)
        let lineName = kind.rawValue + "LineMod"
        var fields = old.fields
        try merge(
            element, into: &fields, place: kind.rawValue,
            dropping: Self.readElsewhere.union([lineName, kind.rawValue + "LineGroupMod"]))
        let isOldDue = element.value("DueDate") == nil && (element.has("TxnDate") || element.has("TermsRef"))
        if isOldDue { fields.removeAll { $0.name == "DueDate" } }
        var draft = SaleDraft(
            kind: kind, fields: fields, customer: nil, date: element.day("TxnDate") ?? old.date, lines: old.lines,
            isTaxIncluded: fields.text("IsTaxIncluded") == "true")
        let changes = element.children.filter { $0.name.hasSuffix("LineMod") || $0.name.hasSuffix("LineGroupMod") }
        if !changes.isEmpty {
            draft.lines = []
            for change in changes { draft.lines.append(try changedSaleLine(change, old, kind)) }
        }
        var changed = try computed(
            draft, number: old.number, old: old, isPending: element.flag("IsPending") ?? old.isPending)
        changed.refNumber = element.value("RefNumber") ?? old.refNumber
        let paid = applications(to: old.number).reduce(Cents.zero) { $0 + $1.amount + $1.discount }
        let used = (applications[old.number] ?? []).reduce(Cents.zero) { $0 + $1.amount }
        if changed.entity != old.entity, !applications(to: old.number).isEmpty || used != .zero {
            throw .invalid("CustomerRef", fullName(changed.entity), "The transaction is linked to others.")
        }
        if changed.total < paid + used {
            throw .saving(kind.rawValue, "You cannot pay more than the amount due.")
        }
        let credits = try self.credits(element.all("SetCredit"), for: changed)
        for index in changed.lines.indices where changed.lines[index].number == 0 {
            changed.lines[index].number = nextTxn()
        }
        changed.sequence = nextSequence()
        post(changed)
        apply(credits)
        return shownTxn(old.number, lines: true, links: true)
    }

    private func changedSaleLine(_ element: Element, _ old: Transaction, _ kind: TxnKind) throws(Refusal) -> TxnLine {
        guard var line = try existingLine(element, old) else { return try newSaleLine(element, kind) }
        if element.name.hasSuffix("LineGroupMod") { return try newSaleLine(element, kind) }
        let percent = line.value("RatePercent") != nil
        try merge(
            element, into: &line.fields, place: kind.rawValue + " line",
            dropping: ["TxnLineID", "DataExt", "CreditCardTxnInfo"])
        if element.value("Amount") == nil,
            element.has("Quantity") || element.has("Rate") || element.has("RatePercent") || percent
        {
            line.remove("Amount")
        }
        if element.value("RatePercent") != nil { line.remove("Rate") }
        if element.has("ItemRef") {
            for field in ["Desc", "SalesTaxCodeRef"] where !element.has(field) { line.remove(field) }
        }
        return line
    }

    /// The line that `TxnLineID` names; nil for a new one.
    private func existingLine(_ element: Element, _ old: Transaction) throws(Refusal) -> TxnLine? {
        let id = element.value("TxnLineID") ?? ""
        if id == "-1" { return nil }
        guard let line = old.lines.first(where: { Transaction.id($0.number, old.created) == id }) else {
            throw .notFound(id)
        }
        return line
    }

    mutating func changePurchase(_ kind: TxnKind, _ element: Element) throws(Refusal) -> Element {
        let old = try changeable(element, kind)
        var fields = old.fields
        try merge(element, into: &fields, place: kind.rawValue, dropping: Self.purchaseElsewhere)
        if let due = element.value("DueDate") {
            fields.removeAll { $0.name == "DueDate" }
            fields.append(Element("DueDate", due))
        }
        var lines: [TxnLine] = []
        for (name, clear) in [("ExpenseLine", "ClearExpenseLines"), ("ItemLine", "ClearItemLines")] {
            let changes = element.all(name + "Mod")
            if changes.isEmpty {
                if element.flag(clear) != true { lines += old.lines.filter { $0.kind == name } }
                continue
            }
            for change in changes {
                guard var line = try existingLine(change, old) else {
                    lines.append(try newPurchaseLine(change, kind))
                    continue
                }
                try merge(
                    change, into: &line.fields, place: "\(kind.rawValue) line", dropping: ["TxnLineID", "DataExt"])
                if change.value("Amount") == nil, change.has("Quantity") || change.has("Cost") { line.remove("Amount") }
                lines.append(line)
            }
        }
        if element.all("ItemGroupLineMod").isEmpty == false {
            throw Refusal(1030, "This message is not supported: ItemGroupLineMod.")
        }
        var changed = try purchase(kind, fields, lines, date: element.day("TxnDate") ?? old.date, old: old)
        changed.refNumber = element.value("RefNumber") ?? old.refNumber
        for index in changed.lines.indices where changed.lines[index].number == 0 {
            changed.lines[index].number = nextTxn()
        }
        changed.sequence = nextSequence()
        post(changed)
        receive(changed)
        return shownTxn(old.number, lines: true, links: true)
    }

    mutating func changeOrder(_ element: Element) throws(Refusal) -> Element {
        let old = try changeable(element, .purchaseOrder)
        var fields = old.fields
        let elsewhere: Set<String> = [
            "TxnDate", "RefNumber", "PurchaseOrderLineMod", "PurchaseOrderLineGroupMod", "TxnID", "EditSequence",
        ]
        try merge(element, into: &fields, place: "PurchaseOrder", dropping: elsewhere)
        var lines = old.lines
        let changes = element.children.filter { $0.name.hasPrefix("PurchaseOrderLine") }
        if !changes.isEmpty {
            lines = []
            for change in changes {
                guard var line = try existingLine(change, old) else {
                    lines.append(try newOrderLine(change))
                    continue
                }
                try merge(
                    change, into: &line.fields, place: "PurchaseOrder line", dropping: ["TxnLineID", "DataExt"])
                if change.value("Amount") == nil, change.has("Quantity") || change.has("Rate") { line.remove("Amount") }
                lines.append(line)
            }
        }
        var changed = try order(fields, lines, date: element.day("TxnDate") ?? old.date, old: old)
        changed.refNumber = element.value("RefNumber") ?? old.refNumber
        for index in changed.lines.indices where changed.lines[index].number == 0 {
            changed.lines[index].number = nextTxn()
        }
        changed.sequence = nextSequence()
        post(changed)
        return shownTxn(old.number, lines: true, links: true)
    }

    /// What invoices took of it stays taken, and no less than that may be left; assumed.
    mutating func changeJournal(_ element: Element) throws(Refusal) -> Element {
        let old = try changeable(element, .journalEntry)
        var fields = old.fields
        try merge(element, into: &fields, place: "JournalEntry", dropping: Self.journalElsewhere)
        var lines = old.lines
        let changes = element.all("JournalLineMod")
        if !changes.isEmpty {
            lines = []
            for change in changes { lines.append(try changedJournalLine(change, old)) }
        }
        var changed = try journal(fields, lines, date: element.day("TxnDate") ?? old.date, old: old)
        changed.refNumber = element.value("RefNumber") ?? old.refNumber
        if open(changed) < .zero { throw .saving("JournalEntry", "You cannot apply more than is open.") }
        for index in changed.lines.indices where changed.lines[index].number == 0 {
            changed.lines[index].number = nextTxn()
        }
        changed.sequence = nextSequence()
        post(changed)
        return shownTxn(old.number, lines: true, links: true)
    }

    private func changedJournalLine(_ element: Element, _ old: Transaction) throws(Refusal) -> TxnLine {
        guard var line = try existingLine(element, old) else {
            return try newJournalLine(element, kind: "Journal\(element.value("JournalLineType") ?? "Debit")Line")
        }
        try merge(
            element, into: &line.fields, place: "JournalEntry line", dropping: Self.journalLineElsewhere)
        if let side = element.value("JournalLineType") { line.kind = "Journal\(side)Line" }
        return line
    }
}
