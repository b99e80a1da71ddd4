import Accounting
import Bookkeeping
import Commerce

extension Sentences {
    func currencyNotEnabled(_ order: Currency, _ books: Currency) -> CauseText {
        CauseText(
            what: say(
                en: "The store charged \(order.code), but \(booksName) keeps this company in \(books.code) only.",
                fr:
                    "La boutique a facturé en \(order.code), mais \(booksName) ne tient cette société qu’en \(books.code).",
                es: "La tienda cobró en \(order.code), pero \(booksName) lleva esta empresa solo en \(books.code)."),
            meaning: say(
                en: "Nothing was posted: \(order.code) was not taken for \(books.code).",
                fr: "Rien n’a été comptabilisé : les \(order.code) n’ont pas été pris pour des \(books.code).",
                es: "No se contabilizó nada: \(order.code) no se tomó por \(books.code)."),
            remedy: say(
                en: "Turn on multicurrency in \(booksName) (it cannot be turned off again), then retry.",
                fr:
                    "Activez la fonction multidevise dans \(booksName) (elle ne peut plus être désactivée ensuite), puis réessayez.",
                es: "Active la función multimoneda en \(booksName) (después no se puede desactivar) y reintente."),
            fixes: [.openInBooks, .retry, .ignore], actor: .bookkeeper)
    }

    func currencyRateMissing(_ currency: Currency) -> CauseText {
        CauseText(
            what: say(
                en: "\(booksName) has no exchange rate for \(currency.code) on the day of the document.",
                fr: "\(booksName) n’a pas de taux de change pour \(currency.code) au jour du document.",
                es: "\(booksName) no tiene tipo de cambio para \(currency.code) en el día del documento."),
            meaning: say(
                en: "Nothing was posted: no rate was guessed.",
                fr: "Rien n’a été comptabilisé : aucun taux n’a été deviné.",
                es: "No se contabilizó nada: no se supuso ningún tipo de cambio."),
            remedy: say(
                en: "Enter the rate of that day in the currency list of \(booksName), then retry.",
                fr: "Saisissez le taux de ce jour dans la liste des devises de \(booksName), puis réessayez.",
                es: "Indique el tipo de ese día en la lista de monedas de \(booksName) y reintente."),
            fixes: [.enterRate, .openSettings, .retry], actor: .bookkeeper)
    }

