package import Features
import LinkLedger

/// Words of the lists that show what of a store is in the books: products, customers, documents.
package enum SyncedWord: String, PageWord {
    case productsTitle, productsLead, recordsLead, product, item, state, reason, search, find, all, needYou
    case none, noneLead, nothingFound, store, show, older, first, record, number, date, total, identifier, awaited
    case awaitedLead, noRecords, waitsFor, feeds, run, unlink, actions

    package func text(_ s: Sentences) -> String {
        switch self {
        case .productsTitle: s.say(en: "Products", fr: "Produits", es: "Productos")
        case .productsLead:
            s.say(
                en: "Each product of the store, and the item of the books that stands for it.",
                fr: "Chaque produit de la boutique, et l’article des livres qui lui correspond.",
                es: "Cada producto de la tienda y el artículo de los libros que le corresponde.")
        case .recordsLead:
            s.say(
                en: "What of this store is in the books, and what is still on its way.",
                fr: "Ce qui de cette boutique est dans les livres, et ce qui est encore en chemin.",
                es: "Lo que de esta tienda está en los libros y lo que aún va en camino.")
        case .product: s.say(en: "Product", fr: "Produit", es: "Producto")
        case .item: s.say(en: "Item in the books", fr: "Article dans les livres", es: "Artículo en los libros")
        case .state: s.heading(.state)
        case .reason: s.heading(.reason)
        case .search: s.say(en: "Name, code or number", fr: "Nom, code ou numéro", es: "Nombre, código o número")
        case .find: s.say(en: "Find", fr: "Chercher", es: "Buscar")
        case .all: s.say(en: "All", fr: "Tous", es: "Todos")
        case .needYou: s.say(en: "Need you", fr: "À traiter", es: "Requieren su atención")
        case .none: s.say(en: "Nothing was read yet", fr: "Rien n’a encore été lu", es: "Todavía no se leyó nada")
        case .noneLead:
            s.say(
                en: "The product workflow reads the products of the store; start it under the schedules.",
                fr: "Le flux des produits lit les produits de la boutique ; lancez-le depuis les planifications.",
                es: "El flujo de productos lee los productos de la tienda; inícielo desde las programaciones.")
        case .noRecords:
            s.say(
                en: "Nothing of this kind is in the books yet. It comes with the next run of its feed.",
                fr: "Rien de tel n’est encore dans les livres. Cela arrive avec la prochaine exécution du flux.",
                es: "Todavía no hay nada de esto en los libros. Llegará con la próxima ejecución de su flujo.")
        case .nothingFound:
            s.say(en: "Nothing matches.", fr: "Rien ne correspond.", es: "Nada coincide.")
        case .store: s.heading(.store)
        case .show: s.say(en: "Show", fr: "Afficher", es: "Mostrar")
        case .older: s.say(en: "More", fr: "Suite", es: "Más")
        case .first: s.say(en: "To the beginning", fr: "Au début", es: "Al principio")
        case .record: s.say(en: "Kind", fr: "Type", es: "Tipo")
        case .number: s.say(en: "Number or name", fr: "Numéro ou nom", es: "Número o nombre")
        case .date: s.heading(.date)
        case .total: s.heading(.total)
        case .identifier:
            s.say(en: "QB ID", fr: "QB ID", es: "QB ID")
        case .awaited: s.say(en: "Not there yet", fr: "Pas encore là", es: "Todavía no está")
        case .awaitedLead:
            s.say(
                en: "On its way, refused, or waiting for something else.",
                fr: "En chemin, refusé, ou en attente d’autre chose.",
                es: "En camino, rechazado o a la espera de otra cosa.")
        case .waitsFor: s.say(en: "waits for", fr: "attend", es: "espera a")
        case .feeds: s.say(en: "Schedules", fr: "Planifications", es: "Programaciones")
        case .unlink: s.say(en: "Unlink", fr: "Dissocier", es: "Desvincular")
        case .actions: s.say(en: "Actions", fr: "Actions", es: "Acciones")
        case .run:
            s.say(en: "Read the products now", fr: "Lire les produits maintenant", es: "Leer los productos ahora")
        }
    }
}

extension Sentences {
    /// A family of records, as the name of a tab.
    package func name(of family: RecordFamily) -> String {
        switch family {
        case .customers: say(en: "Customers", fr: "Clients", es: "Clientes")
        case .invoices: say(en: "Invoices and receipts", fr: "Factures et reçus", es: "Facturas y recibos")
        case .creditMemos:
            say(
                en: "Credit memos and refunds", fr: "Notes de crédit et remboursements",
                es: "Notas de crédito y reembolsos")
        }
    }

    /// A family of records of a store that makes its documents itself, as the name of a tab. Source: seed 003.
    package func tab(of family: RecordFamily) -> String {
        switch family {
        case .customers:
            say(
                en: "Customer synchronisation", fr: "Synchronisation des clients", es: "Sincronización de clientes")
        case .invoices:
            say(
                en: "Invoice synchronisation", fr: "Synchronisation des factures", es: "Sincronización de facturas")
        case .creditMemos:
            say(
                en: "Credit memo synchronisation", fr: "Synchronisation des notes de crédit",
                es: "Sincronización de notas de crédito")
        }
    }

    /// The tab of a store's products. Source: seed 003.
    package var productsTab: String {
        say(en: "Product synchronisation", fr: "Synchronisation des produits", es: "Sincronización de productos")
    }

    /// The tab of a store's feeds, as its vendor's help page has it in every language. Source: seed 003.
    package var feedsTab: String {
        say(en: "Feeds", fr: "Feeds", es: "Feeds")
    }

    /// The tab of a store's accounts. Source: seed 003.
    package var configurationTab: String {
        say(en: "Configuration", fr: "Configuration", es: "Configuración")
    }

    /// The button that tries records of a family again.
    package func retryRecords(_ count: Int) -> String {
        say(
            en: "Retry \(counted(count, .record))", fr: "Réessayer \(counted(count, .record))",
            es: "Reintentar \(counted(count, .record))")
    }

    /// What became of ending links.
    package func unlinked(_ count: Int, _ name: String) -> String {
        count == 0
            ? say(
                en: "\(quoted(name)) was not linked to anything of \(booksName).",
                fr: "\(quoted(name)) n’était associé à rien dans \(booksName).",
                es: "\(quoted(name)) no estaba vinculado a nada en \(booksName).")
            : say(
                en: "\(quoted(name)) is unlinked. What \(booksName) has of it stays there as it is.",
                fr: "\(quoted(name)) est dissocié. Ce que \(booksName) en a y reste tel quel.",
                es: "\(quoted(name)) está desvinculado. Lo que \(booksName) tiene queda allí tal cual.")
    }

    /// How a product stands.
    package func name(of state: SyncedProduct.State) -> String {
        switch state {
        case .inBooks: name(of: Link.State.live)
        case .waiting: say(en: "no item", fr: "sans article", es: "sin artículo")
        case .needsYou: say(en: "needs you", fr: "à traiter", es: "requiere su atención")
        }
    }

    /// The button that tries products again.
    package func retryProducts(_ count: Int) -> String {
        say(
            en: "Retry \(counted(count, .product))", fr: "Réessayer \(counted(count, .product))",
            es: "Reintentar \(counted(count, .product))")
    }
}
