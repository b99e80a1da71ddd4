import Accounting
package import Commerce

extension Sentences {
    func taxUnpaired(_ taxes: [StoreTax]) -> CauseText {
        let names = list(taxes.map(name))
        return CauseText(
            what: taxes.count == 1
                ? say(
                    en: "The tax \(names) has no tax code in \(booksName) yet.",
                    fr: "La taxe \(names) n’a pas encore de code de taxe dans \(booksName).",
                    es: "El impuesto \(names) todavía no tiene código de impuesto en \(booksName).")
                : say(
                    en: "The taxes \(names), charged together, have no tax code in \(booksName) yet.",
                    fr: "Les taxes \(names), perçues ensemble, n’ont pas encore de code de taxe dans \(booksName).",
                    es: "Los impuestos \(names), cobrados juntos, todavía no tienen código de impuesto en \(booksName)."
                ),
            meaning: say(
                en: "Nothing was posted: no order goes into the books without its tax.",
                fr: "Rien n’a été comptabilisé : aucune commande n’entre dans les livres sans sa taxe.",
                es: "No se contabilizó nada: ningún pedido entra en los libros sin su impuesto."),
            remedy: say(
                en: """
                    Choose the tax code that stands for it on the tax page; a code that only has the same rate may be for another tax. The orders that wait for it then follow by themselves.
                    """,
                fr: """
                    Choisissez le code de taxe correspondant sur la page des taxes ; un code qui n’a que le taux en commun \
                    peut concerner une autre taxe. Les commandes qui l’attendent suivront d’elles-mêmes.
                    """,
                es: """
                    Elija el código de impuesto que corresponde en la página de impuestos; uno que solo tiene la misma tasa puede ser de otro impuesto. Los pedidos que lo esperan seguirán por sí solos.
                    """),
            fixes: [.pairTax, .retry, .ignore], actor: .bookkeeper)
    }

    var taxCodeNotChosen: CauseText {
        CauseText(
            what: say(
                en: "\(booksName) handles sales tax manually, and the settings name no tax code.",
                fr: "\(booksName) gère la taxe de vente manuellement, et les réglages n’indiquent aucun code de taxe.",
                es:
                    "\(booksName) gestiona el impuesto sobre ventas manualmente, y la configuración no indica ningún código de impuesto."
            ),
            meaning: say(
                en: "Nothing was posted: without a code it would record no tax.",
                fr: "Rien n’a été comptabilisé : sans code, aucune taxe ne serait enregistrée.",
                es: "No se contabilizó nada: sin código no registraría ningún impuesto."),
            remedy: say(
                en: "Choose the tax code, or send the tax as an item of its own; then retry.",
                fr: "Choisissez le code de taxe, ou envoyez la taxe comme article à part ; puis réessayez.",
                es: "Elija el código de impuesto o envíe el impuesto como artículo aparte; después reintente."),
            fixes: [.pairTax, .openSettings, .retry], actor: .bookkeeper)
    }

    func taxOffRates(_ name: String, _ charged: Money, _ atRates: Money) -> CauseText {
        CauseText(
            what: say(
                en: """
                    The store charged \(amount(charged)) of tax on \(quoted(name)), but its own rates give \(amount(atRates)) on that price\(gap(charged, atRates)).
                    """,
                fr: """
                    La boutique a facturé \(amount(charged)) de taxe sur \(quoted(name)), mais ses propres taux donnent \
                    \(amount(atRates)) sur ce prix\(gap(charged, atRates)).
                    """,
                es: """
                    La tienda cobró \(amount(charged)) de impuesto por \(quoted(name)), pero sus propias tasas dan \
                    \(amount(atRates)) sobre ese precio\(gap(charged, atRates)).
                    """),
            meaning: say(
                en: "Nothing was posted: each tax must be beside the sales that it was charged on.",
                fr:
                    "Rien n’a été comptabilisé : chaque taxe doit figurer en regard des ventes sur lesquelles elle porte.",
                es: "No se contabilizó nada: cada impuesto debe figurar junto a las ventas a las que corresponde."),
            remedy: say(
                en: "Check the taxes of the order’s lines in the store, then retry.",
                fr: "Vérifiez les taxes des lignes de la commande dans la boutique, puis réessayez.",
                es: "Revise los impuestos de las líneas del pedido en la tienda y reintente."),
            fixes: [.openOrder, .retry, .ignore], actor: .merchant)
    }

    func taxCodeMissing(_ code: ID<TaxCode>) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The settings use the tax code \(quoted(code.rawValue)), which \(booksName) does not have or no longer uses.",
                fr:
                    "Les réglages utilisent le code de taxe \(quoted(code.rawValue)), que \(booksName) n’a pas ou n’utilise plus.",
                es:
                    "La configuración usa el código de impuesto \(quoted(code.rawValue)), que \(booksName) no tiene o ya no usa."
            ),
            meaning: say(
                en: "Nothing was posted: no other code was put in its place.",
                fr: "Rien n’a été comptabilisé : aucun autre code n’a été mis à sa place.",
                es: "No se contabilizó nada: no se puso ningún otro código en su lugar."),
            remedy: say(
                en: "Choose another tax code on the tax page, or reactivate this one in \(booksName).",
                fr: "Choisissez un autre code sur la page des taxes, ou réactivez celui-ci dans \(booksName).",
                es: "Elija otro código en la página de impuestos, o reactive este en \(booksName)."),
            fixes: [.pairTax, .activateInBooks, .retry], actor: .bookkeeper)
    }

    /// A tax of the store with its rate, unless its name tells the rate already.
    package func name(_ tax: StoreTax) -> String {
        guard let rate = tax.rate, !tax.name.contains("%") else { return quoted(tax.name) }
        return "\(quoted(tax.name)) (\(percent(rate)))"
    }
}
