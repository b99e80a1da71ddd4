package import Commerce
package import Features
package import LinkLedger
package import Storage
import Sync

extension Sentences {
    /// A status of the store, in the merchant's own words where there are some.
    package func name(of status: StoreStatus) -> String {
        status.names?[language.rawValue] ?? plain(status.name)
    }

    /// The state of an order, as a column shows it.
    package func name(of state: OrderState) -> String {
        switch state {
        case .posted: say(en: "posted", fr: "comptabilisée", es: "contabilizado")
        case .skipped: say(en: "skipped", fr: "écartée", es: "omitido")
        case .waiting: say(en: "waiting", fr: "en attente", es: "en espera")
        case .needsYou: say(en: "needs you", fr: "à traiter", es: "requiere su atención")
        }
    }

    /// `310 posted`, `2 need you`: orders counted by their state.
    package func counted(_ count: Int, _ state: OrderState) -> String {
        let word =
            switch state {
            case .posted:
                say(
                    en: "posted", fr: "\(form(count, "comptabilisée", "comptabilisées"))",
                    es: form(count, "contabilizado", "contabilizados"))
            case .skipped:
                say(
                    en: "skipped", fr: "\(form(count, "écartée", "écartées"))",
                    es: form(count, "omitido", "omitidos"))
            case .waiting: say(en: "waiting", fr: "en attente", es: "en espera")
            case .needsYou:
                say(
                    en: form(count, "needs you", "need you"), fr: "à traiter",
                    es: form(count, "requiere su atención", "requieren su atención"))
            }
        return "\(self.count(count))\u{A0}\(word)"
    }

    /// Records of one outcome, beside how many they are.
    package func heading(ofOutcome word: String) -> String {
        if let state = OrderState(rawValue: word) { return heading(state.heading) }
        return switch word {
        case "changed": say(en: "Changed", fr: "Modifiées", es: "Modificados")
        case "linked": say(en: "Linked", fr: "Associées", es: "Vinculados")
        case "failed": say(en: "Not done", fr: "Non faites", es: "No hechos")
        default: plain(word)
        }
    }

    /// What a run did with one record, by the word that is kept; one that we do not know is shown as it is.
    package func name(ofOutcome word: String) -> String {
        if let state = OrderState(rawValue: word) { return name(of: state) }
        return switch word {
        case "changed": say(en: "changed", fr: "modifiée", es: "modificado")
        case "linked": say(en: "linked", fr: "associée", es: "vinculado")
        case "failed": say(en: "not done", fr: "non faite", es: "no hecho")
        default: plain(word)
        }
    }

    /// `2 changed`: records of a run counted by what became of them.
    func counted(_ count: Int, outcome word: String) -> String {
        if let state = OrderState(rawValue: word) { return counted(count, state) }
        let name =
            switch word {
            case "changed":
                say(
                    en: "changed", fr: "\(form(count, "modifiée", "modifiées"))",
                    es: form(count, "modificado", "modificados"))
            case "linked":
                say(
                    en: "linked", fr: "\(form(count, "associée", "associées"))",
                    es: form(count, "vinculado", "vinculados"))
            case "failed":
                say(
                    en: "not done", fr: "\(form(count, "non faite", "non faites"))",
                    es: form(count, "no hecho", "no hechos"))
            default: plain(word)
            }
        return "\(self.count(count))\u{A0}\(name)"
    }

    /// How a run stands.
    package func name(of state: RunRow.State) -> String {
        switch state {
        case .running: say(en: "running", fr: "en cours", es: "en curso")
        case .finished: say(en: "finished", fr: "terminée", es: "terminada")
        case .interrupted: say(en: "interrupted", fr: "interrompue", es: "interrumpida")
        case .failed: say(en: "stopped", fr: "arrêtée", es: "detenida")
        }
    }

    /// What became of a record of ours in the books.
    package func name(of state: Link.State) -> String {
        switch state {
        case .live: say(en: "in the books", fr: "dans les livres", es: "en los libros")
        case .takenBack: say(en: "taken back", fr: "retiré par nous", es: "retirado por nosotros")
        case .removedInBooks:
            // The link ended either way; what was unlinked stands in the books as it is.
            say(
                en: "removed in \(booksName), or unlinked", fr: "supprimé dans \(booksName), ou dissocié",
                es: "eliminado en \(booksName), o desvinculado")
        }
    }

    /// Where the writing of a record stands.
    package func name(of state: IntentState) -> String {
        switch state {
        case .pending: say(en: "to be sent", fr: "à envoyer", es: "por enviar")
        case .sending: say(en: "sent, no answer yet", fr: "envoyé, sans réponse", es: "enviado, sin respuesta")
        case .posted: say(en: "posted", fr: "comptabilisé", es: "contabilizado")
        case .refused: say(en: "refused", fr: "refusé", es: "rechazado")
        case .withdrawn: say(en: "withdrawn", fr: "retiré", es: "retirado")
        }
    }
}

extension Sentences {
    /// One optional flow of a company (W2).
    package func name(of workflow: Workflow) -> String {
        switch workflow {
        case .orders:
            say(
                en: "orders to \(booksName)", fr: "commandes vers \(booksName)", es: "pedidos a \(booksName)")
        case .products:
            say(
                en: "products to \(booksName)", fr: "produits vers \(booksName)", es: "productos a \(booksName)")
        case .productUpdates:
            say(
                en: "product updates to \(booksName)", fr: "mise à jour des produits dans \(booksName)",
                es: "actualización de productos en \(booksName)")
        case .customers:
            say(en: "customers to \(booksName)", fr: "clients vers \(booksName)", es: "clientes a \(booksName)")
        case .invoices:
            say(en: "invoices to \(booksName)", fr: "factures vers \(booksName)", es: "facturas a \(booksName)")
        case .creditMemos:
            say(
                en: "credit memos to \(booksName)", fr: "notes de crédit vers \(booksName)",
                es: "notas de crédito a \(booksName)")
        case .stock:
            say(
                en: "stock levels to the store", fr: "niveaux de stock vers la boutique",
                es: "niveles de existencias a la tienda")
        }
    }

    /// A workflow by the word that is kept; a word that we do not know is shown as it is.
    package func name(ofWorkflow word: String) -> String {
        if word == OrderRun.workflowOfOne { return say(en: "one order", fr: "une commande", es: "un pedido") }
        return Workflow(rawValue: word).map { name(of: $0) } ?? plain(word)
    }
}

extension Sentences {
    /// How a connection stands.
    package func name(of state: ConnectionRow.State) -> String {
        switch state {
        case .active: say(en: "connected", fr: "connectée", es: "conectada")
        case .signInNeeded: say(en: "to be reconnected", fr: "à reconnecter", es: "por reconectar")
        case .uninstalled: say(en: "uninstalled", fr: "désinstallée", es: "desinstalada")
        }
    }
}

extension OrderState {
    /// What orders of this state are called together.
    package var heading: Heading {
        switch self {
        case .posted: .posted
        case .skipped: .skipped
        case .waiting: .waiting
        case .needsYou: .needsYou
        }
    }
}
