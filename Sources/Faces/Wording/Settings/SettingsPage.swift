import Bookkeeping

extension Sentences {
    /// The page of all settings, in Markdown: a table row for each, with what it takes, what it usually is, and why.
    ///
    /// `usual` gives the usual value of a path as it is written.
    package func settingsPage(usual: (String) -> String?) -> [String] {
        let headings = [
            say(en: "setting", fr: "réglage", es: "ajuste"), say(en: "takes", fr: "accepte", es: "acepta"),
            say(en: "usually", fr: "d’ordinaire", es: "normalmente"),
            say(en: "what it is, and why", fr: "ce que c’est, et pourquoi", es: "qué es y por qué"),
        ]
        return [row(headings), row(headings.map { _ in "---" })]
            + Setting.paths().map { path, setting in
                row([
                    code(path), expected(setting.value), standing(setting, usual(path)),
                    meaning(ofSetting: path) ?? "",
                ])
            }
    }

    private func standing(_ setting: Setting, _ usual: String?) -> String {
        switch setting.presence {
        case .required: say(en: "must be given", fr: "à indiquer", es: "hay que indicarlo")
        case .spoken:
            say(en: "must be given, or `null`", fr: "à indiquer, ou `null`", es: "hay que indicarlo, o `null`")
        case .optional: say(en: "none", fr: "aucun", es: "ninguno")
        case .usual:
            if case .group = setting.value { "" } else { usual.map { code($0) } ?? "" }
        }
    }

    private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
