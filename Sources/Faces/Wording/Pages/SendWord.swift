import Bookkeeping
package import Features

/// Words of the page *Send to QuickBooks*.
package enum SendWord: String, PageWord {
    case lead, createCustomer, invoice, sendInvoice, tax, taxAsItem, taxDefault, receivable, income, purchases
    case createVendor, bill, purchaseOrder, payable, cost, billable, cancel, sendNow, refresh, refreshHint, preview
    case previewLead, newNames, other, otherHint, blocked, asSettings, orderedCost, invoiced
    case unchanged, leaving, changedMeanwhile, nothingChosen

    package func text(_ s: Sentences) -> String {
        switch self {
        case .lead:
            s.say(
                en: "Check what goes to QuickBooks. Nothing is sent before you press Send.",
                fr: "Vérifiez ce qui part vers QuickBooks. Rien n’est envoyé avant que vous cliquiez sur Envoyer.",
                es: "Revise lo que va a QuickBooks. Nada se envía antes de que pulse Enviar.")
        case .createCustomer:
            s.say(en: "Create new customer", fr: "Créer un nouveau client", es: "Crear nuevo cliente")
        case .invoice: s.say(en: "Invoice", fr: "Facture", es: "Factura")
        case .sendInvoice: s.say(en: "Send invoice", fr: "Envoyer une facture", es: "Enviar factura")
        case .tax: s.say(en: "Tax", fr: "Taxe", es: "Impuesto")
        case .taxAsItem:
            s.say(
                en: "Add total tax as an item", fr: "Ajouter le total des taxes comme article",
                es: "Agregar el total de impuestos como artículo")
        case .taxDefault:
            s.say(en: "QuickBooks default", fr: "Valeur par défaut de QuickBooks", es: "Predeterminado de QuickBooks")
        case .receivable: s.say(en: "Accounts receivable", fr: "Comptes clients", es: "Cuentas por cobrar")
        case .income: s.say(en: "Income account", fr: "Compte de revenus", es: "Cuenta de ingresos")
        case .purchases:
            s.say(
                en: "Bills and purchase orders", fr: "Factures fournisseurs et bons de commande",
                es: "Facturas de proveedor y órdenes de compra")
        case .createVendor:
            s.say(en: "Create new vendor", fr: "Créer un nouveau fournisseur", es: "Crear nuevo proveedor")
        case .bill: s.say(en: "Bill", fr: "Facture fournisseur", es: "Factura de proveedor")
        case .purchaseOrder: s.say(en: "Purchase order", fr: "Bon de commande", es: "Orden de compra")
        case .payable: s.say(en: "Accounts payable", fr: "Comptes fournisseurs", es: "Cuentas por pagar (proveedores)")
        case .cost:
            s.say(en: "Cost of goods sold", fr: "Coût des marchandises vendues", es: "Costo de los bienes vendidos")
        case .billable:
            s.say(
                en: "The costs may be billed to the customer", fr: "Les coûts sont refacturables au client",
                es: "Los costos se pueden facturar al cliente")
        case .cancel: s.say(en: "Cancel", fr: "Annuler", es: "Cancelar")
        case .sendNow: s.say(en: "Send", fr: "Envoyer", es: "Enviar")
        case .refresh:
            s.say(en: "Show what would be sent", fr: "Montrer ce qui partirait", es: "Mostrar lo que se enviaría")
        case .refreshHint:
            s.say(
                en: "After every change, before sending.", fr: "Après chaque changement, avant l’envoi.",
                es: "Después de cada cambio, antes de enviar.")
        case .preview: s.say(en: "What would be sent", fr: "Ce qui serait envoyé", es: "Lo que se enviaría")
        case .previewLead:
            s.say(
                en: "The documents as they would stand in QuickBooks, with their debits and credits.",
                fr: "Les documents tels qu’ils seraient dans QuickBooks, avec débits et crédits.",
                es: "Los documentos como quedarían en QuickBooks, con su debe y su haber.")
        case .newNames: s.say(en: "New in QuickBooks", fr: "Nouveau dans QuickBooks", es: "Nuevo en QuickBooks")
        case .other:
            s.say(
                en: "Another customer, by name", fr: "Un autre client, par son nom", es: "Otro cliente, por su nombre")
        case .otherHint:
            s.say(
                en: "Only where the list above does not hold them.",
                fr: "Seulement s’il n’est pas dans la liste ci-dessus.",
                es: "Solo si no está en la lista de arriba.")
        case .blocked:
            s.say(
                en: "The order cannot be sent like this.", fr: "La commande ne peut pas être envoyée ainsi.",
                es: "El pedido no se puede enviar así.")
        case .unchanged:
            s.say(
                en: "QuickBooks has everything as it is chosen here: there is nothing to send.",
                fr: "Tout est déjà dans QuickBooks tel que choisi ici : il n’y a rien à envoyer.",
                es: "Todo está ya en QuickBooks tal como se elige aquí: no hay nada que enviar.")
        case .nothingChosen:
            s.say(
                en: "Nothing is ticked: choose the invoice, a bill or a purchase order.",
                fr: "Rien n’est coché : choisissez la facture, une facture fournisseur ou un bon de commande.",
                es: "No hay nada marcado: elija la factura, una factura de proveedor o una orden de compra.")
        case .changedMeanwhile:
            s.say(
                en:
                    "What would be sent is not what stood here before. Nothing was sent: check it, then press Send again.",
                fr:
                    "Ce qui partirait n’est plus ce qui s’affichait. Rien n’a été envoyé : vérifiez, puis cliquez de nouveau sur Envoyer.",
                es: "Lo que se enviaría no es lo que se mostraba. No se envió nada: revíselo y pulse Enviar de nuevo.")
        case .leaving:
            s.say(
                en: "Taken out of QuickBooks, since they are not ticked any more:",
                fr: "Retirés de QuickBooks, puisqu’ils ne sont plus cochés :",
                es: "Se quitan de QuickBooks, porque ya no están marcados:")
        case .asSettings: s.say(en: "As the settings say", fr: "Selon les réglages", es: "Según los ajustes")
        case .orderedCost: s.say(en: "Ordered", fr: "Commandé", es: "Pedido")
        case .invoiced: s.say(en: "Invoiced", fr: "Facturé", es: "Facturado")
        }
    }
}

