/// Words of the list of runs, and of one run.
package enum RunsWord: String, PageWord {
    case title, lead, syncNow, started, workflow, by, duration, result, state, none, noneLead, older, newest
    case results, resultsLead, record, outcome, reason, noResults, nothingTouched, show, all, first, more, asked,
        goesOn, reloads, undo
    case schedules, dryRuns, stopOver

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Runs", fr: "Exécutions", es: "Ejecuciones")
        case .lead:
            s.say(
                en: "What was read, decided and written, the newest first.",
                fr: "Ce qui a été lu, décidé et écrit, le plus récent d’abord.",
                es: "Lo que se leyó, decidió y escribió, lo más reciente primero.")
        case .syncNow: s.say(en: "Sync now", fr: "Synchroniser maintenant", es: "Sincronizar ahora")
        case .undo: s.say(en: "Undo…", fr: "Retirer des livres…", es: "Deshacer…")
        case .started: s.heading(.started)
        case .workflow: s.heading(.workflow)
        case .by: s.heading(.startedBy)
        case .duration: s.say(en: "Duration", fr: "Durée", es: "Duración")
        case .result: s.say(en: "Result", fr: "Résultat", es: "Resultado")
        case .state: s.heading(.state)
        case .none: s.say(en: "No run yet", fr: "Encore aucune exécution", es: "Todavía no hay ejecuciones")
        case .noneLead:
            s.say(
                en: "A run reads the store and posts what is new. It starts on a schedule, or with Sync now.",
                fr:
                    "Une exécution lit la boutique et comptabilise ce qui est nouveau. Elle démarre selon une planification, ou tout de suite à votre demande.",
                es:
                    "Una ejecución lee la tienda y contabiliza lo nuevo. Empieza según una programación, o en el momento en que usted lo pida."
            )
        case .older: s.say(en: "Older", fr: "Plus anciennes", es: "Más antiguas")
        case .newest: s.say(en: "Newest", fr: "Les plus récentes", es: "Las más recientes")
        case .results: s.say(en: "Record by record", fr: "Fiche par fiche", es: "Registro por registro")
        case .resultsLead:
            s.say(
                en: "What became of each record, and why.", fr: "Ce qu’est devenue chaque fiche, et pourquoi.",
                es: "Qué pasó con cada registro, y por qué.")
        case .record: s.say(en: "Record", fr: "Fiche", es: "Registro")
        case .outcome: s.say(en: "Outcome", fr: "Issue", es: "Desenlace")
        case .reason: s.heading(.reason)
        case .noResults:
            s.say(
                en: "No record has this outcome.", fr: "Aucune fiche n’a connu cette issue.",
                es: "Ningún registro llegó a esto.")
        case .nothingTouched:
            s.say(
                en: "No record was touched: nothing was new.",
                fr: "Aucune fiche n’a été touchée : il n’y avait rien de nouveau.",
                es: "No se tocó ningún registro: no había nada nuevo.")
        case .show: s.say(en: "Show the results", fr: "Afficher les résultats", es: "Mostrar los resultados")
        case .all: s.say(en: "All", fr: "Toutes", es: "Todos")
        case .first: s.say(en: "To the beginning", fr: "Au début", es: "Al principio")
        case .more: s.say(en: "More", fr: "Suite", es: "Más")
        case .asked:
            s.say(
                en: "It begins in a moment, once nobody else writes to these books.",
                fr: "Elle commence dans un instant, dès que personne d’autre n’écrit dans ces livres.",
                es: "Empieza en un momento, en cuanto nadie más escriba en estos libros.")
        case .goesOn:
            s.say(
                en: "The run goes on; what is done is below.",
                fr: "L’exécution se poursuit ; ce qui est fait figure ci-dessous.",
                es: "La ejecución continúa; abajo está lo ya hecho.")
        case .stopOver:
            s.say(
                en: "This has been put right since; the next run goes on from here.",
                fr: "C’est réglé depuis ; la prochaine exécution reprend à partir d’ici.",
                es: "Ya se ha resuelto; la próxima ejecución continúa desde aquí.")
        case .dryRuns: s.say(en: "Dry run", fr: "Simulation", es: "Simulación")
        case .schedules: s.say(en: "Schedules", fr: "Planifications", es: "Programaciones")
        case .reloads:
            s.say(
                en: "This page reloads by itself.", fr: "Cette page se recharge d’elle-même.",
                es: "Esta página se vuelve a cargar sola.")
        }
    }
}
