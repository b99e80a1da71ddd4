/// What goes wrong between us and a shop on a host of the merchant's own.
extension Sentences {
    func extensionMissing(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "The store answers, but our extension does not: it is not installed there, or it is switched off.",
                fr:
                    "La boutique répond, mais pas notre extension : elle n’y est pas installée, ou elle est désactivée.",
                es: "La tienda responde, pero nuestra extensión no: no está instalada allí o está desactivada."),
            meaning: nothingLost,
            remedy: say(
                en:
                    "In the admin of \(name) install the extension, activate it and set its state to enabled; then retry.",
                fr:
                    "Dans l’administration \(de(name)), installez l’extension, activez-la et mettez son état sur « Activé » ; puis réessayez.",
                es:
                    "En la administración \(de(name)) instale la extensión, actívela y ponga su estado en habilitado; después reintente."
            ),
            fixes: [.retry, .openSettings], actor: .administrator)
    }

    func inTheWay(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en:
                    "Something in front of the store answered in its place: a firewall of the host, or a page that asks for a password.",
                fr:
                    "Quelque chose a répondu à la place de la boutique : un pare-feu de l’hébergeur, ou une page qui demande un mot de passe.",
                es:
                    "Algo respondió en lugar de la tienda: un cortafuegos del alojamiento o una página que pide una contraseña."
            ),
            meaning: nothingLost,
            remedy: say(
                en: "Ask the host to let our calls to index.php pass; its answer is in the details.",
                fr:
                    "Demandez à l’hébergeur de laisser passer nos appels à index.php ; sa réponse figure dans les détails.",
                es:
                    "Pida al alojamiento que deje pasar nuestras llamadas a index.php; su respuesta está en los detalles."
            ),
            fixes: [.retry, .openSettings], actor: .administrator)
    }

    func clockWrong(_ name: String, _ seconds: Int64) -> CauseText {
        let minutes = count(Int((seconds.magnitude + 59) / 60))
        return CauseText(
            what: seconds > 0
                ? say(
                    en:
                        "The clock of \(name) is about \(minutes) minutes ahead of ours, so it refuses our calls.",
                    fr:
                        "L’horloge \(de(name)) avance d’environ \(minutes) minutes sur la nôtre, et nos appels sont refusés.",
                    es:
                        "El reloj \(de(name)) va unos \(minutes) minutos adelantado respecto al nuestro y rechaza las llamadas."
                )
                : say(
                    en: "The clock of \(name) is about \(minutes) minutes behind ours, so it refuses our calls.",
                    fr:
                        "L’horloge \(de(name)) retarde d’environ \(minutes) minutes sur la nôtre, et nos appels sont refusés.",
                    es:
                        "El reloj \(de(name)) va unos \(minutes) minutos atrasado respecto al nuestro y rechaza las llamadas."
                ),
            meaning: nothingLost,
            remedy: say(
                en: "Correct the clock of the server that is wrong, preferably with a time service (NTP); then retry.",
                fr:
                    "Mettez à l’heure le serveur en cause, de préférence avec un service de temps (NTP) ; puis réessayez.",
                es:
                    "Ponga en hora el servidor que la tiene mal, mejor con un servicio de hora (NTP); después reintente."
            ),
            fixes: [.retry], actor: .administrator)
    }
}
