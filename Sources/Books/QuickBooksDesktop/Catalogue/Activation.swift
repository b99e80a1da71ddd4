import Accounting
import Bookkeeping
import ConnectorKit

/// Makes a record of a list active again, with the version that it has now. Source: quickbooks-desktop.md §3.5.
struct Activation: Sendable {
    let calls: DesktopCalls
    let home: Currency

    func activate(_ record: InactiveRecord) async throws(ConnectorProblem) -> ActivatedRecord? {
        let (list, id) = Self.place(of: record)
        let answer = try await calls.ask(QBElement(list + "QueryRq", [.plain("ListID", id)]))
        if answer.isMissing { return nil }
        if let problem = answer.problem(isWrite: false) { throw problem }
        guard let row = answer.records.first else { return nil }
        if row.flag("IsActive") != false { return try shown(row, wasActive: true) }
        let name = String(row.name.dropLast("Ret".count)) + "Mod"
        let version = row.value("EditSequence") ?? ""
        let change = QBElement(
            name + "Rq",
            [
                QBElement(
                    name, [.plain("ListID", id), .plain("EditSequence", version), .flag("IsActive", true)])
            ]
        ).with("requestID", "1")
        let set = MessageSet(requests: [change], id: DesktopKey.messageSet(["active", id, version]))
        let done: MessageSetAnswer
        do throws(DesktopCalls.Failure) { done = try await calls.say(set.text, .write) } catch {
            switch error {
            case .notSaid(let problem), .unanswered(let problem), .answered(let problem): throw problem
            }
        }
        guard let one = done.answer("1") else { throw ConnectorProblem(.outcomeUnknown) }
        if let problem = one.problem(isWrite: true) { throw problem }
        guard let written = one.records.first else { throw ConnectorProblem(.outcomeUnknown) }
        return try shown(written, wasActive: false)
    }

    private static func place(of record: InactiveRecord) -> (String, String) {
        switch record {
        case .account(let id): ("Account", id)
        case .customer(let id): ("Customer", id)
        case .item(let id): ("Item", id)
        case .vendor(let id): ("Vendor", id)
        }
    }

    private func shown(_ row: XMLNode, wasActive: Bool) throws(ConnectorProblem) -> ActivatedRecord {
        guard let record = CatalogueRecord(row, home: home) else { throw ConnectorProblem(.unreadable) }
        return ActivatedRecord(record: record, wasActive: wasActive)
    }
}
