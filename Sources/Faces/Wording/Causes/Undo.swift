import Accounting
import Features
import Foundation
import LinkLedger
import Sync

extension Sentences {
    func undone(by actor: String, at: Instant, isChanged: Bool) -> CauseText {
        let (day, name) = (moment(at), self.name(ofActor: actor))
        let later =
            isChanged
            ? say(
                en: " The order has changed in the store since.", fr: " La commande a changé dans la boutique depuis.",
                es: " El pedido cambió en la tienda desde entonces.") : ""
        return CauseText(
            what: say(
                en: "What was posted for this order was taken back by \(name) (\(day)).\(later)",
                fr: "Ce qui avait été comptabilisé pour cette commande a été retiré par \(name) (\(day)).\(later)",
                es: "Lo contabilizado para este pedido fue retirado por \(name) (\(day)).\(later)"),
            meaning: say(
                en: "It is not posted again by itself.", fr: "Elle n’est pas comptabilisée de nouveau d’elle-même.",
                es: "No se vuelve a contabilizar por sí solo."),
            remedy: say(
                en: "Retry it if it should be in the books after all. \(nextSyncDecides)",
                fr: "Réessayez si elle doit finalement être dans les livres. \(nextSyncDecides)",
                es: "Reintente si al final debe estar en los libros. \(nextSyncDecides)"),
            fixes: [.postAgain, .retry], actor: .bookkeeper)
    }

