/// What kind of technical text stands folded under an explanation.
enum DetailName { case field, value, theirCode, theirText, theirRecord, status, request }

extension Sentences {
    /// A technical text, as it came but on one line and without secrets; `nil` when there is none.
    func detail(_ name: DetailName, _ text: String?) -> Explanation.Detail? {
        guard let text, !text.isEmpty else { return nil }
        return Explanation.Detail(name: label(of: name), text: plain(withoutSecrets(text)))
    }

    private func label(of name: DetailName) -> String {
        switch name {
        case .field: say(en: "Place", fr: "Emplacement", es: "Lugar")
        case .value: say(en: "Found there", fr: "Valeur trouvée", es: "Valor encontrado")
        case .theirCode: say(en: "Their code", fr: "Leur code", es: "Su código")
        case .theirText: say(en: "Their words", fr: "Leur texte", es: "Su texto")
        case .theirRecord: say(en: "Their record", fr: "Leur fiche", es: "Su registro")
        case .status: say(en: "HTTP status", fr: "Statut HTTP", es: "Estado HTTP")
        case .request: say(en: "Request number", fr: "Numéro de requête", es: "Número de solicitud")
        }
    }

    /// The last of several nets: connectors remove secrets before they keep a text.
    private func withoutSecrets(_ text: String) -> String {
        let secret = /(?i)(bearer\s+|basic\s+|(?:token|secret|password|apikey|api_key)["']?\s*[=:]\s*["']?)[^\s"'&,;]+/
        return text.replacing(secret) { match in "\(match.1)…" }
    }
}
