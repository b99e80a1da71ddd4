package import Commerce
package import ConnectorKit

extension Sentences {
    /// A workflow that the store cannot serve.
    func notOffered(_ need: StoreNeed) -> CauseText {
        CauseText(
            what: lacks(need),
            meaning: say(
                en: "The workflow needs this, so it was not begun; nothing was read or posted.",
                fr: "Le flux en a besoin et n’a donc pas été lancé ; rien n’a été lu ni comptabilisé.",
                es: "El flujo lo necesita, por eso no se inició; no se leyó ni se contabilizó nada."),
            remedy: say(
                en: "Switch the schedule of this workflow off for the store.",
                fr: "Désactivez la planification de ce flux pour la boutique.",
                es: "Desactive la programación de este flujo para la tienda."),
            fixes: [.openSettings], actor: .administrator)
    }

    /// A schedule for such a workflow.
    func scheduleNotOffered(_ need: StoreNeed) -> CauseText {
        CauseText(
            what: lacks(need),
            meaning: say(
                en: "The workflow needs this, so its schedule stays off.",
                fr: "Le flux en a besoin ; sa planification reste donc désactivée.",
                es: "El flujo lo necesita, por eso su programación queda desactivada."),
            remedy: say(
                en: "Leave it off for this store.", fr: "Laissez-la désactivée pour cette boutique.",
                es: "Déjela desactivada para esta tienda."),
            fixes: [], actor: .nobody)
    }

    /// What a store does not have, in one sentence.
    package func lacks(_ need: StoreNeed) -> String {
        let store = name(of: OutsideSide.store)
        let first = capitalised(store)
        return switch need {
        case .has(let stream):
            say(
                en: "\(first) does not give us any \(name(of: stream)).",
                fr: "\(first) ne nous transmet pas de \(name(of: stream)).",
                es: "\(first) no nos entrega \(name(of: stream)).")
        case .reads(let stream):
            say(
                en: "\(first) cannot be asked for \(name(of: stream)): they are sent to us.",
                fr: "On ne peut pas interroger \(store) (\(name(of: stream))) : il faut attendre ses envois.",
                es: "No se puede preguntar a \(store) (\(name(of: stream))): se esperan sus envíos.")
        case .takesStock:
            say(
                en: "\(first) does not take stock levels.", fr: "\(first) n’accepte pas de niveaux de stock.",
                es: "\(first) no acepta niveles de existencias.")
        }
    }

    /// Records of a store, many of them.
    package func name(of stream: RecordStream) -> String {
        switch stream {
        case .orders: say(en: "orders", fr: "commandes", es: "pedidos")
        case .products: say(en: "products", fr: "produits", es: "productos")
        case .customers: say(en: "customers", fr: "clients", es: "clientes")
        case .invoices: say(en: "invoices", fr: "factures", es: "facturas")
        case .creditMemos: say(en: "credit memos", fr: "notes de crédit", es: "notas de crédito")
        case .payments: say(en: "payments", fr: "paiements", es: "pagos")
        case .refunds: say(en: "refunds", fr: "remboursements", es: "reembolsos")
        case .purchaseOrders: say(en: "purchase orders", fr: "bons de commande", es: "órdenes de compra")
        case .supplierInvoices:
            say(en: "supplier invoices", fr: "factures fournisseurs", es: "facturas de proveedores")
        case .companies: say(en: "companies", fr: "sociétés", es: "empresas")
        }
    }
}
