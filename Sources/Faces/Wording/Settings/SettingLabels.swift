import Bookkeeping
package import Features

extension Sentences {
    /// The few words before a setting on a page; `nil` for those that no page shows.
    package func label(ofSetting path: String) -> String? {
        switch path {
        case "timeZone": say(en: "Time zone", fr: "Fuseau horaire", es: "Zona horaria")
        case "startDate": say(en: "Start date", fr: "Date de début", es: "Fecha de inicio")
        case "orderFilter.paymentCodes": say(en: "Payment status", fr: "Statut du paiement", es: "Estado del pago")
        case "orderFilter.fulfilmentCodes":
            say(en: "Delivery status", fr: "Statut de la livraison", es: "Estado de la entrega")
        case "postsOnlyWhenAsked":
            say(
                en: "Post only what somebody sends", fr: "Ne comptabiliser que sur demande",
                es: "Contabilizar solo a petición")
        case "saleForm": say(en: "Sale", fr: "Vente", es: "Venta")
        case "numbering.prefix": say(en: "Prefix of sales", fr: "Préfixe des ventes", es: "Prefijo de las ventas")
        case "numbering.refundPrefix":
            say(en: "Prefix of refunds", fr: "Préfixe des remboursements", es: "Prefijo de los reembolsos")
        case "numbering.isAutomatic":
            say(
                en: "Leave the numbering to QuickBooks", fr: "Laisser QuickBooks numéroter",
                es: "Dejar la numeración a QuickBooks")
        case "trackingClass": say(en: "Class", fr: "Classe", es: "Clase")
        case "location": say(en: "Location", fr: "Lieu", es: "Ubicación")
        case "terms": say(en: "Payment terms", fr: "Conditions de paiement", es: "Condiciones de pago")
        case "language":
            say(en: "Language of the documents", fr: "Langue des documents", es: "Idioma de los documentos")
        case "customerAssignment": say(en: "Assign the sale to", fr: "Attribuer la vente à", es: "Asignar la venta a")
        case "printsOrderNotes":
            say(
                en: "Print the buyer’s notes", fr: "Imprimer les notes de l’acheteur",
                es: "Imprimir las notas del comprador")
        case "products.matching":
            say(en: "Match products by", fr: "Rapprocher les produits par", es: "Emparejar productos por")
        case "products.createsItems":
            say(en: "Create unknown items", fr: "Créer les articles inconnus", es: "Crear los artículos desconocidos")
        case "dueDate":
            say(en: "Due date of an invoice", fr: "Échéance d’une facture", es: "Vencimiento de una factura")
        case "dueDate.start": say(en: "Counted", fr: "Comptée", es: "Contado")
        case "dueDate.offsetDays": say(en: "Days", fr: "Jours", es: "Días")
        case "allowsCardPayment":
            say(
                en: "Allow card payments on invoices", fr: "Permettre le paiement des factures par carte",
                es: "Permitir pagar facturas con tarjeta")
        case "allowsBankPayment":
            say(
                en: "Allow bank payments on invoices", fr: "Permettre le paiement des factures par virement",
                es: "Permitir pagar facturas por banco")
        case "payments.isEnabled":
            say(en: "Record payments", fr: "Enregistrer les paiements", es: "Registrar los pagos")
        case "refunds.isEnabled":
            say(en: "Record refunds", fr: "Enregistrer les remboursements", es: "Registrar los reembolsos")
        case "refunds.form":
            say(en: "A refund becomes", fr: "Un remboursement devient", es: "Un reembolso se convierte en")
        case "refunds.creditGiven":
            say(
                en: "Credit given for a return is", fr: "Un avoir accordé pour un retour est",
                es: "El crédito dado por una devolución es")
        case "closedPeriod":
            say(en: "In a closed period", fr: "Dans une période clôturée", es: "En un período cerrado")
        case "roundingUnitsMax":
            say(
                en: "Largest rounding, in cents", fr: "Arrondi maximal, en centimes", es: "Redondeo máximo, en céntimos"
            )
        case "usesStoreExchangeRate":
            say(
                en: "The store’s exchange rate counts", fr: "Le taux de change de la boutique compte",
                es: "Cuenta el tipo de cambio de la tienda")
        case "storeCurrency":
            say(en: "Currency of the store", fr: "Devise de la boutique", es: "Moneda de la tienda")
        case "postsZeroTotals":
            say(
                en: "Post orders that cost nothing", fr: "Comptabiliser les commandes gratuites",
                es: "Contabilizar los pedidos gratuitos")
        case "summary": say(en: "From the day", fr: "À partir du", es: "A partir del día")
        case "summary.numberPrefix": say(en: "Their prefix", fr: "Leur préfixe", es: "Su prefijo")
        case "summary.customerName": say(en: "Their customer", fr: "Leur client", es: "Su cliente")
        case "customerAssignment.generic": say(en: "That customer", fr: "Ce client", es: "Ese cliente")
        case "products.fallbackItem":
            say(
                en: "Item for unknown products", fr: "Article des produits inconnus",
                es: "Artículo para productos desconocidos")
        case "products.createsInventoryItems":
            say(
                en: "Create stock items with their quantity", fr: "Créer des articles de stock avec leur quantité",
                es: "Crear artículos de inventario con su cantidad")
        case "products.inventoryStart":
            say(
                en: "Stock items counted from", fr: "Articles de stock comptés à partir du",
                es: "Artículos de inventario contados desde")
        case "tax.unitedStatesMode":
            say(en: "Tax on documents", fr: "Taxe sur les documents", es: "Impuesto en los documentos")
        case "tax.codeWithoutTax": say(en: "Lines without tax", fr: "Lignes sans taxe", es: "Líneas sin impuesto")
        case "tax.codeOutOfScope":
            say(
                en: "Gift cards, tips and rounding", fr: "Cartes-cadeaux, pourboires et arrondis",
                es: "Tarjetas de regalo, propinas y redondeo")
        case "tax.pairsByRate":
            say(
                en: "Pair others by their rate", fr: "Associer les autres par leur taux",
                es: "Emparejar los demás por su tasa")
        case "tax.linesHoldTax":
            say(
                en: "Prices on documents include tax", fr: "Prix des documents taxe comprise",
                es: "Precios con impuesto incluido")
        default: accountLabel(path)
        }
    }

