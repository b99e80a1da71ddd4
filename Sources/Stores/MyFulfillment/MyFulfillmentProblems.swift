import Accounting
import ConnectorKit
import Foundation

/// The system's refusals as problems, its words and answer kept. Source: myfulfillment.md §2 (throttling, errors).
enum MyFulfillmentProblems {
    /// The problem that an answer tells of; `nil` when it tells of success.
    static func problem(_ answer: IncomingAnswer, now: Instant) -> ConnectorProblem? {
        let raw = String(decoding: answer.body.prefix(ConnectorProblem.rawBytesMax), as: UTF8.self)
        let told = Told(answer.body)
        let isHurried = answer.status == 429 || told.isTooMany
        if (200..<300).contains(answer.status), !(isHurried && told.isAlone) { return nil }
        return ConnectorProblem(
            isHurried ? .throttled(retryAfterSeconds: answer.retryAfterSeconds(now: now)) : cause(answer, told),
            code: told.field, text: told.text, status: answer.status, raw: raw)
    }

    /// An answer of success that cannot be understood.
    static func unreadable(_ fault: Unreadable, _ answer: IncomingAnswer) -> ConnectorProblem {
        ConnectorProblem(
            .unreadable, text: "\(fault.field): \(fault.text)", status: answer.status,
            raw: String(decoding: answer.body.prefix(ConnectorProblem.rawBytesMax), as: UTF8.self))
    }

    private static func cause(_ answer: IncomingAnswer, _ told: Told) -> ConnectorProblem.Cause {
        switch answer.status {
        case 401: .signInNeeded
        case 402: .subscriptionEnded
        case 403: .notPermitted
        case 404: .notFound
        // An unknown record comes as a bad request with a French sentence.
        case 400 where told.isNotFound: .notFound
        case 400..<500: .invalid(field: told.field)
        case 500...: .serverFault
        default: .unreadable
        }
    }
}

/// What an answer says in its own words.
private struct Told {
    var text: String?
    /// The first field that a validation names.
    var field: String?
    /// It says nothing else: no records came with it.
    var isAlone = true

    init(_ body: Data) {
        guard let object = JSONReader.object(body) else {
            let plain = String(decoding: body.prefix(Self.plainMax), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            // A page in HTML is nothing that people should read.
            text = plain.isEmpty || plain.hasPrefix("<") || plain.hasPrefix("[") ? nil : plain
            isAlone = !plain.hasPrefix("[")
            return
        }
        isAlone = object["data"] == nil && object["token"] == nil
        if case .object(let errors)? = object["errors"], let first = errors.members.first {
            field = first.name
            text = errors.members.flatMap { Self.texts($0.value) }.joined(separator: " ")
        } else {
            text =
                ["message", "error", "error_description"].lazy.compactMap { name -> String? in
                    if case .text(let text)? = object[name] { text } else { nil }
                }.first
        }
    }

    /// `Produit ABC non trouvé`, `Commande introuvable`.
    var isNotFound: Bool { says(["non trouve", "introuvable", "not found"]) }

    /// `Too Many Attempts.`, `Trop de tentatives`.
    var isTooMany: Bool { says(["too many attempts", "too many requests", "trop de tentatives", "trop de requetes"]) }

    private func says(_ parts: [String]) -> Bool {
        let words = (text ?? "").lowercased().folding(options: .diacriticInsensitive, locale: nil)
        return parts.contains { words.contains($0) }
    }

    private static func texts(_ value: JSONValue) -> [String] {
        switch value {
        case .text(let text): [text]
        case .array(let values): values.flatMap(texts)
        case .null, .bool, .number, .object: []
        }
    }

    private static let plainMax = 500
}
