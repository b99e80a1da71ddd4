import Accounting
import ConnectorKit
import Crypto
import Foundation
import Synchronization

/// Calls the extension of one shop: signs each request, finds its address, and reads its answers.
struct OpenCartCalls: Sendable {
    private let settings: OpenCartSettings
    private let calls: PacedCalls
    private let world: World
    private let known = KnownShop()

    init(_ settings: OpenCartSettings, world: World) {
        self.settings = settings
        self.world = world
        calls = PacedCalls(world, policy: .openCart(requestsPerSecondMax: settings.requestsPerSecondMax)) {
            OpenCartProblems.problem($0, isWrite: $1.cost == .write, now: $2)
        }
    }

    /// What an operation answers.
    func data(
        _ operation: String, _ arguments: JSONObject = JSONObject(), isWrite: Bool = false
    ) async throws(ConnectorProblem) -> JSONObject {
        guard let key = settings.key else { throw ConnectorProblem(.signInNeeded, text: "not a connection key") }
        var body = JSONObject()
        body["v"] = .number("1")
        body["op"] = .text(operation)
        body["args"] = .object(arguments)
        let bytes = Data(JSONWriter.write(body).utf8)
        let endpoints = known.endpoint.map { [$0] } ?? settings.endpoints
        var told: ConnectorProblem?
        for endpoint in endpoints {
            do throws(ConnectorProblem) {
                let data = try await answer(endpoint, key, bytes, isWrite: isWrite)
                known.endpoint = endpoint
                return data
            } catch {
                // The other generation answers with a page of its own.
                guard error.code == nil, error.cause == .extensionMissing || error.cause == .unreadable else {
                    throw error
                }
                // That nothing is at the second address says less than what stood in the way at the first.
                if told.map({ $0.cause == .extensionMissing }) ?? true { told = error }
            }
        }
        throw told ?? ConnectorProblem(.extensionMissing)
    }

    /// Signed again where the store's clock or a lost answer asks for it.
    private func answer(
        _ endpoint: String, _ key: OpenCartKey, _ body: Data, isWrite: Bool
    ) async throws(ConnectorProblem) -> JSONObject {
        var attempt = 1
        while true {
            do throws(ConnectorProblem) {
                return try await once(endpoint, key, body, isWrite: isWrite)
            } catch {
                guard attempt < Self.attemptsMax, isMendedBySigning(error, endpoint, isWrite) else { throw error }
                attempt += 1
            }
        }
    }

    /// With the store's own time a call is taken although one of the clocks is wrong; a nonce that was there before is not taken twice.
    /// What stands between us and the shop may take headers away, change the path, or let no JSON pass: then the call goes another way.
    private func isMendedBySigning(_ problem: ConnectorProblem, _ endpoint: String, _ isWrite: Bool) -> Bool {
        var way = known.way
        if case .clockWrong(let seconds) = problem.cause {
            way.aheadSeconds = seconds
        } else if problem.code == OpenCartProblems.keyUnknown {
            way.isInAddress = true
        } else if problem.code == "bad_signature", let seen = OpenCartProblems.seenTarget(problem) {
            way.seenTarget = seen == Self.target(endpoint) ? way.seenTarget : seen
        } else if problem.cause == .blocked {
            way.isForm = true
        } else {
            return problem.code == "replay" && !isWrite
        }
        guard way != known.way else { return false }
        known.way = way
        return true
    }

    private static let attemptsMax = 4

    private func once(
        _ endpoint: String, _ key: OpenCartKey, _ json: Data, isWrite: Bool
    ) async throws(ConnectorProblem) -> JSONObject {
        let nonce = Self.nonce(world.identifiers.next())
        let signature = OpenCartSignature(key)
        let way = known.way
        let body = way.isForm ? Self.form(json) : json
        let signed = signature.headers(
            target: way.seenTarget ?? Self.target(endpoint), body: body,
            seconds: world.clock.now().seconds + way.aheadSeconds, nonce: nonce)
        let type = way.isForm ? "application/x-www-form-urlencoded" : "application/json"
        let request = OutgoingRequest(
            .post, way.isInAddress ? endpoint + Self.query(signed) : endpoint,
            headers: (way.isInAddress ? [] : signed) + [
                .init("Content-Type", type), .init("Accept", "application/json"),
            ],
            body: body, cost: isWrite ? .write : .read)
        let answer = try await calls.answer(request)
        if signature.verifies(answer, nonce: nonce) == false {
            throw ConnectorProblem(.unreadable, text: "the answer was changed on its way", status: answer.status)
        }
        guard let data = OpenCartEnvelope(answer)?.data else {
            throw ConnectorProblem(.unreadable, text: "data: missing", status: answer.status)
        }
        return data
    }

    /// The four as the last parameters, in their order. Source: the extension's API §2.
    private static func query(_ signed: [OutgoingRequest.Header]) -> String {
        zip(["bb_key", "bb_time", "bb_nonce", "bb_signature"], signed).map { "&\($0)=\($1.value)" }.joined()
    }

    /// `bb=` and the JSON in base64url.
    private static func form(_ json: Data) -> Data {
        let text = json.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
        return Data("bb=\(text)".utf8)
    }

    /// 32 hexadecimal digits.
    private static func nonce(_ identifier: String) -> String {
        SHA256.hash(data: Data(identifier.utf8)).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
    }

    /// Path and query, as the store sees them.
    private static func target(_ endpoint: String) -> String {
        let afterScheme = endpoint.range(of: "://")?.upperBound ?? endpoint.startIndex
        return endpoint[afterScheme...].firstIndex(of: "/").map { String(endpoint[$0...]) } ?? "/"
    }
}

/// How calls reach a shop.
private struct OpenCartWay: Hashable, Sendable {
    /// By how many seconds the store's clock is ahead of ours; zero unless it asked.
    var aheadSeconds: Int64 = 0
    /// Key and signature stand in the address, since headers do not arrive.
    var isInAddress = false
    /// The body is a form, since JSON does not arrive.
    var isForm = false
    /// What the shop sees of the address behind a proxy.
    var seenTarget: String?
}

/// What was found out about a shop while it is spoken to.
private final class KnownShop: Sendable {
    private let state = Mutex<(endpoint: String?, way: OpenCartWay)>((nil, OpenCartWay()))

    var endpoint: String? {
        get { state.withLock { $0.endpoint } }
        set { state.withLock { $0.endpoint = newValue } }
    }

    var way: OpenCartWay {
        get { state.withLock { $0.way } }
        set { state.withLock { $0.way = newValue } }
    }
}

extension CallPolicy {
    /// A shop shares its host with others, and hosts kill what takes longer than half a minute. Source: opencart.md §8.
    fileprivate static func openCart(requestsPerSecondMax: Int) -> CallPolicy {
        CallPolicy(
            requestsPerSecondMax: requestsPerSecondMax, timeoutSeconds: 60,
            retry: RetryPolicy(
                attemptsMax: 5, backOffMilliseconds: 1000,
                // A shop in maintenance says an hour: that is for the next run.
                throttling: .waits(secondsUnlessSaid: 10, secondsMax: 60)))
    }
}
