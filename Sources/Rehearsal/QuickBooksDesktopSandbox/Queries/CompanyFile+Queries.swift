/// Queries of lists and documents. Source: quickbooks-desktop.md §4.1.
extension CompanyFile {
    func query(
        _ name: String, _ request: Element, _ version: QBXMLVersion, _ session: inout DesktopSession
    ) throws(Refusal) -> Outcome {
        switch name {
        case "Host": return Outcome([hostRet])
        case "Company": return Outcome([companyRet(owners: request.all("OwnerID").map(\.text))])
        case "Preferences": return Outcome([preferencesRet])
        case "TxnDeleted": return deleted(deletedTxns, request, "TxnDelType")
        case "ListDeleted": return deleted(deletedLists, request, "ListDelType")
        case "DataExtDef":
            let owners = Set(request.all("OwnerID").map(\.text))
            return told(extensionDefinitions.filter { owners.isEmpty || owners.contains($0.value("OwnerID") ?? "") })
        case "Transaction": return try queryTransactions(request, &session)
        case "ReceivePaymentToDeposit": return told(paymentsToDeposit)
        case "Entity": return try queryList(ListKind.entities, request, &session)
        case "Item": return try queryList(ListKind.items, request, &session)
        case "Terms": return try queryList(ListKind.terms, request, &session)
        case "InventorySite", "ItemSites": throw .notEnabled("inventory sites")
        case "UnitOfMeasureSet": throw .notEnabled("units of measure")
        case "PriceLevel": throw .nothingFound
        default: break
        }
        if let kind = ListKind(rawValue: name) {
            try requireList(kind)
            return try queryList([kind], request, &session)
        }
        guard let kind = TxnKind(rawValue: name) else { throw Refusal(1030, "This message is not supported: \(name).") }
        if kind == .salesOrder, !profile.product.hasSalesOrders { throw .notEnabled("sales orders") }
        return try queryDocuments(kind, request, &session)
    }

    private func requireList(_ kind: ListKind) throws(Refusal) {
        switch kind {
        case .currency: if preferences.homeCurrency == nil { throw .notEnabled("multiple currencies") }
        case .classification: if !preferences.tracksClasses { throw .notEnabled("class tracking") }
        case .salesTaxCode, .itemSalesTax, .itemSalesTaxGroup:
            if !preferences.chargesSalesTax { throw .notEnabled("sales tax") }
        case .itemInventory, .itemInventoryAssembly:
            if !preferences.tracksInventory { throw .notEnabled("inventory") }
        default: break
        }
    }

    private func told(_ objects: [Element]) -> Outcome {
        if objects.isEmpty { return Outcome(.nothingFound) }
        var outcome = Outcome(objects)
        outcome.attributes = [Element.Attribute(name: "retCount", value: String(objects.count))]
        return outcome
    }

    // MARK: Lists

    private func queryList(
        _ kinds: [ListKind], _ request: Element, _ session: inout DesktopSession
    ) throws(Refusal) -> Outcome {
        let owners = request.all("OwnerID").map(\.text)
        let ids = request.all("ListID")
        let names = request.all("FullName")
        if !ids.isEmpty || !names.isEmpty {
            var missing: String?
            var found: [Element] = []
            for one in ids + names {
                let number =
                    one.name == "ListID"
                    ? self.number(id: one.text, kinds)
                    : kinds.lazy.compactMap { self.number(named: one.text, in: $0.nameSpace) }.first { number in
                        records[number].map { kinds.contains($0.kind) } ?? false
                    }
                if let number {
                    found.append(shownRecord(number, owners: owners))
                } else {
                    missing = missing ?? one.text
                }
            }
            return asked(found, missing)
        }
        let page = try self.page(request, &session) { () throws(Refusal) -> [Int] in
            try numbers(kinds, request)
        }
        return listed(page) { shownRecord($0, owners: owners) }
    }

    private func asked(_ found: [Element], _ missing: String?) -> Outcome {
        var outcome = missing.map { Outcome(.requiredNotFound($0)) } ?? Outcome()
        outcome.children = found
        outcome.attributes = [Element.Attribute(name: "retCount", value: String(found.count))]
        return outcome
    }

