package import Storage

/// Words of a person's own account.
package enum AccountWord: String, PageWord {
    case title, lead, profile, name, email, language, byBrowser, timeZone, timeZoneHint, look, lookSystem, lookLight
    case lookDark, save
    case passwordTitle, passwordLead, oldPassword, newPassword, passwordHint, changePassword
    case factorTitle, factorOff, factorOn, factorTurnOn, factorTurnOff, factorPassword
    case factorSetUp, factorStepApp, factorStepKey, factorKey, factorOpen, factorStepCode, factorCode, factorConfirm
    case recoveryTitle, recoveryLead, recoveryDone
    case sessionsTitle, sessionsLead, browser, address, seen, thisBrowser, endSession, endOthers, sessionActions,
        reports, reportsLead, keysTitle, keysLead, keysOpen

    package func text(_ s: Sentences) -> String {
        switch self {
        case .keysTitle: KeysWord.title.text(s)
        case .keysLead: KeysWord.accountLead.text(s)
        case .keysOpen: s.say(en: "See the keys", fr: "Voir les clés", es: "Ver las claves")
        case .reports: s.say(en: "Reports by e-mail", fr: "Rapports par courriel", es: "Informes por correo")
        case .reportsLead:
            s.say(
                en: "One message for all orders of a sync, never one for each.",
                fr: "Un seul message pour toutes les commandes d’une synchronisation, jamais un par commande.",
                es: "Un solo mensaje para todos los pedidos de una sincronización, nunca uno por pedido.")
        case .title: s.say(en: "Your account", fr: "Votre compte", es: "Su cuenta")
        case .lead:
            s.say(
                en: "How Bookbridge speaks to you, and how you sign in.",
                fr: "Comment Bookbridge vous parle, et comment vous vous connectez.",
                es: "Cómo le habla Bookbridge y cómo inicia sesión.")
        case .profile: s.say(en: "You", fr: "Vous", es: "Usted")
        case .name: s.say(en: "Name", fr: "Nom", es: "Nombre")
        case .email: s.say(en: "E-mail address", fr: "Adresse de courriel", es: "Correo electrónico")
        case .language: s.say(en: "Language", fr: "Langue", es: "Idioma")
        case .byBrowser: s.say(en: "As the browser asks", fr: "Celle du navigateur", es: "El del navegador")
        case .timeZone: s.say(en: "Time zone", fr: "Fuseau horaire", es: "Zona horaria")
        case .timeZoneHint:
            s.say(
                en: "By its city: America/New_York, Europe/Paris. Left empty: that of the company.",
                fr: "Par sa ville : Europe/Paris, America/Montreal. Laissé vide : celui de la société.",
                es: "Por su ciudad: America/Mexico_City, Europe/Madrid. Vacía: la de la empresa.")
        case .look: s.say(en: "Look", fr: "Aspect", es: "Aspecto")
        case .lookSystem: s.say(en: "As the system", fr: "Comme le système", es: "Como el sistema")
        case .lookLight: s.say(en: "Light", fr: "Clair", es: "Claro")
        case .lookDark: s.say(en: "Dark", fr: "Sombre", es: "Oscuro")
        case .save: s.say(en: "Save", fr: "Enregistrer", es: "Guardar")
        case .passwordTitle: s.say(en: "Password", fr: "Mot de passe", es: "Contraseña")
        case .passwordLead:
            s.say(
                en: "A new password signs you out everywhere else.",
                fr: "Un nouveau mot de passe vous déconnecte partout ailleurs.",
                es: "Una contraseña nueva cierra su sesión en los demás sitios.")
        case .oldPassword: s.say(en: "Current password", fr: "Mot de passe actuel", es: "Contraseña actual")
        case .newPassword: s.say(en: "New password", fr: "Nouveau mot de passe", es: "Contraseña nueva")
        case .passwordHint:
            s.say(
                en: "12 characters or more; several words are fine.",
                fr: "12 caractères ou plus ; plusieurs mots conviennent.",
                es: "12 caracteres o más; varias palabras sirven.")
        case .changePassword:
            s.say(en: "Change the password", fr: "Changer le mot de passe", es: "Cambiar la contraseña")
        case .factorTitle: s.say(en: "Second factor", fr: "Second facteur", es: "Segundo factor")
        case .factorOff:
            s.say(
                en: "Off. With it, a stolen password alone lets nobody in.",
                fr: "Désactivé. Avec lui, un mot de passe volé ne suffit pas pour se connecter.",
                es: "Desactivado. Con él, una contraseña robada no basta para entrar.")
        case .factorOn:
            s.say(
                en: "On. Each sign-in asks for a code of your authenticator app.",
                fr: "Activé. Chaque connexion demande un code de votre application d’authentification.",
                es: "Activado. Cada inicio de sesión pide un código de su aplicación de autenticación.")
        case .factorTurnOn: s.say(en: "Turn it on…", fr: "Activer…", es: "Activar…")
        case .factorTurnOff: s.say(en: "Turn it off", fr: "Désactiver", es: "Desactivar")
        case .factorPassword: s.say(en: "Your password", fr: "Votre mot de passe", es: "Su contraseña")
        case .factorSetUp:
            s.say(en: "Turn on the second factor", fr: "Activer le second facteur", es: "Activar el segundo factor")
        case .factorStepApp:
            s.say(
                en: "Open an authenticator app on your phone and add an account.",
                fr: "Ouvrez une application d’authentification sur votre téléphone et ajoutez un compte.",
                es: "Abra una aplicación de autenticación en su teléfono y añada una cuenta.")
        case .factorStepKey:
            s.say(
                en: "Type this key there. On the phone itself, the link does it for you.",
                fr: "Saisissez-y cette clé. Sur le téléphone même, le lien le fait pour vous.",
                es: "Escriba allí esta clave. En el propio teléfono, el enlace lo hace por usted.")
        case .factorKey: s.say(en: "Key", fr: "Clé", es: "Clave")
        case .factorOpen:
            s.say(en: "Open in the authenticator", fr: "Ouvrir dans l’application", es: "Abrir en la aplicación")
        case .factorStepCode:
            s.say(
                en: "Enter the six digits that it shows.", fr: "Saisissez les six chiffres affichés.",
                es: "Introduzca las seis cifras que muestra.")
        case .factorCode: s.say(en: "Code", fr: "Code", es: "Código")
        case .factorConfirm: s.say(en: "Turn it on", fr: "Activer", es: "Activar")
        case .recoveryTitle: s.say(en: "Recovery codes", fr: "Codes de secours", es: "Códigos de recuperación")
        case .recoveryLead:
            s.say(
                en:
                    "The second factor is on. Keep these codes away from your phone; each works once. They are shown this time only.",
                fr:
                    "Le second facteur est activé. Gardez ces codes ailleurs que dans votre téléphone ; chacun sert une fois. Ils ne sont montrés que maintenant.",
                es:
                    "El segundo factor está activado. Guarde estos códigos lejos de su teléfono; cada uno sirve una vez. Solo se muestran ahora."
            )
        case .recoveryDone: s.say(en: "I have saved them", fr: "Je les ai gardés", es: "Los guardé")
        case .sessionsTitle:
            s.say(en: "Where you are signed in", fr: "Où vous êtes connecté", es: "Dónde tiene la sesión abierta")
        case .sessionsLead:
            s.say(
                en: "A browser that you do not know? Sign it out and change the password.",
                fr: "Un navigateur que vous ne reconnaissez pas ? Déconnectez-le et changez de mot de passe.",
                es: "¿No reconoce un navegador? Cierre su sesión y cambie la contraseña.")
        case .browser: s.say(en: "Browser", fr: "Navigateur", es: "Navegador")
        case .address: s.say(en: "From", fr: "Depuis", es: "Desde")
        case .seen: s.say(en: "Last seen", fr: "Vu pour la dernière fois", es: "Visto por última vez")
        case .thisBrowser: s.say(en: "this browser", fr: "ce navigateur", es: "este navegador")
        case .endSession: s.say(en: "Sign out there", fr: "Déconnecter", es: "Cerrar esa sesión")
        case .endOthers:
            s.say(en: "Sign out everywhere else", fr: "Déconnecter partout ailleurs", es: "Cerrar las demás sesiones")
        case .sessionActions: s.say(en: "Action", fr: "Action", es: "Acción")
        }
    }
}

extension Sentences {
    /// What a person wants to be told of the syncs of a company.
    package func name(of choice: ReportChoice) -> String {
        switch choice {
        case .never: say(en: "never", fr: "jamais", es: "nunca")
        case .eachSync:
            say(
                en: "after each sync with news", fr: "après chaque synchronisation avec du nouveau",
                es: "tras cada sincronización con novedades")
        case .daily: say(en: "each morning", fr: "chaque matin", es: "cada mañana")
        case .onErrors:
            say(
                en: "when something needs you", fr: "quand quelque chose est à traiter",
                es: "cuando algo requiera su atención")
        }
    }
}
