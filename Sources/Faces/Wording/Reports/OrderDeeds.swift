package import Accounting
package import Bookkeeping

extension Sentences {
    /// After a retry.
    package func decidedAgain(_ count: Int) -> String {
        say(
            en: "\(counted(count, .order)) will be decided again by the next sync.",
            fr:
                "\(counted(count, .order)) \(form(count, "sera réexaminée", "seront réexaminées")) à la prochaine synchronisation.",
            es:
                "\(counted(count, .order)) \(form(count, "se volverá a evaluar", "se volverán a evaluar")) en la próxima sincronización."
        )
    }

    /// What a retry of an order does, wherever it is offered or has been asked for; it need not end in the books.
    var nextSyncDecides: String {
        say(
            en: "The next sync decides it again, and posts it if nothing speaks against it.",
            fr: "La prochaine synchronisation la réexamine, et la comptabilise si rien ne s’y oppose.",
            es: "La próxima sincronización lo vuelve a evaluar, y lo contabiliza si nada lo impide.")
    }

    /// The same of several orders.
    var nextSyncDecidesThem: String {
        say(
            en: "The next sync decides them again, and posts them if nothing speaks against it.",
            fr: "La prochaine synchronisation les réexamine, et les comptabilise si rien ne s’y oppose.",
            es: "La próxima sincronización los vuelve a evaluar, y los contabiliza si nada lo impide.")
    }

    /// After a person left an order out.
    package func exempted(_ number: String, _ kind: OrderExemption.Kind) -> String {
        let order = plain(number)
        return switch kind {
        case .enteredByHand:
            say(
                en:
                    "Order \(order) counts as entered by hand and will not be posted; `bookbridge orders restore` takes that back.",
                fr:
                    "La commande \(order) compte comme saisie à la main et ne sera pas comptabilisée ; `bookbridge orders restore` annule cela.",
                es:
                    "El pedido \(order) cuenta como registrado a mano y no se contabilizará; `bookbridge orders restore` lo revierte."
            )
        case .ignored:
            say(
                en: "Order \(order) is left out and will not be posted; `bookbridge orders restore` takes that back.",
                fr:
                    "La commande \(order) est laissée de côté et ne sera pas comptabilisée ; `bookbridge orders restore` annule cela.",
                es: "El pedido \(order) se deja fuera y no se contabilizará; `bookbridge orders restore` lo revierte.")
        }
    }

    package func restored(_ number: String) -> String {
        say(
            en: "Order \(plain(number)) is taken up again; the next sync decides it.",
            fr: "La commande \(plain(number)) est reprise ; la prochaine synchronisation la réexamine.",
            es: "El pedido \(plain(number)) se retoma; la próxima sincronización lo evalúa.")
    }

    package func neverExempt(_ number: String) -> String {
        say(
            en: "Order \(plain(number)) was not left out by anybody; nothing was changed.",
            fr: "Personne n’avait laissé la commande \(plain(number)) de côté ; rien n’a été changé.",
            es: "Nadie había dejado fuera el pedido \(plain(number)); no se cambió nada.")
    }

    /// After a person said what a refund gave back.
    package func refundSaid(_ number: String, _ amount: Money) -> String {
        say(
            en: "\(self.amount(amount)) was refunded of order \(plain(number)); the next sync decides the order.",
            fr:
                "\(self.amount(amount)) ont été rendus sur la commande \(plain(number)) ; la prochaine synchronisation la réexamine.",
            es:
                "Se devolvieron \(self.amount(amount)) del pedido \(plain(number)); la próxima sincronización lo vuelve a evaluar."
        )
    }

    package func suffixSaid(_ number: String, _ suffix: String) -> String {
        suffix.isEmpty
            ? say(
                en: "Order \(plain(number)) has no suffix any more; the next sync decides it.",
                fr: "La commande \(plain(number)) n’a plus de suffixe ; la prochaine synchronisation la réexamine.",
                es: "El pedido \(plain(number)) ya no tiene sufijo; la próxima sincronización lo evalúa.")
            : say(
                en: "Documents of order \(plain(number)) have the suffix \(quoted(suffix)); the next sync decides it.",
                fr:
                    "Les documents de la commande \(plain(number)) portent le suffixe \(quoted(suffix)) ; la prochaine synchronisation la réexamine.",
                es:
                    "Los documentos del pedido \(plain(number)) llevan el sufijo \(quoted(suffix)); la próxima sincronización lo evalúa."
            )
    }
}
