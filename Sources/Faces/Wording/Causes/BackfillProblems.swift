import Accounting
package import Features

extension Sentences {
    /// Why a backfill cannot be begun or moved on.
    package func explain(_ problem: BackfillProblem) -> Explanation { explanation(problem.code, story(problem)) }

    private func story(_ problem: BackfillProblem) -> CauseText {
        switch problem {
        case .nothingBefore: nothingBefore
        case .afterStartDate(let start): afterStartDate(start)
        case .rangeEmpty(let from, let to): rangeEmpty(from, to)
        case .underWay(let from, let to): backfillUnderWay(from, to)
        case .noneUnderWay: noBackfill
        case .unseen(let token): unseen(token)
        case .outdated(let token): outdated(token)
        }
    }

    private var nothingBefore: CauseText {
        CauseText(
            what: say(
                en: "The store has no start date.", fr: "La boutique n’a pas de date de début.",
                es: "La tienda no tiene fecha de inicio."),
            meaning: say(
                en: "Every order is brought in by an ordinary sync; there is nothing to backfill.",
                fr:
                    "Chaque commande est reprise par une synchronisation ordinaire ; il n’y a pas d’historique à reprendre.",
                es: "Cada pedido entra con una sincronización normal; no hay historial que traer."),
            remedy: either(
                command: say(
                    en: "Nothing to do; `bookbridge sync` brings them in.",
                    fr: "Rien à faire ; `bookbridge sync` les reprend.",
                    es: "No hay que hacer nada; `bookbridge sync` los trae."),
                page: say(
                    en: "Nothing to do; the next run brings them in.",
                    fr: "Rien à faire ; la prochaine exécution les reprend.",
                    es: "No hay que hacer nada; la próxima ejecución los incorpora.")), fixes: [], actor: .nobody)
    }

    private func afterStartDate(_ start: BusinessDate) -> CauseText {
        CauseText(
            what: say(
                en: "The range does not begin before the start date, \(date(start)).",
                fr: "La période ne commence pas avant la date de début, le \(date(start)).",
                es: "El período no empieza antes de la fecha de inicio, el \(date(start))."),
            meaning: say(
                en: "Orders from that day on are brought in by an ordinary sync.",
                fr: "À partir de ce jour, les commandes sont reprises par une synchronisation ordinaire.",
                es: "Desde ese día los pedidos entran con una sincronización normal."),
            remedy: say(
                en: "Choose an earlier first day.", fr: "Choisissez un premier jour antérieur.",
                es: "Elija un primer día anterior."), fixes: [.chooseDays], actor: .bookkeeper)
    }

    private func rangeEmpty(_ from: BusinessDate, _ to: BusinessDate) -> CauseText {
        CauseText(
            what: say(
                en: "There is no day from \(date(from)) to \(date(to)).",
                fr: "Il n’y a aucun jour du \(date(from)) au \(date(to)).",
                es: "No hay ningún día del \(date(from)) al \(date(to))."), meaning: nothingPosted,
            remedy: say(
                en: "Choose a last day that does not come before the first.",
                fr: "Choisissez un dernier jour qui ne précède pas le premier.",
                es: "Elija un último día que no sea anterior al primero."), fixes: [.chooseDays], actor: .bookkeeper)
    }

    private func backfillUnderWay(_ from: BusinessDate, _ to: BusinessDate) -> CauseText {
        CauseText(
            what: say(
                en: "Another backfill is under way, from \(date(from)) to \(date(to)).",
                fr: "Une autre reprise est en cours, du \(date(from)) au \(date(to)).",
                es: "Hay otra carga del historial en curso, del \(date(from)) al \(date(to))."),
            meaning: say(
                en: "A store has one at a time; it was not touched.",
                fr: "Une boutique n’en a qu’une à la fois ; elle n’a pas été modifiée.",
                es: "Una tienda tiene solo una a la vez; no se tocó."),
            remedy: either(
                command: say(
                    en:
                        "Let it end with `bookbridge backfill resume`, or give it up with `bookbridge backfill cancel`.",
                    fr:
                        "Menez-la à son terme avec `bookbridge backfill resume`, ou abandonnez-la avec `bookbridge backfill cancel`.",
                    es: "Termínela con `bookbridge backfill resume`, o abandónela con `bookbridge backfill cancel`."),
                page: say(
                    en: "Let it go on under \(BackfillsWord.title.text(self)), or give it up there.",
                    fr: "Laissez-la continuer sous \(BackfillsWord.title.text(self)), ou abandonnez-la là.",
                    es: "Deje que continúe en \(BackfillsWord.title.text(self)), o abandónela allí.")),
            fixes: [.goOn], actor: .bookkeeper)
    }

