package import Accounting
package import Features
import Foundation
package import Storage

/// Roles, and what was done about people.
extension Sentences {
    package func name(of role: Role) -> String {
        switch role {
        case .administrator: say(en: "administrator", fr: "administrateur", es: "administrador")
        case .bookkeeper: say(en: "bookkeeper", fr: "comptable", es: "contable")
        case .clerk: say(en: "clerk", fr: "employé", es: "empleado")
        case .viewer: say(en: "viewer", fr: "lecteur", es: "lector")
        }
    }

    /// What a role may do; each can do what the ones after it can.
    package func rights(of role: Role) -> String {
        switch role {
        case .administrator:
            say(
                en: "connects stores and books, invites people",
                fr: "connecte boutiques et livres, invite des personnes",
                es: "conecta tiendas y libros, invita a personas")
        case .bookkeeper:
            say(
                en: "changes settings, answers questions about orders, undoes, reconciles, brings in history",
                fr:
                    "modifie les réglages, répond aux questions sur les commandes, retire des livres, rapproche, reprend l’historique",
                es: "cambia ajustes, responde preguntas sobre pedidos, deshace, concilia, trae el historial")
        case .clerk:
            say(
                en: "syncs, sends orders, retries them or leaves them out",
                fr: "synchronise, envoie des commandes, les relance ou les écarte",
                es: "sincroniza, envía pedidos, los reintenta o los aparta")
        case .viewer:
            say(
                en: "sees everything, changes nothing", fr: "voit tout, ne change rien",
                es: "lo ve todo, no cambia nada")
        }
    }

    /// The right of an owner, in place of a role.
    package var ownerName: String {
        say(
            en: "administrator of all companies", fr: "administrateur de toutes les sociétés",
            es: "administrador de todas las empresas")
    }

    package func accountMade(_ user: UserRow) -> String {
        say(
            en: "The account \(quoted(user.email)) was created.", fr: "Le compte \(quoted(user.email)) a été créé.",
            es: "Se creó la cuenta \(quoted(user.email)).")
    }

    package func accountRemoved(_ email: String) -> String {
        say(
            en: "The account \(quoted(email)) was removed.", fr: "Le compte \(quoted(email)) a été supprimé.",
            es: "Se eliminó la cuenta \(quoted(email)).")
    }

    package func roleGiven(_ role: Role?, to email: String, in company: String) -> String {
        guard let role else {
            return say(
                en: "\(quoted(email)) has no role in `\(plain(company))` any more.",
                fr: "\(quoted(email)) n’a plus de rôle dans `\(plain(company))`.",
                es: "\(quoted(email)) ya no tiene ningún rol en `\(plain(company))`.")
        }
        return labelled("\(quoted(email)), `\(plain(company))`", name(of: role))
    }

    package func ownerSet(_ isOwner: Bool, _ email: String) -> String {
        isOwner
            ? say(
                en: "\(quoted(email)) administers all companies now.",
                fr: "\(quoted(email)) administre désormais toutes les sociétés.",
                es: "\(quoted(email)) administra ahora todas las empresas.")
            : say(
                en: "\(quoted(email)) does not administer all companies any more.",
                fr: "\(quoted(email)) n’administre plus toutes les sociétés.",
                es: "\(quoted(email)) ya no administra todas las empresas.")
    }

    package func secondFactorRemoved(_ email: String) -> String {
        say(
            en: "\(quoted(email)) signs in without a second factor now.",
            fr: "\(quoted(email)) se connecte désormais sans second facteur.",
            es: "\(quoted(email)) inicia ahora sesión sin segundo factor.")
    }

    /// A link by which a password is chosen, once.
    package func passwordLinkMade(for email: String, until end: Instant) -> String {
        say(
            en: "With this link \(quoted(email)) chooses a password, once, until \(moment(end, in: .gmt)):",
            fr:
                "Par ce lien, \(quoted(email)) choisit un mot de passe, une seule fois, jusqu’au \(moment(end, in: .gmt)) :",
            es:
                "Con este enlace \(quoted(email)) elige una contraseña, una sola vez, hasta el \(moment(end, in: .gmt)):"
        )
    }

