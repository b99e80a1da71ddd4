package import Accounting
package import Features
package import Foundation

/// Words of the overview of a company.
package enum OverviewWord: String, PageWord {
    case title, store, books, difference, basis, reconcile, tally, tallyLead, needs, seeAll, open, connections,
        nextRuns
    case noNext, chartLead, differs, daysTable, day, well, renew, signIn, ended, notSetUp, emptyTitle, emptyLead
    case begin, lastRun, mend

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Overview", fr: "Vue d’ensemble", es: "Resumen")
        case .store: s.heading(.store)
        case .books: s.heading(.books)
        case .difference: s.say(en: "Difference", fr: "Écart", es: "Diferencia")
        case .basis:
            s.say(
                en:
                    "By what \(s.booksName) answered when each order was posted. Only the reconciliation shows whether somebody has changed a document there since.",
                fr:
                    "D’après ce que \(s.booksName) a répondu à chaque comptabilisation. Seul le rapprochement dit si un document y a été modifié depuis.",
                es:
                    "Según lo que respondió \(s.booksName) al contabilizar cada pedido. Solo la conciliación dice si alguien cambió allí un documento después."
            )
        case .reconcile:
            s.say(en: "Open the reconciliation", fr: "Ouvrir le rapprochement", es: "Abrir la conciliación")
        case .tally: s.say(en: "Where the orders are", fr: "Où en sont les commandes", es: "Dónde están los pedidos")
        case .tallyLead:
            s.say(
                en: "all that were read, whenever they were placed",
                fr: "toutes celles qui ont été lues, quelle que soit leur date",
                es: "todos los leídos, sea cual sea su fecha")
        case .needs: s.heading(.needsYou)
        case .seeAll: s.say(en: "See all", fr: "Tout voir", es: "Ver todo")
        case .open: s.say(en: "Open", fr: "Ouvrir", es: "Abrir")
        case .mend: s.say(en: "See to it", fr: "S’en occuper", es: "Ocuparse de ello")
        case .connections: s.say(en: "Connections", fr: "Connexions", es: "Conexiones")
        case .nextRuns: s.say(en: "Next runs", fr: "Prochaines exécutions", es: "Próximas ejecuciones")
        case .noNext:
            s.say(
                en: "Nothing runs by itself: no schedule is set.",
                fr: "Rien ne s’exécute automatiquement : aucune planification.",
                es: "Nada se ejecuta por sí solo: no hay programación.")
        case .chartLead:
            s.say(
                en: "store above the line, books below; equal days mirror each other",
                fr: "la boutique au-dessus de la ligne, les livres au-dessous ; un jour égal est symétrique",
                es: "la tienda sobre la línea, los libros debajo; un día igual es simétrico")
        case .differs: s.say(en: "Differs", fr: "Diffère", es: "Difiere")
        case .daysTable:
            s.say(en: "Show the days as a table", fr: "Montrer les jours en tableau", es: "Ver los días en una tabla")
        case .day: s.say(en: "Day", fr: "Jour", es: "Día")
        case .well: s.say(en: "In order", fr: "En ordre", es: "En orden")
        case .renew: s.say(en: "Renew", fr: "À renouveler", es: "Renovar")
        case .signIn: s.say(en: "Sign in again", fr: "À reconnecter", es: "Iniciar sesión")
        case .ended: s.say(en: "Ended", fr: "Terminée", es: "Terminada")
        case .notSetUp: s.say(en: "Not set up", fr: "Non configurée", es: "Sin configurar")
        case .emptyTitle:
            s.say(
                en: "No order was read yet", fr: "Aucune commande n’a encore été lue",
                es: "Todavía no se leyó ningún pedido")
        case .emptyLead:
            s.say(
                en: "Connect the books and a store, finish the set-up, then sync.",
                fr: "Connectez les livres et une boutique, terminez la configuration, puis synchronisez.",
                es: "Conecte los libros y una tienda, termine la configuración y sincronice.")
        case .begin: s.say(en: "Set up", fr: "Configurer", es: "Configurar")
        case .lastRun: s.heading(.lastRun)
        }
    }
}

extension Sentences {
    /// The verdict: how many orders, how many of them in the books, and what lies between.
    package func verdict(_ sum: SideSum?) -> String {
        guard let sum else {
            return say(
                en: "No orders in the last 30 days", fr: "Aucune commande depuis 30 jours",
                es: "Ningún pedido en los últimos 30 días")
        }
        let (orders, inBooks) = (counted(sum.orders, .order), count(sum.inBooks))
        let difference = number(sum.difference)
        return say(
            en: "\(orders), \(inBooks) in the books, difference \(difference)",
            fr: "\(orders), \(inBooks) dans les livres, écart \(difference)",
            es: "\(orders), \(inBooks) en los libros, diferencia \(difference)")
    }

    /// The days that an overview tells of: the last thirty, or those that end with the last order.
    package func period(endingAt last: BusinessDate?) -> String {
        guard let last else {
            return say(en: "The last 30 days", fr: "Les 30 derniers jours", es: "Los últimos 30 días")
        }
        return say(
            en: "30 days until \(date(last))", fr: "30 jours jusqu’au \(date(last))",
            es: "30 días hasta el \(date(last))")
    }

