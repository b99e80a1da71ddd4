import LinkLedger
package import Storage
package import Sync

extension Sentences {
    /// What kind of thing an entry of the audit tells of.
    package func name(of action: AuditAction) -> String {
        switch action {
        case .request: say(en: "request", fr: "requête", es: "solicitud")
        case .answer: say(en: "answer", fr: "réponse", es: "respuesta")
        case .policy: say(en: "settings", fr: "réglages", es: "ajustes")
        case .connection: say(en: "connection", fr: "connexion", es: "conexión")
        case .signIn: say(en: "sign-in", fr: "authentification", es: "inicio de sesión")
        case .retry: say(en: "retry", fr: "nouvel essai", es: "reintento")
        case .link: say(en: "link", fr: "association", es: "vínculo")
        case .undo: say(en: "undo", fr: "retrait", es: "deshacer")
        case .choice: say(en: "choice", fr: "choix", es: "elección")
        case .backfill: say(en: "backfill", fr: "reprise de l’historique", es: "carga del historial")
        case .activation: say(en: "reactivation", fr: "réactivation", es: "reactivación")
        case .stock: say(en: "stock", fr: "stock", es: "existencias")
        case .company: say(en: "company", fr: "société", es: "empresa")
        case .person: say(en: "person", fr: "personne", es: "persona")
        case .verification: say(en: "verification", fr: "vérification", es: "verificación")
        case .uninstall: say(en: "uninstall", fr: "désinstallation", es: "desinstalación")
        }
    }

    /// What a request asked of the books, in one line: `create invoice EW1042, create payment`.
    package func line(of writes: [RequestedWrite]) -> String {
        list(
            writes.map { write in
                let kind = BooksRecordKind(rawValue: write.kind).map { name(of: $0) } ?? plain(write.kind)
                let operation = IntentRow.Operation(rawValue: write.operation).map { name(of: $0) }
                return [operation ?? plain(write.operation), kind, write.name.map { plain($0) }]
                    .compactMap { $0 }.joined(separator: " ")
            })
    }

    /// What the books answered, in one line: `29 posted, 1 refused (6240)`.
    package func line(of answer: BooksAnswer) -> String {
        let outcomes = Dictionary(grouping: answer.writes, by: \.outcome).sorted { $0.key < $1.key }
        var parts = outcomes.map { outcome, writes in
            let codes = Set(writes.compactMap { $0.problem?.code }).sorted()
            let told = codes.isEmpty ? "" : " (\(codes.joined(separator: ", ")))"
            return "\(count(writes.count))\u{A0}\(name(ofAnswer: outcome, writes.count))\(told)"
        }
        if let problem = answer.problem {
            let words = [problem.code, problem.text].compactMap { $0 }.map { plain($0) }
            parts.append(([plain(problem.cause)] + words).joined(separator: " "))
        }
        return parts.joined(separator: ", ")
    }

    /// When an entry is asked for that is not there.
    package func noAuditEntry(_ place: Int) -> String {
        say(
            en: "The audit has no entry \(place).", fr: "La piste d’audit n’a pas d’entrée \(place).",
            es: "El registro de auditoría no tiene la entrada \(place).")
    }

    private func name(of operation: IntentRow.Operation) -> String {
        switch operation {
        case .create: say(en: "create", fr: "créer", es: "crear")
        case .update: say(en: "update", fr: "modifier", es: "modificar")
        case .void: say(en: "void", fr: "annuler", es: "anular")
        case .delete: say(en: "delete", fr: "supprimer", es: "eliminar")
        }
    }

    func name(ofAnswer outcome: String, _ count: Int = 1) -> String {
        switch outcome {
        case "posted": say(en: "done", fr: "\(form(count, "fait", "faits"))", es: form(count, "hecho", "hechos"))
        case "refused":
            say(en: "refused", fr: "\(form(count, "refusé", "refusés"))", es: form(count, "rechazado", "rechazados"))
        case "unknown": say(en: "without an answer", fr: "sans réponse", es: "sin respuesta")
        case "absent":
            say(
                en: "not found", fr: "\(form(count, "introuvable", "introuvables"))",
                es: form(count, "no encontrado", "no encontrados"))
        case "occupied": say(en: "in use", fr: "déjà pris", es: "en uso")
        case "lookRefused":
            say(
                en: form(count, "question refused", "questions refused"),
                fr: "\(form(count, "question refusée", "questions refusées"))",
                es: form(count, "pregunta rechazada", "preguntas rechazadas"))
        default: plain(outcome)
        }
    }
}
