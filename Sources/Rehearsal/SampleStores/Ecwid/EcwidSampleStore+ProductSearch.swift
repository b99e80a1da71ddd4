import Foundation

extension EcwidSampleStore {
    /// Source: ecwid.md §4.1.
    func productSearch(_ question: EcwidQuestion) throws(EcwidRefusal) -> JSONTree {
        let window = try EcwidWindow(question)
        var found = products
        if let ids = question["productId"] {
            let wanted = Set(ids.split(separator: ",").map(\.trimmingSpaces))
            found = found.filter { wanted.contains($0["id"]?.number?.text ?? "") }
        } else if let sku = question["sku"] {
            found = found.filter { hasSKU($0, sku) }
        } else {
            found = try filtered(found, question)
        }
        sort(&found, by: question["sortBy"] ?? "")
        let page = Array(found.dropFirst(window.offset).prefix(window.limit))
        return envelope(page, total: found.count, window)
    }

    private func hasSKU(_ product: JSONTree, _ sku: String) -> Bool {
        product["sku"]?.text == sku
            || (product["combinations"]?.elements ?? []).contains { $0["sku"]?.text == sku }
    }

    private func filtered(_ products: [JSONTree], _ question: EcwidQuestion) throws(EcwidRefusal) -> [JSONTree] {
        let updatedFrom = try question.moment("updatedFrom") ?? .min
        let updatedTo = try question.moment("updatedTo") ?? .max
        let createdFrom = try question.moment("createdFrom") ?? .min
        let createdTo = try question.moment("createdTo") ?? .max
        var found = products.filter { product in
            let updated = product["updateTimestamp"]?.whole ?? 0
            let created = product["createTimestamp"]?.whole ?? 0
            return updated >= updatedFrom && updated <= updatedTo && created >= createdFrom && created <= createdTo
        }
        for name in ["enabled", "inStock", "isGiftCard"] {
            guard let wanted = question[name] else { continue }
            found = found.filter { $0[name]?.flag == (wanted == "true") }
        }
        if let reference = question["externalReferenceId"] {
            found = found.filter { $0["externalReferenceId"]?.text == reference }
        }
        if let keyword = question["keyword"]?.lowercased() {
            let word = keyword.hasSuffix("*") ? String(keyword.dropLast()) : keyword
            found = found.filter { product in
                [product["name"]?.text, product["sku"]?.text].contains { $0?.lowercased().contains(word) ?? false }
            }
        }
        return found
    }

    private func sort(_ products: inout [JSONTree], by order: String) {
        let isFalling = order.hasSuffix("_DESC")
        func sorted(_ isBefore: (JSONTree, JSONTree) -> Bool) -> [JSONTree] {
            products.sorted { isFalling ? isBefore($1, $0) : isBefore($0, $1) }
        }
        func whole(_ tree: JSONTree, _ name: String) -> Int64 { tree[name]?.whole ?? 0 }
        switch order.replacing("_DESC", with: "").replacing("_ASC", with: "") {
        case "UPDATED_TIME":
            products = sorted {
                (whole($0, "updateTimestamp"), whole($0, "id")) < (whole($1, "updateTimestamp"), whole($1, "id"))
            }
        case "ADDED_TIME":
            products = sorted {
                (whole($0, "createTimestamp"), whole($0, "id")) < (whole($1, "createTimestamp"), whole($1, "id"))
            }
        case "NAME": products = sorted { ($0["name"]?.text ?? "") < ($1["name"]?.text ?? "") }
        case "PRICE":
            products = sorted {
                ($0["price"]?.number?.units(decimals: 4) ?? 0) < ($1["price"]?.number?.units(decimals: 4) ?? 0)
            }
        default: break
        }
    }
}
