/// Running a statement. Source: quickbooks-online.md §3.
extension CompanyFile {
    func query(_ text: String) throws -> JSONObject {
        let statement = try QueryParser.parse(text)
        guard let kind = EntityKind(path: statement.entity) else {
            throw Fault.query("Metadata not found for Entity : \(statement.entity)")
        }
        var plan = try QueryPlan(statement, kind: kind)
        plan.now = now
        let ids = matching(&plan)
        if kind == .taxCode, profile.taxModel != .global, plan.conditions.isEmpty, statement.start == 1 {
            return withPseudoCodes(page(of: ids, plan, statement), plan, statement, count: ids.count)
        }
        if case .count = statement.columns { return ["totalCount": .number(String(ids.count))] }
        return page(of: ids, plan, statement)
    }

    /// A US company lists the two words its lines are marked with, as codes without rates. Source: §8.1.
    private func withPseudoCodes(
        _ page: JSONObject, _ plan: QueryPlan, _ statement: QueryStatement, count: Int
    ) -> JSONObject {
        if case .count = statement.columns { return ["totalCount": .number(String(count + 2))] }
        let words = [("TAX", true), ("NON", false)].map { word, isTaxable -> JSONValue in
            let empty: JSONValue = ["TaxRateDetail": []]
            return [
                "domain": "QBO", "sparse": false, "Id": .string(word), "SyncToken": "0", "Name": .string(word),
                "Description": .string(isTaxable ? "Taxable" : "Not taxable"), "Active": true,
                "Taxable": .bool(isTaxable), "TaxGroup": false, "Hidden": false, "SalesTaxRateList": empty,
                "PurchaseTaxRateList": empty,
            ]
        }
        let rows = (words + (page.array("TaxCode") ?? [])).prefix(statement.most)
        return ["TaxCode": .array(Array(rows)), "startPosition": 1, "maxResults": .number(String(rows.count))]
    }

    private func page(of ids: [Int], _ plan: QueryPlan, _ statement: QueryStatement) -> JSONObject {
        let rows = ids.dropFirst(statement.start - 1).prefix(statement.most).map { id -> JSONValue in
            let record = shown(plan.kind, id)
            return .object(plan.columns.isEmpty ? record : cut(record, to: plan.columns))
        }
        guard !rows.isEmpty else { return JSONObject() }
        return [
            plan.kind.rawValue: .array(Array(rows)), "startPosition": .number(String(statement.start)),
            "maxResults": .number(String(rows.count)),
        ]
    }

    /// Chosen columns come with the record's own sign of being partial.
    private func cut(_ record: JSONObject, to columns: [String]) -> JSONObject {
        var result = JSONObject(record.members.filter { columns.contains($0.name) || $0.name == "domain" })
        result["sparse"] = true
        return result
    }

    private func matching(_ plan: inout QueryPlan) -> [Int] {
        let candidates = candidates(plan)
        let filtersActive = plan.conditions.contains { $0.property == "Active" }
        let skipsInactive = plan.kind.isList && !filtersActive
        let shelf = shelf(plan.kind)
        var ids = candidates.filter { id in
            guard let kept = shelf.kept[id] else { return false }
            if skipsInactive, !kept.facts.isActive { return false }
            return plan.conditions.allSatisfy { $0.holds(for: value($0.property, plan.kind, id, kept), plan) }
        }
        if !plan.orders.isEmpty { ids = sorted(ids, plan) }
        return ids
    }

    private func sorted(_ ids: [Int], _ plan: QueryPlan) -> [Int] {
        if plan.orders.count == 1, plan.orders[0].property == "Id" {
            return plan.orders[0].isDescending ? ids.sorted(by: >) : ids.sorted()
        }
        let shelf = shelf(plan.kind)
        let keyed = ids.map { id in
            (id, plan.orders.map { order in shelf.kept[id].flatMap { value(order.property, plan.kind, id, $0) } ?? "" })
        }
        return keyed.sorted { one, two in
            for (index, order) in plan.orders.enumerated() {
                let result = QueryPlan.compare(one.1[index], two.1[index])
                if result != 0 { return order.isDescending ? result > 0 : result < 0 }
            }
            return one.0 < two.0
        }.map(\.0)
    }

    /// The narrowest way in that the conditions allow.
    private func candidates(_ plan: QueryPlan) -> [Int] {
        let shelf = shelf(plan.kind)
        for condition in plan.conditions where condition.operation == .equal || condition.operation == .within {
            switch condition.property {
            case "Id": return condition.values.compactMap { Int($0) }.uniqued()
            case "DocNumber":
                return condition.values.flatMap { shelf.numbers[$0.lowercased()] ?? [] }.uniqued().sorted()
            case "CustomerRef", "VendorRef":
                return condition.values.flatMap { Int($0).flatMap { shelf.parties[$0] } ?? [] }.uniqued().sorted()
            case "Sku": return condition.values.flatMap { items(withSku: $0) }.uniqued().sorted()
            case plan.kind.nameProperty where plan.kind.nameSpace != nil:
                return condition.values.compactMap { id(named: $0, plan.kind) }.uniqued().sorted()
            default: break
            }
        }
        for condition in plan.conditions where condition.property == "MetaData.LastUpdatedTime" {
            if condition.operation == .greater || condition.operation == .greaterOrEqual,
                let moment = condition.values.first.flatMap({ Moment($0, in: profile.zone) })
            {
                return shelf.changed(since: Moment(milliseconds: moment.milliseconds / 1000 * 1000)).sorted()
            }
        }
        return shelf.ids
    }

    /// A property as text for comparing, from the facts where they hold it.
    private func value(_ property: String, _ kind: EntityKind, _ id: Int, _ kept: Kept) -> String? {
        switch property {
        case "Id": return String(id)
        case "MetaData.CreateTime": return String(kept.facts.created.milliseconds / 1000)
        case "MetaData.LastUpdatedTime": return String(kept.facts.updated.milliseconds / 1000)
        case "DocNumber": return kept.facts.number
        case "TxnDate": return kept.facts.day?.text
        case "TotalAmt": return kept.facts.total.text
        case "Active": return kept.facts.isActive ? "true" : "false"
        case "Balance" where kind.isTransaction: return kept.facts.balance.text
        case "CustomerRef" where kind.isTransaction, "VendorRef" where kind.isTransaction:
            return kept.facts.party.map { String($0) }
        case kind.nameProperty where kind.nameSpace != nil: return kept.facts.name
        case "PrimaryEmailAddr": return kept.record.object("PrimaryEmailAddr")?.text("Address")
        default:
            let record = live(kind, id, kept.record)
            return record.reference(property) ?? record.text(property)
        }
    }
}
