import Accounting
import Bookkeeping
import Features

extension Sentences {
    func sendingUnfit(_ problem: SendingProblem) -> CauseText {
        if case .kindNotAllowed(let kind) = problem { return kindNotAllowed(kind) }
        return CauseText(
            what: what(problem), meaning: nothingDone,
            remedy: say(
                en: "Give the name or the identifier that the books have, then send the order again.",
                fr: "Donnez le nom ou l’identifiant qu’ont les livres, puis renvoyez la commande.",
                es: "Dé el nombre o el identificador que tienen los libros y vuelva a enviar el pedido."),
            fixes: [.sendOrder], actor: .bookkeeper)
    }

    private func what(_ problem: SendingProblem) -> String {
        switch problem {
        case .accountUnknown(let word, let use):
            say(
                en: "The books have no account \(quoted(word)) that fits: \(name(of: use)).",
                fr: "Les livres n’ont pas de compte \(quoted(word)) qui convienne : \(name(of: use)).",
                es: "Los libros no tienen una cuenta \(quoted(word)) que sirva: \(name(of: use)).")
        case .accountNotChosen(let use):
            say(
                en: "No account was chosen, and the books have none or several: \(name(of: use)).",
                fr: "Aucun compte n’a été choisi, et les livres en ont plusieurs ou aucun : \(name(of: use)).",
                es: "No se eligió ninguna cuenta, y los libros tienen varias o ninguna: \(name(of: use)).")
        case .customerUnknown(let word):
            say(
                en: "The books have no customer \(quoted(word)).",
                fr: "Les livres n’ont pas de client \(quoted(word)).",
                es: "Los libros no tienen el cliente \(quoted(word)).")
        case .vendorUnknown(let word):
            say(
                en: "The books have no vendor \(quoted(word)).",
                fr: "Les livres n’ont pas de fournisseur \(quoted(word)).",
                es: "Los libros no tienen el proveedor \(quoted(word)).")
        case .taxCodeUnknown(let word):
            say(
                en: "The books have no tax code \(quoted(word)).",
                fr: "Les livres n’ont pas de code de taxe \(quoted(word)).",
                es: "Los libros no tienen el código de impuesto \(quoted(word)).")
        case .supplierUnknown(let word, let known):
            say(
                en: "The order has no supplier \(quoted(word)); it has: \(suppliers(known)).",
                fr: "La commande n’a pas de fournisseur \(quoted(word)) ; elle a : \(suppliers(known)).",
                es: "El pedido no tiene el proveedor \(quoted(word)); tiene: \(suppliers(known)).")
        case .kindNotAllowed(let kind): kindNotAllowed(kind).what
        }
    }

    private func suppliers(_ names: [String]) -> String { names.isEmpty ? "–" : list(names) }

    private func kindNotAllowed(_ kind: DocumentKind) -> CauseText {
        CauseText(
            what: say(
                en: "You may not send documents of this kind: \(name(of: kind)).",
                fr: "Vous ne pouvez pas envoyer de documents de ce type : \(name(of: kind)).",
                es: "No puede enviar documentos de este tipo: \(name(of: kind))."),
            meaning: nothingDone,
            remedy: say(
                en: "Ask an administrator of the company to send it, or to allow you this kind.",
                fr: "Demandez à un administrateur de la société de l’envoyer, ou de vous permettre ce type.",
                es: "Pida a un administrador de la empresa que lo envíe o que le permita este tipo."),
            fixes: [.askAdministrator], actor: .administrator)
    }
}
