import ConnectorKit

/// The other side said no, or nothing, while it was being connected: nothing is kept, and nothing is tried again by itself.
extension Sentences {
    func connecting(_ problem: ConnectorProblem, _ name: String, _ side: OutsideSide) -> CauseText {
        let (what, remedy) = (refusal(problem, name, side), remedy(problem, side))
        return CauseText(
            what: what,
            meaning: say(en: "Nothing was kept.", fr: "Rien n’a été gardé.", es: "No se guardó nada."), remedy: remedy,
            fixes: [.openSettings, .retry], actor: .administrator,
            details: [
                detail(.theirCode, problem.code), detail(.theirText, problem.text),
                detail(.status, problem.status.map { String($0) }), detail(.request, problem.requestID),
            ].compactMap { $0 })
    }

    /// In one sentence, with what they said themselves.
    func answer(_ problem: ConnectorProblem, of name: String) -> String {
        ([refusal(problem, name, .store)] + [problem.text.map { quoted($0) }].compactMap { $0 }).joined(separator: " ")
    }

    private func refusal(_ problem: ConnectorProblem, _ name: String, _ side: OutsideSide) -> String {
        let cause = problem.cause
        if side == .store, let setting = problem.unfitSetting { return unfit(setting, name) }
        return switch cause {
        case .unreachable, .outcomeUnknown:
            say(
                en: "Nobody answers at the address of \(name).", fr: "Personne ne répond à l’adresse \(de(name)).",
                es: "Nadie responde en la dirección de \(name).")
        case .throttled, .serverFault: busy(cause, name)
        case .signInNeeded:
            switch side {
            case .store:
                say(
                    en: "\(name) does not accept the key, token or password.",
                    fr: "\(name) n’accepte pas la clé, le jeton ou le mot de passe.",
                    es: "\(name) no acepta la clave, el token o la contraseña.")
            case .books:
                say(
                    en: "\(name) does not accept the new sign-in.",
                    fr: "\(name) n’accepte pas la nouvelle authentification.",
                    es: "\(name) no acepta el nuevo inicio de sesión.")
            }
        case .clientRefused:
            switch side {
            case .store:
                say(
                    en: "\(name) has no store with that number.", fr: "\(name) n’a pas de boutique portant ce numéro.",
                    es: "\(name) no tiene ninguna tienda con ese número.")
            case .books:
                say(
                    en: "\(name) does not know the client ID, or the client secret is wrong.",
                    fr: "\(name) ne connaît pas l’identifiant client, ou le secret client est erroné.",
                    es: "\(name) no conoce el id de cliente, o el secreto del cliente es incorrecto.")
            }
        case .notPermitted where problem.right != nil: rightMissing(name, problem.right ?? "")
        case .notPermitted:
            say(
                en: "\(name) lets the connection in, but not that far: a right, or a part of the plan, is missing.",
                fr:
                    "\(name) admet la connexion, mais pas jusque-là : il manque un droit, ou une partie de l’abonnement.",
                es: "\(name) admite la conexión, pero no hasta ahí: falta un permiso o una parte del plan.")
        case .subscriptionEnded:
            say(
                en: "The plan of this account at \(name) does not include the API, or has ended.",
                fr: "L’abonnement de ce compte chez \(name) ne comprend pas l’API, ou a pris fin.",
                es: "El plan de esta cuenta en \(name) no incluye la API, o terminó.")
        case .notSecure(let fault): notSecure(name, fault).what
        case .extensionMissing: extensionMissing(name).what
        case .blocked: inTheWay(name).what
        case .clockWrong(let seconds): clockWrong(name, seconds).what
        case .notFound, .unreadable, .invalid, .stale, .duplicateName, .duplicateNumber, .periodClosed,
            .beforeStock, .referenceInactive, .transactionDeposited:
            say(
                en: "What answers at the address is not the API of \(name).",
                fr: "Ce qui répond à cette adresse n’est pas l’API \(de(name)).",
                es: "Lo que responde en esa dirección no es la API de \(name).")
        }
    }

