import Foundation

extension OpenCartSampleStore {
    func answer(_ operation: String, _ arguments: JSONTree) throws(OpenCartSampleRefusal) -> JSONTree {
        switch operation {
        case "handshake":
            return paper.handshake(now: now, orders: orderIDs.count, writesStock: !faults.isStockWritingOff)
        case "lists": return ["tables": paper.lists(), "next": [:]]
        case "orders.changes": return try changes(arguments)
        case "orders.get":
            let ids = try identifiers(arguments, most: 50)
            let there = ids.filter { orderExists($0) }
            return [
                "orders": .array(there.map { whole($0) }),
                "missing": .array(ids.filter { !orderExists($0) }.map { .string("\($0)") }),
            ]
        case "orders.exists":
            let ids = try identifiers(arguments, most: 500)
            return ["missing": .array(ids.filter { !orderExists($0) }.map { .string("\($0)") })]
        case "products.list":
            return list(arguments, OpenCartSampleMill.products.count, "products") {
                paper.product($0, stock: stock[$0] ?? Self.stockUsual, now: now)
            }
        case "customers.list": return list(arguments, OpenCartSampleMill.customers, "customers") { paper.customer($0) }
        case "returns.list": return ["returns": [], "next": .null]
        case "stock.write": return try writeStock(arguments)
        default: throw OpenCartSampleRefusal(status: 400, code: "unknown_op", message: operation)
        }
    }

    static let stockUsual: Int64 = 100

    private func identifiers(_ arguments: JSONTree, most: Int) throws(OpenCartSampleRefusal) -> [Int] {
        let values = arguments["ids"]?.elements ?? []
        guard values.count <= most else { throw OpenCartSampleRefusal(status: 413, code: "too_large", message: "ids") }
        var ids: [Int] = []
        for value in values {
            guard let id = value.text.flatMap({ Int($0) }) ?? value.whole.map({ Int($0) }) else {
                throw OpenCartSampleRefusal(status: 400, code: "bad_request", message: "ids")
            }
            ids.append(id)
        }
        return ids
    }

    private func list(_ arguments: JSONTree, _ count: Int, _ name: String, _ element: (Int) -> JSONTree) -> JSONTree {
        let after = arguments["after"]?.text.flatMap { Int($0) } ?? Int(arguments["after"]?.whole ?? 0)
        let limit = min(200, max(1, Int(arguments["limit"]?.whole ?? 200)))
        let ids = Array((after + 1...max(after + 1, count + 1)).prefix(limit)).filter { $0 <= count }
        let isEnd = (ids.last ?? count) >= count
        return [
            name: .array(ids.map(element)), "next": isEnd ? .null : .string("\(ids.last ?? count)"), "missing": [],
        ]
    }

    // MARK: Orders

    /// All orders that are there now, by identifier.
    var orderIDs: [Int] {
        let made = settings.orders == 0 ? [] : Array(1...settings.orders).filter { mill.placedAt($0) <= now }
        let placed = Set(edits.filter { $0.deed == .place }.map(\.order)).subtracting(made)
        return (made + placed.sorted()).filter { !deleted.contains($0) }
    }

    private func orderExists(_ id: Int) -> Bool {
        guard id > 0, !deleted.contains(id) else { return false }
        return changed[id] != nil || (id <= settings.orders && mill.placedAt(id) <= now)
    }

    func order(_ id: Int) -> OpenCartSampleOrder { changed[id] ?? mill.order(id) }

    private func whole(_ id: Int) -> JSONTree {
        paper.whole(order(id), changed: history(id), modifiedAt: modifiedAt(id))
    }

    /// The first row by the order's own number, later ones behind those of all orders.
    func history(_ id: Int) -> [(history: Int, status: Int, at: Int64)] {
        let isMade = id <= settings.orders
        let first = mill.order(id)
        var rows: [(history: Int, status: Int, at: Int64)] = []
        if isMade, first.status != 0 { rows.append((id, first.status, first.placedAt)) }
        for (place, edit) in edits.enumerated() where edit.order == id && edit.isStatus {
            let status = if case .status(let status) = edit.deed { status } else { order(id).status }
            rows.append((settings.orders + place + 1, status, edit.at))
        }
        return rows
    }

    private func modifiedAt(_ id: Int) -> Int64 {
        edits.last { $0.order == id && $0.movesDate(settings.generation) }?.at ?? order(id).placedAt
    }

