extension Sentences {
    /// What settings of this part are, with the reason of their usual value; `nil` for the others.
    func meaningOfDocuments(_ path: String) -> String? {
        switch path {
        case "version":
            say(
                en:
                    "Counts the versions that were kept. The value in a file is ignored: each plan names the version it was made with.",
                fr:
                    "Compte les versions gardées. La valeur d’un fichier est ignorée : chaque plan nomme la version qui l’a produit.",
                es:
                    "Cuenta las versiones guardadas. El valor de un archivo no se toma en cuenta: cada plan nombra la versión con que se hizo."
            )
        case "timeZone":
            say(
                en:
                    "The clock by which documents are dated. An order placed at 23:00 belongs to the day of the company, not to that of a server.",
                fr:
                    "L’horloge qui date les documents. Une commande passée à 23 h appartient au jour de la société, pas à celui d’un serveur.",
                es:
                    "El reloj con que se fechan los documentos. Un pedido de las 23 h pertenece al día de la empresa, no al de un servidor."
            )
        case "startDate":
            say(
                en:
                    "Orders placed before this day are not posted by themselves; a backfill brings them in after you have seen them. `null` posts the whole history of the store, so it must be said.",
                fr:
                    "Les commandes passées avant ce jour ne sont pas comptabilisées d’elles-mêmes ; une reprise d’historique les apporte après votre examen. `null` comptabilise tout l’historique de la boutique, il faut donc le dire.",
                es:
                    "Los pedidos anteriores a este día no se contabilizan por sí solos; se traen con una carga de historial después de verlos. `null` contabiliza todo el historial de la tienda, por eso hay que decirlo."
            )
        case "orderFilter":
            say(
                en:
                    "Which orders are posted, by the codes of the store. What is in the books already follows its order all the same.",
                fr:
                    "Quelles commandes sont comptabilisées, selon les codes de la boutique. Ce qui est déjà dans les livres suit quand même sa commande.",
                es:
                    "Qué pedidos se contabilizan, según los códigos de la tienda. Lo que ya está en los libros sigue igualmente a su pedido."
            )
        case "orderFilter.paymentCodes":
            say(
                en: "Payment states that are posted; `null` admits every one.",
                fr: "États de paiement comptabilisés ; `null` les admet tous.",
                es: "Estados de pago que se contabilizan; `null` los admite todos.")
        case "orderFilter.fulfilmentCodes":
            say(
                en: "Fulfilment states that are posted; `null` admits every one.",
                fr: "États de livraison comptabilisés ; `null` les admet tous.",
                es: "Estados de entrega que se contabilizan; `null` los admite todos.")
        case "orderFilter.meaningOfCustomCodes":
            say(
                en:
                    "What a payment state that the merchant defined means. Without an entry such an order counts as unpaid, because money is never supposed.",
                fr:
                    "Ce que signifie un état de paiement défini par le commerçant. Sans indication, la commande compte comme impayée, car l’argent n’est jamais supposé.",
                es:
                    "Qué significa un estado de pago definido por el comerciante. Sin indicación el pedido cuenta como no pagado, porque el dinero nunca se supone."
            )
        case "orderFilter.excludedOrigins":
            say(
                en: "Marketplaces whose orders reach the books another way, so that they are not there twice.",
                fr:
                    "Places de marché dont les commandes arrivent dans les livres par une autre voie, pour qu’elles n’y soient pas deux fois.",
                es: "Plataformas de venta cuyos pedidos llegan a los libros por otra vía, para que no estén dos veces.")
        case "saleForm":
            say(
                en:
                    "What a sale becomes. By the state of payment: a sales receipt when the money was in at once, otherwise an invoice with its payments; this is how a bookkeeper would enter it.",
                fr:
                    "Ce que devient une vente. Selon l’état du paiement : un reçu de vente si l’argent est arrivé aussitôt, sinon une facture avec ses paiements ; c’est ainsi qu’un comptable la saisirait.",
                es:
                    "En qué se convierte una venta. Según el estado del pago: un recibo de venta si el dinero llegó enseguida, si no una factura con sus pagos; así la registraría quien lleva los libros."
            )
        case "numbering":
            say(
                en: "The numbers of documents.",
                fr: "Les numéros des documents.",
                es: "Los números de los documentos.")
        case "numbering.prefix":
            say(
                en:
                    "Stands before the number of the order and keeps it apart from other numbers of the books. Keep it short: the books cut at 21 characters.",
                fr:
                    "Précède le numéro de la commande et le distingue des autres numéros des livres. Gardez-le court : les livres coupent à 21 caractères.",
                es:
                    "Va antes del número del pedido y lo distingue de otros números de los libros. Manténgalo corto: los libros cortan a los 21 caracteres."
            )
        case "numbering.refundPrefix":
            say(
                en: "Stands before the number of a refund, so that it is told from its sale.",
                fr: "Précède le numéro d’un remboursement, pour le distinguer de sa vente.",
                es: "Va antes del número de un reembolso, para distinguirlo de su venta.")
        case "numbering.isAutomatic":
            say(
                en: "The books give the numbers, and the number of the order stands in the memo.",
                fr: "Les livres attribuent les numéros, et le numéro de la commande figure dans le mémo.",
                es: "Los libros dan los números, y el número del pedido queda en la nota.")
        case "customerAssignment":
            say(
                en:
                    "Whom a sale is made out to: the buyer, the organisation of the buyer where there is one, or one customer for all sales of the store, as `generic`.",
                fr:
                    "Au nom de qui la vente est établie : l’acheteur, son organisation s’il en a une, ou un seul client pour toutes les ventes de la boutique, avec `generic`.",
                es:
                    "A nombre de quién va la venta: el comprador, su organización si la hay, o un solo cliente para todas las ventas de la tienda, con `generic`."
            )
        case "trackingClass":
            say(
                en: "The class of all lines, where the company tracks classes.",
                fr: "La classe de toutes les lignes, si la société suit des classes.",
                es: "La clase de todas las líneas, si la empresa lleva clases.")
        case "location":
            say(
                en: "The location of all documents, where the company tracks locations.",
                fr: "Le lieu de tous les documents, si la société suit des lieux.",
                es: "La ubicación de todos los documentos, si la empresa lleva ubicaciones.")
        case "terms":
            say(
                en: "The terms of invoices.",
                fr: "Les conditions de paiement des factures.",
                es: "Las condiciones de pago de las facturas.")
        case "dueDate":
            say(
                en: "When an invoice falls due; without it on its own date, because most orders are paid at once.",
                fr:
                    "L’échéance d’une facture ; sans elle, sa propre date, car la plupart des commandes sont payées aussitôt.",
                es:
                    "El vencimiento de una factura; sin él, su propia fecha, porque casi todos los pedidos se pagan enseguida."
            )
        case "dueDate.start":
            say(
                en: "From when on the days count: the date of the document, or the end of its month.",
                fr: "À partir de quand comptent les jours : la date du document, ou la fin de son mois.",
                es: "Desde cuándo cuentan los días: la fecha del documento o el fin de su mes.")
        case "dueDate.offsetDays":
            say(en: "How many days later.", fr: "Combien de jours plus tard.", es: "Cuántos días después.")
        case "printsOrderNotes":
            say(
                en: "The notes of the buyer stand on the document.",
                fr: "Les notes de l’acheteur figurent sur le document.",
                es: "Las notas del comprador figuran en el documento.")
        case "allowsCardPayment":
            say(
                en: "Invoices can be paid online by card, where the company has that service.",
                fr: "Les factures peuvent être payées en ligne par carte, si la société a ce service.",
                es: "Las facturas se pueden pagar en línea con tarjeta, si la empresa tiene ese servicio.")
        case "allowsBankPayment":
            say(
                en: "Invoices can be paid online from a bank account, where the company has that service.",
                fr: "Les factures peuvent être payées en ligne par virement, si la société a ce service.",
                es:
                    "Las facturas se pueden pagar en línea desde una cuenta bancaria, si la empresa tiene ese servicio."
            )
        case "language":
            say(
                en:
                    "The language of what documents say of themselves, in notes and in names of service items: `en`, `fr` or `es`. That of the country of the books unless you say otherwise.",
                fr:
                    "La langue de ce que les documents disent d’eux-mêmes, dans les mémos et les noms des articles de service : `en`, `fr` ou `es`. Celle du pays de la comptabilité, sauf avis contraire.",
                es:
                    "El idioma de lo que los documentos dicen de sí mismos, en las notas y los nombres de los artículos de servicio: `en`, `fr` o `es`. El del país de los libros, salvo que diga otra cosa."
            )
        case "closedPeriod":
            say(
                en:
                    "What happens to a document that is dated in a closed period: it waits for you, or is dated the first open day with the true date in the memo. It waits unless you say otherwise, because a closed period belongs to your accountant.",
                fr:
                    "Ce qui arrive à un document daté d’une période clôturée : il vous attend, ou il est daté du premier jour ouvert avec la vraie date dans le mémo. Il attend, sauf avis contraire, car une période clôturée appartient à votre comptable.",
                es:
                    "Qué pasa con un documento fechado en un período cerrado: le espera, o se fecha el primer día abierto con la fecha real en la nota. Espera salvo que diga otra cosa, porque un período cerrado es de quien lleva su contabilidad."
            )
        case "usesStoreExchangeRate":
            say(
                en: "An exchange rate that the order states counts before that of the books.",
                fr: "Un taux de change indiqué par la commande compte avant celui des livres.",
                es: "Un tipo de cambio que indica el pedido cuenta antes que el de los libros.")
        case "storeCurrency":
            say(
                en:
                    "The currency of the orders that are read from now on, to be said when the store changed its own. Orders that were read before keep theirs. Without it, the currency of the first orders that were read; when the store tells another, nothing is synced until somebody says what is so.",
                fr:
                    "La devise des commandes lues à partir de maintenant, à indiquer quand la boutique a changé la sienne. Les commandes déjà lues gardent la leur. Sans indication, celle des premières commandes lues ; si la boutique en annonce une autre, rien n’est synchronisé avant que quelqu’un dise ce qu’il en est.",
                es:
                    "La moneda de los pedidos que se lean desde ahora; se indica cuando la tienda cambió la suya. Los pedidos ya leídos conservan la suya. Sin indicarla, la de los primeros pedidos leídos; si la tienda dice otra, no se sincroniza nada hasta que alguien diga cuál es."
            )
        case "postsOnlyWhenAsked":
            say(
                en: "Nothing is posted by itself: each order waits until somebody sends it.",
                fr: "Rien n’est comptabilisé tout seul : chaque commande attend qu’on l’envoie.",
                es: "Nada se contabiliza por sí solo: cada pedido espera a que alguien lo envíe.")
        case "sendingRules":
            say(
                en: "Who may send single orders to QuickBooks, and what.",
                fr: "Qui peut envoyer des commandes une à une vers QuickBooks, et quoi.",
                es: "Quién puede enviar pedidos uno a uno a QuickBooks, y qué.")
        case "sendingRules.isForEveryone":
            say(
                en:
                    "Everyone who may work with orders sees the QB button; otherwise only the teams and people named here.",
                fr:
                    "Toute personne qui travaille sur les commandes voit le bouton QB ; sinon seulement les équipes et personnes nommées ici.",
                es:
                    "Quien trabaja con pedidos ve el botón QB; si no, solo los equipos y personas que se nombran aquí.")
        case "sendingRules.teams":
            say(
                en: "Identifiers of the teams that see it.", fr: "Identifiants des équipes qui le voient.",
                es: "Identificadores de los equipos que lo ven.")
        case "sendingRules.people":
            say(
                en: "Identifiers of the people who see it.", fr: "Identifiants des personnes qui le voient.",
                es: "Identificadores de las personas que lo ven.")
        case "sendingRules.kinds":
            say(
                en: "The documents that may be sent: invoices, bills, purchase orders.",
                fr: "Les documents qui peuvent être envoyés : factures, factures fournisseurs, bons de commande.",
                es: "Los documentos que se pueden enviar: facturas, facturas de proveedor, órdenes de compra.")
        case "sendingRules.marksBillable":
            say(
                en: "Costs on bills and purchase orders may be billed to the customer, unless somebody says otherwise.",
                fr:
                    "Les coûts des factures fournisseurs et des bons de commande sont refacturables au client, sauf indication contraire.",
                es:
                    "Los costos de facturas de proveedor y órdenes de compra son facturables al cliente, si nadie dice otra cosa."
            )
        case "sendingRules.payableAccount":
            say(
                en: "Where bills are owed, unless somebody chooses another account.",
                fr: "Le compte des factures fournisseurs, sauf autre choix.",
                es: "La cuenta por pagar de las facturas de proveedor, si nadie elige otra.")
        case "chargeItems":
            say(
                en:
                    "The item of each kind of charge (setup, run, rush, freight …), with its name and account; kinds that are not named here get an item of their own.",
                fr:
                    "L’article de chaque type de frais (mise en place, marquage, urgence, port…), avec son nom et son compte ; les types absents reçoivent un article à eux.",
                es:
                    "El artículo de cada tipo de cargo (montaje, tirada, urgencia, flete…), con su nombre y su cuenta; los que faltan reciben uno propio."
            )
        case "postsZeroTotals":
            say(
                en: "Orders that cost nothing are posted too: they move stock.",
                fr: "Les commandes gratuites sont comptabilisées aussi : elles font bouger le stock.",
                es: "Los pedidos sin costo también se contabilizan: mueven existencias.")
        case "roundingUnitsMax":
            say(
                en:
                    "How many smallest units of the currency a rounding line may correct in one order; a larger difference stops the order, for it has another cause. A store that charges whole units leaves up to half a unit more; where the books calculate the tax themselves, an order of many lines up to half a unit for each tax of a line.",
                fr:
                    "Combien de plus petites unités monétaires une ligne d’arrondi peut corriger dans une commande ; un écart plus grand arrête la commande, car il a une autre cause. Une boutique qui facture en unités entières laisse jusqu’à une demi-unité de plus ; là où les livres calculent la taxe eux-mêmes, une commande de nombreuses lignes jusqu’à une demi-unité par taxe et par ligne.",
                es:
                    "Cuántas unidades mínimas de la moneda puede corregir una línea de redondeo en un pedido; una diferencia mayor lo detiene, porque tiene otra causa. Una tienda que cobra unidades enteras deja hasta media unidad más; donde los libros calculan el impuesto ellos mismos, un pedido de muchas líneas hasta media unidad por cada impuesto de una línea."
            )
        case "summary":
            say(
                en: "One receipt a day and payment method in the place of single documents; without it none.",
                fr: "Un reçu par jour et mode de paiement au lieu de documents isolés ; sans ce réglage, aucun.",
                es: "Un recibo por día y forma de pago en lugar de documentos sueltos; sin este ajuste, ninguno.")
        case "summary.changes":
            say(
                en:
                    "From which days on orders are summed up, or again posted one by one. A list, so that days of the past stay as they were posted.",
                fr:
                    "À partir de quels jours les commandes sont regroupées, ou de nouveau comptabilisées une à une. Une liste, pour que les jours passés restent tels quels.",
                es:
                    "Desde qué días se resumen los pedidos o se contabilizan otra vez uno por uno. Una lista, para que los días pasados queden como se contabilizaron."
            )
        case "summary.changes[].from":
            say(en: "The first day.", fr: "Le premier jour.", es: "El primer día.")
        case "summary.changes[].isSummarised":
            say(
                en: "Summed up from that day on, or not.",
                fr: "Regroupées à partir de ce jour, ou non.",
                es: "Resumidos desde ese día, o no.")
        case "summary.delaySeconds":
            say(
                en: "How long after midnight a day is closed, so that late readings need no correction.",
                fr:
                    "Combien de temps après minuit une journée est close, pour que les lectures tardives n’exigent pas de correction.",
                es:
                    "Cuánto después de la medianoche se cierra un día, para que las lecturas tardías no exijan correcciones."
            )
        case "summary.numberPrefix":
            say(
                en: "Stands between the prefix of all numbers and the day.",
                fr: "Se place entre le préfixe de tous les numéros et le jour.",
                es: "Va entre el prefijo de todos los números y el día.")
        case "summary.customerName":
            say(
                en: "The customer that summaries are made out to.",
                fr: "Le client au nom de qui les récapitulatifs sont établis.",
                es: "El cliente a cuyo nombre van los resúmenes.")
        default: nil
        }
    }
}
