package import Accounting
import Bookkeeping
package import Commerce
package import ConnectorKit
package import Foundation
import Storage
import Sync

/// Takes records that programs send, each judged by itself: one that is refused never stops the others (X11).
package struct Push: Sendable {
    /// As many as are kept in one transaction without making others wait.
    package static let batchMax = 500
    /// One order may have as many lines as a whole batch has records.
    package static let bytesMax = 8 * 1024 * 1024

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// What a store takes and what it looks like; a stream without a published form has none.
    package func shapes(of store: ID<Store>) async throws(FeatureProblem) -> [RecordStream: JSONObjectShape?] {
        let desk = try await scope.open(.pushRecords).pushDesk(store)
        return Dictionary(uniqueKeysWithValues: desk.description.takes.map { ($0, desk.intake.shape(of: $0)) })
    }

    /// Takes one record under its own identifier, which its body may leave out.
    package func take(
        _ stream: RecordStream, id: String, _ body: Data, of store: ID<Store>
    ) async throws(FeatureProblem) -> PushResult {
        guard let object = JSONReader.object(body) else { throw .push(Self.unreadable(body)) }
        return try await take(stream, id: id, object, of: store)
    }

    /// The same for a record that was read already.
    package func take(
        _ stream: RecordStream, id: String, _ record: JSONObject, of store: ID<Store>
    ) async throws(FeatureProblem) -> PushResult {
        let desk = try await scope.open(.pushRecords).pushDesk(store)
        try desk.check(stream)
        var object = record
        if object["id"] == nil { object = JSONObject(members: [.init(name: "id", value: .text(id))] + object.members) }
        guard case .text(let named)? = object["id"], named == id else {
            let told = if case .text(let named)? = object["id"] { named } else { "" }
            return PushResult(index: 0, id: id, outcome: .refused(.otherRecord(address: id, body: told)))
        }
        return try await take(stream, [.object(object)], desk, of: store)[0]
    }

    /// Takes up to ``batchMax`` records: a list, or an object with one under `records`.
    package func take(
        _ stream: RecordStream, batch body: Data, of store: ID<Store>
    ) async throws(FeatureProblem) -> [PushResult] {
        try await take(stream, try Self.records(in: body), of: store)
    }

    /// The same for records that were read already.
    package func take(
        _ stream: RecordStream, _ records: [JSONValue], of store: ID<Store>
    ) async throws(FeatureProblem) -> [PushResult] {
        let desk = try await scope.open(.pushRecords).pushDesk(store)
        try desk.check(stream)
        guard records.count <= Self.batchMax else {
            throw .push(.tooMany(count: records.count, max: Self.batchMax))
        }
        return try await take(stream, records, desk, of: store)
    }

    private func take(
        _ stream: RecordStream, _ records: [JSONValue], _ desk: PushDesk, of store: ID<Store>
    ) async throws(FeatureProblem) -> [PushResult] {
        let results = try await desk.take(stream, records)
        if results.contains(where: { $0.outcome == .new || $0.outcome == .changed }) {
            try await scope.open(.pushRecords).lookSoon(atPushed: store)
        }
        return results
    }

    /// The records of a body: a list, an object with a list under `records`, or one record.
    package static func records(in body: Data) throws(FeatureProblem) -> [JSONValue] {
        switch JSONReader.value(body) {
        case .array(let records)?: return records
        case .object(let object)?:
            guard let held = object["records"] else { return [.object(object)] }
            guard case .array(let records) = held, object.members.count == 1 else { throw .push(.noRecords) }
            return records
        case nil: throw .push(unreadable(body))
        default: throw .push(.noRecords)
        }
    }

    private static func unreadable(_ body: Data) -> PushProblem {
        JSONReader.fault(in: body).map { .notJSON($0) } ?? .noRecords
    }
}

/// One store, ready to take records.
struct PushDesk: Sendable {
    let description: StoreDescription
    let intake: any StoreIntake
    private let mapping: any StoreMapping
    /// `nil` where only the store itself can tell.
    private let profile: StoreProfile?
    private let roundingUnitsMax: Int
    private let keeper: RecordIntake
    private let now: Instant

    init(
        _ opened: StoreConnector, intake: any StoreIntake, policy: Policy?, store: String, access: CompanyAccess
    ) {
        description = opened.description
        self.intake = intake
        mapping = opened.mapping
        do throws(ConnectorProblem) { profile = try intake.profile() } catch { profile = nil }
        roundingUnitsMax = policy?.roundingUnitsMax ?? Policy.usualRoundingUnitsMax
        keeper = RecordIntake(
            archive: access.archive, store: store, description: description, intake: intake,
            mapping: opened.mapping, world: access.world)
        now = access.now
    }

    func check(_ stream: RecordStream) throws(FeatureProblem) {
        guard description.takes.contains(stream) else {
            let takes = RecordStream.allCases.filter { description.takes.contains($0) }
            throw .push(.notTaken(kind: description.kind, stream: stream, takes: takes))
        }
    }

