import Accounting
import ConnectorKit
import Features
import Storage
import Sync
import Synchronization
import WebConnector
import Wording

/// One process after the other that keeps the door open and does what was asked for.
final class DesktopShift: Sendable {
    private let deployment: DesktopDeployment
    private let dice: Dice
    private let state = Mutex<(lifetime: ProcessLifetime?, dooms: [(Death, Int)], lives: Int, isOver: Bool)>(
        (nil, [], 0, false))

    init(_ deployment: DesktopDeployment) {
        self.deployment = deployment
        dice = Dice(deployment.history.seed, "desktop shift")
    }

    /// The process that works now, or else the next, will end in that way.
    func doom(_ kind: Death, after steps: Int) {
        let lifetime: ProcessLifetime? = state.withLock { state in
            if state.lifetime == nil { state.dooms.append((kind, steps)) }
            return state.lifetime
        }
        lifetime?.doom(kind, after: steps)
    }

    /// No process dies any more: also not of what it was doomed to and has not come to yet.
    func pardon() {
        let lifetime: ProcessLifetime? = state.withLock { state in
            state.dooms = []
            return state.lifetime
        }
        lifetime?.pardon()
    }

    /// No more processes; the one that works comes to the end of its round.
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
            await deployment.rest(Int64(dice.number(1...60)) * 1000)
        }
        deployment.open(nil)
    }

    private func begin() -> ProcessLifetime {
        let (number, dooms) = state.withLock { state in
            state.lives += 1
            defer { state.dooms = [] }
            return (state.lives, state.dooms)
        }
        let lifetime = ProcessLifetime("p\(number)", deployment.executor) { [deployment] death in
            deployment.coverage.struck(death.fault)
            deployment.log.tell("process p\(number) dies: \(death.rawValue)")
        }
        for (kind, steps) in dooms { lifetime.doom(kind, after: steps) }
        state.withLock { $0.lifetime = lifetime }
        return lifetime
    }

    private func live(_ lifetime: ProcessLifetime) async {
        do {
            let services = try await deployment.services(lifetime)
            let door = WebConnectorDoor(
                services, Sentences(.english), address: DesktopDeployment.address, version: "simulated",
                cost: DesktopDeployment.cost)
            deployment.open(MortalDoor(lifetime: lifetime, door: door))
            let desk = ErrandDesk(archive: services.archive, world: services.world) { [services] in
                await Errands(services).perform($0)
            }
            while !lifetime.isOver, !isOver {
                let isDone = try await desk.runOne(owner: lifetime.name)
                try await deployment.executor.sleep(
                    milliseconds: isDone ? Self.lookMilliseconds : Self.idleMilliseconds)
            }
        } catch { deployment.log.tell("process \(lifetime.name) ends: \(error)") }
    }

    private static let lookMilliseconds: Int64 = 1000
    /// Most of simulated time nothing waits, and each look costs.
    private static let idleMilliseconds: Int64 = 3000
}

/// The door of a process that may end at any call.
struct MortalDoor: Sendable {
    let lifetime: ProcessLifetime
    let door: WebConnectorDoor

    func answer(to request: WebConnectorDoor.Request) async throws -> WebConnectorDoor.Answer {
        if lifetime.isOver { throw LineBroken() }
        guard Self.bringsAnswer(request) else { return try await heard(request) }
        // What QuickBooks did is told here: whether the process lives to hear it, and to say so.
        let (takesPlace, isHeardOf) = lifetime.step(.beforeRequest, .afterRequest)
        guard takesPlace else { throw LineBroken() }
        let answer = try await heard(request)
        guard isHeardOf else { throw LineBroken() }
        return answer
    }

    private func heard(_ request: WebConnectorDoor.Request) async throws -> WebConnectorDoor.Answer {
        let answer = await door.answer(to: request)
        if lifetime.isOver { throw LineBroken() }
        return answer
    }

    private static func bringsAnswer(_ request: WebConnectorDoor.Request) -> Bool {
        String(decoding: request.body.prefix(headBytes), as: UTF8.self).contains("<receiveResponseXML")
    }

    /// The envelope, and the name of the call.
    private static let headBytes = 512
}
