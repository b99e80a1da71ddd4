import Accounting
import Crypto
import Foundation
import HTTPTypes
import WebDoor

/// Forms that were sent lately, and what was answered: one that comes twice does its work once, and both lead to the same place.
///
/// Every form has a key, made when its page was. A double click, and a form that is sent again after the back button, carry the key,
/// the address and the fields of the first; whoever changes a field sends another form. What was refused may be sent again.
actor SentForms {
    /// One form as it was sent, from one browser.
    struct Mark: Hashable, Sendable {
        private let digest: Data

        /// `nil` for a form without a key, and for a browser that holds no secret.
        init?(_ request: WebRequest, key: String, secret: String?) {
            guard !key.isEmpty, let secret, !secret.isEmpty else { return nil }
            var hash = SHA256()
            for part in [secret, request.path, request.query] { hash.update(data: Data(part.utf8 + [0])) }
            hash.update(data: Data(request.body))
            digest = Data(hash.finalize())
        }
    }

    private enum State {
        case underWay([CheckedContinuation<WebAnswer, Never>])
        case done(WebAnswer, until: Instant)
    }

    private var forms: [Mark: State] = [:]
    /// In the order in which they were taken.
    private var order: [Mark] = []

    /// What the same form was answered before; waits for it while it is under way.
    func earlier(_ mark: Mark, now: Instant) async -> WebAnswer? {
        switch forms[mark] {
        case .done(let answer, let until): return until > now ? answer : nil
        case .underWay(var waiting):
            return await withCheckedContinuation { continuation in
                waiting.append(continuation)
                forms[mark] = .underWay(waiting)
            }
        case nil: return nil
        }
    }

    /// Takes the form, so that nobody else does its work; or else what ``earlier(_:now:)`` gives.
    func take(_ mark: Mark, now: Instant) async -> WebAnswer? {
        if let answer = await earlier(mark, now: now) { return answer }
        if forms[mark] == nil { order.append(mark) }
        forms[mark] = .underWay([])
        forget(now)
        return nil
    }

    /// Every form that was taken is finished: what was done is kept, what was refused is not.
    func finish(_ mark: Mark, _ answer: WebAnswer, now: Instant) {
        guard case .underWay(let waiting)? = forms[mark] else { return }
        for continuation in waiting { continuation.resume(returning: answer) }
        let isDone = [.successful, .redirection].contains(answer.status.kind)
        let seconds = answer.headers[.setCookie] == nil ? Self.keptSeconds : Self.keptSecondsWithCookies
        if isDone {
            forms[mark] = .done(answer, until: now.advanced(bySeconds: seconds))
        } else {
            forms[mark] = nil
            order.removeAll { $0 == mark }
        }
    }

    /// What is over goes, and the oldest when there are too many; never one that is under way.
    private func forget(_ now: Instant) {
        var excess = order.count - Self.formsMax
        order.removeAll { mark in
            guard case .done(_, let until)? = forms[mark], until <= now || excess > 0 else { return false }
            forms[mark] = nil
            excess -= 1
            return true
        }
    }

    /// Longer than anybody goes back for.
    private static let keptSeconds: Int64 = 3600
    /// A sign-in is not given twice but to a double click.
    private static let keptSecondsWithCookies: Int64 = 30
    private static let formsMax = 1000
}
