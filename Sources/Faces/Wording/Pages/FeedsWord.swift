package import Features

/// Words of the feeds of a store: its workflows and their schedules.
package enum FeedsWord: String, PageWord {
    case title, lead, feed, schedule, lastResult, next, run, actions, save, applies, notOffered, never, allRuns
    case off, quarterHour, hourly, dailyAt, time, lastRun, notDone, more

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Feeds", fr: "Flux", es: "Flujos")
        case .lead:
            s.say(
                en: "What runs for this store by itself, how often, and what it last came to.",
                fr: "Ce qui s’exécute de soi-même pour cette boutique, à quelle fréquence, et le dernier résultat.",
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
        case .dailyAt: s.say(en: "Daily at…", fr: "Chaque jour à…", es: "Cada día a las…")
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
        case .stock:
            say(
                en: "the quantities of the books are set in the store",
                fr: "les quantités des livres sont reportées dans la boutique",
                es: "las cantidades de los libros se llevan a la tienda")
        }
    }

    /// Beside the schedules of a store: on whose clock a time of day is meant.
    package func clockOf(_ zone: String) -> String {
        say(
            en: "Times of day are those of \(plain(zone)).", fr: "Les heures sont celles de \(plain(zone)).",
            es: "Las horas son las de \(plain(zone)).")
    }

    /// Where a time of day cannot be read.
    package func timeUnreadable(_ text: String) -> String {
        say(
            en: "\(quoted(text)) is no time of day. Enter one such as 03:30.",
            fr: "\(quoted(text)) n’est pas une heure. Saisissez-en une, comme 03:30.",
            es: "\(quoted(text)) no es una hora. Indique una, como 03:30.")
    }
}
