import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Storage
import Sync
import UnixSignals
import Wording

/// The product at work: the scheduler and a health page, until it is told to stop.
struct Serving {
    private let services: Services
    private let sentences: Sentences
    private let logger = Logger(label: "bookbridge")
    private let told = ToldOnce()

    init(_ services: Services, _ sentences: Sentences) {
        self.services = services
        self.sentences = sentences
    }

    /// Ends when a signal asks: runs come to their end first.
    func run(port: Int, isListening: @escaping @Sendable () -> Void = {}) async throws {
        let scheduler = Scheduler(
            archive: services.archive, world: services.world,
            timeZone: { schedule in
                let scope = try? await services.scope(schedule.company)
                let policy = try? await scope.map(StorePolicy.init)?.policy(of: ID(schedule.store))
                return policy?.timeZone ?? "UTC"
            },
            perform: { await perform($0) })
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: scheduler),
                    .init(service: HealthPage(services, sentences).service(port: port, isListening: isListening)),
                ], logger: logger))
        async let _ = EndSignals.listen { [services] in
            services.stopWish.make()
            await group.triggerGracefulShutdown()
        }
        try await Listening.on(port) { try await group.run() }
    }

    /// Runs a due workflow; what went wrong is in the run's record and in the log.
    private func perform(_ schedule: ScheduleRow) async -> Scheduler.End {
        var end = Scheduler.End.done
        do {
            switch try await DueRun(services).perform(schedule) {
            case .ran(let report, let connections):
                if report.stopped == .onRequest { end = .interrupted }
                told.forget(connections)
                tell(report)
            case .paused(let row): tellOnce(row)
            case .gone: break
            }
        } catch .stopped(.onRequest) {
            end = .interrupted
        } catch {
            logger.error(
                "workflow could not be run",
                metadata: [
                    "store": "\(schedule.store)", "workflow": "\(schedule.workflow)",
                    "problem": "\(sentences.explain(error).text)",
                ])
        }
        for notice in services.notices.take() where told.isNews(notice) {
            logger.warning("attention is needed", metadata: ["notice": "\(sentences.explain(notice))"])
        }
        return end
    }

    private func tell(_ report: RunReport) {
        guard let stop = report.stopped else { return }
        logger.warning(
            "run stopped early",
            metadata: ["run": "\(report.run)", "reason": "\(stop.code)", "text": "\(sentences.explain(stop).text)"])
    }

    /// A connection that rests is told of once, not at every schedule.
    private func tellOnce(_ row: ConnectionRow) {
        guard told.isNews(row.id) else { return }
        let ailment = Ailment.signInNeeded(connection: row.id, name: row.name)
        logger.warning(
            "workflows rest until the connection is restored",
            metadata: ["connection": "\(row.id)", "text": "\(sentences.explain(ailment))"])
    }
}
