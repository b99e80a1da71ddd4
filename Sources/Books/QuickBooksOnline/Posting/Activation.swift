import Accounting
import Bookkeeping
import ConnectorKit

/// Makes a list record active again, with the version that it has now. Source: quickbooks-online.md §2.4, §2.5.
struct Activation: Sendable {
    let calls: QuickBooksCalls
    let home: Currency

    func activate(_ record: InactiveRecord) async throws(ConnectorProblem) -> ActivatedRecord? {
        let (entity, id) = Self.place(of: record)
        var attempt = 1
        while true {
            guard let found = try await read(entity, id) else { return nil }
            if found.flag("Active") != false { return try shown(entity, found, wasActive: true) }
            do throws(ConnectorProblem) {
                return try shown(entity, try await write(entity, found), wasActive: false)
            } catch {
                guard case .stale = error.cause, attempt < Self.attemptsMax else { throw error }
                attempt += 1
            }
        }
    }

    private static func place(of record: InactiveRecord) -> (Entity, String) {
        switch record {
        case .account(let id): (.account, id)
        case .customer(let id): (.customer, id)
        case .item(let id): (.item, id)
        case .vendor(let id): (.vendor, id)
        }
    }

    private func read(_ entity: Entity, _ id: String) async throws(ConnectorProblem) -> JSONObject? {
        do {
            return try await calls.read(calls.requests.record(entity, id: id)).object(entity.rawValue)
        } catch {
            if case .notFound = error.cause { return nil }
            throw error
        }
    }

    /// Sparse: nothing but its being active is written. An account goes whole, because not all of the service takes parts of one.
    private func write(_ entity: Entity, _ found: JSONObject) async throws(ConnectorProblem) -> JSONObject {
        var body = JSONObject()
        if entity == .account { body = found }
        let (id, version) = (found.text("Id") ?? "", found.text("SyncToken") ?? "")
        body["Id"] = .text(id)
        body["SyncToken"] = .text(version)
        body["sparse"] = .bool(true)
        body["Active"] = .bool(true)
        let payload = Payload(
            path: "\(entity.path)?minorversion=\(minorVersion)", body: JSONWriter.text(.object(body)))
        let answered: QuickBooksCalls.Answered
        do {
            // The same request for the same version has the same key: the books carry it out once.
            answered = try await calls.send(
                calls.requests.posting(payload, key: "active-\(entity.path)-\(id)-\(version)"))
        } catch {
            switch error {
            case .before(let problem): throw problem
            case .network(let failure): throw ConnectorProblem(failure, isWrite: true)
            }
        }
        let reply = JSONReader.object(answered.answer.body)
        if let problem = FaultReading(answered.answer, reply).problem(for: .change) { throw problem }
        guard let written = reply?.object(entity.rawValue) else {
            throw ConnectorProblem(
                .outcomeUnknown, status: answered.answer.status, requestID: answered.answer.intuitID)
        }
        return written
    }

    private func shown(
        _ entity: Entity, _ object: JSONObject, wasActive: Bool
    ) throws(ConnectorProblem) -> ActivatedRecord {
        guard let record = CatalogueRecord(entity, object, home: home) else { throw ConnectorProblem(.unreadable) }
        return ActivatedRecord(record: record, wasActive: wasActive)
    }

    /// Others write records of the lists seldom, and never for long.
    private static let attemptsMax = 3
}
