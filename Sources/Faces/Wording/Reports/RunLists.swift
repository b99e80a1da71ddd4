package import Accounting
package import Features
package import Foundation
import Sync

extension Sentences {
    /// How a run stands, in a word or two.
    package func name(of state: RunFacts.State) -> String {
        switch state {
        case .asked: say(en: "about to begin", fr: "sur le point de commencer", es: "a punto de empezar")
        case .running: say(en: "running", fr: "en cours", es: "en curso")
        case .finished: say(en: "done", fr: "terminée", es: "terminada")
        case .interrupted: say(en: "interrupted", fr: "interrompue", es: "interrumpida")
        case .failed: say(en: "stopped early", fr: "arrêtée avant la fin", es: "detenida antes de terminar")
        case .notBegun: say(en: "not begun", fr: "pas commencée", es: "no empezada")
        }
    }

    /// Who started a run.
    package func name(of starter: RunFacts.Starter) -> String {
        switch starter {
        case .schedule: say(en: "the schedule", fr: "la planification", es: "la programación")
        case .named(let name): plain(name)
        }
    }

    /// Who did something, as it is kept: a person, a program, or the schedule.
    package func name(ofActor actor: String) -> String {
        name(of: actor == OrderRun.scheduled ? RunFacts.Starter.schedule : RunFacts.Starter.named(actor))
    }

    /// The same backwards, for who types what a list shows.
    package func actor(called text: String) -> String {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return text.lowercased() == name(ofActor: OrderRun.scheduled).lowercased() ? OrderRun.scheduled : text
    }

    /// What kind of run it is, as a heading.
    package func title(ofWorkflow word: String) -> String {
        switch word {
        case "undo": say(en: "Taking back", fr: "Retrait", es: "Retirada")
        case "backfill": say(en: "Older orders", fr: "Commandes antérieures", es: "Pedidos anteriores")
        default: capitalised(name(ofWorkflow: word))
        }
    }

    /// Under the title of a run: when it was started, and by whom.
    package func started(_ run: RunFacts, in zone: TimeZone) -> String {
        let (moment, starter) = (moment(run.startedAt, in: zone), name(of: run.starter))
        return run.state == .asked || run.state == .notBegun
            ? say(
                en: "Requested by \(starter), \(moment)", fr: "Demandée par \(starter), \(moment)",
                es: "Solicitada por \(starter), \(moment)")
            : say(
                en: "Started by \(starter), \(moment)", fr: "Lancée par \(starter), \(moment)",
                es: "Iniciada por \(starter), \(moment)")
    }

    /// `310 posted, 2 need you`: what records came to, by the words that are kept; empty when there are none.
    package func outcomes(_ counts: [String: Int]) -> String {
        let order = ["posted", "changed", "skipped", "waiting", "needsYou", "failed"]
        let others = counts.keys.filter { !order.contains($0) }.sorted()
        return (order + others).compactMap { word in
            counts[word].flatMap { $0 > 0 ? counted($0, outcome: word) : nil }
        }.joined(separator: ", ")
    }

    /// Where nothing was new.
    package var nothingNew: String { say(en: "nothing new", fr: "rien de nouveau", es: "nada nuevo") }

    /// Beside *Sync now*: when the company was last synced; the day is left out when it is today's.
    package func synced(at instant: Instant, now: Instant, in zone: TimeZone) -> String {
        let when = near(instant, now: now, in: zone)
        return say(en: "Synced \(when)", fr: "Synchronisé \(when)", es: "Sincronizado \(when)")
    }

    /// Beside it: when the next sync begins by itself.
    package func nextSync(at instant: Instant, now: Instant, in zone: TimeZone) -> String {
        let when = near(instant, now: now, in: zone)
        return say(en: "next \(when)", fr: "prochaine \(when)", es: "próxima \(when)")
    }

    /// `at 13:00`, or `17 Mar 2026, 13:00 UTC`, when that is another day than now.
    package func near(_ instant: Instant, now: Instant, in zone: TimeZone) -> String {
        guard BusinessDate(instant, in: zone) == BusinessDate(now, in: zone) else { return moment(instant, in: zone) }
        let clock = clock(instant, in: zone)
        return say(en: "at \(clock)", fr: "à \(clock)", es: "a las \(clock)")
    }
}
