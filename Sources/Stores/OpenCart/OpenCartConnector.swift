package import Accounting
package import Commerce
package import ConnectorKit
import Foundation

/// Speaks one OpenCart installation by our extension in it. Source: the extension's API, opencart.md.
package struct OpenCartConnector: StoreReader, StockWriter {
    private let settings: OpenCartSettings
    private let calls: OpenCartCalls
    private let world: World

    package init(_ settings: OpenCartSettings, world: World) {
        self.settings = settings
        self.world = world
        calls = OpenCartCalls(settings, world: world)
    }

    package var stock: (any StockWriter)? { self }

    package func profile() async throws(ConnectorProblem) -> StoreProfile {
        let handshake = try await calls.data("handshake")
        let lists = try await lists()
        let installation = OpenCartInstallation(
            lists: OpenCartTables(lists), handshake: OpenCartTables(handshake), shop: settings.shop ?? "0")
        do throws(Unreadable) {
            return try installation.profile()
        } catch {
            throw .unreadable(error)
        }
    }

    package func records(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant? = nil
    ) async throws(ConnectorProblem) -> Page<RawRecord> {
        switch stream {
        case .orders: try await orders(after: cursor, since: start)
        case .products: try await list("products", "product", "product_id", after: cursor)
        case .customers: try await list("customers", "customer", "customer_id", after: cursor)
        case .invoices, .creditMemos, .payments, .refunds, .purchaseOrders, .supplierInvoices, .companies:
            throw ConnectorProblem(.notPermitted)
        }
    }

    /// Of orders only, by asking which of the newest numbers are there.
    package func deletions(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant? = nil
    ) async throws(ConnectorProblem) -> Page<DeletedRecord>? {
        guard stream == .orders else { return nil }
        let now = world.clock.now()
        var place: OpenCartDeletionCursor
        if let known = OpenCartCursorText.value(OpenCartDeletionCursor.self, cursor) {
            place = known
        } else {
            place = OpenCartDeletionCursor(zone: try await shopClock().zone)
        }
        guard place.isDue(now) else { return Page(records: [], next: try OpenCartCursorText.text(place), isLast: true) }
        place.top = try await newest(place, now)
        var missing: [Int64] = []
        let window = place.window
        for begin in stride(from: 0, to: window.count, by: Self.existsLimit) {
            let part = window[begin..<min(begin + Self.existsLimit, window.count)]
            var arguments = JSONObject()
            arguments["ids"] = .array(part.map { .number(String($0)) })
            missing += OpenCartTables(try await calls.data("orders.exists", arguments)).values("missing").compactMap {
                Int64($0)
            }
        }
        return Page(records: place.news(missing, now: now), next: try OpenCartCursorText.text(place), isLast: true)
    }

    /// Orders only: products and customers come with their lists.
    package func record(_ id: String, of stream: RecordStream) async throws(ConnectorProblem) -> RawRecord? {
        guard stream == .orders else { throw ConnectorProblem(.notPermitted) }
        guard !id.isEmpty, id.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let clock = try await shopClock().clock
        let data = try await calls.data(
            "orders.get", JSONObject(members: [.init(name: "ids", value: .array([.text(id)]))]))
        return try Self.elements("orders", data).first.map { (element) throws(ConnectorProblem) in
            try Self.order(element, clock)
        }
    }

    /// A difference with a key of its own, so that a call whose answer was lost is asked again without being done again.
    package func change(_ stock: StockChange) async throws(ConnectorProblem) {
        let key = world.identifiers.next()
        var item = JSONObject()
        item["product_id"] = .text(stock.productID)
        if let value = stock.variationID { item["product_option_value_id"] = .text(value) }
        item["delta"] = .number(String(stock.delta))
        item["key"] = .text(key)
        var arguments = JSONObject()
        arguments["items"] = .array([.object(item)])
        let data: JSONObject
        do throws(ConnectorProblem) {
            data = try await calls.data("stock.write", arguments, isWrite: true)
        } catch {
            guard error.cause == .outcomeUnknown else { throw error }
            data = try await calls.data("stock.write", arguments, isWrite: true)
        }
        let result = OpenCartTables(data).rows("items").first?["result"] ?? ""
        switch result {
        case "updated", "unchanged": return
        case "not_found": throw ConnectorProblem(.notFound, code: result, status: 200)
        case "not_tracked", "conflict", "invalid":
            throw ConnectorProblem(.invalid(field: "quantity"), code: result, status: 200)
        default: throw ConnectorProblem(.unreadable, text: "items[0].result: \(result)", status: 200)
        }
    }
}

