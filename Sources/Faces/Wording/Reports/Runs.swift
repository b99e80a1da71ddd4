package import Accounting
import ConnectorKit
import Features
package import Foundation
import LinkLedger
package import Sync

extension Sentences {
    /// What a run did, in one line: `New or changed in the store: 312 orders. Decided: 310 posted, 2 need you.`
    ///
    /// What is decided was not all read by this run: a dry run reads too, and orders wait for settings.
    package func summary(_ report: RunReport) -> String {
        let counts = report.outcomes.filter { $0.value > 0 }
        let known = OrderState.allCases.compactMap { state in counts[state.rawValue].map { counted($0, state) } }
        let others = counts.filter { OrderState(rawValue: $0.key) == nil }.sorted { $0.key < $1.key }
            .map { counted($0.value, outcome: $0.key) }
        let list = (known + others).joined(separator: ", ")
        let decided =
            list.isEmpty ? "" : " " + say(en: "Result: \(list).", fr: "Fiches : \(list).", es: "Resultado: \(list).")
        return readSummary(report) + decided
    }

    /// What the run read; levels of stock are held against each other, not read as news.
    private func readSummary(_ report: RunReport) -> String {
        switch report.workflow.flatMap({ Workflow(rawValue: $0) }) {
        case .productUpdates, .products:
            say(
                en: "Read from the store: \(counted(report.read, .product)).",
                fr: "Lu dans la boutique : \(counted(report.read, .product)).",
                es: "Leído de la tienda: \(counted(report.read, .product)).")
        case .stock:
            say(
                en: "Levels of stock were compared.", fr: "Les niveaux de stock ont été comparés.",
                es: "Se compararon los niveles de existencias.")
        case .customers:
            say(
                en: "Read from the store: \(counted(report.read, Noun.customer)).",
                fr: "Lu dans la boutique : \(counted(report.read, Noun.customer)).",
                es: "Leído de la tienda: \(counted(report.read, Noun.customer)).")
        case .invoices, .creditMemos:
            say(
                en: "New or changed in the store: \(counted(report.read, .document)).",
                fr: "Nouveau ou modifié dans la boutique : \(counted(report.read, .document)).",
                es: "Nuevo o modificado en la tienda: \(counted(report.read, .document)).")
        case .orders, nil:
            say(
                en: "New or changed in the store: \(counted(report.read, .order)).",
                fr: "Nouveau ou modifié dans la boutique : \(counted(report.read, .order)).",
                es: "Nuevo o modificado en la tienda: \(counted(report.read, .order)).")
        }
    }

    /// `Posted: 310 invoices, 290 payments. Updated: 1 invoice. Taken back: 1 payment.`; says so when there was nothing.
    package func postedSummary(_ report: RunReport) -> String {
        let (posted, updated, takenBack) = (
            kinds(report.posted), kinds(report.updated ?? [:]), kinds(report.takenBack ?? [:])
        )
        let parts = [
            posted.isEmpty
                ? nil : say(en: "Posted: \(posted).", fr: "Comptabilisé : \(posted).", es: "Contabilizado: \(posted)."),
            updated.isEmpty
                ? nil : say(en: "Updated: \(updated).", fr: "Mis à jour : \(updated).", es: "Actualizado: \(updated)."),
            takenBack.isEmpty
                ? nil
                : say(en: "Taken back: \(takenBack).", fr: "Retiré : \(takenBack).", es: "Retirado: \(takenBack)."),
        ].compactMap { $0 }
        guard parts.isEmpty else { return parts.joined(separator: " ") }
        return say(
            en: "Nothing was written to \(booksName).", fr: "Rien n’a été écrit dans \(booksName).",
            es: "No se escribió nada en \(booksName).")
    }

    private func kinds(_ counts: [String: Int]) -> String {
        BooksRecordKind.allCases.compactMap { kind -> String? in
            guard let count = counts[kind.rawValue], count > 0 else { return nil }
            return counted(count, kind)
        }
        .joined(separator: ", ")
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
