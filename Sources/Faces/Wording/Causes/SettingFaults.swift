import Bookkeeping
package import Features

extension Sentences {
    /// What in settings that people wrote cannot be so, a sentence for each.
    func settingsUnfit(_ file: String, _ faults: [SettingFault]) -> CauseText {
        let shown = faults.prefix(Self.faultsMax).map { sentence($0) }
        let rest = faults.count - shown.count
        let more = say(
            en: "There are \(rest) more.", fr: "Il y en a encore \(rest).", es: "Hay \(rest) más.")
        let intro = say(
            en: "The settings in \(quoted(file)) cannot be used.",
            fr: "Les réglages de \(quoted(file)) sont inutilisables.",
            es: "La configuración de \(quoted(file)) no se puede usar.")
        return CauseText(
            what: ([intro] + shown + (rest > 0 ? [more] : [])).joined(separator: " "), meaning: settingsNotKept,
            remedy: either(
                command: say(
                    en:
                        "Correct the file and give it again; `bookbridge integrations settings` describes every setting.",
                    fr:
                        "Corrigez le fichier et fournissez-le de nouveau ; `bookbridge integrations settings` décrit chaque réglage.",
                    es:
                        "Corrija el archivo y vuelva a indicarlo; `bookbridge integrations settings` describe cada ajuste."
                ),
                page: say(
                    en: "Correct the setting, then save again.",
                    fr: "Corrigez le réglage, puis enregistrez de nouveau.", es: "Corrija el ajuste y guarde de nuevo.")
            ),
            fixes: [.openSettings], actor: .administrator)
    }

    /// Settings that are not JSON, with the place.
    func settingsBroken(_ file: String, line: Int, column: Int, key: String?) -> CauseText {
        let place = say(
            en: "line \(line), column \(column)", fr: "ligne \(line), colonne \(column)",
            es: "línea \(line), columna \(column)")
        let after = key.map {
            say(en: ", after \(code($0))", fr: ", après \(code($0))", es: ", después de \(code($0))")
        }
        return CauseText(
            what: say(
                en: "The file \(quoted(file)) cannot be read as settings: it breaks at \(place)\(after ?? "").",
                fr:
                    "Le fichier \(quoted(file)) ne peut pas être lu comme des réglages : la lecture s’arrête à la \(place)\(after ?? "").",
                es:
                    "El archivo \(quoted(file)) no se puede leer como configuración: se interrumpe en la \(place)\(after ?? "")."
            ), meaning: settingsNotKept,
            remedy: say(
                en: "Look there for a missing comma, quotation mark or bracket; it must be JSON throughout.",
                fr: "Cherchez-y une virgule, un guillemet ou une accolade qui manque ; tout doit être du JSON.",
                es: "Busque allí una coma, unas comillas o un corchete que falten; todo debe ser JSON."),
            fixes: [.openSettings], actor: .administrator)
    }

    /// Somebody else was quicker.
    func settingsMoved(_ version: Int) -> CauseText {
        CauseText(
            what: say(
                en: "The settings were changed meanwhile: version \(version) applies now.",
                fr: "Les réglages ont été modifiés entre-temps : la version \(version) est en vigueur.",
                es: "La configuración cambió mientras tanto: rige la versión \(version)."),
            meaning: settingsNotKept,
            remedy: say(
                en: "Open the page again, look at what is new, and make your change there.",
                fr: "Rouvrez la page, regardez ce qui est nouveau et faites-y votre modification.",
                es: "Abra la página de nuevo, mire lo que cambió y haga allí su cambio."),
            fixes: [.openSettings], actor: .bookkeeper)
    }

    /// The difference of nothing.
    var settingsUnchanged: CauseText {
        CauseText(
            what: say(
                en: "These settings already apply.", fr: "Ces réglages sont déjà en vigueur.",
                es: "Esta configuración ya está vigente."), meaning: nothingDone,
            remedy: say(
                en: "Change something first, then look at what it would do.",
                fr: "Modifiez d’abord quelque chose, puis regardez-en l’effet.",
                es: "Cambie algo primero y mire después su efecto."), fixes: [.openSettings], actor: .bookkeeper)
    }

