import Accounting

extension Sentences {
    func soldBeforeStock(_ item: String, _ start: BusinessDate, _ day: BusinessDate) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The item \(quoted(item)) is tracked in \(booksName) from \(date(start)) on, and this document is of \(date(day)).",
                fr:
                    "L’article \(quoted(item)) est suivi en stock dans \(booksName) à partir du \(date(start)), et ce document est du \(date(day)).",
                es:
                    "El artículo \(quoted(item)) se controla en \(booksName) desde el \(date(start)), y este documento es del \(date(day))."
            ), meaning: nothingPosted,
            remedy: say(
                en:
                    "In \(booksName) open the item, choose Edit starting value, set its start date to \(date(day)) or earlier, then retry.",
                fr:
                    "Dans \(booksName), ouvrez l’article, modifiez sa valeur de départ, fixez la date de début au \(date(day)) ou avant, puis réessayez.",
                es:
                    "En \(booksName) abra el artículo, edite su valor inicial, ponga la fecha de inicio en el \(date(day)) o antes y reintente."
            ), fixes: [.openInBooks, .retry, .ignore], actor: .bookkeeper)
    }

    func stockUntold(_ product: String) -> CauseText {
        CauseText(
            what: say(
                en: "The store does not say how much of \(quoted(product)) is in stock.",
                fr: "La boutique n’indique pas le stock de \(quoted(product)).",
                es: "La tienda no indica las existencias de \(quoted(product))."),
            meaning: say(
                en: "No item was created: it would begin in \(booksName) with a quantity of 0.",
                fr: "Aucun article n’a été créé : il commencerait dans \(booksName) avec une quantité de 0.",
                es: "No se creó ningún artículo: empezaría en \(booksName) con una cantidad de 0."),
            remedy: say(
                en: """
                    Give the user of the connection the right to read stock, or bring products in with their stock on hand, then \
                    retry. If \(booksName) is not to count stock, switch stock items off under Settings.
                    """,
                fr: """
                    Donnez à l’utilisateur de la connexion le droit de lire le stock, ou importez les produits avec leur stock \
                    physique, puis réessayez. Si \(booksName) ne doit pas suivre le stock, désactivez les articles de stock dans les \
                    réglages.
                    """,
                es: """
                    Dé al usuario de la conexión el derecho a leer las existencias, o importe los productos con sus existencias, y \
                    reintente. Si \(booksName) no debe llevar existencias, desactive los artículos de inventario en los ajustes.
                    """),
            fixes: [.retry, .openSettings], actor: .administrator)
    }

    func stockInOtherCurrency(_ product: String, _ store: Currency, _ books: Currency) -> CauseText {
        CauseText(
            what: say(
                en:
                    "The store gives the cost of \(quoted(product)) in \(store.code), and \(booksName) values stock in \(books.code).",
                fr:
                    "La boutique indique le coût de \(quoted(product)) en \(store.code), et \(booksName) valorise le stock en \(books.code).",
                es:
                    "La tienda indica el costo de \(quoted(product)) en \(store.code), y \(booksName) valora las existencias en \(books.code)."
            ),
            meaning: say(
                en: "No item was created: its opening stock would have a wrong value.",
                fr: "Aucun article n’a été créé : son stock initial aurait une valeur fausse.",
                es: "No se creó ningún artículo: sus existencias iniciales tendrían un valor erróneo."),
            remedy: say(
                en: """
                    Create the item in \(booksName) under the same code, with its stock and its cost in \(books.code), then retry. If \
                    \(booksName) is not to count stock, switch stock items off under Settings.
                    """,
                fr: """
                    Créez l’article dans \(booksName) sous le même code, avec son stock et son coût en \(books.code), puis réessayez. \
                    Si \(booksName) ne doit pas suivre le stock, désactivez les articles de stock dans les réglages.
                    """,
                es: """
                    Cree el artículo en \(booksName) con el mismo código, sus existencias y su costo en \(books.code), y reintente. Si \
                    \(booksName) no debe llevar existencias, desactive los artículos de inventario en los ajustes.
                    """),
            fixes: [.retry, .openSettings], actor: .bookkeeper)
    }

    /// The books said so, and do not say which item.
    var beforeStock: CauseText {
        CauseText(
            what: say(
                en: "The document is dated before the day from which \(booksName) counts one of its items.",
                fr:
                    "Le document est antérieur au jour à partir duquel \(booksName) suit le stock d’un de ses articles.",
                es: "El documento es anterior al día desde el que \(booksName) controla uno de sus artículos."),
            meaning: notWritten,
            remedy: say(
                en: "In \(booksName) open the items of the order and set their start dates earlier, then retry.",
                fr:
                    "Dans \(booksName), ouvrez les articles de la commande et avancez leurs dates de début, puis réessayez.",
                es: "En \(booksName) abra los artículos del pedido, adelante sus fechas de inicio y reintente."),
            fixes: [.openInBooks, .retry, .ignore], actor: .bookkeeper)
    }
}
