import Features
import HTTPTypes
import Storage
import WebDoor
import Wording

/// What answers for the program beside the pages: `/health` how it does, `/ready` whether its storage can be read.
struct HealthPage {
    private let services: Services
    private let sentences: Sentences

    init(_ services: Services, _ sentences: Sentences) {
        self.services = services
        self.sentences = sentences
    }

    var face: WebFace {
        WebFace(
            takes: { ["/health", "/ready"].contains($0.path) }, bytesMax: { _ in 0 }, answer: { await answer(to: $0) })
    }

    private func answer(to request: WebRequest) async -> WebAnswer {
        if request.path == "/ready" { return WebAnswer(await isReady() ? .ok : .serviceUnavailable) }
        let text = await text(isWhole: request.isFromThisMachine)
        return WebAnswer(.ok, headers: [.contentType: "text/plain; charset=utf-8"], body: Array(text.utf8))
    }

    private func isReady() async -> Bool {
        do {
            _ = try await services.archive.companies()
            return true
        } catch { return false }
    }

    /// `ok` or `degraded`, then, for who asks on this machine, a line for all that ails.
    ///
    /// The status stays 200 as long as the program lives: a supervisor that started it again would mend nothing.
    private func text(isWhole: Bool) async -> String {
        do {
            let ailments = try await Health(services).ailments()
            let word = ailments.contains(where: \.hinders) ? "degraded" : "ok"
            let lines = isWhole ? ailments.map { sentences.explain($0) } : []
            return ([word] + lines).map { $0 + "\n" }.joined()
        } catch { return isWhole ? "degraded\n\(sentences.explain(error).text)\n" : "degraded\n" }
    }
}
