import Accounting
package import Features

extension Sentences {
    /// Why a feature could not be carried out, with the fix.
    package func explain(_ problem: FeatureProblem) -> Explanation {
        switch problem {
        case .companyUnknown(let name): explain(CommandProblem.companyUnknown(name))
        case .connectorUnknown(let kind, let known): explain(CommandProblem.storeKindUnknown(kind, known: known))
        case .workflowUnknown(let word, let known): explain(CommandProblem.workflowUnknown(word, known: known))
        case .fieldMissing(let key): explain(CommandProblem.optionMissing(key))
        case .fileMissing(let path): explain(CommandProblem.fileMissing(path))
        case .settingsBroken(let file, let line, let column, let key):
            explanation("settingsBroken", settingsBroken(file, line: line, column: column, key: key))
        case .settingsUnfit(let file, let faults): explanation("settingsUnfit", settingsUnfit(file, faults))
        case .fileUnreadable(let path): explain(CommandProblem.fileUnreadable(path))
        case .scheduleUnreadable(let text):
            explain(
                CommandProblem.optionUnfit(
                    option: "schedule", value: text,
                    expected: say(
                        en: "off, every 3600 (a number of seconds), daily 03:30",
                        fr: "off, every 3600 (un nombre de secondes), daily 03:30",
                        es: "off, every 3600 (un número de segundos), daily 03:30")))
        case .scheduleNotOffered(let need): explanation("scheduleNotOffered", scheduleNotOffered(need))
        case .dryRunOutdated: explanation("dryRunOutdated", dryRunOutdated)
        case .connectionUnknown(let name): explanation("connectionUnknown", connectionUnknown(name))
        case .signInNotBegun(let name): explanation("signInNotBegun", signInNotBegun(name))
        case .storeMissing(let company): explanation("storeMissing", storeMissing(company))
        case .booksMissing(let company): explanation("booksMissing", booksMissing(company))
        case .undoUnknown(let name): explanation("undoUnknown", undoUnknown(name))
        case .undoWaits: explanation("undoWaits", undoWaits)
        case .backfill(let problem): explain(problem)
        case .connection(let problem): explain(problem)
        case .orderUnknown(let id): explain(CommandProblem.orderUnknown(id))
        case .runUnknown(let id): explain(CommandProblem.runUnknown(id))
        case .orderAmbiguous(let number, let stores):
            explanation("orderAmbiguous", orderAmbiguous(number, stores))
        case .orderInBooks(let number): explanation("orderInBooks", orderInBooks(number))
        case .answerUnfit(let problem): explain(problem)
        case .sendingUnfit(let problem): explanation(problem.code, sendingUnfit(problem))
        case .outside(let problem): explain(problem, from: .books)
        case .storage(let problem): explain(problem)
        case .settingsMoved(let version): explanation("settingsMoved", settingsMoved(version))
        case .settingsUnchanged: explanation("settingsUnchanged", settingsUnchanged)
        case .settingsRefused(let settings): explanation("settingsRefused", settingsRefused(settings))
        case .notAllowed(let permission, let role): explanation("notAllowed", notAllowed(permission, role))
        case .stopped(let stop): explain(stop)
        case .findingRefused(let refusal): explain(refusal)
        case .repairRefused(let problem): explain(problem)
        case .daysTooMany(let most): explanation("daysTooMany", daysTooMany(most))
        case .push(let problem): explain(problem)
        case .importing(let problem): explain(problem)
        case .people(let problem): explain(problem)
        case .program(let problem): explain(problem)
        }
    }

    private func daysTooMany(_ most: Int) -> CauseText {
        CauseText(
            what: say(
                en: "That is more than \(counted(most, .day)).", fr: "Cela fait plus de \(counted(most, .day)).",
                es: "Eso es más de \(counted(most, .day))."), meaning: nothingDone,
            remedy: say(
                en: "Choose fewer days, and compare one period after the other.",
                fr: "Choisissez moins de jours, et rapprochez une période après l’autre.",
                es: "Elija menos días y compare un período después del otro."), fixes: [.chooseDays], actor: .bookkeeper
        )
    }

