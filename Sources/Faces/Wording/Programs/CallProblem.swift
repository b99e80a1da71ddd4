/// What is wrong with one field of what a program sent.
package struct FieldFault: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        case unknown, missing, twice
        /// A list is longer than is taken at once.
        case tooMany(most: Int)
        /// What must stand there, as the document of the interface says it.
        case expected(String)
    }

    /// A JSON pointer, `/lines/2/amount`; of a query `?limit`, of a header its name. Source: RFC 6901.
    package var field: String
    package var cause: Cause

    package init(_ field: String, _ cause: Cause) { (self.field, self.cause) = (field, cause) }
}

/// Why a call of a program is not done, before any feature is asked.
package enum CallProblem: Hashable, Sendable {
    case addressUnknown
    /// The cursor of a page that no answer gave.
    case cursorUnknown
    case methodUnfit
    case keyMissing
    case tooLarge(bytesMax: Int)
    /// The body is of another kind than is taken.
    case kindUnfit(expected: String)
    case bodyBroken(line: Int, column: Int)
    /// At least one.
    case fieldsUnfit([FieldFault])
    case tooManyCalls(seconds: Int)
    /// The name of the call was used for another one.
    case nameReused
    case underWay
    /// The change must say which version it is of.
    case versionNeeded
    /// Somebody changed it since.
    case versionMoved
    case unforeseen

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .addressUnknown: "addressUnknown"
        case .cursorUnknown: "cursorUnknown"
        case .methodUnfit: "methodUnfit"
        case .keyMissing: "keyMissing"
        case .tooLarge: "tooLarge"
        case .kindUnfit: "contentTypeUnfit"
        case .bodyBroken: "bodyBroken"
        case .fieldsUnfit: "fieldsUnfit"
        case .tooManyCalls: "tooManyCalls"
        case .nameReused: "idempotencyKeyReused"
        case .underWay: "callUnderWay"
        case .versionNeeded: "versionNeeded"
        case .versionMoved: "versionMoved"
        case .unforeseen: "unforeseen"
        }
    }
}

extension Sentences {
    package func explain(_ problem: CallProblem) -> Explanation {
        let (what, remedy) = told(problem)
        return explanation(
            problem.code,
            CauseText(
                what: what, meaning: nothingDone, remedy: remedy, fixes: [problem == .unforeseen ? .report : .retry],
                actor: .administrator))
    }

    /// What is wrong with a field, as one sentence.
    package func text(_ fault: FieldFault) -> String {
        switch fault.cause {
        case .unknown:
            say(
                en: "There is no field \(quoted(fault.field)) here.",
                fr: "Il n’y a pas de champ \(quoted(fault.field)) ici.",
                es: "Aquí no existe el campo \(quoted(fault.field)).")
        case .missing:
            say(
                en: "The field \(quoted(fault.field)) is missing.", fr: "Le champ \(quoted(fault.field)) manque.",
                es: "Falta el campo \(quoted(fault.field)).")
        case .twice:
            say(
                en: "The field \(quoted(fault.field)) is there twice.",
                fr: "Le champ \(quoted(fault.field)) figure deux fois.",
                es: "El campo \(quoted(fault.field)) aparece dos veces.")
        case .tooMany(let most):
            say(
                en:
                    "The list \(quoted(fault.field)) may hold \(count(most)) entries at most; send the rest in another call.",
                fr:
                    "La liste \(quoted(fault.field)) peut contenir \(count(most)) éléments au plus ; envoyez le reste dans un autre appel.",
                es:
                    "La lista \(quoted(fault.field)) puede tener \(count(most)) elementos como máximo; envíe el resto en otra llamada."
            )
        case .expected(let shape):
            say(
                en: "The field \(quoted(fault.field)) must be: \(shape).",
                fr: "Le champ \(quoted(fault.field)) doit être : \(shape).",
                es: "El campo \(quoted(fault.field)) debe ser: \(shape).")
        }
    }

