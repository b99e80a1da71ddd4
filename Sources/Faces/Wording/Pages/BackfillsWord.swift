package import Storage
package import Sync

/// Words of bringing in orders from before the start date (X9).
package enum BackfillsWord: String, PageWord {
    case title, lead, show, from, to, toHint, speed, speedHint, asFast, aMinute, aQuarter, estimate
    case reading, reloads, proposed, proposedLead, orders, documents, records, sums, time, requests, problems
    case giveUp, pause, resume, again, progress, givesUp, another, anotherLead
    case currency, sales, tax, payments, refunds

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Older orders", fr: "Commandes antérieures", es: "Pedidos anteriores")
        case .lead:
            s.say(
                en:
                    "Orders from before the start date are not posted by themselves. Here you bring them in, after you have seen what it would write.",
                fr:
                    "Les commandes d’avant la date de début ne sont pas comptabilisées d’elles-mêmes. Ici vous les reprenez, après avoir vu ce qui serait écrit.",
                es:
                    "Los pedidos anteriores a la fecha de inicio no se contabilizan por sí solos. Aquí los incorpora, después de ver qué se escribiría."
            )
        case .show: s.say(en: "Show", fr: "Afficher", es: "Mostrar")
        case .from: s.say(en: "First day", fr: "Premier jour", es: "Primer día")
        case .to: s.say(en: "Last day", fr: "Dernier jour", es: "Último día")
        case .toHint:
            s.say(
                en: "Left empty, the day before the start date.", fr: "Laissé vide : la veille de la date de début.",
                es: "Si se deja vacío, el día anterior a la fecha de inicio.")
        case .speed: s.say(en: "Speed", fr: "Vitesse", es: "Velocidad")
        case .speedHint:
            s.say(
                en: "Other syncs always come first, whatever the speed.",
                fr: "Les autres synchronisations passent toujours d’abord, quelle que soit la vitesse.",
                es: "Las demás sincronizaciones siempre tienen prioridad, sea cual sea la velocidad.")
        case .asFast:
            s.say(
                en: "As fast as the books allow", fr: "Aussi vite que les livres le permettent",
                es: "Tan rápido como permitan los libros")
        case .aMinute:
            s.say(
                en: "At most 60 orders a minute", fr: "Au plus 60 commandes par minute",
                es: "Como máximo 60 pedidos por minuto")
        case .aQuarter:
            s.say(
                en: "At most 10 orders a minute", fr: "Au plus 10 commandes par minute",
                es: "Como máximo 10 pedidos por minuto")
        case .estimate:
            s.say(en: "See what it would write", fr: "Voir ce qui serait écrit", es: "Ver qué se escribiría")
        case .reading:
            s.say(
                en: "The orders of these days are being read and planned.",
                fr: "Les commandes de ces jours sont en cours de lecture et de préparation.",
                es: "Se están leyendo y preparando los pedidos de estos días.")
        case .reloads: RunsWord.reloads.text(s)
        case .proposed: s.say(en: "What it would write", fr: "Ce qui serait écrit", es: "Qué se escribiría")
        case .proposedLead:
            s.say(
                en: "Nothing was posted yet.", fr: "Rien n’a encore été comptabilisé.",
                es: "Todavía no se contabilizó nada.")
        case .orders: s.say(en: "Orders", fr: "Commandes", es: "Pedidos")
        case .documents: s.say(en: "New documents", fr: "Nouveaux documents", es: "Documentos nuevos")
        case .records: s.say(en: "New records", fr: "Nouvelles fiches", es: "Registros nuevos")
        case .sums: s.say(en: "Sums", fr: "Montants", es: "Importes")
        case .time: s.say(en: "Time", fr: "Durée", es: "Duración")
        case .requests: s.say(en: "Requests", fr: "Requêtes", es: "Solicitudes")
        case .problems:
            s.say(en: "What would need you", fr: "Ce qui serait à traiter", es: "Lo que requeriría su atención")
        case .giveUp: s.say(en: "Give it up", fr: "Abandonner", es: "Abandonar")
        case .pause: s.say(en: "Pause", fr: "Mettre en pause", es: "Pausar")
        case .resume: s.say(en: "Go on", fr: "Reprendre", es: "Continuar")
        case .again: s.say(en: "Look again", fr: "Revoir", es: "Volver a mirar")
        case .progress: s.say(en: "Progress", fr: "Avancement", es: "Avance")
        case .givesUp:
            s.say(
                en: "Giving up leaves what is in the books as it is; the rest is not brought in.",
                fr: "Abandonner laisse tel quel ce qui est dans les livres ; le reste n’est pas repris.",
                es: "Abandonar deja como está lo que hay en los libros; el resto no se incorpora.")
        case .another: s.say(en: "Which days", fr: "Quels jours", es: "Qué días")
        case .anotherLead:
            s.say(
                en: "First you see what it would write; nothing is posted by it.",
                fr: "Vous voyez d’abord ce qui serait écrit ; rien n’est comptabilisé.",
                es: "Primero ve qué se escribiría; no se contabiliza nada.")
        case .currency: s.heading(.currency)
        case .sales: s.heading(.sales)
        case .tax: s.heading(.tax)
        case .payments: s.heading(.payments)
        case .refunds: s.heading(.refunds)
        }
    }
}

extension Sentences {
    /// The button that begins it: with the number of orders that are posted.
    package func postOrders(_ orders: Int) -> String {
        say(
            en: "Post \(counted(orders, .order))", fr: "Comptabiliser \(counted(orders, .order))",
            es: "Contabilizar \(counted(orders, .order))")
    }

    /// Which days of history, and how many orders.
    package func historyOf(_ row: BackfillRow, orders: Int) -> String { range(of: row, orders: orders) }

    /// `280 to post, 3 need you.`
    package func outcomesOf(_ estimate: BackfillEstimate) -> String { outcomes(of: estimate) }

    /// How long it takes.
    package func timeOf(_ estimate: BackfillEstimate) -> String { time(of: estimate) }

    /// What it asks of the books.
    package func costOf(_ estimate: BackfillEstimate) -> String { cost(of: estimate) }

    /// Why a backfill rests by itself, by the word that is kept; `nil` where a person paused it.
    package func whyPaused(_ reason: String?) -> String? {
        guard let reason else { return nil }
        if reason == BackfillRun.outdated {
            return say(
                en:
                    "The settings or the closing date have changed since you saw what it would write. Look again before it goes on.",
                fr:
                    "Les réglages ou la date de clôture ont changé depuis que vous avez vu ce qui serait écrit. Revoyez-le avant de reprendre.",
                es:
                    "La configuración o la fecha de cierre cambiaron desde que vio qué se escribiría. Vuelva a mirarlo antes de continuar."
            )
        }
        return say(
            en: "It stopped by itself; its last run says why. What is done is kept.",
            fr: "Elle s’est arrêtée d’elle-même ; sa dernière exécution dit pourquoi. Ce qui est fait est gardé.",
            es: "Se detuvo por sí sola; su última ejecución dice por qué. Lo hecho se conserva.")
    }

    /// What a backfill has brought in so far.
    package func broughtIn(_ progress: BackfillProgress) -> String {
        let states = progress.counts.states
        return states.isEmpty ? "–" : orderCounts(states)
    }
}
