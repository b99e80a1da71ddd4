import Accounting
import Bookkeeping
import Features

extension Sentences {
    func sendingUnfit(_ problem: SendingProblem) -> CauseText {
        if case .kindNotAllowed(let kind) = problem { return kindNotAllowed(kind) }
        if case .notForPerson = problem { return notForPerson }
        if case .notForRequester(let name) = problem { return notForRequester(name) }
        if let remedy = remedy(ofSupplier: problem) {
            return CauseText(
                what: what(problem), meaning: nothingDone, remedy: remedy, fixes: [.openOrder], actor: .bookkeeper)
        }
        return CauseText(
            what: what(problem), meaning: nothingDone,
            remedy: say(
                en: "Choose one that the books have, or give its name or identifier exactly as it is there.",
                fr: "Choisissez-en un qui figure dans les livres, ou donnez son nom ou son identifiant exact.",
                es: "Elija uno que esté en los libros, o dé su nombre o identificador exacto."),
            fixes: [.sendOrder], actor: .bookkeeper)
    }

    private func what(_ problem: SendingProblem) -> String {
        switch problem {
        case .accountUnknown(let word, let use):
            say(
                en: "The books have no account \(quoted(word)) of the type that is needed here: \(name(of: use)).",
                fr: "Les livres n’ont pas de compte \(quoted(word)) du type qu’il faut ici : \(name(of: use)).",
                es: "Los libros no tienen una cuenta \(quoted(word)) del tipo necesario aquí: \(name(of: use)).")
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
        case .notForPerson: notForPerson.what
        case .notForRequester(let name): notForRequester(name).what
        case .purchaseOrderUnknown(let number, let known):
            say(
                en: "The order has no purchase order \(quoted(number)); it has: \(suppliers(known)).",
                fr: "La commande n’a pas de bon de commande \(quoted(number)) ; elle a : \(suppliers(known)).",
                es: "El pedido no tiene la orden de compra \(quoted(number)); tiene: \(suppliers(known)).")
        case .supplierNotReached(let name):
            say(
                en: "It is not known how \(quoted(name)) takes purchase orders.",
                fr: "On ne sait pas comment \(quoted(name)) reçoit des bons de commande.",
                es: "No se sabe cómo recibe \(quoted(name)) órdenes de compra.")
        case .supplierInvoiceUnknown(let number, let known):
            say(
                en: "No supplier invoice \(quoted(number)) waits for its order; there wait: \(suppliers(known)).",
                fr:
                    "Aucune facture fournisseur \(quoted(number)) n’attend sa commande ; attendent : \(suppliers(known)).",
                es:
                    "Ninguna factura de proveedor \(quoted(number)) espera su pedido; esperan: \(suppliers(known)).")
        case .supplierInvoiceForeign(let number, let invoice, let order):
            say(
                en: "Supplier invoice \(quoted(number)) is in \(invoice.code), and the order is in \(order.code).",
                fr:
                    "La facture fournisseur \(quoted(number)) est en \(invoice.code), et la commande est en \(order.code).",
                es:
                    "La factura de proveedor \(quoted(number)) está en \(invoice.code), y el pedido está en \(order.code)."
            )
        case .orderNotCompleted(let number):
            say(
                en: "Order \(plain(number)) is not completed.", fr: "La commande \(plain(number)) n’est pas terminée.",
                es: "El pedido \(plain(number)) no está completado.")
        }
    }

    /// `nil` for what is not about a supplier.
    private func remedy(ofSupplier problem: SendingProblem) -> String? {
        switch problem {
        case .purchaseOrderUnknown:
            say(
                en: "Name one of these, as the page of the order shows them.",
                fr: "Indiquez l’un de ceux-ci, tels qu’ils figurent sur la page de la commande.",
                es: "Indique una de estas, tal como aparecen en la página del pedido.")
        case .supplierInvoiceUnknown:
            say(
                en: "Fetch the supplier invoices again, then name one of those that wait.",
                fr: "Relevez de nouveau les factures fournisseurs, puis indiquez l’une de celles qui attendent.",
                es: "Obtenga de nuevo las facturas de proveedor e indique una de las que esperan.")
        case .supplierInvoiceForeign:
            say(
                en: "Choose the order that it was bought for, or leave the invoice out and enter it by hand.",
                fr: "Choisissez la commande concernée, ou écartez la facture et saisissez-la à la main.",
                es: "Elija el pedido al que corresponde, o deje fuera la factura y regístrela a mano.")
        case .supplierNotReached:
            say(
                en:
                    "An administrator enters the supplier’s PromoStandards address on the tab Suppliers; or send it by e-mail.",
                fr:
                    "Un administrateur saisit l’adresse PromoStandards du fournisseur dans l’onglet Fournisseurs ; ou envoyez-le par courriel.",
                es:
                    "Un administrador indica la dirección PromoStandards del proveedor en la pestaña Proveedores; o envíela por correo."
            )
        case .orderNotCompleted:
            say(
                en: "Complete it in ESP first, then send it again.",
                fr: "Terminez-la d’abord dans ESP, puis renvoyez-la.",
                es: "Complételo primero en ESP y vuelva a enviarlo.")
        case .accountUnknown, .accountNotChosen, .customerUnknown, .vendorUnknown, .taxCodeUnknown, .supplierUnknown,
            .kindNotAllowed, .notForPerson, .notForRequester:
            nil
        }
    }

    private var notForPerson: CauseText {
        CauseText(
            what: say(
                en: "You are not allowed to send orders to \(booksName).",
                fr: "Vous n’avez pas le droit d’envoyer de commandes vers \(booksName).",
                es: "No tiene permiso para enviar pedidos a \(booksName)."), meaning: nothingDone,
            remedy: say(
                en: "Ask an administrator of the company: the integration says to whom the QB button is visible.",
                fr: "Demandez à un administrateur de la société : l’intégration dit qui voit le bouton QB.",
                es: "Pida ayuda a un administrador de la empresa: la integración dice quién ve el botón QB."),
            fixes: [.askAdministrator], actor: .administrator)
    }

    private func notForRequester(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(quoted(name)), for whom it is sent, may not send orders to \(booksName).",
                fr: "\(quoted(name)), pour qui l’envoi est fait, ne peut pas envoyer de commandes vers \(booksName).",
                es: "\(quoted(name)), en cuyo nombre se envía, no puede enviar pedidos a \(booksName)."),
            meaning: nothingDone,
            remedy: say(
                en: "Ask an administrator of the company: the integration says to whom the QB button is visible.",
                fr: "Demandez à un administrateur de la société : l’intégration dit qui voit le bouton QB.",
                es: "Pida ayuda a un administrador de la empresa: la integración dice quién ve el botón QB."),
            fixes: [.askAdministrator], actor: .administrator)
    }

    private func suppliers(_ names: [String]) -> String { names.isEmpty ? "–" : list(names) }

    private func kindNotAllowed(_ kind: DocumentKind) -> CauseText {
        CauseText(
            what: say(
                en: "You are not allowed to send documents of this kind: \(name(of: kind)).",
                fr: "Vous n’avez pas le droit d’envoyer de documents de ce type : \(name(of: kind)).",
                es: "No tiene permiso para enviar documentos de este tipo: \(name(of: kind))."),
            meaning: nothingDone,
            remedy: say(
                en: "Ask an administrator of the company to send it, or to allow you this kind.",
                fr: "Demandez à un administrateur de la société de l’envoyer, ou de vous permettre ce type.",
                es: "Pida a un administrador de la empresa que lo envíe o que le permita este tipo."),
            fixes: [.askAdministrator], actor: .administrator)
    }
}
