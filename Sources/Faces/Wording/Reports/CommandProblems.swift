package import Accounting

/// What is wrong with how a command was called or configured.
package enum CommandProblem: Error, Hashable, Sendable {
    case companyUnknown(String)
    case storeKindUnknown(String, known: [String])
    case workflowUnknown(String, known: [String])
    case stateUnknown(String, known: [String])
    case orderUnknown(String)
    case runUnknown(String)
    case auditEntryUnknown(Int)
    case optionMissing(String)
    case optionUnfit(option: String, value: String, expected: String)
    /// One of several words, and it is none of them.
    case wordUnknown(option: String, String, known: [String])
    /// Options that exclude each other, or go only with another.
    case optionsApart([String], onlyWith: String)
    case optionsExclusive([String])
    /// Settings are kept, and suggested ones would take their place.
    case settingsPresent(version: Int)
    /// The last day comes before the first.
    case daysReversed(BusinessDate, BusinessDate)
    case fileMissing(String)
    case fileUnreadable(String)
    /// The file can be read, but not as what the command wants; `place` is the field that does not fit.
    case fileUnfit(String, place: String)
    case portTaken(Int)
    /// Another program may not listen below 1024, or not on this address.
    case portForbidden(Int)
    case outputUnwritable(isFull: Bool)
    /// Ended from outside, by a signal.
    case interrupted
    /// What no other text fits; the technical text is shown as a detail.
    case unforeseen(String)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .companyUnknown: "companyUnknown"
        case .storeKindUnknown: "storeKindUnknown"
        case .workflowUnknown: "workflowUnknown"
        case .stateUnknown: "stateUnknown"
        case .orderUnknown: "orderUnknown"
        case .runUnknown: "runUnknown"
        case .auditEntryUnknown: "auditEntryUnknown"
        case .optionMissing: "optionMissing"
        case .optionUnfit: "optionUnfit"
        case .fileMissing: "fileMissing"
        case .fileUnreadable: "fileUnreadable"
        case .fileUnfit: "fileUnfit"
        case .portTaken: "portTaken"
        case .wordUnknown: "wordUnknown"
        case .optionsApart: "optionsApart"
        case .optionsExclusive: "optionsExclusive"
        case .settingsPresent: "settingsPresent"
        case .daysReversed: "daysReversed"
        case .portForbidden: "portForbidden"
        case .outputUnwritable: "outputUnwritable"
        case .interrupted: "interrupted"
        case .unforeseen: "unforeseen"
        }
    }
}

extension Sentences {
    /// Why a command did not begin, with the fix; for standard error.
    package func explain(_ problem: CommandProblem) -> Explanation {
        explanation(
            problem.code,
            CauseText(
                what: what(problem),
                meaning: meaning(problem),
                remedy: remedy(problem), fixes: [.retry], actor: .administrator, details: details(problem)))
    }

    private func meaning(_ problem: CommandProblem) -> String {
        switch problem {
        case .outputUnwritable:
            say(
                en: "What was done is kept, but the output is incomplete.",
                fr: "Ce qui a été fait est gardé, mais la sortie est incomplète.",
                es: "Lo hecho se conserva, pero la salida está incompleta.")
        case .interrupted, .unforeseen:
            say(
                en: "What was done is kept; the next run goes on from there.",
                fr: "Ce qui a été fait est gardé ; la prochaine exécution continue à partir de là.",
                es: "Lo hecho se conserva; la próxima ejecución sigue desde ahí.")
        case .companyUnknown, .storeKindUnknown, .workflowUnknown, .stateUnknown, .orderUnknown, .runUnknown,
            .auditEntryUnknown, .optionMissing,
            .optionUnfit, .wordUnknown, .optionsApart, .optionsExclusive, .settingsPresent, .daysReversed, .fileMissing,
            .fileUnreadable,
            .fileUnfit,
            .portTaken, .portForbidden:
            nothingDone
        }
    }

