import Accounting
package import Features

extension Sentences {
    /// Why what a person says about an order does not fit it.
    package func explain(_ problem: AnswerProblem) -> Explanation {
        switch problem {
        case .refundUnknown(_, let refunds) where refunds.isEmpty: explanation(problem.code, noRefundAsked)
        case .refundUnknown(let refund, let refunds): unfit("`REFUND`", refund, takes: list(refunds.map { plain($0) }))
        case .amountUnreadable(let text, let currency): unfit("`AMOUNT`", text, takes: example(currency))
        case .amountBeyondPaid(let said, let paid): explanation(problem.code, beyondPaid(said, paid))
        case .suffixUnfit(let text): unfit("`SUFFIX`", text, takes: ".2, B, /2")
        case .settlementUnknown(let word):
            unfit("`ANSWER`", word, takes: list(SettlementAnswer.allCases.map(\.rawValue)))
        case .nothingToSettle(_, let fitting) where fitting.isEmpty: explanation(problem.code, nothingToSettle)
        case .nothingToSettle(let answer, let fitting):
            unfit("`ANSWER`", answer.rawValue, takes: list(fitting.map(\.rawValue)))
        case .notDeleted(let order): explanation(problem.code, notDeleted(order))
        case .notCancelled(let order): explanation(problem.code, notCancelled(order))
        }
    }

    private func unfit(_ option: String, _ value: String, takes expected: String) -> Explanation {
        explain(CommandProblem.optionUnfit(option: option, value: value, expected: expected))
    }

    /// `12.50 USD`: as it is typed, not as it is read.
    private func example(_ currency: Currency) -> String {
        "\(Money(minorUnits: 1250, currency)) \(currency.code)"
    }

    private func beyondPaid(_ said: Money, _ paid: Money) -> CauseText {
        CauseText(
            what: say(
                en: "\(amount(said)) is more than the \(amount(paid)) that came in for the order.",
                fr: "\(amount(said)), c’est plus que les \(amount(paid)) reçus pour la commande.",
                es: "\(amount(said)) es más que los \(amount(paid)) recibidos por el pedido."),
            meaning: nothingDone,
            remedy: say(
                en: "Enter what went back of that money.", fr: "Saisissez ce qui a été rendu de cette somme.",
                es: "Indique lo que se devolvió de ese dinero."),
            fixes: [.enterRefund], actor: .merchant)
    }

    private var noRefundAsked: CauseText {
        CauseText(
            what: say(
                en: "The order has no refund of which the amount is asked for.",
                fr: "La commande n’a aucun remboursement dont le montant soit demandé.",
                es: "El pedido no tiene ningún reembolso cuyo importe se pida."),
            meaning: nothingDone, remedy: whatItWaitsFor, fixes: [.openOrder], actor: .bookkeeper)
    }

    private var nothingToSettle: CauseText {
        CauseText(
            what: say(
                en: "What was received for the order is what it asks for: there is no difference to settle.",
                fr: "Ce qui a été reçu pour la commande est ce qu’elle demande : il n’y a pas d’écart à régler.",
                es: "Lo recibido por el pedido es lo que pide: no hay diferencia que aclarar."),
            meaning: nothingDone, remedy: whatItWaitsFor, fixes: [.openOrder], actor: .bookkeeper)
    }

    private func notDeleted(_ order: String) -> CauseText {
        CauseText(
            what: say(
                en: "The store still has the order \(quoted(order)).",
                fr: "La boutique a toujours la commande \(quoted(order)).",
                es: "La tienda todavía tiene el pedido \(quoted(order))."),
            meaning: say(
                en: "Nothing was done: only an order that was deleted in the store can be kept in this way.",
                fr: "Rien n’a été fait : seule une commande supprimée dans la boutique peut être gardée ainsi.",
                es: "No se hizo nada: solo se puede conservar así un pedido eliminado en la tienda."),
            remedy: whatItWaitsFor, fixes: [.openOrder], actor: .bookkeeper)
    }

    private func notCancelled(_ order: String) -> CauseText {
        CauseText(
            what: say(
                en: "The order \(quoted(order)) was not cancelled after it was sent.",
                fr: "La commande \(quoted(order)) n’a pas été annulée après son envoi.",
                es: "El pedido \(quoted(order)) no se canceló después de enviarse."),
            meaning: nothingDone, remedy: whatItWaitsFor, fixes: [.openOrder], actor: .bookkeeper)
    }

    private var whatItWaitsFor: String {
        either(
            command: say(
                en: "`bookbridge orders list --search NUMBER` says whether it waits for an answer, and for which.",
                fr: "`bookbridge orders list --search NUMBER` dit si elle attend une réponse, et laquelle.",
                es: "`bookbridge orders list --search NUMBER` dice si espera una respuesta y cuál."),
            page: say(
                en: "Look at the order’s page: it says whether it waits for an answer, and for which.",
                fr: "Voyez la page de la commande : elle dit si une réponse est attendue, et laquelle.",
                es: "Mire la página del pedido: dice si espera una respuesta y cuál."))
    }
}
