package import ConnectorKit
import Sync

/// Something that we keep ourselves cannot be understood.
extension Sentences {
    func unreadable(_ part: KeptPart, _ fault: Unreadable) -> CauseText {
        CauseText(
            what: say(
                en: "This program cannot read what it kept of this order: \(name(of: part)).",
                fr: "Ce programme ne peut pas lire ce qu’il a conservé de cette commande : \(name(of: part)).",
                es: "Este programa no puede leer lo que guardó de este pedido: \(name(of: part))."),
            meaning: meaning(of: part), remedy: remedy(for: part),
            fixes: [.retry, .report], actor: .administrator, details: details(fault.field, fault.text))
    }

    /// Said where a list would tell what was kept.
    package func unreadable(_ fault: Unreadable) -> String {
        say(
            en: "What was kept of it cannot be read by this program (\(plain(fault.field))).",
            fr: "Ce qui en a été conservé n’est pas lisible par ce programme (\(plain(fault.field))).",
            es: "Lo que se guardó de ello no se puede leer con este programa (\(plain(fault.field))).")
    }

    private func remedy(for part: KeptPart) -> String {
        switch part {
        case .intent, .choices, .sights, .posted, .members, .reason, .request:
            say(
                en:
                    "Update Bookbridge if a newer one wrote it, or restore the data from a backup; then retry. If it keeps happening, report it.",
                fr:
                    "Mettez Bookbridge à jour si une version plus récente l’a écrit, ou restaurez les données à partir d’une sauvegarde ; puis réessayez. Si cela persiste, signalez-le.",
                es:
                    "Actualice Bookbridge si lo escribió una versión más nueva, o restaure los datos de una copia de seguridad; después reintente. Si continúa, infórmenos."
            )
        case .undoing:
            say(
                en:
                    "Update Bookbridge if a newer one wrote it, or restore the data from a backup. Retry only to have the order posted again.",
                fr:
                    "Mettez Bookbridge à jour si une version plus récente l’a écrit, ou restaurez les données à partir d’une sauvegarde. Ne réessayez que pour comptabiliser de nouveau la commande.",
                es:
                    "Actualice Bookbridge si lo escribió una versión más nueva, o restaure los datos de una copia de seguridad. Reintente solo para contabilizar de nuevo el pedido."
            )
        }
    }

    private func meaning(of part: KeptPart) -> String {
        switch part {
        case .undoing:
            say(
                en: "The order stays out of the books, and nothing brings it back by itself. A retry posts it again.",
                fr:
                    "La commande reste hors des livres et n’y revient pas d’elle-même. Un nouvel essai la comptabilise de nouveau.",
                es: "El pedido sigue fuera de los libros y no vuelve por sí solo. Reintentar lo contabiliza de nuevo.")
        case .intent, .choices, .sights, .posted, .members, .reason:
            say(
                en: "Nothing is guessed: the order stays as it is, and all others go on.",
                fr: "Rien n’est supposé : la commande reste telle quelle, et toutes les autres continuent.",
                es: "No se supone nada: el pedido queda como está y todos los demás continúan.")
        case .request:
            say(
                en: "It may be in the books or not, so it is not sent again unless you say so. All other orders go on.",
                fr:
                    "L’écriture est peut-être dans les livres, peut-être pas : elle n’est pas renvoyée sans votre accord. Toutes les autres commandes continuent.",
                es:
                    "Puede estar en los libros o no, por eso no se vuelve a enviar sin su permiso. Todos los demás pedidos continúan."
            )
        }
    }

    /// A kept part, at the end of a sentence.
    private func name(of part: KeptPart) -> String {
        switch part {
        case .choices:
            say(en: "what people said about it", fr: "ce qui a été dit à son sujet", es: "lo que se dijo de él")
        case .sights:
            say(
                en: "what the store first said about its money", fr: "les sommes d’abord indiquées par la boutique",
                es: "los importes que la tienda indicó primero")
        case .posted:
            say(en: "what was posted for it", fr: "ce qui a été comptabilisé pour elle", es: "lo contabilizado por él")
        case .members:
            say(
                en: "what it adds to daily summaries", fr: "ce qu’elle ajoute aux récapitulatifs quotidiens",
                es: "lo que añade a los resúmenes diarios")
        case .intent:
            say(
                en: "what is to be written in the books", fr: "ce qui doit être écrit dans les livres",
                es: "lo que se debe escribir en los libros")
        case .request:
            say(
                en: "what was being written in the books", fr: "ce qui était en cours d’écriture dans les livres",
                es: "lo que se estaba escribiendo en los libros")
        case .reason: say(en: "why it is where it is", fr: "pourquoi elle en est là", es: "por qué está así")
        case .undoing:
            say(en: "who took it back, and when", fr: "qui l’a retirée, et quand", es: "quién lo retiró y cuándo")
        }
    }
}
