import Features
import Storage

extension Sentences {
    func otherStore(_ id: String, _ kept: String, _ chosen: String) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The connection \(quoted(id)) holds orders of the store \(quoted(kept)); this is \(quoted(chosen)).",
                fr:
                    "La connexion \(quoted(id)) contient des commandes de la boutique \(quoted(kept)) ; celle-ci est \(quoted(chosen)).",
                es: "La conexión \(quoted(id)) guarda pedidos de la tienda \(quoted(kept)); esta es \(quoted(chosen))."),
            meaning: say(
                en: "Nothing was changed: orders of two stores would be taken for one another.",
                fr: "Rien n’a été modifié : les commandes des deux boutiques seraient confondues.",
                es: "No se cambió nada: los pedidos de las dos tiendas se confundirían."),
            remedy: say(
                en: "Give the number of \(quoted(kept)), or connect \(quoted(chosen)) under another name.",
                fr: "Indiquez le numéro de \(quoted(kept)), ou connectez \(quoted(chosen)) sous un autre nom.",
                es: "Indique el número de \(quoted(kept)) o conecte \(quoted(chosen)) con otro nombre."),
            fixes: [.retry], actor: .administrator)
    }

    func storeShared(_ id: String, _ store: String) -> CauseText {
        CauseText(
            what: say(
                en: "The company reads the store \(quoted(store)) already, by the connection \(quoted(id)).",
                fr: "La société lit déjà la boutique \(quoted(store)), par la connexion \(quoted(id)).",
                es: "La empresa ya lee la tienda \(quoted(store)), por la conexión \(quoted(id))."),
            meaning: say(
                en: "Nothing was done: every order would come into the books twice.",
                fr: "Rien n’a été fait : chaque commande entrerait deux fois dans les livres.",
                es: "No se hizo nada: cada pedido entraría dos veces en los libros."),
            remedy: either(
                command: say(
                    en: "To change its token, repeat the command with the name \(quoted(id)).",
                    fr: "Pour changer son jeton, relancez la commande avec le nom \(quoted(id)).",
                    es: "Para cambiar su token, repita el comando con el nombre \(quoted(id))."),
                page: say(
                    en: "To change its token, open \(quoted(id)) under Integrations and reconnect it.",
                    fr: "Pour changer son jeton, ouvrez \(quoted(id)) sous Intégrations et reconnectez-la.",
                    es: "Para cambiar su token, abra \(quoted(id)) en Integraciones y vuelva a conectarla.")),
            fixes: [.retry], actor: .administrator)
    }

    func otherBooks(_ id: String, _ kept: String, _ chosen: String) -> CauseText {
        CauseText(
            what: say(
                en: "The connection \(quoted(id)) has written to \(quoted(kept)); you chose \(quoted(chosen)).",
                fr: "La connexion \(quoted(id)) a écrit dans \(quoted(kept)) ; vous avez choisi \(quoted(chosen)).",
                es: "La conexión \(quoted(id)) ha escrito en \(quoted(kept)); usted eligió \(quoted(chosen))."),
            meaning: say(
                en: "Nothing was changed: everything would be posted a second time, to \(quoted(chosen)).",
                fr: "Rien n’a été modifié : tout serait comptabilisé une seconde fois, dans \(quoted(chosen)).",
                es: "No se cambió nada: todo se contabilizaría por segunda vez, en \(quoted(chosen))."),
            remedy: either(
                command: say(
                    en: """
                        Sign in again and choose \(quoted(kept)). If \(quoted(chosen)) is meant, make a new company for it with \
                        `bookbridge integrations company`, and connections under new names.
                        """,
                    fr: """
                        Authentifiez-vous de nouveau et choisissez \(quoted(kept)). S’il s’agit bien de \(quoted(chosen)), créez pour elle une \
                        nouvelle société avec `bookbridge integrations company`, et des connexions sous de nouveaux noms.
                        """,
                    es: """
                        Inicie sesión de nuevo y elija \(quoted(kept)). Si se trata de \(quoted(chosen)), cree para ella una empresa nueva con \
                        `bookbridge integrations company`, y conexiones con nombres nuevos.
                        """),
                page: say(
                    en:
                        "Sign in again and choose \(quoted(kept)). If \(quoted(chosen)) is meant, make a new company for it.",
                    fr:
                        "Authentifiez-vous de nouveau et choisissez \(quoted(kept)). S’il s’agit bien de \(quoted(chosen)), créez une nouvelle société pour elle.",
                    es:
                        "Inicie sesión de nuevo y elija \(quoted(kept)). Si se trata de \(quoted(chosen)), cree una empresa nueva para ella."
                )),
            fixes: [.reconnect], actor: .administrator)
    }

    func booksShared(_ id: String, _ company: String, _ books: String) -> CauseText {
        CauseText(
            what: say(
                en:
                    "\(quoted(books)) belongs to the company \(quoted(company)) already, by the connection \(quoted(id)).",
                fr:
                    "\(quoted(books)) appartient déjà à la société \(quoted(company)), par la connexion \(quoted(id)).",
                es: "\(quoted(books)) pertenece ya a la empresa \(quoted(company)), por la conexión \(quoted(id))."),
            meaning: say(
                en: "Nothing was done: two companies of ours in one set of books would count each other’s documents.",
                fr:
                    "Rien n’a été fait : deux sociétés dans les mêmes livres compteraient chacune les documents de l’autre.",
                es: "No se hizo nada: dos empresas en los mismos libros contarían cada una los documentos de la otra."),
            remedy: say(
                en: "Choose another company on the sign-in page, or connect the store to \(quoted(company)).",
                fr:
                    "Choisissez une autre société sur la page d’authentification, ou connectez la boutique à \(quoted(company)).",
                es: "Elija otra empresa en la página de inicio de sesión, o conecte la tienda a \(quoted(company))."),
            fixes: [.reconnect], actor: .administrator)
    }

    func booksTwice(_ id: String, _ company: String) -> CauseText {
        CauseText(
            what: say(
                en: "The company \(quoted(company)) has books already: the connection \(quoted(id)).",
                fr: "La société \(quoted(company)) a déjà des livres : la connexion \(quoted(id)).",
                es: "La empresa \(quoted(company)) ya tiene libros: la conexión \(quoted(id))."),
            meaning: say(
                en: "Nothing was done: a company has one set of books.",
                fr: "Rien n’a été fait : une société a un seul jeu de livres.",
                es: "No se hizo nada: una empresa tiene un solo juego de libros."),
            remedy: either(
                command: say(
                    en: """
                        To change its settings, repeat the command with the name \(quoted(id)); to leave those books, \
                        `bookbridge integrations uninstall \(plain(id))` comes first.
                        """,
                    fr: """
                        Pour changer ses réglages, relancez la commande avec le nom \(quoted(id)) ; pour quitter ces livres, commencez par \
                        `bookbridge integrations uninstall \(plain(id))`.
                        """,
                    es: """
                        Para cambiar su configuración, repita el comando con el nombre \(quoted(id)); para dejar esos libros, empiece por \
                        `bookbridge integrations uninstall \(plain(id))`.
                        """),
                page: say(
                    en:
                        "To change its settings, open \(quoted(id)) under Integrations; to leave those books, uninstall it there first.",
                    fr:
                        "Pour changer ses réglages, ouvrez \(quoted(id)) sous Intégrations ; pour quitter ces livres, désinstallez-la d’abord là.",
                    es:
                        "Para cambiar sus ajustes, abra \(quoted(id)) en Integraciones; para dejar esos libros, desinstálela antes allí."
                )),
            fixes: [.retry], actor: .administrator)
    }

    func uninstalled(_ id: String, _ side: ConnectionRow.Side) -> CauseText {
        let command =
            switch side {
            case .store: "`bookbridge integrations store`"
            case .books:
                list(["`bookbridge integrations books`", "`bookbridge integrations sign-in \(plain(id))`"])
            }
        return CauseText(
            what: say(
                en: "The connection \(quoted(id)) was uninstalled.",
                fr: "La connexion \(quoted(id)) a été désinstallée.",
                es: "La conexión \(quoted(id)) se desinstaló."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "Connect it again under the same name with \(command); what was synced before is still known.",
                    fr: "Reconnectez-la sous le même nom avec \(command) ; ce qui a déjà été synchronisé reste connu.",
                    es: "Vuelva a conectarla con el mismo nombre con \(command); lo ya sincronizado se conserva."),
                page: say(
                    en: "Connect it again under Integrations; what was synced before is still known.",
                    fr: "Reconnectez-la sous Intégrations ; ce qui a déjà été synchronisé reste connu.",
                    es: "Vuelva a conectarla en Integraciones; lo ya sincronizado se conserva.")),
            fixes: [.finishSetUp], actor: .administrator)
    }
}
