/// Words of the administration of *Send to QuickBooks*, and of the companies that are linked.
package enum SendingWord: String, PageWord {
    case title, details, accounts, customers, suppliers, summary, product, account, country, currency, state
    case visible, everyone, chosen, teams, people, allow, invoices, bills, purchaseOrders, billable, mapping,
        mappingHint
    case byNumber, byName, uninstall, save, company, inBooks, suggestions, notLinked, search, searchHint, link, unlink
    case export, importing, importHint, importNow, none, orders, card, phone, email, noneYet, useSuggestion

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "QuickBooks", fr: "QuickBooks", es: "QuickBooks")
        case .details: s.say(en: "Details", fr: "Détails", es: "Detalles")
        case .accounts: s.say(en: "Accounts", fr: "Comptes", es: "Cuentas")
        case .customers: s.say(en: "Customers", fr: "Clients", es: "Clientes")
        case .suppliers: s.say(en: "Suppliers", fr: "Fournisseurs", es: "Proveedores")
        case .summary:
            s.say(
                en: "QuickBooks integration summary", fr: "Résumé de l’intégration QuickBooks",
                es: "Resumen de integración de QuickBooks")
        case .product: s.say(en: "QuickBooks product", fr: "Produit QuickBooks", es: "Producto QuickBooks")
        case .account: s.say(en: "Company", fr: "Société", es: "Empresa")
        case .country: s.say(en: "Country", fr: "Pays", es: "País")
        case .currency: s.say(en: "Currency", fr: "Devise", es: "Moneda")
        case .state: s.say(en: "State", fr: "État", es: "Estado")
        case .visible: s.say(en: "Visible to", fr: "Visible à", es: "Visible para")
        case .everyone: s.say(en: "Everyone", fr: "Tout le monde", es: "Todos")
        case .chosen: s.say(en: "Teams or individuals", fr: "Équipes ou individus", es: "Equipos o individuos")
        case .teams: s.say(en: "Teams", fr: "Équipes", es: "Equipos")
        case .people: s.say(en: "Individuals", fr: "Individus", es: "Individuos")
        case .allow: s.say(en: "Allow users to", fr: "Autoriser les utilisateurs à", es: "Permitir a los usuarios")
        case .invoices: s.say(en: "Send invoices", fr: "Envoyer des factures", es: "Enviar facturas")
        case .bills:
            s.say(en: "Send bills", fr: "Envoyer des factures fournisseurs", es: "Enviar facturas de proveedor")
        case .purchaseOrders:
            s.say(en: "Send purchase orders", fr: "Envoyer des bons de commande", es: "Enviar órdenes de compra")
        case .billable:
            s.say(
                en: "Set customers as billable when sending bills or purchase orders",
                fr: "Définir les clients comme facturables à l’envoi de factures fournisseurs ou de bons de commande",
                es: "Establecer clientes como facturables al enviar facturas de proveedor u órdenes de compra")
        case .mapping: s.say(en: "Field mapping", fr: "Correspondance des champs", es: "Asignación de campos")
        case .mappingHint:
            s.say(
                en: "The field that becomes the item name in QuickBooks.",
                fr: "Le champ qui devient le nom de l’article dans QuickBooks.",
                es: "El campo que se asigna al nombre del artículo en QuickBooks.")
        case .byNumber:
            s.say(
                en: "Product number (default)", fr: "Numéro de produit (par défaut)",
                es: "Número de producto (predeterminado)")
        case .byName: s.say(en: "Product name", fr: "Nom du produit", es: "Nombre del producto")
        case .uninstall: s.say(en: "Uninstall", fr: "Désinstaller", es: "Desinstalar")
        case .save: s.say(en: "Save", fr: "Enregistrer", es: "Guardar")
        case .company: s.say(en: "Company in ESP", fr: "Société dans ESP", es: "Empresa en ESP")
        case .inBooks: s.say(en: "In QuickBooks", fr: "Dans QuickBooks", es: "En QuickBooks")
        case .suggestions: s.say(en: "Suggestions", fr: "Suggestions", es: "Sugerencias")
        case .notLinked: s.say(en: "Not linked", fr: "Non associée", es: "Sin vincular")
        case .search:
            s.say(
                en: "Search QuickBooks by name", fr: "Chercher dans QuickBooks par nom",
                es: "Buscar en QuickBooks por nombre")
        case .searchHint:
            s.say(
                en: "Type a name of QuickBooks; linking changes neither record.",
                fr: "Saisissez un nom de QuickBooks ; associer ne modifie aucune des deux fiches.",
                es: "Escriba un nombre de QuickBooks; vincular no cambia ninguna de las dos fichas.")
        case .link: s.say(en: "Link", fr: "Associer", es: "Vincular")
        case .unlink: s.say(en: "Unlink", fr: "Dissocier", es: "Desvincular")
        case .export: s.say(en: "Download as CSV", fr: "Télécharger en CSV", es: "Descargar como CSV")
        case .importing: s.say(en: "Link by CSV", fr: "Associer par CSV", es: "Vincular por CSV")
        case .importHint:
            s.say(
                en:
                    "Rows with company_id and quickbooks_id or quickbooks_name, as the download has them; an empty one ends the link.",
                fr:
                    "Des lignes avec company_id et quickbooks_id ou quickbooks_name, comme dans le téléchargement ; une valeur vide met fin au lien.",
                es:
                    "Filas con company_id y quickbooks_id o quickbooks_name, como en la descarga; una vacía quita el vínculo."
            )
        case .importNow: s.say(en: "Link these", fr: "Associer ces lignes", es: "Vincular estas filas")
        case .none:
            s.say(
                en: "No order names a company yet.", fr: "Aucune commande ne nomme encore de société.",
                es: "Ningún pedido nombra todavía una empresa.")
        case .orders: s.say(en: "Orders", fr: "Commandes", es: "Pedidos")
        case .card: s.say(en: "Customer", fr: "Client", es: "Cliente")
        case .phone: s.say(en: "Phone", fr: "Téléphone", es: "Teléfono")
        case .email: s.say(en: "E-mail", fr: "Courriel", es: "Correo electrónico")
        case .noneYet: s.say(en: "None", fr: "Aucune", es: "Ninguna")
        case .useSuggestion:
            s.say(
                en: "Link all that have one suggestion", fr: "Associer celles qui n’ont qu’une suggestion",
                es: "Vincular las que tienen una sola sugerencia")
        }
    }
}
