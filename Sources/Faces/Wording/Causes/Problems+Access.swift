extension Sentences {
    func signInNeeded(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(name)) no longer accepts our sign-in.",
                fr: "\(capitalised(name)) n’accepte plus notre autorisation d’accès.",
                es: "\(capitalised(name)) ya no acepta nuestra autorización de acceso."),
            meaning: say(
                en: "Nothing is lost: what is open waits until the connection is restored.",
                fr: "Rien n’est perdu : ce qui est en cours attend le rétablissement de la connexion.",
                es: "No se pierde nada: lo pendiente espera hasta que se restablezca la conexión."),
            remedy: say(
                en: "Reconnect; everything then goes on by itself.",
                fr: "Rétablissez la connexion ; tout reprendra ensuite de lui-même.",
                es: "Vuelva a conectar; después todo continúa por sí solo."),
            fixes: [.reconnect], actor: .administrator)
    }

    func clientRefused(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(name)) does not know this installation: its application ID or its secret is wrong.",
                fr:
                    "\(capitalised(name)) ne reconnaît pas cette installation : son identifiant d’application ou son secret est erroné.",
                es:
                    "\(capitalised(name)) no reconoce esta instalación: su identificador de aplicación o su secreto es incorrecto."
            ),
            meaning: say(
                en: "Nothing is lost: nothing is read or written until it is corrected.",
                fr: "Rien n’est perdu : rien n’est lu ni écrit tant que ce n’est pas corrigé.",
                es: "No se pierde nada: no se lee ni se escribe nada hasta que se corrija."),
            remedy: say(
                en: "Enter the application ID and the secret again in the settings of the installation.",
                fr:
                    "Saisissez de nouveau l’identifiant d’application et le secret dans les réglages de l’installation.",
                es:
                    "Indique de nuevo el identificador de aplicación y el secreto en la configuración de la instalación."
            ),
            fixes: [.openSettings, .retry], actor: .administrator)
    }

    func storeUnknown(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(name)) has no store with our number any more.",
                fr: "\(capitalised(name)) n’a plus de boutique portant notre numéro.",
                es: "\(capitalised(name)) ya no tiene ninguna tienda con nuestro número."),
            meaning: say(
                en: "Nothing is lost: nothing is read until it is corrected.",
                fr: "Rien n’est perdu : rien n’est lu tant que ce n’est pas corrigé.",
                es: "No se pierde nada: no se lee nada hasta que se corrija."),
            remedy: either(
                command: say(
                    en: "Connect the store again with its number: `bookbridge integrations store`.",
                    fr: "Reconnectez la boutique avec son numéro : `bookbridge integrations store`.",
                    es: "Vuelva a conectar la tienda con su número: `bookbridge integrations store`."),
                page: say(
                    en: "Connect the store again with its number, under Integrations.",
                    fr: "Reconnectez la boutique avec son numéro, sous Intégrations.",
                    es: "Vuelva a conectar la tienda con su número, en Integraciones.")),
            fixes: [.reconnect], actor: .administrator)
    }

    /// The store does not have what was asked for: mostly the address is not that of its API.
    func notAtAddress(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(name)) does not have what we asked for at the address in the settings.",
                fr: "\(capitalised(name)) n’a pas ce que nous avons demandé à l’adresse des réglages.",
                es: "\(capitalised(name)) no tiene lo que pedimos en la dirección de la configuración."),
            meaning: nothingLost,
            remedy: say(
                en: "Check the address of the connection and, for stock, that the product is still there; then retry.",
                fr:
                    "Vérifiez l’adresse de la connexion et, pour le stock, que le produit existe encore ; puis réessayez.",
                es:
                    "Revise la dirección de la conexión y, para las existencias, que el producto siga allí; después reintente."
            ),
            fixes: [.openSettings, .retry], actor: .administrator)
    }

    func notPermitted(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en:
                    "\(capitalised(name)) does not allow this connection to do that: a right, or a part of its plan, is missing.",
                fr:
                    "\(capitalised(name)) n’autorise pas cette connexion à le faire : il manque un droit, ou une partie de l’abonnement.",
                es: "\(capitalised(name)) no permite que esta conexión lo haga: falta un permiso o una parte del plan."),
            meaning: say(
                en: "What needs this right was not done; everything else goes on.",
                fr: "Ce qui exige ce droit n’a pas été fait ; tout le reste continue.",
                es: "No se hizo lo que requiere ese permiso; todo lo demás continúa."),
            remedy: say(
                en: "Connect again as a user who has the right, or upgrade the plan; then retry.",
                fr:
                    "Connectez-vous de nouveau comme utilisateur ayant ce droit, ou passez à un abonnement supérieur ; puis réessayez.",
                es: "Conéctese de nuevo con un usuario que tenga el permiso, o amplíe el plan; después reintente."),
            fixes: [.reconnect, .retry], actor: .administrator)
    }

    func rightMissing(_ name: String, _ right: String) -> String {
        say(
            en: "\(name) lets the connection in, but its token lacks the right `\(plain(right))`.",
            fr: "\(name) admet la connexion, mais son jeton n’a pas le droit `\(plain(right))`.",
            es: "\(name) admite la conexión, pero a su token le falta el permiso `\(plain(right))`.")
    }

    func giveRight(_ right: String) -> String {
        say(
            en:
                "Give the app the right `\(plain(right))` where you made it, copy its token and connect the store with it.",
            fr:
                "Donnez à l’application le droit `\(plain(right))` là où vous l’avez créée, copiez son jeton et connectez la boutique avec lui.",
            es:
                "Dé a la aplicación el permiso `\(plain(right))` donde la creó, copie su token y conecte la tienda con él."
        )
    }

    func subscriptionEnded(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(name)) says that the subscription of this company has ended.",
                fr: "\(capitalised(name)) indique que l’abonnement de cette société a pris fin.",
                es: "\(capitalised(name)) indica que la suscripción de esta empresa terminó."),
            meaning: say(
                en: "Nothing is lost: what is open waits until the subscription runs again.",
                fr: "Rien n’est perdu : ce qui est en cours attend que l’abonnement soit renouvelé.",
                es: "No se pierde nada: lo pendiente espera hasta que se renueve la suscripción."),
            remedy: say(
                en: "Renew the subscription; everything then goes on by itself.",
                fr: "Renouvelez l’abonnement ; tout reprendra ensuite de lui-même.",
                es: "Renueve la suscripción; después todo continúa por sí solo."),
            fixes: [.openBilling, .retry], actor: .administrator)
    }

    func unreadableAnswer(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(name)) answered something that we cannot read.",
                fr: "La réponse reçue \(de(name)) est illisible pour nous.",
                es: "No podemos leer la respuesta \(de(name))."),
            meaning: say(
                en: "Nothing was guessed: what the answer was for stays open.",
                fr: "Rien n’a été deviné : ce que la réponse concernait reste en suspens.",
                es: "No se supuso nada: lo que dependía de la respuesta sigue pendiente."),
            remedy: say(
                en: "Retry; if it keeps happening, report it to us with the details below.",
                fr: "Réessayez ; si cela persiste, signalez-le-nous avec les détails ci-dessous.",
                es: "Reintente; si continúa, infórmenos con los detalles de abajo."),
            fixes: [.retry, .report], actor: .administrator)
    }
}
