import Accounting
package import Features
import Foundation

extension Sentences {
    /// What a person should know besides what they asked for.
    package func explain(_ notice: Notice) -> String {
        switch notice {
        case .signInEnds(let id, let name, let end): signInEnds(id, name, end)
        case .auditBroken(let company): auditBroken(company)
        }
    }

    /// What keeps a company from being synced, or soon will.
    package func explain(_ ailment: Ailment) -> String {
        switch ailment {
        case .signInNeeded(let id, let name):
            say(
                en:
                    "`\(plain(id))`: \(quoted(name)) must be connected again; its workflows rest until then, and nothing is lost.",
                fr:
                    "`\(plain(id))` : \(quoted(name)) est à reconnecter ; ses flux attendent jusque-là, et rien n’est perdu.",
                es:
                    "`\(plain(id))`: hay que volver a conectar \(quoted(name)); hasta entonces sus flujos esperan y no se pierde nada."
            )
        case .signInEnded(let id, let name, let end):
            say(
                en: "`\(plain(id))`: the sign-in to \(quoted(name)) ended on \(day(end)); sign in again.",
                fr:
                    "`\(plain(id))` : l’accès à \(quoted(name)) a pris fin le \(day(end)) ; authentifiez-vous de nouveau.",
                es: "`\(plain(id))`: el acceso a \(quoted(name)) terminó el \(day(end)); inicie sesión de nuevo.")
        case .signInEnds(let id, let name, let end): signInEnds(id, name, end)
        case .booksMissing(let company):
            say(
                en: "`\(plain(company))`: there are no books, so nothing can be posted.",
                fr: "`\(plain(company))` : il n’y a pas de livres, donc rien ne peut être comptabilisé.",
                es: "`\(plain(company))`: no hay libros, así que no se puede contabilizar nada.")
        case .notSetUp(let store):
            say(
                en: "`\(plain(store))`: the set-up is not finished.",
                fr: "`\(plain(store))` : la configuration n’est pas terminée.",
                es: "`\(plain(store))`: la configuración no está terminada.")
        case .stopped(let store, let workflow, let stop):
            say(
                en: "`\(plain(store))`, \(name(of: workflow)): the last run stopped. \(explain(stop).what)",
                fr:
                    "`\(plain(store))`, \(name(of: workflow)) : la dernière exécution s’est arrêtée. \(explain(stop).what)",
                es: "`\(plain(store))`, \(name(of: workflow)): la última ejecución se detuvo. \(explain(stop).what)")
        case .auditBroken(let company): auditBroken(company)
        }
    }

    private func signInEnds(_ id: String, _ name: String, _ end: Instant) -> String {
        say(
            en:
                "The sign-in to \(quoted(name)) ends on \(day(end)). Sign in again before: `bookbridge integrations sign-in \(id)`.",
            fr:
                "L’accès à \(quoted(name)) prend fin le \(day(end)). Authentifiez-vous avant : `bookbridge integrations sign-in \(id)`.",
            es:
                "El acceso a \(quoted(name)) termina el \(day(end)). Inicie sesión antes: `bookbridge integrations sign-in \(id)`."
        )
    }

    private func auditBroken(_ company: String) -> String {
        say(
            en:
                "The audit of `\(company)` does not end as it was sealed: `bookbridge audit verify \(company)` names the entry.",
            fr:
                "La piste d’audit de `\(company)` ne finit pas comme elle a été scellée : `bookbridge audit verify \(company)` nomme l’entrée.",
            es:
                "El registro de auditoría de `\(company)` no acaba como se selló: `bookbridge audit verify \(company)` nombra la entrada."
        )
    }

    private func day(_ instant: Instant) -> String { date(BusinessDate(instant, in: .gmt)) }
}
