package import Accounting
package import Commerce
import Features
import LinkLedger

/// Words of the pages of orders that need a person.
package enum NeedsWord: String, PageWord {
    case title, none, noneLead, open, forMe, ignored, noneForMe, noneIgnored, retry, ignoreMore, openCause
    case chooseCode, chooseAccount, item, itemHint, useItem, customer, customerHint, useCustomer, other
    case firstOpenDay, firstOpenDayHint, createItems, createItemsHint, paymentAccount, reactivateHint
    case linkExisting, linkHint, suffix, suffixHint, addSuffix, refund, refundHint, enterRefund
    case givenBack, moneyBack, collected, neverReceived, keepPosted, takeBack, postAgain, keepTheirs
    case ordersTitle, choose, retryChosen, retryAll, leaveOut, leaveOutHint, reason, reasonHint, kind, kindIgnored,
        kindByHand
    case leaveOutChosen, leaveOutAll, restore, details, next, first, order, placed, total, keptOut

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Needs you", fr: "À traiter", es: "Requieren atención")
        case .none: s.say(en: "Nothing needs you", fr: "Rien à traiter", es: "Nada requiere su atención")
        case .noneLead:
            s.say(
                en: "What cannot be posted exactly waits here, with the way to fix it.",
                fr: "Ce qui ne peut pas être comptabilisé exactement attend ici, avec la solution.",
                es: "Lo que no se puede contabilizar con exactitud espera aquí, con su solución.")
        case .open: s.say(en: "Open", fr: "Ouvertes", es: "Abiertos")
        case .forMe: s.say(en: "For me", fr: "Pour moi", es: "Para mí")
        case .ignored: s.say(en: "Ignored", fr: "Ignorées", es: "Ignorados")
        case .noneForMe:
            s.say(
                en: "What is open waits for others.", fr: "Ce qui est ouvert attend d’autres personnes.",
                es: "Lo que está abierto espera a otras personas.")
        case .noneIgnored:
            s.say(
                en: "No order is kept out of the books.", fr: "Aucune commande n’est tenue hors des livres.",
                es: "Ningún pedido se mantiene fuera de los libros.")
        case .retry: s.label(of: .retry)
        case .ignoreMore: s.say(en: "Ignore…", fr: "Ignorer…", es: "Ignorar…")
        case .openCause: s.say(en: "Open these orders", fr: "Ouvrir ces commandes", es: "Abrir estos pedidos")
        case .chooseCode: s.say(en: "Choose a code…", fr: "Choisir un code…", es: "Elija un código…")
        case .chooseAccount: s.say(en: "Choose an account…", fr: "Choisir un compte…", es: "Elija una cuenta…")
        case .item:
            s.say(
                en: "Item of the books for it from now on", fr: "Article des livres correspondant désormais",
                es: "Artículo de los libros desde ahora")
        case .itemHint:
            s.say(
                en: "Its whole name or SKU, as \(s.booksName) shows it.",
                fr: "Son nom entier ou sa référence, comme dans \(s.booksName).",
                es: "Su nombre completo o su SKU, como aparece en \(s.booksName).")
        case .useItem:
            s.say(
                en: "Use this item and retry", fr: "Prendre cet article et réessayer",
                es: "Usar este artículo y reintentar")
        case .customer: s.say(en: "Who bought this?", fr: "Qui a acheté ?", es: "¿Quién compró?")
        case .customerHint:
            s.say(
                en: "The whole name of a customer, as \(s.booksName) shows it; remembered for this buyer.",
                fr: "Le nom entier d’un client, comme dans \(s.booksName) ; retenu pour cet acheteur.",
                es:
                    "El nombre completo de un cliente, como aparece en \(s.booksName); se recordará para este comprador."
            )
        case .useCustomer:
            s.say(
                en: "Use this customer from now on", fr: "Prendre ce client désormais",
                es: "Usar este cliente desde ahora")
        case .other: s.say(en: "Another", fr: "Autre", es: "Otro")
        case .firstOpenDay:
            s.say(
                en: "Post on the first open day from now on", fr: "Dater désormais du premier jour ouvert",
                es: "Fechar desde ahora el primer día abierto")
        case .firstOpenDayHint:
            s.say(
                en: "The true date is in the memo. Or ask your accountant to open the days, then retry.",
                fr:
                    "La vraie date figure dans le mémo. Ou demandez à votre comptable d’ouvrir ces jours, puis réessayez.",
                es:
                    "La fecha real queda en la nota. O pida a quien lleva su contabilidad que abra esos días y reintente."
            )
        case .createItems:
            s.say(
                en: "Create unknown items from now on", fr: "Créer désormais les articles inconnus",
                es: "Crear desde ahora los artículos desconocidos")
        case .createItemsHint:
            s.say(
                en: "With the accounts that the settings name for new items.",
                fr: "Avec les comptes que les réglages prévoient pour les nouveaux articles.",
                es: "Con las cuentas que la configuración indica para artículos nuevos.")
        case .reactivateHint:
            s.say(
                en:
                    "The customers and items of these orders that are inactive in \(s.booksName) are made active again.",
                fr:
                    "Les clients et les articles de ces commandes qui sont inactifs dans \(s.booksName) redeviennent actifs.",
                es:
                    "Los clientes y artículos de estos pedidos que están inactivos en \(s.booksName) vuelven a estar activos."
            )
        case .paymentAccount:
            s.say(
                en: "The clearing account, undeposited funds or bank that this money reaches.",
                fr: "Le compte de compensation, les fonds non déposés ou la banque où va cet argent.",
                es: "La cuenta puente, los fondos no depositados o el banco al que llega este dinero.")
        case .linkExisting: s.say(en: "Link to it", fr: "Associer à ce document", es: "Vincular con él")
        case .linkHint:
            s.say(
                en: "It is the same sale, made by hand: kind, number and total must agree.",
                fr: "C’est la même vente, saisie à la main : type, numéro et total doivent concorder.",
                es: "Es la misma venta, hecha a mano: tipo, número y total deben coincidir.")
        case .suffix: s.say(en: "Suffix", fr: "Suffixe", es: "Sufijo")
        case .suffixHint:
            s.say(
                en: "It is another sale: this is added after the number.",
                fr: "C’est une autre vente : ceci suivra le numéro.", es: "Es otra venta: esto irá tras el número.")
        case .addSuffix: s.label(of: .addSuffix)
        case .refund: s.say(en: "Amount given back", fr: "Montant remboursé", es: "Importe devuelto")
        case .refundHint:
            s.say(en: "Tax included.", fr: "Taxes comprises.", es: "Impuestos incluidos.")
        case .enterRefund: s.label(of: .enterRefund)
        case .givenBack:
            s.say(
                en: "The difference was given back", fr: "La différence a été remboursée",
                es: "La diferencia se devolvió")
        case .moneyBack:
            s.say(en: "The money was given back", fr: "L’argent a été remboursé", es: "El dinero se devolvió")
        case .collected:
            s.say(
                en: "The difference was collected", fr: "La différence a été encaissée", es: "La diferencia se cobró")
        case .neverReceived:
            s.say(en: "The payment never came", fr: "Le paiement n’est jamais arrivé", es: "El pago nunca llegó")
        case .keepPosted: s.say(en: "Keep it in the books", fr: "Garder dans les livres", es: "Conservar en los libros")
        case .takeBack: s.say(en: "Take it back…", fr: "Retirer…", es: "Retirar…")
        case .postAgain:
            s.say(
                en: "Post ours over it", fr: "Rétablir notre version", es: "Restablecer nuestra versión")
        case .keepTheirs:
            s.say(en: "Keep the one in the books", fr: "Garder celle des livres", es: "Conservar la de los libros")
        case .ordersTitle: s.say(en: "Its orders", fr: "Ses commandes", es: "Sus pedidos")
        case .choose: s.say(en: "Choose", fr: "Choisir", es: "Elegir")
        case .retryChosen: s.say(en: "Retry the chosen", fr: "Réessayer la sélection", es: "Reintentar los elegidos")
        case .retryAll: s.say(en: "Retry all", fr: "Tout réessayer", es: "Reintentar todos")
        case .leaveOut: s.say(en: "Keep out of the books", fr: "Tenir hors des livres", es: "Dejar fuera de los libros")
        case .leaveOutHint:
            s.say(
                en: "They stay listed under Ignored, and can be taken up again.",
                fr: "Elles restent sous Ignorées, et peuvent être reprises.",
                es: "Quedan en Ignorados y se pueden retomar.")
        case .reason: s.say(en: "Why", fr: "Pourquoi", es: "Por qué")
        case .reasonHint:
            s.say(
                en: "For the audit and the report.", fr: "Pour la piste d’audit et le rapport.",
                es: "Para el registro de auditoría y el informe.")
        case .kind: s.say(en: "How", fr: "Comment", es: "Cómo")
        case .kindIgnored: s.say(en: "Ignore", fr: "Ignorer", es: "Ignorar")
        case .kindByHand: s.label(of: .markEnteredByHand)
        case .leaveOutChosen:
            s.say(en: "Keep out the chosen", fr: "Écarter la sélection", es: "Dejar fuera los elegidos")
        case .leaveOutAll: s.say(en: "Keep out all", fr: "Tout écarter", es: "Dejar fuera todos")
        case .restore: s.say(en: "Take up again", fr: "Reprendre", es: "Retomar")
        case .details:
            s.say(
                en: "In \(s.booksName)’s own words", fr: "Dans les termes \(s.de(s.booksName))",
                es: "Con las palabras de \(s.booksName)")
        case .next: s.say(en: "Next", fr: "Suite", es: "Siguiente")
        case .first: s.say(en: "From the beginning", fr: "Depuis le début", es: "Desde el principio")
        case .order: s.heading(.order)
        case .placed: s.say(en: "Placed", fr: "Passée", es: "Realizado")
        case .total: s.heading(.total)
        case .keptOut: s.say(en: "Kept out of the books", fr: "Hors des livres", es: "Fuera de los libros")
        }
    }
}

