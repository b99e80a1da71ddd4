package import Features

/// Words of the pages of a store's settings.
package enum SettingsWord: String, PageWord {
    case ordersTitle, accountsTitle, taxesTitle, paymentsTitle, versionsTitle, ordersLead, accountsLead, taxesLead
    case paymentsLead, save, versions, suggested, which, document, who, lines, due, money, back, special, anyStatus
    case wholeHistory, wholeHistoryHint, startHint, none, dueNever, oneByOne, choose, income, services, balances, tax
    case code, method, account, seen, waiting, noTax, pairedByRate, notPaired, unusedTax, noTaxesYet, automaticTax
    case noMethodsYet, defaultAccount, defaultStops, version, savedAt, savedBy, goBack, current, forgotten,
        unknownMoment
    case oneCustomer, settingsOf, noFitting, pairsHead, servicesHint, noBooksMethod, seeDifference, triedOnly,
        leaveTried
    case summaryTitle, summaryKind, summaryFollows, byDay, itemAccounts, itemAccountsHint, charges

    package func text(_ s: Sentences) -> String {
        switch self {
        case .ordersTitle:
            s.say(
                en: "Orders become sales", fr: "Les commandes deviennent des ventes",
                es: "Los pedidos se convierten en ventas")
        case .accountsTitle: s.say(en: "Accounts", fr: "Comptes", es: "Cuentas")
        case .taxesTitle: s.say(en: "Taxes", fr: "Taxes", es: "Impuestos")
        case .paymentsTitle: s.say(en: "Payment methods", fr: "Modes de paiement", es: "Formas de pago")
        case .versionsTitle:
            s.say(en: "Versions of the settings", fr: "Versions des réglages", es: "Versiones de la configuración")
        case .ordersLead:
            s.say(
                en: "What is posted, when, and as which document.",
                fr: "Ce qui est comptabilisé, quand, et sous quelle forme.",
                es: "Qué se contabiliza, cuándo y como qué documento.")
        case .accountsLead:
            s.say(
                en: "Each list offers only accounts of a fitting type.",
                fr: "Chaque liste ne propose que des comptes d’un type adapté.",
                es: "Cada lista ofrece solo cuentas de un tipo adecuado.")
        case .taxesLead:
            s.say(
                en:
                    "Which tax code stands for each tax of the store. The amounts go over as they were charged. An order with a tax that has no code waits, so nothing is posted without its tax.",
                fr:
                    "Quel code de taxe correspond à chaque taxe de la boutique. Les montants passent tels qu’ils ont été facturés. Une commande dont une taxe n’a pas de code attend ; rien n’est comptabilisé sans sa taxe.",
                es:
                    "Qué código corresponde a cada impuesto de la tienda. Los importes pasan como se cobraron. Un pedido con un impuesto sin código espera; nada se contabiliza sin su impuesto."
            )
        case .paymentsLead:
            s.say(
                en: "One clearing account a method, so that each empties when its payout comes.",
                fr:
                    "Un compte de compensation par mode de paiement, pour que chacun se vide à l’arrivée de son versement.",
                es: "Una cuenta puente por forma de pago, para que cada una se vacíe al llegar su pago.")
        case .servicesHint:
            s.say(
                en:
                    "Each as an item of its own, so that it can be followed. Without one, it is created with its account.",
                fr: "Chacun sous son propre article, pour le suivre. Sans article, il est créé avec son compte.",
                es: "Cada uno como artículo propio, para poder seguirlo. Sin artículo, se crea con su cuenta.")
        case .noBooksMethod:
            s.say(
                en: "No payment method on documents", fr: "Pas de mode de paiement sur les documents",
                es: "Sin forma de pago en los documentos")
        case .seeDifference:
            s.say(en: "See what would change", fr: "Voir ce qui changerait", es: "Ver lo que cambiaría")
        case .triedOnly:
            s.say(
                en: "These values were tried and are not saved yet.",
                fr: "Ces valeurs ont été essayées et ne sont pas encore enregistrées.",
                es: "Estos valores se probaron y todavía no están guardados.")
        case .leaveTried:
            s.say(
                en: "Show the current settings", fr: "Afficher les réglages en vigueur",
                es: "Mostrar la configuración vigente")
        case .summaryTitle:
            s.say(
                en: "One document an order, or one a day", fr: "Un document par commande, ou par jour",
                es: "Un documento por pedido o por día")
        case .summaryKind: s.say(en: "Post as", fr: "Comptabiliser comme", es: "Contabilizar como")
        case .byDay:
            s.say(
                en: "One sales receipt a day and payment method", fr: "Un reçu de vente par jour et mode de paiement",
                es: "Un recibo de venta por día y forma de pago")
        case .summaryFollows:
            s.say(
                en:
                    "With one a day, orders that were paid at once and in full are added up, two hours after the day is over. Who bought what is then in the store, not in the books. Open invoices, orders paid in parts and orders of companies stay documents of their own. What is in the books already stays as it is, and you can go back from any day on.",
                fr:
                    "Avec un document par jour, les commandes payées d’un coup et en entier sont additionnées, deux heures après la fin de la journée. Qui a acheté quoi reste alors dans la boutique, pas dans les livres. Les factures ouvertes, les commandes payées en plusieurs fois et celles de sociétés gardent leur propre document. Ce qui est déjà dans les livres reste tel quel, et vous pouvez revenir en arrière à partir de n’importe quel jour.",
                es:
                    "Con uno por día, los pedidos pagados de una vez y por completo se suman, dos horas después de terminar el día. Quién compró qué queda entonces en la tienda, no en los libros. Las facturas abiertas, los pedidos pagados en partes y los de empresas siguen con su propio documento. Lo que ya está en los libros queda como está, y se puede volver atrás desde cualquier día."
            )
        case .save: s.say(en: "Save", fr: "Enregistrer", es: "Guardar")
        case .versions: s.say(en: "Versions", fr: "Versions", es: "Versiones")
        case .suggested:
            s.say(
                en:
                    "Nothing is saved yet. This is what the store and the books suggest; it applies once you save it.",
                fr:
                    "Rien n’est encore enregistré. Voici ce que suggèrent la boutique et les livres ; cela s’applique une fois enregistré.",
                es:
                    "Todavía no se guardó nada. Esto es lo que sugieren la tienda y los libros; se aplica cuando lo guarde."
            )
        case .which: s.say(en: "Which orders", fr: "Quelles commandes", es: "Qué pedidos")
        case .document: s.say(en: "Which document", fr: "Quel document", es: "Qué documento")
        case .who: s.say(en: "Customer", fr: "Client", es: "Cliente")
        case .lines: s.say(en: "Lines", fr: "Lignes", es: "Líneas")
        case .due: s.say(en: "Due date", fr: "Échéance", es: "Vencimiento")
        case .money: s.say(en: "Payments", fr: "Paiements", es: "Pagos")
        case .back: s.say(en: "Refunds", fr: "Remboursements", es: "Reembolsos")
        case .special: s.say(en: "Special cases", fr: "Cas particuliers", es: "Casos especiales")
        case .anyStatus: s.say(en: "Any", fr: "Tous", es: "Cualquiera")
        case .wholeHistory:
            s.say(
                en: "Post the whole history", fr: "Comptabiliser tout l’historique",
                es: "Contabilizar todo el historial")
        case .wholeHistoryHint:
            s.say(
                en: "Without a start date every order that the store has is posted.",
                fr: "Sans date de début, toute commande de la boutique est comptabilisée.",
                es: "Sin fecha de inicio se contabiliza todo pedido de la tienda.")
        case .startHint:
            s.say(
                en: "Nothing earlier is posted by itself. Older orders: one by one, or a backfill.",
                fr:
                    "Rien d’antérieur n’est comptabilisé tout seul. Commandes plus anciennes : une à une, ou par reprise d’historique.",
                es:
                    "Nada anterior se contabiliza por sí solo. Pedidos más antiguos: uno por uno o con una carga de historial."
            )
        case .none: s.say(en: "None", fr: "Sans", es: "Sin ella")
        case .dueNever: s.say(en: "on the day of the order", fr: "le jour de la commande", es: "el día del pedido")
        case .oneByOne:
            s.say(en: "One document an order", fr: "Un document par commande", es: "Un documento por pedido")
        case .choose: s.say(en: "Choose…", fr: "Choisir…", es: "Elegir…")
        case .itemAccounts: s.say(en: "Accounts of items", fr: "Comptes des articles", es: "Cuentas de los artículos")
        case .itemAccountsHint:
            s.say(
                en:
                    "Items that the feeds create get these four accounts. Each list offers only accounts of the right type.",
                fr:
                    "Les articles que créent les flux reçoivent ces quatre comptes. Chaque liste ne propose que des comptes du bon type.",
                es:
                    "Los artículos que crean los flujos reciben estas cuatro cuentas. Cada lista ofrece solo cuentas del tipo correcto."
            )
        case .income: s.say(en: "Goods", fr: "Marchandises", es: "Mercancías")
        case .services:
            s.say(en: "Amounts beside goods", fr: "Montants hors marchandises", es: "Importes aparte de las mercancías")
        case .charges:
            s.say(
                en: "Charges among the lines", fr: "Frais parmi les lignes", es: "Cargos entre las líneas")
        case .balances: s.say(en: "Money and balances", fr: "Argent et soldes", es: "Dinero y saldos")
        case .tax: s.say(en: "Tax of the store", fr: "Taxe de la boutique", es: "Impuesto de la tienda")
        case .code: s.say(en: "Tax code in QuickBooks", fr: "Code de taxe dans QuickBooks", es: "Código en QuickBooks")
        case .method: s.say(en: "Method", fr: "Mode de paiement", es: "Forma de pago")
        case .account: s.say(en: "Account", fr: "Compte", es: "Cuenta")
        case .seen: s.say(en: "seen", fr: "vue", es: "visto")
        case .waiting: s.say(en: "waiting", fr: "en attente", es: "en espera")
        case .noTax: s.say(en: "No tax", fr: "Aucune taxe", es: "Sin impuesto")
        case .pairedByRate: s.say(en: "by its rate and name", fr: "par son taux et son nom", es: "por su tasa y nombre")
        case .notPaired: s.say(en: "Choose a code…", fr: "Choisir un code…", es: "Elegir un código…")
        case .unusedTax:
            s.say(
                en: "not met in the latest orders", fr: "absente des dernières commandes",
                es: "no visto en los últimos pedidos")
        case .noTaxesYet:
            s.say(
                en: "No tax of the store is known yet.", fr: "Aucune taxe de la boutique n’est encore connue.",
                es: "Todavía no se conoce ningún impuesto de la tienda.")
        case .automaticTax:
            s.say(
                en: "Your QuickBooks keeps one tax a document, so single taxes need no code.",
                fr:
                    "Votre QuickBooks tient une seule taxe par document ; les taxes individuelles n’ont pas besoin de code.",
                es:
                    "Su QuickBooks lleva un solo impuesto por documento; los impuestos individuales no necesitan código."
            )
        case .noMethodsYet:
            s.say(
                en: "The store names no payment method yet.", fr: "La boutique ne nomme encore aucun mode de paiement.",
                es: "La tienda todavía no nombra ninguna forma de pago.")
        case .defaultAccount:
            s.say(en: "Every other method", fr: "Tout autre mode de paiement", es: "Cualquier otra forma de pago")
        case .defaultStops:
            s.say(
                en: "none: the order waits for you", fr: "aucun : la commande vous attend",
                es: "ninguna: el pedido le espera")
        case .version: s.say(en: "Version", fr: "Version", es: "Versión")
        case .savedAt: s.say(en: "Saved", fr: "Enregistrée", es: "Guardada")
        case .savedBy: s.say(en: "By", fr: "Par", es: "Por")
        case .goBack: s.say(en: "Go back to it", fr: "Y revenir", es: "Volver a ella")
        case .current: s.say(en: "current", fr: "en vigueur", es: "vigente")
        case .forgotten:
            s.say(en: "forgotten with its books", fr: "oubliée avec ses livres", es: "olvidada con sus libros")
        case .unknownMoment: s.say(en: "not known", fr: "inconnu", es: "no se sabe")
        case .oneCustomer:
            s.say(
                en: "one customer for all online sales:", fr: "un seul client pour toutes les ventes en ligne :",
                es: "un solo cliente para todas las ventas en línea:")
        case .settingsOf: s.say(en: "Settings", fr: "Réglages", es: "Ajustes")
        case .noFitting:
            s.say(
                en: "No account of a fitting type: create one in QuickBooks, then read the lists again.",
                fr: "Aucun compte d’un type adapté : créez-le dans QuickBooks, puis relisez les listes.",
                es: "Ninguna cuenta de un tipo adecuado: créela en QuickBooks y vuelva a leer las listas.")
        case .pairsHead: s.say(en: "Taxes of the store", fr: "Taxes de la boutique", es: "Impuestos de la tienda")
        }
    }
}

