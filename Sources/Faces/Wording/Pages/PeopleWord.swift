package import Accounting
package import Features
package import Foundation

/// Words of the people of a company.
package enum PeopleWord: String, PageWord {
    case title, lettersWait, name, role, teams, signedIn, never, actions, changeRole, save, remove, resetLink,
        resetAsked, you
    case inviteTitle, inviteLead, email, invite, roles
    case openTitle, until, madeBy, withdraw
    case linkTitle, invitationLink, passwordLink
    case removeTitle, removeStops, removeStays, removeNow, leave
    case teamsTitle, teamsLead, teamName, newTeam, members, noTeams, saveTeam, removeTeam, noPeople

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "People", fr: "Personnes", es: "Personas")
        case .lettersWait:
            s.say(en: "Mail is not going out", fr: "Les messages ne partent pas", es: "El correo no está saliendo")
        case .name: s.say(en: "Name", fr: "Nom", es: "Nombre")
        case .role: s.say(en: "Role", fr: "Rôle", es: "Rol")
        case .teams: s.say(en: "Teams", fr: "Équipes", es: "Equipos")
        case .signedIn: s.say(en: "Last sign-in", fr: "Dernière connexion", es: "Último inicio de sesión")
        case .never: s.say(en: "not yet", fr: "pas encore", es: "todavía no")
        case .actions: s.say(en: "Actions", fr: "Actions", es: "Acciones")
        case .changeRole: s.say(en: "Role of", fr: "Rôle de", es: "Rol de")
        case .save: s.say(en: "Save", fr: "Enregistrer", es: "Guardar")
        case .remove: s.say(en: "Remove…", fr: "Retirer…", es: "Quitar…")
        case .resetLink: s.say(en: "Password link", fr: "Lien de mot de passe", es: "Enlace de contraseña")
        case .resetAsked:
            s.say(
                en: "asked for a new password", fr: "a demandé un nouveau mot de passe",
                es: "pidió una contraseña nueva")
        case .you: s.say(en: "you", fr: "vous", es: "usted")
        case .inviteTitle: s.say(en: "Invite somebody", fr: "Inviter une personne", es: "Invitar a alguien")
        case .inviteLead:
            s.say(
                en: "You get a link to pass on. It works once, for a week.",
                fr: "Vous obtenez un lien à transmettre. Il sert une fois, pendant une semaine.",
                es: "Recibirá un enlace para entregar. Sirve una vez, durante una semana.")
        case .email: s.say(en: "E-mail address", fr: "Adresse de courriel", es: "Correo electrónico")
        case .invite: s.say(en: "Invite", fr: "Inviter", es: "Invitar")
        case .roles: s.say(en: "What each role may do", fr: "Ce que permet chaque rôle", es: "Qué permite cada rol")
        case .openTitle: s.say(en: "Open invitations", fr: "Invitations en attente", es: "Invitaciones pendientes")
        case .until: s.say(en: "Works until", fr: "Valable jusqu’au", es: "Sirve hasta")
        case .madeBy: s.say(en: "Created by", fr: "Créée par", es: "Creada por")
        case .withdraw: s.say(en: "Withdraw", fr: "Retirer", es: "Anular")
        case .linkTitle: s.say(en: "Copy this link now", fr: "Copiez ce lien maintenant", es: "Copie este enlace ahora")
        case .invitationLink: s.say(en: "Invitation link", fr: "Lien d’invitation", es: "Enlace de invitación")
        case .passwordLink: s.say(en: "Password link", fr: "Lien de mot de passe", es: "Enlace de contraseña")
        case .removeTitle: s.say(en: "Remove a person", fr: "Retirer une personne", es: "Quitar a una persona")
        case .removeStops:
            s.say(
                en: "The role and the teams in this company end at once.",
                fr: "Le rôle et les équipes dans cette société prennent fin aussitôt.",
                es: "El rol y los equipos en esta empresa terminan en el acto.")
        case .removeStays:
            s.say(
                en: "What the person did stays in the audit, and the account itself stays. You can invite them again.",
                fr:
                    "Ce que la personne a fait reste dans la piste d’audit, et le compte lui-même reste. Vous pourrez l’inviter de nouveau.",
                es:
                    "Lo que hizo queda en el registro de auditoría, y la cuenta también queda. Puede volver a invitarla."
            )
        case .removeNow: s.say(en: "Remove from the company", fr: "Retirer de la société", es: "Quitar de la empresa")
        case .leave: s.say(en: "Leave it as it is", fr: "Ne rien changer", es: "Dejarlo como está")
        case .teamsTitle: s.say(en: "Teams", fr: "Équipes", es: "Equipos")
        case .teamsLead:
            s.say(
                en: "An integration can be shown to chosen teams only.",
                fr: "Une intégration peut n’être visible que par certaines équipes.",
                es: "Una integración puede mostrarse solo a ciertos equipos.")
        case .teamName: s.say(en: "Name of the team", fr: "Nom de l’équipe", es: "Nombre del equipo")
        case .newTeam: s.say(en: "Create a team", fr: "Créer une équipe", es: "Crear un equipo")
        case .members: s.say(en: "Members", fr: "Membres", es: "Miembros")
        case .noTeams:
            s.say(en: "There are no teams yet.", fr: "Il n’y a pas encore d’équipe.", es: "Todavía no hay equipos.")
        case .saveTeam: s.say(en: "Save the team", fr: "Enregistrer l’équipe", es: "Guardar el equipo")
        case .removeTeam: s.say(en: "Remove the team", fr: "Supprimer l’équipe", es: "Eliminar el equipo")
        case .noPeople:
            s.say(
                en: "Nobody with a role of their own yet.", fr: "Personne n’a encore de rôle propre.",
                es: "Nadie tiene todavía un rol propio.")
        }
    }
}

