import ConnectorKit
import LinkLedger

/// Obstacles of orders of which the run that is to be undone made only a part, and what the books did not let go.
extension Sentences {
    func changedLater(_ document: String) -> CauseText {
        undoOrderInstead(
            say(
                en: "A later run changed \(document).", fr: "Une exécution ultérieure a modifié \(document).",
                es: "Una ejecución posterior modificó \(document)."))
    }

    func madeByOtherRun(_ document: String) -> CauseText {
        undoOrderInstead(
            say(
                en: "Another run made \(document), which is part of this order.",
                fr: "Une autre exécution a créé \(document), qui fait partie de cette commande.",
                es: "Otra ejecución creó \(document), que forma parte de este pedido."))
    }

    func onlyChanged(_ document: String) -> CauseText {
        undoOrderInstead(
            say(
                en: "The run did not make \(document), it only changed what an earlier run had made.",
                fr:
                    "L’exécution n’a pas créé \(document), elle a seulement modifié ce qu’une exécution antérieure avait créé.",
                es: "La ejecución no creó \(document), solo modificó lo que había creado una anterior."))
    }

    func notLetGo(_ problem: ConnectorProblem, _ document: String) -> CauseText {
        var story = story(problem, from: .books)
        let intro = say(
            en: "\(booksName) did not let \(document) be taken back.",
            fr: "\(booksName) n’a pas laissé retirer \(document).",
            es: "\(booksName) no dejó retirar \(document).")
        story.what = "\(intro) \(story.what)"
        story.meaning = nothingTakenBack
        return story
    }

    private func undoOrderInstead(_ what: String) -> CauseText {
        CauseText(
            what: what, meaning: nothingTakenBack,
            remedy: either(
                command: say(
                    en: "Undo the order as a whole with `bookbridge undo --order`, if that is what you want.",
                    fr:
                        "Retirez des livres la commande entière avec `bookbridge undo --order`, si c’est ce que vous voulez.",
                    es: "Deshaga el pedido completo con `bookbridge undo --order`, si es lo que quiere."),
                page: say(
                    en: "Undo the order as a whole on its page, if that is what you want.",
                    fr: "Retirez la commande entière depuis sa page, si c’est ce que vous voulez.",
                    es: "Deshaga el pedido entero en su página, si es lo que desea.")),
            fixes: [.openOrder, .ignore], actor: .bookkeeper)
    }
}
