import Accounting
package import Sync

extension Sentences {
    /// Why nothing was done about a finding.
    package func explain(_ refusal: FindingRefusal) -> Explanation {
        explanation(
            refusal.code,
            CauseText(
                what: what(refusal),
                meaning: say(
                    en: "Nothing was changed.", fr: "Rien n’a été modifié.", es: "No se cambió nada."),
                remedy: remedy(refusal), fixes: [.openInBooks], actor: .bookkeeper))
    }

    private func what(_ refusal: FindingRefusal) -> String {
        switch refusal {
        case .unknown(let word):
            say(
                en: "\(booksName) has no document \(quoted(word)), and we posted none.",
                fr: "\(booksName) n’a pas de document \(quoted(word)), et nous n’en avons comptabilisé aucun.",
                es: "\(booksName) no tiene ningún documento \(quoted(word)), ni lo contabilizamos nosotros.")
        case .nothingFound(let word):
            say(
                en: "The document \(quoted(word)) is as it was posted.",
                fr: "Le document \(quoted(word)) est tel qu’il a été comptabilisé.",
                es: "El documento \(quoted(word)) está como se contabilizó.")
        case .notPostedByUs(let word):
            say(
                en: "The document \(quoted(word)) was not posted by us.",
                fr: "Le document \(quoted(word)) n’a pas été comptabilisé par nous.",
                es: "El documento \(quoted(word)) no lo contabilizamos nosotros.")
        case .linkedAlready(let word, let order):
            say(
                en: "The document \(quoted(word)) is linked to the order \(quoted(order)) already.",
                fr: "Le document \(quoted(word)) est déjà associé à la commande \(quoted(order)).",
                es: "El documento \(quoted(word)) ya está vinculado con el pedido \(quoted(order)).")
        case .orderUnknown(let order):
            say(
                en: "There is no order \(quoted(order)).", fr: "Il n’y a pas de commande \(quoted(order)).",
                es: "No existe el pedido \(quoted(order)).")
        case .underWay(let order):
            say(
                en: "Something of the order \(quoted(order)) is on its way into \(booksName).",
                fr: "Une partie de la commande \(quoted(order)) est en route vers \(booksName).",
                es: "Una parte del pedido \(quoted(order)) está en camino a \(booksName).")
        case .notPlanned, .hasDocument, .totalDiffers, .numberDiffers: unfit(refusal)
        case .summarised(let word):
            say(
                en: "The document \(quoted(word)) is a daily summary; it cannot be posted again from here.",
                fr: "Le document \(quoted(word)) est un récapitulatif quotidien ; il ne se recomptabilise pas d’ici.",
                es: "El documento \(quoted(word)) es un resumen diario; no se puede volver a contabilizar desde aquí.")
        case .changedMeanwhile(let word):
            say(
                en: "Order or document \(quoted(word)) changed at the same moment.",
                fr: "La commande ou le document \(quoted(word)) a changé au même moment.",
                es: "El pedido o el documento \(quoted(word)) cambió en el mismo momento.")
        }
    }

    /// Order and document that do not fit together.
    private func unfit(_ refusal: FindingRefusal) -> String {
        switch refusal {
        case .notPlanned(let order, let kind):
            say(
                en: "As it is set up, the order \(quoted(order)) has no \(name(of: kind)).",
                fr: "Avec les réglages actuels, la commande \(quoted(order)) n’a pas \(de(name(of: kind))).",
                es: "Con la configuración actual, el pedido \(quoted(order)) no tiene \(name(of: kind)).")
        case .hasDocument(let order, let kind):
            say(
                en: "The order \(quoted(order)) has its \(name(of: kind)) already.",
                fr: "La commande \(quoted(order)) a déjà son document : \(name(of: kind)).",
                es: "El pedido \(quoted(order)) ya tiene su documento: \(name(of: kind)).")
        case .totalDiffers(let order, let planned, let books):
            say(
                en: "The order \(quoted(order)) comes to \(amount(planned)), the document to \(amount(books)).",
                fr: "La commande \(quoted(order)) s’élève à \(amount(planned)), le document à \(amount(books)).",
                es: "El pedido \(quoted(order)) asciende a \(amount(planned)), el documento a \(amount(books)).")
        case .numberDiffers(let order, let planned, let books):
            say(
                en:
                    "The order \(quoted(order)) would have the number \(quoted(planned)), the document has \(quoted(books ?? "")).",
                fr:
                    "La commande \(quoted(order)) porterait le numéro \(quoted(planned)), le document porte \(quoted(books ?? "")).",
                es:
                    "El pedido \(quoted(order)) tendría el número \(quoted(planned)), el documento tiene \(quoted(books ?? ""))."
            )
        case .unknown, .nothingFound, .notPostedByUs, .linkedAlready, .orderUnknown, .underWay, .summarised,
            .changedMeanwhile:
            ""
        }
    }

    private func remedy(_ refusal: FindingRefusal) -> String {
        switch refusal {
        case .unknown, .nothingFound, .linkedAlready, .orderUnknown:
            either(
                command: say(
                    en: "`bookbridge reconcile` lists the findings with their names.",
                    fr: "`bookbridge reconcile` donne la liste des constats avec leurs noms.",
                    es: "`bookbridge reconcile` muestra las discrepancias con sus nombres."),
                page: say(
                    en: "The reconciliation of the period lists what there is now.",
                    fr: "Le rapprochement de la période montre ce qu’il en est maintenant.",
                    es: "La conciliación del período muestra lo que hay ahora."))
        case .notPostedByUs:
            say(
                en: "Link it to its order, keep it, or delete it in \(booksName).",
                fr: "Associez-le à sa commande, gardez-le ou supprimez-le dans \(booksName).",
                es: "Vincúlelo con su pedido, consérvelo o elimínelo en \(booksName).")
        case .summarised:
            say(
                en: "Correct it by hand in \(booksName), or keep it as it is.",
                fr: "Corrigez-le à la main dans \(booksName), ou gardez-le tel quel.",
                es: "Corríjalo a mano en \(booksName) o consérvelo como está.")
        case .underWay, .changedMeanwhile:
            say(
                en: "Sync first, then try again.", fr: "Synchronisez d’abord, puis réessayez.",
                es: "Sincronice primero y después reintente.")
        case .notPlanned, .hasDocument, .totalDiffers, .numberDiffers:
            say(
                en: "Choose the document or the order that fits, or keep the document as it is.",
                fr: "Choisissez le document ou la commande qui convient, ou gardez le document tel quel.",
                es: "Elija el documento o el pedido que corresponda, o conserve el documento como está.")
        }
    }
}