    private var noBackfill: CauseText {
        CauseText(
            what: say(
                en: "There is no such backfill under way.", fr: "Aucune reprise de ce genre n’est en cours.",
                es: "No hay ninguna carga del historial así en curso."), meaning: nothingPosted,
            remedy: either(
                command: say(
                    en: "`bookbridge backfill estimate` shows what one would bring in.",
                    fr: "`bookbridge backfill estimate` montre ce qu’elle apporterait.",
                    es: "`bookbridge backfill estimate` muestra lo que traería."),
                page: say(
                    en: "Under \(BackfillsWord.title.text(self)) an estimate shows what one would bring in.",
                    fr: "Sous \(BackfillsWord.title.text(self)), une estimation montre ce qui serait repris.",
                    es: "En \(BackfillsWord.title.text(self)), una estimación muestra lo que se incorporaría.")),
            fixes: [.chooseDays], actor: .bookkeeper)
    }

    private func unseen(_ token: String) -> CauseText {
        CauseText(
            what: say(
                en: "Nobody has confirmed yet what this backfill would write.",
                fr: "Personne n’a encore confirmé ce que cette reprise écrirait.",
                es: "Nadie ha confirmado todavía lo que escribiría esta carga del historial."), meaning: nothingPosted,
            remedy: confirmAfterReading(token), fixes: [.confirm], actor: .bookkeeper)
    }

    private func outdated(_ token: String) -> CauseText {
        CauseText(
            what: say(
                en: "The settings or the closing date have changed since this backfill was confirmed.",
                fr: "Les réglages ou la date de clôture ont changé depuis la confirmation de cette reprise.",
                es: "La configuración o la fecha de cierre cambiaron desde que se confirmó esta carga del historial."),
            meaning: say(
                en: "It rests: what it would write now may be other than what you saw.",
                fr: "Elle est en pause : ce qu’elle écrirait maintenant peut différer de ce que vous avez vu.",
                es: "Está en pausa: lo que escribiría ahora puede ser distinto de lo que usted vio."),
            remedy: confirmAfterReading(token), fixes: [.confirm], actor: .bookkeeper)
    }

    private func confirmAfterReading(_ token: String) -> String {
        guard !token.isEmpty else {
            return either(
                command: say(
                    en: "Look at it with `bookbridge backfill estimate`, then confirm it.",
                    fr: "Consultez-la avec `bookbridge backfill estimate`, puis confirmez-la.",
                    es: "Véala con `bookbridge backfill estimate` y después confírmela."),
                page: say(
                    en: "Look at its estimate under \(BackfillsWord.title.text(self)), then confirm it.",
                    fr: "Voyez son estimation sous \(BackfillsWord.title.text(self)), puis confirmez-la.",
                    es: "Mire su estimación en \(BackfillsWord.title.text(self)) y confírmela."))
        }
        return either(
            command: say(
                en: "Look at it with `bookbridge backfill status`, then repeat with `--confirm \(token)`.",
                fr: "Consultez-la avec `bookbridge backfill status`, puis recommencez avec `--confirm \(token)`.",
                es: "Véala con `bookbridge backfill status` y repita con `--confirm \(token)`."),
            page: say(
                en: "Look at the estimate as it is now, then confirm it.",
                fr: "Voyez l’estimation telle qu’elle est maintenant, puis confirmez-la.",
                es: "Mire la estimación como está ahora y confírmela."))
    }
}
