import Accounting
package import Bookkeeping

extension Sentences {
    /// What a person must still choose before orders can be posted.
    package func missing(_ choice: MissingChoice) -> String {
        switch choice {
        case .account(let use):
            say(
                en:
                    "Still to choose: an account for \(name(of: use)). \(booksName) has none that is known by its type or name.",
                fr:
                    "Reste à choisir : un compte pour \(name(of: use)). \(booksName) n’en a aucun reconnaissable à son type ou à son nom.",
                es:
                    "Falta elegir: una cuenta para \(name(of: use)). \(booksName) no tiene ninguna reconocible por su tipo o su nombre."
            )
        case .timeZone:
            say(
                en:
                    "Still to choose: the time zone. The store does not tell one; documents bear the days of this zone.",
                fr:
                    "Reste à choisir : le fuseau horaire. La boutique n’en indique aucun ; les documents portent les jours de ce fuseau.",
                es:
                    "Falta elegir: la zona horaria. La tienda no indica ninguna; los documentos llevan los días de esa zona."
            )
        case .taxPair(let tax):
            say(
                en: "Still to choose: a tax code for \(name(tax)). No code of \(booksName) has this rate.",
                fr: "Reste à choisir : un code de taxe pour \(name(tax)). Aucun code \(de(booksName)) n’a ce taux.",
                es:
                    "Falta elegir: un código de impuesto para \(name(tax)). Ningún código \(de(booksName)) tiene esta tasa."
            )
        }
    }

    /// What a person should know about settings that fit.
    package func remark(_ remark: SettingRemark) -> String {
        switch remark {
        case .startProposed(let day):
            say(
                en:
                    "The start date is \(date(day)), today, so that no order of the past is posted before you have seen it. Change it with \(startDateOption).",
                fr:
                    "La date de début est le \(date(day)), aujourd’hui, pour qu’aucune commande passée ne soit comptabilisée avant que vous l’ayez vue. Changez-la avec \(startDateOption).",
                es:
                    "La fecha de inicio es el \(date(day)), hoy, para que ningún pedido anterior se contabilice antes de que lo vea. Cámbiela con \(startDateOption)."
            )
        case .wholeHistory:
            say(
                en:
                    "There is no start date: the next sync posts every order that the store has. Set one with \(startDateOption).",
                fr:
                    "Il n’y a pas de date de début : la prochaine synchronisation comptabilise toutes les commandes de la boutique. Fixez-en une avec \(startDateOption).",
                es:
                    "No hay fecha de inicio: la próxima sincronización contabiliza todos los pedidos de la tienda. Indique una con \(startDateOption)."
            )
        case .stockStartUnsaid:
            say(
                en:
                    "New stock items would be counted from the day on which their product last changed, and documents of earlier days would be held. Set `products.inventoryStart` to a day before the oldest document.",
                fr:
                    "Les nouveaux articles de stock seraient comptés à partir de la dernière modification de leur produit, et les documents antérieurs seraient retenus. Mettez dans `products.inventoryStart` un jour antérieur au plus ancien document.",
                es:
                    "Los nuevos artículos de inventario se contarían desde el último cambio de su producto, y los documentos anteriores quedarían retenidos. Ponga en `products.inventoryStart` un día anterior al documento más antiguo."
            )
        case .startInFuture(let day):
            say(
                en: "The start date \(date(day)) is in the future: no order is posted before that day.",
                fr:
                    "La date de début, le \(date(day)), est à venir : aucune commande n’est comptabilisée avant ce jour.",
                es:
                    "La fecha de inicio, el \(date(day)), está en el futuro: ningún pedido se contabiliza antes de ese día."
            )
        case .ruleUnused(let method, let account, let used):
            say(
                en:
                    "Two rules are for the payment method \(quoted(method)). The first counts, so its payments go to \(quoted(used)), never to \(quoted(account)).",
                fr:
                    "Deux règles concernent le mode de paiement \(quoted(method)). La première compte : ses paiements vont sur \(quoted(used)), jamais sur \(quoted(account)).",
                es:
                    "Dos reglas son para la forma de pago \(quoted(method)). Cuenta la primera: sus pagos van a \(quoted(used)), nunca a \(quoted(account))."
            )
        case .numberCut(let order, let whole, let cut):
            say(
                en:
                    "Document numbers are too long with these prefixes: order \(plain(order)) would be \(quoted(whole)), and \(booksName) gets \(quoted(cut)). Choose a shorter prefix.",
                fr:
                    "Les numéros des documents sont trop longs avec ces préfixes : la commande \(plain(order)) aurait \(quoted(whole)), et \(booksName) reçoit \(quoted(cut)). Choisissez un préfixe plus court.",
                es:
                    "Los números de los documentos son demasiado largos con estos prefijos: el pedido \(plain(order)) tendría \(quoted(whole)), y \(booksName) recibe \(quoted(cut)). Elija un prefijo más corto."
            )
        case .methodsByDefault(let account, let methods): methodsByDefault(account, methods)
        case .taxAccountOfAuthority(let account, let others): taxAccountOfAuthority(account, others)
        case .currencyDiffers(let store, let books, let isTaken): currencyDiffers(store.code, books.code, isTaken)
        }
    }

