import ConnectorKit
import Foundation

/// Says texts to the Web Connector that visits, and reads what it brings back.
struct DesktopCalls: Sendable {
    /// Names the company file.
    let fileID: String
    let world: World

    /// What became of a text.
    enum Failure: Error {
        /// Nobody fetched it.
        case notSaid(ConnectorProblem)
        /// It was fetched; no answer came.
        case unanswered(ConnectorProblem)
        /// Something came back that is no answer.
        case answered(ConnectorProblem)
    }

    func say(_ text: String, _ cost: OutgoingRequest.Cost) async throws(Failure) -> MessageSetAnswer {
        let request = OutgoingRequest(
            .post, VisitedNetwork.address(of: fileID), body: Data(text.utf8), cost: cost,
            timeoutSeconds: Self.patienceSeconds)
        let answer: IncomingAnswer
        do { answer = try await world.network.send(request) } catch {
            switch error {
            case .notSent, .notSecure: throw .notSaid(Self.nobody)
            case .interrupted, .timedOut, .cancelled, .answerTooLarge:
                throw .unanswered(ConnectorProblem(.outcomeUnknown, code: "no_answer"))
            }
        }
        do throws(ConnectorProblem) {
            return try MessageSetAnswer(String(decoding: answer.body, as: UTF8.self))
        } catch { throw .answered(error) }
    }

    /// Asks, and gives the answers in the order of the questions. Each question has a name of its own, so that what comes late, or twice,
    /// is not taken for the answer to another.
    func ask(_ questions: [QBElement]) async throws(ConnectorProblem) -> [MessageAnswer] {
        let mark = world.identifiers.next().suffix(Self.markLength)
        let names = (1...max(questions.count, 1)).map { mark.isEmpty ? String($0) : "\(mark).\($0)" }
        let named = zip(questions, names).map { $0.with("requestID", $1) }
        let set = MessageSet(requests: named, id: nil)
        // One that goes on with a reading would miss a page, where QuickBooks gave it and it was torn on its way.
        let goesOn = questions.contains { $0.attributes.contains { $0.name == "iterator" && $0.value == "Continue" } }
        let answer = try await answer(to: set, triesLeft: goesOn ? 0 : 1)
        var answers: [MessageAnswer] = []
        for (question, name) in zip(named, names) {
            guard let one = answer.answer(name), one.node.name.dropLast(2) == question.name.dropLast(2) else {
                throw ConnectorProblem(.unreadable, code: "answer_missing", text: question.name)
            }
            answers.append(one)
        }
        return answers
    }

    /// A question changes nothing: where what came back cannot be read, it is asked again in the same visit.
    private func answer(to set: MessageSet, triesLeft: Int) async throws(ConnectorProblem) -> MessageSetAnswer {
        do throws(Failure) { return try await say(set.text, .read) } catch {
            switch error {
            case .answered(let problem) where problem.cause == .unreadable && triesLeft > 0: break
            case .notSaid(let problem), .answered(let problem): throw problem
            case .unanswered: throw ConnectorProblem(.unreachable, code: Self.nobodyCode)
            }
        }
        return try await answer(to: set, triesLeft: triesLeft - 1)
    }

    /// One question.
    func ask(_ question: QBElement) async throws(ConnectorProblem) -> MessageAnswer {
        let answers = try await ask([question])
        guard let only = answers.first else { throw ConnectorProblem(.unreadable) }
        return only
    }

    /// The Web Connector is not here: nothing can be said before it comes again.
    static var nobody: ConnectorProblem { ConnectorProblem(.unreachable, code: nobodyCode) }
    static let nobodyCode = VisitorSettings.nobodyCode
    /// A name has fifty characters at most, a number among them. Source: quickbooks-desktop.md §3.
    private static let markLength = 36
    /// QuickBooks may work for minutes; the visit ends before this runs out.
    private static let patienceSeconds = 7200
}
