/// What is wrong with how a command was called or configured.
package enum CommandProblem: Error, Hashable, Sendable {
    case companyUnknown(String)
    case storeKindUnknown(String, known: [String])
    case workflowUnknown(String, known: [String])
    case stateUnknown(String, known: [String])
    case orderUnknown(String)
    case optionMissing(String)
    case optionUnfit(option: String, value: String, expected: String)
    case fileMissing(String)
    case fileUnreadable(path: String, reason: String)
    case portTaken(Int)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .companyUnknown: "companyUnknown"
        case .storeKindUnknown: "storeKindUnknown"
        case .workflowUnknown: "workflowUnknown"
        case .stateUnknown: "stateUnknown"
        case .orderUnknown: "orderUnknown"
        case .optionMissing: "optionMissing"
        case .optionUnfit: "optionUnfit"
        case .fileMissing: "fileMissing"
        case .fileUnreadable: "fileUnreadable"
        case .portTaken: "portTaken"
        }
    }
}

extension Sentences {
    /// Why a command did not begin, with the fix; for standard error.
    package func explain(_ problem: CommandProblem) -> Explanation {
        explanation(
            problem.code,
            Story(
                what: what(problem),
                meaning: say(
                    en: "Nothing was done.", fr: "Rien n’a été fait.", es: "No se hizo nada."),
                remedy: remedy(problem), fixes: [.retry], actor: .administrator, details: details(problem)))
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
        case .optionMissing(let option):
            say(
                en: "The option \(plain(option)) is missing.", fr: "L’option \(plain(option)) manque.",
                es: "Falta la opción \(plain(option)).")
        case .optionUnfit(let option, let value, _):
            say(
                en: "\(quoted(value)) does not fit the option \(plain(option)).",
                fr: "\(quoted(value)) ne convient pas à l’option \(plain(option)).",
                es: "\(quoted(value)) no sirve para la opción \(plain(option)).")
        case .fileMissing(let path):
            say(
                en: "There is no file \(quoted(path)).", fr: "Il n’y a pas de fichier \(quoted(path)).",
                es: "No existe el archivo \(quoted(path)).")
        case .fileUnreadable(let path, _):
            say(
                en: "The file \(quoted(path)) is not what this command reads.",
                fr: "Le fichier \(quoted(path)) n’est pas ce que lit cette commande.",
                es: "El archivo \(quoted(path)) no es lo que lee este comando.")
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
            say(
                en: "`bookbridge integrations` lists the companies.",
                fr: "`bookbridge integrations` donne la liste des sociétés.",
                es: "`bookbridge integrations` muestra las empresas.")
        case .storeKindUnknown(_, let known), .workflowUnknown(_, let known), .stateUnknown(_, let known):
            say(
                en: "Choose one of: \(typed(known)).",
                fr: "Choisissez parmi : \(typed(known)).",
                es: "Elija entre: \(typed(known)).")
        case .orderUnknown:
            say(
                en: "`bookbridge orders` lists the orders.", fr: "`bookbridge orders` donne la liste des commandes.",
                es: "`bookbridge orders` muestra los pedidos.")
        case .optionMissing(let option):
            say(
                en: "Add \(plain(option)); --help shows how.", fr: "Ajoutez \(plain(option)) ; --help montre comment.",
                es: "Añada \(plain(option)); --help muestra cómo.")
        case .optionUnfit(_, _, let expected):
            say(
                en: "It takes: \(plain(expected)).", fr: "Elle accepte : \(plain(expected)).",
                es: "Acepta: \(plain(expected)).")
        case .fileMissing:
            say(en: "Check the path.", fr: "Vérifiez le chemin.", es: "Revise la ruta.")
        case .fileUnreadable:
            say(
                en: "Check that it is the right file; the details say where reading ended.",
                fr: "Vérifiez qu’il s’agit du bon fichier ; les détails indiquent où la lecture s’est arrêtée.",
                es: "Compruebe que es el archivo correcto; los detalles indican dónde terminó la lectura.")
        case .portTaken(let port):
            say(
                en: "End the other program, or choose another port: `--port \(port + 1)`.",
                fr: "Fermez l’autre programme, ou choisissez un autre port : `--port \(port + 1)`.",
                es: "Cierre el otro programa o elija otro puerto: `--port \(port + 1)`.")
        }
    }

    private func details(_ problem: CommandProblem) -> [Explanation.Detail] {
        guard case .fileUnreadable(_, let reason) = problem else { return [] }
        return [detail(.value, reason)].compactMap { $0 }
    }
}