    private func told(_ problem: CallProblem) -> (what: String, remedy: String) {
        switch problem {
        case .addressUnknown:
            (
                say(
                    en: "There is nothing at this address.", fr: "Il n’y a rien à cette adresse.",
                    es: "No hay nada en esta dirección."), seeDocument
            )
        case .cursorUnknown:
            (
                say(
                    en: "There is no page that begins there.", fr: "Aucune page ne commence là.",
                    es: "No hay ninguna página que empiece ahí."),
                say(
                    en: "Send what the page before gave in `next`, as it is.",
                    fr: "Envoyez tel quel ce que la page précédente a donné dans `next`.",
                    es: "Envíe tal cual lo que dio la página anterior en `next`.")
            )
        case .methodUnfit:
            (
                say(
                    en: "This address does not take that method.", fr: "Cette adresse n’accepte pas cette méthode.",
                    es: "Esta dirección no acepta ese método."), seeDocument
            )
        case .keyMissing:
            (
                say(en: "A key is missing.", fr: "Il manque une clé.", es: "Falta una clave."),
                say(
                    en: "Send one as `Authorization: Bearer bbk_…`.",
                    fr: "Envoyez-en une par `Authorization: Bearer bbk_…`.",
                    es: "Envíe una con `Authorization: Bearer bbk_…`.")
            )
        case .tooLarge(let most):
            (
                say(
                    en: "More than \(count(most)) bytes were sent.", fr: "L’envoi dépasse \(count(most)) octets.",
                    es: "Se enviaron más de \(count(most)) bytes."),
                say(en: "Send less at a time.", fr: "Envoyez-en moins à la fois.", es: "Envíe menos cada vez.")
            )
        case .kindUnfit(let expected):
            (
                say(
                    en: "The body is of another kind than is taken here.",
                    fr: "Le corps n’est pas du type accepté ici.", es: "El cuerpo no es del tipo que se acepta aquí."),
                say(
                    en: "Send \(quoted(expected)), and name it in `Content-Type`.",
                    fr: "Envoyez \(quoted(expected)), et nommez-le dans `Content-Type`.",
                    es: "Envíe \(quoted(expected)) e indíquelo en `Content-Type`.")
            )
        case .bodyBroken(let line, let column):
            (
                say(
                    en: "The body stops being JSON in line \(count(line)), column \(count(column)).",
                    fr: "Le corps cesse d’être du JSON à la ligne \(count(line)), colonne \(count(column)).",
                    es: "El cuerpo deja de ser JSON en la línea \(count(line)), columna \(count(column))."),
                say(
                    en: "Correct it there and send it again.", fr: "Corrigez-le à cet endroit et renvoyez-le.",
                    es: "Corríjalo ahí y envíelo de nuevo.")
            )
        case .fieldsUnfit(let faults): (faults.map { text($0) }.joined(separator: " "), seeDocument)
        case .tooManyCalls(let seconds):
            (
                say(
                    en: "There were too many calls in a short time.", fr: "Il y a eu trop d’appels en peu de temps.",
                    es: "Hubo demasiadas llamadas en poco tiempo."),
                say(
                    en: "Wait \(counted(seconds, .second)).", fr: "Attendez \(counted(seconds, .second)).",
                    es: "Espere \(counted(seconds, .second)).")
            )
        case .nameReused:
            (
                say(
                    en: "This `Idempotency-Key` was used for another call.",
                    fr: "Cette `Idempotency-Key` a servi pour un autre appel.",
                    es: "Esta `Idempotency-Key` se usó para otra llamada."),
                say(
                    en: "Use a new one for each thing that you want done; repeat a call with exactly the same body.",
                    fr: "Prenez-en une nouvelle pour chaque demande ; répétez un appel avec exactement le même corps.",
                    es: "Use una nueva para cada cosa; repita una llamada con exactamente el mismo cuerpo.")
            )
        case .underWay:
            (
                say(
                    en: "The same call is still being done.", fr: "Le même appel est encore en cours.",
                    es: "La misma llamada todavía está en curso."),
                say(
                    en: "Ask again in a moment: the answer of the first will be given.",
                    fr: "Redemandez dans un instant : la réponse du premier sera donnée.",
                    es: "Vuelva a preguntar en un momento: se dará la respuesta de la primera.")
            )
        case .versionNeeded:
            (
                say(
                    en: "Which version this changes is not said.", fr: "La version à modifier n’est pas indiquée.",
                    es: "No se indica qué versión se cambia."),
                say(
                    en: "Read it, and send its `ETag` as `If-Match`.",
                    fr: "Lisez-la, et envoyez son `ETag` dans `If-Match`.",
                    es: "Léala y envíe su `ETag` como `If-Match`.")
            )
        case .versionMoved:
            (
                say(
                    en: "Somebody changed it since you read it.", fr: "Quelqu’un l’a modifiée depuis votre lecture.",
                    es: "Alguien lo cambió desde que lo leyó."),
                say(
                    en: "Read it again, and send your change for that version.",
                    fr: "Relisez-la, et envoyez votre modification pour cette version.",
                    es: "Léalo de nuevo y envíe su cambio para esa versión.")
            )
        case .unforeseen:
            (
                say(
                    en: "Bookbridge ran into an unexpected fault.",
                    fr: "Bookbridge a rencontré une erreur imprévue.",
                    es: "Bookbridge encontró un error imprevisto."),
                say(
                    en: "Try again; if it keeps happening, send us the number of the request.",
                    fr: "Réessayez ; si cela persiste, envoyez-nous le numéro de la requête.",
                    es: "Vuelva a intentarlo; si continúa, envíenos el número de la solicitud.")
            )
        }
    }

    private var seeDocument: String {
        say(
            en: "The document at `/api/v1/docs` says what is accepted.",
            fr: "Le document à l’adresse `/api/v1/docs` indique ce qui est accepté.",
            es: "El documento en `/api/v1/docs` indica lo que se acepta.")
    }
}
