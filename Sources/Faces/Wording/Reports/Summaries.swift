package import Accounting
package import Bookkeeping

extension Sentences {
    /// What a plan would do with an order that is posted in daily summaries.
    package var plannedInSummary: String {
        say(
            en: "The order would be posted in a daily summary.",
            fr: "La commande serait comptabilisée dans un récapitulatif quotidien.",
            es: "El pedido se contabilizaría en un resumen diario.")
    }

    /// What an order adds to one summary; `amount` in plain notation, and its currency.
    package func inSummary(of day: BusinessDate, method: String, amount: String, _ currency: String) -> String {
        let (date, sum) = (date(day), "\(number(plain: amount))\u{A0}\(plain(currency))")
        let way = method.isEmpty ? "" : " (\(plain(method)))"
        return say(
            en: "In the summary of \(date)\(way): \(sum)",
            fr: "Dans le récapitulatif du \(date)\(way) : \(sum)",
            es: "En el resumen del \(date)\(way): \(sum)")
    }

    /// Why an order is posted by itself on a day that is summarised.
    package func explain(_ exclusion: SummaryExclusion) -> String {
        let because = because(exclusion)
        return say(
            en: "It is not in the summary of its day: \(because).",
            fr: "Elle ne figure pas dans le récapitulatif du jour : \(because).",
            es: "No está en el resumen de su día: \(because).")
    }

    private func because(_ exclusion: SummaryExclusion) -> String {
        switch exclusion {
        case .notPaidInFull:
            say(en: "it is not paid in full", fr: "elle n’est pas entièrement payée", es: "no está pagado por completo")
        case .severalPayments:
            say(
                en: "it was paid by several payments", fr: "elle a été payée en plusieurs versements",
                es: "se pagó con varios pagos")
        case .giftCard:
            say(
                en: "a gift card or store credit paid a part",
                fr: "une carte-cadeau ou un avoir en a payé une partie",
                es: "una tarjeta de regalo o un saldo de la tienda pagó una parte")
        case .organisation:
            say(
                en: "it is invoiced to a company", fr: "elle est facturée à une entreprise",
                es: "se factura a una empresa")
        case .sentSingly:
            say(
                en: "it was sent by itself", fr: "elle a été envoyée seule", es: "se envió por separado")
        case .paidLater:
            say(
                en: "it was paid on a later day", fr: "elle a été payée un autre jour, plus tard",
                es: "se pagó un día posterior")
        }
    }
}