    private func what(_ problem: CommandProblem) -> String {
        switch problem {
        case .companyUnknown(let name):
            say(
                en: "There is no company \(quoted(name)).", fr: "Il n’y a pas de société \(quoted(name)).",
                es: "No existe la empresa \(quoted(name)).")
        case .storeKindUnknown(let word, _):
            say(
                en: "There is no kind of store or books called \(quoted(word)).",
                fr: "Il n’y a pas de type de boutique ou de livres nommé \(quoted(word)).",
                es: "No existe ningún tipo de tienda o de libros \(quoted(word)).")
        case .workflowUnknown(let word, _):
            say(
                en: "There is no workflow called \(quoted(word)).", fr: "Il n’y a pas de flux nommé \(quoted(word)).",
                es: "No existe el flujo \(quoted(word)).")
        case .stateUnknown(let word, _):
            say(
                en: "Orders have no state called \(quoted(word)).",
                fr: "Aucun état de commande ne se nomme \(quoted(word)).",
                es: "Los pedidos no tienen ningún estado \(quoted(word)).")
        case .orderUnknown(let number):
            say(
                en: "There is no order \(quoted(number)).", fr: "Il n’y a pas de commande \(quoted(number)).",
                es: "No existe el pedido \(quoted(number)).")
        case .runUnknown(let name):
            say(
                en: "There is no run \(quoted(name)) of this company.",
                fr: "Il n’y a pas d’exécution \(quoted(name)) de cette société.",
                es: "No existe la ejecución \(quoted(name)) de esta empresa.")
        case .auditEntryUnknown(let place): noAuditEntry(place)
        case .optionMissing(let option):
            either(
                command: say(
                    en: "The option \(plain(option)) is missing.", fr: "L’option \(plain(option)) manque.",
                    es: "Falta la opción \(plain(option))."),
                page: say(
                    en: "The field \(field(option)) is empty.", fr: "Le champ \(field(option)) est vide.",
                    es: "El campo \(field(option)) está vacío."))
        case .optionUnfit(let option, let value, _):
            say(
                en: "\(quoted(value)) does not fit the option \(plain(option)).",
                fr: "\(quoted(value)) ne convient pas à l’option \(plain(option)).",
                es: "\(quoted(value)) no sirve para la opción \(plain(option)).")
        case .fileMissing(let path):
            say(
                en: "There is no file \(quoted(path)).", fr: "Il n’y a pas de fichier \(quoted(path)).",
                es: "No existe el archivo \(quoted(path)).")
        case .fileUnreadable(let path):
            say(
                en: "The file \(quoted(path)) cannot be read or written here.",
                fr: "Le fichier \(quoted(path)) ne peut pas être lu ou écrit ici.",
                es: "El archivo \(quoted(path)) no se puede leer o escribir aquí.")
        case .fileUnfit(let path, let place):
            say(
                en:
                    "The file \(quoted(path)) is not what this command reads: \(code(place)) is missing or does not fit.",
                fr:
                    "Le fichier \(quoted(path)) n’est pas ce que lit cette commande : \(code(place)) manque ou ne convient pas.",
                es: "El archivo \(quoted(path)) no es lo que lee este comando: \(code(place)) falta o no corresponde.")
        case .wordUnknown(let option, let word, _):
            say(
                en: "\(quoted(word)) is not a value of \(code(option)).",
                fr: "\(quoted(word)) n’est pas une valeur de \(code(option)).",
                es: "\(quoted(word)) no es un valor de \(code(option)).")
        case .optionsApart(let options, let other):
            say(
                en: "\(typed(options)) can only be used with \(code(other)).",
                fr: "\(typed(options)) : seulement avec \(code(other)).",
                es: "\(typed(options)): solo con \(code(other)).")
        case .optionsExclusive(let options):
            say(
                en: "Exactly one of these must be given: \(typed(options)).",
                fr: "Il faut indiquer exactement l’un de ceux-ci : \(typed(options)).",
                es: "Hay que indicar exactamente uno de estos: \(typed(options)).")
        case .settingsPresent(let version):
            say(
                en:
                    "The store has settings already (version \(version)), and suggested ones would replace all of them.",
                fr:
                    "La boutique a déjà des réglages (version \(version)), et ceux qui sont proposés les remplaceraient tous.",
                es:
                    "La tienda ya tiene configuración (versión \(version)), y la propuesta la reemplazaría por completo."
            )
        case .daysReversed(let first, let last):
            say(
                en: "The first day, \(date(first)), comes after the last, \(date(last)).",
                fr: "Le premier jour, le \(date(first)), vient après le dernier, le \(date(last)).",
                es: "El primer día, el \(date(first)), es posterior al último, el \(date(last)).")
        case .portForbidden(let port):
            say(
                en: "This account may not listen on port \(port).",
                fr: "Ce compte n’a pas le droit d’écouter sur le port \(port).",
                es: "Esta cuenta no puede escuchar en el puerto \(port).")
        case .outputUnwritable(let isFull):
            isFull
                ? say(
                    en: "The output could not be written: the disk is full.",
                    fr: "La sortie n’a pas pu être écrite : le disque est plein.",
                    es: "No se pudo escribir la salida: el disco está lleno.")
                : say(
                    en: "The output could not be written.", fr: "La sortie n’a pas pu être écrite.",
                    es: "No se pudo escribir la salida.")
        case .interrupted:
            say(
                en: "The command was stopped from outside.", fr: "La commande a été interrompue de l’extérieur.",
                es: "El comando se interrumpió desde fuera.")
        case .unforeseen:
            say(
                en: "The command ran into an unexpected fault.",
                fr: "La commande s’est arrêtée sur une erreur imprévue.",
                es: "El comando encontró un error imprevisto.")
        case .portTaken(let port):
            say(
                en: "Port \(port) is in use by another program.",
                fr: "Le port \(port) est utilisé par un autre programme.",
                es: "Otro programa usa el puerto \(port).")
        }
    }