    /// A setting by which a figure was made, as the page that shows it calls it.
    package func name(ofSetting path: String) -> String {
        switch path {
        case "tax.pairs": SettingsWord.taxesTitle.text(self)
        case "payments.rules": SettingsWord.paymentsTitle.text(self)
        default: label(ofSetting: path) ?? label(ofSetting: "\(path).account") ?? path
        }
    }

    /// What an account is for.
    private func accountLabel(_ path: String) -> String? {
        switch path {
        case "products.stock.income":
            say(en: "Income from stock items", fr: "Produits des articles de stock", es: "Ingresos de inventario")
        case "products.stock.expense":
            say(en: "Cost of stock items", fr: "Coût des articles de stock", es: "Costo de inventario")
        case "products.assetAccount":
            say(en: "Value of the stock", fr: "Valeur du stock", es: "Valor de las existencias")
        case "products.nonStock.income":
            say(en: "Income from other items", fr: "Produits des autres articles", es: "Ingresos de otros artículos")
        case "products.nonStock.expense":
            say(en: "Cost of other items", fr: "Coût des autres articles", es: "Costo de otros artículos")
        case "products.serviceIncomeAccount":
            say(en: "Income from services", fr: "Produits des services", es: "Ingresos por servicios")
        case "receivableAccount": say(en: "Accounts receivable", fr: "Comptes clients", es: "Cuentas por cobrar")
        case "sendingRules.payableAccount":
            say(en: "Accounts payable", fr: "Comptes fournisseurs", es: "Cuentas por pagar (proveedores)")
        case "giftCardAccount":
            say(en: "Gift cards outstanding", fr: "Cartes-cadeaux en circulation", es: "Tarjetas de regalo pendientes")
        case "payments.defaultAccount":
            say(en: "Other payment methods", fr: "Autres modes de paiement", es: "Otras formas de pago")
        case "refunds.clearingAccount":
            say(en: "Refunds leave from", fr: "Les remboursements partent de", es: "Los reembolsos salen de")
        case "tax.payableAccount":
            say(en: "Sales tax payable", fr: "Taxe de vente à payer", es: "Impuesto sobre ventas por pagar")
        case let item where item.hasPrefix("serviceItems.") && item.hasSuffix(".item"):
            say(en: "Item", fr: "Article", es: "Artículo")
        case "serviceItems.discount.account": say(en: "Discounts", fr: "Remises", es: "Descuentos")
        case "serviceItems.shipping.account": say(en: "Shipping", fr: "Livraison", es: "Envío")
        case "serviceItems.handling.account": say(en: "Handling", fr: "Manutention", es: "Manipulación")
        case "serviceItems.fee.account": say(en: "Fees", fr: "Frais", es: "Cargos")
        case "serviceItems.tip.account": say(en: "Tips", fr: "Pourboires", es: "Propinas")
        case "serviceItems.giftCard.account":
            say(en: "Gift cards sold", fr: "Cartes-cadeaux vendues", es: "Tarjetas de regalo vendidas")
        case "serviceItems.rounding.account": say(en: "Rounding", fr: "Arrondis", es: "Redondeos")
        case "serviceItems.salesTax.account":
            say(en: "Sales tax as an item", fr: "Taxe de vente en article", es: "Impuesto como artículo")
        case "serviceItems.refund.account":
            say(en: "Refunds not itemised", fr: "Remboursements non détaillés", es: "Reembolsos sin detalle")
        default: nil
        }
    }

