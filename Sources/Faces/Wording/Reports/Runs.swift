package import Accounting
import ConnectorKit
package import Foundation
import LinkLedger
package import Sync

extension Sentences {
    /// What a run did, in one line: `312 orders read, 310 posted, 2 need you.`
    package func summary(_ report: RunReport) -> String {
        let read = say(
            en: "\(counted(report.read, .order)) read",
            fr: "\(counted(report.read, .order)) \(form(report.read, "lue", "lues"))",
            es: "\(counted(report.read, .order)) \(form(report.read, "leído", "leídos"))")
        let outcomes = OrderState.allCases.compactMap { state -> String? in
            guard let count = report.outcomes[state.rawValue], count > 0 else { return nil }
            return counted(count, state)
        }
        return ([read] + outcomes).joined(separator: ", ") + "."
    }

    /// `Posted: 310 invoices, 290 payments.`; says so when there was nothing.
    package func postedSummary(_ report: RunReport) -> String {
        let kinds = BooksRecordKind.allCases.compactMap { kind -> String? in
            guard let count = report.posted[kind.rawValue], count > 0 else { return nil }
            return counted(count, kind)
        }
        guard !kinds.isEmpty else {
            return say(
                en: "Nothing new was posted.", fr: "Rien de nouveau n’a été comptabilisé.",
                es: "No se contabilizó nada nuevo.")
        }
        let list = kinds.joined(separator: ", ")
        return say(en: "Posted: \(list).", fr: "Comptabilisé : \(list).", es: "Contabilizado: \(list).")
    }

    /// Before the explanation of why a run ended early.
    package var stoppedEarly: String {
        say(
            en: "The run stopped early; what was done is kept.",
            fr: "L’exécution s’est arrêtée avant la fin ; ce qui a été fait est gardé.",
            es: "La ejecución se detuvo antes de terminar; lo hecho se conserva.")
    }

    /// Of a dry run.
    package var dryRunNote: String {
        say(
            en: "This was a dry run: nothing was written.", fr: "C’était une simulation : rien n’a été écrit.",
            es: "Fue una simulación: no se escribió nada.")
    }

    /// How far a run is, in one short line.
    package func progress(_ progress: RunProgress) -> String {
        let phase = name(of: progress.phase)
        switch progress.phase {
        case .mirror: return labelled(phase, counted(progress.mirrored, .record))
        case .reading, .posting, .finished:
            return labelled(phase, "\(read(progress)), \(documentsPosted(progress.documentsPosted))")
        }
    }

    /// What a run is doing.
    package func name(of phase: RunProgress.Phase) -> String {
        switch phase {
        case .mirror:
            say(
                en: "Reading the lists of \(booksName)", fr: "Lecture des listes \(de(booksName))",
                es: "Lectura de las listas \(de(booksName))")
        case .reading: say(en: "Reading orders", fr: "Lecture des commandes", es: "Lectura de pedidos")
        case .posting: say(en: "Posting", fr: "Comptabilisation", es: "Contabilización")
        case .finished: say(en: "Finished", fr: "Terminé", es: "Terminado")
        }
    }

    /// When a workflow last ran and runs next (what-users-expect.md §9).
    package func nextRun(at instant: Instant, in zone: TimeZone) -> String {
        say(
            en: "Next run: \(moment(instant, in: zone)).", fr: "Prochaine exécution : \(moment(instant, in: zone)).",
            es: "Próxima ejecución: \(moment(instant, in: zone)).")
    }

    private func documentsPosted(_ count: Int) -> String {
        say(
            en: "\(counted(count, .document)) posted",
            fr: "\(counted(count, .document)) \(form(count, "comptabilisé", "comptabilisés"))",
            es: "\(counted(count, .document)) \(form(count, "contabilizado", "contabilizados"))")
    }

    private func read(_ progress: RunProgress) -> String {
        guard let expected = progress.expected, expected >= progress.read else {
            return counted(progress.read, .order)
        }
        return say(
            en: "\(count(progress.read)) of \(counted(expected, .order))",
            fr: "\(count(progress.read)) sur \(counted(expected, .order))",
            es: "\(count(progress.read)) de \(counted(expected, .order))")
    }
}
