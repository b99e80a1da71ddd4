import Accounting
package import Features

/// Fixed words about books that call here: QuickBooks Desktop and its Web Connector (D1–D5).
package enum VisitorWord: String, PageWord {
    case title, lead, firstStep, download, addressUnfit, addStep, allowStep, passwordStep, runStep, firstReading
    case password, noPassword, makePassword, newPassword, newPasswordHint, passwordOnce, userName, lastSeen, never
    case silentTitle, checkComputer, checkFile, checkPassword, checkAutoRun, company, file, product, hereNow,
        notYetConnected, refused, troubled, begun
    case installNow

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Web Connector", fr: "Web Connector", es: "Web Connector")
        case .lead:
            s.say(
                en:
                    "QuickBooks Desktop calls here through its Web Connector; it must be running for anything to be posted.",
                fr:
                    "QuickBooks Desktop appelle ici par son Web Connector ; s’il n’est pas ouvert, rien n’est comptabilisé.",
                es:
                    "QuickBooks Desktop llama aquí mediante su Web Connector; debe estar abierto para que se contabilice algo."
            )
        case .firstStep:
            s.say(
                en:
                    "Install the QuickBooks Web Connector on the computer with QuickBooks, once. QuickBooks opens it under File, Update Web Services.",
                fr:
                    "Installez une fois le QuickBooks Web Connector sur l’ordinateur où se trouve QuickBooks. QuickBooks l’ouvre sous Fichier, Mettre à jour les services Web.",
                es:
                    "Instale una vez el QuickBooks Web Connector en el equipo donde está QuickBooks. QuickBooks lo abre en Archivo, Actualizar servicios web."
            )
        case .download:
            s.say(en: "Download the file", fr: "Télécharger le fichier", es: "Descargar el archivo")
        case .addressUnfit:
            s.say(
                en:
                    "The Web Connector calls over https only, or on its own computer. Whoever runs the server must give these pages an https address (BOOKBRIDGE_ADDRESS).",
                fr:
                    "Le Web Connector n’appelle qu’en https, ou sur son propre ordinateur. La personne qui administre le serveur doit donner à ces pages une adresse https (BOOKBRIDGE_ADDRESS).",
                es:
                    "El Web Connector solo llama por https, o en su propio equipo. Quien administra el servidor debe dar a estas páginas una dirección https (BOOKBRIDGE_ADDRESS)."
            )
        case .addStep:
            s.say(
                en: "Open the company file in QuickBooks as Admin, then open the downloaded file with a double click.",
                fr:
                    "Ouvrez le fichier de société dans QuickBooks en tant qu’Admin, puis ouvrez le fichier téléchargé d’un double-clic.",
                es:
                    "Abra el archivo de empresa en QuickBooks como Admin y luego abra el archivo descargado con un doble clic."
            )
        case .allowStep:
            s.say(
                en:
                    "QuickBooks asks whether it may be read and changed: choose “Yes, whenever this company file is open”.",
                fr:
                    "QuickBooks demande s’il peut être lu et modifié : choisissez « Oui, chaque fois que ce fichier de la société QuickBooks est ouvert ».",
                es:
                    "QuickBooks pregunta si se puede leer y modificar: elija «Sí, siempre que este archivo de empresa esté abierto»."
            )
        case .passwordStep:
            s.say(
                en: "Paste the password into the row of the Web Connector, press Enter, and let it be saved.",
                fr:
                    "Collez le mot de passe dans la ligne du Web Connector, appuyez sur Entrée et faites-le enregistrer.",
                es: "Pegue la contraseña en la fila del Web Connector, pulse Intro y guárdela.")
        case .runStep:
            s.say(
                en:
                    "Tick Auto-Run, then press Update Selected. It comes every 15 minutes; you may change that under Every_Min.",
                fr:
                    "Cochez Auto-Run, puis cliquez sur Update Selected. Il vient toutes les 15 minutes ; vous pouvez le changer sous Every_Min.",
                es:
                    "Marque Auto-Run y pulse Update Selected. Viene cada 15 minutos; puede cambiarlo en Every_Min.")
        case .firstReading:
            s.say(
                en:
                    "The first visit reads the lists, which takes about a minute with a large file; later ones read what changed.",
                fr:
                    "La première visite lit les listes, ce qui prend environ une minute pour un grand fichier ; les suivantes lisent ce qui a changé.",
                es:
                    "La primera visita lee las listas, lo que tarda alrededor de un minuto con un archivo grande; las siguientes leen lo que cambió."
            )
        case .password: s.say(en: "Password", fr: "Mot de passe", es: "Contraseña")
        case .noPassword:
            s.say(
                en: "There is no password yet.", fr: "Il n’y a pas encore de mot de passe.",
                es: "Todavía no hay contraseña.")
        case .makePassword:
            s.say(en: "Generate a password", fr: "Générer un mot de passe", es: "Generar una contraseña")
        case .newPassword:
            s.say(
                en: "Generate a new password", fr: "Générer un nouveau mot de passe", es: "Generar una contraseña nueva"
            )
        case .newPasswordHint:
            s.say(
                en: "The old one ends at once: the Web Connector must be given the new one.",
                fr: "L’ancien cesse aussitôt d’être valable : il faut donner le nouveau au Web Connector.",
                es: "La anterior deja de valer enseguida: hay que dar la nueva al Web Connector.")
        case .passwordOnce:
            s.say(
                en: "Copy it now: it is never shown again.",
                fr: "Copiez-le maintenant : il ne sera plus jamais affiché.",
                es: "Cópiela ahora: no se volverá a mostrar.")
        case .userName: s.say(en: "User name", fr: "Nom d’utilisateur", es: "Nombre de usuario")
        case .lastSeen: s.say(en: "Last call", fr: "Dernier appel", es: "Última llamada")
        case .never: s.say(en: "not yet", fr: "pas encore", es: "todavía no")
        case .silentTitle:
            s.say(
                en: "The Web Connector has been silent. What waits is kept.",
                fr: "Le Web Connector ne répond plus. Ce qui attend est gardé.",
                es: "El Web Connector está en silencio. Lo que espera se conserva.")
        case .checkComputer:
            s.say(
                en: "Is the computer on, a Windows user signed in, the Web Connector running?",
                fr: "L’ordinateur est-il allumé, un utilisateur Windows connecté, le Web Connector ouvert ?",
                es: "¿Está encendido el equipo, con un usuario de Windows conectado y el Web Connector abierto?")
        case .checkFile:
            s.say(
                en: "Is the company file open in QuickBooks?",
                fr: "Le fichier de société est-il ouvert dans QuickBooks ?",
                es: "¿Está abierto el archivo de empresa en QuickBooks?")
        case .checkPassword:
            s.say(
                en: "Was the password in its row saved?", fr: "Le mot de passe de sa ligne est-il enregistré ?",
                es: "¿Está guardada la contraseña de su fila?")
        case .checkAutoRun:
            s.say(en: "Is Auto-Run ticked?", fr: "Auto-Run est-il coché ?", es: "¿Está marcado Auto-Run?")
        case .company: s.say(en: "Company", fr: "Société", es: "Empresa")
        case .file: s.say(en: "Company file", fr: "Fichier de société", es: "Archivo de empresa")
        case .product: s.say(en: "QuickBooks", fr: "QuickBooks", es: "QuickBooks")
        case .hereNow: s.say(en: "Visiting now", fr: "En visite", es: "De visita ahora")
        case .notYetConnected:
            s.say(
                en: "Waiting for its first call", fr: "Attend son premier appel",
                es: "A la espera de su primera llamada")
        case .refused:
            s.say(
                en: "Called, wrong password", fr: "A appelé, mot de passe refusé", es: "Llamó, contraseña rechazada")
        case .troubled:
            s.say(
                en: "Called, could not begin", fr: "A appelé, n’a pas pu commencer", es: "Llamó, no pudo empezar")
        case .begun:
            s.say(
                en: "Called, first reading not over", fr: "A appelé, première lecture inachevée",
                es: "Llamó, primera lectura sin terminar")
        case .installNow: s.say(en: "Continue", fr: "Continuer", es: "Continuar")
        }
    }
}

