/// Words of the pages of keys by which programs sign in.
package enum KeysWord: String, PageWord {
    case title, lead, account, none, list, name, nameHint, scopes, scopesHint, company, allCompanies, use, neverUsed
    case ends, never, revoked, ended, action, revoke, new, lasts, make, storeLead, madeTitle, madeLead, secret, keptIt
    case storeTitle, accountLead, days30, days90, days365, days730

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Keys of programs", fr: "Clés des programmes", es: "Claves de programas")
        case .accountLead:
            s.say(
                en: "With a key, a program works for you without your password.",
                fr: "Avec une clé, un programme travaille pour vous sans votre mot de passe.",
                es: "Con una clave, un programa trabaja por usted sin su contraseña.")
        case .lead:
            s.say(
                en: "A program that has a key does what the key is for, and never more than you may.",
                fr:
                    "Un programme qui détient une clé fait ce à quoi elle sert, jamais plus que ce qui vous est permis.",
                es:
                    "Un programa con una clave hace aquello para lo que sirve, y nunca más de lo que a usted se le permite."
            )
        case .storeTitle: s.say(en: "Keys of the store", fr: "Clés de la boutique", es: "Claves de la tienda")
        case .storeLead:
            s.say(
                en: "A program with one of these keys brings records into this store, and reaches nothing else.",
                fr:
                    "Un programme muni d’une de ces clés envoie des données à cette boutique, et n’accède à rien d’autre.",
                es: "Un programa con una de estas claves envía datos a esta tienda y no accede a nada más.")
        case .account: s.say(en: "Your account", fr: "Votre compte", es: "Su cuenta")
        case .none:
            s.say(en: "There is no key yet.", fr: "Il n’y a pas encore de clé.", es: "Todavía no hay ninguna clave.")
        case .list: s.say(en: "Keys", fr: "Clés", es: "Claves")
        case .name: s.say(en: "Name", fr: "Nom", es: "Nombre")
        case .nameHint:
            s.say(
                en: "What it is for: the program, or the machine.",
                fr: "À quoi elle sert : le programme, ou la machine.",
                es: "Para qué es: el programa o la máquina.")
        case .scopes: s.say(en: "For", fr: "Usage", es: "Para")
        case .scopesHint:
            s.say(
                en: "Every key may see what you see.", fr: "Toute clé permet de consulter ce que vous consultez.",
                es: "Toda clave permite consultar lo que usted consulta.")
        case .company: s.say(en: "Company", fr: "Société", es: "Empresa")
        case .allCompanies: s.say(en: "all of yours", fr: "toutes les vôtres", es: "todas las suyas")
        case .use: s.say(en: "Last use", fr: "Dernière utilisation", es: "Último uso")
        case .neverUsed: s.say(en: "not used yet", fr: "jamais utilisée", es: "sin usar todavía")
        case .ends: s.say(en: "Ends", fr: "Expire", es: "Vence")
        case .never: s.say(en: "never", fr: "jamais", es: "nunca")
        case .revoked: s.say(en: "revoked", fr: "révoquée", es: "revocada")
        case .ended: s.say(en: "ended", fr: "expirée", es: "vencida")
        case .action: s.say(en: "Action", fr: "Action", es: "Acción")
        case .revoke: s.say(en: "Revoke", fr: "Révoquer", es: "Revocar")
        case .new: s.say(en: "New key", fr: "Nouvelle clé", es: "Clave nueva")
        case .lasts: s.say(en: "Lasts", fr: "Durée", es: "Dura")
        case .days30: s.say(en: "30 days", fr: "30 jours", es: "30 días")
        case .days90: s.say(en: "90 days", fr: "90 jours", es: "90 días")
        case .days365: s.say(en: "one year", fr: "un an", es: "un año")
        case .days730: s.say(en: "two years", fr: "deux ans", es: "dos años")
        case .make: s.say(en: "Create the key", fr: "Créer la clé", es: "Crear la clave")
        case .madeTitle: s.say(en: "The key was created", fr: "La clé est créée", es: "Se creó la clave")
        case .madeLead:
            s.say(
                en: "Give it to the program now. It is shown this time only; whoever has it can use it.",
                fr:
                    "Confiez-la au programme maintenant. Elle n’est montrée que cette fois ; quiconque la détient peut s’en servir.",
                es: "Désela al programa ahora. Solo se muestra esta vez; quien la tenga puede usarla.")
        case .secret: s.say(en: "Key", fr: "Clé", es: "Clave")
        case .keptIt: s.say(en: "I have saved it", fr: "Je l’ai gardée", es: "La guardé")
        }
    }
}

extension Sentences {
    /// Names one button among many, for who hears it.
    package func revoking(_ key: String) -> String { labelled(KeysWord.revoke.text(self), plain(key)) }
}