    private func orderAmbiguous(_ number: String, _ stores: [String]) -> CauseText {
        CauseText(
            what: say(
                en: "Several orders are called \(quoted(number)), in the stores \(list(stores)).",
                fr: "Plusieurs commandes se nomment \(quoted(number)), dans les boutiques \(list(stores)).",
                es: "Varios pedidos se llaman \(quoted(number)), en las tiendas \(list(stores))."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "Say which store with `--store`, or give the identifier that `--json` shows.",
                    fr: "Précisez la boutique avec `--store`, ou donnez l’identifiant que montre `--json`.",
                    es: "Indique la tienda con `--store` o dé el identificador que muestra `--json`."),
                page: say(
                    en: "Open the order from the list of orders.",
                    fr: "Ouvrez la commande depuis la liste des commandes.",
                    es: "Abra el pedido desde la lista de pedidos.")),
            fixes: [.retry], actor: .administrator)
    }

    private var undoWaits: CauseText {
        CauseText(
            what: say(
                en: "Another run is writing to \(booksName) at this moment.",
                fr: "Une autre exécution écrit en ce moment dans \(booksName).",
                es: "Otra ejecución está escribiendo en \(booksName) en este momento."),
            meaning: say(
                en: "Nothing was taken back yet; your request is kept.",
                fr: "Rien n’a encore été retiré ; votre demande est gardée.",
                es: "Todavía no se retiró nada; su solicitud se conserva."),
            remedy: say(
                en: "Nothing to do: it is taken back by itself as soon as that run has finished.",
                fr:
                    "Rien à faire : le retrait se fera de lui-même dès que cette exécution sera terminée.",
                es:
                    "No hay que hacer nada: se retirará por sí solo en cuanto termine esa ejecución."
            ),
            fixes: [], actor: .nobody)
    }

    private func orderInBooks(_ number: String) -> CauseText {
        CauseText(
            what: say(
                en: "Order \(plain(number)) is in the books already, or on its way there.",
                fr: "La commande \(plain(number)) est déjà dans les livres, ou en chemin.",
                es: "El pedido \(plain(number)) ya está en los libros o va en camino."),
            meaning: say(
                en: "It was left as it is, so that nothing stands in the books without its order.",
                fr: "Elle a été laissée telle quelle, pour que rien ne reste dans les livres sans sa commande.",
                es: "Se dejó como está, para que nada quede en los libros sin su pedido."),
            remedy: either(
                command: say(
                    en: "Take it back first with `bookbridge undo`, then say it again.",
                    fr: "Retirez-la d’abord avec `bookbridge undo`, puis recommencez.",
                    es: "Retírelo antes con `bookbridge undo` y vuelva a indicarlo."),
                page: say(
                    en: "Take it back first on the order’s page, then say it again.",
                    fr: "Retirez-la d’abord sur la page de la commande, puis recommencez.",
                    es: "Retírelo antes en la página del pedido y vuelva a indicarlo.")),
            fixes: [.openInBooks], actor: .bookkeeper)
    }

    private var dryRunOutdated: CauseText {
        CauseText(
            what: say(
                en: "The settings have changed since this dry run was requested.",
                fr: "Les réglages ont changé depuis la demande de cette simulation.",
                es: "La configuración cambió después de pedir esta simulación."),
            meaning: say(
                en: "Nothing was saved: it would have undone that change unseen.",
                fr: "Rien n’a été enregistré : ce changement aurait été défait sans être vu.",
                es: "No se guardó nada: ese cambio se habría deshecho sin verlo."),
            remedy: say(
                en: "Make the dry run again with the current settings.",
                fr: "Refaites la simulation avec les réglages actuels.",
                es: "Repita la simulación con la configuración actual."),
            fixes: [.openSettings], actor: .bookkeeper)
    }

    private func connectionUnknown(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "There is no connection \(quoted(name)).", fr: "Il n’y a pas de connexion \(quoted(name)).",
                es: "No existe la conexión \(quoted(name))."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "`bookbridge integrations` lists the connections.",
                    fr: "`bookbridge integrations` donne la liste des connexions.",
                    es: "`bookbridge integrations` muestra las conexiones."),
                page: say(
                    en: "The connections are under Integrations.", fr: "Les connexions figurent sous Intégrations.",
                    es: "Las conexiones están en Integraciones.")),
            fixes: [.finishSetUp], actor: .administrator)
    }

    private func signInNotBegun(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "No sign-in is under way for the connection \(quoted(name)).",
                fr: "Aucune authentification n’est en cours pour la connexion \(quoted(name)).",
                es: "No hay ningún inicio de sesión en curso para la conexión \(quoted(name))."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "Begin it with `bookbridge integrations sign-in` and open the address that it prints.",
                    fr: "Commencez-la avec `bookbridge integrations sign-in` et ouvrez l’adresse affichée.",
                    es: "Empiécelo con `bookbridge integrations sign-in` y abra la dirección que muestra."),
                page: say(
                    en: "Begin it under Integrations, with the button on the page of the books.",
                    fr: "Commencez-la sous Intégrations, avec le bouton de la page des livres.",
                    es: "Empiécelo en Integraciones, con el botón de la página de los libros.")),
            fixes: [.finishSetUp], actor: .administrator)
    }

    private func storeMissing(_ company: String) -> CauseText {
        CauseText(
            what: say(
                en: "The company \(quoted(company)) has no store yet.",
                fr: "La société \(quoted(company)) n’a pas encore de boutique.",
                es: "La empresa \(quoted(company)) todavía no tiene tienda."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "Connect one: `bookbridge integrations store`.",
                    fr: "Connectez-en une : `bookbridge integrations store`.",
                    es: "Conecte una: `bookbridge integrations store`."),
                page: say(
                    en: "Connect one under Integrations.", fr: "Connectez-en une sous Intégrations.",
                    es: "Conecte una en Integraciones.")),
            fixes: [.finishSetUp], actor: .administrator)
    }

    private func booksMissing(_ company: String) -> CauseText {
        CauseText(
            what: say(
                en: "The company \(quoted(company)) has no books yet.",
                fr: "La société \(quoted(company)) n’a pas encore de livres.",
                es: "La empresa \(quoted(company)) todavía no tiene libros."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "Connect them: `bookbridge integrations books`, then `bookbridge integrations sign-in`.",
                    fr: "Connectez-les : `bookbridge integrations books`, puis `bookbridge integrations sign-in`.",
                    es: "Conéctelos: `bookbridge integrations books` y después `bookbridge integrations sign-in`."),
                page: say(
                    en: "Connect them under Integrations, then sign in.",
                    fr: "Connectez-les sous Intégrations, puis authentifiez-vous.",
                    es: "Conéctelos en Integraciones y después inicie sesión.")),
            fixes: [.finishSetUp], actor: .administrator)
    }

    var nothingDone: String {
        say(en: "Nothing was done.", fr: "Rien n’a été fait.", es: "No se hizo nada.")
    }
}