extension Sentences {
    /// Over the list of causes. Counts of orders, not of causes that may stand on later pages.
    package func needing(_ orders: Int) -> String {
        say(
            en:
                "\(counted(orders, .order)) \(form(orders, "waits", "wait")) here for an answer. Everything else goes on meanwhile.",
            fr:
                "\(counted(orders, .order)) \(form(orders, "attend", "attendent")) ici une réponse. Tout le reste continue.",
            es:
                "\(counted(orders, .order)) \(form(orders, "espera", "esperan")) aquí una respuesta. Todo lo demás continúa."
        )
    }

    /// Of orders that were answered already.
    package func askedAgain(_ orders: Int) -> String {
        say(
            en: "\(counted(orders, .order)) \(form(orders, "is", "are")) decided again at the next run.",
            fr:
                "\(counted(orders, .order)) \(form(orders, "sera réexaminée", "seront réexaminées")) à la prochaine exécution.",
            es:
                "\(counted(orders, .order)) \(form(orders, "se evaluará", "se evaluarán")) de nuevo en la próxima ejecución."
        )
    }

    /// `2 orders wait, 715.48 USD.`
    package func waiting(_ orders: Int, _ sums: [Money]) -> String {
        let money = sums.isEmpty ? "" : ", " + list(sums.map { amount($0) })
        return say(
            en: "\(counted(orders, .order)) \(form(orders, "waits", "wait"))\(money).",
            fr: "\(counted(orders, .order)) \(form(orders, "attend", "attendent"))\(money).",
            es: "\(counted(orders, .order)) \(form(orders, "espera", "esperan"))\(money).")
    }