extension OpenCartConnector {
    // MARK: Orders

    private func orders(after cursor: Cursor?, since start: Instant?) async throws(ConnectorProblem) -> Page<RawRecord>
    {
        let known = OpenCartCursorText.value(OpenCartOrderCursor.self, cursor)
        var place: OpenCartOrderCursor
        var count: Int?
        if let known, !known.isAtEnd {
            place = known
        } else {
            let shop = try await shopClock()
            place = known ?? OpenCartOrderCursor(zone: shop.zone, since: start.map { shop.clock.text($0) })
            place.zone = shop.zone
            if known == nil, start == nil { count = shop.orders }
        }
        guard let clock = OpenCartClock(place.zone) else {
            throw ConnectorProblem(.unreadable, text: "zone: \(place.zone)")
        }
        let data: JSONObject
        do throws(ConnectorProblem) {
            data = try await calls.data("orders.changes", arguments(place))
        } catch {
            // Hosts end what takes too long: a smaller page may pass.
            guard error.text == Self.timedOut, place.limit == nil else { throw error }
            place.limit = Self.limitOfSlowHosts
            data = try await calls.data("orders.changes", arguments(place))
        }
        var records: [RawRecord] = []
        for element in Self.elements("orders", data) { records.append(try Self.order(element, clock)) }
        place.place = data["cursor"].map { JSONWriter.text($0) } ?? place.place
        place.isAtEnd = data["more"] != .bool(true)
        let news = place.news(in: records)
        return Page(
            records: news, next: try OpenCartCursorText.text(place), isLast: place.isAtEnd, expectedCount: count)
    }

    private func arguments(_ place: OpenCartOrderCursor) -> JSONObject {
        var arguments = JSONObject()
        arguments["cursor"] = place.place.flatMap { JSONReader.object($0) }.map { .object($0) } ?? .null
        if place.place == nil, let since = place.since { arguments["since"] = .text(since) }
        arguments["limit"] = .number(String(place.limit ?? settings.pageLimit))
        arguments["whole"] = .bool(true)
        if let shop = settings.shop { arguments["store_ids"] = .array([.text(shop)]) }
        return arguments
    }

    /// The text of a call that nobody answered in time.
    private static let timedOut = "timed out"
    private static let limitOfSlowHosts = 10

    private static func order(_ element: JSONObject, _ clock: OpenCartClock) throws(ConnectorProblem) -> RawRecord {
        let tables = OpenCartTables(element)
        guard let id = tables.row("order")?.id("order_id") else {
            throw ConnectorProblem(.unreadable, text: "orders[].order.order_id: missing", status: 200)
        }
        guard let changed = OpenCartChanges.lastChange(tables, clock) else {
            throw ConnectorProblem(.unreadable, text: "orders[].order.date_added: missing", status: 200)
        }
        return RawRecord(id: id, updatedAt: changed, body: Data(JSONWriter.write(element).utf8))
    }

    // MARK: Deletions

    /// The newest number of the last week, or the one that was known.
    private func newest(_ place: OpenCartDeletionCursor, _ now: Instant) async throws(ConnectorProblem) -> Int64 {
        guard let clock = OpenCartClock(place.zone) else { return place.top }
        var arguments = JSONObject()
        arguments["cursor"] = .null
        arguments["since"] = .text(clock.text(now.advanced(bySeconds: -Self.weekSeconds)))
        arguments["limit"] = .number(String(Self.listLimit))
        var top = place.top
        for _ in 0..<Self.listPagesMax {
            let data = try await calls.data("orders.changes", arguments)
            for row in OpenCartTables(data).rows("orders") {
                top = max(top, row["order_id"].flatMap { Int64($0) } ?? 0)
            }
            guard data["more"] == .bool(true), let next = data["cursor"] else { break }
            arguments["cursor"] = next
        }
        return top
    }

    private static let weekSeconds: Int64 = 7 * 86_400
    /// Source: the extension's API §4.5.
    private static let existsLimit = 500

    // MARK: Lists

