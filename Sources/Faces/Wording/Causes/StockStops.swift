extension Sentences {
    var stockEmpty: CauseText {
        CauseText(
            what: say(
                en: "\(booksName) holds no stock levels.", fr: "\(booksName) ne contient aucun niveau de stock.",
                es: "\(booksName) no contiene niveles de existencias."),
            meaning: say(
                en: "Writing them would have emptied the store; nothing was changed.",
                fr: "Les écrire aurait vidé la boutique ; rien n’a été modifié.",
                es: "Escribirlos habría vaciado la tienda; no se cambió nada."),
            remedy: say(
                en: "Enter the quantities on hand in \(booksName) first, or leave this workflow off.",
                fr: "Saisissez d’abord les quantités en stock dans \(booksName), ou laissez ce flux désactivé.",
                es: "Introduzca primero las cantidades disponibles en \(booksName) o deje este flujo desactivado."),
            fixes: [.retry], actor: .bookkeeper)
    }

    func stockDrop(_ products: Int, of matched: Int) -> CauseText {
        CauseText(
            what: say(
                en: "\(count(products)) of \(counted(matched, .product)) would drop to zero in the store.",
                fr:
                    "Sur \(counted(matched, .product)), \(count(products)) \(form(products, "tomberait", "tomberaient")) à zéro dans la boutique.",
                es:
                    "De \(counted(matched, .product)), \(count(products)) \(form(products, "bajaría", "bajarían")) a cero en la tienda."
            ),
            meaning: nothingChanged,
            remedy: say(
                en: "Look at the preview; if it is right, confirm it once and run again.",
                fr: "Regardez l’aperçu ; s’il est juste, confirmez-le une fois et relancez.",
                es: "Revise la vista previa; si es correcta, confírmela una vez y vuelva a ejecutar."),
            fixes: [.retry], actor: .bookkeeper)
    }

    func stockUnconfirmed(_ changes: Int) -> CauseText {
        CauseText(
            what: say(
                en: "The first stock run would change \(counted(changes, .product)) in the store.",
                fr: "La première mise à jour du stock modifierait \(counted(changes, .product)) dans la boutique.",
                es: "La primera actualización de existencias cambiaría \(counted(changes, .product)) en la tienda."),
            meaning: nothingChanged,
            remedy: say(
                en: "Look at the preview, then confirm it once; later runs need no confirmation.",
                fr: "Regardez l’aperçu, puis confirmez-le une fois ; les exécutions suivantes n’en ont pas besoin.",
                es: "Revise la vista previa y confírmela una vez; las siguientes ejecuciones no la necesitan."),
            fixes: [.retry], actor: .bookkeeper)
    }

    private var nothingChanged: String {
        say(
            en: "Nothing was changed.", fr: "Rien n’a été modifié.", es: "No se cambió nada.")
    }
}
