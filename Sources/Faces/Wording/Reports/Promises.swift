/// What the simulation holds the product to.
package enum Promise: String, Hashable, Sendable, CaseIterable, Codable {
    case everyOrderInOneState, nothingTwice, toTheCent, nothingWithoutOrder, balanced, handsRespected, explained, quiet
    case receivedStays, givenBackIsZero, nothingWithoutSale, clearIsPosted, othersGoOn, deletionTold, undoneWhole
    case daysStay, oneBuyerOneCustomer, sameHoweverCut, dryRunIsPosted, connectionStays, sealHolds
}

extension Sentences {
    /// What a promise says.
    package func promise(_ promise: Promise) -> String {
        switch promise {
        case .everyOrderInOneState:
            say(
                en: "Each order of the store is in exactly one state.",
                fr: "Chaque commande de la boutique est dans un état et un seul.",
                es: "Cada pedido de la tienda está exactamente en un estado.")
        case .nothingTwice:
            say(
                en: "Nothing is in the books twice.", fr: "Rien ne figure deux fois dans les livres.",
                es: "Nada está dos veces en los libros.")
        case .toTheCent:
            say(
                en: "What is posted equals the store to the cent.",
                fr: "Ce qui est comptabilisé égale la boutique au centime près.",
                es: "Lo contabilizado es igual a la tienda hasta el céntimo.")
        case .nothingWithoutOrder:
            say(
                en: "There is no document without an order.", fr: "Il n’y a pas de document sans commande.",
                es: "No hay ningún documento sin pedido.")
        case .balanced:
            say(
                en: "Debits equal credits.", fr: "Les débits égalent les crédits.",
                es: "El debe es igual al haber.")
        case .handsRespected:
            say(
                en: "What people change in the books stays as they left it.",
                fr: "Ce que des personnes modifient dans les livres reste tel quel.",
                es: "Lo que las personas cambian en los libros queda como lo dejaron.")
        case .explained:
            say(
                en: "What is not posted has a reason that is true.",
                fr: "Ce qui n’est pas comptabilisé a une raison, et elle est vraie.",
                es: "Lo que no está contabilizado tiene un motivo, y es cierto.")
        case .quiet:
            say(
                en: "In the end everything is quiet.", fr: "À la fin, tout est calme.",
                es: "Al final todo queda en calma.")
        case .receivedStays:
            say(
                en: "What was received stays received, whatever is edited later.",
                fr: "Ce qui a été reçu reste reçu, quoi qu’on modifie ensuite.",
                es: "Lo cobrado sigue cobrado, se modifique lo que se modifique después.")
        case .givenBackIsZero:
            say(
                en: "When everything is given back, every account is at zero.",
                fr: "Quand tout est rendu, chaque compte est à zéro.",
                es: "Cuando se devuelve todo, cada cuenta queda en cero.")
        case .nothingWithoutSale:
            say(
                en: "A refund, payment or journal entry never stands without its sale.",
                fr: "Aucun remboursement, paiement ni écriture n’existe sans sa vente.",
                es: "Ningún reembolso, pago ni asiento existe sin su venta.")
        case .clearIsPosted:
            say(
                en: "What is clear is posted, whatever is doubtful beside it.",
                fr: "Ce qui est clair est comptabilisé, même si autre chose est douteux.",
                es: "Lo que está claro se contabiliza, aunque haya algo dudoso al lado.")
        case .othersGoOn:
            say(
                en: "What the books answer to one record stops no other.",
                fr: "La réponse des livres à un enregistrement n’en arrête aucun autre.",
                es: "La respuesta de los libros a un registro no detiene a ningún otro.")
        case .deletionTold:
            say(
                en: "When an order in the books is deleted in the store, a person is told.",
                fr: "Quand une commande comptabilisée est supprimée dans la boutique, une personne en est avertie.",
                es: "Cuando se elimina en la tienda un pedido contabilizado, se avisa a una persona.")
        case .undoneWhole:
            say(
                en: "An undo takes an order back whole or not at all.",
                fr: "Un retrait des livres vaut pour une commande entière ou pas du tout.",
                es: "Una anulación retira un pedido entero o no lo retira.")
        case .daysStay:
            say(
                en: "Days that were known once do not move.", fr: "Les jours une fois connus ne bougent plus.",
                es: "Los días ya conocidos no se mueven.")
        case .oneBuyerOneCustomer:
            say(
                en: "One buyer is one customer, and two are two.",
                fr: "Un acheteur est un client, et deux en sont deux.",
                es: "Un comprador es un cliente, y dos son dos.")
        case .sameHoweverCut:
            say(
                en: "However runs are cut, the books are the same.",
                fr: "Quel que soit le découpage des exécutions, les livres sont les mêmes.",
                es: "Se corten como se corten las ejecuciones, los libros son los mismos.")
        case .dryRunIsPosted:
            say(
                en: "What a dry run shows is what is posted, names included.",
                fr: "Ce que montre une simulation est ce qui est comptabilisé, noms compris.",
                es: "Lo que muestra una simulación es lo que se contabiliza, nombres incluidos.")
        case .connectionStays:
            say(
                en: "A connection never changes its company or its books, and no two companies share books.",
                fr: "Une connexion ne change jamais de société ni de livres, et deux sociétés n’en partagent pas.",
                es: "Una conexión nunca cambia de empresa ni de libros, y dos empresas no los comparten.")
        case .sealHolds:
            say(
                en: "A change to the audit stays visible, whatever is done afterwards.",
                fr: "Une modification de la piste d’audit reste visible, quoi qu’on fasse ensuite.",
                es: "Un cambio en el registro de auditoría sigue visible, se haga lo que se haga después.")
        }
    }
}
