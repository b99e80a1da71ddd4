/// A thing that sentences count.
package enum Noun: String, Hashable, Sendable, CaseIterable {
    case order, document, record, line, customer, product, file
    case request, write, read, batch, duplicate, finding
    case day, hour, minute, second
}

extension Sentences {
    /// `1 order`, `312 orders`.
    package func counted(_ count: Int, _ noun: Noun) -> String {
        let forms = forms(of: noun)
        return "\(self.count(count))\u{A0}\(form(count, forms.one, forms.many))"
    }

    private func forms(of noun: Noun) -> (one: String, many: String) {
        switch noun {
        case .order: pick(en: ("order", "orders"), fr: ("commande", "commandes"), es: ("pedido", "pedidos"))
        case .document:
            pick(en: ("document", "documents"), fr: ("document", "documents"), es: ("documento", "documentos"))
        case .record:
            pick(en: ("record", "records"), fr: ("fiche", "fiches"), es: ("registro", "registros"))
        case .line: pick(en: ("line", "lines"), fr: ("ligne", "lignes"), es: ("línea", "líneas"))
        case .customer: pick(en: ("customer", "customers"), fr: ("client", "clients"), es: ("cliente", "clientes"))
        case .product: pick(en: ("product", "products"), fr: ("produit", "produits"), es: ("producto", "productos"))
        case .file: pick(en: ("file", "files"), fr: ("fichier", "fichiers"), es: ("archivo", "archivos"))
        case .request: pick(en: ("request", "requests"), fr: ("requête", "requêtes"), es: ("solicitud", "solicitudes"))
        case .write: pick(en: ("write", "writes"), fr: ("envoi", "envois"), es: ("escritura", "escrituras"))
        case .read: pick(en: ("read", "reads"), fr: ("lecture", "lectures"), es: ("lectura", "lecturas"))
        case .batch: pick(en: ("batch", "batches"), fr: ("lot", "lots"), es: ("lote", "lotes"))
        case .duplicate:
            pick(en: ("duplicate", "duplicates"), fr: ("doublon", "doublons"), es: ("duplicado", "duplicados"))
        case .finding:
            pick(en: ("finding", "findings"), fr: ("constat", "constats"), es: ("discrepancia", "discrepancias"))
        case .day: pick(en: ("day", "days"), fr: ("jour", "jours"), es: ("día", "días"))
        case .hour: pick(en: ("hour", "hours"), fr: ("heure", "heures"), es: ("hora", "horas"))
        case .minute: pick(en: ("minute", "minutes"), fr: ("minute", "minutes"), es: ("minuto", "minutos"))
        case .second: pick(en: ("second", "seconds"), fr: ("seconde", "secondes"), es: ("segundo", "segundos"))
        }
    }

    /// The one of three values that fits the language; for words that are more than one text.
    func pick<Value>(en: Value, fr: Value, es: Value) -> Value {
        switch language {
        case .english: en
        case .french: fr
        case .spanish: es
        }
    }
}