    /// By identifier. Changes of stock and of customers move no date, so everything is read anew once a day. Source: opencart.md §3.2, §3.3.
    private func list(
        _ name: String, _ row: String, _ key: String, after cursor: Cursor?
    ) async throws(ConnectorProblem) -> Page<RawRecord> {
        var place: OpenCartListCursor
        let now = world.clock.now()
        if let known = OpenCartCursorText.value(OpenCartListCursor.self, cursor) {
            place = known
            if known.isAtEnd { place = try await again(known, now, hasDates: name == "products") }
        } else {
            place = OpenCartListCursor(zone: try await shopClock().zone, begunAt: now.seconds, wholeAt: now.seconds)
        }
        guard let clock = OpenCartClock(place.zone) else {
            throw ConnectorProblem(.unreadable, text: "zone: \(place.zone)")
        }
        var arguments = JSONObject()
        arguments["after"] = .text(place.after)
        arguments["limit"] = .number(String(Self.listLimit))
        if let since = place.changedSince { arguments["changed_since"] = .text(since) }
        let data = try await calls.data("\(name).list", arguments)
        var records: [RawRecord] = []
        for element in Self.elements(name, data) {
            guard let own = OpenCartTables(element).row(row), let id = own.id(key) else {
                throw ConnectorProblem(.unreadable, text: "\(name)[].\(key): missing", status: 200)
            }
            let changed = clock.instant(own["date_modified"]) ?? clock.instant(own["date_added"]) ?? now
            records.append(RawRecord(id: id, updatedAt: changed, body: Data(JSONWriter.write(element).utf8)))
            place.after = id
        }
        let next = OpenCartRow(data)["next"]
        if let next { place.after = next }
        place.isAtEnd = next == nil
        return Page(records: records, next: try OpenCartCursorText.text(place), isLast: place.isAtEnd)
    }

    /// The next reading of a list that was read to its end.
    private func again(
        _ known: OpenCartListCursor, _ now: Instant, hasDates: Bool
    ) async throws(ConnectorProblem) -> OpenCartListCursor {
        let shop = try await shopClock()
        var place = known
        place.zone = shop.zone
        place.isAtEnd = false
        let isDue = known.wholeAt.map { now.seconds - $0 >= Self.wholeSeconds || now.seconds < $0 } ?? true
        if isDue {
            (place.after, place.changedSince, place.wholeAt) = ("0", nil, now.seconds)
        } else if hasDates {
            let since = Instant(seconds: known.begunAt).advanced(bySeconds: -Self.overlapSeconds)
            (place.after, place.changedSince) = ("0", shop.clock.text(since))
        }
        place.begunAt = now.seconds
        return place
    }

    /// Source: the extension's API §4.6, §4.7.
    private static let listLimit = 200
    private static let wholeSeconds: Int64 = 86_400
    /// An hour of summer time and five minutes of clocks that differ. Source: opencart.md §5.
    private static let overlapSeconds: Int64 = 65 * 60

    // MARK: The shop

    private func shopClock() async throws(ConnectorProblem) -> (zone: String, clock: OpenCartClock, orders: Int?) {
        let tables = OpenCartTables(try await calls.data("handshake"))
        guard let zone = tables.row("time")?["zone"], let clock = OpenCartClock(zone) else {
            throw ConnectorProblem(.unreadable, text: "time.zone: missing", status: 200)
        }
        return (zone, clock, tables.row("counts")?["orders"].flatMap { Int($0) })
    }

    private func lists() async throws(ConnectorProblem) -> JSONObject {
        var tables: [String: [JSONValue]] = [:]
        var arguments = JSONObject()
        for _ in 0..<Self.listPagesMax {
            let data = try await calls.data("lists", arguments)
            guard case .object(let part)? = data["tables"] else {
                throw ConnectorProblem(.unreadable, text: "tables: missing", status: 200)
            }
            for member in part.members {
                if case .array(let rows) = member.value { tables[member.name, default: []] += rows }
            }
            guard case .object(let next)? = data["next"], !next.isEmpty else { break }
            arguments["after"] = .object(next)
        }
        return JSONObject(
            members: tables.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .array($0.value)) })
    }

    /// Two thousand rows each: more than any shop's zones.
    private static let listPagesMax = 50

    private static func elements(_ name: String, _ data: JSONObject) -> [JSONObject] {
        guard case .array(let values)? = data[name] else { return [] }
        return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
    }
}

extension ConnectorProblem {
    fileprivate static func unreadable(_ fault: Unreadable) -> ConnectorProblem {
        ConnectorProblem(.unreadable, text: "\(fault.field): \(fault.text)", status: 200)
    }
}