    /// The mark above the verdict of a period.
    package func mood(_ standing: CompanyStanding, endingAt last: BusinessDate? = nil) -> String {
        switch standing.mood {
        case .agrees:
            say(
                en: "\(period(endingAt: last)) agree", fr: "\(period(endingAt: last)) concordent",
                es: "\(period(endingAt: last)) coinciden")
        case .rests:
            say(en: "Sign in again", fr: "Accès à renouveler", es: "Hay que renovar el acceso")
        case .quiet: say(en: "Nothing to compare", fr: "Rien à comparer", es: "Nada que comparar")
        case .needsYou: counted(standing.needs, .order) + " " + needYou(standing.needs)
        case .waits:
            standing.waiting == 0
                ? say(
                    en: "Not all of it is in the books", fr: "Tout n’est pas dans les livres",
                    es: "No todo está en los libros")
                : say(
                    en: "\(counted(standing.waiting, .order)) \(form(standing.waiting, "waits", "wait"))",
                    fr: "\(counted(standing.waiting, .order)) en attente",
                    es: "\(counted(standing.waiting, .order)) en espera")
        case .empty: OverviewWord.emptyTitle.text(self)
        }
    }

    private func needYou(_ count: Int) -> String {
        say(
            en: form(count, "needs you", "need you"), fr: "à traiter",
            es: form(count, "requiere su atención", "requieren su atención"))
    }

    /// Under the name of a connection.
    package func lastSeen(_ instant: Instant?, endsAt: Instant?, now: Instant, in zone: TimeZone) -> String {
        let seen =
            instant.map { at in
                say(
                    en: "last run \(dayOrTime(at, now: now, in: zone))",
                    fr: "dernière exécution \(dayOrTime(at, now: now, in: zone))",
                    es: "última ejecución \(dayOrTime(at, now: now, in: zone))")
            } ?? noRunYet
        guard let endsAt else { return seen }
        let end = date(BusinessDate(endsAt, in: zone))
        return seen + ", "
            + say(en: "sign-in ends on \(end)", fr: "l’accès prend fin le \(end)", es: "el acceso termina el \(end)")
    }

    private var noRunYet: String { say(en: "no run yet", fr: "pas encore d’exécution", es: "aún sin ejecución") }

    /// The time on the day of now, else the day.
    package func dayOrTime(_ instant: Instant, now: Instant, in zone: TimeZone) -> String {
        let day = BusinessDate(instant, in: zone)
        return day == BusinessDate(now, in: zone)
            ? clock(instant, in: zone) : "\(date(day)), \(clock(instant, in: zone))"
    }

    /// What is told of the chart to who does not see it.
    package func chart(_ days: [Overview.Day]) -> String {
        let equal = days.count { $0.store == $0.books }
        return say(
            en: "Totals a day: store and books are equal on \(counted(equal, .day)) of \(count(days.count)).",
            fr: "Totaux par jour : boutique et livres sont égaux \(counted(equal, .day)) sur \(count(days.count)).",
            es: "Totales por día: tienda y libros coinciden en \(counted(equal, .day)) de \(count(days.count)).")
    }

    /// A notice about something that ails the company, for who reads it in a browser.
    package func tell(_ ailment: Ailment, in zone: TimeZone) -> String {
        func day(_ instant: Instant) -> String { date(BusinessDate(instant, in: zone)) }
        return switch ailment {
        case .signInNeeded(_, let name):
            say(
                en: "\(quoted(name)) must be connected again. Its workflows rest until then, and nothing is lost.",
                fr: "\(quoted(name)) est à reconnecter. Ses flux attendent jusque-là, et rien n’est perdu.",
                es: "Hay que volver a conectar \(quoted(name)). Hasta entonces sus flujos esperan y no se pierde nada.")
        case .signInEnded(_, let name, let end):
            say(
                en: "The sign-in to \(quoted(name)) ended on \(day(end)). Orders wait, and none is lost.",
                fr:
                    "L’accès à \(quoted(name)) a pris fin le \(day(end)). Les commandes attendent ; aucune n’est perdue.",
                es: "El acceso a \(quoted(name)) terminó el \(day(end)). Los pedidos esperan y ninguno se pierde.")
        case .signInEnds(_, let name, let end):
            say(
                en:
                    "The sign-in to \(quoted(name)) ends on \(day(end)). Until then everything runs; after that orders wait and none is lost.",
                fr:
                    "L’accès à \(quoted(name)) prend fin le \(day(end)). D’ici là tout fonctionne ; ensuite les commandes attendent et aucune n’est perdue.",
                es:
                    "El acceso a \(quoted(name)) termina el \(day(end)). Hasta entonces todo funciona; después los pedidos esperan y ninguno se pierde."
            )
        case .booksMissing:
            say(
                en: "There are no books, so nothing can be posted.",
                fr: "Il n’y a pas de livres, donc rien ne peut être comptabilisé.",
                es: "No hay libros, así que no se puede contabilizar nada.")
        case .notSetUp(let store):
            say(
                en: "The set-up of the store \(quoted(store)) is not finished.",
                fr: "La configuration de la boutique \(quoted(store)) n’est pas terminée.",
                es: "La configuración de la tienda \(quoted(store)) no está terminada.")
        case .stopped(let store, let workflow, let stop):
            say(
                en: "The last run of \(name(of: workflow)), store \(quoted(store)), stopped. \(explain(stop).what)",
                fr:
                    "La dernière exécution de \(name(of: workflow)), boutique \(quoted(store)), s’est arrêtée. \(explain(stop).what)",
                es:
                    "La última ejecución de \(name(of: workflow)), tienda \(quoted(store)), se detuvo. \(explain(stop).what)"
            )
        case .auditBroken:
            say(
                en: "The audit does not end as it was sealed. Verify it.",
                fr: "La piste d’audit ne finit pas comme elle a été scellée. Vérifiez-la.",
                es: "El registro de auditoría no acaba como se selló. Verifíquelo.")
        }
    }
}
