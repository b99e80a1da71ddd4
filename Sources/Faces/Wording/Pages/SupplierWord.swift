package import Bookkeeping
package import Features

/// Words of the electronic way to suppliers.
package enum SupplierWord: String, PageWord {
    case ordersToSuppliers, sendNow, promoStandardsLead, saveWay, forgetWay, kept, fetchNow, papers
    case notReached

    package func text(_ s: Sentences) -> String {
        switch self {
        case .ordersToSuppliers: s.say(en: "Purchase orders", fr: "Bons de commande", es: "Órdenes de compra")
        case .sendNow:
            s.say(en: "Send to the supplier", fr: "Envoyer au fournisseur", es: "Enviar al proveedor")
        case .promoStandardsLead:
            s.say(
                en: "How this supplier takes purchase orders and hands out invoices. The password is kept sealed.",
                fr:
                    "Comment ce fournisseur reçoit les bons de commande et remet ses factures. Le mot de passe est conservé scellé.",
                es:
                    "Cómo recibe este proveedor las órdenes de compra y entrega sus facturas. La contraseña se guarda sellada."
            )
        case .saveWay: s.say(en: "Save", fr: "Enregistrer", es: "Guardar")
        case .forgetWay: s.say(en: "Forget", fr: "Oublier", es: "Olvidar")
        case .kept:
            s.say(
                en: "Kept; empty leaves it.", fr: "Conservé ; laissez vide pour le garder.",
                es: "Guardada; vacía la conserva.")
        case .fetchNow:
            s.say(
                en: "Fetch supplier invoices now", fr: "Relever les factures fournisseurs",
                es: "Obtener ahora las facturas de proveedor")
        case .papers:
            s.say(en: "Supplier invoices", fr: "Factures fournisseurs", es: "Facturas de proveedor")
        case .notReached:
            s.say(
                en: "by e-mail or download", fr: "par e-mail ou téléchargement", es: "por correo o descarga")
        }
    }
}

extension Sentences {
    package func text(_ state: SupplierSend.State) -> String {
        switch state {
        case .sending:
            say(
                en: "on its way, not confirmed: send again", fr: "en route, sans confirmation : renvoyez-le",
                es: "en camino, sin confirmar: envíela de nuevo")
        case .sent: say(en: "sent to the supplier", fr: "envoyé au fournisseur", es: "enviada al proveedor")
        case .refused:
            say(en: "refused by the supplier", fr: "refusé par le fournisseur", es: "rechazada por el proveedor")
        }
    }

    /// Where a purchase order is on its way to the supplier.
    package func text(_ send: SupplierSend?) -> String {
        guard let send else {
            return say(en: "not sent to the supplier", fr: "pas envoyé au fournisseur", es: "no enviada al proveedor")
        }
        let words = send.words.map { plain($0) }
        return ([text(send.state)] + words).joined(separator: "; ")
    }

    /// What a fetch of supplier invoices brought.
    package func text(_ fetched: SupplierPapers.Fetched) -> [String] {
        func line(_ names: [String], _ label: String) -> String? {
            names.isEmpty ? nil : labelled(label, list(names.map { plain($0) }))
        }
        let lines = [
            line(fetched.attached, say(en: "New", fr: "Nouvelles", es: "Nuevas")),
            line(
                fetched.unmatched,
                say(
                    en: "No order has the purchase order", fr: "Aucune commande n’a le bon de commande",
                    es: "Ningún pedido tiene la orden de compra")),
            line(
                fetched.credits,
                say(
                    en: "Credit memos, to be entered by hand", fr: "Avoirs, à saisir à la main",
                    es: "Notas de crédito, para anotar a mano")),
            line(fetched.faults, say(en: "Not taken", fr: "Non reprises", es: "No tomadas")),
        ].compactMap { $0 }
        return lines.isEmpty ? [say(en: "Nothing new.", fr: "Rien de nouveau.", es: "Nada nuevo.")] : lines
    }
}