    /// First all by identifier; then those with a newer row of the history or a later time of change, an overlap included.
    private func changes(_ arguments: JSONTree) throws(OpenCartSampleRefusal) -> JSONTree {
        let isWhole = arguments["whole"]?.flag ?? false
        let limit = min(isWhole ? 50 : 200, max(1, Int(arguments["limit"]?.whole ?? 50)))
        let cursor = arguments["cursor"].flatMap { $0 == .null ? nil : $0 }
        let all = orderIDs
        func number(_ name: String) -> Int64 { cursor?[name]?.whole ?? 0 }
        let top = Int64(settings.orders + edits.count)
        let isFirst = cursor == nil || cursor?["first"]?.flag == true
        let (toHistory, toTime) = cursor?["toHistory"] == nil ? (top, now) : (number("toHistory"), number("toTime"))
        let after = Int(number("after"))
        let matching: [Int]
        if isFirst {
            let since = (arguments["since"]?.text ?? cursor?["since"]?.text).flatMap { OpenCartSampleTime.seconds($0) }
            let from = since.map { $0 - settings.zoneSeconds }
            matching = all.filter { id in
                id > after && (from.map { max(order(id).placedAt, modifiedAt(id)) >= $0 } ?? true)
            }
        } else {
            let newer = Set(
                edits.enumerated().filter { Int64(settings.orders + $0 + 1) > number("history") && $1.isStatus }.map(
                    \.element.order))
            let from = number("time") - Self.overlapSeconds
            matching = all.filter { id in
                id > after
                    && (newer.contains(id) || id > number("history") && id <= settings.orders || modifiedAt(id) >= from)
            }
        }
        let page = Array(matching.prefix(limit))
        let more = matching.count > page.count
        var next: JSONTree =
            more
            ? [
                "first": .bool(isFirst), "after": .integer(page.last ?? after), "toHistory": .integer(toHistory),
                "toTime": .integer(toTime),
            ]
            : ["first": false, "after": 0, "history": .integer(toHistory), "time": .integer(toTime)]
        if more, !isFirst { next["history"] = .integer(number("history")); next["time"] = .integer(number("time")) }
        if more, isFirst, let since = arguments["since"] ?? cursor?["since"] { next["since"] = since }
        return [
            "orders": .array(page.map { isWhole ? whole($0) : head($0) }), "cursor": next, "more": .bool(more),
        ]
    }

    private static let overlapSeconds: Int64 = 65 * 60

    private func head(_ id: Int) -> JSONTree {
        let own = order(id)
        return [
            "order_id": .string("\(id)"), "store_id": "0", "order_status_id": .string("\(own.status)"),
            "date_added": .string(paper.text(own.placedAt)), "date_modified": .string(paper.text(modifiedAt(id))),
            "last_history_id": .string("\(history(id).last?.history ?? 0)"),
        ]
    }

    // MARK: Stock

    private func writeStock(_ arguments: JSONTree) throws(OpenCartSampleRefusal) -> JSONTree {
        guard !faults.isStockWritingOff else {
            throw OpenCartSampleRefusal(status: 403, code: "stock_writing_off", message: "not allowed in the store")
        }
        var results: [JSONTree] = []
        for item in arguments["items"]?.elements ?? [] {
            let result = try write(item)
            results.append(result)
        }
        return ["items": .array(results)]
    }

    private func write(_ item: JSONTree) throws(OpenCartSampleRefusal) -> JSONTree {
        let key = item["key"]?.text
        if let key, var done = doneStockKeys[key] {
            done["repeated"] = true
            return done
        }
        let id = item["product_id"]?.text.flatMap { Int($0) } ?? Int(item["product_id"]?.whole ?? 0)
        var result: JSONTree = ["product_id": .string("\(id)")]
        guard OpenCartSampleMill.products.indices.contains(id - 1) else {
            result["result"] = "not_found"
            return result
        }
        let before = stock[id] ?? Self.stockUsual
        result["before"] = .string("\(before)")
        let after = item["quantity"]?.whole ?? item["delta"]?.whole.map { before + $0 }
        if !OpenCartSampleMill.products[id - 1].isCounted {
            result["result"] = "not_tracked"
        } else if let after, (item["quantity"] == nil) != (item["delta"] == nil) {
            if let expected = item["expected"]?.whole, expected != before {
                result["result"] = "conflict"
            } else {
                result["result"] = after == before ? "unchanged" : "updated"
                result["after"] = .string("\(after)")
                do { try commit(OpenCartSampleEdit(id, .stock(after), at: now)) } catch {
                    throw OpenCartSampleRefusal(status: 500, code: "fault", message: "not kept")
                }
            }
        } else {
            result["result"] = "invalid"
        }
        if let key { doneStockKeys[key] = result }
        return result
    }
}
