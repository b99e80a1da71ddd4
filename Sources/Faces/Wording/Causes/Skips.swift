package import Bookkeeping
import Sync

extension Sentences {
    /// The rule by which an order is not posted; nobody needs to act.
    package func explain(_ rule: SkipRule) -> Explanation { explanation(rule.code, story(rule)) }

    func story(_ rule: SkipRule) -> CauseText {
        CauseText(
            what: what(rule),
            meaning: say(
                en: "By this rule nothing was posted.", fr: "Selon cette règle, rien n’a été comptabilisé.",
                es: "Según esta regla, no se contabilizó nada."),
            remedy: remedy(rule), fixes: [], actor: .nobody)
    }

    private func what(_ rule: SkipRule) -> String {
        switch rule {
        case .beforeStartDate(let date):
            say(
                en: "The order is of \(self.date(date)), before the start date of the integration.",
                fr: "La commande est du \(self.date(date)), avant la date de début de l’intégration.",
                es: "El pedido es del \(self.date(date)), anterior a la fecha de inicio de la integración.")
        case .statusFilteredOut(let payment, let fulfilment):
            say(
                en: "The order’s status is \(status(payment, fulfilment)), which your filter leaves out.",
                fr: "Le statut de la commande est \(status(payment, fulfilment)), que votre filtre écarte.",
                es: "El estado del pedido es \(status(payment, fulfilment)), que su filtro deja fuera.")
        case .originExcluded(let origin):
            say(
                en: "The order came through \(quoted(origin)), whose orders reach the books another way.",
                fr:
                    "La commande est passée par \(quoted(origin)), dont les commandes arrivent dans les livres par une autre voie.",
                es: "El pedido llegó por \(quoted(origin)), cuyos pedidos llegan a los libros por otra vía.")
        case .cancelled:
            say(
                en: "The order was cancelled and never paid.", fr: "La commande a été annulée et n’a jamais été payée.",
                es: "El pedido se canceló y nunca se pagó.")
        case .testOrder:
            say(en: "The order is a test.", fr: "La commande est une commande de test.", es: "El pedido es de prueba.")
        case .zeroTotal:
            say(
                en: "The order’s total is zero.", fr: "Le total de la commande est nul.",
                es: "El total del pedido es cero.")
        case .deletedInStore:
            say(
                en: "The order was deleted in the store.", fr: "La commande a été supprimée dans la boutique.",
                es: "El pedido se eliminó en la tienda.")
        case .exempt(let exemption): exempt(exemption)
        }
    }

    private func exempt(_ exemption: OrderExemption) -> String {
        let (who, why) = (plain(exemption.by), quoted(exemption.reason))
        return switch exemption.kind {
        case .enteredByHand:
            say(
                en: "The order was entered in the books by hand, says \(who): \(why).",
                fr: "La commande a été saisie à la main dans les livres, indique \(who) : \(why).",
                es: "El pedido se registró a mano en los libros, indica \(who): \(why).")
        case .ignored:
            say(
                en: "The order is not to be posted, says \(who): \(why).",
                fr: "La commande ne doit pas être comptabilisée, indique \(who) : \(why).",
                es: "El pedido no debe contabilizarse, indica \(who): \(why).")
        }
    }

    private func remedy(_ rule: SkipRule) -> String {
        switch rule {
        case .beforeStartDate:
            either(
                command: say(
                    en: "Nothing to do; `bookbridge orders send` still posts a single order.",
                    fr: "Rien à faire ; `bookbridge orders send` comptabilise tout de même une commande seule.",
                    es: "No hay que hacer nada; `bookbridge orders send` contabiliza aun así un pedido suelto."),
                page: say(
                    en: "Nothing to do; the order’s page still posts it on its own.",
                    fr: "Rien à faire ; la page de la commande permet de la comptabiliser seule.",
                    es: "No hay que hacer nada; desde la página del pedido aún se puede contabilizar por separado."))
        case .statusFilteredOut:
            say(
                en: "Nothing to do: it is posted as soon as its status fits your filter.",
                fr: "Rien à faire : elle sera comptabilisée dès que son statut correspondra à votre filtre.",
                es: "No hay que hacer nada: se contabilizará en cuanto su estado corresponda a su filtro.")
        case .originExcluded:
            say(
                en: "Nothing to do; the settings say which origins are left out.",
                fr: "Rien à faire ; les réglages indiquent les provenances écartées.",
                es: "No hay que hacer nada; la configuración indica qué orígenes se dejan fuera.")
        case .exempt:
            either(
                command: say(
                    en: "Nothing to do; `bookbridge orders restore` takes the order up again.",
                    fr: "Rien à faire ; `bookbridge orders restore` reprend la commande.",
                    es: "No hay que hacer nada; `bookbridge orders restore` retoma el pedido."),
                page: say(
                    en: "Nothing to do; the order’s page takes it up again.",
                    fr: "Rien à faire ; la page de la commande permet de la reprendre.",
                    es: "No hay que hacer nada; desde la página del pedido se puede retomar."))
        case .cancelled, .testOrder, .deletedInStore:
            say(en: "Nothing to do.", fr: "Rien à faire.", es: "No hay que hacer nada.")
        case .zeroTotal:
            say(
                en: "Nothing to do; the settings say whether orders of zero are posted.",
                fr: "Rien à faire ; les réglages indiquent si les commandes à zéro sont comptabilisées.",
                es: "No hay que hacer nada; la configuración indica si se contabilizan los pedidos de cero.")
        }
    }

    private func status(_ payment: String, _ fulfilment: String) -> String {
        list([payment, fulfilment].filter { !$0.isEmpty }.map(quoted))
    }
}
