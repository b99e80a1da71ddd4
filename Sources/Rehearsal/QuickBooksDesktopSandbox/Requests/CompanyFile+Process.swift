package import Foundation

/// The door of a company file: a qbXML text goes in, a text or a problem comes out.
extension CompanyFile {
    /// A message set ID has so many characters at most. Source: quickbooks-desktop.md §3.7.
    private static let setIDMax = 23
    private static let requestIDMax = 50

    /// Does what a message set asks for.
    ///
    /// - Parameters:
    ///   - text: a qbXML document, as the Web Connector hands it over.
    ///   - session: iterators live in it.
    ///   - date: now, on the machine that QuickBooks runs on.
    ///   - replay: what is told of a set that was done already.
    /// - Throws: `0x80040400` for any mistake in the form of the text, before anything is done.
    package mutating func process(
        _ text: String, session: inout DesktopSession, at date: Date, replay: ReplayDetail = .full
    ) throws(DesktopProblem) -> String {
        now = Moment(date)
        let set = try MessageSet(text, profile: profile)
        var answer = Element("QBXMLMsgsRs")
        let settled = recovered(set, text, replay, &answer)
        lastWasRepeated = settled != nil && set.newID != nil
        if let settled {
            return Self.document(settled)
        }
        var macros: [String: String] = [:]
        var isStopped = false
        for request in set.requests {
            var response =
                isStopped
                ? Self.response(request, Outcome(.notProcessed)) : respond(request, set, &session, &macros)
            if !set.includesData, !request.name.hasSuffix("QueryRq") { response.children = [] }
            answer.children.append(response)
            if set.stopsOnError, Int(response[attribute: "statusCode"] ?? "0") ?? 0 >= 1000 { isStopped = true }
        }
        if let id = set.newID {
            messageSets[id] = MessageSetRecord(fingerprint: Self.fingerprint(text), answer: answer)
        }
        return Self.document(answer)
    }

    private static func document(_ answer: Element) -> String {
        XMLWriter.text(Element("QBXML", [answer]), before: "<?xml version=\"1.0\" ?>\n")
    }

    /// FNV-1a: equal for equal texts, whatever the process.
    private static func fingerprint(_ text: String) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: hash)
    }

    // MARK: Recovery

    /// The answer when the set is not to be done now; nil when it is. Source: quickbooks-desktop.md §3.7.
    private mutating func recovered(
        _ set: MessageSet, _ text: String, _ replay: ReplayDetail, _ answer: inout Element
    ) -> Element? {
        if let old = set.oldID {
            if old == "ClearAllMessageSets" {
                messageSets = [:]
            } else if set.newID == nil {
                answer[attribute: "oldMessageSetID"] = old
                answer[attribute: "messageSetStatusCode"] = messageSets[old] == nil ? "600" : "0"
                return answer
            } else {
                messageSets[old] = nil
            }
        }
        guard let id = set.newID else { return nil }
        answer[attribute: "newMessageSetID"] = id
        answer[attribute: "messageSetStatusCode"] = "0"
        guard !id.isEmpty, id.unicodeScalars.count <= Self.setIDMax, id.allSatisfy({ !$0.isWhitespace }) else {
            answer[attribute: "messageSetStatusCode"] = "9004"
            return answer
        }
        guard let record = messageSets[id] else { return nil }
        guard record.fingerprint == Self.fingerprint(text) else {
            answer[attribute: "messageSetStatusCode"] = "9001"
            return answer
        }
        guard replay != .nothing, let kept = record.answer else {
            answer[attribute: "messageSetStatusCode"] = "9002"
            return answer
        }
        answer.children = replay == .full ? kept.children : kept.children.map(Self.identifiersOnly)
        return answer
    }

    private static func identifiersOnly(_ response: Element) -> Element {
        guard response.name.hasSuffix("AddRs") || response.name.hasSuffix("ModRs"), let object = response.children.first
        else { return response }
        var result = response
        let names = ["ListID", "TxnID", "TxnNumber", "EditSequence", "ExternalGUID"]
        result.children = [
            Element("ErrorRecovery", names.compactMap { object.child($0) })
        ]
        return result
    }

    /// Forgets a message set, as QuickBooks does when a backup is restored.
    package mutating func forgetMessageSets() { messageSets = [:] }

    // MARK: Requests

    private mutating func respond(
        _ request: Element, _ set: MessageSet, _ session: inout DesktopSession, _ macros: inout [String: String]
    ) -> Element {
        if let id = request[attribute: "requestID"], id.unicodeScalars.count > Self.requestIDMax {
            return Self.response(request, Outcome(Refusal(1060, "The request ID is too long.")))
        }
        do throws(Refusal) {
            var request = request
            try fill(&request, macros)
            if session.isReadOnly, !request.name.hasSuffix("QueryRq") { throw .readOnly }
            let checked = try ValueCheck(grammar: .desktop).checked(request)
            if lockedWrites > 0, !request.name.hasSuffix("QueryRq") {
                lockedWrites -= 1
                throw .locked
            }
            let outcome = try perform(checked, set.version, &session)
            if let macro = request.children.first?[attribute: "defMacro"], let object = outcome.children.first {
                macros[macro] = object.value("TxnID") ?? object.value("ListID")
            }
            return Self.response(checked, outcome)
        } catch {
            return Self.response(request, Outcome(error))
        }
    }

    private func fill(_ element: inout Element, _ macros: [String: String]) throws(Refusal) {
        if let name = element[attribute: "useMacro"] {
            guard let id = macros[name] else { throw .macro(name) }
            element.text = id
        }
        for index in element.children.indices { try fill(&element.children[index], macros) }
    }

    private static func response(_ request: Element, _ outcome: Outcome) -> Element {
        var response = Element(String(request.name.dropLast(2)) + "Rs")
        if let id = request[attribute: "requestID"] { response[attribute: "requestID"] = id }
        response[attribute: "statusCode"] = String(outcome.code)
        response[attribute: "statusSeverity"] = Refusal.severity(outcome.code)
        response[attribute: "statusMessage"] = outcome.message
        response.attributes += outcome.attributes
        let wanted = Set(request.all("IncludeRetElement").map(\.text))
        response.children = outcome.children.map { object in
            guard !wanted.isEmpty, object.name.hasSuffix("Ret") else { return object }
            var cut = object
            cut.children.removeAll { !wanted.contains($0.name) }
            return cut
        }
        return response
    }
}

/// What a request comes to.
struct Outcome {
    var code = 0
    var message = "Status OK"
    var children: [Element] = []
    var attributes: [Element.Attribute] = []

    init(_ children: [Element] = []) { self.children = children }

    init(_ refusal: Refusal) {
        code = refusal.code
        message = refusal.message
    }
}
