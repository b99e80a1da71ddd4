extension Sentences {
    var notFound: CauseText {
        CauseText(
            what: say(
                en: "The record is not in \(booksName), or not any more.",
                fr: "La fiche n’existe pas, ou plus, dans \(booksName).",
                es: "El registro no existe, o ya no existe, en \(booksName)."),
            meaning: notWritten,
            remedy: say(
                en: "Look for it in \(booksName); choose another one or create it, then retry.",
                fr: "Cherchez-la dans \(booksName) ; choisissez-en une autre ou créez-la, puis réessayez.",
                es: "Búsquelo en \(booksName); elija otro o créelo y reintente."),
            fixes: [.openInBooks, .retry, .ignore], actor: .bookkeeper)
    }

    func duplicateName(_ existing: String?) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The name is already in use in \(booksName). Customers, vendors and employees share one list of names there.",
                fr:
                    "Le nom est déjà utilisé dans \(booksName). Clients, fournisseurs et employés y partagent une même liste de noms.",
                es:
                    "El nombre ya se usa en \(booksName). Allí, clientes, proveedores y empleados comparten una lista de nombres."
            ),
            meaning: notWritten,
            remedy: say(
                en: "Choose the record that is meant, or change the name in the store; then retry.",
                fr: "Choisissez la fiche voulue, ou changez le nom dans la boutique ; puis réessayez.",
                es: "Elija el registro correcto o cambie el nombre en la tienda; después reintente."),
            fixes: [.chooseCustomer, .retry, .ignore], actor: .bookkeeper,
            details: [detail(.theirRecord, existing)].compactMap { $0 })
    }

    /// Items have a list of names of their own.
    func duplicateItemName(_ existing: String?) -> CauseText {
        var story = duplicateName(existing)
        story.what = say(
            en: "Another item of \(booksName) already has this name.",
            fr: "Un autre article \(de(booksName)) porte déjà ce nom.",
            es: "Otro artículo \(de(booksName)) ya tiene este nombre.")
        story.remedy = say(
            en: "Choose the item that is meant, or change the name in the store; then retry.",
            fr: "Choisissez l’article voulu, ou changez le nom dans la boutique ; puis réessayez.",
            es: "Elija el artículo correcto o cambie el nombre en la tienda; después reintente.")
        story.fixes = [.chooseItem, .retry, .ignore]
        return story
    }

    func duplicateNumber(_ existing: String?) -> CauseText {
        CauseText(
            what: say(
                en: "Its number is already in use in \(booksName).",
                fr: "Son numéro est déjà utilisé dans \(booksName).",
                es: "Su número ya se usa en \(booksName)."),
            meaning: notWritten,
            remedy: say(
                en: "Link the order to that document if it is the same sale, or post it with a suffix.",
                fr: "Associez la commande à ce document s’il s’agit de la même vente, ou ajoutez un suffixe au numéro.",
                es: "Vincule el pedido con ese documento si es la misma venta, o añada un sufijo al número."),
            fixes: [.linkExisting, .addSuffix, .ignore], actor: .bookkeeper,
            details: [detail(.theirRecord, existing)].compactMap { $0 })
    }

    var periodClosed: CauseText {
        CauseText(
            what: say(
                en: "Its date lies in a period that is closed in \(booksName).",
                fr: "Sa date se situe dans une période clôturée dans \(booksName).",
                es: "Su fecha cae en un período cerrado en \(booksName)."),
            meaning: notWritten,
            remedy: say(
                en:
                    "Post it on the first open day with the true date in the memo, or ask your accountant to open the period.",
                fr:
                    "Datez le document du premier jour ouvert, avec la vraie date dans le mémo, ou demandez à votre comptable de rouvrir la période.",
                es:
                    "Feche el documento el primer día abierto, con la fecha real en la nota, o pida a quien lleva su contabilidad que reabra el período."
            ),
            fixes: [.postOnFirstOpenDay, .retry, .ignore], actor: .bookkeeper)
    }

    var referenceInactive: CauseText {
        CauseText(
            what: say(
                en: "It names an item, account, customer or code that is inactive or deleted in \(booksName).",
                fr:
                    "Un article, un compte, un client ou un code qui y figure est inactif ou supprimé dans \(booksName).",
                es:
                    "Hace referencia a un artículo, una cuenta, un cliente o un código inactivo o eliminado en \(booksName)."
            ),
            meaning: notWritten,
            remedy: say(
                en: "Reactivate it in \(booksName), or choose another one in the settings; then retry.",
                fr: "Réactivez-le dans \(booksName), ou faites un autre choix dans les réglages ; puis réessayez.",
                es: "Reactívelo en \(booksName) o elija otro en la configuración; después reintente."),
            fixes: [.activateInBooks, .openSettings, .retry], actor: .bookkeeper)
    }

    var transactionDeposited: CauseText {
        CauseText(
            what: say(
                en: "It is already part of a bank deposit in \(booksName), which cannot be changed from here.",
                fr:
                    "Ce document fait déjà partie d’un dépôt bancaire dans \(booksName), qui ne peut être modifié d’ici.",
                es: "Ya forma parte de un depósito bancario en \(booksName), que no se puede modificar desde aquí."),
            meaning: say(
                en: "The books were not changed; the bank deposit stays as it is.",
                fr: "Les livres n’ont pas été modifiés ; le dépôt bancaire reste tel quel.",
                es: "Los libros no se modificaron; el depósito bancario queda como está."),
            remedy: say(
                en: "Take it out of the deposit in \(booksName) and retry, or enter the change by hand.",
                fr: "Retirez-le du dépôt dans \(booksName) et réessayez, ou saisissez la modification à la main.",
                es: "Sáquelo del depósito en \(booksName) y reintente, o registre la modificación a mano."),
            fixes: [.openInBooks, .retry, .markEnteredByHand], actor: .bookkeeper)
    }

    func invalid(_ field: String?) -> CauseText {
        let place = field.map { " \(quoted($0))" } ?? ""
        return CauseText(
            what: say(
                en:
                    "\(booksName) does not accept \(field == nil ? "one of its values" : "the value of its field\(place)").",
                fr:
                    "\(booksName) n’accepte pas \(field == nil ? "une de ses valeurs" : "la valeur de son champ\(place)").",
                es:
                    "\(booksName) no acepta \(field == nil ? "uno de sus valores" : "el valor de su campo\(place)")."
            ),
            meaning: notWritten,
            remedy: say(
                en:
                    "Correct it in the store or in \(booksName) and retry; the details below hold the words of \(booksName).",
                fr:
                    "Corrigez-la dans la boutique ou dans \(booksName) et réessayez ; les détails ci-dessous contiennent le texte \(de(booksName)).",
                es:
                    "Corríjalo en la tienda o en \(booksName) y reintente; los detalles de abajo contienen el texto \(de(booksName))."
            ),
            fixes: [.openOrder, .retry, .report], actor: .bookkeeper)
    }

    /// A setting of the connection says something of the store that is not so: nothing was asked beyond that.
    func settingUnfit(_ setting: String, _ name: String) -> CauseText {
        CauseText(
            what: unfit(setting, name),
            meaning: nothingLost,
            remedy: say(
                en: "Correct that place in the settings of the connection, then retry.",
                fr: "Corrigez cet endroit dans les réglages de la connexion, puis réessayez.",
                es: "Corrija ese lugar en los ajustes de la conexión y reintente."),
            fixes: [.openSettings, .retry], actor: .administrator)
    }

    func unfit(_ setting: String, _ name: String) -> String {
        say(
            en: "\(code(setting)) in the settings does not fit what \(name) answers.",
            fr: "\(code(setting)), dans les réglages, ne correspond pas à ce que répond \(name).",
            es: "\(code(setting)), en los ajustes, no corresponde a lo que responde \(name).")
    }

    /// The store did not take what we asked of it: a stock level, or a record that is not there.
    func refusedByStore(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(capitalised(name)) did not accept what we asked of it.",
                fr: "\(capitalised(name)) n’a pas accepté notre demande.",
                es: "\(capitalised(name)) no aceptó lo que le pedimos."),
            meaning: say(
                en: "Nothing was changed there, and the books were not touched.",
                fr: "Rien n’y a été modifié, et les livres n’ont pas été touchés.",
                es: "Allí no se modificó nada, y los libros no se tocaron."),
            remedy: say(
                en: "Check the order or product there and retry; the details below hold the words of \(name).",
                fr:
                    "Vérifiez-y la commande ou le produit et réessayez ; les détails ci-dessous contiennent le texte \(de(name)).",
                es:
                    "Revise allí el pedido o el producto y reintente; los detalles de abajo contienen el texto \(de(name))."
            ),
            fixes: [.openOrder, .retry, .report], actor: .merchant)
    }
}
