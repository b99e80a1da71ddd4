import Accounting
import Features
import Foundation
import SQLStorage
import SQLiteDriver
import Storage
import Synchronization
import Wording

/// Somebody cuts the last entry off the audit in the file itself; then the product works on, and the change must still be seen.
struct AuditCheck {
    let deployment: SimulatedDeployment
    let course: Course

    func check(_ report: PromiseReport) async throws {
        try await report.hear {
            let before = try await AuditTrail(deployment.scope).verify()
            if let flaw = before.flaw { throw Broken(.sealHolds, "untouched, and found to be \(flaw)") }
        }
        try await cutOff()
        deployment.coverage.struck(.auditTampered)
        await workOn()
        try await report.hear {
            let after = try await AuditTrail(deployment.scope).verify()
            if after.flaw == nil { throw Broken(.sealHolds, "an entry was cut off, and the audit is whole again") }
        }
    }

    private func cutOff() async throws {
        try await deployment.machine.disk.write { connection in
            let company = SQLValue.text(SimulatedDeployment.company)
            let last = try connection.rows("SELECT max(place) FROM audit WHERE company = $1", [company]) {
                try $0.number(0)
            }
            let place = SQLValue.number(last.first ?? 0)
            let previous = try connection.rows(
                "SELECT previous FROM audit WHERE company = $1 AND place = $2", [company, place]
            ) { try $0.text(0) }
            try connection.run("DELETE FROM audit WHERE company = $1 AND place = $2", [company, place])
            try connection.run(
                "UPDATE audit_ends SET entries = entries - 1, hash = $2 WHERE company = $1",
                [company, .text(previous.first ?? "")])
        }
    }

    /// One ordinary thing that leaves an entry; that it is refused is one way of keeping the promise.
    private func workOn() async {
        do { _ = try await OrderList(deployment.scope).retryAll(of: ID(SimulatedDeployment.storeID)) } catch {
            deployment.log.tell("after the audit was cut: \(error)")
        }
    }
}