    /// The button under a choice that changes the settings.
    package func saveAndRetry(_ orders: Int) -> String {
        say(
            en: "Save and retry \(counted(orders, .order))", fr: "Enregistrer et réessayer \(counted(orders, .order))",
            es: "Guardar y reintentar \(counted(orders, .order))")
    }

    package func retry(_ orders: Int) -> String {
        say(
            en: "Retry \(counted(orders, .order))", fr: "Réessayer \(counted(orders, .order))",
            es: "Reintentar \(counted(orders, .order))")
    }

    /// Over the button that makes a record active again.
    package func reactivating(_ name: String) -> String {
        say(
            en: "\(quoted(name)) is made active again in \(booksName); nothing else about it is changed.",
            fr: "\(quoted(name)) redevient actif dans \(booksName) ; rien d’autre n’y est modifié.",
            es: "\(quoted(name)) vuelve a estar activo en \(booksName); no se cambia nada más.")
    }

    package func reactivateAndRetry(_ orders: Int) -> String {
        say(
            en: "Reactivate and retry \(counted(orders, .order))",
            fr: "Réactiver et réessayer \(counted(orders, .order))",
            es: "Reactivar y reintentar \(counted(orders, .order))")
    }

    /// The label over the codes for taxes that stand together.
    package func taxCodeFor(_ taxes: [StoreTax]) -> String {
        let names = list(taxes.map { name($0) })
        return say(
            en: "Tax code for \(names)", fr: "Code de taxe pour \(names)", es: "Código de impuesto para \(names)")
    }

