import Accounting
import Commerce

extension Sentences {
    func productUnknown(_ sku: String, _ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(product(sku, name)) is not an item of \(booksName).",
                fr: "\(product(sku, name)) ne correspond à aucun article \(de(booksName)).",
                es: "\(product(sku, name)) no es un artículo \(de(booksName))."),
            meaning: say(
                en: "Nothing was posted, and by your settings no item was created.",
                fr: "Rien n’a été comptabilisé et, selon vos réglages, aucun article n’a été créé.",
                es: "No se contabilizó nada y, según su configuración, no se creó ningún artículo."),
            remedy: say(
                en: "Choose the item that stands for it, or create it; then retry.",
                fr: "Choisissez l’article correspondant, ou créez-le ; puis réessayez.",
                es: "Elija el artículo que corresponde o créelo; después reintente."),
            fixes: [.chooseItem, .createItem, .ignore], actor: .bookkeeper)
    }

    func productAmbiguous(_ code: String, _ items: [String]) -> CauseText {
        let names = list(items.map(quoted))
        return CauseText(
            what: say(
                en: "The code \(quoted(code)) does not lead to a single item: \(names) share it.",
                fr: "La référence \(quoted(code)) ne mène pas à un seul article : \(names) la partagent.",
                es: "El código \(quoted(code)) no lleva a un solo artículo: lo comparten \(names)."),
            meaning: say(
                en: "Nothing was posted: the sale could land on the wrong item.",
                fr: "Rien n’a été comptabilisé : la vente pourrait tomber sur le mauvais article.",
                es: "No se contabilizó nada: la venta podría quedar en el artículo equivocado."),
            remedy: say(
                en: "Choose the right item, or give each its own code; then retry.",
                fr: "Choisissez le bon article, ou donnez à chacun sa propre référence ; puis réessayez.",
                es: "Elija el artículo correcto o dé a cada uno su propio código; después reintente."),
            fixes: [.chooseItem, .openInBooks, .retry], actor: .bookkeeper)
    }

    func productInactive(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "The item \(quoted(name)) was made inactive in \(booksName).",
                fr: "L’article \(quoted(name)) a été rendu inactif dans \(booksName).",
                es: "El artículo \(quoted(name)) se desactivó en \(booksName)."),
            meaning: say(
                en: "Nothing was posted: \(booksName) takes no sale of an inactive item.",
                fr: "Rien n’a été comptabilisé : \(booksName) n’accepte pas la vente d’un article inactif.",
                es: "No se contabilizó nada: \(booksName) no acepta ventas de un artículo inactivo."),
            remedy: say(
                en: "Reactivate it in \(booksName), or choose another item; then retry.",
                fr: "Réactivez-le dans \(booksName), ou choisissez un autre article ; puis réessayez.",
                es: "Reactívelo en \(booksName) o elija otro artículo; después reintente."),
            fixes: [.activateInBooks, .chooseItem, .retry], actor: .bookkeeper)
    }

    func itemNotSold(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "The item \(quoted(name)) has no income account: \(booksName) buys it and does not sell it.",
                fr:
                    "L’article \(quoted(name)) n’a pas de compte de produits : \(booksName) l’achète et ne le vend pas.",
                es: "El artículo \(quoted(name)) no tiene cuenta de ingresos: \(booksName) lo compra y no lo vende."),
            meaning: say(
                en: "Nothing was posted: \(booksName) takes no sale of it.",
                fr: "Rien n’a été comptabilisé : \(booksName) n’en accepte aucune vente.",
                es: "No se contabilizó nada: \(booksName) no acepta ventas de él."),
            remedy: say(
                en:
                    "Open the item in \(booksName), tick that you sell it and choose its income account, or choose another item; then retry.",
                fr:
                    "Ouvrez l’article dans \(booksName), cochez que vous le vendez et choisissez son compte de produits, ou choisissez un autre article ; puis réessayez.",
                es:
                    "Abra el artículo en \(booksName), marque que lo vende y elija su cuenta de ingresos, o elija otro artículo; después reintente."
            ),
            fixes: [.openInBooks, .chooseItem, .retry], actor: .bookkeeper)
    }

    func customerUnknown(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The settings name \(quoted(name)) as the customer of all sales, and \(booksName) has no such customer.",
                fr:
                    "Les réglages désignent \(quoted(name)) comme client de toutes les ventes, et \(booksName) n’a pas ce client.",
                es:
                    "La configuración indica \(quoted(name)) como cliente de todas las ventas, y \(booksName) no tiene ese cliente."
            ),
            meaning: nothingPosted,
            remedy: say(
                en: """
                    Name the customer in `customerAssignment.generic` by `id` and `name` as \(booksName) has them, or choose \
                    `buyer` there.
                    """,
                fr: """
                    Désignez le client dans `customerAssignment.generic` par l’`id` et le `name` qu’il a dans \(booksName), ou \
                    choisissez-y `buyer`.
                    """,
                es: """
                    Indique el cliente en `customerAssignment.generic` con el `id` y el `name` que tiene en \(booksName), o \
                    elija allí `buyer`.
                    """),
            fixes: [.openSettings, .retry], actor: .bookkeeper)
    }

    func customerInactive(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "The customer \(quoted(name)) was made inactive in \(booksName).",
                fr: "Le client \(quoted(name)) a été rendu inactif dans \(booksName).",
                es: "El cliente \(quoted(name)) se desactivó en \(booksName)."),
            meaning: say(
                en: "Nothing was posted: \(booksName) takes no document of an inactive customer.",
                fr: "Rien n’a été comptabilisé : \(booksName) n’accepte aucun document d’un client inactif.",
                es: "No se contabilizó nada: \(booksName) no acepta documentos de un cliente inactivo."),
            remedy: say(
                en: "Reactivate the customer in \(booksName), or choose another one; then retry.",
                fr: "Réactivez ce client dans \(booksName), ou choisissez-en un autre ; puis réessayez.",
                es: "Reactive el cliente en \(booksName) o elija otro; después reintente."),
            fixes: [.activateInBooks, .chooseCustomer, .retry], actor: .bookkeeper)
    }

    func customerAmbiguous(_ name: String, _ candidates: [String]) -> CauseText {
        let names = list(candidates.map(quoted))
        return CauseText(
            what: say(
                en: "Several customers of \(booksName) could be \(quoted(name)): \(names).",
                fr: "Plusieurs clients \(de(booksName)) pourraient être \(quoted(name)) : \(names).",
                es: "Varios clientes \(de(booksName)) podrían ser \(quoted(name)): \(names)."),
            meaning: say(
                en: "Nothing was posted: the sale could land on the wrong customer.",
                fr: "Rien n’a été comptabilisé : la vente pourrait tomber sur le mauvais client.",
                es: "No se contabilizó nada: la venta podría quedar en el cliente equivocado."),
            remedy: say(
                en: "Choose the customer; the choice is remembered for the next orders.",
                fr: "Choisissez le client ; ce choix sera retenu pour les commandes suivantes.",
                es: "Elija el cliente; la elección se recordará para los próximos pedidos."),
            fixes: [.chooseCustomer, .ignore], actor: .bookkeeper)
    }

    func customerCurrencyDiffers(_ name: String, _ customer: Currency, _ order: Currency) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The customer \(quoted(name)) is kept in \(customer.code) in \(booksName), but the store charged \(order.code).",
                fr:
                    "Le client \(quoted(name)) est tenu en \(customer.code) dans \(booksName), mais la boutique a facturé en \(order.code).",
                es:
                    "El cliente \(quoted(name)) se lleva en \(customer.code) en \(booksName), pero la tienda cobró en \(order.code)."
            ),
            meaning: say(
                en: "Nothing was posted: \(booksName) never changes the currency of a customer.",
                fr: "Rien n’a été comptabilisé : \(booksName) ne change jamais la devise d’un client.",
                es: "No se contabilizó nada: \(booksName) nunca cambia la moneda de un cliente."),
            remedy: say(
                en: "Choose a customer kept in \(order.code), or let one be created; then retry.",
                fr: "Choisissez un client tenu en \(order.code), ou laissez-en créer un ; puis réessayez.",
                es: "Elija un cliente en \(order.code) o permita crear uno; después reintente."),
            fixes: [.chooseCustomer, .retry], actor: .bookkeeper)
    }

    /// `“Mug” (SKU M-1)`; the name or the code alone when there is only one.
    private func product(_ sku: String, _ name: String) -> String {
        if sku.isEmpty { return quoted(name) }
        let code = say(en: "SKU \(plain(sku))", fr: "référence \(plain(sku))", es: "SKU \(plain(sku))")
        guard name.isEmpty else { return "\(quoted(name)) (\(code))" }
        return pick(en: code, fr: "La \(code)", es: "El \(code)")
    }
}