extension Sentences {
    /// How many people a company has, at the head of their page.
    package func peopleOf(_ company: String, _ number: Int) -> String {
        say(
            en: "\(count(number)) \(form(number, "person works", "people work")) in \(quoted(company)).",
            fr:
                "\(count(number)) \(form(number, "personne travaille", "personnes travaillent")) dans \(quoted(company)).",
            es: "\(count(number)) \(form(number, "persona trabaja", "personas trabajan")) en \(quoted(company)).")
    }

    /// That mail is not going out, and what an administrator can do.
    package func lettersWait(_ problem: LetterProblem?) -> String {
        let kept = say(
            en: "Messages are kept and sent once it does.",
            fr: "Les messages sont gardés et partiront dès que possible.",
            es: "Los mensajes se guardan y saldrán en cuanto sea posible.")
        return "\(mailServer(problem)) \(kept)"
    }

    private func mailServer(_ problem: LetterProblem?) -> String {
        switch problem {
        case .unreachable:
            say(
                en: "The mail server does not answer.", fr: "Le serveur de messagerie ne répond pas.",
                es: "El servidor de correo no responde.")
        case .notSecure:
            say(
                en: "The mail server offers no secure connection, or its certificate is not trusted.",
                fr:
                    "Le serveur de messagerie n’offre pas de connexion sécurisée, ou son certificat n’est pas reconnu.",
                es: "El servidor de correo no ofrece una conexión segura, o su certificado no es de confianza.")
        case .loginRefused:
            say(
                en: "The mail server does not accept the user or the password.",
                fr: "Le serveur de messagerie n’accepte pas l’utilisateur ou le mot de passe.",
                es: "El servidor de correo no acepta el usuario o la contraseña.")
        case .said(let code, let text):
            say(
                en: "The mail server accepts no messages: \(quoted("\(code) \(text)")).",
                fr: "Le serveur de messagerie n’accepte aucun message : \(quoted("\(code) \(text)")).",
                es: "El servidor de correo no acepta mensajes: \(quoted("\(code) \(text)")).")
        case nil:
            say(
                en: "The mail server accepts no messages.", fr: "Le serveur de messagerie n’accepte aucun message.",
                es: "El servidor de correo no acepta mensajes.")
        }
    }

    /// Above a link that is shown this once.
    package func linkOnce(for email: String, until end: Instant, in zone: TimeZone) -> String {
        say(
            en: "For \(plain(email)). It works once, until \(moment(end, in: zone)), and is shown this time only.",
            fr:
                "Pour \(plain(email)). Il sert une fois, jusqu’au \(moment(end, in: zone)), et n’est montré que maintenant.",
            es: "Para \(plain(email)). Sirve una vez, hasta el \(moment(end, in: zone)), y solo se muestra ahora.")
    }

    /// Whom it is about to remove.
    package func removing(_ name: String, from company: String) -> String {
        say(
            en: "\(plain(name)) would leave \(quoted(company)).", fr: "\(plain(name)) quitterait \(quoted(company)).",
            es: "\(plain(name)) dejaría \(quoted(company)).")
    }
}
