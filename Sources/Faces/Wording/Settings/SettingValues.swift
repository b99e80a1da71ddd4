import Accounting
package import Bookkeeping

extension Sentences {
    /// What may be written for a setting, as the end of "it takes …".
    package func expected(_ value: SettingValue) -> String {
        switch value {
        case .yesNo: say(en: "`true` or `false`", fr: "`true` ou `false`", es: "`true` o `false`")
        case .text: say(en: "a text", fr: "un texte", es: "un texto")
        case .day:
            say(
                en: "a day such as `2026-01-31`", fr: "un jour comme `2026-01-31`", es: "un día como `2026-01-31`")
        case .timeZone:
            say(
                en: "the name of a time zone such as `America/New_York`",
                fr: "le nom d’un fuseau horaire comme `America/New_York`",
                es: "el nombre de una zona horaria como `America/New_York`")
        case .currency:
            say(
                en: "the code of a currency such as `USD`", fr: "le code d’une devise comme `USD`",
                es: "el código de una moneda como `USD`")
        case .percent:
            say(
                en: "a rate in per cent such as `8.25`", fr: "un taux en pour cent comme `8.25`",
                es: "una tasa en por ciento como `8.25`")
        case .number(let range): expectedNumber(range)
        case .word(let words): oneOf(words)
        case .account(let use):
            say(
                en: "an account of \(booksName) by its name, or by `id` and `name`, of a fitting type: \(types(use))",
                fr:
                    "un compte \(de(booksName)) par son nom, ou par `id` et `name`, d’un type qui convient : \(types(use))",
                es: "una cuenta \(de(booksName)) por su nombre, o por `id` y `name`, de un tipo adecuado: \(types(use))"
            )
        case .record(let list):
            say(
                en: "\(one(list)) of \(booksName) by its name, or by `id` and `name`",
                fr: "\(one(list)) \(de(booksName)) par son nom, ou par `id` et `name`",
                es: "\(one(list)) \(de(booksName)) por su nombre, o por `id` y `name`")
        case .identifier(let list):
            say(
                en: "the identifier of \(one(list)) of \(booksName)",
                fr: "l’identifiant d’\(one(list)) \(de(booksName))",
                es: "el identificador de \(one(list)) \(de(booksName))")
        case .customerAssignment:
            say(
                en: "`buyer`, `organisation`, or `generic` with the `id` and `name` of a customer",
                fr: "`buyer`, `organisation`, ou `generic` avec `id` et `name` d’un client",
                es: "`buyer`, `organisation` o `generic` con `id` y `name` de un cliente")
        case .list(let element):
            say(
                en: "a list in square brackets, each \(expected(element))",
                fr: "une liste entre crochets, chaque élément étant \(expected(element))",
                es: "una lista entre corchetes, cada elemento \(expected(element))")
        case .map(let element):
            say(
                en: "codes of the store in curly brackets, each with \(expected(element))",
                fr: "des codes de la boutique entre accolades, chacun avec \(expected(element))",
                es: "códigos de la tienda entre llaves, cada uno con \(expected(element))")
        case .group:
            say(
                en: "settings in curly brackets", fr: "des réglages entre accolades", es: "ajustes entre llaves")
        }
    }

    private func expectedNumber(_ range: ClosedRange<Int>) -> String {
        let (first, last) = ("`\(range.lowerBound)`", "`\(range.upperBound)`")
        guard range.upperBound < Int.max else {
            return say(
                en: "a whole number from \(first) on", fr: "un nombre entier à partir de \(first)",
                es: "un número entero desde \(first)")
        }
        return say(
            en: "a whole number from \(first) to \(last)", fr: "un nombre entier de \(first) à \(last)",
            es: "un número entero de \(first) a \(last)")
    }

    private func oneOf(_ words: [String]) -> String {
        let typed = words.map { "`\($0)`" }.joined(separator: ", ")
        return say(en: "one of \(typed)", fr: "l’une de ces valeurs : \(typed)", es: "uno de estos valores: \(typed)")
    }

    private func types(_ use: AccountUse) -> String {
        use.fittingTypes.map { name(of: $0) }.sorted().joined(separator: ", ")
    }

    private func one(_ list: SettingValue.RecordList) -> String {
        switch list {
        case .item: say(en: "an item", fr: "un article", es: "un artículo")
        case .taxCode: say(en: "a tax code", fr: "un code de taxe", es: "un código de impuesto")
        case .customer: say(en: "a customer", fr: "un client", es: "un cliente")
        case .trackingClass: say(en: "a class", fr: "une classe", es: "una clase")
        case .location: say(en: "a location", fr: "un lieu", es: "una ubicación")
        case .term: say(en: "payment terms", fr: "des conditions de paiement", es: "unas condiciones de pago")
        case .paymentMethod: say(en: "a payment method", fr: "un mode de paiement", es: "una forma de pago")
        }
    }

    /// What an account of the settings is for.
    package func name(of use: AccountUse) -> String {
        switch use {
        case .income: say(en: "sales income", fr: "produits des ventes", es: "ingresos por ventas")
        case .discount: say(en: "discounts", fr: "remises", es: "descuentos")
        case .shipping: say(en: "shipping", fr: "expédition", es: "envíos")
        case .tip: say(en: "tips", fr: "pourboires", es: "propinas")
        case .rounding: say(en: "rounding", fr: "arrondis", es: "redondeos")
        case .refund: say(en: "refunds", fr: "remboursements", es: "reembolsos")
        case .costOfGoods: say(en: "cost of goods sold", fr: "coût des marchandises vendues", es: "costo de ventas")
        case .inventoryAsset: say(en: "stock", fr: "stocks", es: "existencias")
        case .receivable: say(en: "what customers owe", fr: "créances clients", es: "cuentas por cobrar")
        case .giftCards:
            say(en: "gift cards outstanding", fr: "cartes-cadeaux en circulation", es: "tarjetas de regalo vigentes")
        case .salesTax: say(en: "sales tax payable", fr: "taxe de vente à payer", es: "impuesto por pagar")
        case .deposit: say(en: "money received", fr: "argent reçu", es: "dinero recibido")
        case .serviceIncome: say(en: "service income", fr: "produits des services", es: "ingresos por servicios")
        case .payable:
            say(en: "what is owed to suppliers", fr: "dettes fournisseurs", es: "cuentas por pagar a proveedores")
        }
    }
}
