import ConnectorKit
import Features

extension Sentences {
    func story(_ problem: SignInProblem) -> CauseText {
        switch problem {
        case .consentRefused: consentRefused
        case .addressCut(let missing): addressCut(missing)
        case .stateForeign: stateForeign
        case .requestRefused(let code, let text): requestRefused(code, text)
        case .codeWorn: codeWorn
        case .failed(let problem): connecting(problem, booksName, .books)
        }
    }

    func notSignedIn(_ id: String) -> CauseText {
        CauseText(
            what: say(
                en: "Nobody has signed in to \(booksName) for the connection \(quoted(id)) yet.",
                fr: "Personne ne s’est encore authentifié auprès \(de(booksName)) pour la connexion \(quoted(id)).",
                es: "Nadie ha iniciado sesión todavía en \(booksName) para la conexión \(quoted(id))."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "Sign in: `bookbridge integrations sign-in \(plain(id))`.",
                    fr: "Authentifiez-vous : `bookbridge integrations sign-in \(plain(id))`.",
                    es: "Inicie sesión: `bookbridge integrations sign-in \(plain(id))`."),
                page: say(
                    en: "Sign in under Integrations, on the page of the books.",
                    fr: "Authentifiez-vous sous Intégrations, sur la page des livres.",
                    es: "Inicie sesión en Integraciones, en la página de los libros.")),
            fixes: [.finishSetUp], actor: .administrator)
    }

    func noSignIn(_ id: String) -> CauseText {
        CauseText(
            what: say(
                en: "The connection \(quoted(id)) needs no sign-in; it works with what it was given when it was made.",
                fr:
                    "La connexion \(quoted(id)) ne demande pas d’authentification ; ce qui a été saisi à sa création lui suffit.",
                es: "La conexión \(quoted(id)) no necesita inicio de sesión; le basta lo que se indicó al crearla."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "Name the connection to the books; `bookbridge integrations` lists them.",
                    fr: "Indiquez la connexion aux livres ; `bookbridge integrations` en donne la liste.",
                    es: "Indique la conexión a los libros; `bookbridge integrations` las muestra."),
                page: say(
                    en: "Choose the books under Integrations.", fr: "Choisissez les livres sous Intégrations.",
                    es: "Elija los libros en Integraciones.")),
            fixes: [.retry], actor: .administrator)
    }

    private var consentRefused: CauseText {
        CauseText(
            what: say(
                en: "On the page of \(booksName) the consent was refused.",
                fr: "Sur la page \(de(booksName)), le consentement a été refusé.",
                es: "En la página de \(booksName) se rechazó el consentimiento."),
            meaning: signInStillOpen,
            remedy: either(
                command: say(
                    en: "Open the printed address again, choose the company and agree; only its administrator can.",
                    fr:
                        "Rouvrez l’adresse affichée, choisissez la société et acceptez ; seul son administrateur le peut.",
                    es: "Abra otra vez la dirección mostrada, elija la empresa y acepte; solo puede su administrador."),
                page: say(
                    en: "Begin the sign-in again under Integrations, and end it within a few minutes.",
                    fr: "Recommencez l’authentification sous Intégrations, et terminez-la en quelques minutes.",
                    es: "Empiece de nuevo el inicio de sesión en Integraciones y termínelo en pocos minutos.")),
            fixes: [.reconnect], actor: .administrator)
    }

    private func addressCut(_ missing: [String]) -> CauseText {
        CauseText(
            what: say(
                en: "The address is not complete: \(typed(missing)) \(form(missing.count, "is", "are")) missing.",
                fr: "L’adresse n’est pas complète : il manque \(typed(missing)).",
                es: "La dirección no está completa: \(form(missing.count, "falta", "faltan")) \(typed(missing))."),
            meaning: signInStillOpen,
            remedy: either(
                command: say(
                    en:
                        "Copy all of it from the address line of the browser and put it in quotation marks: a shell cuts it at `&`.",
                    fr:
                        "Copiez-la en entier depuis la barre d’adresse du navigateur et mettez-la entre guillemets droits : le terminal la coupe à `&`.",
                    es:
                        "Cópiela entera de la barra de direcciones del navegador y póngala entre comillas rectas: el terminal la corta en `&`."
                ),
                page: say(
                    en: "Begin the sign-in again under Integrations.",
                    fr: "Recommencez l’authentification sous Intégrations.",
                    es: "Empiece de nuevo el inicio de sesión en Integraciones.")),
            fixes: [.retry], actor: .administrator)
    }

    private var stateForeign: CauseText {
        CauseText(
            what: say(
                en: "The address belongs to another sign-in than the one that was begun last.",
                fr: "L’adresse appartient à une autre authentification que la dernière commencée.",
                es: "La dirección pertenece a otro inicio de sesión que el último iniciado."),
            meaning: signInStillOpen,
            remedy: either(
                command: say(
                    en:
                        "Open the address that `bookbridge integrations sign-in` printed last, and bring back the one that follows it.",
                    fr:
                        "Ouvrez la dernière adresse affichée par `bookbridge integrations sign-in` et rapportez celle qui en résulte.",
                    es:
                        "Abra la última dirección que mostró `bookbridge integrations sign-in` y traiga la que resulte de ella."
                ),
                page: say(
                    en: "Begin the sign-in again under Integrations, in this browser.",
                    fr: "Recommencez l’authentification sous Intégrations, dans ce navigateur.",
                    es: "Empiece de nuevo el inicio de sesión en Integraciones, en este navegador.")),
            fixes: [.reconnect], actor: .administrator)
    }

    private func requestRefused(_ code: String, _ text: String?) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(booksName)) did not take our request to sign in (\(plain(code))).",
                fr: "\(capitalised(booksName)) a refusé notre demande d’authentification (\(plain(code))).",
                es: "\(capitalised(booksName)) no aceptó nuestra solicitud de inicio de sesión (\(plain(code)))."),
            meaning: signInStillOpen,
            remedy: say(
                en:
                    "Check the application at the maker’s developer site: its client ID, its redirect address and its scope.",
                fr:
                    "Vérifiez l’application sur le site des développeurs de l’éditeur : identifiant client, adresse de redirection et portée.",
                es:
                    "Revise la aplicación en el sitio de desarrolladores del fabricante: id de cliente, dirección de redirección y alcance."
            ),
            fixes: [.openSettings, .reconnect], actor: .administrator,
            details: [detail(.theirText, text)].compactMap { $0 })
    }

    private var codeWorn: CauseText {
        CauseText(
            what: say(
                en: "The code in the address was used before, is too old, or came for another redirect address.",
                fr: "Le code de l’adresse a déjà servi, est trop ancien ou visait une autre adresse de redirection.",
                es:
                    "El código de la dirección ya se usó, es demasiado antiguo o era para otra dirección de redirección."
            ),
            meaning: signInStillOpen,
            remedy: either(
                command: say(
                    en:
                        "Open the printed address again and bring back the new one within a few minutes, with the same `--redirect`.",
                    fr:
                        "Rouvrez l’adresse affichée et rapportez la nouvelle dans les quelques minutes, avec le même `--redirect`.",
                    es:
                        "Abra otra vez la dirección mostrada y traiga la nueva en pocos minutos, con el mismo `--redirect`."
                ),
                page: say(
                    en: "Begin the sign-in again under Integrations, and end it within a few minutes.",
                    fr: "Recommencez l’authentification sous Intégrations, et terminez-la en quelques minutes.",
                    es: "Empiece de nuevo el inicio de sesión en Integraciones y termínelo en pocos minutos.")),
            fixes: [.reconnect], actor: .administrator)
    }

    var signInElsewhere: CauseText {
        CauseText(
            what: say(
                en: "The sign-in was begun in another browser, or in an earlier session of this one.",
                fr: "L’authentification a été commencée dans un autre navigateur, ou dans une session antérieure.",
                es: "El inicio de sesión se empezó en otro navegador, o en una sesión anterior de este."),
            meaning: nothingDone,
            remedy: say(
                en: "Begin it again here.", fr: "Recommencez-la ici.", es: "Empiécelo de nuevo aquí."),
            fixes: [.reconnect], actor: .administrator)
    }

    var signInExpired: CauseText {
        CauseText(
            what: say(
                en: "The sign-in was begun more than an hour ago.",
                fr: "L’authentification a été commencée il y a plus d’une heure.",
                es: "El inicio de sesión se empezó hace más de una hora."),
            meaning: nothingDone,
            remedy: say(
                en: "Begin it again; it takes a minute.", fr: "Recommencez-la ; cela prend une minute.",
                es: "Empiécelo de nuevo; lleva un minuto."),
            fixes: [.reconnect], actor: .administrator)
    }

    private var signInStillOpen: String {
        say(
            en: "Nothing was changed, and the sign-in can still be finished.",
            fr: "Rien n’a été modifié, et l’authentification peut encore être terminée.",
            es: "No se cambió nada, y el inicio de sesión todavía se puede terminar.")
    }
}