    /// One of the words that a setting takes, as a person says it; the word itself where no page shows it.
    package func name(ofWord word: String, inSetting path: String) -> String {
        switch (path, word) {
        case ("saleForm", "byPaymentState"):
            say(en: "As the payment stands", fr: "Selon le paiement", es: "Según el pago")
        case ("saleForm", "invoice"):
            say(en: "Always an invoice", fr: "Toujours une facture", es: "Siempre una factura")
        case ("saleForm", "salesReceipt"):
            say(en: "Always a sales receipt", fr: "Toujours un reçu de vente", es: "Siempre un recibo de venta")
        case ("refunds.form", "byPaymentState"):
            say(en: "What its sale asks for", fr: "Ce que demande sa vente", es: "Lo que pida su venta")
        case ("refunds.form", "refundReceipt"):
            say(
                en: "Always a refund receipt", fr: "Toujours un reçu de remboursement",
                es: "Siempre un recibo de reembolso")
        case ("refunds.form", "creditMemo"):
            say(en: "Always a credit memo", fr: "Toujours une note de crédit", es: "Siempre una nota de crédito")
        case ("refunds.creditGiven", ""):
            say(
                en: "Not decided: each one is asked about", fr: "Non décidé : chacun fait l’objet d’une question",
                es: "Sin decidir: se pregunta por cada uno")
        case ("refunds.creditGiven", "storeCredit"):
            say(
                en: "Store credit, owed like a gift card", fr: "Un crédit en boutique, dû comme une carte-cadeau",
                es: "Saldo en la tienda, debido como una tarjeta de regalo")
        case ("refunds.creditGiven", "money"):
            say(
                en: "Money that goes back as it came", fr: "De l’argent rendu par la voie du paiement",
                es: "Dinero que vuelve por donde vino")
        case ("closedPeriod", "hold"): say(en: "It waits for you", fr: "Il vous attend", es: "Le espera")
        case ("closedPeriod", "firstOpenDay"):
            say(
                en: "It bears the first open day, with the true date in the memo",
                fr: "Il porte le premier jour ouvert, avec la vraie date dans le mémo",
                es: "Lleva el primer día abierto, con la fecha real en la nota")
        case ("products.matching", "skuAsSKU"):
            say(
                en: "SKU of the store, SKU of the item", fr: "SKU de la boutique, SKU de l’article",
                es: "SKU de la tienda, SKU del artículo")
        case ("products.matching", "skuAsName"):
            say(
                en: "SKU of the store, name of the item", fr: "SKU de la boutique, nom de l’article",
                es: "SKU de la tienda, nombre del artículo")
        case ("products.matching", "name"):
            say(
                en: "Name of the product, name of the item", fr: "Nom du produit, nom de l’article",
                es: "Nombre del producto, nombre del artículo")
        case ("tax.unitedStatesMode", "storeTotal"):
            say(
                en: "The store’s tax as the total tax", fr: "La taxe de la boutique comme taxe totale",
                es: "El impuesto de la tienda como impuesto total")
        case ("tax.unitedStatesMode", "totalAsItem"):
            say(
                en: "The store’s tax as a line of its own", fr: "La taxe de la boutique en ligne à part",
                es: "El impuesto de la tienda como línea aparte")
        case ("tax.unitedStatesMode", "computedByBooks"):
            say(
                en: "QuickBooks calculates it; another result stops the order",
                fr: "QuickBooks la calcule ; un autre résultat arrête la commande",
                es: "QuickBooks lo calcula; otro resultado detiene el pedido")
        case ("dueDate.start", "transactionDate"):
            say(en: "from the day of the order", fr: "dès le jour de la commande", es: "desde el día del pedido")
        case ("dueDate.start", "endOfMonth"):
            say(en: "from the end of its month", fr: "dès la fin de son mois", es: "desde el fin de su mes")
        case ("language", _): Language(rawValue: word)?.ownName ?? word
        case ("customerAssignment", "buyer"):
            say(en: "the person who ordered", fr: "la personne qui a commandé", es: "la persona que pidió")
        case ("customerAssignment", "organisation"):
            say(
                en: "the person’s organisation, and the person where there is none",
                fr: "son organisation, et la personne s’il n’y en a pas",
                es: "su organización, y la persona donde no la haya")
        default: word
        }
    }

