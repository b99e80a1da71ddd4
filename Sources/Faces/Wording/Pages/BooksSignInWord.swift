/// Words of the sign-in to the books and of reading their lists.
package enum BooksSignInWord: String, PageWord {
    case title, lead, steps, stepAddress, stepSignIn, stepBack, callback, callbackHint, signIn, later, wrongCompany
    case readingTitle, readingLead, read, goOn

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title:
            s.say(
                en: "Sign in to QuickBooks", fr: "S’authentifier auprès de QuickBooks",
                es: "Iniciar sesión en QuickBooks")
        case .lead:
            s.say(
                en: "You agree on a page of Intuit and come back here. Bookbridge never sees your password.",
                fr: "Vous acceptez sur une page d’Intuit et revenez ici. Bookbridge ne voit jamais votre mot de passe.",
                es: "Usted acepta en una página de Intuit y vuelve aquí. Bookbridge nunca ve su contraseña.")
        case .steps: s.say(en: "Three steps", fr: "Trois étapes", es: "Tres pasos")
        case .stepAddress:
            s.say(
                en:
                    "Once only: in your application at developer.intuit.com, add this redirect address under Redirect URIs.",
                fr:
                    "Une seule fois : dans votre application sur developer.intuit.com, ajoutez cette adresse de redirection sous Redirect URIs.",
                es:
                    "Una sola vez: en su aplicación en developer.intuit.com, añada esta dirección de redirección en Redirect URIs."
            )
        case .stepSignIn:
            s.say(
                en: "Press the button, sign in as an administrator of the books, and choose the right company.",
                fr:
                    "Cliquez sur le bouton, connectez-vous en tant qu’administrateur des livres et choisissez la bonne société.",
                es: "Pulse el botón, entre como administrador de los libros y elija la empresa correcta.")
        case .stepBack:
            s.say(
                en: "Back here, accounts, items, customers, taxes and the other lists are read. Nothing is written.",
                fr: "De retour ici, comptes, articles, clients, taxes et autres listes sont lus. Rien n’est écrit.",
                es: "De vuelta aquí se leen cuentas, artículos, clientes, impuestos y demás listas. No se escribe nada."
            )
        case .callback: s.say(en: "Redirect address", fr: "Adresse de redirection", es: "Dirección de redirección")
        case .callbackHint:
            s.say(
                en: "Copy it exactly, without a slash at its end.",
                fr: "Copiez-la telle quelle, sans barre oblique finale.",
                es: "Cópiela tal cual, sin barra al final.")
        case .signIn: s.say(en: "Sign in at Intuit", fr: "Se connecter chez Intuit", es: "Entrar en Intuit")
        case .later: s.say(en: "Later", fr: "Plus tard", es: "Más tarde")
        case .wrongCompany:
            s.say(
                en:
                    "Is this not your company? Sign in again and choose the right one: as long as nothing was posted there, it is simply forgotten.",
                fr:
                    "Ce n’est pas votre société ? Authentifiez-vous de nouveau et choisissez la bonne : tant que rien n’y est comptabilisé, elle est simplement oubliée.",
                es:
                    "¿No es su empresa? Inicie sesión de nuevo y elija la correcta: mientras no se haya contabilizado nada allí, simplemente se olvida."
            )
        case .readingTitle: s.say(en: "Reading the lists", fr: "Lecture des listes", es: "Lectura de las listas")
        case .readingLead:
            s.say(
                en: "This page goes on by itself. You may leave it; what was read stays.",
                fr: "Cette page avance d’elle-même. Vous pouvez la quitter ; ce qui est lu reste.",
                es: "Esta página avanza sola. Puede salir; lo leído se conserva.")
        case .read: s.say(en: "read", fr: "lus", es: "leídos")
        case .goOn: s.say(en: "Go on", fr: "Continuer", es: "Continuar")
        }
    }
}

