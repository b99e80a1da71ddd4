/// The heading of a column or the label of a line, in tables, plans and summaries.
package enum Heading: String, Hashable, Sendable, CaseIterable {
    case order, date, dueDate, customer, vendor, total, subtotal, tax, discount, balance, payments, refunds, sales
    case state, reason, remedy, code, number, document, documents
    case item, description, quantity, unitPrice, amount, taxCode
    case account, debit, credit
    case store, books, company, workflow, schedule, lastRun, nextRun, lastResult, started, finished, startedBy
    case read, posted, skipped, waiting, needsYou, name, kind, edition, country, currency, lastContact, details
}

extension Sentences {
    package func heading(_ heading: Heading) -> String {
        switch heading {
        case .order: say(en: "Order", fr: "Commande", es: "Pedido")
        case .date: say(en: "Date", fr: "Date", es: "Fecha")
        case .dueDate: say(en: "Due", fr: "Échéance", es: "Vencimiento")
        case .customer: say(en: "Customer", fr: "Client", es: "Cliente")
        case .vendor: say(en: "Vendor", fr: "Fournisseur", es: "Proveedor")
        case .total: say(en: "Total", fr: "Total", es: "Total")
        case .subtotal: say(en: "Subtotal", fr: "Sous-total", es: "Subtotal")
        case .tax: say(en: "Tax", fr: "Taxe", es: "Impuesto")
        case .discount: say(en: "Discount", fr: "Remise", es: "Descuento")
        case .balance: say(en: "Balance due", fr: "Solde dû", es: "Saldo pendiente")
        case .payments: say(en: "Payments", fr: "Paiements", es: "Pagos")
        case .refunds: say(en: "Refunds", fr: "Remboursements", es: "Reembolsos")
        case .sales: say(en: "Sales", fr: "Ventes", es: "Ventas")
        case .state: say(en: "State", fr: "État", es: "Estado")
        case .reason: say(en: "Reason", fr: "Motif", es: "Motivo")
        case .remedy: say(en: "What to do", fr: "Que faire", es: "Qué hacer")
        case .code: say(en: "Code", fr: "Code", es: "Código")
        case .number: say(en: "Number", fr: "Numéro", es: "Número")
        case .document: say(en: "Document", fr: "Document", es: "Documento")
        case .documents: say(en: "Documents", fr: "Documents", es: "Documentos")
        case .item: say(en: "Item", fr: "Article", es: "Artículo")
        case .description: say(en: "Description", fr: "Description", es: "Descripción")
        case .quantity: say(en: "Quantity", fr: "Quantité", es: "Cantidad")
        case .unitPrice: say(en: "Unit price", fr: "Prix unitaire", es: "Precio unitario")
        case .amount: say(en: "Amount", fr: "Montant", es: "Importe")
        case .taxCode: say(en: "Tax code", fr: "Code de taxe", es: "Código de impuesto")
        case .account: say(en: "Account", fr: "Compte", es: "Cuenta")
        case .debit: say(en: "Debit", fr: "Débit", es: "Debe")
        case .credit: say(en: "Credit", fr: "Crédit", es: "Haber")
        case .store: say(en: "Store", fr: "Boutique", es: "Tienda")
        case .books: say(en: "Books", fr: "Livres", es: "Libros")
        case .company: say(en: "Company", fr: "Société", es: "Empresa")
        case .workflow: say(en: "Workflow", fr: "Flux", es: "Flujo")
        case .schedule: say(en: "Schedule", fr: "Planification", es: "Programación")
        case .lastRun: say(en: "Last run", fr: "Dernière exécution", es: "Última ejecución")
        case .nextRun: say(en: "Next run", fr: "Prochaine exécution", es: "Próxima ejecución")
        case .lastResult: say(en: "Last result", fr: "Dernier résultat", es: "Último resultado")
        case .started: say(en: "Started", fr: "Début", es: "Inicio")
        case .finished: say(en: "Finished", fr: "Fin", es: "Fin")
        case .startedBy: say(en: "Started by", fr: "Lancée par", es: "Iniciada por")
        case .read: say(en: "Read", fr: "Lues", es: "Leídos")
        case .posted: say(en: "Posted", fr: "Comptabilisées", es: "Contabilizados")
        case .skipped: say(en: "Skipped", fr: "Écartées", es: "Omitidos")
        case .waiting: say(en: "Waiting", fr: "En attente", es: "En espera")
        case .needsYou: say(en: "Needs you", fr: "À traiter", es: "Requieren su atención")
        case .name: say(en: "Name", fr: "Nom", es: "Nombre")
        case .kind: say(en: "Kind", fr: "Type", es: "Tipo")
        case .edition: say(en: "Edition", fr: "Édition", es: "Edición")
        case .country: say(en: "Country", fr: "Pays", es: "País")
        case .currency: say(en: "Currency", fr: "Devise", es: "Moneda")
        case .lastContact: say(en: "Last contact", fr: "Dernier contact", es: "Último contacto")
        case .details: say(en: "Details", fr: "Détails", es: "Detalles")
        }
    }
}