    package var taxCodeLabel: String {
        say(
            en: "Tax code of \(booksName)", fr: "Code de taxe \(de(booksName))",
            es: "Código de impuesto \(de(booksName))")
    }

    /// Beside a choice of codes: one has the same rate, which alone proves nothing.
    package func sameRate(_ code: String) -> String {
        say(
            en: "\(quoted(code)) has the same rate. Check that it is for the same tax.",
            fr: "\(quoted(code)) a le même taux. Vérifiez qu’il s’agit de la même taxe.",
            es: "\(quoted(code)) tiene la misma tasa. Compruebe que es el mismo impuesto.")
    }

    package func accountFor(_ method: StorePaymentMethod) -> String {
        let name = quoted(method.title.isEmpty ? method.code : method.title)
        return say(
            en: "Account for payments by \(name)", fr: "Compte des paiements par \(name)",
            es: "Cuenta de los pagos con \(name)")
    }

    package func accountInsteadOf(_ account: String) -> String {
        say(
            en: "Account instead of \(quoted(account))", fr: "Compte à la place de \(quoted(account))",
            es: "Cuenta en lugar de \(quoted(account))")
    }

    /// An amount that cannot be read, told at its field.
    package func amountUnread(_ text: String, _ currency: Currency) -> String {
        let example = number(Money(minorUnits: 1250, currency))
        return say(
            en: "\(quoted(text)) is not an amount in \(currency.code). Type it as \(example).",
            fr: "\(quoted(text)) n’est pas un montant en \(currency.code). Saisissez par exemple \(example).",
            es: "\(quoted(text)) no es un importe en \(currency.code). Escriba, por ejemplo, \(example).")
    }

    /// A suffix that cannot follow a number.
    package func suffixUnfit(_ text: String) -> String {
        say(
            en: "\(quoted(text)) cannot follow a number. Up to five letters, digits or dashes do: -B.",
            fr: "\(quoted(text)) ne peut pas suivre un numéro. Cinq lettres, chiffres ou tirets au plus : -B.",
            es: "\(quoted(text)) no puede ir tras un número. Hasta cinco letras, cifras o guiones: -B.")
    }

    /// A deed that the audit wants a reason for.
    package var reasonMissing: String {
        say(
            en: "Say why: it is kept in the audit.", fr: "Indiquez pourquoi : cela figure dans la piste d’audit.",
            es: "Indique por qué: queda en el registro de auditoría.")
    }

    /// How many more orders a cause has than are shown.
    package func andMore(_ count: Int) -> String {
        say(
            en: "and \(self.count(count)) more", fr: "et \(self.count(count)) \(form(count, "autre", "autres"))",
            es: "y \(self.count(count)) más")
    }
}
