import Accounting
import Bookkeeping
package import Sync

extension Sentences {
    /// Why a run could not go on.
    package func explain(_ stop: RunStop) -> Explanation { explanation(stop.code, story(stop)) }

    func story(_ stop: RunStop) -> CauseText {
        switch stop {
        case .store(let problem): story(problem, from: .store)
        case .books(let problem): story(problem, from: .books)
        case .storage(let problem): story(problem)
        case .alreadyRunning: alreadyRunning
        case .onRequest: endedOnRequest
        case .notSetUp: notSetUp
        case .notOffered(let need): notOffered(need)
        case .policyUnfit(let refusals): policyUnfit(refusals)
        case .currencyChanged(let before, let now): currencyChanged(from: before.code, to: now.code)
        case .sameTrouble(let trouble): sameTrouble(trouble)
        case .stockEmpty: stockEmpty
        case .stockDrop(let products, of: let matched): stockDrop(products, of: matched)
        case .stockUnconfirmed(let changes): stockUnconfirmed(changes)
        }
    }

    private var alreadyRunning: CauseText {
        CauseText(
            what: say(
                en: "The same workflow is running already.", fr: "Le même flux est déjà en cours.",
                es: "El mismo flujo ya está en curso."),
            meaning: say(
                en: "Nothing was started twice.", fr: "Rien n’a été lancé deux fois.",
                es: "No se inició nada dos veces."),
            remedy: say(
                en: "Nothing to do: wait until it has finished, its result counts for you too.",
                fr: "Rien à faire : attendez qu’il soit terminé, son résultat vaut aussi pour vous.",
                es: "No hay que hacer nada: espere a que termine, su resultado también vale para usted."),
            fixes: [], actor: .nobody)
    }

    private var endedOnRequest: CauseText {
        CauseText(
            what: say(
                en: "The run was ended by hand.", fr: "L’exécution a été arrêtée à la main.",
                es: "La ejecución se detuvo a mano."),
            meaning: say(
                en: "What was on its way to \(booksName) was waited for and recorded; nothing is lost or duplicated.",
                fr: "Ce qui partait vers \(booksName) a été attendu et noté ; rien n’est perdu ni en double.",
                es: "Lo que iba camino de \(booksName) se esperó y se anotó; nada se pierde ni se duplica."),
            remedy: say(
                en: "Nothing to do: the next run goes on from there.",
                fr: "Rien à faire : la prochaine exécution continue à partir de là.",
                es: "No hay que hacer nada: la próxima ejecución sigue desde ahí."),
            fixes: [], actor: .nobody)
    }

    private var notSetUp: CauseText {
        CauseText(
            what: say(
                en: "The set-up of this store is not finished.",
                fr: "La configuration de cette boutique n’est pas terminée.",
                es: "La configuración de esta tienda no está terminada."),
            meaning: say(
                en: "Nothing was read or posted.", fr: "Rien n’a été lu ni comptabilisé.",
                es: "No se leyó ni se contabilizó nada."),
            remedy: say(
                en: "Finish the set-up; each step is kept, so you can go on where you left off.",
                fr: "Terminez la configuration ; chaque étape est gardée, vous reprendrez où vous en étiez.",
                es: "Termine la configuración; cada paso se guarda y puede seguir donde lo dejó."),
            fixes: [.finishSetUp], actor: .administrator)
    }

    private func currencyChanged(from before: String, to now: String) -> CauseText {
        CauseText(
            what: say(
                en: "The store now says that its currency is \(now); its orders so far are in \(before).",
                fr: "La boutique annonce désormais \(now) comme devise ; ses commandes étaient jusqu’ici en \(before).",
                es: "La tienda dice ahora que su moneda es \(now); sus pedidos hasta ahora están en \(before)."),
            meaning: say(
                en: """
                    Nothing was read or posted, and nothing in the books was changed. A store that changes its currency \
                    shows the amounts of old orders in the new one, without converting them.
                    """,
                fr: """
                    Rien n’a été lu ni comptabilisé, et rien n’a changé dans les livres. Une boutique qui change de \
                    devise affiche les montants des anciennes commandes dans la nouvelle, sans les convertir.
                    """,
                es: """
                    No se leyó ni se contabilizó nada, y nada cambió en los libros. Una tienda que cambia de moneda \
                    muestra los importes de los pedidos anteriores en la nueva, sin convertirlos.
                    """),
            remedy: say(
                en: """
                    If that is a mistake, set the currency of the store back to \(before). If the store sells in \(now) \
                    from now on, set \(code("storeCurrency")) to \(now) in the settings: orders read so far stay in \
                    \(before), and orders read from then on are in \(now).
                    """,
                fr: """
                    Si c’est une erreur, remettez la devise de la boutique sur \(before). Si la boutique vend désormais en \
                    \(now), mettez \(code("storeCurrency")) sur \(now) dans les réglages : les commandes déjà lues restent \
                    en \(before), celles lues ensuite sont en \(now).
                    """,
                es: """
                    Si es un error, vuelva a poner la moneda de la tienda en \(before). Si la tienda vende ahora en \(now), \
                    ponga \(code("storeCurrency")) en \(now) en la configuración: los pedidos ya leídos siguen en \
                    \(before) y los que se lean después están en \(now).
                    """),
            fixes: [.openSettings], actor: .administrator)
    }

