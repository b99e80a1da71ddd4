import Features
import HTTPTypes
import WebConnector
import WebDoor
import Wording

/// The door of the Web Connector, beside the pages.
struct VisitorDoor: Sendable {
    private let door: WebConnectorDoor
    private let proxies: TrustedProxies

    init(_ services: Services, _ sentences: Sentences, address: String, _ proxies: TrustedProxies) {
        door = WebConnectorDoor(services, sentences, address: address, version: "Bookbridge")
        self.proxies = proxies
    }

    /// Answers of QuickBooks are pages of lists: far more than a form.
    var face: WebFace {
        WebFace(
            takes: { $0.path == VisitorFile.path }, bytesMax: { [door] _ in door.bytesMaxNow },
            answer: { await answer(to: $0) })
    }

    private func answer(to request: WebRequest) async -> WebAnswer {
        let answer = await door.answer(
            to: .init(
                request.method, query: request.query, body: request.body, peer: request.visitor(behind: proxies)))
        return WebAnswer(
            answer.status, headers: [.contentType: answer.type, .cacheControl: "no-store"],
            body: request.method == .head ? [] : Array(answer.text.utf8))
    }
}