    private func busy(_ cause: ConnectorProblem.Cause, _ name: String) -> String {
        if case .throttled(let seconds?) = cause {
            return say(
                en: "\(name) takes no further requests for \(duration(seconds: seconds)).",
                fr: "\(name) n’accepte plus de requête pendant \(duration(seconds: seconds)).",
                es: "\(name) no acepta más solicitudes durante \(duration(seconds: seconds)).")
        }
        return say(
            en: "\(name) is busy or has a fault of its own at the moment.",
            fr: "\(name) est saturé ou en panne en ce moment.",
            es: "\(name) está saturado o tiene un fallo propio en este momento.")
    }

    private func remedy(_ problem: ConnectorProblem, _ side: OutsideSide) -> String {
        if side == .store, problem.unfitSetting != nil {
            return either(
                command: say(
                    en: "Correct that place, then repeat the command.",
                    fr: "Corrigez cet endroit, puis relancez la commande.",
                    es: "Corrija ese lugar y repita el comando."),
                page: say(
                    en: "Correct that place, then try again.", fr: "Corrigez cet endroit, puis réessayez.",
                    es: "Corrija ese lugar y vuelva a intentarlo."))
        }
        return switch problem.cause {
        case .unreachable, .outcomeUnknown:
            either(
                command: say(
                    en: "Check the internet connection and \(addresses(side)), then repeat the command.",
                    fr: "Vérifiez la connexion internet et \(addresses(side)), puis relancez la commande.",
                    es: "Revise la conexión a internet y \(addresses(side)), y repita el comando."),
                page: say(
                    en: "Check the internet connection and the addresses of the connection, then try again.",
                    fr: "Vérifiez la connexion internet et les adresses de la connexion, puis réessayez.",
                    es: "Revise la conexión a internet y las direcciones de la conexión, y vuelva a intentarlo."))
        case .throttled, .serverFault:
            either(
                command: say(
                    en: "Wait a while, then repeat the command.", fr: "Attendez un moment, puis relancez la commande.",
                    es: "Espere un rato y repita el comando."),
                page: say(
                    en: "Wait a while, then try again.", fr: "Patientez un moment, puis réessayez.",
                    es: "Espere un momento y vuelva a intentarlo."))
        case .signInNeeded:
            switch side {
            case .store:
                say(
                    en:
                        "Enter it again, with nothing before or after it. Do not keep trying one that is refused: the service blocks repeated attempts.",
                    fr:
                        "Saisissez-les de nouveau, sans rien de trop ; n’insistez pas en cas de refus, le service bloque ceux qui insistent.",
                    es:
                        "Indíquelos de nuevo, sin nada de más; no insista si los rechaza, el servicio bloquea a quien insiste."
                )
            case .books:
                keysOfTheCompany
            }
        case .clientRefused:
            switch side {
            case .store:
                either(
                    command: say(
                        en: "Check `storeID`: the number is at the bottom of the store’s admin pages.",
                        fr: "Vérifiez `storeID` : le numéro figure au bas des pages d’administration de la boutique.",
                        es: "Revise `storeID`: el número está al pie de las páginas de administración de la tienda."),
                    page: say(
                        en: "Check the store number: it is at the bottom of the store’s admin pages.",
                        fr: "Vérifiez le numéro de la boutique : il figure au bas des pages de son administration.",
                        es: "Compruebe el número de la tienda: está al pie de las páginas de su administración."))
            case .books:
                either(
                    command: say(
                        en:
                            "Give `clientID` and `clientSecret` again with `bookbridge integrations books`, then sign in.",
                        fr:
                            "Indiquez de nouveau `clientID` et `clientSecret` avec `bookbridge integrations books`, puis authentifiez-vous.",
                        es:
                            "Indique de nuevo `clientID` y `clientSecret` con `bookbridge integrations books` e inicie sesión."
                    ),
                    page: say(
                        en: "Enter the client ID and the client secret of the application again, then sign in.",
                        fr: "Saisissez de nouveau l’identifiant et le secret de l’application, puis authentifiez-vous.",
                        es: "Indique de nuevo el identificador y el secreto de la aplicación e inicie sesión."))
            }
        case .notPermitted where problem.right != nil: giveRight(problem.right ?? "")
        case .notPermitted:
            switch side {
            case .store:
                either(
                    command: say(
                        en:
                            "Give the token the rights to read the store’s profile and its orders, then repeat the command.",
                        fr:
                            "Donnez au jeton les droits de lire le profil de la boutique et ses commandes, puis relancez la commande.",
                        es: "Dé al token permiso para leer el perfil de la tienda y sus pedidos, y repita el comando."),
                    page: say(
                        en: "Give the token the rights to read the store’s profile and its orders, then try again.",
                        fr:
                            "Donnez au jeton le droit de lire le profil de la boutique et ses commandes, puis réessayez.",
                        es: "Dé al token permiso para leer el perfil de la tienda y sus pedidos, y vuelva a intentarlo."
                    ))
            case .books:
                keysOfTheCompany
            }
        case .subscriptionEnded:
            either(
                command: say(
                    en: "Choose a plan that includes the API, then repeat the command.",
                    fr: "Choisissez un abonnement qui comprend l’API, puis relancez la commande.",
                    es: "Elija un plan que incluya la API y repita el comando."),
                page: say(
                    en: "Choose a plan that includes the API, then try again.",
                    fr: "Choisissez un abonnement qui comprend l’API, puis réessayez.",
                    es: "Elija un plan que incluya la API y vuelva a intentarlo."))
        case .notSecure(let fault): notSecure(name(of: side), fault).remedy
        case .extensionMissing: extensionMissing(name(of: side)).remedy
        case .blocked: inTheWay(name(of: side)).remedy
        case .clockWrong(let seconds): clockWrong(name(of: side), seconds).remedy
        case .notFound, .unreadable, .invalid, .stale, .duplicateName, .duplicateNumber, .periodClosed,
            .beforeStock, .referenceInactive, .transactionDeposited:
            either(
                command: say(
                    en: "Check \(addresses(side)), then repeat the command.",
                    fr: "Vérifiez \(addresses(side)), puis relancez la commande.",
                    es: "Revise \(addresses(side)) y repita el comando."),
                page: say(
                    en: "Check the addresses of the connection, then try again.",
                    fr: "Vérifiez les adresses de la connexion, puis réessayez.",
                    es: "Compruebe las direcciones de la conexión y vuelva a intentarlo."))
        }
    }

