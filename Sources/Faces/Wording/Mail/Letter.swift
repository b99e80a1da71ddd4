package import Accounting
package import Features
package import Foundation
import LinkLedger
import Storage

/// A letter in the reader's language: what it says, and one thing to do.
package struct Letter: Hashable, Sendable {
    package struct Action: Hashable, Sendable {
        package var label: String
        package var address: String
    }

    package var language: Language
    package var subject: String
    package var paragraphs: [String]
    package var points: [String]
    package var action: Action?
    package var foot: String

    /// For programs that show no HTML.
    package var text: String {
        var parts = paragraphs
        if !points.isEmpty { parts.append(points.map { "– \($0)" }.joined(separator: "\n")) }
        if let action { parts.append("\(action.label)\n\(action.address)") }
        return (parts + ["--\n\(foot)"]).joined(separator: "\n\n") + "\n"
    }

    /// One column, no picture, nothing that is fetched from anywhere.
    package var html: String {
        let body =
            paragraphs.map { "<p style=\"margin:0 0 14px\">\(Self.escaped($0))</p>" }
            + (points.isEmpty
                ? []
                : ["<ul style=\"margin:0 0 14px;padding-left:20px\">"]
                    + points.map { "<li style=\"margin:0 0 6px\">\(Self.escaped($0))</li>" } + ["</ul>"])
            + (action.map { action in
                [
                    """
                    <p style="margin:20px 0"><a href="\(Self.escaped(action.address))" \
                    style="background:#2a3b8f;color:#ffffff;padding:10px 18px;border-radius:7px;text-decoration:none">\
                    \(Self.escaped(action.label))</a></p>
                    """
                ]
            } ?? [])
        return """
            <!doctype html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(Self.escaped(subject))</title></head>
            <body style="margin:0;padding:24px;background:#f6f5f0;color:#1b2333;font:16px/1.5 sans-serif">
            <div style="max-width:560px;margin:0 auto;background:#ffffff;border:1px solid #dddacf;border-radius:11px;padding:24px">
            \(body.joined(separator: "\n"))
            <p style="margin:20px 0 0;color:#5b6270;font-size:13px">\(Self.escaped(foot))</p>
            </div></body></html>

            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

extension Sentences {
    private func letter(
        _ subject: String, _ paragraphs: [String], _ points: [String] = [], action label: String, _ address: String,
        foot: String
    ) -> Letter {
        Letter(
            language: language, subject: subject, paragraphs: paragraphs, points: points,
            action: Letter.Action(label: label, address: address), foot: foot)
    }

    /// Invites somebody to a company; whoever opens the link joins it.
    package func invitationLetter(
        to company: String, role: String, by inviter: String, until end: Instant, in zone: TimeZone, link: String
    ) -> Letter {
        letter(
            say(
                en: "Join \(plain(company)) on Bookbridge", fr: "Rejoignez \(plain(company)) sur Bookbridge",
                es: "Únase a \(plain(company)) en Bookbridge"),
            [
                say(
                    en: "\(plain(inviter)) invites you to \(quoted(company)) as \(role).",
                    fr: "\(plain(inviter)) vous invite dans \(quoted(company)) avec le rôle \(role).",
                    es: "\(plain(inviter)) le invita a \(quoted(company)) con el rol \(role)."),
                say(
                    en: "The link works once, until \(moment(end, in: zone)).",
                    fr: "Le lien sert une fois, jusqu’au \(moment(end, in: zone)).",
                    es: "El enlace sirve una vez, hasta el \(moment(end, in: zone))."),
            ], action: say(en: "Accept the invitation", fr: "Accepter l’invitation", es: "Aceptar la invitación"),
            link, foot: unexpectedLetter)
    }

    /// Leads to a new password.
    package func passwordLetter(until end: Instant, in zone: TimeZone, link: String) -> Letter {
        letter(
            say(
                en: "A new password for Bookbridge", fr: "Un nouveau mot de passe pour Bookbridge",
                es: "Una contraseña nueva para Bookbridge"),
            [
                say(
                    en: "A new password was requested for this address.",
                    fr: "Un nouveau mot de passe a été demandé avec cette adresse.",
                    es: "Se solicitó una contraseña nueva para este correo."),
                say(
                    en:
                        "The link works once, until \(moment(end, in: zone)). Until then the old password stays as it is.",
                    fr:
                        "Le lien sert une fois, jusqu’au \(moment(end, in: zone)). D’ici là, l’ancien mot de passe reste valable.",
                    es:
                        "El enlace sirve una vez, hasta el \(moment(end, in: zone)). Mientras tanto, la contraseña anterior sigue igual."
                ),
            ],
            action: say(
                en: "Choose a new password", fr: "Choisir un nouveau mot de passe", es: "Elegir una contraseña nueva"),
            link, foot: unexpectedLetter)
    }

    /// The sign-in of a company's books ends, or has ended (I5).
    package func signInLetter(
        company: String, books: String, at end: Instant, now: Instant, in zone: TimeZone, link: String
    ) -> Letter {
        let when = moment(end, in: zone)
        let isOver = end <= now
        let what =
            isOver
            ? say(
                en: "The sign-in to \(quoted(books)) of \(quoted(company)) ended on \(when).",
                fr: "L’autorisation d’accès à \(quoted(books)) pour \(quoted(company)) a pris fin le \(when).",
                es: "La autorización de acceso a \(quoted(books)) de \(quoted(company)) terminó el \(when).")
            : say(
                en: "The sign-in to \(quoted(books)) of \(quoted(company)) ends on \(when).",
                fr: "L’autorisation d’accès à \(quoted(books)) pour \(quoted(company)) prend fin le \(when).",
                es: "La autorización de acceso a \(quoted(books)) de \(quoted(company)) termina el \(when).")
        return letter(
            isOver
                ? say(
                    en: "\(plain(company)): sign in to the books again",
                    fr: "\(plain(company)) : reconnectez les livres",
                    es: "\(plain(company)): vuelva a conectar los libros")
                : say(
                    en: "\(plain(company)): renew the sign-in to the books",
                    fr: "\(plain(company)) : renouvelez l’accès aux livres",
                    es: "\(plain(company)): renueve el acceso a los libros"),
            [
                what,
                say(
                    en: "After that the orders wait; none is lost. Renewing takes a minute.",
                    fr: "Ensuite les commandes attendent ; aucune ne se perd. Le renouvellement prend une minute.",
                    es: "Después, los pedidos esperan; ninguno se pierde. Renovarla lleva un minuto."),
            ], action: say(en: "Renew it", fr: "Renouveler", es: "Renovarla"), link, foot: administratorLetter)
    }

    /// What a sync, or all syncs of a day, came to: one message, however many orders need a person.
    package func reportLetter(_ report: SyncReport, in zone: TimeZone, link: String) -> Letter {
        let counts = outcomes(report.outcomes)
        let result = counts.isEmpty ? nothingNew : counts
        let need = report.outcomes["needsYou", default: 0]
        let head = report.needsAnybody && need > 0 ? counted(need, OrderState.needsYou) : result
        let causes = report.causes.map { labelled(counted($0.count, Noun.order), explain($0.reason).what) }
        let shown = causes.prefix(Self.causesMost)
        return letter(
            labelled(plain(report.companyName), head),
            [period(report.period, in: zone), capitalised(result) + "."]
                + report.stops.map { "\(stoppedEarly) \(explain($0).what) \(explain($0).remedy)" },
            shown + (causes.count > shown.count ? ["…"] : []),
            action: report.needsAnybody
                ? say(en: "See what needs you", fr: "Voir ce qui est à traiter", es: "Ver qué requiere su atención")
                : say(en: "See the runs", fr: "Voir les exécutions", es: "Ver las ejecuciones"),
            link, foot: reportFoot)
    }

    private func period(_ period: SyncReport.Period, in zone: TimeZone) -> String {
        switch period {
        case .run(let run):
            let end = moment(run.finishedAt ?? run.startedAt, in: zone)
            let name = title(ofWorkflow: run.workflow)
            return say(
                en: "\(name), \(plain(run.storeName)): result of the run of \(end).",
                fr: "\(name), \(plain(run.storeName)) : résultat de l’exécution du \(end).",
                es: "\(name), \(plain(run.storeName)): resultado de la ejecución del \(end).")
        case .day(let day):
            return say(
                en: "Result of all syncs of \(date(day)).",
                fr: "Résultat de toutes les synchronisations du \(date(day)).",
                es: "Resultado de todas las sincronizaciones del \(date(day)).")
        }
    }

    private var unexpectedLetter: String {
        say(
            en: "If you did not expect this, you need not do anything: without the link nothing changes.",
            fr: "Si vous ne l’attendiez pas, vous n’avez rien à faire : sans le lien, rien ne change.",
            es: "Si no lo esperaba, no tiene que hacer nada: sin el enlace no cambia nada.")
    }

    private var administratorLetter: String {
        say(
            en: "You receive this because you administer the company.",
            fr: "Vous recevez ce message car vous administrez la société.",
            es: "Recibe este mensaje porque administra la empresa.")
    }

    private var reportFoot: String {
        say(
            en: "You chose these reports under your account, where you can also end them.",
            fr: "Vous avez choisi ces rapports dans votre compte, où vous pouvez aussi les arrêter.",
            es: "Eligió estos informes en su cuenta, donde también puede desactivarlos.")
    }

    /// Enough to see what is wrong; the page has all.
    private static let causesMost = 5
}
