/// Words of the look at stock levels before they are written to a store.
package enum StockWord: String, PageWord {
    case title, lead, look, lookAgain, goingOn, reloads, gone, byProduct, product, inStore, inBooks, target, dropsToZero
    case matched, changes, drops, writeHint, backToSetUp, seenAnew, preview

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Stock levels", fr: "Niveaux de stock", es: "Niveles de existencias")
        case .lead:
            s.say(
                en:
                    "What the store has, what the books have, and what would be written to the store. Looking writes nothing.",
                fr:
                    "Ce qu’a la boutique, ce qu’ont les livres, et ce qui serait écrit dans la boutique. La consultation n’écrit rien.",
                es:
                    "Lo que tiene la tienda, lo que tienen los libros y lo que se escribiría en la tienda. Consultar no escribe nada."
            )
        case .look: s.say(en: "Look at both sides", fr: "Regarder les deux côtés", es: "Mirar ambos lados")
        case .lookAgain: s.say(en: "Look again", fr: "Regarder à nouveau", es: "Mirar de nuevo")
        case .goingOn:
            s.say(
                en: "Both sides are being read.", fr: "Lecture des deux côtés en cours.",
                es: "Se están leyendo ambos lados.")
        case .reloads: RunsWord.reloads.text(s)
        case .gone: DryRunsWord.gone.text(s)
        case .byProduct: s.say(en: "Product by product", fr: "Produit par produit", es: "Producto por producto")
        case .product: s.say(en: "Product", fr: "Produit", es: "Producto")
        case .inStore: s.say(en: "The store has", fr: "La boutique a", es: "La tienda tiene")
        case .inBooks: s.say(en: "The books have", fr: "Les livres ont", es: "Los libros tienen")
        case .target: s.say(en: "Would be written", fr: "Serait écrit", es: "Se escribiría")
        case .dropsToZero: s.say(en: "drops to zero", fr: "tombe à zéro", es: "baja a cero")
        case .matched:
            s.say(
                en: "Products with a stock level in the books", fr: "Produits avec un niveau de stock dans les livres",
                es: "Productos con nivel de existencias en los libros")
        case .changes: s.say(en: "Would change", fr: "Changeraient", es: "Cambiarían")
        case .drops: s.say(en: "Would drop to zero", fr: "Tomberaient à zéro", es: "Bajarían a cero")
        case .writeHint:
            s.say(
                en:
                    "Pieces sold in orders that are not in the books yet are taken off already. Both sides are read once more before anything is written.",
                fr:
                    "Les pièces vendues dans des commandes pas encore dans les livres sont déjà déduites. Les deux côtés sont relus avant toute écriture.",
                es:
                    "Las piezas vendidas en pedidos que aún no están en los libros ya están descontadas. Ambos lados se leen otra vez antes de escribir nada."
            )
        case .backToSetUp:
            s.say(en: "Back to the set-up", fr: "Retour à la configuration", es: "Volver a la configuración inicial")
        case .seenAnew:
            s.say(
                en: "Somebody looked again meanwhile: this is what would be written now. Nothing was written.",
                fr:
                    "Quelqu’un a regardé à nouveau entre-temps : voici ce qui serait écrit maintenant. Rien n’a été écrit.",
                es: "Alguien volvió a mirar mientras tanto: esto es lo que se escribiría ahora. No se escribió nada.")
        case .preview:
            s.say(
                en: "See what would be written", fr: "Voir ce qui serait écrit", es: "Ver lo que se escribiría")
        }
    }
}

extension Sentences {
    /// The answer of the look, in a sentence.
    package func stockVerdict(changes: Int, matched: Int) -> String {
        guard matched > 0 else {
            return say(
                en: "No product of the store has a stock level in the books.",
                fr: "Aucun produit de la boutique n’a de niveau de stock dans les livres.",
                es: "Ningún producto de la tienda tiene un nivel de existencias en los libros.")
        }
        guard changes > 0 else {
            return say(
                en: "Store and books have the same levels.", fr: "La boutique et les livres ont les mêmes niveaux.",
                es: "La tienda y los libros tienen los mismos niveles.")
        }
        return say(
            en: "\(count(changes)) \(form(changes, "level", "levels")) of the store would change.",
            fr:
                "\(count(changes)) \(form(changes, "niveau de la boutique changerait", "niveaux de la boutique changeraient")).",
            es:
                "\(form(changes, "Cambiaría", "Cambiarían")) \(count(changes)) \(form(changes, "nivel", "niveles")) de la tienda."
        )
    }

    /// How many of the changes are listed.
    package func levelsShown(_ shown: Int, of all: Int) -> String {
        shown == all
            ? say(
                en: "\(count(all)) \(form(all, "product", "products"))",
                fr: "\(count(all)) \(form(all, "produit", "produits"))",
                es: "\(count(all)) \(form(all, "producto", "productos"))")
            : say(
                en: "the first \(count(shown)) of \(count(all)) products",
                fr: "les \(count(shown)) premiers sur \(count(all)) produits",
                es: "los primeros \(count(shown)) de \(count(all)) productos")
    }

    /// Why the guard holds everything back.
    package func stockWithheld(_ drops: Int, of matched: Int) -> String {
        say(
            en:
                "\(count(drops)) of \(count(matched)) products would drop to zero, more than a fifth. All of it is withheld until you type that number.",
            fr:
                "\(count(drops)) produits sur \(count(matched)) tomberaient à zéro, plus d’un cinquième. Tout est retenu tant que vous n’avez pas saisi ce nombre.",
            es:
                "\(count(drops)) de \(count(matched)) productos bajarían a cero, más de la quinta parte. Todo queda retenido hasta que escriba ese número."
        )
    }

    /// Codes that nobody can tell apart.
    package func stockLeftAlone(_ codes: [String]) -> String {
        say(
            en: "Left alone, because several products or items have the code: \(list(codes)).",
            fr: "Laissés tels quels, car plusieurs produits ou articles portent le code : \(list(codes)).",
            es: "Sin tocar, porque varios productos o artículos llevan el código: \(list(codes)).")
    }

    /// Before the field for the number of those that drop.
    package var typeTheDrops: String {
        say(
            en: "How many products drop to zero?", fr: "Combien de produits tombent à zéro ?",
            es: "¿Cuántos productos bajan a cero?")
    }

    package func dropsMistyped(_ drops: Int) -> String {
        say(
            en: "Type \(count(drops)) if that many products are to drop to zero. Nothing was written.",
            fr: "Saisissez \(count(drops)) si autant de produits doivent tomber à zéro. Rien n’a été écrit.",
            es: "Escriba \(count(drops)) si tantos productos deben bajar a cero. No se escribió nada.")
    }

    /// The button that writes.
    package func writeLevels(_ changes: Int) -> String {
        say(
            en: "Write \(count(changes)) \(form(changes, "level", "levels")) to the store",
            fr: "Écrire \(count(changes)) \(form(changes, "niveau", "niveaux")) dans la boutique",
            es: "Escribir \(count(changes)) \(form(changes, "nivel", "niveles")) en la tienda")
    }

    /// Who looked, and when.
    package func stockAsked(by name: String, at moment: String) -> String {
        say(
            en: "Requested by \(plain(name)), \(moment).", fr: "Demandé par \(plain(name)), \(moment).",
            es: "Solicitado por \(plain(name)), \(moment).")
    }
}
