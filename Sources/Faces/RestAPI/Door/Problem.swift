import ConnectorKit
import Features
import Foundation
import HTTPTypes
import Sync
import Wording

/// Why a call was not done, for a program. Source: RFC 9457; the members beside its own are ours.
struct Problem: Encodable {
    struct Fault: Encodable {
        var field: String
        var message: String
    }

    /// Where it is explained, relative to this server.
    var type: String
    var title: String
    var status: Int
    var detail: String
    var code: String
    /// The first field that is wrong.
    var field: String?
    /// All of them, where more than one may be.
    var faults: [Fault]?
    var remedy: String
    var docs: String
    var requestId: String
    /// Technical text of the other side.
    var details: [String: String]?

    static let kind = "application/problem+json"

    init(_ why: Explanation, _ status: HTTPResponse.Status, id: String, faults: [Fault] = []) {
        type = ReferencePage.place(ofProblem: why.code)
        docs = type
        title = why.what
        self.status = status.code
        detail = "\(why.what) \(why.meaning)"
        code = why.code
        field = faults.first?.field
        self.faults = faults.isEmpty ? nil : faults
        remedy = why.remedy
        requestId = id
        details = why.details.isEmpty ? nil : Dictionary(why.details.map { ($0.name, $0.text) }) { first, _ in first }
    }

    /// What the document says of it.
    static let shape = JSONShape.object(
        "Problem",
        [
            .field("type", .text(), "Where the problem is explained."), .field("title", .text()),
            .field("status", .integer(400...599)), .field("detail", .text(), "What happened, with the figures."),
            .field("code", .text(), "A short stable word.", example: .text("orderUnknown")),
            .optional("field", .text(), "A JSON pointer into the body, `?name` of the query, or a header."),
            .optional(
                "faults", .list(.object([.field("field", .text()), .field("message", .text())]), most: 100)),
            .field("remedy", .text(), "What to do."), .field("docs", .text()),
            .field("requestId", .text(), "By what the operator finds the call in the log."),
            .optional("details", .map(.text()), "What the other side said, in its own words."),
        ])
}

extension CallProblem {
    var status: HTTPResponse.Status {
        switch self {
        case .addressUnknown, .cursorUnknown: .notFound
        case .methodUnfit: .methodNotAllowed
        case .keyMissing: .unauthorized
        case .tooLarge: .contentTooLarge
        case .kindUnfit: .unsupportedMediaType
        case .bodyBroken, .fieldsUnfit: .badRequest
        case .tooManyCalls: .tooManyRequests
        case .nameReused, .underWay: .conflict
        case .versionNeeded: .badRequest
        case .versionMoved: .preconditionFailed
        case .unforeseen: .internalServerError
        }
    }

    var faults: [FieldFault] { if case .fieldsUnfit(let faults) = self { faults } else { [] } }
}

extension FeatureProblem {
    /// How a call that met this problem is answered: 404 what is not there, 403 what the key may not, 409 what
    /// cannot be so as things are: the call is right, and another time or with other things it may go.
    var apiStatus: HTTPResponse.Status {
        switch self {
        case .companyUnknown, .connectionUnknown, .orderUnknown, .runUnknown, .undoUnknown, .connectorUnknown,
            .people(.userUnknown), .people(.teamUnknown), .people(.linkSpent), .program(.keyUnknown),
            .program(.webhookUnknown), .program(.deliveryUnknown), .repairRefused(.causeGone), .importing(.unknown):
            .notFound
        case .program(.keyRefused): .unauthorized
        case .notAllowed, .people(.beyondRight), .program(.scopeMissing), .sendingUnfit(.kindNotAllowed),
            .sendingUnfit(.notForPerson), .sendingUnfit(.notForRequester):
            .forbidden
        case .settingsMoved: .preconditionFailed
        case .people(.tooManyTries): .tooManyRequests
        case .storage: .serviceUnavailable
        case .importing(.tooLarge), .push(.tooMany): .contentTooLarge
        case .push(.refused(.older)), .push(.refused(.contradicts)), .importing(.underWay), .importing(.taken),
            .importing(.notLookedAt):
            .conflict
        case .fieldMissing, .connection(.fieldUnknown), .connection(.fieldUnfit), .connection(.addressInside),
            .program(.addressUnfit), .program(.addressInside), .program(.eventUnknown), .program(.scopeUnknown),
            .program(.endUnfit):
            .unprocessableContent
        case .storeMissing, .booksMissing, .signInNotBegun, .orderInBooks, .undoWaits, .orderAmbiguous, .dryRunOutdated,
            .settingsUnchanged, .backfill, .connection, .stopped, .outside, .scheduleNotOffered, .findingRefused,
            .workflowUnknown, .scheduleUnreadable, .fileMissing, .fileUnreadable,
            .settingsRefused, .answerUnfit, .sendingUnfit, .repairRefused, .daysTooMany, .people,
            .program:
            .conflict
        case .push, .importing, .settingsBroken, .settingsUnfit: .unprocessableContent
        }
    }

    /// The fields of the body that it is about.
    func fields(_ sentences: Sentences) -> [Problem.Fault] {
        switch self {
        case .fieldMissing(let key):
            // Options of commands are fields of the body; all others are of the form of a connection.
            let place = key.hasPrefix("--") ? "/\(key.dropFirst(2))" : "/values".pointer(to: key)
            return [fault(place, .missing, sentences)]
        case .connection(.fieldUnknown(let key, _)): return [fault("/values".pointer(to: key), .unknown, sentences)]
        case .connection(.fieldUnfit(let key, _, _)), .connection(.addressInside(let key, _)):
            return [.init(field: "/values".pointer(to: key), message: sentences.explain(self).what)]
        case .settingsUnfit(_, let faults):
            return faults.map { .init(field: "/settings".pointer(toPath: $0.path), message: sentences.text($0)) }
        case .settingsBroken(_, _, _, let key):
            return key.map { [fault("/settings".pointer(to: $0), .expected("JSON"), sentences)] } ?? []
        case .scheduleUnreadable: return [fault("/schedule", .expected("off, every 3600, daily 03:30"), sentences)]
        case .program(.scopeUnknown(_, let known)):
            return [fault("/scopes", .expected(known.joined(separator: " | ")), sentences)]
        case .program(.eventUnknown(_, let known)):
            return [fault("/events", .expected(known.joined(separator: " | ")), sentences)]
        case .program(.addressUnfit), .program(.addressInside):
            return [fault("/address", .expected("https://…"), sentences)]
        case .push(.refused(let refusal)):
            return [.init(field: refusal.path ?? "", message: sentences.sentence(refusal))]
        case .program(.endUnfit(let most)): return [fault("/days", .expected("1…\(most)"), sentences)]
        default: return []
        }
    }

    private func fault(_ field: String, _ cause: FieldFault.Cause, _ sentences: Sentences) -> Problem.Fault {
        .init(field: field, message: sentences.text(FieldFault(field, cause)))
    }
}

extension String {
    /// The path of a setting, `tax.default` or `payments.accounts[2]`, as a pointer.
    func pointer(toPath path: String) -> String {
        path.split(whereSeparator: { ".[]".contains($0) }).reduce(self) { $0.pointer(to: String($1)) }
    }
}