extension VisitorWord {
    /// How books stand that wait for the call that connects them.
    package init(firstVisit note: VisitNote?) {
        if let trouble = note?.trouble {
            self = trouble.kind == .wrongPassword ? .refused : .troubled
        } else {
            self = note?.seenAt == nil ? .notYetConnected : .begun
        }
    }
}

extension Sentences {
    /// Shown to who opens the address of the door in a browser.
    package var webConnectorHere: String {
        say(
            en: "Bookbridge waits here for the QuickBooks Web Connector.",
            fr: "Bookbridge attend ici le QuickBooks Web Connector.",
            es: "Bookbridge espera aquí al QuickBooks Web Connector.")
    }

    /// Stands in the list of the Web Connector under the application.
    package var webConnectorDescription: String {
        say(
            en: "Keeps the orders of your stores in QuickBooks.",
            fr: "Tient les commandes de vos boutiques dans QuickBooks.",
            es: "Lleva los pedidos de sus tiendas a QuickBooks.")
    }

    /// The visit was ended, or never begun here.
    package var visitUnknown: String {
        say(
            en: "This visit has ended; the next one goes on.",
            fr: "Cette visite est terminée ; la suivante continue.",
            es: "Esta visita ha terminado; la siguiente continúa.")
    }

    /// How far a visit is.
    package func visiting(percent: Int) -> String {
        let share = self.percent(ExactDecimal(Int64(percent)))
        return say(en: "Visiting now, \(share)", fr: "En visite, \(share)", es: "De visita ahora, \(share)")
    }