    private func remedy(_ problem: CommandProblem) -> String {
        switch problem {
        case .companyUnknown:
            either(
                command: say(
                    en: "`bookbridge integrations` lists the companies.",
                    fr: "`bookbridge integrations` donne la liste des sociétés.",
                    es: "`bookbridge integrations` muestra las empresas."),
                page: say(
                    en: "Choose the company from the list of companies.",
                    fr: "Choisissez la société dans la liste des sociétés.",
                    es: "Elija la empresa en la lista de empresas."))
        case .storeKindUnknown(_, let known), .workflowUnknown(_, let known), .stateUnknown(_, let known),
            .wordUnknown(_, _, let known):
            say(
                en: "Choose one of: \(typed(known)).",
                fr: "Choisissez parmi : \(typed(known)).",
                es: "Elija entre: \(typed(known)).")
        case .orderUnknown:
            either(
                command: say(
                    en: "`bookbridge orders` lists the orders; what a sync has not read yet is not among them.",
                    fr:
                        "`bookbridge orders` donne la liste des commandes ; celles qu’aucune synchronisation n’a lues n’y sont pas.",
                    es: "`bookbridge orders` muestra los pedidos; los que ninguna sincronización leyó no están."),
                page: say(
                    en: "The orders are under Orders; what a run has not read yet is not among them.",
                    fr: "Les commandes figurent sous Commandes ; celles qu’aucune exécution n’a lues n’y sont pas.",
                    es: "Los pedidos están en Pedidos; los que ninguna ejecución ha leído no aparecen."))
        case .runUnknown:
            either(
                command: say(
                    en: "`bookbridge runs` lists the runs.", fr: "`bookbridge runs` donne la liste des exécutions.",
                    es: "`bookbridge runs` muestra las ejecuciones."),
                page: say(
                    en: "The runs are under Runs.", fr: "Les exécutions figurent sous Exécutions.",
                    es: "Las ejecuciones están en Ejecuciones."))
        case .auditEntryUnknown:
            either(
                command: say(
                    en: "`bookbridge audit` lists the entries.", fr: "`bookbridge audit` donne la liste des entrées.",
                    es: "`bookbridge audit` muestra las entradas."),
                page: say(
                    en: "The entries are under Audit.", fr: "Les entrées figurent sous Piste d’audit.",
                    es: "Las entradas están en Auditoría."))
        case .optionMissing(let option):
            either(
                command: say(
                    en: "Add \(plain(option)); --help shows how.",
                    fr: "Ajoutez \(plain(option)) ; --help montre comment.",
                    es: "Añada \(plain(option)); --help muestra cómo."),
                page: say(en: "Fill in the field.", fr: "Remplissez le champ.", es: "Complete el campo."))
        case .optionUnfit(_, _, let expected):
            say(
                en: "It takes: \(plain(expected)).", fr: "Elle accepte : \(plain(expected)).",
                es: "Acepta: \(plain(expected)).")
        case .optionsApart(_, let other):
            say(
                en: "Add \(code(other)), or leave the others out.",
                fr: "Ajoutez \(code(other)), ou retirez les autres.",
                es: "Añada \(code(other)) o deje fuera los demás.")
        case .optionsExclusive:
            say(
                en: "Give one of them; `--help` shows how.", fr: "Indiquez-en un ; `--help` montre comment.",
                es: "Indique uno; `--help` muestra cómo.")
        case .settingsPresent:
            say(
                en: "Change single settings with `--set`, or add `--yes` to start over.",
                fr: "Modifiez des réglages avec `--set`, ou ajoutez `--yes` pour repartir de zéro.",
                es: "Cambie ajustes con `--set`, o añada `--yes` para empezar de nuevo.")
        case .daysReversed:
            say(
                en: "Swap the two, or correct one of them.", fr: "Échangez les deux, ou corrigez l’un d’eux.",
                es: "Intercambie los dos o corrija uno.")
        case .portForbidden:
            say(
                en: "Choose a port from 1024 on: `--port 8080`.",
                fr: "Choisissez un port à partir de 1024 : `--port 8080`.",
                es: "Elija un puerto desde 1024: `--port 8080`.")
        case .outputUnwritable:
            say(
                en: "Make room or choose another place for the output, then run the command again.",
                fr: "Libérez de la place ou choisissez un autre endroit pour la sortie, puis relancez la commande.",
                es: "Libere espacio o elija otro lugar para la salida y repita el comando.")
        case .interrupted:
            say(
                en: "Run it again when you like.", fr: "Relancez-la quand vous voulez.",
                es: "Repítalo cuando quiera.")
        case .unforeseen:
            say(
                en: "Run it again; if it keeps happening, report it to us with the text below.",
                fr: "Relancez-la ; si cela persiste, signalez-le-nous avec le texte ci-dessous.",
                es: "Repítalo; si continúa, infórmenos con el texto de abajo.")
        case .fileMissing:
            say(en: "Check the path.", fr: "Vérifiez le chemin.", es: "Revise la ruta.")
        case .fileUnfit:
            say(
                en: "Check that it is the right file, as the interface of the store answered it.",
                fr: "Vérifiez qu’il s’agit du bon fichier, tel que l’interface de la boutique l’a répondu.",
                es: "Compruebe que es el archivo correcto, como lo respondió la interfaz de la tienda.")
        case .fileUnreadable:
            say(
                en: "Check that it is the right file and that you may read and write there.",
                fr:
                    "Vérifiez qu’il s’agit du bon fichier et que vous avez le droit de le lire et d’écrire à cet endroit.",
                es: "Compruebe que es el archivo correcto y que tiene permiso para leer y escribir allí.")
        case .portTaken(let port):
            say(
                en: "End the other program, or choose another port: `--port \(port + 1)`.",
                fr: "Fermez l’autre programme, ou choisissez un autre port : `--port \(port + 1)`.",
                es: "Cierre el otro programa o elija otro puerto: `--port \(port + 1)`.")
        }
    }

    private func details(_ problem: CommandProblem) -> [Explanation.Detail] {
        guard case .unforeseen(let text) = problem else { return [] }
        return [detail(.value, text)].compactMap { $0 }
    }

    /// A field by the name of the option that stands for it: `--reason`.
    private func field(_ option: String) -> String { quoted(String(option.drop { $0 == "-" })) }
}