    /// Under a link, where nobody said at which address the pages are.
    package func pagesAssumed(at address: String) -> String {
        say(
            en:
                "The link assumes that the pages are at \(address). Where they are elsewhere, set `BOOKBRIDGE_ADDRESS` to their address first.",
            fr:
                "Le lien suppose que les pages se trouvent à l’adresse \(address). Si elles sont ailleurs, indiquez d’abord leur adresse dans `BOOKBRIDGE_ADDRESS`.",
            es:
                "El enlace supone que las páginas están en \(address). Si están en otra dirección, indíquela antes en `BOOKBRIDGE_ADDRESS`."
        )
    }

    package var noUsers: String {
        say(
            en: "Nobody has an account yet; `bookbridge serve` prints the code for the first one.",
            fr: "Personne n’a encore de compte ; `bookbridge serve` affiche le code pour le premier.",
            es: "Nadie tiene cuenta todavía; `bookbridge serve` muestra el código para la primera.")
    }

    /// What the server prints when nobody has an account.
    package func firstStartCode(_ code: String, at address: String) -> String {
        say(
            en: "Nobody has an account yet. Open \(address) and enter this code: \(code)",
            fr: "Personne n’a encore de compte. Ouvrez \(address) et saisissez ce code : \(code)",
            es: "Nadie tiene cuenta todavía. Abra \(address) e introduzca este código: \(code)")
    }

    /// What an entry of the audit tells of a person.
    func line(_ note: PersonNote) -> String {
        let subject = note.team.map { quoted($0) } ?? plain(note.person)
        let roles = [note.was, note.role].compactMap { $0 }.map { name(of: $0) }.joined(separator: " → ")
        return ([subject, name(of: note.deed)] + (roles.isEmpty ? [] : [roles])).joined(separator: ", ")
    }

    package func name(of deed: PersonNote.Deed) -> String {
        switch deed {
        case .added: say(en: "account created", fr: "compte créé", es: "cuenta creada")
        case .removed: say(en: "account removed", fr: "compte supprimé", es: "cuenta eliminada")
        case .ownerMade:
            say(
                en: "administers all companies", fr: "administre toutes les sociétés",
                es: "administra todas las empresas")
        case .ownerEnded:
            say(
                en: "administers all companies no more", fr: "n’administre plus toutes les sociétés",
                es: "ya no administra todas las empresas")
        case .roleGiven: say(en: "role given", fr: "rôle donné", es: "rol asignado")
        case .roleTaken: say(en: "role taken away", fr: "rôle retiré", es: "rol retirado")
        case .invited: say(en: "invited", fr: "invitation envoyée", es: "invitación hecha")
        case .invitationWithdrawn: say(en: "invitation withdrawn", fr: "invitation retirée", es: "invitación retirada")
        case .invitationAccepted: say(en: "invitation accepted", fr: "invitation acceptée", es: "invitación aceptada")
        case .resetLinkMade:
            say(en: "password link created", fr: "lien de mot de passe créé", es: "enlace de contraseña creado")
        case .passwordChanged: say(en: "password changed", fr: "mot de passe changé", es: "contraseña cambiada")
        case .secondFactorOn: say(en: "second factor on", fr: "second facteur activé", es: "segundo factor activado")
        case .secondFactorOff:
            say(en: "second factor off", fr: "second facteur désactivé", es: "segundo factor desactivado")
        case .emailChanged: say(en: "address changed", fr: "adresse changée", es: "dirección cambiada")
        case .teamSaved: say(en: "team saved", fr: "équipe enregistrée", es: "equipo guardado")
        case .teamRemoved: say(en: "team removed", fr: "équipe supprimée", es: "equipo eliminado")
        case .keyMade:
            say(en: "key created for a program", fr: "clé de programme créée", es: "clave de programa creada")
        case .webhookSaved: say(en: "webhook set", fr: "webhook réglé", es: "webhook configurado")
        case .webhookRemoved: say(en: "webhook removed", fr: "webhook supprimé", es: "webhook eliminado")
        case .keyRevoked:
            say(en: "key of a program revoked", fr: "clé de programme révoquée", es: "clave de programa revocada")
        }
    }
}
