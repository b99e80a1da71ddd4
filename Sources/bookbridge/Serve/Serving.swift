import Accounting
import Bookkeeping
import CommandLine
import ConnectorKit
import Features
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Storage
import Sync
import UnixSignals
import WebPages
import Wording

/// The product at work: pages, scheduler and what tells of its health, until it is told to stop.
struct Serving {
    private let services: Services
    private let sentences: Sentences
    private let logger = Logger(label: "bookbridge")
    private let told = ToldOnce()
    private let environment: [String: String]

    init(_ services: Services, _ sentences: Sentences, _ environment: [String: String] = [:]) {
        self.services = services
        self.sentences = sentences
        self.environment = environment
    }

    /// Where people reach the pages, as the operator says; `nil` when they say nothing.
    static func address(_ environment: [String: String]) -> String? {
        guard let address = environment["BOOKBRIDGE_ADDRESS"], !address.isEmpty else { return nil }
        return String(address.reversed().drop { $0 == "/" }.reversed())
    }

    /// Ends when a signal asks: runs come to their end first.
    func run(_ wish: ServeWish, isListening: @escaping @Sendable () -> Void = {}) async throws {
        let scheduler = Scheduler(
            archive: services.archive, world: services.world,
            timeZone: { schedule in
                let scope = try? await services.scope(schedule.company)
                let policy = try? await scope.map(StorePolicy.init)?.policy(of: ID(schedule.store))
                return policy?.timeZone ?? "UTC"
            },
            perform: { await perform($0) })
        let desk = ErrandDesk(archive: services.archive, world: services.world) { [services] errand in
            await Errands(services).perform(errand)
        }
        let health = HealthPage(services, sentences)
        let mail = try Mail(environment)
        let certificate = try ServerCertificate(environment)
        let settings = siteSettings(wish, sendsMail: mail != nil)
        let site = wish.role == .worker ? nil : try Site(services, settings: settings)
        let server = try PagesServer(site) { await health.answer(to: $0) }
            .service(host: wish.host, port: wish.port, certificate: certificate, isListening: isListening)
        var parts: [ServiceGroupConfiguration.ServiceConfiguration] = [.init(service: server)]
        if wish.role != .web { parts.insert(contentsOf: [.init(service: scheduler), .init(service: desk)], at: 0) }
        if let mail, wish.role != .web {
            let service = MailService(services, settings: settings, everySeconds: mail.everySeconds) {
                await mail.handIn($0)
            }
            parts.append(.init(service: service))
        }
        if site != nil { try await printStartCode(settings) }
        if site != nil { parts.insert(.init(service: Comparisons(services: services)), at: 0) }
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: parts, logger: logger))
        async let _ = EndSignals.listen { [services] in
            services.stopWish.make()
            await group.triggerGracefulShutdown()
        }
        try await Listening.on(wish.port) { try await group.run() }
    }

    private func siteSettings(_ wish: ServeWish, sendsMail: Bool) -> SiteSettings {
        SiteSettings(
            address: Self.address(environment) ?? "http://127.0.0.1:\(wish.port)",
            proxies: TrustedProxies(environment["BOOKBRIDGE_TRUSTED_PROXIES"] ?? ""), sendsMail: sendsMail)
    }

    /// While there is nobody, whoever may read this output becomes the first.
    private func printStartCode(_ settings: SiteSettings) async throws {
        guard let code = try await FirstStart(services).newCode() else { return }
        Console.note(sentences.firstStartCode(code, at: "\(settings.address)/start"))
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
        } catch .stopped(.alreadyRunning) {
            end = .busy
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

/// Makes the reconciliations that people ask for on pages, beside them.
private struct Comparisons: Service {
    let services: Services

    func run() async throws {
        await cancelWhenGracefulShutdown { await services.comparisons.work(for: services) }
    }
}