    private func sameTrouble(_ trouble: CommonTrouble) -> CauseText {
        var last = story(trouble.reason)
        let count = count(trouble.count)
        let intro = say(
            en: "\(count) records went wrong in the same way, so the run stopped. The last one:",
            fr: "\(count) éléments ont échoué de la même manière, le traitement s’est donc arrêté. Le dernier :",
            es: "\(count) registros fallaron de la misma manera, por eso el proceso se detuvo. El último:")
        last.what = "\(intro) \(last.what)"
        let rest = say(
            en: "Nothing more is posted by itself until you have looked.",
            fr: "Plus rien n’est comptabilisé tout seul tant que vous n’avez pas vérifié.",
            es: "No se contabiliza nada más por sí solo hasta que lo revise.")
        last.meaning = "\(whatIsThere(of: trouble.reason)) \(rest)"
        let again = say(
            en: "Then sync once by hand; changed settings let it go on too.",
            fr: "Lancez ensuite une synchronisation à la main ; modifier les réglages la relance aussi.",
            es: "Después sincronice una vez a mano; cambiar la configuración también la reanuda.")
        last.remedy = "\(last.remedy) \(again)"
        return last
    }

    /// Documents that came out differently were there for a moment, refused ones never.
    private func whatIsThere(of reason: OrderReason) -> String {
        if case .booksDiffer = reason {
            return say(
                en: "What came out differently was taken back.", fr: "Ce qui différait a été retiré.",
                es: "Lo que resultó distinto se retiró.")
        }
        return say(
            en: "None of these records is in the books.", fr: "Aucun de ces éléments n’est dans les livres.",
            es: "Ninguno de estos registros está en los libros.")
    }

    /// Settings that were to be kept: what held before holds on.
    func settingsRefused(_ settings: [UnfitSetting]) -> CauseText {
        let refusals = settings.map(\.refusal).reduce(into: [Refusal]()) { if !$0.contains($1) { $0.append($1) } }
        let lines = refusals.map { refusal in
            let keys = settings.filter { $0.refusal == refusal }.map { code($0.path) }.joined(separator: ", ")
            let what = story(refusal).what
            return say(en: "\(keys): \(what)", fr: "\(keys) : \(what)", es: "\(keys): \(what)")
        }
        var all = story(refusals)
        all.what = "\(settingsUnfit) \(lines.joined(separator: " "))"
        all.meaning = say(
            en: "None of these settings was kept; the earlier ones still apply.",
            fr: "Aucun de ces réglages n’a été gardé ; ceux d’avant restent valables.",
            es: "No se guardó ninguno de estos ajustes; los anteriores siguen vigentes.")
        let again = say(
            en: "Then give the file again.", fr: "Fournissez ensuite de nouveau le fichier.",
            es: "Después indique el archivo de nuevo.")
        all.remedy = "\(all.remedy) \(again)"
        return all
    }

    private var settingsUnfit: String {
        say(
            en: "The settings do not fit \(booksName).", fr: "Les réglages ne conviennent pas à \(booksName).",
            es: "La configuración no corresponde a \(booksName).")
    }

    private func policyUnfit(_ refusals: [Refusal]) -> CauseText {
        var all = story(refusals)
        all.what = refusals.isEmpty ? settingsUnfit : "\(settingsUnfit) \(all.what)"
        all.meaning = say(
            en: "Nothing is posted until they are corrected; orders are kept meanwhile.",
            fr: "Rien n’est comptabilisé tant qu’ils ne sont pas corrigés ; les commandes sont gardées entre-temps.",
            es: "No se contabiliza nada hasta que se corrija; los pedidos se guardan mientras tanto.")
        return all
    }
}