extension Sentences {
    /// Over the statuses by which a store says that an order is paid: by a way of paying, or by any.
    package func paidWhen(_ method: String?) -> String {
        guard let method else {
            return say(
                en: "Paid, however the buyer pays, when the status is",
                fr: "Payée, quel que soit le mode de paiement, quand le statut est",
                es: "Pagado, sea cual sea la forma de pago, cuando el estado es")
        }
        return say(
            en: "Paid by \(plain(method)) when the status is", fr: "Payée par \(plain(method)) quand le statut est",
            es: "Pagado con \(plain(method)) cuando el estado es")
    }
}

extension Sentences {
    /// That items which are in the books already are counted too late for what is posted, and what mends it.
    package func lateStock(_ late: LateStock) -> String {
        let name = quoted(late.item)
        return late.count == 1
            ? say(
                en:
                    "\(booksName) counts \(name) from \(date(late.begins)) on: invoices of earlier days that name it are held. There, open the item, choose Edit starting value and set an earlier date.",
                fr:
                    "\(booksName) suit le stock de \(name) à partir du \(date(late.begins)) : les factures antérieures qui le nomment sont retenues. Ouvrez-y l’article, modifiez sa valeur de départ et avancez la date.",
                es:
                    "\(booksName) lleva las existencias de \(name) desde el \(date(late.begins)): las facturas anteriores que lo nombran quedan retenidas. Abra allí el artículo, edite su valor inicial y ponga una fecha anterior."
            )
            : say(
                en:
                    "\(booksName) counts \(count(late.count)) stock items only from a later day on, \(name) from \(date(late.begins)): invoices of earlier days that name them are held. There, open the items, choose Edit starting value and set an earlier date.",
                fr:
                    "\(booksName) ne suit \(count(late.count)) articles de stock qu’à partir d’un jour plus tardif, \(name) à partir du \(date(late.begins)) : les factures antérieures qui les nomment sont retenues. Ouvrez-y les articles, modifiez leur valeur de départ et avancez la date.",
                es:
                    "\(booksName) lleva \(count(late.count)) artículos de inventario solo desde un día posterior, \(name) desde el \(date(late.begins)): las facturas anteriores que los nombran quedan retenidas. Abra allí los artículos, edite su valor inicial y ponga una fecha anterior."
            )
    }
}