    /// What must be corrected of a setting, by its label.
    package func mistake(_ fault: SettingFault, called label: String) -> String {
        switch fault.cause {
        case .missing(let value), .unfit(_, let value):
            switch value {
            case .account, .record, .identifier:
                return say(
                    en: "Choose one for \(quoted(label)).", fr: "Faites un choix pour \(quoted(label)).",
                    es: "Elija uno para \(quoted(label)).")
            case .yesNo, .text, .day, .timeZone, .currency, .percent, .number, .word, .customerAssignment, .list, .map,
                .group:
                return say(
                    en: "\(quoted(label)) takes \(expected(value)).",
                    fr: "\(quoted(label)) accepte \(expected(value)).",
                    es: "\(quoted(label)) acepta \(expected(value)).")
            }
        case .startUnsaid:
            return say(
                en: "Say from which day on orders are posted.",
                fr: "Indiquez dès quel jour les commandes sont comptabilisées.",
                es: "Indique desde qué día se contabilizan los pedidos.")
        case .stockStartUnsaid:
            return say(
                en:
                    "Say from which day on stock items are counted, before your oldest invoice: with the whole history, invoices of earlier days would be held.",
                fr:
                    "Indiquez à partir de quel jour les articles de stock sont comptés, avant votre plus ancienne facture : avec tout l’historique, les factures antérieures seraient retenues.",
                es:
                    "Indique desde qué día se cuentan los artículos de inventario, antes de su factura más antigua: con todo el historial, las facturas anteriores quedarían retenidas."
            )
        case .recordAmbiguous(let name, let which):
            return say(
                en:
                    "\(quoted(label)) names \(quoted(name)), and QuickBooks has several: \(list(which)). Type the number of the one that you mean.",
                fr:
                    "\(quoted(label)) nomme \(quoted(name)), et QuickBooks en a plusieurs : \(list(which)). Saisissez le numéro de celui que vous voulez.",
                es:
                    "\(quoted(label)) nombra \(quoted(name)), y QuickBooks tiene varios: \(list(which)). Escriba el número del que quiere."
            )
        case .recordUnknown(let name, .record(.item)), .recordUnknown(let name, .record(.customer)):
            return say(
                en:
                    "QuickBooks has nothing in use that is called \(quoted(name)). Choose one from the list, or type its whole name.",
                fr:
                    "QuickBooks n’a rien d’actif nommé \(quoted(name)). Choisissez dans la liste, ou saisissez le nom entier.",
                es:
                    "QuickBooks no tiene nada activo llamado \(quoted(name)). Elija uno de la lista o escriba el nombre completo."
            )
        case .recordUnknown(let name, _), .recordNamedOtherwise(_, let name, _):
            return say(
                en: "\(quoted(label)) names \(quoted(name)), which QuickBooks does not have any more.",
                fr: "\(quoted(label)) nomme \(quoted(name)), que QuickBooks n’a plus.",
                es: "\(quoted(label)) nombra \(quoted(name)), que QuickBooks ya no tiene.")
        case .unknownKey, .twice:
            return say(
                en: "\(quoted(label)) cannot be read.", fr: "\(quoted(label)) est illisible.",
                es: "\(quoted(label)) no se puede leer.")
        }
    }
}
