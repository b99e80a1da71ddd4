/// Words of the page of one order.
package enum OrderWord: String, PageWord {
    case sides, sidesCaption, part, place, equals, differs, documents, plan, planLead, planSummaries, planNone, changes
    case changesLead, names, bookAccount, debit, credit, total, nonPosting, ordered, product, item, quantity, price,
        amount
    case story, sent, buyer, inStore, inBooks, email, why, figure, storeFigure, rule, setting, undo, send, sendLead
    case needsYou, waits, skippedBecause, technical, retry, retryLead, ignore, restore, restoreLead, refund,
        refundAmount
    case refundHint, suffix, suffixHint, save, settle, settleLead, keep, keepLead, unreadable, deleted, list, deeds
    case cancelVoid, cancelCredit
    case documentLines, lineItem, rate, paymentsApplied, balanceDue

    package func text(_ s: Sentences) -> String {
        switch self {
        case .sides: s.say(en: "Both sides", fr: "Les deux côtés", es: "Los dos lados")
        case .sidesCaption:
            s.say(
                en: "The order in the store beside its documents in the books",
                fr: "La commande dans la boutique à côté de ses documents dans les livres",
                es: "El pedido en la tienda junto a sus documentos en los libros")
        case .part: s.say(en: "Part", fr: "Partie", es: "Parte")
        case .place: s.say(en: "Where it stands", fr: "Où cela se trouve", es: "Dónde está")
        case .equals: s.say(en: "equals", fr: "égale", es: "es igual a")
        case .differs: s.say(en: "differs from", fr: "diffère de", es: "difiere de")
        case .documents:
            s.say(en: "Documents in the books", fr: "Documents dans les livres", es: "Documentos en los libros")
        case .plan: s.say(en: "What would be posted", fr: "Ce qui serait comptabilisé", es: "Lo que se contabilizaría")
        case .planLead:
            s.say(
                en: "Nothing of it is in the books yet. If the order were decided now, these documents would follow.",
                fr: "Rien n’en est encore dans les livres. Évaluée maintenant, la commande donnerait ces documents.",
                es: "Nada de esto está aún en los libros. Si el pedido se evaluara ahora, saldrían estos documentos.")
        case .planSummaries:
            s.say(
                en: "It would be a part of the daily summary, together with the other orders of its day.",
                fr: "Elle ferait partie du récapitulatif quotidien, avec les autres commandes de la journée.",
                es: "Sería parte del resumen diario, junto con los demás pedidos de su día.")
        case .planNone:
            s.say(
                en: "What would be posted is known once the cause above is solved.",
                fr: "Ce qui serait comptabilisé sera connu une fois la cause ci-dessus résolue.",
                es: "Lo que se contabilizaría se sabrá cuando se resuelva la causa de arriba.")
        case .changes: s.say(en: "What would change", fr: "Ce qui changerait", es: "Lo que cambiaría")
        case .changesLead:
            s.say(
                en: "If the order were decided now, these documents would be added or changed.",
                fr: "Évaluée maintenant, la commande ajouterait ou modifierait ces documents.",
                es: "Si el pedido se evaluara ahora, se añadirían o cambiarían estos documentos.")
        case .names: s.say(en: "New in the books", fr: "Nouveau dans les livres", es: "Nuevo en los libros")
        case .bookAccount: s.heading(.account)
        case .debit: s.heading(.debit)
        case .credit: s.heading(.credit)
        case .total: s.heading(.total)
        case .nonPosting:
            s.say(
                en: "Moves no account.", fr: "Ne mouvemente aucun compte.", es: "No mueve ninguna cuenta.")
        case .ordered: s.say(en: "What was ordered", fr: "Ce qui a été commandé", es: "Lo que se pidió")
        case .product: s.say(en: "Product", fr: "Produit", es: "Producto")
        case .item:
            s.say(en: "Item in \(s.booksName)", fr: "Article dans \(s.booksName)", es: "Artículo en \(s.booksName)")
        case .quantity: s.heading(.quantity)
        case .price: s.heading(.unitPrice)
        case .amount: s.heading(.amount)
        case .cancelVoid: s.say(en: "Void the invoice", fr: "Annuler la facture", es: "Anular la factura")
        case .cancelCredit:
            s.say(
                en: "Settle it by a credit memo", fr: "La solder par une note de crédit",
                es: "Saldarla con una nota de crédito")
        case .documentLines: s.say(en: "The document", fr: "Le document", es: "El documento")
        case .lineItem: s.heading(.item)
        case .rate: s.say(en: "Rate", fr: "Prix unitaire", es: "Tarifa")
        case .paymentsApplied: s.say(en: "Payments applied", fr: "Paiements appliqués", es: "Pagos aplicados")
        case .balanceDue: s.say(en: "Balance due", fr: "Solde à payer", es: "Saldo pendiente")
        case .story: s.say(en: "What happened", fr: "Ce qui s’est passé", es: "Qué ha pasado")
        case .sent: s.say(en: "Exact text", fr: "Texte exact", es: "Texto exacto")
        case .buyer: s.heading(.customer)
        case .inStore: s.say(en: "In the store", fr: "Dans la boutique", es: "En la tienda")
        case .inBooks: s.say(en: "In the books", fr: "Dans les livres", es: "En los libros")
        case .email: s.say(en: "E-mail", fr: "Courriel", es: "Correo")
        case .why: s.say(en: "Why these figures", fr: "Pourquoi ces montants", es: "Por qué estos importes")
        case .figure: s.say(en: "Figure", fr: "Montant", es: "Importe")
        case .storeFigure: s.say(en: "In the store", fr: "Dans la boutique", es: "En la tienda")
        case .rule: s.say(en: "Rule", fr: "Règle", es: "Regla")
        case .setting: s.say(en: "Setting", fr: "Réglage", es: "Ajuste")
        case .undo: s.say(en: "Undo…", fr: "Retirer des livres…", es: "Deshacer…")
        case .send: s.say(en: "Send to \(s.booksName)", fr: "Envoyer à \(s.booksName)", es: "Enviar a \(s.booksName)")
        case .sendLead:
            s.say(
                en: "Posts this order now, and no other.",
                fr: "Comptabilise cette commande maintenant, et aucune autre.",
                es: "Contabiliza ahora este pedido y ningún otro.")
        case .needsYou: s.say(en: "It needs you", fr: "Elle est à traiter", es: "Requiere su atención")
        case .waits: s.say(en: "It waits", fr: "Elle attend", es: "Está en espera")
        case .skippedBecause: s.say(en: "It is skipped", fr: "Elle est écartée", es: "Se omite")
        case .technical: s.say(en: "Technical details", fr: "Détails techniques", es: "Detalles técnicos")
        case .retry: s.label(of: .retry)
        case .retryLead: s.nextSyncDecides
        case .ignore: OrdersWord.ignore.text(s)
        case .restore: s.say(en: "Take it up again", fr: "La reprendre", es: "Retomarlo")
        case .restoreLead:
            s.say(
                en: "Somebody left this order out of the books.",
                fr: "Quelqu’un a laissé cette commande hors des livres.",
                es: "Alguien dejó este pedido fuera de los libros.")
        case .refund: s.say(en: "Refund", fr: "Remboursement", es: "Reembolso")
        case .refundAmount:
            s.say(en: "Amount that was given back", fr: "Montant rendu", es: "Importe devuelto")
        case .refundHint:
            s.say(
                en: "The store does not say it. Tax included.",
                fr: "La boutique ne le dit pas. Taxes comprises.",
                es: "La tienda no lo indica. Impuestos incluidos.")
        case .suffix: s.say(en: "Suffix of the number", fr: "Suffixe du numéro", es: "Sufijo del número")
        case .suffixHint:
            s.say(
                en: "Up to five letters, digits or dashes behind the number; empty takes it away.",
                fr: "Jusqu’à cinq lettres, chiffres ou tirets après le numéro ; vide, il disparaît.",
                es: "Hasta cinco letras, cifras o guiones tras el número; vacío, desaparece.")
        case .save: s.say(en: "Save and retry", fr: "Enregistrer et réessayer", es: "Guardar y reintentar")
        case .settle: s.label(of: .settleDifference)
        case .settleLead:
            s.say(
                en: "The order differs from what was received.", fr: "La commande diffère de ce qui a été reçu.",
                es: "El pedido difiere de lo recibido.")
        case .keep: s.label(of: .keepPosted)
        case .keepLead:
            s.say(
                en: "What is posted stays in the books, although the store deleted the order.",
                fr: "Ce qui est comptabilisé reste dans les livres, bien que la boutique ait supprimé la commande.",
                es: "Lo contabilizado queda en los libros, aunque la tienda eliminó el pedido.")
        case .unreadable:
            s.say(
                en: "What the store says of this order cannot be read.",
                fr: "Ce que la boutique dit de cette commande est illisible.",
                es: "Lo que la tienda dice de este pedido no se puede leer.")
        case .list: OrdersWord.title.text(s)
        case .deeds: s.say(en: "What you can do", fr: "Ce que vous pouvez faire", es: "Qué puede hacer")
        case .deleted:
            s.say(
                en: "The store deleted this order.", fr: "La boutique a supprimé cette commande.",
                es: "La tienda eliminó este pedido.")
        }
    }
}
