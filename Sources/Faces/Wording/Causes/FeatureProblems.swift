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
        case .fileUnreadable(let path, let reason):
            explain(CommandProblem.fileUnreadable(path: path, reason: reason))
        case .scheduleUnreadable(let text):
            explain(
                CommandProblem.optionUnfit(
                    option: "schedule", value: text, expected: "off, every 3600, daily 03:30"))
        case .connectionUnknown(let name): explanation("connectionUnknown", connectionUnknown(name))
        case .signInNotBegun(let name): explanation("signInNotBegun", signInNotBegun(name))
        case .storeMissing(let company): explanation("storeMissing", storeMissing(company))
        case .booksMissing(let company): explanation("booksMissing", booksMissing(company))
        case .undoUnknown(let name): explanation("undoUnknown", undoUnknown(name))
        case .backfill(let problem): explain(problem)
        case .connection(let problem): explain(problem)
        case .orderUnknown(let id): explain(CommandProblem.orderUnknown(id))
        case .answerUnfit(let problem): explain(unfit(problem))
        case .outside(let problem): explain(problem, from: .books)
        case .storage(let problem): explain(problem)
        case .stopped(let stop): explain(stop)
        case .findingRefused(let refusal): explain(refusal)
        }
    }

    private func unfit(_ problem: AnswerProblem) -> CommandProblem {
        switch problem {
        case .refundUnknown(let refund, let refunds):
            .optionUnfit(option: "`REFUND`", value: refund, expected: refunds.isEmpty ? "–" : list(refunds))
        case .amountUnreadable(let text, let currency):
            .optionUnfit(option: "`AMOUNT`", value: text, expected: example(currency))
        case .suffixUnfit(let text): .optionUnfit(option: "`SUFFIX`", value: text, expected: "-2, B, .1")
        }
    }

    /// `12.50 USD`: as it is typed, not as it is read.
    private func example(_ currency: Currency) -> String {
        "\(Money(minorUnits: 1250, currency)) \(currency.code)"
    }

    private func connectionUnknown(_ name: String) -> Story {
        Story(
            what: say(
                en: "There is no connection \(quoted(name)).", fr: "Il n’y a pas de connexion \(quoted(name)).",
                es: "No existe la conexión \(quoted(name))."),
            meaning: nothingDone,
            remedy: say(
                en: "`bookbridge integrations` lists the connections.",
                fr: "`bookbridge integrations` donne la liste des connexions.",
                es: "`bookbridge integrations` muestra las conexiones."),
            fixes: [.finishSetUp], actor: .administrator)
    }

    private func signInNotBegun(_ name: String) -> Story {
        Story(
            what: say(
                en: "No sign-in is under way for the connection \(quoted(name)).",
                fr: "Aucune connexion n’est en cours pour \(quoted(name)).",
                es: "No hay ningún inicio de sesión en curso para la conexión \(quoted(name))."),
            meaning: nothingDone,
            remedy: say(
                en: "Begin it with `bookbridge integrations sign-in` and open the address that it prints.",
                fr: "Commencez-la avec `bookbridge integrations sign-in` et ouvrez l’adresse affichée.",
                es: "Iníciela con `bookbridge integrations sign-in` y abra la dirección que muestra."),
            fixes: [.finishSetUp], actor: .administrator)
    }

    private func storeMissing(_ company: String) -> Story {
        Story(
            what: say(
                en: "The company \(quoted(company)) has no store yet.",
                fr: "La société \(quoted(company)) n’a pas encore de boutique.",
                es: "La empresa \(quoted(company)) todavía no tiene tienda."),
            meaning: nothingDone,
            remedy: say(
                en: "Connect one: `bookbridge integrations store`.",
                fr: "Connectez-en une : `bookbridge integrations store`.",
                es: "Conecte una: `bookbridge integrations store`."),
            fixes: [.finishSetUp], actor: .administrator)
    }

    private func booksMissing(_ company: String) -> Story {
        Story(
            what: say(
                en: "The company \(quoted(company)) has no books yet.",
                fr: "La société \(quoted(company)) n’a pas encore de livres.",
                es: "La empresa \(quoted(company)) todavía no tiene libros."),
            meaning: nothingDone,
            remedy: say(
                en: "Connect them: `bookbridge integrations books`, then `bookbridge integrations sign-in`.",
                fr: "Connectez-les : `bookbridge integrations books`, puis `bookbridge integrations sign-in`.",
                es: "Conéctelos: `bookbridge integrations books` y después `bookbridge integrations sign-in`."),
            fixes: [.finishSetUp], actor: .administrator)
    }

    var nothingDone: String {
        say(en: "Nothing was done.", fr: "Rien n’a été fait.", es: "No se hizo nada.")
    }
}
