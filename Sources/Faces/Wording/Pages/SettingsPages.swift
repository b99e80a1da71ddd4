package import Accounting
package import Commerce

extension Sentences {
    /// Which version of the settings holds, since when and by whom.
    package func settingsVersion(_ number: Int, at moment: String?, by name: String?) -> String {
        let version = say(en: "version \(number)", fr: "version \(number)", es: "versión \(number)")
        guard let moment else { return version }
        let saved = say(en: "saved \(moment)", fr: "enregistrée le \(moment)", es: "guardada el \(moment)")
        guard let name, !name.isEmpty else { return "\(version), \(saved)" }
        return say(
            en: "\(version), \(saved) by \(plain(name))", fr: "\(version), \(saved) par \(plain(name))",
            es: "\(version), \(saved) por \(plain(name))")
    }

    /// A tax of the store with its rate: `Sales tax, 6 %`.
    package func called(_ tax: StoreTax) -> String {
        guard let rate = tax.rate else { return plain(tax.name) }
        return "\(plain(tax.name)), \(percent(rate))"
    }

    /// How often taxes were met, and what waits for them.
    package func taxMet(orders: Int, waiting: Int) -> String {
        let met = say(
            en: "on \(count(orders)) of the latest orders", fr: "sur \(count(orders)) des dernières commandes",
            es: "en \(count(orders)) de los últimos pedidos")
        guard waiting > 0 else { return met }
        return say(
            en: "\(met); \(count(waiting)) \(form(waiting, "order waits", "orders wait")) for it",
            fr: "\(met) ; \(count(waiting)) \(form(waiting, "commande l’attend", "commandes l’attendent"))",
            es: "\(met); \(count(waiting)) \(form(waiting, "pedido lo espera", "pedidos lo esperan"))")
    }

    /// How often a payment method was met.
    package func paymentsMet(_ payments: Int) -> String {
        say(
            en: "\(count(payments)) \(form(payments, "payment", "payments")) in the latest orders",
            fr: "\(count(payments)) \(form(payments, "paiement", "paiements")) dans les dernières commandes",
            es: "\(count(payments)) \(form(payments, "pago", "pagos")) en los últimos pedidos")
    }

    /// A choice of a list that a person must make, named for who hears it alone.
    package func codeFor(_ tax: String) -> String {
        say(
            en: "Tax code in QuickBooks for \(tax)", fr: "Code de taxe dans QuickBooks pour \(tax)",
            es: "Código en QuickBooks para \(tax)")
    }

    /// Since when orders are posted a day or an order at a time.
    package func summarised(_ isSummarised: Bool, from day: BusinessDate) -> String {
        isSummarised
            ? say(
                en: "One a day for orders from \(date(day)) on.",
                fr: "Un par jour pour les commandes à partir du \(date(day)).",
                es: "Uno por día para los pedidos desde el \(date(day)).")
            : say(
                en: "One an order again, from \(date(day)) on.",
                fr: "De nouveau un par commande, à partir du \(date(day)).",
                es: "De nuevo uno por pedido, desde el \(date(day)).")
    }

    /// The payment method that documents bear, named for who hears it alone.
    package func booksMethodFor(_ method: String) -> String {
        say(
            en: "Payment method on documents for \(plain(method))",
            fr: "Mode de paiement des documents pour \(plain(method))",
            es: "Forma de pago en documentos para \(plain(method))")
    }

    /// The account that takes the payments of a method, named for who hears it alone.
    package func accountFor(_ method: String) -> String {
        say(en: "Account for \(plain(method))", fr: "Compte pour \(plain(method))", es: "Cuenta para \(plain(method))")
    }
}
