/// Words of the wizard of the set-up.
package enum SetUpWord: String, PageWord {
    case heading, leaveSetUp, steps, books, store, start, documents, accounts, taxes, payments, trial, orders, automatic
    case booksAsk, storeAsk, startAsk, documentsAsk, accountsAsk, taxesAsk, paymentsAsk, trialAsk, ordersAsk
    case automaticAsk, booksWhy, storeWhy, startWhy, documentsWhy, trialWhy, ordersWhy, automaticWhy, saveGo, goOn
    case backStep, connectBooks, connectStore, postThree, keepThem, undoThem, switchOn, problems, isOn
    case trialOrders, trialDocuments, trialNeeds, trialSkipped, postedThree, setUp, done, notDone, optional
    case products, productsAsk, productsWhy, stock, stockAsk, stockWhy, saveLook, look, lookAgain, looking, withoutStock
    case everyLevel, makeTrial, makeAnew, everyDocument, agree, trialFirst, posting, takingBack, takenBack
    case matchedProducts, newItems, doubtful, sharedCodes, comeAgain, whichStore, chosenStore, notOn, anotherStore
    case noStore, noStoreLead

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
        case .products: s.say(en: "Products", fr: "Produits", es: "Productos")
        case .stock: s.say(en: "Stock", fr: "Stock", es: "Existencias")
        case .productsAsk:
            s.say(
                en: "Which item stands for each product?", fr: "Quel article correspond à chaque produit ?",
                es: "¿Qué artículo corresponde a cada producto?")
        case .productsWhy:
            s.say(
                en:
                    "Products find their item by code or name. Looking shows which have one, which would get one, and which codes are doubtful; it writes nothing.",
                fr:
                    "Les produits trouvent leur article par code ou par nom. L’examen montre lesquels en ont un, lesquels en recevraient un, et quels codes sont douteux ; rien n’est écrit.",
                es:
                    "Los productos encuentran su artículo por código o nombre. La revisión muestra cuáles lo tienen, cuáles lo recibirían y qué códigos son dudosos; no escribe nada."
            )
        case .stockAsk:
            s.say(
                en: "Should the books set the store’s stock?",
                fr: "Les livres doivent-ils fixer le stock de la boutique ?",
                es: "¿Deben los libros fijar las existencias de la tienda?")
        case .stockWhy:
            s.say(
                en:
                    "Only if your stock is counted in the books. Look at both sides first: levels are written once you have seen them.",
                fr:
                    "Seulement si votre stock est compté dans les livres. Regardez d’abord les deux côtés : les niveaux sont écrits une fois vus.",
                es:
                    "Solo si sus existencias se cuentan en los libros. Mire antes ambos lados: los niveles se escriben cuando usted los haya visto."
            )
        case .saveLook:
            s.say(
                en: "Save and look at the products", fr: "Enregistrer et regarder les produits",
                es: "Guardar y mirar los productos")
        case .look: StockWord.look.text(s)
        case .lookAgain: StockWord.lookAgain.text(s)
        case .looking: StockWord.goingOn.text(s)
        case .withoutStock:
            s.say(en: "Go on without stock", fr: "Continuer sans le stock", es: "Seguir sin existencias")
        case .everyLevel:
            s.say(
                en: "See every level, and write them", fr: "Voir chaque niveau, et les écrire",
                es: "Ver cada nivel y escribirlos")
        case .makeTrial: DryRunsWord.make.text(s)
        case .makeAnew: DryRunsWord.anew.text(s)
        case .everyDocument:
            s.say(
                en: "See every document and account", fr: "Voir chaque document et chaque compte",
                es: "Ver cada documento y cada cuenta")
        case .agree: s.say(en: "I agree; go on", fr: "J’approuve ; continuer", es: "Estoy de acuerdo; seguir")
        case .trialFirst:
            s.say(
                en: "First comes a dry run with the current settings: it says which orders would be posted.",
                fr:
                    "D’abord une simulation selon les réglages actuels : elle dit quelles commandes seraient comptabilisées.",
                es: "Primero una simulación con la configuración actual: dice qué pedidos se contabilizarían.")
        case .posting:
            s.say(
                en: "The orders are being posted.", fr: "Les commandes sont en cours de comptabilisation.",
                es: "Los pedidos se están contabilizando.")
        case .takingBack:
            s.say(
                en: "The orders are being taken back.", fr: "Les commandes sont en cours de retrait.",
                es: "Los pedidos se están retirando.")
        case .takenBack:
            s.say(
                en: "They are taken back. Change what was not right in the steps before, then post them again.",
                fr:
                    "Elles sont retirées des livres. Modifiez ce qui n’allait pas dans les étapes précédentes, puis comptabilisez-les à nouveau.",
                es:
                    "Se retiraron de los libros. Cambie en los pasos anteriores lo que no estaba bien y contabilícelos de nuevo."
            )
        case .matchedProducts:
            s.say(en: "Have their item", fr: "Ont leur article", es: "Tienen su artículo")
        case .newItems:
            s.say(en: "Would get a new item", fr: "Auraient un nouvel article", es: "Tendrían un artículo nuevo")
        case .doubtful: s.say(en: "Doubtful", fr: "Douteux", es: "Dudosos")
        case .sharedCodes:
            s.say(
                en: "Codes that several products have", fr: "Codes portés par plusieurs produits",
                es: "Códigos que llevan varios productos")
        case .comeAgain:
            s.say(
                en: "This page refreshes by itself. You can leave and come back; it goes on meanwhile.",
                fr: "Cette page s’actualise d’elle-même. Vous pouvez partir et revenir ; cela continue entre-temps.",
                es: "Esta página se actualiza sola. Puede salir y volver; mientras tanto sigue.")
        case .whichStore: s.say(en: "Which store?", fr: "Quelle boutique ?", es: "¿Qué tienda?")
        case .chosenStore: s.say(en: "this one", fr: "celle-ci", es: "esta")
        case .notOn:
            s.say(en: "Not running by itself yet.", fr: "Pas encore automatique.", es: "Todavía no funciona sola.")
        case .anotherStore:
            s.say(en: "Connect another store", fr: "Connecter une autre boutique", es: "Conectar otra tienda")
        case .noStore:
            s.say(
                en: "No store is connected", fr: "Aucune boutique n’est connectée",
                es: "No hay ninguna tienda conectada")
        case .noStoreLead:
            s.say(
                en: "This page shows what comes from a store. The set-up begins with connecting the books and a store.",
                fr:
                    "Cette page montre ce qui vient d’une boutique. La configuration commence par la connexion des livres et d’une boutique.",
                es:
                    "Esta página muestra lo que viene de una tienda. La configuración empieza por conectar los libros y una tienda."
            )
        case .optional: s.say(en: "optional", fr: "facultatif", es: "opcional")
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
            s.say(en: "What would be posted?", fr: "Qu’est-ce qui serait comptabilisé ?", es: "¿Qué se contabilizaría?")
        case .ordersAsk:
            s.say(
                en: "Try it with three real orders", fr: "Essayez avec trois vraies commandes",
                es: "Pruebe con tres pedidos reales")
        case .automaticAsk: s.say(en: "Let it run by itself", fr: "Passez en automatique", es: "Deje que funcione solo")
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
                es: "Las propuestas son como lo registraría quien lleva los libros; cada una se puede cambiar después.")
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
                fr: "Elles sont vraiment comptabilisées. Regardez-les dans QuickBooks, puis gardez-les ou retirez-les.",
                es: "Se contabilizan de verdad. Mírelos en QuickBooks; después consérvelos o deshágalos.")
        case .automaticWhy:
            s.say(
                en: "Every hour new and changed orders are read and posted. What needs you waits and is listed.",
                fr:
                    "Chaque heure, les commandes nouvelles et modifiées sont lues et comptabilisées. Ce qui est à traiter attend et figure dans une liste.",
                es:
                    "Cada hora se leen y contabilizan los pedidos nuevos y cambiados. Lo que requiere su atención espera y aparece en una lista."
            )
        case .saveGo: s.say(en: "Save and go on", fr: "Enregistrer et continuer", es: "Guardar y seguir")
        case .goOn: s.say(en: "Go on", fr: "Continuer", es: "Seguir")
        case .backStep: s.say(en: "Back", fr: "Retour", es: "Atrás")
        case .connectBooks: s.say(en: "Connect", fr: "Connecter", es: "Conectar")
        case .connectStore: s.say(en: "Choose a store", fr: "Choisir une boutique", es: "Elegir una tienda")
        case .postThree:
            s.say(en: "Post three orders", fr: "Comptabiliser trois commandes", es: "Contabilizar tres pedidos")
        case .keepThem: s.say(en: "Keep them and go on", fr: "Les garder et continuer", es: "Conservarlos y seguir")
        case .undoThem: s.say(en: "Undo them", fr: "Les retirer", es: "Deshacerlos")
        case .switchOn: s.say(en: "Switch it on, every hour", fr: "Activer, chaque heure", es: "Activar, cada hora")
        case .problems:
            s.say(en: "What would need you", fr: "Ce qui serait à traiter", es: "Lo que requeriría su atención")
        case .isOn: s.say(en: "It is on.", fr: "C’est activé.", es: "Está activado.")
        case .trialOrders: s.say(en: "Orders looked at", fr: "Commandes examinées", es: "Pedidos examinados")
        case .trialDocuments: s.say(en: "Documents to write", fr: "Documents à écrire", es: "Documentos por escribir")
        case .trialNeeds: s.say(en: "Would need you", fr: "À traiter", es: "Requerirían su atención")
        case .trialSkipped: s.say(en: "Skipped by a rule", fr: "Écartées par une règle", es: "Omitidos por una regla")
        case .postedThree: s.say(en: "What was posted", fr: "Ce qui a été comptabilisé", es: "Lo que se contabilizó")
        case .setUp: s.say(en: "Set-up, step by step", fr: "Configuration pas à pas", es: "Configuración paso a paso")
        case .done: s.say(en: "done", fr: "terminé", es: "hecho")
        case .notDone: s.say(en: "to do", fr: "à faire", es: "por hacer")
        }
    }
}

extension Sentences {
    /// A code by which several products of the store go.
    package func codeShared(_ code: String, by products: [String]) -> String {
        say(
            en: "\(quoted(code)) is on several products: \(list(products)).",
            fr: "\(quoted(code)) figure sur plusieurs produits : \(list(products)).",
            es: "\(quoted(code)) figura en varios productos: \(list(products)).")
    }

    /// Where one is in the wizard: `Step 3 of 10`.
    package func step(_ number: Int, of count: Int) -> String {
        say(
            en: "Step \(number) of \(count)", fr: "Étape \(number) sur \(count)", es: "Paso \(number) de \(count)")
    }
}
