package import Accounting
package import Features
package import Foundation

/// Words of the feeds of a store: its workflows and their schedules.
package enum FeedsWord: String, PageWord {
    case title, lead, feed, schedule, lastResult, next, run, actions, save, applies, notOffered, never, allRuns
    case off, quarterHour, hourly, dailyAt, time, lastRun, notDone, more

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Feeds", fr: "Flux", es: "Flujos")
        case .lead:
            s.say(
                en: "What runs for this store by itself, how often, and its last result.",
                fr: "Ce qui s’exécute automatiquement pour cette boutique, à quelle fréquence, et le dernier résultat.",
                es: "Lo que se ejecuta por sí solo para esta tienda, cada cuánto, y el último resultado.")
        case .feed: s.heading(.workflow)
        case .schedule: s.heading(.schedule)
        case .lastResult: s.heading(.lastResult)
        case .next: s.say(en: "Next", fr: "Prochaine", es: "Próxima")
        case .run: s.say(en: "Run now", fr: "Lancer", es: "Ejecutar")
        case .actions: s.say(en: "Actions", fr: "Actions", es: "Acciones")
        case .save:
            s.say(en: "Save the schedules", fr: "Enregistrer les planifications", es: "Guardar las programaciones")
        case .applies:
            s.say(
                en: "Schedules apply as soon as they are saved.",
                fr: "Les planifications s’appliquent dès l’enregistrement.",
                es: "Las programaciones se aplican en cuanto se guardan.")
        case .notOffered: s.say(en: "not offered", fr: "non proposé", es: "no disponible")
        case .never: s.say(en: "It never ran.", fr: "Jamais lancé.", es: "Nunca se ejecutó.")
        case .allRuns: s.say(en: "All runs", fr: "Toutes les exécutions", es: "Todas las ejecuciones")
        case .off: s.say(en: "Off", fr: "Désactivé", es: "Desactivado")
        case .quarterHour: s.say(en: "Every 15 minutes", fr: "Toutes les 15 minutes", es: "Cada 15 minutos")
        case .hourly: s.say(en: "Hourly", fr: "Chaque heure", es: "Cada hora")
        case .dailyAt: s.say(en: "Daily at…", fr: "Une fois par jour à…", es: "Cada día a las…")
        case .time: s.say(en: "Time of day", fr: "Heure", es: "Hora")
        case .lastRun: s.heading(.lastRun)
        case .notDone:
            s.say(
                en: "What was not done, and why", fr: "Ce qui n’a pas été fait, et pourquoi",
                es: "Lo que no se hizo, y por qué")
        case .more: s.say(en: "Every record", fr: "Toutes les fiches", es: "Todos los registros")
        }
    }
}

extension Sentences {
    /// What a workflow does, under its name.
    package func aim(of workflow: Workflow) -> String {
        switch workflow {
        case .orders:
            say(
                en: "new and changed orders become documents",
                fr: "les commandes nouvelles ou modifiées deviennent des documents",
                es: "los pedidos nuevos o modificados pasan a ser documentos")
        case .products:
            say(
                en: "new products become items", fr: "les nouveaux produits deviennent des articles",
                es: "los productos nuevos pasan a ser artículos")
        case .productUpdates:
            say(
                en: "changed names, prices and costs reach their items",
                fr: "les noms, prix et coûts modifiés sont reportés sur leurs articles",
                es: "los nombres, precios y costos cambiados llegan a sus artículos")
        case .customers:
            say(
                en: "new customers become customers of the books",
                fr: "les nouveaux clients deviennent des clients des livres",
                es: "los clientes nuevos pasan a ser clientes de los libros")
        case .invoices:
            say(
                en: "invoices go into the books under their own numbers",
                fr: "les factures sont reportées dans les livres sous leur propre numéro",
                es: "las facturas pasan a los libros con su propio número")
        case .creditMemos:
            say(
                en: "credit memos go into the books under their own numbers",
                fr: "les notes de crédit sont reportées dans les livres sous leur propre numéro",
                es: "las notas de crédito pasan a los libros con su propio número")
        case .stock:
            say(
                en: "the quantities of the books are set in the store",
                fr: "les quantités des livres sont reportées dans la boutique",
                es: "las cantidades de los libros se llevan a la tienda")
        }
    }

    /// What a feed is called; one of a store that makes its documents itself as its vendor's help page has it. Source: seed 003.
    package func title(of feed: Feeds.Feed) -> String { title(of: feed.workflow, isOfDocuments: feed.isOfDocuments) }

    /// The same of a workflow.
    package func title(of workflow: Workflow, isOfDocuments: Bool) -> String {
        switch workflow {
        case .products where isOfDocuments:
            say(en: "Create products", fr: "Création de produits", es: "Creación de productos")
        case .productUpdates:
            say(en: "Update products", fr: "Mise à jour des produits", es: "Actualización de productos")
        case .customers: say(en: "Export customers", fr: "Exporter client", es: "Exportar clientes")
        case .invoices: say(en: "Export invoices", fr: "Export facture", es: "Exportar facturas")
        case .creditMemos: say(en: "Export credit memos", fr: "Export CreditMemo", es: "Exportar notas de crédito")
        case .orders, .products, .stock: title(ofWorkflow: workflow.rawValue)
        }
    }

    /// Under a feed of documents while products and customers were never brought into the books.
    package var feedIsEarly: String {
        say(
            en: "Run the feeds of products and customers first: until then these documents wait for them.",
            fr: "Exécutez d’abord les flux des produits et des clients : d’ici là, ces documents les attendent.",
            es: "Ejecute antes los flujos de productos y de clientes: hasta entonces estos documentos los esperan.")
    }

    /// Under a feed of documents: from which day on they are read, and where that is set.
    package func feedBegins(on day: BusinessDate) -> String {
        say(
            en: "From \(date(day)) on, the start date; settings change it",
            fr: "À partir du \(date(day)), date de début ; modifiable dans les réglages",
            es: "Desde el \(date(day)), la fecha de inicio; se cambia en los ajustes")
    }

    /// Under a schedule that is only proposed.
    package var scheduleNotSaved: String {
        say(
            en: "Proposed; it applies once it is saved.", fr: "Proposé ; s’applique une fois enregistré.",
            es: "Propuesto; se aplica una vez guardado.")
    }

    /// Beside the schedules of a store: on whose clock a time of day is meant.
    package func clockOf(_ zone: TimeZone?) -> String {
        guard let zone = zone.map({ plain($0.identifier) }) else {
            return say(
                en: "Times of day are those of UTC until the settings of the store say its time zone.",
                fr: "Les heures sont en UTC tant que les réglages de la boutique n’indiquent pas son fuseau horaire.",
                es: "Las horas son las de UTC hasta que la configuración de la tienda indique su zona horaria.")
        }
        return say(
            en: "Times of day are those of \(zone).", fr: "Les heures sont celles de \(zone).",
            es: "Las horas son las de \(zone).")
    }

    /// Where a time of day cannot be read.
    package func timeUnreadable(_ text: String) -> String {
        say(
            en: "\(quoted(text)) is not a time of day. Enter one such as 03:30.",
            fr: "\(quoted(text)) n’est pas une heure. Saisissez-en une, comme 03:30.",
            es: "\(quoted(text)) no es una hora. Indique una, como 03:30.")
    }
}
