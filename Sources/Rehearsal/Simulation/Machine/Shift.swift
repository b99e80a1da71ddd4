import Accounting
import Features
import Storage
import Sync
import Synchronization

/// A worker of the machine: one process after the other that runs the orders again and again.
final class Shift: Sendable {
    private let deployment: SimulatedDeployment
    private let name: String
    private let dice: Dice
    private let state = Mutex<(lifetime: ProcessLifetime?, dooms: [(Death, Int)], lives: Int, isOver: Bool)>(
        (nil, [], 0, false))

    init(_ deployment: SimulatedDeployment, _ name: String) {
        self.deployment = deployment
        self.name = name
        dice = Dice(deployment.history.seed, "shift " + name)
    }

    /// The process that works now, or else the next, will end in that way.
    func doom(_ kind: Death, after steps: Int) {
        let lifetime: ProcessLifetime? = state.withLock { state in
            if state.lifetime == nil { state.dooms.append((kind, steps)) }
            return state.lifetime
        }
        lifetime?.doom(kind, after: steps)
    }

    /// No more processes; the one that works comes to the end of its run.
    func close() { state.withLock { $0.isOver = true } }

    private var isOver: Bool { state.withLock { $0.isOver } }

    func work() async {
        while !isOver {
            let lifetime = begin()
            let body = Task(executorPreference: deployment.executor) { [self] in await live(lifetime) }
            lifetime.embody(body)
            await body.value
            state.withLock { $0.lifetime = nil }
            if lifetime.isOver { await deployment.bury(lifetime) }
            await rest(1...90)
        }
    }

    private func begin() -> ProcessLifetime {
        let (number, dooms) = state.withLock { state in
            state.lives += 1
            defer { state.dooms = [] }
            return (state.lives, state.dooms)
        }
        let lifetime = ProcessLifetime("\(name)\(number)", deployment.executor) { [deployment, name] death in
            deployment.coverage.struck(death.fault)
            deployment.log.tell("process \(name)\(number) dies: \(death.rawValue)")
        }
        for (kind, steps) in dooms { lifetime.doom(kind, after: steps) }
        state.withLock { $0.lifetime = lifetime }
        return lifetime
    }

    private func live(_ lifetime: ProcessLifetime) async {
        do {
            let services = try await deployment.services(lifetime)
            while !lifetime.isOver, !isOver {
                await run(lifetime, services)
                await rest(5...120)
            }
        } catch { deployment.log.tell("process \(lifetime.name) cannot begin: \(error)") }
    }

    private func run(_ lifetime: ProcessLifetime, _ services: Services) async {
        do {
            for report in try await SyncStore(services.scope(SimulatedDeployment.company)).run(.orders) {
                if lifetime.isOver { return }
                deployment.log.tell("process \(lifetime.name) ran: \(report.stop ?? "to the end")")
                if report.stop == "books.signInNeeded" { await callPerson() }
            }
        } catch {
            if lifetime.isOver { return }
            deployment.log.tell("process \(lifetime.name) stopped: \(error)")
        }
    }

    private func callPerson() async {
        await rest(10...100)
        do { try await deployment.signIn() } catch { deployment.log.tell("sign-in failed: \(error)") }
    }

    private func rest(_ seconds: ClosedRange<Int>) async {
        // A process that died does not rest.
        do { try await deployment.executor.sleep(milliseconds: Int64(dice.number(seconds)) * 1000) } catch { return }
    }
}

extension Death {
    var fault: FaultKind {
        switch self {
        case .beforeWrite: .deathBeforeWrite
        case .afterWrite: .deathAfterWrite
        case .beforeRequest, .afterRequest: .deathAtRequest
        case .anywhere: .deathAnywhere
        }
    }
}