    /// The same company file is visited from several computers.
    package func twoComputers(_ names: [String]) -> String {
        let all = names.joined(separator: ", ")
        return say(
            en:
                "Several computers call for this company file: \(all). Nothing is posted twice; keep Bookbridge in the Web Connector of one of them, and remove it from the others.",
            fr:
                "Plusieurs ordinateurs appellent pour ce fichier de société : \(all). Rien n’est comptabilisé deux fois ; gardez Bookbridge dans le Web Connector de l’un d’eux et supprimez-le des autres.",
            es:
                "Varios equipos llaman por este archivo de empresa: \(all). Nada se contabiliza dos veces; deje Bookbridge en el Web Connector de uno de ellos y quítelo de los demás."
        )
    }

    /// Why a visit came to nothing, and what a person does about it; `company` is the one whose file is wanted, `nil` before it is known.
    package func explain(_ trouble: VisitNote.Trouble, company: String?) -> String {
        let company =
            company
            ?? say(
                en: "the one that Bookbridge was added to", fr: "celui auquel Bookbridge a été ajouté",
                es: "aquel al que se añadió Bookbridge")
        return switch trouble.kind {
        case .otherFile:
            say(
                en: "Another company file is open. Open \(company) in QuickBooks; nothing was sent.",
                fr: "Un autre fichier de société est ouvert. Ouvrez \(company) dans QuickBooks ; rien n’a été envoyé.",
                es: "Está abierto otro archivo de empresa. Abra \(company) en QuickBooks; no se envió nada.")
        case .fileUnknown:
            say(
                en:
                    "The open company file does not know Bookbridge. Open \(company), or add the downloaded file to the Web Connector again; nothing was sent.",
                fr:
                    "Le fichier de société ouvert ne connaît pas Bookbridge. Ouvrez \(company), ou ajoutez de nouveau le fichier téléchargé au Web Connector ; rien n’a été envoyé.",
                es:
                    "El archivo de empresa abierto no conoce Bookbridge. Abra \(company), o añada de nuevo el archivo descargado al Web Connector; no se envió nada."
            )
        case .olderCopy:
            say(
                en:
                    "The open company file\(path(of: trouble)) lacks what was posted last: it is a copy or an older backup. Open \(company); nothing was sent. If it is the right file, generate a new password and paste it into the Web Connector; then the work goes on in it, and the reconciliation finds what is missing.",
                fr:
                    "Dans le fichier de société ouvert\(path(of: trouble)), il manque ce qui a été comptabilisé en dernier : c’est une copie ou une ancienne sauvegarde. Ouvrez \(company) ; rien n’a été envoyé. Si c’est le bon fichier, générez un nouveau mot de passe et collez-le dans le Web Connector ; le travail y continue alors, et le rapprochement trouve ce qui manque.",
                es:
                    "En el archivo de empresa abierto\(path(of: trouble)) falta lo último que se contabilizó: es una copia o una copia de seguridad antigua. Abra \(company); no se envió nada. Si es el archivo correcto, genere una contraseña nueva y péguela en el Web Connector; entonces el trabajo sigue en él, y la conciliación encuentra lo que falta."
            )
        case .closed:
            say(
                en: "QuickBooks is closed. Open it with the company file; what waits is kept.",
                fr: "QuickBooks est fermé. Ouvrez-le avec le fichier de société ; ce qui attend est gardé.",
                es: "QuickBooks está cerrado. Ábralo con el archivo de empresa; lo que espera se conserva.")
        case .dialogOpen:
            say(
                en: "QuickBooks waits for an answer in a window. Close that window; the next visit goes on.",
                fr: "QuickBooks attend une réponse dans une fenêtre. Fermez-la ; la prochaine visite continue.",
                es: "QuickBooks espera una respuesta en una ventana. Ciérrela; la próxima visita continúa.")
        case .otherMode:
            say(
                en: "The company file is in use in another mode. The next visit tries again.",
                fr: "Le fichier de société est utilisé dans un autre mode. La prochaine visite réessaie.",
                es: "El archivo de empresa se usa en otro modo. La próxima visita lo intenta de nuevo.")
        case .starting:
            say(
                en: "QuickBooks is still starting. The next visit tries again.",
                fr: "QuickBooks démarre encore. La prochaine visite réessaie.",
                es: "QuickBooks todavía se está iniciando. La próxima visita lo intenta de nuevo.")
        case .busy:
            say(
                en: "QuickBooks could not be reached. The next visit tries again.",
                fr: "QuickBooks était injoignable. La prochaine visite réessaie.",
                es: "No se pudo acceder a QuickBooks. La próxima visita lo intenta de nuevo.")
        case .fileUnfit:
            say(
                en: "This QuickBooks cannot open the company file. Open it by hand and read what QuickBooks says.",
                fr:
                    "Ce QuickBooks ne peut pas ouvrir le fichier de société. Ouvrez-le à la main et lisez ce que dit QuickBooks.",
                es: "Este QuickBooks no puede abrir el archivo de empresa. Ábralo a mano y lea lo que dice QuickBooks.")
        case .notAuthorised:
            say(
                en:
                    "QuickBooks does not allow Bookbridge in this file. As Admin, allow it under Edit, Preferences, Integrated Applications, or add the downloaded file again.",
                fr:
                    "QuickBooks n’autorise pas Bookbridge dans ce fichier. En tant qu’Admin, autorisez-le sous Édition, Préférences, Applications intégrées, ou ajoutez de nouveau le fichier téléchargé.",
                es:
                    "QuickBooks no permite Bookbridge en este archivo. Como Admin, permítalo en Editar, Preferencias, Aplicaciones integradas, o añada de nuevo el archivo descargado."
            )
        case .automaticLoginOff:
            say(
                en:
                    "QuickBooks is closed and does not let Bookbridge in by itself. Keep the file open, or allow access while QuickBooks is not running.",
                fr:
                    "QuickBooks est fermé et ne laisse pas entrer Bookbridge de lui-même. Gardez le fichier ouvert, ou autorisez l’accès quand QuickBooks ne fonctionne pas.",
                es:
                    "QuickBooks está cerrado y no deja entrar a Bookbridge por sí solo. Mantenga el archivo abierto, o permita el acceso cuando QuickBooks no está en marcha."
            )
        case .tooOld:
            say(
                en: "This QuickBooks is too old: 2014 or later is needed.",
                fr: "Ce QuickBooks est trop ancien : il faut 2014 ou plus récent.",
                es: "Este QuickBooks es demasiado antiguo: se necesita 2014 o posterior.")
        case .editionUnknown:
            say(
                en: "This edition of QuickBooks is not supported here: United States, Canada and United Kingdom are.",
                fr: "Cette édition de QuickBooks n’est pas gérée : États-Unis, Canada et Royaume-Uni le sont.",
                es: "Esta edición de QuickBooks no se admite: sí Estados Unidos, Canadá y Reino Unido.")
        case .wrongPassword:
            say(
                en:
                    "The Web Connector called and was refused: it gave a wrong password. Generate a new one and paste it into its row.",
                fr:
                    "Le Web Connector a appelé et a été refusé : il a donné un mauvais mot de passe. Générez-en un nouveau et collez-le dans sa ligne.",
                es:
                    "El Web Connector llamó y fue rechazado: dio una contraseña incorrecta. Genere una nueva y péguela en su fila."
            )
        case .left:
            say(
                en:
                    "The Web Connector left in the middle of its work. What was under way is looked for by the next visit.",
                fr:
                    "Le Web Connector est parti au milieu de son travail. La prochaine visite cherche ce qui était en cours.",
                es:
                    "El Web Connector se fue en medio de su trabajo. La próxima visita busca lo que estaba en curso.")
        case .other:
            say(
                en: "The Web Connector reported an error\(code(of: trouble)). The next visit tries again.",
                fr: "Le Web Connector a signalé une erreur\(code(of: trouble)). La prochaine visite réessaie.",
                es: "El Web Connector comunicó un error\(code(of: trouble)). La próxima visita lo intenta de nuevo.")
        }
    }

    private func path(of trouble: VisitNote.Trouble) -> String { trouble.text.map { " (\($0))" } ?? "" }

    private func code(of trouble: VisitNote.Trouble) -> String {
        let parts = [trouble.code, trouble.text].compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ": ")))"
    }

    /// Where nothing can be said before the books visit again.
    func notVisiting(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en:
                    "\(capitalised(name)) can only be reached while its Web Connector visits, and it is not visiting now.",
                fr:
                    "\(capitalised(name)) n’est joignable que pendant une visite de son Web Connector, qui n’est pas là.",
                es: "Solo se accede a \(name) mientras su Web Connector está de visita, y ahora no está."),
            meaning: nothingLost,
            remedy: say(
                en:
                    "The next visit goes on by itself. To have it at once, press Update Selected in the Web Connector.",
                fr:
                    "La prochaine visite continue d’elle-même. Pour l’avoir tout de suite, cliquez sur Update Selected dans le Web Connector.",
                es:
                    "La próxima visita continúa por sí sola. Para tenerla enseguida, pulse Update Selected en el Web Connector."
            ),
            fixes: [], actor: .nobody)
    }
}
