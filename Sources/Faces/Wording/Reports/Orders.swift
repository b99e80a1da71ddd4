package import Accounting
package import LinkLedger
package import Sync

extension Sentences {
    /// The first words of a message about an order: which, how much, and where it is.
    ///
    /// Source: what-users-expect.md §5 ("[Order, amount] [state]").
    package func headline(order number: String, total: Money?, state: OrderState) -> String {
        let sum = total.map { " (\(amount($0)))" } ?? ""
        let order = plain(number)
        return switch state {
        case .posted:
            say(
                en: "Order \(order)\(sum) is posted.", fr: "La commande \(order)\(sum) est comptabilisée.",
                es: "El pedido \(order)\(sum) está contabilizado.")
        case .skipped:
            say(
                en: "Order \(order)\(sum) is skipped.", fr: "La commande \(order)\(sum) est écartée.",
                es: "El pedido \(order)\(sum) se omite.")
        case .waiting:
            say(
                en: "Order \(order)\(sum) waits.", fr: "La commande \(order)\(sum) est en attente.",
                es: "El pedido \(order)\(sum) está en espera.")
        case .needsYou:
            say(
                en: "Order \(order)\(sum) needs you.", fr: "La commande \(order)\(sum) est à traiter.",
                es: "El pedido \(order)\(sum) requiere su atención.")
        }
    }

    /// The whole message: headline, what happened, what it means, what to do.
    package func message(order number: String, total: Money?, state: OrderState, reason: OrderReason?) -> String {
        let headline = headline(order: number, total: total, state: state)
        guard let reason else { return headline }
        return "\(headline) \(explain(reason).text)"
    }

    /// Over a group of orders that stand for the same reason (one group, not one message for each).
    package func group(_ count: Int, _ explanation: Explanation) -> String {
        guard count > 1 else { return labelled(counted(count, .order), explanation.what) }
        return say(
            en: "\(counted(count, .order)), for example: \(explanation.what)",
            fr: "\(counted(count, .order)), par exemple : \(explanation.what)",
            es: "\(counted(count, .order)), por ejemplo: \(explanation.what)")
    }

    /// In place of an empty list.
    package var noRuns: String {
        say(
            en: "There was no run yet.", fr: "Il n’y a pas encore eu d’exécution.",
            es: "Todavía no hubo ninguna ejecución.")
    }

    /// Behind a list that does not show all; `last` is the identifier of its last order, where there is one store.
    package func moreOrders(after last: String?) -> String {
        guard let last else {
            return say(
                en: "There are more: `--limit` shows more of them, `--store` with `--after` those that follow.",
                fr: "Il y en a d’autres : `--limit` en montre davantage, `--store` avec `--after` les suivantes.",
                es: "Hay más: `--limit` muestra más, `--store` con `--after` los siguientes.")
        }
        return say(
            en: "There are more: `--after \(plain(last))` shows those that follow, `--limit` more at once.",
            fr: "Il y en a d’autres : `--after \(plain(last))` montre les suivantes, `--limit` davantage à la fois.",
            es: "Hay más: `--after \(plain(last))` muestra los siguientes, `--limit` más a la vez.")
    }

    package var noOrders: String {
        say(en: "There are no such orders.", fr: "Il n’y a aucune commande de ce genre.", es: "No hay pedidos así.")
    }
}
