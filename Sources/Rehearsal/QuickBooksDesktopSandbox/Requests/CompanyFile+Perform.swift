/// Which request does what.
extension CompanyFile {
    mutating func perform(
        _ request: Element, _ version: QBXMLVersion, _ session: inout DesktopSession
    ) throws(Refusal) -> Outcome {
        let name = String(request.name.dropLast(2))
        if name.hasSuffix("Query") { return try query(String(name.dropLast(5)), request, version, &session) }
        switch name {
        case "TxnDel":
            return Outcome(try deleteTxn(request.value("TxnDelType") ?? "", request.value("TxnID") ?? ""))
        case "TxnVoid": return Outcome(try voidTxn(request.value("TxnVoidType") ?? "", request.value("TxnID") ?? ""))
        case "ListDel": return Outcome(try delete(request.value("ListDelType") ?? "", request.value("ListID") ?? ""))
        default: break
        }
        guard let element = request.children.first else { throw .missing(name) }
        if name.hasPrefix("DataExt") { return try extend(name, element) }
        if name.hasSuffix("Add") { return Outcome([try add(String(name.dropLast(3)), element)]) }
        return Outcome([try change(String(name.dropLast(3)), element)])
    }

    private mutating func add(_ name: String, _ element: Element) throws(Refusal) -> Element {
        if let kind = ListKind(rawValue: name) { return try add(kind, element) }
        switch TxnKind(rawValue: name) {
        case .invoice, .salesReceipt, .creditMemo, .salesOrder:
            return try addSale(TxnKind(rawValue: name) ?? .invoice, element)
        case .receivePayment: return try addPayment(element)
        case .refund: return try addRefund(element)
        case .bill, .vendorCredit, .check: return try addPurchase(TxnKind(rawValue: name) ?? .bill, element)
        case .purchaseOrder: return try addOrder(element)
        case .deposit: return try addDeposit(element)
        case .journalEntry: return try addJournal(element)
        case .inventoryAdjustment: return try addAdjustment(element)
        case nil: throw Refusal(1030, "This message is not supported: \(name)Add.")
        }
    }

    private mutating func change(_ name: String, _ element: Element) throws(Refusal) -> Element {
        if let kind = ListKind(rawValue: name) { return try change(kind, element) }
        switch TxnKind(rawValue: name) {
        case .invoice, .salesReceipt, .creditMemo:
            return try changeSale(TxnKind(rawValue: name) ?? .invoice, element)
        case .receivePayment: return try changePayment(element)
        case .bill, .vendorCredit: return try changePurchase(TxnKind(rawValue: name) ?? .bill, element)
        case .purchaseOrder: return try changeOrder(element)
        case .journalEntry: return try changeJournal(element)
        default: throw Refusal(1030, "This message is not supported: \(name)Mod.")
        }
    }

    // MARK: Custom fields and what applications keep

    private mutating func extend(_ name: String, _ element: Element) throws(Refusal) -> Outcome {
        if name == "DataExtDefAdd" {
            let owner = element.value("OwnerID")
            let known = extensionDefinitions.contains {
                $0.value("OwnerID") == owner && $0.value("DataExtName") == element.value("DataExtName")
            }
            if known { throw .nameInUse(element.value("DataExtName") ?? "") }
            var definition = Element("DataExtDefRet", element.children)
            definition.children.insert(Element("DataExtID", String(extensionDefinitions.count + 1)), at: 1)
            extensionDefinitions.append(definition)
            return Outcome([definition])
        }
        let one = Extension(element)
        if one.value.unicodeScalars.count > 255 { throw .tooLong(one.value, "DataExtValue") }
        let isGone = name == "DataExtDel"
        if element.value("OtherDataExtType") != nil {
            try Self.put(one, isGone, &companyExtensions)
        } else if let id = element.value("TxnID") {
            guard var found = transaction(id: id) else { throw .notFound(id) }
            if let line = element.value("TxnLineID") {
                guard let place = found.lines.firstIndex(where: { Transaction.id($0.number, found.created) == line })
                else { throw .notFound(line) }
                try Self.put(one, isGone, &found.lines[place].extensions)
            } else {
                try Self.put(one, isGone, &found.extensions)
            }
            transactions[found.number] = found
            touchTxn(found.number)
        } else if let reference = element.child("ListObjRef") {
            let number = try object(element.value("ListDataExtType") ?? "", reference)
            var extensions = records[number]?.extensions ?? []
            try Self.put(one, isGone, &extensions)
            records[number]?.extensions = extensions
            touch(number)
        }
        let shown = Element(name.hasSuffix("Del") ? "DataExtDelRet" : "DataExtRet", Self.shown(one).children)
        return Outcome([shown])
    }

    private func object(_ type: String, _ reference: Element) throws(Refusal) -> Int {
        let kinds: [ListKind] = type == "Item" ? ListKind.items : ListKind(rawValue: type).map { [$0] } ?? []
        let text = reference.value("ListID") ?? reference.value("FullName") ?? ""
        let found =
            reference.value("ListID").flatMap { number(id: $0, kinds) }
            ?? kinds.first.flatMap { number(named: reference.value("FullName") ?? "", in: $0.nameSpace) }
        guard let found, let record = records[found], kinds.contains(record.kind) else { throw .notFound(text) }
        return found
    }

    private static func put(_ one: Extension, _ isGone: Bool, _ list: inout [Extension]) throws(Refusal) {
        let place = list.firstIndex { $0.owner == one.owner && $0.name == one.name }
        if isGone {
            guard let place else { throw .notFound(one.name) }
            list.remove(at: place)
        } else if let place {
            list[place] = one
        } else {
            list.append(one)
        }
    }
}
