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

/// The product at work: the scheduler and a health page, until it is told to stop.
enum Serving {
    static func run(_ office: Office, port: Int) async throws {
        let logger = Logger(label: "bookbridge")
        let scheduler = Scheduler(
            archive: office.archive, world: office.world,
            timeZone: { schedule in
                let policy = try? await StorePolicy(office).policy(of: schedule.store)
                return policy?.timeZone ?? "UTC"
            },
            perform: { await perform($0, office, logger) })
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: scheduler), .init(service: health(office, port: port))],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await Listening.on(port) { try await group.run() }
    }

    /// Runs a due workflow; what went wrong is in the run's record and in the log.
    private static func perform(_ schedule: ScheduleRow, _ office: Office, _ logger: Logger) async {
        do {
            guard let workflow = Workflow(rawValue: schedule.workflow) else { return }
            let places = try await Workplaces(office).all(of: schedule.company)
            for place in places where place.storeConnection == schedule.store {
                let report = try await SyncStore(office).run(workflow, at: place, trigger: OrderRun.scheduled)
                if let stop = report.stop {
                    logger.warning("run stopped early", metadata: ["run": "\(report.run)", "reason": "\(stop)"])
                }
            }
        } catch {
            logger.error(
                "workflow could not be run",
                metadata: ["store": "\(schedule.store)", "workflow": "\(schedule.workflow)", "problem": "\(error)"])
        }
    }

    /// `/health` answers while the program lives, `/ready` when the storage can be read.
    private static func health(_ office: Office, port: Int) -> some Service {
        let router = Router()
        router.get("/health") { _, _ in "ok\n" }
        router.get("/ready") { _, _ -> HTTPResponse.Status in
            do {
                _ = try await office.archive.companies()
                return .ok
            } catch { return .serviceUnavailable }
        }
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            logger: Logger(label: "health"))
    }
}