    func undoUnknown(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "There is nothing named \(quoted(name)) that could be taken back.",
                fr: "Aucun élément à retirer ne porte le nom \(quoted(name)).",
                es: "No hay nada que se pueda retirar con el nombre \(quoted(name))."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "`bookbridge runs list` lists the runs, `bookbridge orders list` the orders.",
                    fr: "`bookbridge runs list` liste les exécutions, `bookbridge orders list` les commandes.",
                    es: "`bookbridge runs list` muestra las ejecuciones, `bookbridge orders list` los pedidos."),
                page: say(
                    en: "Choose the run under Runs, or the order under Orders.",
                    fr: "Choisissez l’exécution sous Exécutions, ou la commande sous Commandes.",
                    es: "Elija la ejecución en Ejecuciones, o el pedido en Pedidos.")),
            fixes: [.openOrder], actor: .bookkeeper)
    }

    func story(_ obstacle: UndoObstacle) -> CauseText {
        switch obstacle {
        case .underWay: underWay
        case .edited(let record, let number): edited(the(record, number))
        case .tied(let record, let number, let other, let otherID): tied(the(record, number), other, otherID)
        case .deposited(let record, let number): deposited(the(record, number))
        case .periodClosed(let record, let number, let day, let closed):
            undoInClosedPeriod(the(record, number), date(day), date(closed))
        case .onlyChanged(let record, let number): onlyChanged(the(record, number))
        case .summarised: summarised
        case .refundsStand(let record, let number): refundsStand(the(record, number))
        case .changedLater(let record, let number): changedLater(the(record, number))
        case .ofOtherRun(let record, let number): madeByOtherRun(the(record, number))
        case .refused(let problem, let record, let number): notLetGo(problem, the(record, number))
        case .unreadable(let fault): unreadable(.posted, fault)
        }
    }

    private var underWay: CauseText {
        CauseText(
            what: say(
                en: "Something of this order is on its way to the books.",
                fr: "Un élément de cette commande est en route vers les livres.",
                es: "Algo de este pedido está en camino a los libros."),
            meaning: nothingTakenBack,
            remedy: say(
                en: "Sync once, then undo again.", fr: "Synchronisez une fois, puis recommencez le retrait.",
                es: "Sincronice una vez y deshaga de nuevo."),
            fixes: [.retry], actor: .bookkeeper)
    }

    private var summarised: CauseText {
        CauseText(
            what: say(
                en: "This order is in the books as part of a daily summary, which can only be taken back as a whole.",
                fr:
                    "Cette commande est dans les livres au sein d’un récapitulatif quotidien, qui ne se retire qu’en entier.",
                es: "Este pedido está en los libros como parte de un resumen diario, que solo se puede retirar entero."),
            meaning: nothingTakenBack,
            remedy: say(
                en: "Correct the order in the store, and the summary follows; or undo the summary’s document.",
                fr:
                    "Corrigez la commande dans la boutique, et le récapitulatif suit ; ou retirez des livres le document du récapitulatif.",
                es: "Corrija el pedido en la tienda y el resumen lo sigue; o deshaga el documento del resumen."),
            fixes: [.openOrder, .ignore], actor: .bookkeeper)
    }

    private func refundsStand(_ document: String) -> CauseText {
        CauseText(
            what: say(
                en: "Refunds of these sales are in the books with another daily summary, \(document).",
                fr:
                    "Des remboursements de ces ventes figurent dans un autre récapitulatif quotidien des livres, \(document).",
                es: "Hay reembolsos de estas ventas en los libros con otro resumen diario, \(document)."),
            meaning: nothingTakenBack,
            remedy: say(
                en: "Undo that summary first, then undo again.",
                fr: "Retirez d’abord ce récapitulatif des livres, puis recommencez le retrait.",
                es: "Deshaga primero ese resumen y deshaga de nuevo."),
            fixes: [.openInBooks, .ignore], actor: .bookkeeper)
    }

    private func edited(_ document: String) -> CauseText {
        CauseText(
            what: say(
                en: "Someone edited \(document) in \(booksName).",
                fr: "Quelqu’un a modifié \(document) dans \(booksName).",
                es: "Alguien modificó \(document) en \(booksName)."),
            meaning: nothingTakenBack,
            remedy: say(
                en: "Delete it in \(booksName) yourself if it is not wanted, then undo again.",
                fr: "Supprimez-le vous-même dans \(booksName) s’il n’est pas voulu, puis recommencez le retrait.",
                es: "Elimínelo usted en \(booksName) si no se quiere, y deshaga de nuevo."),
            fixes: [.openInBooks, .ignore], actor: .bookkeeper)
    }

    private func tied(_ document: String, _ other: DocumentKind?, _ id: String) -> CauseText {
        let kind =
            other.map { name(of: $0) }
            ?? say(en: "another document", fr: "un autre document", es: "otro documento")
        return CauseText(
            what: say(
                en: "In \(booksName), something that is not ours is tied to \(document): \(kind) \(plain(id)).",
                fr: "Dans \(booksName), un élément qui n’est pas de nous est lié à \(document) : \(kind) \(plain(id)).",
                es: "En \(booksName), algo que no es nuestro está ligado a \(document): \(kind) \(plain(id))."),
            meaning: nothingTakenBack,
            remedy: say(
                en: "Detach it there first, then undo again.",
                fr: "Détachez-le d’abord là-bas, puis recommencez le retrait.",
                es: "Desvincúlelo primero y deshaga de nuevo."),
            fixes: [.openInBooks, .ignore], actor: .bookkeeper,
            details: [detail(.theirRecord, id)].compactMap { $0 })
    }

    private func deposited(_ document: String) -> CauseText {
        CauseText(
            what: say(
                en: "In \(booksName), a bank deposit holds \(document).",
                fr: "Dans \(booksName), un dépôt bancaire contient \(document).",
                es: "En \(booksName), un depósito bancario contiene \(document)."),
            meaning: nothingTakenBack,
            remedy: say(
                en: "Remove it from the deposit first, then undo again.",
                fr: "Retirez-le d’abord du dépôt, puis recommencez le retrait.",
                es: "Sáquelo primero del depósito y deshaga de nuevo."),
            fixes: [.openInBooks, .ignore], actor: .bookkeeper)
    }

    private func undoInClosedPeriod(_ document: String, _ day: String, _ closed: String) -> CauseText {
        CauseText(
            what: say(
                en: "The books are closed to \(closed); the date of \(document) is \(day).",
                fr: "Les livres sont clôturés jusqu’au \(closed) ; la date de \(document) est le \(day).",
                es: "Los libros están cerrados hasta el \(closed); la fecha de \(document) es \(day)."),
            meaning: nothingTakenBack,
            remedy: say(
                en: "Post a correction in an open period, or ask the accountant to reopen this one.",
                fr:
                    "Comptabilisez une correction dans une période ouverte, ou demandez au comptable de rouvrir celle-ci.",
                es:
                    "Contabilice una corrección en un período abierto o pida a quien lleva su contabilidad que reabra este."
            ),
            fixes: [.openInBooks, .ignore], actor: .bookkeeper)
    }

    var nothingTakenBack: String {
        say(
            en: "Nothing of this order was taken back; it is in the books as before.",
            fr: "Rien de cette commande n’a été retiré ; elle est dans les livres comme avant.",
            es: "No se retiró nada de este pedido; está en los libros como antes.")
    }
}
