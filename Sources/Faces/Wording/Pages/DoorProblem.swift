/// Why a page cannot be shown, or a form not be taken.
package enum DoorProblem: Hashable, Sendable {
    case pageUnknown
    /// The address takes no request of this kind.
    case methodUnfit
    /// The form was opened before the sign-in of now, or comes from another site.
    case formForeign
    case tooLarge
    /// The role does not reach; these may help.
    case notAllowed(administrators: [String])
    /// Nobody foresaw it.
    case unforeseen
}

extension Sentences {
    /// Told on a page of its own; whoever reads it finds the request by its identifier.
    package func explain(_ problem: DoorProblem) -> Explanation {
        switch problem {
        case .pageUnknown:
            door(
                "pageUnknown",
                say(en: "There is no such page.", fr: "Cette page n’existe pas.", es: "Esta página no existe."),
                say(
                    en: "Check the address, or begin with your companies.",
                    fr: "Vérifiez l’adresse, ou repartez de vos sociétés.",
                    es: "Revise la dirección o empiece por sus empresas."))
        case .methodUnfit:
            door(
                "methodUnfit",
                say(
                    en: "This address does not take that.", fr: "Cette adresse n’accepte pas cela.",
                    es: "Esta dirección no acepta eso."),
                say(
                    en: "Go back and use the button on the page.",
                    fr: "Revenez en arrière et utilisez le bouton de la page.",
                    es: "Vuelva atrás y use el botón de la página."))
        case .formForeign:
            door(
                "formForeign",
                say(
                    en: "This form is too old, or was opened before you signed in.",
                    fr: "Ce formulaire est trop ancien, ou a été ouvert avant votre connexion.",
                    es: "Este formulario es demasiado antiguo o se abrió antes de iniciar sesión."),
                say(
                    en: "Go back, reload the page and send it again.",
                    fr: "Revenez en arrière, rechargez la page et renvoyez-le.",
                    es: "Vuelva atrás, recargue la página y envíelo de nuevo."), .retry)
        case .tooLarge:
            door(
                "tooLarge",
                say(
                    en: "More was sent than this page takes.", fr: "L’envoi dépasse ce que cette page accepte.",
                    es: "Se envió más de lo que esta página acepta."),
                say(en: "Send less at a time.", fr: "Envoyez-en moins à la fois.", es: "Envíe menos cada vez."), .retry)
        case .notAllowed(let administrators):
            door(
                "notAllowed",
                say(
                    en: "Your role does not allow this.", fr: "Votre rôle ne le permet pas.",
                    es: "Su rol no lo permite."),
                administrators.isEmpty
                    ? say(
                        en: "Ask an administrator of the company.", fr: "Demandez à un administrateur de la société.",
                        es: "Pídalo a un administrador de la empresa.")
                    : say(
                        en: "Ask \(list(administrators.map { plain($0) })).",
                        fr: "Demandez à \(list(administrators.map { plain($0) })).",
                        es: "Pídalo a \(list(administrators.map { plain($0) }))."), .askAdministrator)
        case .unforeseen:
            door(
                "unforeseen",
                say(
                    en: "Bookbridge ran into an unexpected fault.",
                    fr: "Bookbridge a rencontré une erreur imprévue.",
                    es: "Bookbridge encontró un error imprevisto."),
                say(
                    en: "Try again; if it keeps happening, send us the number below.",
                    fr: "Réessayez ; si cela persiste, envoyez-nous le numéro ci-dessous.",
                    es: "Vuelva a intentarlo; si continúa, envíenos el número de abajo."), .report)
        }
    }

    /// Where there is a step, it is for whoever looks at the page; a wrong address asks nothing of anybody.
    private func door(_ code: String, _ what: String, _ remedy: String, _ step: Fix? = nil) -> Explanation {
        explanation(
            code,
            CauseText(
                what: what, meaning: nothingDone, remedy: remedy, fixes: step.map { [$0] } ?? [],
                actor: step == nil ? .nobody : .merchant))
    }
}

/// Words of the page that tells a problem.
package enum ProblemWord: String, PageWord {
    case title, request, home

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "That did not work", fr: "Cela n’a pas abouti", es: "No se pudo completar")
        case .request: s.say(en: "Request", fr: "Requête", es: "Solicitud")
        case .home: s.say(en: "To your companies", fr: "Vers vos sociétés", es: "A sus empresas")
        }
    }
}

extension Sentences {
    /// The way back to a company from a page that did not work.
    package func back(to company: String) -> String {
        say(
            en: "Back to \(plain(company))", fr: "Retour à \(plain(company))", es: "Volver a \(plain(company))")
    }
}