extension Sentences {
    package var sendToBooks: String {
        say(en: "Send to QuickBooks", fr: "Envoyer à QuickBooks", es: "Enviar a QuickBooks")
    }

    /// The customer's picker, with the company as the store has it.
    package func customer(inStore name: String) -> String {
        say(en: "Customer (\(name))", fr: "Client (\(name))", es: "Cliente (\(name))")
    }

    package func vendor(inStore name: String) -> String {
        say(en: "Vendor (\(name))", fr: "Fournisseur (\(name))", es: "Proveedor (\(name))")
    }

    /// Why a record is offered before others.
    package func text(_ likeness: SendDialog.Likeness) -> String {
        switch likeness {
        case .linked: say(en: "linked", fr: "associé", es: "vinculado")
        case .email: say(en: "same e-mail", fr: "même courriel", es: "mismo correo")
        case .name: say(en: "same name", fr: "même nom", es: "mismo nombre")
        case .phone: say(en: "same phone", fr: "même téléphone", es: "mismo teléfono")
        case .told: say(en: "as in ESP", fr: "selon ESP", es: "según ESP")
        }
    }

    package func text(_ warning: SendDialog.Warning) -> String {
        switch warning {
        case .billedTwice:
            say(
                en: "The invoice bills these goods already: do not add their billable costs to another invoice.",
                fr:
                    "La facture couvre déjà ces marchandises : n’ajoutez pas leurs coûts refacturables à une autre facture.",
                es: "La factura ya cobra esta mercancía: no agregue sus costos facturables a otra factura.")
        case .beforeStart(let day):
            say(
                en: "This order is from before \(date(day)): it is sent only because you ask for it.",
                fr: "Cette commande est d’avant le \(date(day)) : elle ne part que sur votre demande.",
                es: "Este pedido es anterior al \(date(day)): solo se envía porque usted lo pide.")
        case .isInBooks:
            say(
                en:
                    "Something of this order is in QuickBooks already: sending again changes it, and makes no second document.",
                fr:
                    "Une partie de cette commande est déjà dans QuickBooks : la renvoyer la modifie, sans second document.",
                es: "Algo de este pedido ya está en QuickBooks: enviarlo de nuevo lo cambia, sin un segundo documento.")
        case .costNotOrdered(let supplier, let cost):
            say(
                en:
                    "\(plain(supplier)): \(amount(cost)) of the order’s costs are in no purchase order, and so in no bill made from one.",
                fr:
                    "\(plain(supplier)) : \(amount(cost)) des coûts de la commande ne figurent dans aucun bon de commande, ni donc dans la facture qui en est tirée.",
                es:
                    "\(plain(supplier)): \(amount(cost)) de los costos del pedido no están en ninguna orden de compra, ni en la factura que se hace de ella."
            )
        }
    }
}