/// Why a sign-in to the books came back without success; the address of the page names it by its case.
package enum SignInReturnWord: String, PageWord {
    case consentRefused, old, used, elsewhere, expired, worn, cut, requestRefused, clientRefused, unanswered, unread
    case otherCompany, sharedCompany

    package func text(_ s: Sentences) -> String {
        switch self {
        case .consentRefused:
            s.say(
                en:
                    "On the page of Intuit the consent was refused. Nothing was changed. Only an administrator of the books can agree.",
                fr:
                    "Sur la page d’Intuit, le consentement a été refusé. Rien n’a été modifié. Seul un administrateur des livres peut accepter.",
                es:
                    "En la página de Intuit se rechazó el consentimiento. No se cambió nada. Solo un administrador de los libros puede aceptar."
            )
        case .old:
            s.say(
                en: "That answer belongs to an earlier sign-in. Nothing was changed. Begin it again here.",
                fr:
                    "Cette réponse appartient à une authentification antérieure. Rien n’a été modifié. Recommencez ici.",
                es:
                    "Esa respuesta pertenece a un inicio de sesión anterior. No se cambió nada. Empiécelo de nuevo aquí."
            )
        case .used:
            s.say(
                en: "This sign-in is finished already; going back does not repeat it. QuickBooks is connected.",
                fr:
                    "Cette authentification est déjà terminée ; revenir en arrière ne la répète pas. QuickBooks est connecté.",
                es: "Este inicio de sesión ya terminó; volver atrás no lo repite. QuickBooks está conectado.")
        case .elsewhere:
            s.say(
                en: "The sign-in was begun in another browser or session. Nothing was changed. Begin it again here.",
                fr:
                    "L’authentification a été commencée dans un autre navigateur ou une autre session. Rien n’a été modifié. Recommencez ici.",
                es:
                    "El inicio de sesión se empezó en otro navegador u otra sesión. No se cambió nada. Empiécelo de nuevo aquí."
            )
        case .expired:
            s.say(
                en:
                    "The sign-in was begun more than an hour ago. Nothing was changed. Begin it again; it takes a minute.",
                fr:
                    "L’authentification a été commencée il y a plus d’une heure. Rien n’a été modifié. Recommencez ; cela prend une minute.",
                es:
                    "El inicio de sesión se empezó hace más de una hora. No se cambió nada. Empiécelo de nuevo; lleva un minuto."
            )
        case .worn:
            s.say(
                en:
                    "The code of that answer was used before or is too old. Nothing was changed. Begin the sign-in again.",
                fr:
                    "Le code de cette réponse a déjà servi ou est trop ancien. Rien n’a été modifié. Recommencez l’authentification.",
                es: "El código de esa respuesta ya se usó o es demasiado antiguo. No se cambió nada. Empiece de nuevo.")
        case .cut:
            s.say(
                en: "The answer of Intuit was not whole. Nothing was changed. Begin the sign-in again.",
                fr: "La réponse d’Intuit n’était pas complète. Rien n’a été modifié. Recommencez l’authentification.",
                es: "La respuesta de Intuit no estaba completa. No se cambió nada. Empiece de nuevo.")
        case .requestRefused:
            s.say(
                en:
                    "Intuit did not take the request. Check in your application that the redirect address below is registered, and that the scope is Accounting.",
                fr:
                    "Intuit n’a pas accepté la demande. Vérifiez dans votre application que l’adresse de redirection ci-dessous est inscrite et que la portée est Accounting.",
                es:
                    "Intuit no aceptó la solicitud. Compruebe en su aplicación que la dirección de redirección de abajo está registrada y que el alcance es Accounting."
            )
        case .clientRefused:
            s.say(
                en:
                    "Intuit does not know the client ID, or the client secret is wrong. Change the access: development and production keys are not the same.",
                fr:
                    "Intuit ne connaît pas le Client ID, ou le Client Secret est faux. Modifiez l’accès : les clés de développement et de production diffèrent.",
                es:
                    "Intuit no conoce el Client ID, o el Client Secret no es correcto. Cambie el acceso: las claves de desarrollo y de producción son distintas."
            )
        case .unanswered:
            s.say(
                en: "The sign-in service gave no usable answer. Nothing was changed. Wait a minute, then try again.",
                fr:
                    "Le service d’authentification n’a pas donné de réponse utilisable. Rien n’a été modifié. Attendez une minute, puis réessayez.",
                es:
                    "El servicio de inicio de sesión no dio una respuesta útil. No se cambió nada. Espere un minuto y vuelva a intentarlo."
            )
        case .unread:
            s.say(
                en:
                    "The sign-in went well, but the company could not be read, so nothing was kept. Development keys need the sandbox address of the API: change the access.",
                fr:
                    "L’authentification a réussi, mais la société n’a pas pu être lue ; rien n’a donc été gardé. Les clés de développement exigent l’adresse sandbox de l’API : modifiez l’accès.",
                es:
                    "El inicio de sesión salió bien, pero no se pudo leer la empresa, así que no se guardó nada. Las claves de desarrollo necesitan la dirección sandbox de la API: cambie el acceso."
            )
        case .otherCompany:
            s.say(
                en:
                    "You chose a different QuickBooks company from the one that this connection has posted to. It was not accepted, and its consent was revoked. For other books, create a new company here.",
                fr:
                    "Vous avez choisi une autre société QuickBooks que celle où cette connexion a comptabilisé. Elle n’a pas été retenue, et son autorisation a été révoquée. Pour d’autres livres, créez ici une nouvelle société.",
                es:
                    "Usted eligió otra empresa de QuickBooks que aquella en la que esta conexión contabilizó. No se aceptó, y su autorización se revocó. Para otros libros, cree aquí una empresa nueva."
            )
        case .sharedCompany:
            s.say(
                en: "That QuickBooks company belongs to another company here. Sign in again and choose another one.",
                fr:
                    "Cette société QuickBooks appartient à une autre société ici. Recommencez et choisissez-en une autre.",
                es: "Esa empresa de QuickBooks pertenece a otra empresa aquí. Empiece de nuevo y elija otra.")
        }
    }
}

extension Sentences {
    /// The company of the books that a sign-in must choose, by its name.
    package func signInAgain(choosing company: String) -> String {
        say(
            en: "Sign in again and choose \(quoted(company)).",
            fr: "Authentifiez-vous de nouveau et choisissez \(quoted(company)).",
            es: "Inicie sesión de nuevo y elija \(quoted(company)).")
    }
}
