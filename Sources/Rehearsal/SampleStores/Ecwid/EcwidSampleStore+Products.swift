import Foundation
import HTTPTypes

extension EcwidSampleStore {
    func productCall(_ question: EcwidQuestion, _ path: [String]) throws(EcwidRefusal) -> EcwidAnswer {
        try need(question.method == .get ? "read_catalog" : "update_catalog", question)
        guard path.count > 1 else {
            try needMethod(.get, question)
            return EcwidAnswer(try productSearch(question))
        }
        if path[1] == "deleted" { return EcwidAnswer(envelope([], total: 0, try EcwidWindow(question))) }
        guard let id = Int(path[1]), let product = product(id) else { throw .productNotFound }
        switch (path.count > 2 ? path[2] : "", path.count, question.method) {
        case ("", _, .get): return EcwidAnswer(product)
        case ("", _, .put): return try putProduct(question, id, product)
        case ("inventory", 3, .put): return try putInventory(question, id, product, combination: nil)
        case ("combinations", _, _): return try combinationCall(question, Array(path.dropFirst(3)), id, product)
        case ("", _, _), ("inventory", _, _): throw .methodNotAllowed
        default: throw .pathNotFound
        }
    }

    private func combinationCall(
        _ question: EcwidQuestion, _ path: [String], _ id: Int, _ product: JSONTree
    ) throws(EcwidRefusal) -> EcwidAnswer {
        guard let name = path.first else {
            try needMethod(.get, question)
            return EcwidAnswer(product["combinations"] ?? [])
        }
        guard let combination = Int64(name), let tree = EcwidStock(product).combination(combination) else {
            throw .combinationNotFound
        }
        switch (path.count, path.last, question.method) {
        case (1, _, .get): return EcwidAnswer(tree)
        case (1, _, .put): return try putCombination(question, id, product, combination)
        case (2, "inventory", .put): return try putInventory(question, id, product, combination: combination)
        default: throw .methodNotAllowed
        }
    }

    /// The product as it is now.
    func product(_ id: Int) -> JSONTree? {
        if let edited = edits.products[id] { return edited }
        return book.mill.catalogue.products.first { $0.id == id }.map(productPaper.tree)
    }

    private var productPaper: EcwidProductPaper {
        EcwidProductPaper(settings: settings, country: book.mill.country, updated: book.mill.timeline.updated(0))
    }

    var products: [JSONTree] {
        book.mill.catalogue.products.map { edits.products[$0.id] ?? productPaper.tree($0) }
    }

    /// Keeps a changed product, with its new time; nothing when nothing changed.
    func keep(_ product: JSONTree, _ id: Int) throws(EcwidRefusal) {
        try commit([.product(id: id, stamped(product))])
    }

    func stamped(_ product: JSONTree) -> JSONTree {
        var product = product
        product["updated"] = .string(StoreMoment.text(now))
        product["updateTimestamp"] = .integer(now)
        return product
    }

    private func putInventory(
        _ question: EcwidQuestion, _ id: Int, _ product: JSONTree, combination: Int64?
    ) throws(EcwidRefusal) -> EcwidAnswer {
        guard let delta = EcwidStock.units(try question.json()["quantityDelta"]) else {
            throw .wrongParameter("quantityDelta")
        }
        var stock = EcwidStock(product)
        guard !stock.isOwnedByTill else { throw .stockOwnedByTill }
        guard try stock.add(delta, combination: combination) else { return EcwidAnswer(["updateCount": 0]) }
        try keep(stock.product, id)
        return updated(stock, combination: combination)
    }

    private func updated(_ stock: EcwidStock, combination: Int64?) -> EcwidAnswer {
        var answer: JSONTree = ["updateCount": 1]
        if stock.isNegative(combination: combination) { answer["warning"] = "Product has negative stock." }
        return EcwidAnswer(answer)
    }

    private func putProduct(_ question: EcwidQuestion, _ id: Int, _ product: JSONTree) throws(EcwidRefusal)
        -> EcwidAnswer
    {
        let wishes = try question.json()
        var stock = EcwidStock(product)
        if wishes["quantity"] != nil || wishes["unlimited"] != nil {
            guard !stock.isOwnedByTill else { throw .stockOwnedByTill }
        }
        if let sku = wishes["sku"]?.text, sku != product["sku"]?.text,
            products.contains(where: { $0["sku"]?.text == sku })
        {
            throw .skuExists
        }
        if let quantity = wishes["quantity"] {
            guard let whole = EcwidStock.units(quantity) else { throw .wrongParameter("quantity") }
            _ = stock.set(whole, onlyTracked: false)
        }
        var changed = stock.product
        merge(wishes, into: &changed, names: ["name", "sku", "price", "costPrice", "enabled", "description", "weight"])
        if wishes["unlimited"]?.flag == true { stopTracking(&changed) }
        guard changed != product else { return EcwidAnswer(["updateCount": 0]) }
        try keep(changed, id)
        return updated(EcwidStock(changed), combination: nil)
    }

    private func putCombination(
        _ question: EcwidQuestion, _ id: Int, _ product: JSONTree, _ combination: Int64
    ) throws(EcwidRefusal) -> EcwidAnswer {
        let wishes = try question.json()
        var stock = EcwidStock(product)
        if let quantity = wishes["quantity"] {
            guard let whole = EcwidStock.units(quantity) else { throw .wrongParameter("quantity") }
            try stock.set(whole, combination: combination)
        }
        stock.change(combination) { tree in
            merge(wishes, into: &tree, names: ["sku", "price", "costPrice", "warningLimit", "weight"])
            if wishes["unlimited"]?.flag == true { stopTracking(&tree) }
        }
        guard stock.product != product else { return EcwidAnswer(["updateCount": 0]) }
        try keep(stock.product, id)
        return updated(stock, combination: combination)
    }

    private func stopTracking(_ tree: inout JSONTree) {
        tree["unlimited"] = true
        tree["quantity"] = nil
        tree["inStock"] = true
    }

    func merge(_ wishes: JSONTree, into tree: inout JSONTree, names: [String]) {
        for name in names {
            if let value = wishes[name] { tree[name] = value }
        }
    }
}
