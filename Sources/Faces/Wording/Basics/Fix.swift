/// A step that mends a cause; pages, mail and the command line show it under the same words.
package enum Fix: String, Hashable, Sendable, Codable, CaseIterable {
    case retry, ignore, reconnect, report
    case openOrder, openInBooks, openBilling, openSettings, finishSetUp
    case pairTax, chooseItem, chooseCustomer, chooseAccount
    case createItem, activateInBooks, enterRate, enterRefund, postOnFirstOpenDay
    case linkExisting, addSuffix, postAgain, applyOurs, markEnteredByHand, freeSpace, startFresh
    case chooseDays, confirm, goOn
    case bringFile, sendAgain
    case settleDifference, takeBack, keepPosted
    case askAdministrator, sendOrder
}

extension Fix {
    /// The command that takes the step for an order; `nil` where the step is taken in the store, in the books, or by other words.
    var command: String? {
        switch self {
        case .retry: "bookbridge orders retry"
        case .sendOrder: "bookbridge orders send"
        case .ignore: "bookbridge orders ignore"
        case .markEnteredByHand: "bookbridge orders by-hand"
        case .enterRefund: "bookbridge orders refund-amount"
        case .addSuffix: "bookbridge orders suffix"
        case .settleDifference: "bookbridge orders settle"
        case .keepPosted: "bookbridge orders keep"
        case .takeBack: "bookbridge undo --order"
        case .linkExisting, .applyOurs, .postAgain: "bookbridge reconcile"
        case .postOnFirstOpenDay: "bookbridge integrations policy --closed-period firstOpenDay"
        case .pairTax, .chooseAccount, .openSettings: "bookbridge integrations policy --save"
        case .askAdministrator, .reconnect, .report, .openOrder, .openInBooks, .openBilling, .finishSetUp, .chooseItem,
            .chooseCustomer,
            .createItem, .activateInBooks, .enterRate, .freeSpace, .startFresh, .chooseDays, .confirm, .goOn,
            .bringFile, .sendAgain:
            nil
        }
    }
}

extension Sentences {
    /// A remedy with the commands that take its steps, those that it does not name itself. What is in the books is left out of them by
    /// an undo only.
    func withCommands(_ story: CauseText, isInBooks: Bool) -> CauseText {
        let fixes = story.fixes.filter { fix in
            switch fix {
            // What was undone is posted again by a retry.
            case .postAgain: !story.fixes.contains(.retry)
            case .ignore, .markEnteredByHand: !isInBooks
            default: true
            }
        }
        var commands: [String] = []
        for command in fixes.compactMap(\.command)
        where !commands.contains(command) && !story.remedy.contains("`\(command)") { commands.append(command) }
        if commands.isEmpty { return story }
        var told = story
        let names = list(commands.map { "`\($0)`" })
        told.remedy +=
            " "
            + say(
                en: "On the command line: \(names).", fr: "En ligne de commande : \(names).",
                es: "En la línea de comandos: \(names).")
        return told
    }

