/// Words of the pages of the audit.
package enum AuditWord: String, PageWord {
    case title, lead, search, look, actor, action, anyAction, from, until, entry, when, who, what, told, none, noneLead
    case export, nextPart, verify, older, newest, run, content, request, answer, sent, hash, previous, cut, show
    case verifyTitle, verifyLead, verifyNow, neverVerified, since, heldAgainst, noted, notedHint, whole, broken
    case endTitle, before, after

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Audit", fr: "Piste d’audit", es: "Registro de auditoría")
        case .lead:
            s.say(
                en: "Who did what, when, with what request and answer. Entries are added, never changed.",
                fr: "Qui a fait quoi, quand, avec quelle requête et quelle réponse. Rien n’y est jamais modifié.",
                es: "Quién hizo qué, cuándo, con qué solicitud y respuesta. Se añade, nunca se cambia.")
        case .search:
            s.say(
                en: "Order, document or name", fr: "Commande, document ou nom", es: "Pedido, documento o nombre")
        case .look: s.say(en: "Search", fr: "Chercher", es: "Buscar")
        case .actor: s.say(en: "Who", fr: "Qui", es: "Quién")
        case .action: s.say(en: "What", fr: "Quoi", es: "Qué")
        case .anyAction: s.say(en: "Everything", fr: "Tout", es: "Todo")
        case .from: s.say(en: "From", fr: "Du", es: "Desde")
        case .until: s.say(en: "Until", fr: "Au", es: "Hasta")
        case .entry: s.say(en: "Entry", fr: "Entrée", es: "Entrada")
        case .when: s.say(en: "When", fr: "Quand", es: "Cuándo")
        case .who: s.say(en: "Who", fr: "Qui", es: "Quién")
        case .what: s.say(en: "What", fr: "Quoi", es: "Qué")
        case .told: s.say(en: "In one line", fr: "En une ligne", es: "En una línea")
        case .none: s.say(en: "No entry matches", fr: "Aucune entrée ne correspond", es: "Ninguna entrada coincide")
        case .noneLead:
            s.say(
                en: "Clear a field, or look at other days.", fr: "Videz un champ, ou regardez d’autres jours.",
                es: "Vacíe un campo o mire otros días.")
        case .export: s.say(en: "CSV", fr: "CSV", es: "CSV")
        case .nextPart:
            s.say(
                en: "The file holds at most 5,000 entries; choose fewer days for the others.",
                fr: "Le fichier contient au plus 5 000 entrées ; choisissez moins de jours pour les autres.",
                es: "El archivo contiene como máximo 5000 entradas; elija menos días para las demás.")
        case .verify: s.say(en: "Verify", fr: "Vérifier", es: "Verificar")
        case .older: s.say(en: "Older", fr: "Plus anciennes", es: "Anteriores")
        case .newest: s.say(en: "Newest", fr: "Les plus récentes", es: "Las más recientes")
        case .run: s.say(en: "Run", fr: "Exécution", es: "Ejecución")
        case .content: s.say(en: "What was kept", fr: "Ce qui est gardé", es: "Lo que se guardó")
        case .request: s.say(en: "The request", fr: "La requête", es: "La solicitud")
        case .answer: s.say(en: "The answer", fr: "La réponse", es: "La respuesta")
        case .sent: s.say(en: "As it was sent", fr: "Telle qu’envoyée", es: "Tal como se envió")
        case .hash: s.say(en: "Hash", fr: "Empreinte", es: "Huella")
        case .previous:
            s.say(en: "Hash of the one before", fr: "Empreinte de la précédente", es: "Huella de la anterior")
        case .cut:
            s.say(
                en: "Shortened; the export has it whole.", fr: "Abrégé ; l’export le contient en entier.",
                es: "Abreviado; la exportación lo contiene entero.")
        case .show: s.say(en: "Open", fr: "Ouvrir", es: "Abrir")
        case .verifyTitle:
            s.say(
                en: "Is the audit intact?", fr: "La piste d’audit est-elle intacte ?", es: "¿Está íntegro el registro?")
        case .verifyLead:
            s.say(
                en: "A verification recomputes every hash and compares every entry with the one before it.",
                fr: "Une vérification recalcule chaque empreinte et compare chaque entrée à la précédente.",
                es: "Una verificación recalcula cada huella y compara cada entrada con la anterior.")
        case .verifyNow: s.say(en: "Verify now", fr: "Vérifier maintenant", es: "Verificar ahora")
        case .neverVerified:
            s.say(
                en: "Nobody has verified it here yet", fr: "Personne ne l’a encore vérifiée ici",
                es: "Nadie lo ha verificado aquí todavía")
        case .since: s.say(en: "Written since", fr: "Écrites depuis", es: "Escritas desde entonces")
        case .heldAgainst: s.say(en: "Compared with", fr: "Comparée à", es: "Comparado con")
        case .noted: s.say(en: "An end that was noted", fr: "Une fin notée", es: "Un final anotado")
        case .notedHint:
            s.say(
                en:
                    "Optional. As this page showed it before: number, colon, hash. It proves that nothing was cut off since.",
                fr:
                    "Facultatif. Comme cette page l’a montrée : numéro, deux-points, empreinte. Elle prouve que rien n’a été retranché.",
                es:
                    "Opcional. Como lo mostró esta página: número, dos puntos, huella. Prueba que no se recortó nada desde entonces."
            )
        case .whole: s.say(en: "Intact", fr: "Intacte", es: "Íntegro")
        case .broken: s.say(en: "Broken", fr: "Rompue", es: "Roto")
        case .endTitle:
            s.say(
                en: "Its end, to note elsewhere", fr: "Sa fin, à noter ailleurs",
                es: "Su final, para anotarlo en otro lugar")
        case .before: s.say(en: "Entry before", fr: "Entrée précédente", es: "Entrada anterior")
        case .after: s.say(en: "Entry after", fr: "Entrée suivante", es: "Entrada siguiente")
        }
    }
}

extension Sentences {
    /// `Entry 1,204`.
    package func auditEntry(_ place: Int) -> String {
        say(en: "Entry \(count(place))", fr: "Entrée \(count(place))", es: "Entrada \(count(place))")
    }

    /// A noted end that is none.
    package func notedUnfit(_ text: String) -> String {
        say(
            en: "\(quoted(text)) is not an end of an audit. It is a number, a colon and 64 letters and digits.",
            fr:
                "\(quoted(text)) n’est pas une fin de piste d’audit : un numéro, deux-points, puis 64 lettres et chiffres.",
            es: "\(quoted(text)) no es un final de registro: un número, dos puntos y 64 letras y cifras.")
    }
}