    private var settingsNotKept: String {
        say(
            en: "Nothing was saved or posted.", fr: "Rien n’a été enregistré ni comptabilisé.",
            es: "No se guardó ni se contabilizó nada.")
    }

    /// One of them, as a sentence.
    package func text(_ fault: SettingFault) -> String { marked(sentence(fault)) }

    private func sentence(_ fault: SettingFault) -> String {
        let key = code(fault.path)
        return switch fault.cause {
        case .unknownKey(let near): unknownKey(key, near: near)
        case .twice: say(en: "\(key) appears twice.", fr: "\(key) figure deux fois.", es: "\(key) aparece dos veces.")
        case .startUnsaid:
            say(
                en:
                    "\(key) is missing: give the first day that is to be posted, such as `2026-01-31`, or `null` for the whole history.",
                fr:
                    "\(key) manque : indiquez le premier jour à comptabiliser, comme `2026-01-31`, ou `null` pour tout l’historique.",
                es:
                    "Falta \(key): indique el primer día que se contabiliza, como `2026-01-31`, o `null` para todo el historial."
            )
        case .stockStartUnsaid:
            say(
                en:
                    "\(key) is missing: with the whole history, give a day before the oldest document, such as `2020-01-01`.",
                fr:
                    "\(key) manque : avec tout l’historique, indiquez un jour antérieur au plus ancien document, comme `2020-01-01`.",
                es:
                    "Falta \(key): con todo el historial, indique un día anterior al documento más antiguo, como `2020-01-01`."
            )
        case .missing(let value):
            say(
                en: "\(key) is missing; it takes \(expected(value)).",
                fr: "\(key) manque ; il faut \(expected(value)).", es: "Falta \(key); acepta \(expected(value)).")
        case .unfit(let found, let value):
            say(
                en: "\(key) is \(quoted(found)), but takes \(expected(value)).",
                fr: "\(key) vaut \(quoted(found)), mais il faut \(expected(value)).",
                es: "\(key) es \(quoted(found)), pero acepta \(expected(value)).")
        case .recordUnknown(let name, _):
            say(
                en: "\(key) names \(quoted(name)), which \(booksName) does not have or no longer uses.",
                fr: "\(key) nomme \(quoted(name)), que \(booksName) n’a pas ou n’utilise plus.",
                es: "\(key) nombra \(quoted(name)), que \(booksName) no tiene o ya no usa.")
        case .recordNamedOtherwise(let id, let name, let inBooks):
            say(
                en:
                    "\(key) names \(quoted(name)) with the `id` \(code(id)), but that is \(quoted(inBooks)) in \(booksName); give the `id` or the name alone.",
                fr:
                    "\(key) nomme \(quoted(name)) avec l’`id` \(code(id)), mais c’est \(quoted(inBooks)) dans \(booksName) ; donnez l’`id` ou le nom seul.",
                es:
                    "\(key) nombra \(quoted(name)) con el `id` \(code(id)), pero ese es \(quoted(inBooks)) en \(booksName); dé solo el `id` o solo el nombre."
            )
        case .recordAmbiguous(let name, let ids):
            say(
                en:
                    "\(key) names \(quoted(name)), and \(booksName) has several of that name; give the `id`: \(list(ids)).",
                fr:
                    "\(key) nomme \(quoted(name)), et \(booksName) en a plusieurs de ce nom ; donnez l’`id` : \(list(ids)).",
                es:
                    "\(key) nombra \(quoted(name)), y \(booksName) tiene varios con ese nombre; dé el `id`: \(list(ids))."
            )
        }
    }

    private func unknownKey(_ key: String, near: String?) -> String {
        guard let near else {
            return say(
                en: "There is no setting \(key).", fr: "Il n’y a pas de réglage \(key).",
                es: "No existe el ajuste \(key).")
        }
        return say(
            en: "There is no setting \(key); \(code(near)) is probably meant.",
            fr: "Il n’y a pas de réglage \(key) ; il s’agit sans doute de \(code(near)).",
            es: "No existe el ajuste \(key); probablemente se trata de \(code(near)).")
    }

    /// A word to be typed as it is.
    func code(_ text: String) -> String { "`\(plain(text))`" }

    private static let faultsMax = 8
}
