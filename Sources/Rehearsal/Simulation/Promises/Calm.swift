import Accounting
import Bookkeeping
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// After everything went wrong: the product runs until nothing is left to do, and then once more.
struct Calm {
    let deployment: SimulatedDeployment
    let course: Course

    func run() async throws {
        try await forgetDeadLeases()
        for round in 0..<Self.runsMax {
            let stop = try await once()
            if stop == "books.signInNeeded" { try await deployment.signIn() }
            if stop == nil, try await isQuiet() { return try await onceMore() }
            deployment.log.tell("calm run \(round + 1): \(stop ?? "goes on")")
            await course.pause(round < Self.runsSoon ? 120 : 7_200)
        }
        throw Broken(.quiet, "not quiet after \(Self.runsMax) runs")
    }

    /// Longer than any lease, also one that a process took by a clock that was a day ahead.
    private func forgetDeadLeases() async throws { await course.pause(100_000) }

    private func once() async throws -> String? {
        do {
            let reports = try await SyncStore(deployment.scope).run(.orders)
            try await sendWaiting()
            return reports.compactMap(\.stop).first
        } catch { return "\(error)" }
    }

    /// Where nothing is posted unasked, a person sends what waits for it.
    private func sendWaiting() async throws {
        let (scope, store) = (try await deployment.scope, ID<Store>(SimulatedDeployment.storeID))
        for row in try await OrderList(scope).page(of: store, state: .waiting, limit: 500)
        where row.cause == .waiting(.notSent) {
            _ = try await SendOrder(scope).send(row.id, of: store)
        }
    }

    private func isQuiet() async throws -> Bool {
        let archive = deployment.services.archive
        let isIdle = try await archive.nextReady(of: SimulatedDeployment.ledger) == nil
        let isSent = try await archive.unfinishedBatches(of: SimulatedDeployment.ledger).isEmpty
        let isDecided = try await archive.undecided(
            of: SimulatedDeployment.storeID, books: SimulatedDeployment.ledger, limit: 1
        ).isEmpty
        return isIdle && isSent && isDecided
    }

    /// Another run finds nothing to do.
    private func onceMore() async throws {
        let writes = deployment.wire.writes
        await course.pause(600)
        if let stop = try await once() { throw Broken(.quiet, "another run ends with \(stop)") }
        if deployment.wire.writes != writes {
            throw Broken(.quiet, "another run writes \(deployment.wire.writes - writes) times")
        }
        if let holder = try await deployment.services.archive.holder(of: "posting:" + SimulatedDeployment.ledger) {
            throw Broken(.quiet, "\(holder) still holds the books")
        }
    }

    /// What is tried again waits longer each time: after so many runs hours pass between them.
    private static let runsSoon = 10
    private static let runsMax = 25
}
