package import Accounting
package import Features
import Foundation
package import Storage

/// Why something about a key of a program or a webhook cannot be done.
extension Sentences {
    package func explain(_ problem: ProgramProblem) -> Explanation {
        explanation(
            problem.code,
            CauseText(
                what: what(problem), meaning: nothingDone, remedy: remedy(problem), fixes: [.retry],
                actor: .administrator))
    }

    /// Before the secret of a new key.
    package func keyMade(_ name: String, until end: Instant?) -> String {
        let made = say(
            en: "The key \(quoted(name)) was created. It is shown this once:",
            fr: "La clé \(quoted(name)) a été créée. Elle n’est montrée que cette fois :",
            es: "Se creó la clave \(quoted(name)). Solo se muestra esta vez:")
        guard let end else { return made }
        let lasts = say(
            en: "It ends on \(moment(end, in: .gmt)).", fr: "Elle expire le \(moment(end, in: .gmt)).",
            es: "Vence el \(moment(end, in: .gmt)).")
        return "\(lasts) \(made)"
    }

    package func keyRevoked(_ name: String) -> String {
        say(
            en: "The key \(quoted(name)) opens nothing any more.", fr: "La clé \(quoted(name)) n’ouvre plus rien.",
            es: "La clave \(quoted(name)) ya no abre nada.")
    }

    package var noKeys: String {
        say(
            en: "There are no keys; `bookbridge keys add` creates one.",
            fr: "Il n’y a pas de clé ; `bookbridge keys add` en crée une.",
            es: "No hay claves; `bookbridge keys add` crea una.")
    }

    /// Whether a key opens anything, for lists.
    package func standing(_ key: ProgramKeyRow, _ now: Instant) -> String {
        if let at = key.revokedAt {
            return say(
                en: "revoked on \(moment(at, in: .gmt))", fr: "révoquée le \(moment(at, in: .gmt))",
                es: "revocada el \(moment(at, in: .gmt))")
        }
        if let end = key.endsAt, end <= now {
            return say(
                en: "ended on \(moment(end, in: .gmt))", fr: "expirée le \(moment(end, in: .gmt))",
                es: "vencida el \(moment(end, in: .gmt))")
        }
        guard let used = key.usedAt else {
            return say(en: "not used yet", fr: "pas encore utilisée", es: "sin usar todavía")
        }
        return say(
            en: "used on \(moment(used, in: .gmt))", fr: "utilisée le \(moment(used, in: .gmt))",
            es: "usada el \(moment(used, in: .gmt))")
    }

    package func name(of scope: KeyScope) -> String {
        switch scope {
        case .read: say(en: "see", fr: "consulter", es: "consultar")
        case .sync: say(en: "sync and dry runs", fr: "synchroniser et simuler", es: "sincronizar y simular")
        case .orders: say(en: "orders and documents", fr: "commandes et documents", es: "pedidos y documentos")
        case .settings:
            say(en: "settings and schedules", fr: "réglages et planifications", es: "configuración y programaciones")
        case .connections: say(en: "connections", fr: "connexions", es: "conexiones")
        case .people: say(en: "people", fr: "personnes", es: "personas")
        case .audit: say(en: "audit", fr: "piste d’audit", es: "registro de auditoría")
        case .push: say(en: "push records", fr: "envoyer des données", es: "enviar datos")
        }
    }

