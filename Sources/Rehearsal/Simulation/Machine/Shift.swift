import Features
import Storage
import Sync
import Synchronization

/// A worker of the machine: one process after the other that runs the orders again and again.
final class Shift: Sendable {
    private let town: Town
    private let name: String
    private let dice: Dice
    private let state = Mutex<(life: Life?, dooms: [(Death, Int)], lives: Int, isOver: Bool)>((nil, [], 0, false))

    init(_ town: Town, _ name: String) {
        self.town = town
        self.name = name
        dice = Dice(town.history.seed, "shift " + name)
    }

    /// The process that works now, or else the next, will end in that way.
    func doom(_ kind: Death, after steps: Int) {
        let life: Life? = state.withLock { state in
            if state.life == nil { state.dooms.append((kind, steps)) }
            return state.life
        }
        life?.doom(kind, after: steps)
    }

    /// No more processes; the one that works comes to the end of its run.
    func close() { state.withLock { $0.isOver = true } }

    private var isOver: Bool { state.withLock { $0.isOver } }

    func work() async {
        while !isOver {
            let life = begin()
            let body = Task(executorPreference: town.turns) { [self] in await live(life) }
            life.embody(body)
            await body.value
            state.withLock { $0.life = nil }
            if life.isOver { await town.bury(life) }
            await rest(1...90)
        }
    }

    private func begin() -> Life {
        let (number, dooms) = state.withLock { state in
            state.lives += 1
            defer { state.dooms = [] }
            return (state.lives, state.dooms)
        }
        let life = Life("\(name)\(number)", town.turns) { [town, name] death in
            town.coverage.struck(death.fault)
            town.story.tell("process \(name)\(number) dies: \(death.rawValue)")
        }
        for (kind, steps) in dooms { life.doom(kind, after: steps) }
        state.withLock { $0.life = life }
        return life
    }

    private func live(_ life: Life) async {
        do {
            let office = try await town.office(life)
            while !life.isOver, !isOver {
                await run(life, office)
                await rest(5...120)
            }
        } catch { town.story.tell("process \(life.name) cannot begin: \(error)") }
    }

    private func run(_ life: Life, _ office: Office) async {
        do {
            for report in try await SyncStore(office).run(.orders, company: Town.company, trigger: "simulation") {
                if life.isOver { return }
                town.story.tell("process \(life.name) ran: \(report.stop ?? "to the end")")
                if report.stop == "books.signInNeeded" { await callPerson() }
            }
        } catch {
            if life.isOver { return }
            town.story.tell("process \(life.name) stopped: \(error)")
        }
    }

    private func callPerson() async {
        await rest(10...100)
        do { try await town.signIn() } catch { town.story.tell("sign-in failed: \(error)") }
    }

    private func rest(_ seconds: ClosedRange<Int>) async {
        // A process that died does not rest.
        do { try await town.turns.sleep(milliseconds: Int64(dice.number(seconds)) * 1000) } catch { return }
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
