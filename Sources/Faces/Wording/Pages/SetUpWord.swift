/// Words of the wizard of the set-up.
package enum SetUpWord: String, PageWord {
    case heading, leaveSetUp, steps, books, store, start, documents, accounts, taxes, payments, trial, orders, automatic
    case booksAsk, storeAsk, startAsk, documentsAsk, accountsAsk, taxesAsk, paymentsAsk, trialAsk, ordersAsk
    case automaticAsk, booksWhy, storeWhy, startWhy, documentsWhy, trialWhy, ordersWhy, automaticWhy, saveGo, goOn
    case backStep, connectBooks, connectStore, postThree, keepThem, undoThem, switchOn, problems, isOn
    case trialOrders, trialDocuments, trialRecords, trialNeeds, trialSkipped, postedThree, setUp, done, notDone

    package func text(_ s: Sentences) -> String {
        switch self {
        case .heading: s.say(en: "Set-up of", fr: "Configuration de", es: "Configuración de")
        case .leaveSetUp:
            s.say(en: "Leave; all is saved", fr: "Quitter ; tout est enregistré", es: "Salir; todo está guardado")
        case .steps: s.say(en: "Steps", fr: "Étapes", es: "Pasos")
        case .books: s.say(en: "The books", fr: "Les livres", es: "Los libros")
        case .store: s.say(en: "The store", fr: "La boutique", es: "La tienda")
        case .start: s.say(en: "Start date", fr: "Date de début", es: "Fecha de inicio")
        case .documents: s.say(en: "Documents and numbers", fr: "Documents et numéros", es: "Documentos y números")
        case .accounts: s.say(en: "Accounts", fr: "Comptes", es: "Cuentas")
        case .taxes: s.say(en: "Taxes", fr: "Taxes", es: "Impuestos")
        case .payments: s.say(en: "Payment methods", fr: "Modes de paiement", es: "Formas de pago")
        case .trial: s.say(en: "Dry run", fr: "Simulation", es: "Simulación")
        case .orders: s.say(en: "Three real orders", fr: "Trois vraies commandes", es: "Tres pedidos reales")
        case .automatic: s.say(en: "Automatic", fr: "Automatique", es: "Automático")
        case .booksAsk:
            s.say(en: "Which books are yours?", fr: "Quels livres sont les vôtres ?", es: "¿Cuáles son sus libros?")
        case .storeAsk:
            s.say(
                en: "Where do orders come from?", fr: "D’où viennent les commandes ?",
                es: "¿De dónde vienen los pedidos?")
        case .startAsk: s.say(en: "From which day on?", fr: "À partir de quel jour ?", es: "¿Desde qué día?")
        case .documentsAsk:
            s.say(
                en: "What does an order become?", fr: "Que devient une commande ?",
                es: "¿En qué se convierte un pedido?")
        case .accountsAsk:
            s.say(
                en: "To which account does each amount go?", fr: "Sur quel compte va chaque montant ?",
                es: "¿A qué cuenta va cada importe?")
        case .taxesAsk:
            s.say(
                en: "Which tax code stands for each tax?", fr: "Quel code pour chaque taxe ?",
                es: "¿Qué código corresponde a cada impuesto?")
        case .paymentsAsk:
            s.say(en: "Where does the money arrive?", fr: "Où l’argent arrive-t-il ?", es: "¿Dónde llega el dinero?")
        case .trialAsk:
            s.say(en: "What would be posted?", fr: "Que serait-il comptabilisé ?", es: "¿Qué se contabilizaría?")
        case .ordersAsk:
            s.say(
                en: "Try it with three real orders", fr: "Essayez avec trois vraies commandes",
                es: "Pruebe con tres pedidos reales")
        case .automaticAsk: s.say(en: "Let it run by itself", fr: "Laissez faire", es: "Deje que funcione solo")
        case .booksWhy:
            s.say(
                en: "Connect QuickBooks first: its accounts and taxes are what everything else is chosen from.",
                fr: "Connectez d’abord QuickBooks : tout le reste se choisit parmi ses comptes et ses taxes.",
                es: "Conecte primero QuickBooks: todo lo demás se elige entre sus cuentas e impuestos.")
        case .storeWhy:
            s.say(
                en: "Its orders are read, and nothing is written to it.",
                fr: "Ses commandes sont lues ; rien n’y est écrit.",
                es: "Se leen sus pedidos y no se escribe nada en ella.")
        case .startWhy:
            s.say(
                en: "Today is proposed, so that nothing of the past is posted unseen.",
                fr: "Aujourd’hui est proposé, pour que rien du passé ne soit comptabilisé sans être vu.",
                es: "Se propone hoy, para que nada del pasado se contabilice sin verlo.")
        case .documentsWhy:
            s.say(
                en: "The proposals are how a bookkeeper would enter it; each may be changed later.",
                fr: "Les propositions suivent la saisie d’un comptable ; chacune peut changer plus tard.",
                es: "Las propuestas son como lo anotaría quien lleva los libros; cada una se puede cambiar después.")
        case .trialWhy:
            s.say(
                en:
                    "Orders of the last 30 days, or all since the start date where there are none, by your settings. Nothing is written to the books.",
                fr:
                    "Les commandes des 30 derniers jours, ou toutes depuis la date de début s’il n’y en a pas, selon vos réglages. Rien n’est écrit dans les livres.",
                es:
                    "Pedidos de los últimos 30 días, o todos desde la fecha de inicio si no hay ninguno, según sus ajustes. No se escribe nada en los libros."
            )
        case .ordersWhy:
            s.say(
                en: "They are posted for real. Look at them in QuickBooks, then keep or undo them.",
                fr: "Elles sont vraiment comptabilisées. Regardez-les dans QuickBooks, puis gardez-les ou annulez.",
                es: "Se contabilizan de verdad. Mírelos en QuickBooks; después consérvelos o deshágalos.")
        case .automaticWhy:
            s.say(
                en: "Every hour new and changed orders are read and posted. What needs you waits and is listed.",
                fr:
                    "Chaque heure, les commandes nouvelles et modifiées sont lues et comptabilisées. Ce qui demande votre avis attend et figure dans une liste.",
                es:
                    "Cada hora se leen y contabilizan los pedidos nuevos y cambiados. Lo que le necesita espera y aparece en una lista."
            )
        case .saveGo: s.say(en: "Save and go on", fr: "Enregistrer et continuer", es: "Guardar y seguir")
        case .goOn: s.say(en: "Go on", fr: "Continuer", es: "Seguir")
        case .backStep: s.say(en: "Back", fr: "Retour", es: "Atrás")
        case .connectBooks: s.say(en: "Connect", fr: "Connecter", es: "Conectar")
        case .connectStore: s.say(en: "Choose a store", fr: "Choisir une boutique", es: "Elegir una tienda")
        case .postThree:
            s.say(en: "Post three orders", fr: "Comptabiliser trois commandes", es: "Contabilizar tres pedidos")
        case .keepThem: s.say(en: "Keep them and go on", fr: "Les garder et continuer", es: "Conservarlos y seguir")
        case .undoThem: s.say(en: "Undo them", fr: "Les annuler", es: "Deshacerlos")
        case .switchOn: s.say(en: "Switch it on, every hour", fr: "Activer, chaque heure", es: "Activar, cada hora")
        case .problems:
            s.say(en: "What would need you", fr: "Ce qui demanderait votre avis", es: "Lo que le necesitaría")
        case .isOn: s.say(en: "It is on.", fr: "C’est activé.", es: "Está activado.")
        case .trialOrders: s.say(en: "Orders looked at", fr: "Commandes examinées", es: "Pedidos examinados")
        case .trialDocuments: s.say(en: "Documents to write", fr: "Documents à écrire", es: "Documentos por escribir")
        case .trialRecords:
            s.say(en: "New customers and items", fr: "Nouveaux clients et articles", es: "Clientes y artículos nuevos")
        case .trialNeeds: s.say(en: "Would need you", fr: "À traiter", es: "Por atender")
        case .trialSkipped: s.say(en: "Skipped by a rule", fr: "Ignorées par une règle", es: "Omitidos por una regla")
        case .postedThree: s.say(en: "What was posted", fr: "Ce qui a été comptabilisé", es: "Lo que se contabilizó")
        case .setUp: s.say(en: "Set-up, step by step", fr: "Configuration pas à pas", es: "Configuración paso a paso")
        case .done: s.say(en: "done", fr: "terminé", es: "hecho")
        case .notDone: s.say(en: "to do", fr: "à faire", es: "por hacer")
        }
    }
}

extension Sentences {
    /// Where one is in the wizard: `Step 3 of 10`.
    package func step(_ number: Int, of count: Int) -> String {
        say(
            en: "Step \(number) of \(count)", fr: "Étape \(number) sur \(count)", es: "Paso \(number) de \(count)")
    }
}