    /// The fields that hold addresses.
    private func addresses(_ side: OutsideSide) -> String {
        switch side {
        case .store:
            say(en: "the address of the store", fr: "l’adresse de la boutique", es: "la dirección de la tienda")
        case .books: "`apiBaseURL`, `tokenURL`"
        }
    }

    /// Where the sign-in went well, and the company answers with other keys.
    private var keysOfTheCompany: String {
        either(
            command: say(
                en:
                    "Check `apiBaseURL`: sandbox and production companies each have their own addresses and keys. Then begin `sign-in` again.",
                fr:
                    "Vérifiez `apiBaseURL` : les sociétés d’essai (sandbox) et de production ont chacune leurs propres adresses et clés. Puis recommencez `sign-in`.",
                es:
                    "Revise `apiBaseURL`: las empresas de prueba (sandbox) y las de producción tienen sus propias direcciones y claves. Después empiece de nuevo `sign-in`."
            ),
            page: say(
                en:
                    "Check the address of the API: sandbox and production companies each have their own addresses and keys. Then sign in again.",
                fr:
                    "Vérifiez l’adresse de l’API : les sociétés d’essai (sandbox) et de production ont chacune leurs propres adresses et clés. Puis authentifiez-vous de nouveau.",
                es:
                    "Revise la dirección de la API: las empresas de prueba (sandbox) y las de producción tienen sus propias direcciones y claves. Después inicie sesión de nuevo."
            ))
    }
}