    /// Where it is set: programs set the field, people at a terminal give the option.
    private var startDateOption: String { either(command: code("--start-date"), page: code("startDate")) }

    private func currencyDiffers(_ store: String, _ books: String, _ isTaken: Bool) -> String {
        let rest =
            isTaken
            ? say(
                en: "Every document needs an exchange rate, and amounts in the books are converted.",
                fr: "Chaque document a besoin d’un taux de change, et les montants des livres sont convertis.",
                es: "Cada documento necesita un tipo de cambio, y los importes de los libros se convierten.")
            : say(
                en:
                    "\(booksName) takes no other currency now, so no order would be posted: check that this is the right company, or switch several currencies on there.",
                fr:
                    "\(booksName) n’accepte pas d’autre devise pour l’instant, donc aucune commande ne serait comptabilisée : vérifiez que c’est la bonne société, ou activez-y plusieurs devises.",
                es:
                    "\(booksName) no acepta ahora otra moneda, así que no se contabilizaría ningún pedido: compruebe que es la empresa correcta o active allí varias monedas."
            )
        let facts = say(
            en: "The store sells in \(store), the books are kept in \(books).",
            fr: "La boutique vend en \(store), les livres sont tenus en \(books).",
            es: "La tienda vende en \(store), los libros se llevan en \(books).")
        return "\(facts) \(rest)"
    }

    private func methodsByDefault(_ account: String, _ methods: [String]) -> String {
        let now =
            methods.isEmpty
            ? ""
            : say(
                en: " At present: \(list(methods.map { quoted($0) })).",
                fr: " En ce moment : \(list(methods.map { quoted($0) })).",
                es: " Actualmente: \(list(methods.map { quoted($0) })).")
        return say(
            en:
                "Payments by methods without a rule of their own go to \(quoted(account)).\(now) To have an unknown method stop the order, set `payments.defaultAccount` to `null`.",
            fr:
                "Les paiements des modes sans règle propre vont sur \(quoted(account)).\(now) Pour qu’un mode inconnu arrête la commande, mettez `payments.defaultAccount` à `null`.",
            es:
                "Los pagos de formas sin regla propia van a \(quoted(account)).\(now) Para que una forma desconocida detenga el pedido, ponga `payments.defaultAccount` en `null`."
        )
    }

    private func taxAccountOfAuthority(_ account: String, _ others: [String]) -> String {
        let choice =
            others.isEmpty
            ? ""
            : say(
                en: " \(booksName) also has \(list(others.map { quoted($0) })).",
                fr: " \(booksName) a aussi \(list(others.map { quoted($0) })).",
                es: " \(booksName) también tiene \(list(others.map { quoted($0) })).")
        return say(
            en:
                "Sales tax is shown on the account \(quoted(account)), which bears the name of one tax authority. Check that it is that of your state.\(choice)",
            fr:
                "La taxe de vente figure sur le compte \(quoted(account)), qui porte le nom d’une autorité fiscale. Vérifiez que c’est celle de votre État.\(choice)",
            es:
                "El impuesto sobre ventas figura en la cuenta \(quoted(account)), que lleva el nombre de una autoridad fiscal. Compruebe que es la de su estado.\(choice)"
        )
    }
}
