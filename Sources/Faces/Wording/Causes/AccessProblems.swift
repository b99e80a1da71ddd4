import Features
import Storage

extension Sentences {
    func notAllowed(_ permission: Permission, _ role: Role) -> CauseText {
        let (deed, own, least) = (name(of: permission), name(of: role), name(of: permission.least))
        return CauseText(
            what: say(
                en: "Your role (\(own)) may not \(deed).",
                fr: "Votre rôle (\(own)) ne permet pas cela : \(deed).",
                es: "Su rol (\(own)) no permite esto: \(deed)."),
            meaning: nothingDone,
            remedy: say(
                en: "Ask an administrator of the company to do it, or for the role *\(least)*.",
                fr: "Demandez à un administrateur de la société de le faire, ou le rôle *\(least)*.",
                es: "Pida a un administrador de la empresa que lo haga, o el rol *\(least)*."),
            fixes: [.askAdministrator], actor: .administrator)
    }
}
