extension Sentences {
    func notFound(_ name: String) -> Story {
        Story(
            what: say(
                en: "The record is not in \(name), or not any more.",
                fr: "La fiche n’existe pas, ou plus, dans \(name).",
                es: "El registro no existe, o ya no existe, en \(name)."),
            meaning: notWritten,
            remedy: say(
                en: "Look for it in \(name); choose another one or create it, then retry.",
                fr: "Cherchez-la dans \(name) ; choisissez-en une autre ou créez-la, puis réessayez.",
                es: "Búsquelo en \(name); elija otro o créelo y reintente."),
            fixes: [.openInBooks, .retry, .ignore], actor: .bookkeeper)
    }

    func duplicateName(_ name: String, _ existing: String?) -> Story {
        Story(
            what: say(
                en:
                    "The name is already in use in \(name). Customers, vendors and employees share one list of names there.",
                fr:
                    "Le nom est déjà utilisé dans \(name). Clients, fournisseurs et employés y partagent une même liste de noms.",
                es:
                    "El nombre ya se usa en \(name). Allí, clientes, proveedores y empleados comparten una lista de nombres."
            ),
            meaning: notWritten,
            remedy: say(
                en: "Choose the record that is meant, or change the name in the store; then retry.",
                fr: "Choisissez la fiche voulue, ou changez le nom dans la boutique ; puis réessayez.",
                es: "Elija el registro correcto o cambie el nombre en la tienda; después reintente."),
            fixes: [.chooseCustomer, .retry, .ignore], actor: .bookkeeper,
            details: [detail(.theirRecord, existing)].compactMap { $0 })
    }

    func duplicateNumber(_ name: String, _ existing: String?) -> Story {
        Story(
            what: say(
                en: "Its number is already in use in \(name).",
                fr: "Son numéro est déjà utilisé dans \(name).",
                es: "Su número ya se usa en \(name)."),
            meaning: notWritten,
            remedy: say(
                en: "Link the order to that document if it is the same sale, or post it with a suffix.",
                fr: "Associez la commande à ce document s’il s’agit de la même vente, ou ajoutez un suffixe au numéro.",
                es: "Vincule el pedido con ese documento si es la misma venta, o añada un sufijo al número."),
            fixes: [.linkExisting, .addSuffix, .ignore], actor: .bookkeeper,
            details: [detail(.theirRecord, existing)].compactMap { $0 })
    }

    func periodClosed(in name: String) -> Story {
        Story(
            what: say(
                en: "Its date lies in a period that is closed in \(name).",
                fr: "Sa date se situe dans une période clôturée dans \(name).",
                es: "Su fecha cae en un período cerrado en \(name)."),
            meaning: notWritten,
            remedy: say(
                en:
                    "Post it on the first open day with the true date in the memo, or ask your accountant to open the period.",
                fr:
                    "Datez le document du premier jour ouvert, avec la vraie date en mémo, ou demandez à votre comptable de rouvrir la période.",
                es:
                    "Feche el documento el primer día abierto, con la fecha real en la nota, o pida a quien lleva su contabilidad que reabra el período."
            ),
            fixes: [.postOnFirstOpenDay, .retry, .ignore], actor: .bookkeeper)
    }

    func referenceInactive(_ name: String) -> Story {
        Story(
            what: say(
                en: "It names an item, account, customer or code that is inactive or deleted in \(name).",
                fr: "Un article, un compte, un client ou un code qui y figure est inactif ou supprimé dans \(name).",
                es: "Hace referencia a un artículo, una cuenta, un cliente o un código inactivo o eliminado en \(name)."
            ),
            meaning: notWritten,
            remedy: say(
                en: "Reactivate it in \(name), or choose another one in the settings; then retry.",
                fr: "Réactivez-le dans \(name), ou faites un autre choix dans les réglages ; puis réessayez.",
                es: "Reactívelo en \(name) o elija otro en la configuración; después reintente."),
            fixes: [.activateInBooks, .openSettings, .retry], actor: .bookkeeper)
    }

    func transactionDeposited(_ name: String) -> Story {
        Story(
            what: say(
                en: "It is already part of a bank deposit in \(name), which cannot be changed from here.",
                fr: "Ce document fait déjà partie d’un dépôt bancaire dans \(name), qui ne peut être modifié d’ici.",
                es: "Ya forma parte de un depósito bancario en \(name), que no se puede modificar desde aquí."),
            meaning: say(
                en: "The books were not changed; the bank deposit stays as it is.",
                fr: "Les livres n’ont pas été modifiés ; le dépôt bancaire reste tel quel.",
                es: "Los libros no se modificaron; el depósito bancario queda como está."),
            remedy: say(
                en: "Take it out of the deposit in \(name) and retry, or enter the change by hand.",
                fr: "Retirez-le du dépôt dans \(name) et réessayez, ou saisissez la modification à la main.",
                es: "Sáquelo del depósito en \(name) y reintente, o registre la modificación a mano."),
            fixes: [.openInBooks, .retry, .markEnteredByHand], actor: .bookkeeper)
    }

    func invalid(_ name: String, _ field: String?) -> Story {
        let place = field.map { " \(quoted($0))" } ?? ""
        return Story(
            what: say(
                en:
                    "\(capitalised(name)) does not accept \(field == nil ? "one of its values" : "the value of its field\(place)").",
                fr:
                    "\(capitalised(name)) n’accepte pas \(field == nil ? "une de ses valeurs" : "la valeur de son champ\(place)").",
                es:
                    "\(capitalised(name)) no acepta \(field == nil ? "uno de sus valores" : "el valor de su campo\(place)")."
            ),
            meaning: notWritten,
            remedy: say(
                en: "Correct it in the store and retry; the details below hold the words of \(name).",
                fr:
                    "Corrigez-la dans la boutique et réessayez ; les détails ci-dessous contiennent le texte \(de(name)).",
                es: "Corríjalo en la tienda y reintente; los detalles de abajo contienen el texto \(de(name))."),
            fixes: [.openOrder, .retry, .report], actor: .bookkeeper)
    }
}