    private func listed(
        _ page: (numbers: [Int], attributes: [Element.Attribute]), _ shown: (Int) -> Element
    ) -> Outcome {
        var outcome = page.numbers.isEmpty ? Outcome(.nothingFound) : Outcome(page.numbers.map(shown))
        outcome.attributes = page.attributes
        return outcome
    }

    private func numbers(_ kinds: [ListKind], _ request: Element) throws(Refusal) -> [Int] {
        let filter = NameFilter(request, filter: "NameFilter", range: "NameRangeFilter", field: "Name")
        let named = request.has("NameFilter") || request.has("NameRangeFilter")
        let status = request.value("ActiveStatus") ?? "ActiveOnly"
        let types = Set(request.all("AccountType").map(\.text))
        let methods = Set(request.all("PaymentMethodType").map(\.text))
        let classes = try filtered(request.child("ClassFilter"), [.classification])
        let isDated = request.has("FromModifiedDate") || request.has("ToModifiedDate")
        return kinds.flatMap { numbersOfKind[$0] ?? [] }.filter { number in
            guard let record = records[number] else { return false }
            if status == "ActiveOnly", !record.isActive { return false }
            if status == "InactiveOnly", record.isActive { return false }
            if !types.isEmpty, !types.contains(record.value("AccountType") ?? "") { return false }
            if !methods.isEmpty, !methods.contains(record.value("PaymentMethodType") ?? "") { return false }
            if let classes, !classes.contains(record.reference("ClassRef") ?? -1) { return false }
            if named, !filter.takes(fullName(number)) { return false }
            if isDated, !isBetween(record.modified, request, "FromModifiedDate", "ToModifiedDate") { return false }
            return balanceFits(record, request.child("TotalBalanceFilter"))
        }
    }

    private func balanceFits(_ record: ListRecord, _ filter: Element?) -> Bool {
        guard let filter, let amount = filter.amount("Amount") else { return true }
        let debit = entityBalances[record.number] ?? .zero
        let balance = record.kind == .vendor ? -debit : debit
        switch filter.value("Operator") {
        case "LessThan": return balance < amount
        case "LessThanEqual": return balance <= amount
        case "GreaterThan": return balance > amount
        case "GreaterThanEqual": return balance >= amount
        default: return balance == amount
        }
    }

    // MARK: Documents

    private func queryDocuments(
        _ kind: TxnKind, _ request: Element, _ session: inout DesktopSession
    ) throws(Refusal) -> Outcome {
        let owners = request.all("OwnerID").map(\.text)
        let lines = request.flag("IncludeLineItems") ?? false
        let links = request.flag("IncludeLinkedTxns") ?? false
        func shown(_ number: Int) -> Element { shownTxn(number, lines: lines, links: links, owners: owners) }
        let ids = request.all("TxnID").map(\.text)
        if !ids.isEmpty {
            let found = ids.compactMap { id in transaction(id: id).flatMap { $0.kind == kind ? $0.number : nil } }
            let missing = ids.first { id in transaction(id: id)?.kind != kind }
            return asked(found.map(shown), missing)
        }
        let numbers = request.all("RefNumber").map { $0.text.lowercased() }
        let exact = request.all("RefNumberCaseSensitive").map(\.text)
        if !numbers.isEmpty || !exact.isEmpty {
            let all = transactions(kind)
            let found = all.filter { numbers.contains($0.refNumber.lowercased()) || exact.contains($0.refNumber) }
            let missing = (request.all("RefNumber") + request.all("RefNumberCaseSensitive")).first { one in
                !found.contains { $0.refNumber.lowercased() == one.text.lowercased() }
            }
            return asked(found.map { shown($0.number) }, missing?.text)
        }
        let page = try self.page(request, &session) { () throws(Refusal) -> [Int] in
            try documents([kind], request)
        }
        return listed(page, shown)
    }

