extension Sentences {
    func unreachable(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(name)) cannot be reached.",
                fr: "\(capitalised(name)) est injoignable.",
                es: "No se puede conectar con \(name)."),
            meaning: nothingLost,
            remedy: say(
                en:
                    "A schedule tries again by itself; otherwise repeat it. If it lasts, check the internet connection and the address in the settings.",
                fr:
                    "La planification réessaie d’elle-même ; sinon, recommencez. Si cela dure, vérifiez la connexion internet et l’adresse dans les réglages.",
                es:
                    "La programación lo reintenta por sí sola; si no, repítalo. Si continúa, revise la conexión a internet y la dirección en la configuración."
            ),
            fixes: [], actor: .nobody)
    }

    func outcomeUnknown(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "We wrote to \(name) and got no answer.",
                fr: "Nous avons écrit à \(name) et n’avons pas reçu de réponse.",
                es: "Escribimos a \(name) y no recibimos respuesta."),
            meaning: say(
                en: "It may have been carried out or not; nothing is sent a second time before we have looked.",
                fr: "L’opération a pu être faite ou non ; rien n’est renvoyé avant que nous ayons vérifié.",
                es: "Puede haberse realizado o no; no se envía nada por segunda vez sin haberlo comprobado."),
            remedy: say(
                en: "Nothing to do: we look there first, and the result follows.",
                fr: "Rien à faire : nous vérifions d’abord sur place, et le résultat suivra.",
                es: "No hay que hacer nada: primero lo comprobamos allí, y el resultado seguirá."),
            fixes: [], actor: .nobody)
    }

    func throttled(_ name: String, _ seconds: Int?) -> CauseText {
        let wait = seconds.map { duration(seconds: $0) }
        return CauseText(
            what: say(
                en: "\(capitalised(name)) asked us to slow down\(wait.map { " for \($0)" } ?? "").",
                fr: "\(capitalised(name)) nous a demandé de ralentir\(wait.map { " pendant \($0)" } ?? "").",
                es: "\(capitalised(name)) nos pidió ir más despacio\(wait.map { " durante \($0)" } ?? "")."),
            meaning: say(
                en: "Nothing is lost: the rest follows a little later.",
                fr: "Rien n’est perdu : le reste suivra un peu plus tard.",
                es: "No se pierde nada: el resto seguirá un poco más tarde."),
            remedy: goesOnByItself, fixes: [], actor: .nobody)
    }

    func serverFault(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(name)) has a fault of its own at the moment.",
                fr: "\(capitalised(name)) rencontre une panne en ce moment.",
                es: "\(capitalised(name)) tiene un fallo propio en este momento."),
            meaning: nothingLost, remedy: goesOnByItself, fixes: [], actor: .nobody)
    }

    func stale(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "Someone changed the record in \(name) in the meantime.",
                fr: "Quelqu’un a modifié la fiche dans \(name) entre-temps.",
                es: "Alguien modificó el registro en \(name) mientras tanto."),
            meaning: say(
                en: "Their version is kept; ours was not written.",
                fr: "Sa version est conservée ; la nôtre n’a pas été écrite.",
                es: "Se conserva su versión; la nuestra no se escribió."),
            remedy: say(
                en: "Nothing to do: the new version is read, and it is tried again.",
                fr: "Rien à faire : la nouvelle version sera lue, et un nouvel essai suivra.",
                es: "No hay que hacer nada: se lee la nueva versión y se vuelve a intentar."),
            fixes: [], actor: .nobody)
    }

    var goesOnByItself: String {
        say(
            en: "Nothing to do: it goes on by itself.", fr: "Rien à faire : la suite est automatique.",
            es: "No hay que hacer nada: continúa por sí solo.")
    }
}