    func currencyRateTurned(_ currency: Currency, _ told: ExactDecimal, _ books: ExactDecimal) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The order gives the rate \(decimal(told)) for \(currency.code), and \(booksName) has \(decimal(books)) for that day: one is the other turned round.",
                fr:
                    "La commande indique le taux \(decimal(told)) pour \(currency.code), et \(booksName) a \(decimal(books)) pour ce jour : l’un est l’inverse de l’autre.",
                es:
                    "El pedido indica el tipo \(decimal(told)) para \(currency.code) y \(booksName) tiene \(decimal(books)) para ese día: uno es el inverso del otro."
            ),
            meaning: say(
                en: "Nothing was posted: the amounts would be wrong in your own currency.",
                fr: "Rien n’a été comptabilisé : les montants seraient faux dans votre propre monnaie.",
                es: "No se contabilizó nada: los importes serían erróneos en su propia moneda."),
            remedy: say(
                en:
                    "Have the order say what one \(currency.code) is worth in your currency, or choose in the settings to use the rates of \(booksName); then retry.",
                fr:
                    "Faites indiquer par la commande ce que vaut un \(currency.code) dans votre monnaie, ou choisissez dans les réglages les taux de \(booksName) ; puis réessayez.",
                es:
                    "Haga que el pedido indique cuánto vale un \(currency.code) en su moneda, o elija en la configuración los tipos de \(booksName); después reintente."
            ),
            fixes: [.openSettings, .retry], actor: .bookkeeper)
    }

    func accountMissing(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "The settings use the account \(quoted(name)), which \(booksName) does not have or no longer uses.",
                fr: "Les réglages utilisent le compte \(quoted(name)), que \(booksName) n’a pas ou n’utilise plus.",
                es: "La configuración usa la cuenta \(quoted(name)), que \(booksName) no tiene o ya no usa."),
            meaning: say(
                en: "Nothing was posted: no amount goes to an account that nobody chose.",
                fr: "Rien n’a été comptabilisé : aucun montant ne va sur un compte que personne n’a choisi.",
                es: "No se contabilizó nada: ningún importe va a una cuenta que nadie eligió."),
            remedy: say(
                en: "Choose another account in the settings, or reactivate this one in \(booksName); then retry.",
                fr:
                    "Choisissez un autre compte dans les réglages, ou réactivez celui-ci dans \(booksName) ; puis réessayez.",
                es: "Elija otra cuenta en la configuración o reactive esta en \(booksName); después reintente."),
            fixes: [.chooseAccount, .activateInBooks, .retry], actor: .bookkeeper)
    }

    func accountTypeUnfit(_ name: String, _ type: AccountType) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The account \(quoted(name)) is of the type \(quoted(self.name(of: type))), which does not fit its use in the settings.",
                fr:
                    "Le compte \(quoted(name)) est de type \(quoted(self.name(of: type))), ce qui ne convient pas à son emploi dans les réglages.",
                es:
                    "La cuenta \(quoted(name)) es del tipo \(quoted(self.name(of: type))), que no sirve para su uso en la configuración."
            ),
            meaning: say(
                en: "Nothing was posted: amounts would end up in the wrong part of the books.",
                fr: "Rien n’a été comptabilisé : des montants se trouveraient au mauvais endroit des livres.",
                es: "No se contabilizó nada: habría importes en el lugar equivocado de los libros."),
            remedy: say(
                en: "Choose an account of a fitting type in the settings, then retry.",
                fr: "Choisissez dans les réglages un compte du bon type, puis réessayez.",
                es: "Elija en la configuración una cuenta del tipo adecuado y reintente."),
            fixes: [.chooseAccount, .retry], actor: .bookkeeper)
    }

    func accountCurrencyDiffers(_ name: String, _ account: Currency, _ order: Currency) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The account \(quoted(name)) is kept in \(account.code) in \(booksName), and takes no money in \(order.code).",
                fr:
                    "Le compte \(quoted(name)) est tenu en \(account.code) dans \(booksName) et ne reçoit pas d’argent en \(order.code).",
                es:
                    "La cuenta \(quoted(name)) se lleva en \(account.code) en \(booksName) y no recibe dinero en \(order.code)."
            ),
            meaning: say(
                en: "Nothing was posted: \(booksName) would refuse it.",
                fr: "Rien n’a été comptabilisé : \(booksName) le refuserait.",
                es: "No se contabilizó nada: \(booksName) lo rechazaría."),
            remedy: say(
                en:
                    "Choose an account kept in \(order.code) or in the currency of the books, then retry. Payments in \(account.code) keep their account.",
                fr:
                    "Choisissez un compte tenu en \(order.code) ou dans la devise des livres, puis réessayez. Les paiements en \(account.code) gardent leur compte.",
                es:
                    "Elija una cuenta en \(order.code) o en la moneda de los libros y reintente. Los pagos en \(account.code) conservan su cuenta."
            ),
            fixes: [.chooseAccount, .retry], actor: .bookkeeper)
    }

    func accountDetailUnfit(_ name: String, _ wanted: ItemAccount) -> CauseText {
        let detail = nameOfDetail(of: wanted)
        return CauseText(
            what: say(
                en: "The account \(quoted(name)) has another detail type than \(quoted(detail)).",
                fr: "Le compte \(quoted(name)) n’a pas le type de détail \(quoted(detail)).",
                es: "La cuenta \(quoted(name)) tiene otro tipo de detalle que \(quoted(detail))."),
            meaning: say(
                en: "Nothing was posted: \(booksName) takes no other account for items that keep stock.",
                fr: "Rien n’a été comptabilisé : \(booksName) n’accepte aucun autre compte pour des articles en stock.",
                es: "No se contabilizó nada: \(booksName) no acepta otra cuenta para artículos con existencias."),
            remedy: say(
                en: "Choose an account of this detail type in the settings, then retry.",
                fr: "Choisissez dans les réglages un compte de ce type de détail, puis réessayez.",
                es: "Elija en la configuración una cuenta con ese tipo de detalle y reintente."),
            fixes: [.chooseAccount, .retry], actor: .bookkeeper)
    }

    /// The detail type of an account, as the books call it.
    private func nameOfDetail(of account: ItemAccount) -> String {
        switch account {
        case .income:
            say(
                en: "Sales of Product Income", fr: "Ventes de revenu de produit", es: "Ingresos por venta de productos")
        case .asset: say(en: "Inventory", fr: "Stocks", es: "Inventario")
        case .serviceIncome, .expense: name(of: account.type)
        }
    }

    func serviceItemUnfit(_ item: String, _ kind: ItemRecord.Kind) -> CauseText {
        let name = quoted(item)
        let what =
            switch kind {
            case .inventory, .nonInventory, .service:
                say(
                    en: "The item \(name) keeps stock, so nothing but goods can be booked by it.",
                    fr: "L’article \(name) est suivi en stock : seules des marchandises peuvent passer par lui.",
                    es: "El artículo \(name) lleva existencias: solo se pueden registrar mercancías con él.")
            case .category, .bundle:
                say(
                    en: "The item \(name) is a category or a bundle, which cannot be used on a line.",
                    fr: "L’article \(name) est une catégorie ou un lot, qui ne peut figurer sur une ligne.",
                    es: "El artículo \(name) es una categoría o un paquete, que no puede figurar en una línea.")
            }
        return CauseText(
            what: what, meaning: nothingPosted, remedy: otherServiceItem,
            fixes: [.openSettings, .retry], actor: .bookkeeper)
    }

    func serviceItemElsewhere(_ item: String, _ account: String, _ chosen: String) -> CauseText {
        let (name, own, other) = (quoted(item), quoted(account), quoted(chosen))
        return CauseText(
            what: say(
                en: "\(booksName) books the item \(name) on the account \(own), and the settings name \(other) for it.",
                fr: "\(booksName) impute l’article \(name) au compte \(own), et les réglages indiquent \(other).",
                es: "\(booksName) registra el artículo \(name) en la cuenta \(own), y la configuración indica \(other)."
            ),
            meaning: say(
                en: "Nothing was posted: the item decides, so amounts would end up on \(own).",
                fr: "Rien n’a été comptabilisé : c’est l’article qui décide, les montants iraient sur \(own).",
                es: "No se contabilizó nada: decide el artículo, así que los importes irían a \(own)."),
            remedy: say(
                en: """
                    Choose an item that books on \(other), or name \(own) if that is meant and fits. With `item` as `null` and \
                    a `name` that no item has, one is created on \(other).
                    """,
                fr: """
                    Choisissez un article imputé à \(other), ou indiquez \(own) si c’est voulu et que ce compte convient. Avec \
                    `null` pour `item` et un `name` qu’aucun article ne porte, un article est créé sur \(other).
                    """,
                es: """
                    Elija un artículo que se registre en \(other), o indique \(own) si es lo que desea y sirve. Con `item` como \
                    `null` y un `name` que ningún artículo tenga, se crea uno en \(other).
                    """),
            fixes: [.openSettings, .chooseAccount, .retry], actor: .bookkeeper)
    }

    private var otherServiceItem: String {
        say(
            en:
                "Choose a service in the settings. With `item` as `null` and a `name` that no item has, one is created.",
            fr:
                "Choisissez un service dans les réglages. Avec `null` pour `item` et un `name` qu’aucun article ne porte, un service est créé.",
            es:
                "Elija un servicio en la configuración. Con `item` como `null` y un `name` que ningún artículo tenga, se crea uno."
        )
    }

    func paymentMethodUnmapped(_ method: StorePaymentMethod) -> CauseText {
        let name = quoted(method.title.isEmpty ? method.code : method.title)
        return CauseText(
            what: say(
                en: "The settings do not say to which account payments by \(name) go.",
                fr: "Les réglages ne disent pas sur quel compte vont les paiements par \(name).",
                es: "La configuración no indica a qué cuenta van los pagos con \(name)."),
            meaning: say(
                en: "Nothing was posted: the money would end up in the wrong account.",
                fr: "Rien n’a été comptabilisé : l’argent se trouverait sur le mauvais compte.",
                es: "No se contabilizó nada: el dinero quedaría en la cuenta equivocada."),
            remedy: say(
                en: "Choose the clearing account of this payment method; the orders that wait for it then follow.",
                fr:
                    "Choisissez le compte de compensation de ce mode de paiement ; les commandes qui l’attendent suivront.",
                es: "Elija la cuenta puente de esta forma de pago; los pedidos que la esperan seguirán."),
            fixes: [.chooseAccount, .retry, .ignore], actor: .bookkeeper)
    }

    func periodClosed(_ date: BusinessDate, _ closing: BusinessDate) -> CauseText {
        CauseText(
            what: say(
                en: "The document is dated \(self.date(date)), and the books are closed to \(self.date(closing)).",
                fr:
                    "Le document est daté du \(self.date(date)), et les livres sont clôturés jusqu’au \(self.date(closing)).",
                es:
                    "El documento tiene fecha \(self.date(date)), y los libros están cerrados hasta el \(self.date(closing))."
            ),
            meaning: say(
                en: "Nothing was posted: nothing is written into a closed period unless you say so.",
                fr: "Rien n’a été comptabilisé : rien n’est écrit dans une période clôturée sans votre accord.",
                es: "No se contabilizó nada: no se escribe en un período cerrado sin su permiso."),
            remedy: say(
                en:
                    "Post it on the first open day with the true date in the memo, or ask your accountant to open the period.",
                fr:
                    "Datez le document du premier jour ouvert, avec la vraie date dans le mémo, ou demandez à votre comptable de rouvrir la période.",
                es:
                    "Feche el documento el primer día abierto, con la fecha real en la nota, o pida a quien lleva su contabilidad que reabra el período."
            ),
            fixes: [.postOnFirstOpenDay, .retry, .ignore], actor: .bookkeeper)
    }
}
