import Features

extension Sentences {
    /// What would be ended or removed, before a person confirms it (I6).
    func story(_ ending: Ending) -> CauseText {
        CauseText(
            what: what(ending), meaning: meaning(ending),
            remedy: either(
                command: say(
                    en: "To do it, repeat the command with `--yes`.",
                    fr: "Pour le faire, relancez la commande avec `--yes`.",
                    es: "Para hacerlo, repita el comando con `--yes`."),
                page: say(
                    en: "To do it, confirm it on the page.", fr: "Pour le faire, confirmez-le sur la page.",
                    es: "Para hacerlo, confírmelo en la página.")),
            fixes: [.confirm], actor: .administrator)
    }

    private func what(_ ending: Ending) -> String {
        switch ending {
        case .uninstall(let id, let name):
            say(
                en: "The connection \(quoted(id)) to \(quoted(name)) would be uninstalled.",
                fr: "La connexion \(quoted(id)) à \(quoted(name)) serait désinstallée.",
                es: "La conexión \(quoted(id)) con \(quoted(name)) se desinstalaría.")
        case .removeConnection(let id):
            say(
                en: "The connection \(quoted(id)) would be removed.",
                fr: "La connexion \(quoted(id)) serait supprimée.",
                es: "La conexión \(quoted(id)) se eliminaría.")
        case .removeCompany(_, let name, let connections):
            connections.isEmpty
                ? say(
                    en: "The company \(quoted(name)) would be removed.",
                    fr: "La société \(quoted(name)) serait supprimée.",
                    es: "La empresa \(quoted(name)) se eliminaría.")
                : say(
                    en: "The company \(quoted(name)) would be removed with its connections: \(typed(connections)).",
                    fr: "La société \(quoted(name)) serait supprimée avec ses connexions : \(typed(connections)).",
                    es: "La empresa \(quoted(name)) se eliminaría con sus conexiones: \(typed(connections)).")
        case .renewKey:
            say(
                en: "A new key would be made in the place of the one that is lost.",
                fr: "Une nouvelle clé serait créée à la place de celle qui est perdue.",
                es: "Se crearía una clave nueva en lugar de la perdida.")
        }
    }

    private func meaning(_ ending: Ending) -> String {
        switch ending {
        case .uninstall:
            say(
                en: """
                    Its sign-in would be revoked and its secrets forgotten, and its workflows would stop. What was synced stays, and connecting it \
                    again goes on from there. Nothing was done yet.
                    """,
                fr: """
                    Son accès serait révoqué, ses secrets oubliés et ses flux arrêtés. Ce qui a été synchronisé reste, et une reconnexion \
                    repartira de là. Rien n’a encore été fait.
                    """,
                es: """
                    Su acceso se revocaría, sus secretos se olvidarían y sus flujos se detendrían. Lo sincronizado se conserva, y al volver a \
                    conectarla se sigue desde ahí. Todavía no se hizo nada.
                    """)
        case .removeConnection:
            say(
                en: "It has synced nothing. Nothing was done yet.",
                fr: "Elle n’a rien synchronisé. Rien n’a encore été fait.",
                es: "No se sincronizó nada con ella. Todavía no se hizo nada.")
        case .removeCompany:
            say(
                en:
                    "Connections with a history would be uninstalled but stay readable, and so would the company. Nothing was done yet.",
                fr:
                    "Les connexions avec un historique seraient désinstallées et resteraient lisibles, et la société avec elles. Rien n’a encore été fait.",
                es:
                    "Las conexiones con historial se desinstalarían y seguirían legibles, y la empresa con ellas. Todavía no se hizo nada."
            )
        case .renewKey:
            say(
                en: """
                    Stores and books would have to be connected again, and the audit proves nothing of what came before. Putting the old key back \
                    is better. Nothing was done yet.
                    """,
                fr: """
                    Les boutiques et les livres seraient à reconnecter, et la piste d’audit ne prouverait plus rien de ce qui précède. Mieux vaut remettre l’ancienne clé. Rien n’a encore été fait.
                    """,
                es: """
                    Habría que volver a conectar tiendas y libros, y el registro de auditoría no probaría nada de lo anterior. Es mejor recuperar \
                    la clave antigua. Todavía no se hizo nada.
                    """)
        }
    }
}
