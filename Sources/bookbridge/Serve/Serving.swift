import Accounting
import Bookkeeping
import CommandLine
import ConnectorKit
import Features
import Foundation
import Hummingbird
import Logging
import RestAPI
import ServiceLifecycle
import Storage
import Sync
import UnixSignals
import WebDoor
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
    func run(
        _ wish: ServeWish, besides others: [WebFace] = [],
        isListening: @escaping @Sendable () -> Void = {}
    ) async throws {
        let scheduler = Scheduler(
            archive: services.archive, world: services.world,
            away: { [services] in await Self.away(services) },
            timeZone: { schedule in
                let policy = StorePolicy(try await services.scope(schedule.company))
                return try await policy.policy(of: ID(schedule.store))?.timeZone ?? "UTC"
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
        let api = site.map { _ in API(services, settings: apiSettings(settings)) }
        let door = site.map { _ in VisitorDoor(services, sentences, address: settings.address, settings.proxies) }
        let hooks = api.map { _ in HookDoor(services).face }
        let faces = [health.face] + others + [door?.face, api?.face, hooks, site?.face].compactMap { $0 }
        let code = site == nil ? nil : try await startCode(settings)
        let server = try HTTPServer(faces).service(
            host: wish.host, port: wish.port, certificate: certificate
        ) {
            isListening()
            if let code { Console.note(code) }
        }
        var parts: [ServiceGroupConfiguration.ServiceConfiguration] = [.init(service: server)]
        if wish.role != .web { parts.insert(contentsOf: [.init(service: scheduler), .init(service: desk)], at: 0) }
        if let mail, wish.role != .web {
            let service = MailService(services, settings: settings, everySeconds: mail.everySeconds) {
                await mail.handIn($0)
            }
            parts.append(.init(service: service))
        }
        if wish.role != .web { parts.append(.init(service: WebhookService(services))) }
        if wish.role != .web, let folder = environment["BOOKBRIDGE_WATCHED_FOLDER"], !folder.isEmpty {
            parts.append(.init(service: FolderService(services, sentences, folder: folder)))
        }
        if site != nil { parts.insert(.init(service: Comparisons(services: services)), at: 0) }
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: parts, logger: logger))
        async let _ = EndSignals.listen { [services] in
            services.stopWish.make()
            await group.triggerGracefulShutdown()
        }
        try await Listening.on(wish.port) { try await group.run() }
    }

    /// Companies whose books are reached by visits only, and are not here; where that cannot be told, nobody is.
    private static func away(_ services: Services) async -> Set<String> {
        do { return try await VisitorDesk(services).awayCompanies() } catch { return [] }
    }

    private func siteSettings(_ wish: ServeWish, sendsMail: Bool) -> SiteSettings {
        SiteSettings(
            address: Self.address(environment) ?? "http://127.0.0.1:\(wish.port)",
            proxies: TrustedProxies(environment["BOOKBRIDGE_TRUSTED_PROXIES"] ?? ""), sendsMail: sendsMail)
    }

    private func apiSettings(_ site: SiteSettings) -> APISettings {
        var settings = APISettings(address: site.address, proxies: site.proxies)
        if let most = environment["BOOKBRIDGE_API_CALLS_PER_MINUTE"].flatMap(Int.init), most > 0 {
            settings.callsPerMinute = most
        }
        return settings
    }

    /// While there is nobody, whoever may read this output becomes the first.
    private func startCode(_ settings: SiteSettings) async throws -> String? {
        try await FirstStart(services).newCode().map { sentences.firstStartCode($0, at: "\(settings.address)/start") }
    }

    /// Runs a due workflow; what went wrong is in the run's record and in the log.
    private func perform(_ schedule: ScheduleRow) async -> Scheduler.End {
        var end = Scheduler.End.done
        do {
            switch try await DueRun(services).perform(schedule) {
            case .ran(let report, let connections):
                if report.stopped == .onRequest { end = .interrupted }
                if report.stopped?.waitsForVisit == true { return .busy }
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
