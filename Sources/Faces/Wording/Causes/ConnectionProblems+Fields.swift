import ConnectorKit
import Features

extension Sentences {
    func fieldUnknown(_ key: String, _ known: [String]) -> CauseText {
        CauseText(
            what: say(
                en: "There is no field \(quoted(key)).", fr: "Il n’y a pas de champ \(quoted(key)).",
                es: "No existe el campo \(quoted(key))."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "The fields are \(typed(known)), each as `key=value`.",
                    fr: "Les champs sont \(typed(known)), chacun sous la forme `clé=valeur`.",
                    es: "Los campos son \(typed(known)), cada uno como `clave=valor`."),
                page: say(
                    en: "Fill in the form of the connection again.",
                    fr: "Remplissez de nouveau le formulaire de la connexion.",
                    es: "Complete de nuevo el formulario de la conexión.")),
            fixes: [.retry], actor: .administrator)
    }

    /// What stands there may be a secret without its key: it is not repeated.
    func fieldShapeless() -> CauseText {
        CauseText(
            what: say(
                en: "A field is not written as `key=value`.",
                fr: "Un champ n’est pas écrit sous la forme `clé=valeur`.",
                es: "Un campo no está escrito como `clave=valor`."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en:
                        "`bookbridge integrations kinds` lists the fields; a value with blanks goes in quotation marks.",
                    fr:
                        "`bookbridge integrations kinds` liste les champs ; une valeur avec des espaces se met entre guillemets droits.",
                    es:
                        "`bookbridge integrations kinds` muestra los campos; un valor con espacios va entre comillas rectas."
                ),
                page: say(
                    en: "Fill in the form of the connection again.",
                    fr: "Remplissez de nouveau le formulaire de la connexion.",
                    es: "Complete de nuevo el formulario de la conexión.")),
            fixes: [.retry], actor: .administrator)
    }

    func fieldTwice(_ key: String) -> CauseText {
        CauseText(
            what: say(
                en: "The field `\(plain(key))` is given twice.", fr: "Le champ `\(plain(key))` est donné deux fois.",
                es: "El campo `\(plain(key))` se indicó dos veces."),
            meaning: nothingDone,
            remedy: say(
                en: "Leave one of them out.", fr: "N’en laissez qu’un.", es: "Deje solo uno."),
            fixes: [.retry], actor: .administrator)
    }

    func fieldUnfit(_ key: String, _ value: String, _ kind: FormField.Kind) -> CauseText {
        CauseText(
            what: say(
                en: "\(shown(value, kind)) does not fit the field `\(plain(key))`.",
                fr: "\(shown(value, kind)) ne convient pas au champ `\(plain(key))`.",
                es: "\(shown(value, kind)) no sirve para el campo `\(plain(key))`."),
            meaning: nothingDone, remedy: expected(kind), fixes: [.retry], actor: .administrator)
    }

    func addressInside(_ key: String, _ value: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(quoted(value)) leads to a machine inside this network.",
                fr: "\(quoted(value)) mène à une machine de ce réseau interne.",
                es: "\(quoted(value)) lleva a una máquina de esta red interna."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en:
                        "Give the public address. Whoever runs Bookbridge can allow internal ones with `BOOKBRIDGE_PRIVATE_ADDRESSES`.",
                    fr:
                        "Indiquez l’adresse publique. La personne qui administre Bookbridge peut autoriser des adresses internes avec `BOOKBRIDGE_PRIVATE_ADDRESSES`.",
                    es:
                        "Indique la dirección pública. Quien administra Bookbridge puede permitir direcciones internas con `BOOKBRIDGE_PRIVATE_ADDRESSES`."
                ),
                page: say(
                    en: "Give the public address. Whoever runs Bookbridge can allow internal ones.",
                    fr:
                        "Indiquez l’adresse publique. La personne qui administre Bookbridge peut autoriser des adresses internes.",
                    es: "Indique la dirección pública. Quien administra Bookbridge puede permitir direcciones internas."
                )),
            fixes: [.retry, .askAdministrator], actor: .administrator)
    }

    func valueMissing(_ key: String, _ source: ConnectionProblem.ValueSource) -> CauseText {
        let place =
            switch source {
            case .environment(let name):
                say(
                    en: "The variable `\(plain(name))` of the environment is empty or not there",
                    fr: "La variable d’environnement `\(plain(name))` est vide ou absente",
                    es: "La variable de entorno `\(plain(name))` está vacía o no existe")
            case .file(let path):
                say(
                    en: "The file \(quoted(path)) is empty, not there, or may not be read",
                    fr: "Le fichier \(quoted(path)) est vide, absent ou illisible",
                    es: "El archivo \(quoted(path)) está vacío, no existe o no se puede leer")
            case .standardInput:
                say(
                    en: "Standard input has no line", fr: "L’entrée standard n’a pas de ligne",
                    es: "La entrada estándar no tiene ninguna línea")
            }
        return CauseText(
            what: say(
                en: "\(place) for the field `\(plain(key))`.", fr: "\(place) pour le champ `\(plain(key))`.",
                es: "\(place) para el campo `\(plain(key))`."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "Put the value there and repeat the command.",
                    fr: "Mettez-y la valeur et relancez la commande.",
                    es: "Ponga allí el valor y repita el comando."),
                page: say(
                    en: "Type the value into the form.", fr: "Saisissez la valeur dans le formulaire.",
                    es: "Escriba el valor en el formulario.")),
            fixes: [.retry], actor: .administrator)
    }

    /// Words to be typed as they are, in every language.
    func typed(_ words: [String]) -> String { words.map { "`\(plain($0))`" }.joined(separator: ", ") }

    /// A secret is not repeated.
    private func shown(_ value: String, _ kind: FormField.Kind) -> String {
        switch kind {
        case .secret: say(en: "What was given", fr: "Ce qui a été donné", es: "Lo indicado")
        case .text, .url, .number, .country, .currency, .timeZone: quoted(value)
        }
    }

    private func expected(_ kind: FormField.Kind) -> String {
        switch kind {
        case .number: say(en: "It takes digits only.", fr: "Il n’accepte que des chiffres.", es: "Solo acepta cifras.")
        case .url:
            say(
                en: "It takes an address that begins with `https://`.",
                fr: "Il accepte une adresse qui commence par `https://`.",
                es: "Acepta una dirección que empiece por `https://`.")
        case .country:
            say(
                en: "It takes a code of two letters, such as US.", fr: "Il accepte un code de deux lettres, comme FR.",
                es: "Acepta un código de dos letras, como ES.")
        case .currency:
            say(
                en: "It takes a code of three letters, such as USD.",
                fr: "Il accepte un code de trois lettres, comme EUR.",
                es: "Acepta un código de tres letras, como EUR.")
        case .timeZone:
            say(
                en: "It takes the name of a time zone, such as America/New_York.",
                fr: "Il accepte le nom d’un fuseau horaire, comme Europe/Paris.",
                es: "Acepta el nombre de una zona horaria, como Europe/Madrid.")
        case .text, .secret:
            say(en: "It takes one line.", fr: "Il accepte une seule ligne.", es: "Acepta una sola línea.")
        }
    }
}