    private func what(_ problem: ProgramProblem) -> String {
        switch problem {
        case .keyRefused:
            say(
                en: "This key is not known, was revoked, or has ended.",
                fr: "Cette clé est inconnue, révoquée ou expirée.",
                es: "Esta clave no se conoce, se revocó o venció.")
        case .keyUnknown(let id):
            say(
                en: "There is no key \(quoted(id)).", fr: "Il n’y a pas de clé \(quoted(id)).",
                es: "No existe la clave \(quoted(id)).")
        case .scopeMissing(let scope):
            say(
                en: "This key is not for that: it lacks \(quoted(scope.rawValue)).",
                fr: "Cette clé n’est pas faite pour cela : il lui manque \(quoted(scope.rawValue)).",
                es: "Esta clave no es para eso: le falta \(quoted(scope.rawValue)).")
        case .scopeUnknown(let word, _):
            say(
                en: "\(quoted(word)) is not something that a key can be for.",
                fr: "\(quoted(word)) n’est pas un droit que l’on donne à une clé.",
                es: "\(quoted(word)) no es nada para lo que pueda servir una clave.")
        case .endUnfit(let most):
            say(
                en: "A key lasts from 1 to \(count(most)) days.", fr: "Une clé dure de 1 à \(count(most)) jours.",
                es: "Una clave dura de 1 a \(count(most)) días.")
        case .webhookUnknown(let id):
            say(
                en: "There is no webhook \(quoted(id)).", fr: "Il n’y a pas de webhook \(quoted(id)).",
                es: "No existe el webhook \(quoted(id)).")
        case .deliveryUnknown(let id):
            say(
                en: "There is no delivery \(quoted(id)).", fr: "Il n’y a pas d’envoi \(quoted(id)).",
                es: "No existe el envío \(quoted(id)).")
        case .eventUnknown(let word, _):
            say(
                en: "\(quoted(word)) is not an event.", fr: "\(quoted(word)) n’est pas un événement.",
                es: "\(quoted(word)) no es un evento.")
        case .addressUnfit(let text):
            say(
                en: "\(quoted(text)) is not an address that can be told anything.",
                fr: "\(quoted(text)) n’est pas une adresse à laquelle écrire.",
                es: "\(quoted(text)) no es una dirección a la que se pueda avisar.")
        case .addressInside(let text):
            say(
                en: "\(quoted(text)) leads into the private network of this server.",
                fr: "\(quoted(text)) mène dans le réseau privé de ce serveur.",
                es: "\(quoted(text)) lleva a la red privada de este servidor.")
        }
    }

    private func remedy(_ problem: ProgramProblem) -> String {
        switch problem {
        case .keyRefused:
            either(
                command: say(
                    en: "`bookbridge keys add` creates a new one.", fr: "`bookbridge keys add` en crée une nouvelle.",
                    es: "`bookbridge keys add` crea otra."), page: newKey)
        case .keyUnknown:
            either(
                command: say(
                    en: "`bookbridge keys` lists them.", fr: "`bookbridge keys` en donne la liste.",
                    es: "`bookbridge keys` las muestra."),
                page: say(
                    en: "Look at the list of keys.", fr: "Voyez la liste des clés.", es: "Mire la lista de claves."))
        case .scopeMissing(let scope):
            say(
                en: "Use a key with the scope \(quoted(scope.rawValue)).",
                fr: "Utilisez une clé avec le droit \(quoted(scope.rawValue)).",
                es: "Use una clave con el permiso \(quoted(scope.rawValue)).")
        case .scopeUnknown(_, let known), .eventUnknown(_, let known):
            say(
                en: "These are known: \(list(known.map { quoted($0) })).",
                fr: "Sont connus : \(list(known.map { quoted($0) })).",
                es: "Se conocen: \(list(known.map { quoted($0) })).")
        case .endUnfit:
            say(
                en: "Choose a shorter time; a new key is made in a minute.",
                fr: "Choisissez une durée plus courte ; une nouvelle clé se crée en une minute.",
                es: "Elija un plazo más corto; una clave nueva se crea en un minuto.")
        case .webhookUnknown:
            say(
                en: "The list of webhooks of the company shows those that there are.",
                fr: "La liste des webhooks de la société montre ceux qui existent.",
                es: "La lista de webhooks de la empresa muestra los que hay.")
        case .deliveryUnknown:
            say(
                en: "The webhook’s list of deliveries shows those that there are.",
                fr: "La liste des envois du webhook montre ceux qui existent.",
                es: "La lista de envíos del webhook muestra los que hay.")
        case .addressUnfit:
            say(
                en: "Write it like https://example.com/bookbridge.",
                fr: "Écrivez-la comme https://example.com/bookbridge.",
                es: "Escríbala como https://example.com/bookbridge.")
        case .addressInside:
            say(
                en:
                    "Use a public address, or ask whoever runs the server to allow it in BOOKBRIDGE_PRIVATE_ADDRESSES.",
                fr:
                    "Prenez une adresse publique, ou demandez à la personne qui administre le serveur de l’autoriser dans BOOKBRIDGE_PRIVATE_ADDRESSES.",
                es:
                    "Use una dirección pública o pida a quien administra el servidor que la permita en BOOKBRIDGE_PRIVATE_ADDRESSES."
            )
        }
    }

    /// For whoever reads no terminal.
    var newKey: String {
        say(
            en: "Create a new key, or ask an administrator for one.",
            fr: "Créez une nouvelle clé, ou demandez-en une à un administrateur.",
            es: "Cree otra clave o pida una a un administrador.")
    }
}