    /// Keeps what can be taken; says what became of each, in their order.
    func take(_ stream: RecordStream, _ records: [JSONValue]) async throws(FeatureProblem) -> [PushResult] {
        let (keeper, intake) = (keeper, intake)
        return try await judge(stream, records) { taken throws(FeatureProblem) in
            try await withFeatureProblem { try await keeper.keep(stream, taken, by: intake) }
        }
    }

    /// The same without keeping anything.
    func look(_ stream: RecordStream, _ records: [JSONValue]) async throws(FeatureProblem) -> [PushResult] {
        let keeper = keeper
        return try await judge(stream, records) { taken throws(FeatureProblem) in
            try await withFeatureProblem { try await keeper.look(stream, taken) }
        }
    }

    private func judge(
        _ stream: RecordStream, _ records: [JSONValue],
        _ verdicts: ([PushedRecord]) async throws(FeatureProblem) -> [PushVerdict]
    ) async throws(FeatureProblem) -> [PushResult] {
        var results: [PushResult] = []
        var taken: [(place: Int, record: PushedRecord)] = []
        for (index, value) in records.enumerated() {
            do throws(PushRefusal) {
                let (record, warnings) = try examined(stream, value)
                taken.append((index, record))
                results.append(
                    PushResult(index: index, id: Self.id(of: value), outcome: .unchanged, warnings: warnings))
            } catch { results.append(PushResult(index: index, id: Self.id(of: value), outcome: .refused(error))) }
        }
        let judged = try await verdicts(taken.map(\.record))
        for (place, verdict) in zip(taken.map(\.place), judged) {
            results[place].outcome = .init(verdict)
            if results[place].refusal != nil { results[place].warnings = [] }
        }
        return results
    }

    /// What would be kept of a record, and what is doubtful about it, or why it would be refused; keeps nothing.
    private func examined(
        _ stream: RecordStream, _ value: JSONValue
    ) throws(PushRefusal) -> (PushedRecord, [PushWarning]) {
        guard case .object(let object) = value else { throw .unfit(.shape(ShapeFault("", .notObject))) }
        let record: PushedRecord
        do throws(PushFault) { record = try intake.record(of: stream, from: object, now: now) } catch {
            throw .unfit(error)
        }
        guard let profile else { return (record, []) }
        let order: Order?
        do throws(Unreadable) { order = try understood(stream, record, profile) } catch {
            throw .unfit(.unreadable(error))
        }
        guard let order else { return (record, []) }
        let differences = order.sumsThatDiffer(roundingUnitsMax: roundingUnitsMax)
        if !differences.isEmpty { throw .sumsDiffer(differences) }
        let zone = TimeZone(identifier: profile.timeZone) ?? .gmt
        if let found = OrderContradiction.all(of: order, in: zone, now: now).first { throw .contradictory(found) }
        return (record, PushWarning.all(of: order))
    }

    /// Reads a record as the workflows will; `nil` for one that is no order.
    private func understood(
        _ stream: RecordStream, _ record: PushedRecord, _ profile: StoreProfile
    ) throws(Unreadable) -> Order? {
        switch stream {
        case .orders: return try mapping.order(from: record.raw, profile: profile)
        case .products: _ = try mapping.products(from: record.raw, profile: profile)
        case .customers: _ = try mapping.customer(from: record.raw)
        case .invoices, .creditMemos, .payments, .refunds, .purchaseOrders, .supplierInvoices, .companies: break
        }
        return nil
    }

    private static func id(of value: JSONValue) -> String? {
        guard case .object(let object) = value, case .text(let id)? = object["id"] else { return nil }
        return String(id.prefix(100))
    }
}

extension PushRefusal: Error {}

extension PushResult.Outcome {
    init(_ verdict: PushVerdict) {
        self =
            switch verdict {
            case .new: .new
            case .changed: .changed
            case .unchanged: .unchanged
            case .older(let kept): .refused(.older(kept: kept))
            case .contradicts(let version): .refused(.contradicts(version: version))
            }
    }
}

extension CompanyAccess {
    /// A store of the company that is in use and takes records; neither it nor the books are called.
    func pushDesk(_ id: ID<Store>) async throws(FeatureProblem) -> PushDesk {
        let row = try await store(id)
        guard row.state != .uninstalled else { throw .connection(.uninstalled(row.id, side: .store)) }
        let kind = try services.storeKind(row.kind)
        let settings = try await settings(of: row, form: kind.description.form)
        guard let intake = kind.intake?(settings) else {
            throw .push(.notTaken(kind: row.kind, stream: .orders, takes: []))
        }
        let opened = StoreConnector(
            description: kind.description, mapping: kind.mapping(settings), reader: nil, intake: intake)
        return PushDesk(
            opened, intake: intake, policy: try await policy(of: id), store: row.id, access: self)
    }
}
