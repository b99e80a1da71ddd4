import Accounting
import ConnectorKit
import LinkLedger
package import Storage
package import Sync

extension Sentences {
    /// What a backfill would write, how long it takes, and how it is confirmed: a line each.
    package func lines(of progress: BackfillProgress) -> [String] {
        let estimate = progress.estimate
        var lines = [range(of: progress.row, orders: estimate.orders), outcomes(of: estimate)]
        if !estimate.documents.isEmpty { lines.append(labelled(newDocuments, kinds(estimate.documents))) }
        if !estimate.records.isEmpty { lines.append(labelled(newRecords, kinds(estimate.records))) }
        lines += estimate.sums.map { sums($0) }
        if estimate.guessedDays > 0 { lines.append(guessedDays(estimate.guessedDays)) }
        lines += [cost(of: estimate), time(of: estimate)]
        lines += estimate.problems.map { group($0.count, explain($0.reason)) }
        return lines
    }

    /// How far it is: state, orders brought in, rate, time left.
    package func status(of progress: BackfillProgress) -> String {
        let row = progress.row
        let done = say(
            en: "\(count(progress.done)) of \(counted(row.found, .order)) done",
            fr: "\(count(progress.done)) sur \(counted(row.found, .order)) \(form(row.found, "traitée", "traitées"))",
            es: "\(count(progress.done)) de \(counted(row.found, .order)) \(form(row.found, "procesado", "procesados"))"
        )
        var parts = [name(of: row.state, isWorkedOn: progress.isWorkedOn), done]
        if let rate = progress.ordersPerMinute {
            parts.append(
                say(
                    en: "\(count(rate)) a minute", fr: "\(count(rate)) par minute", es: "\(count(rate)) por minuto"))
        }
        if let seconds = progress.secondsLeft {
            let left = duration(seconds: seconds)
            parts.append(say(en: "\(left) left", fr: "reste \(left)", es: "faltan \(left)"))
        }
        return parts.joined(separator: ", ") + "."
    }

    /// Where a backfill stands.
    package func name(of state: BackfillRow.State, isWorkedOn: Bool) -> String {
        switch state {
        case .proposed: say(en: "To be confirmed", fr: "À confirmer", es: "Por confirmar")
        case .running where !isWorkedOn: say(en: "Interrupted", fr: "Interrompue", es: "Interrumpida")
        case .running: say(en: "Running", fr: "En cours", es: "En curso")
        case .paused: say(en: "Paused", fr: "En pause", es: "En pausa")
        case .finished: say(en: "Finished", fr: "Terminée", es: "Terminada")
        case .cancelled: say(en: "Given up", fr: "Abandonnée", es: "Abandonada")
        }
    }

    /// Under an estimate: that nothing was posted, and how to begin.
    package func beginHint(company: String, token: String) -> String {
        let command = "`bookbridge backfill start \(plain(company)) --confirm \(token)`"
        return say(
            en: "Nothing was posted. If this is what you want, begin with \(command).",
            fr: "Rien n’a été comptabilisé. Si cela vous convient, commencez avec \(command).",
            es: "No se contabilizó nada. Si es lo que desea, empiece con \(command).")
    }

    /// Under a backfill that is not at its end: how it goes on.
    package func resumeHint(company: String) -> String {
        let command = "`bookbridge backfill resume \(plain(company))`"
        return say(
            en: "It goes on with \(command).", fr: "Elle reprend avec \(command).", es: "Continúa con \(command).")
    }

    func range(of row: BackfillRow, orders: Int) -> String {
        let (from, to) = (date(row.firstDay), date(row.lastDay))
        return say(
            en: "History from \(from) to \(to): \(counted(orders, .order)), read from the store.",
            fr: "Historique du \(from) au \(to) : \(counted(orders, .order)), d’après la boutique.",
            es: "Historial del \(from) al \(to): \(counted(orders, .order)), según la tienda.")
    }

    func outcomes(of estimate: BackfillEstimate) -> String {
        let parts = DryRunOrder.Outcome.allCases.compactMap { outcome -> String? in
            guard let count = estimate.outcomes[outcome.rawValue], count > 0 else { return nil }
            return counted(count, outcome)
        }
        return (parts.isEmpty ? [counted(0, .order)] : parts).joined(separator: ", ") + "."
    }

    private func sums(_ sums: BackfillEstimate.Sums) -> String {
        [
            labelled(heading(.sales), amount(sums.sales)), labelled(heading(.tax), amount(sums.tax)),
            labelled(heading(.payments), amount(sums.payments)), labelled(heading(.refunds), amount(sums.refunds)),
        ].joined(separator: ", ") + "."
    }

    func cost(of estimate: BackfillEstimate) -> String {
        let parts = [
            counted(estimate.requests.batches, .batch), counted(estimate.requests.writes, .write),
            counted(estimate.requests.reads, .read),
        ].joined(separator: ", ")
        return say(
            en: "Requests to \(booksName): \(parts).", fr: "Requêtes vers \(booksName) : \(parts).",
            es: "Solicitudes a \(booksName): \(parts).")
    }

    func time(of estimate: BackfillEstimate) -> String {
        let (least, most) = (duration(seconds: estimate.secondsMin), duration(seconds: estimate.secondsMax))
        if least == most {
            return say(en: "It takes about \(least).", fr: "Durée : environ \(least).", es: "Duración: unos \(least).")
        }
        return say(
            en: "It takes about \(least) to \(most).", fr: "Durée : environ \(least) à \(most).",
            es: "Duración: de \(least) a \(most).")
    }

    private var newDocuments: String {
        say(en: "New documents", fr: "Nouveaux documents", es: "Documentos nuevos")
    }

    private var newRecords: String {
        say(en: "New records", fr: "Nouvelles fiches", es: "Registros nuevos")
    }

    /// The same for pages; a dash where there are none.
    package func kindsOf(_ counts: [String: Int]) -> String { counts.isEmpty ? "–" : kinds(counts) }

    /// `290 invoices, 280 payments.`
    private func kinds(_ counts: [String: Int]) -> String {
        BooksRecordKind.allCases.compactMap { kind in
            counts[kind.rawValue].map { counted($0, kind) }
        }.joined(separator: ", ") + "."
    }
}
