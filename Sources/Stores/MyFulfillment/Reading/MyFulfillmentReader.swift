package import Accounting
package import Commerce
package import ConnectorKit
import Foundation

/// Reads one myFulfillment instance. Source: myfulfillment.md §2, §6 A.
package struct MyFulfillmentReader: StoreReader {
    private let settings: MyFulfillmentSettings
    private let session: MyFulfillmentSession
    private let clock: any WorldClock

    init(_ settings: MyFulfillmentSettings, world: World) {
        self.settings = settings
        clock = world.clock
        session = MyFulfillmentSession(settings, world: world)
    }

    /// Signs in and checks each path of the mapping file: it must answer, and its first record must be readable.
    package func profile() async throws(ConnectorProblem) -> StoreProfile {
        if let fault = settings.mappingFault {
            throw ConnectorProblem(.invalid(field: fault.field), text: fault.description)
        }
        let profile = settings.profile
        for stream in settings.reads.sorted(by: { $0.rawValue < $1.rawValue }) { try await check(stream, profile) }
        return profile
    }

    package func records(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<RawRecord> {
        var place = cursor.flatMap { MovingPages($0) } ?? MovingPages(since: start, at: clock.now())
        if place.isDone { place.begin(at: clock.now()) }
        let (list, answer) = try await page(of: stream, offset: place.start, limit: settings.pageLimit)
        let rows = try rows(of: stream, list, answer)
        var records: [RawRecord] = []
        for row in place.take(rows, limit: settings.pageLimit, total: list.total) {
            records.append(try record(row.object, of: stream, row.changedAt, answer))
        }
        return Page(
            records: records, next: try place.cursor, isLast: place.isDone,
            expectedCount: cursor == nil ? list.total : nil)
    }

    /// Documents are known by store, order and number, by which no address leads to them: they are looked for in their list.
    package func record(_ id: String, of stream: RecordStream) async throws(ConnectorProblem) -> RawRecord? {
        switch stream {
        case .invoices, .creditMemos: return try await listed(id, of: stream)
        default: return try await addressed(id, of: stream)
        }
    }

    /// Nothing is deleted of a list of documents: one page after the other, until it is met.
    private func listed(_ id: String, of stream: RecordStream) async throws(ConnectorProblem) -> RawRecord? {
        var (offset, seen) = (0, Set<String>())
        while true {
            let known = seen.count
            let (list, answer) = try await page(of: stream, offset: offset, limit: settings.pageLimit)
            for row in try rows(of: stream, list, answer) {
                let raw = try record(row.object, of: stream, row.changedAt, answer)
                if raw.id == id { return raw }
                seen.insert(raw.id)
            }
            let end = offset + list.objects.count
            let isLast = MovingPages.isLast(
                list.objects.count, limit: settings.pageLimit, end: end, total: list.total)
            if isLast || seen.count == known { return nil }
            // Rows move while one reads.
            offset = max(end - Self.overlap, offset + 1)
        }
    }

    private static let overlap = 10

    /// Below the path of its list, by the system's own identifier.
    private func addressed(_ id: String, of stream: RecordStream) async throws(ConnectorProblem) -> RawRecord? {
        let resource = try resource(of: stream)
        let answer: IncomingAnswer
        do throws(ConnectorProblem) {
            answer = try await session.get("\(resource.path)/\(Self.escaped(id))")
        } catch {
            if error.cause == .notFound { return nil }
            throw error
        }
        guard let object = JSONReader.object(answer.body) else {
            throw MyFulfillmentProblems.unreadable(Unreadable(field: "record", text: "not an object"), answer)
        }
        if case .object(let inner)? = object["data"] { return try record(inner, of: stream, nil, answer) }
        return try record(object, of: stream, nil, answer)
    }

    // MARK: Pages

    private func page(
        of stream: RecordStream, offset: Int, limit: Int
    ) async throws(ConnectorProblem) -> (RecordList, IncomingAnswer) {
        let resource = try resource(of: stream)
        let query = (resource.query + ["offset=\(offset)", "limit=\(limit)"]).joined(separator: "&")
        let answer = try await session.get("\(resource.path)?\(query)")
        do throws(Unreadable) { return (try RecordList(answer.body), answer) } catch {
            throw MyFulfillmentProblems.unreadable(error, answer)
        }
    }

    private func rows(
        of stream: RecordStream, _ list: RecordList, _ answer: IncomingAnswer
    ) throws(ConnectorProblem) -> [MovingPages.Row] {
        var rows: [MovingPages.Row] = []
        for object in list.objects {
            let fields = Fields(object, settings.resources.names(of: stream))
            guard let id = fields.text("id") ?? fields.text("sku") ?? fields.text("number") else {
                throw MyFulfillmentProblems.unreadable(Unreadable(field: "id", text: ""), answer)
            }
            // When it was made says nothing of a change: where the list tells no more, every reading gives all of it.
            let changed = fields.text("updated_at")
            rows.append(
                MovingPages.Row(
                    id: id, changedAt: changed.flatMap { Moments.instant($0, in: settings.zone) }, object: object))
        }
        return rows
    }

    private func record(
        _ object: JSONObject, of stream: RecordStream, _ changedAt: Instant?, _ answer: IncomingAnswer
    ) throws(ConnectorProblem) -> RawRecord {
        let moment = changedAt ?? Instant(seconds: 0)
        do throws(Unreadable) { return try RawRecord(object, of: stream, settings, now: moment) } catch {
            // One row that lacks what it is known by keeps no other from being read: it is refused by itself.
            let fields = Fields(object, settings.resources.names(of: stream))
            guard let id = fields.text("id") else { throw MyFulfillmentProblems.unreadable(error, answer) }
            let own = stream == .creditMemos ? ID<Order>.creditMemo(id).rawValue : id
            return RawRecord(id: own, updatedAt: moment, body: Data(JSONWriter.write(object).utf8))
        }
    }

    // MARK: Stock

    package var incomplete: Set<RecordStream> { [.products] }

    /// The catalogue does not tell stock: it is asked for of each product that is counted. Source: myfulfillment.md §2.
    package func completed(
        _ records: [RawRecord], of stream: RecordStream
    ) async throws(ConnectorProblem) -> [RawRecord] {
        guard stream == .products else { return records }
        let outcome: Result<[RawRecord], ConnectorProblem> = await withTaskGroup(of: Told.self) { group in
            var whole = records
            var problem: ConnectorProblem?
            func take(_ done: Told) {
                switch done.record {
                case .success(let record): whole[done.place] = record
                case .failure(let trouble): problem = problem ?? trouble
                }
            }
            for (place, record) in records.enumerated() where problem == nil {
                if place >= Self.callsAtOnce, let done = await group.next() { take(done) }
                group.addTask { await told(of: record, at: place) }
            }
            for await done in group { take(done) }
            if let problem { return .failure(problem) }
            return .success(whole)
        }
        return try outcome.get()
    }

    /// What became of the record at a place.
    private struct Told: Sendable {
        var place: Int
        var record: Result<RawRecord, ConnectorProblem>
    }

    private func told(of record: RawRecord, at place: Int) async -> Told {
        do throws(ConnectorProblem) {
            return Told(place: place, record: .success(try await withStock(record)))
        } catch { return Told(place: place, record: .failure(error)) }
    }

    private func withStock(_ record: RawRecord) async throws(ConnectorProblem) -> RawRecord {
        guard var object = JSONReader.object(record.body) else { return record }
        let fields = Fields(object, settings.resources.names(of: .products))
        guard ProductType(fields.text("type")) == .simple, !fields.has("stock_physical"), !fields.has("stocks"),
            let sku = fields.text("sku"), !SKU(sku).isDeleted
        else { return record }
        object["stocks"] = try await stocks(of: sku)
        return RawRecord(
            id: record.id, updatedAt: record.updatedAt, body: Data(JSONWriter.write(object).utf8))
    }

    /// Source: myfulfillment.md §2 (throttling).
    private static let callsAtOnce = 3

    /// None for one without any stock line. `nil` where the right is missing: nobody tells then, and no stock item is made of it.
    ///
    /// An instance that answers, but never for this code, has the product refused by itself. Source: myfulfillment.md §2 (errors).
    private func stocks(of sku: String) async throws(ConnectorProblem) -> JSONValue? {
        for isLast in [false, true] {
            let answer: IncomingAnswer
            do throws(ConnectorProblem) {
                answer = try await session.get("/advanced-stock/product/\(Self.escaped(sku))/stocks")
            } catch {
                if error.cause == .notFound { return .array([]) }
                if error.cause == .notPermitted { return nil }
                guard error.isOfOneCode else { throw error }
                if isLast { return .text(error.text ?? "") }
                _ = try await page(of: .products, offset: 0, limit: 1)
                continue
            }
            do throws(Unreadable) {
                return .array(try RecordList(answer.body).objects.map { .object($0) })
            } catch { throw MyFulfillmentProblems.unreadable(error, answer) }
        }
        return nil
    }

    // MARK: The mapping file

    private func resource(of stream: RecordStream) throws(ConnectorProblem) -> ResourceMap.Resource {
        guard let resource = settings.resources[stream] else {
            throw ConnectorProblem(.notPermitted, text: "the mapping file names no path for \(stream.rawValue)")
        }
        return resource
    }

    private func check(_ stream: RecordStream, _ profile: StoreProfile) async throws(ConnectorProblem) {
        let list: RecordList
        do throws(ConnectorProblem) { (list, _) = try await page(of: stream, offset: 0, limit: 1) } catch {
            guard error.cause == .notFound else { throw error }
            throw ConnectorProblem(.invalid(field: "mapping.\(stream.resourceName).path"), text: error.text)
        }
        guard let first = list.objects.first else { return }
        let mapping = MyFulfillmentMapping(settings.resources, zone: settings.zone)
        do throws(Unreadable) {
            let raw = try RawRecord(first, of: stream, settings, now: Instant(seconds: 0))
            switch stream {
            case .products: _ = try mapping.products(from: raw, profile: profile)
            case .customers: _ = try mapping.customer(from: raw)
            default: _ = try mapping.order(from: raw, profile: profile)
            }
        } catch {
            throw ConnectorProblem(
                .invalid(field: "mapping.\(stream.resourceName).fields.\(error.field)"), text: error.description)
        }
    }

    private static func escaped(_ part: String) -> String {
        part.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~")))
            ?? ""
    }
}

extension ConnectorProblem {
    /// The instance cannot tell this one, or says that it may not be asked so; others it may tell.
    fileprivate var isOfOneCode: Bool {
        if case .invalid = cause { true } else { cause == .serverFault }
    }
}
