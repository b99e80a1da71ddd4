/// A refusal of the service: a code, its text, and the shape it is told in.
///
/// Source: quickbooks-online.md §6.
struct Fault: Error, Sendable {
    enum Kind: String, Sendable {
        case validation = "ValidationFault"
        case system = "SystemFault"
        case service = "SERVICE"
        case authentication = "AUTHENTICATION"
        case authorization = "AuthorizationFault"
    }

    var code: String
    var message: String
    var detail: String
    var element: String?
    var status: Int
    var kind: Kind
    /// The gateway tells faults in lower case with epoch time.
    var isFromGateway: Bool
    /// Told in a page of something on the way, not in the service's words.
    var isPage = false

    init(
        _ code: Int, _ message: String, _ detail: String, element: String? = nil, status: Int = 400,
        kind: Kind = .validation, isFromGateway: Bool = false
    ) {
        self.code = String(code)
        self.message = message
        self.detail = detail
        self.element = element
        self.status = status
        self.kind = kind
        self.isFromGateway = isFromGateway
    }
}

extension Fault {
    /// The `{"Error":[…],"type":…}` object.
    func service(in language: SandboxLanguage) -> JSONObject {
        var error = JSONObject()
        error["Message"] = .string(language.message(code, else: message))
        error["Detail"] = .string(detail)
        error["code"] = .string(code)
        error["element"] = .string(element ?? "")
        return ["Error": [.object(error)], "type": .string(kind.rawValue)]
    }

    /// The gateway's whole answer; `time` in epoch milliseconds. Source: §6.1.
    func gateway(in language: SandboxLanguage, at moment: Moment) -> JSONObject {
        var error = JSONObject()
        error["message"] = .string(language.message(code, else: message))
        error["detail"] = .string(detail)
        error["code"] = .string(code)
        error["element"] = element.map { .string($0) } ?? .null
        let fault: JSONObject = ["error": [.object(error)], "type": .string(kind.rawValue)]
        return [
            "warnings": .null, "intuitObject": .null, "fault": .object(fault), "report": .null, "queryResponse": .null,
            "batchItemResponse": [], "attachableResponse": [], "syncErrorResponse": .null, "requestId": .null,
            "time": .number(String(moment.milliseconds)), "status": .null, "cdcresponse": [],
        ]
    }
}