    /// The few words on the button of a step.
    package func label(of fix: Fix) -> String {
        switch fix {
        case .sendOrder: say(en: "Send the order", fr: "Envoyer la commande", es: "Enviar el pedido")
        case .askAdministrator:
            say(en: "Ask an administrator", fr: "Demander à un administrateur", es: "Pedirlo a un administrador")
        case .retry: say(en: "Retry", fr: "Réessayer", es: "Reintentar")
        case .ignore: say(en: "Ignore", fr: "Ignorer", es: "Ignorar")
        case .reconnect: say(en: "Reconnect", fr: "Rétablir la connexion", es: "Volver a conectar")
        case .report: say(en: "Report it", fr: "Signaler", es: "Informar del problema")
        case .openOrder: say(en: "Open the order", fr: "Ouvrir la commande", es: "Abrir el pedido")
        case .openInBooks: open(in: booksName)
        case .openBilling: say(en: "Open billing", fr: "Ouvrir l’abonnement", es: "Abrir la suscripción")
        case .openSettings: say(en: "Open the settings", fr: "Ouvrir les réglages", es: "Abrir la configuración")
        case .finishSetUp:
            say(en: "Finish the set-up", fr: "Terminer la configuration", es: "Terminar la configuración")
        case .pairTax:
            say(en: "Choose the tax code", fr: "Choisir le code de taxe", es: "Elegir el código de impuesto")
        case .chooseItem: say(en: "Choose an item", fr: "Choisir un article", es: "Elegir un artículo")
        case .chooseCustomer: say(en: "Choose a customer", fr: "Choisir un client", es: "Elegir un cliente")
        case .chooseAccount: say(en: "Choose an account", fr: "Choisir un compte", es: "Elegir una cuenta")
        case .createItem: say(en: "Create the item", fr: "Créer l’article", es: "Crear el artículo")
        case .activateInBooks: say(en: "Reactivate it", fr: "Réactiver", es: "Reactivar")
        case .enterRate: say(en: "Enter the rate", fr: "Saisir le taux", es: "Indicar el tipo de cambio")
        case .enterRefund: say(en: "Enter the refund", fr: "Saisir le remboursement", es: "Indicar el reembolso")
        case .postOnFirstOpenDay:
            say(
                en: "Post on the first open day", fr: "Dater du premier jour ouvert", es: "Fechar el primer día abierto"
            )
        case .linkExisting: say(en: "Link to it", fr: "Associer à l’existant", es: "Vincular con el existente")
        case .addSuffix: say(en: "Post with a suffix", fr: "Ajouter un suffixe", es: "Añadir un sufijo")
        case .postAgain: say(en: "Post it again", fr: "Comptabiliser de nouveau", es: "Contabilizar de nuevo")
        case .applyOurs: say(en: "Apply our version", fr: "Appliquer notre version", es: "Aplicar nuestra versión")
        case .markEnteredByHand:
            say(
                en: "Mark as entered by hand", fr: "Marquer comme saisie à la main", es: "Marcar como registrado a mano"
            )
        case .freeSpace: say(en: "Check the disk", fr: "Vérifier le disque", es: "Revisar el disco")
        case .bringFile: say(en: "Import a file", fr: "Importer un fichier", es: "Importar un archivo")
        case .sendAgain: say(en: "Send again", fr: "Renvoyer", es: "Enviar de nuevo")
        case .chooseDays: say(en: "Choose other days", fr: "Choisir d’autres jours", es: "Elegir otros días")
        case .confirm: say(en: "Confirm it", fr: "Confirmer", es: "Confirmar")
        case .goOn: say(en: "Go on with it", fr: "La reprendre", es: "Seguir con ella")
        case .settleDifference:
            say(en: "Say what became of it", fr: "Préciser ce qu’il en est", es: "Indicar qué pasó")
        case .takeBack: say(en: "Take it back", fr: "Retirer des livres", es: "Retirar de los libros")
        case .keepPosted: say(en: "Keep it", fr: "Garder tel quel", es: "Dejarlo como está")
        case .startFresh: say(en: "Choose another folder", fr: "Choisir un autre dossier", es: "Elegir otra carpeta")
        }
    }

    /// On a link to a record as the books, or the store, show it.
    package func open(in name: String) -> String {
        say(en: "Open in \(name)", fr: "Ouvrir dans \(name)", es: "Abrir en \(name)")
    }

    /// Who can take the step, in a word.
    package func name(of actor: Explanation.Actor) -> String {
        switch actor {
        case .merchant: say(en: "merchant", fr: "commerçant", es: "comerciante")
        case .bookkeeper: say(en: "bookkeeper", fr: "comptable", es: "responsable contable")
        case .administrator: say(en: "administrator", fr: "administrateur", es: "administrador")
        case .nobody: say(en: "nobody", fr: "personne", es: "nadie")
        }
    }
}
