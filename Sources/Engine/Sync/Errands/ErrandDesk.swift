import Accounting
package import ConnectorKit
import Logging
import ServiceLifecycle
package import Storage

/// Does what people asked the server to do: runs, looks ahead and backfills, each kind with places of its own, so that a long one
/// keeps nobody waiting.
///
/// Several processes share the work: each errand is claimed by one, and claimed again when that one died. Source: W21, X9.
package struct ErrandDesk: Service {
    /// How an errand ended.
    package enum End: Hashable, Sendable {
        /// With its outcome, as JSON.
        case done(String)
        /// Somebody else works on the same books: it is tried again in a moment.
        case busy
        /// Its books are reached by their visits only, and are not here.
        case away
        /// Asked to end before it was done: the next process goes on with it.
        case interrupted
    }

    private let archive: any Archive
    private let world: World
    private let perform: @Sendable (ErrandRow) async -> End
    private let logger = Logger(label: "errands")

    package init(archive: any Archive, world: World, perform: @escaping @Sendable (ErrandRow) async -> End) {
        self.archive = archive
        self.world = world
        self.perform = perform
    }

    package func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for lane in Lane.all { group.addTask { await serve(lane) } }
        }
    }

    /// Kinds of errands that share places: each kind has its lane, so that none is asked for and never done.
    private struct Lane: Sendable {
        var kinds: [ErrandRow.Kind]
        var most: Int

        static let all = ErrandRow.Kind.Place.allCases.map { place in
            Lane(kinds: ErrandRow.Kind.allCases.filter { $0.place == place }, most: place.most)
        }
    }

    private enum Turn: Sendable {
        case paused
        case ended(End)
    }

    private var isEnding: Bool { Task.isCancelled || Task.isShuttingDownGracefully }

    private func serve(_ lane: Lane) async {
        let owner = world.identifiers.next()
        await withTaskGroup(of: Turn.self) { group in
            var (inHand, isPausing, mayBegin) = (0, false, true)
            var extendedAt = world.clock.now()
            while true {
                while mayBegin, inHand < lane.most, !isEnding, let errand = await claim(lane, owner) {
                    inHand += 1
                    group.addTask { .ended(await carryOut(errand, owner)) }
                }
                if !isPausing, !isEnding {
                    isPausing = true
                    group.addTask {
                        await world.clock.pause(milliseconds: Self.pollMilliseconds)
                        return .paused
                    }
                }
                switch await group.next() {
                case .paused?:
                    (isPausing, mayBegin) = (false, true)
                    if inHand > 0 { await extend(owner, &extendedAt) }
                case .ended(let end)?:
                    inHand -= 1
                    // Who was asked to end begins nothing; whether it comes to a shut-down is known after the pause.
                    if end == .interrupted { mayBegin = false }
                case nil: return
                }
            }
        }
    }

    private func claim(_ lane: Lane, _ owner: String) async -> ErrandRow? {
        let now = world.clock.now()
        do {
            return try await archive.claimErrand(
                lane.kinds, now: now, owner: owner, leaseUntil: now.advanced(bySeconds: Self.leaseSeconds))
        } catch {
            logger.error("errands cannot be read", metadata: ["problem": "\(error)"])
            return nil
        }
    }

    /// Claims and carries out the errand that waits longest; `false` when none waits, or it is still to be done.
    package func runOne(owner: String) async throws -> Bool {
        guard let errand = await claim(Lane(kinds: ErrandRow.Kind.allCases, most: 1), owner) else { return false }
        if case .done = await carryOut(errand, owner) { return true }
        return false
    }

    private func carryOut(_ errand: ErrandRow, _ owner: String) async -> End {
        let end = await perform(errand)
        let now = world.clock.now()
        do {
            switch end {
            case .done(let outcome):
                try await archive.finish(errand: errand.id, outcome: outcome, owner: owner, now: now)
            case .busy:
                try await archive.putBack(
                    errand: errand.id, owner: owner, at: now.advanced(bySeconds: Self.busySeconds))
            case .away:
                try await archive.putBack(
                    errand: errand.id, owner: owner, at: now.advanced(bySeconds: Self.awaySeconds))
            case .interrupted: try await archive.putBack(errand: errand.id, owner: owner, at: now)
            }
        } catch {
            // Its claim runs out by itself.
            logger.error("errand cannot be kept", metadata: ["errand": "\(errand.id)", "problem": "\(error)"])
        }
        return end
    }

    private func extend(_ owner: String, _ last: inout Instant) async {
        let now = world.clock.now()
        guard now.seconds - last.seconds >= Self.leaseSeconds / 3 else { return }
        do {
            try await archive.extendErrands(of: owner, until: now.advanced(bySeconds: Self.leaseSeconds))
            last = now
        } catch { logger.error("errands cannot be kept", metadata: ["problem": "\(error)"]) }
    }

    /// Who pressed a button looks on.
    private static let pollMilliseconds: Int64 = 500
    private static let busySeconds: Int64 = 2
    /// Who has come waits no longer than this.
    private static let awaySeconds: Int64 = 1
    /// Prolonged as long as the process lives: one that died keeps an errand no longer than this.
    private static let leaseSeconds: Int64 = 60
}

extension ErrandRow.Kind {
    /// Where errands of a kind are done, and how many of them at a time.
    fileprivate enum Place: CaseIterable {
        case run, look, backfill, file

        var most: Int {
            switch self {
            case .run: 8
            case .look, .file: 2
            case .backfill: 4
            }
        }
    }

    fileprivate var place: Place {
        switch self {
        case .orders, .products, .productUpdates, .customers, .invoices, .creditMemos, .stock, .sending, .undoing,
            .sendingAsked, .undoingAsked:
            .run
        case .dryRun, .estimate, .stockLook, .productLook: .look
        case .backfill: .backfill
        case .importLook, .importing: .file
        }
    }
}