    private func documents(_ kinds: [TxnKind], _ request: Element) throws(Refusal) -> [Int] {
        let days = try days(request.child("TxnDateRangeFilter") ?? request.child("TransactionDateRangeFilter"))
        let modified = request.child("ModifiedDateRangeFilter") ?? request.child("TransactionModifiedDateRangeFilter")
        let entity = request.child("EntityFilter") ?? request.child("TransactionEntityFilter")
        let entities = entity?.has("EntityTypeFilter") == true ? nil : try filtered(entity, ListKind.entities)
        let accounts = try filtered(request.child("AccountFilter"), [.account])
        let items = try filtered(request.child("ItemFilter"), ListKind.items)
        let filter = NameFilter(request, filter: "RefNumberFilter", range: "RefNumberRangeFilter", field: "RefNumber")
        let paid = request.value("PaidStatus") ?? "All"
        return kinds.flatMap { numbersOfTxn[$0] ?? [] }.filter { number in
            guard let one = transactions[number], days.contains(one.date) else { return false }
            if !isBetween(one.modified, modified, "FromModifiedDate", "ToModifiedDate") { return false }
            if let entities, !entities.contains(one.entity ?? -1) { return false }
            if let accounts, !one.postings.contains(where: { accounts.contains($0.account) }) { return false }
            if let items, !one.lines.contains(where: { items.contains($0.reference("ItemRef") ?? -1) }) { return false }
            if !filter.takes(one.refNumber) { return false }
            if paid == "PaidOnly", open(one) != .zero { return false }
            if paid == "NotPaidOnly", open(one) == .zero { return false }
            return true
        }
    }

    private func queryTransactions(_ request: Element, _ session: inout DesktopSession) throws(Refusal) -> Outcome {
        let ids = request.all("TxnID").map(\.text)
        if !ids.isEmpty {
            let found = ids.compactMap { transaction(id: $0) }
            return asked(found.map(summary), ids.first { transaction(id: $0) == nil })
        }
        let types = request.child("TransactionTypeFilter")?.all("TxnTypeFilter").map(\.text) ?? ["All"]
        let kinds = types.contains("All") ? TxnKind.allCases : types.compactMap { TxnKind(rawValue: $0) }
        let numbers = Set(request.all("RefNumber").map { $0.text.lowercased() })
        let page = try self.page(request, &session) { () throws(Refusal) -> [Int] in
            try documents(kinds, request).filter { number in
                numbers.isEmpty || numbers.contains(transactions[number]?.refNumber.lowercased() ?? "")
            }
        }
        return listed(page) { number in transactions[number].map(summary) ?? Element("") }
    }

    private func summary(_ one: Transaction) -> Element {
        var children = [
            Element("TxnType", one.kind.rawValue), Element("TxnID", one.id),
            Element("TimeCreated", one.created.text(in: profile.zone)),
            Element("TimeModified", one.modified.text(in: profile.zone)),
        ]
        if let entity = one.entity { children.append(shownReference("EntityRef", entity)) }
        if let account = one.account { children.append(shownReference("AccountRef", account)) }
        children.append(Element("TxnDate", one.date.text))
        if !one.refNumber.isEmpty { children.append(Element("RefNumber", one.refNumber)) }
        children.append(Element("Amount", one.total.text))
        if let memo = one.value("Memo") { children.append(Element("Memo", memo)) }
        return Element("TransactionRet", children)
    }

    private var paymentsToDeposit: [Element] {
        guard let undeposited = special[.undeposited] else { return [] }
        return (transactions(.receivePayment) + transactions(.salesReceipt)).filter { one in
            depositOf[one.number] == nil
                && one.postings.contains { $0.account == undeposited && $0.debit > .zero }
        }.map { one in
            var children = [Element("TxnID", one.id), Element("TxnType", one.kind.rawValue)]
            if let entity = one.entity { children.append(shownReference("CustomerRef", entity)) }
            children.append(Element("TxnDate", one.date.text))
            if !one.refNumber.isEmpty { children.append(Element("RefNumber", one.refNumber)) }
            children.append(Element("Amount", home(one.total, one.exchange).text))
            return Element("ReceivePaymentToDepositRet", children)
        }
    }

    private func deleted(_ all: [Element], _ request: Element, _ type: String) -> Outcome {
        let types = Set(request.all(type).map(\.text))
        let range = request.child("DeletedDateRangeFilter")
        return told(
            all.filter { one in
                guard types.contains(one.value(type) ?? "") else { return false }
                guard let range else { return true }
                let clock = one.value("TimeDeleted").flatMap { Moment.local($0, endOfDay: false) } ?? 0
                let from = range.value("FromDeletedDate").flatMap { Moment.local($0, endOfDay: false) } ?? .min
                let to = range.value("ToDeletedDate").flatMap { Moment.local($0, endOfDay: true) } ?? .max
                return (from...max(from, to)).contains(clock)
            })
    }
}
