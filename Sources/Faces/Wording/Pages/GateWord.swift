/// Words of the pages before the door: first start, signing in, a forgotten password, an invitation.
package enum GateWord: String, PageWord {
    case motto, store, books, difference, example, about
    case signIn, signInLead, email, password, passwordHint, newPassword, keep, forgot
    case code, codeTitle, codeLead, codeHint, confirm, again
    case start, startLead, startCode, startCodeHint, name, begin
    case resetTitle, resetLead, ask, asked, askedMore, back, choose, chooseLead, save
    case invitation, join, accept, signInFirst

    package func text(_ s: Sentences) -> String {
        switch self {
        case .motto:
            s.say(
                en: "Each order once, and to the cent.", fr: "Chaque commande une seule fois, et au centime près.",
                es: "Cada pedido una sola vez, y al céntimo.")
        case .store: s.say(en: "Store", fr: "Boutique", es: "Tienda")
        case .books: s.say(en: "Books", fr: "Livres", es: "Libros")
        case .difference: s.say(en: "Difference", fr: "Écart", es: "Diferencia")
        case .example: s.say(en: "An example", fr: "Un exemple", es: "Un ejemplo")
        case .about: s.say(en: "What Bookbridge does", fr: "Ce que fait Bookbridge", es: "Qué hace Bookbridge")
        case .signIn: s.say(en: "Sign in", fr: "Se connecter", es: "Iniciar sesión")
        case .signInLead:
            s.say(
                en: "to your company’s orders and books", fr: "aux commandes et aux livres de votre société",
                es: "en los pedidos y los libros de su empresa")
        case .email: s.say(en: "E-mail address", fr: "Adresse de courriel", es: "Correo electrónico")
        case .password: s.say(en: "Password", fr: "Mot de passe", es: "Contraseña")
        case .passwordHint:
            s.say(
                en: "12 characters or more; several words are fine.",
                fr: "12 caractères ou plus ; plusieurs mots conviennent.",
                es: "12 caracteres o más; varias palabras sirven.")
        case .newPassword: s.say(en: "New password", fr: "Nouveau mot de passe", es: "Contraseña nueva")
        case .keep:
            s.say(
                en: "Keep me signed in on this device", fr: "Rester connecté sur cet appareil",
                es: "Mantener la sesión en este dispositivo")
        case .forgot:
            s.say(en: "I forgot my password", fr: "J’ai oublié mon mot de passe", es: "Olvidé mi contraseña")
        case .code: s.say(en: "Code", fr: "Code", es: "Código")
        case .codeTitle: s.say(en: "Enter your code", fr: "Saisissez votre code", es: "Introduzca su código")
        case .codeLead:
            s.say(
                en: "Your password was right. The code is in the authenticator app on your phone.",
                fr:
                    "Votre mot de passe est le bon. Le code est dans l’application d’authentification de votre téléphone.",
                es: "Su contraseña es correcta. El código está en la aplicación de autenticación de su teléfono.")
        case .codeHint:
            s.say(
                en: "Six digits, or one of your recovery codes.",
                fr: "Six chiffres, ou l’un de vos codes de secours.",
                es: "Seis cifras, o uno de sus códigos de recuperación.")
        case .confirm: s.say(en: "Confirm", fr: "Confirmer", es: "Confirmar")
        case .again:
            s.say(en: "Sign in as somebody else", fr: "Se connecter sous un autre nom", es: "Entrar como otra persona")
        case .start: s.say(en: "First start", fr: "Premier démarrage", es: "Primer arranque")
        case .startLead:
            s.say(
                en: "You become the administrator of this installation; others join by invitation.",
                fr: "Vous devenez l’administrateur de cette installation ; les autres arrivent par invitation.",
                es: "Usted será el administrador de esta instalación; los demás entran por invitación.")
        case .startCode: s.say(en: "Server code", fr: "Code du serveur", es: "Código del servidor")
        case .startCodeHint:
            s.say(
                en: "The server printed it when it started: four groups of four.",
                fr: "Le serveur l’a affiché à son démarrage : quatre groupes de quatre.",
                es: "El servidor lo mostró al arrancar: cuatro grupos de cuatro.")
        case .name: s.say(en: "Your name", fr: "Votre nom", es: "Su nombre")
        case .begin: s.say(en: "Begin", fr: "Commencer", es: "Empezar")
        case .resetTitle: s.say(en: "Forgotten password", fr: "Mot de passe oublié", es: "Contraseña olvidada")
        case .resetLead:
            s.say(
                en: "Your administrators see that you asked, and can give you a link to choose a new one.",
                fr:
                    "Vos administrateurs voient votre demande et peuvent vous donner un lien pour en choisir un nouveau.",
                es: "Sus administradores ven que lo pidió y pueden darle un enlace para elegir una nueva.")
        case .ask: s.say(en: "Ask for a link", fr: "Demander un lien", es: "Pedir un enlace")
        case .asked: s.say(en: "It was noted.", fr: "C’est noté.", es: "Queda anotado.")
        case .askedMore:
            s.say(
                en:
                    "If the address has an account, its administrators find the request under People. Whoever runs the server can make a link at once.",
                fr:
                    "Si l’adresse a un compte, ses administrateurs trouvent la demande sous Personnes. La personne qui administre le serveur peut créer un lien aussitôt.",
                es:
                    "Si la dirección tiene cuenta, sus administradores encuentran la petición en Personas. Quien administra el servidor puede crear un enlace al momento."
            )
        case .back: s.say(en: "Back to the sign-in", fr: "Retour à la connexion", es: "Volver al inicio de sesión")
        case .choose: s.say(en: "Choose a password", fr: "Choisir un mot de passe", es: "Elegir una contraseña")
        case .chooseLead:
            s.say(
                en: "Every browser in which you are signed in is signed out.",
                fr: "Tous les navigateurs où vous êtes connecté seront déconnectés.",
                es: "Se cerrará la sesión en todos los navegadores.")
        case .save: s.say(en: "Save the password", fr: "Enregistrer le mot de passe", es: "Guardar la contraseña")
        case .invitation: s.say(en: "Invitation", fr: "Invitation", es: "Invitación")
        case .join: s.say(en: "Join", fr: "Rejoindre", es: "Unirse")
        case .accept: s.say(en: "Accept the invitation", fr: "Accepter l’invitation", es: "Aceptar la invitación")
        case .signInFirst:
            s.say(en: "Sign in to accept", fr: "Se connecter pour accepter", es: "Iniciar sesión para aceptar")
        }
    }
}

extension Sentences {
    /// Who invites where, and as what.
    package func invited(to company: String, as role: String, by inviter: String) -> String {
        say(
            en: "\(plain(inviter)) invites you to \(quoted(company)) as \(role).",
            fr: "\(plain(inviter)) vous invite à rejoindre \(quoted(company)) comme \(role).",
            es: "\(plain(inviter)) le invita a \(quoted(company)) como \(role).")
    }

    /// Whose account it is.
    package func accountOf(_ email: String) -> String {
        say(en: "Account: \(plain(email))", fr: "Compte : \(plain(email))", es: "Cuenta: \(plain(email))")
    }
}
