import Features
import Hummingbird
import Logging
import ServiceLifecycle
import Storage
import Wording

/// What answers for the program on the loopback interface: `/health` how it does, `/ready` whether its storage can be read.
struct HealthPage {
    private let services: Services
    private let sentences: Sentences

    init(_ services: Services, _ sentences: Sentences) {
        self.services = services
        self.sentences = sentences
    }

    /// `isListening` is called when it can be asked.
    func service(port: Int, isListening: @escaping @Sendable () -> Void = {}) -> some Service {
        let router = Router()
        router.get("/health") { _, _ in await text() }
        router.get("/ready") { _, _ -> HTTPResponse.Status in
            do {
                _ = try await services.archive.companies()
                return .ok
            } catch { return .serviceUnavailable }
        }
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { _ in isListening() }, logger: Logger(label: "health"))
    }

    /// `ok` or `degraded`, then a line for all that ails.
    ///
    /// The status stays 200 as long as the program lives: a supervisor that started it again would mend nothing.
    private func text() async -> String {
        do {
            let ailments = try await Health(services).ailments()
            let word = ailments.contains(where: \.hinders) ? "degraded" : "ok"
            return ([word] + ailments.map { sentences.explain($0) }).map { $0 + "\n" }.joined()
        } catch { return "degraded\n\(sentences.explain(error).text)\n" }
    }
}
