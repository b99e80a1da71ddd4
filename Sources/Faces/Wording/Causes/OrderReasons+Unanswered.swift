import ConnectorKit

/// What became of one record is not known, or it never gets through.
extension Sentences {
    func failsAlways(_ problem: ConnectorProblem, _ subject: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(booksName) fails each time at \(subject), while it takes other records.",
                fr: "\(booksName) échoue à chaque fois sur \(subject), alors qu’il accepte d’autres éléments.",
                es: "\(booksName) falla cada vez con \(subject), aunque acepta otros registros."),
            meaning: say(
                en: "It is not in the books: we looked. The other orders go on.",
                fr: "Cet élément n’est pas dans les livres : nous l’avons vérifié. Les autres commandes continuent.",
                es: "No está en los libros: lo hemos comprobado. Los demás pedidos continúan."),
            remedy: say(
                en:
                    "Retry later. If it keeps failing, enter it by hand, and send the details to the support of \(booksName).",
                fr:
                    "Réessayez plus tard. Si cela persiste, saisissez-le à la main et transmettez les détails à l’assistance de \(booksName).",
                es:
                    "Reintente más tarde. Si continúa, regístrelo a mano y envíe los detalles a la asistencia de \(booksName)."
            ),
            fixes: [.retry, .markEnteredByHand, .report], actor: .bookkeeper, details: details(of: problem))
    }

    func outcomeOpen(_ problem: ConnectorProblem, _ subject: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(booksName) did not answer about \(subject), and does not let us ask whether it is there.",
                fr:
                    "\(booksName) n’a pas répondu quand nous avons envoyé \(subject), et n’accepte pas que nous demandions si cet élément s’y trouve.",
                es: "\(booksName) no respondió sobre \(subject) y no acepta nuestra pregunta de si está allí."),
            meaning: say(
                en: "It may be in the books or not, so it is not sent again unless you say so. The other orders go on.",
                fr:
                    "Cet élément est peut-être dans les livres, peut-être pas : il n’est pas renvoyé sans votre accord. Les autres commandes continuent.",
                es:
                    "Puede estar en los libros o no, por eso no se vuelve a enviar sin su permiso. Los demás pedidos continúan."
            ),
            remedy: say(
                en: "Look for it in \(booksName). If it is there, link it; if not, retry.",
                fr: "Cherchez-le dans \(booksName). S’il y est, associez-le ; sinon, réessayez.",
                es: "Búsquelo en \(booksName). Si está, vincúlelo; si no, reintente."),
            fixes: [.openInBooks, .linkExisting, .retry], actor: .bookkeeper, details: details(of: problem))
    }

    func alwaysStale(_ subject: String) -> CauseText {
        CauseText(
            what: say(
                en:
                    "\(booksName) says each time that \(subject) was changed meanwhile, though it still says what was posted.",
                fr:
                    "\(booksName) répond à chaque fois qu’une modification a été faite entre-temps (\(subject)), alors que le contenu est resté celui qui a été comptabilisé.",
                es:
                    "\(booksName) dice cada vez que hubo un cambio entretanto (\(subject)), aunque el contenido sigue siendo el contabilizado."
            ),
            meaning: say(
                en: "The change of the order is not in the books; what was posted before is. The other orders go on.",
                fr:
                    "La modification de la commande n’est pas dans les livres ; ce qui a été comptabilisé auparavant y est. Les autres commandes continuent.",
                es:
                    "El cambio del pedido no está en los libros; lo contabilizado antes sí. Los demás pedidos continúan."
            ),
            remedy: say(
                en:
                    "See in \(booksName) whether another program writes this record all the time, then retry.",
                fr:
                    "Vérifiez dans \(booksName) si un autre programme modifie sans cesse ce document, puis réessayez.",
                es:
                    "Compruebe en \(booksName) si otro programa escribe sin parar en este registro y reintente."),
            fixes: [.openInBooks, .retry], actor: .bookkeeper)
    }

    func linkLost(_ subject: String) -> CauseText {
        CauseText(
            what: say(
                en: "The link to \(subject) in \(booksName) is lost, so the change due there could not be made.",
                fr:
                    "Le lien avec \(subject) dans \(booksName) est perdu ; la modification prévue n’a pas pu être faite.",
                es:
                    "Se perdió el vínculo con \(subject) en \(booksName), por eso no se pudo hacer el cambio previsto."),
            meaning: say(
                en: "The change was withdrawn, and nothing was written. The other orders go on.",
                fr: "La modification a été abandonnée et rien n’a été écrit. Les autres commandes continuent.",
                es: "El cambio se retiró y no se escribió nada. Los demás pedidos continúan."),
            remedy: say(
                en:
                    "Look for it in \(booksName). If it is there, link it; if not, retry, which posts what is missing.",
                fr:
                    "Cherchez ce document dans \(booksName). S’il y est, associez-le ; sinon, réessayez : ce qui manque sera comptabilisé.",
                es:
                    "Búsquelo en \(booksName). Si está, vincúlelo; si no, reintente, y se contabilizará lo que falte."),
            fixes: [.openInBooks, .linkExisting, .retry], actor: .bookkeeper)
    }
}
