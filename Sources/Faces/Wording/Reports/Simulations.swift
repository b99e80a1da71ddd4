/// What is promised whatever goes wrong. Source: what-users-expect.md §1.
package enum Promise: String, Hashable, Sendable, CaseIterable, Codable {
    case everyOrderInOneState, nothingTwice, toTheCent, nothingWithoutOrder, balanced, handsRespected, explained, quiet
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
                fr: "Ce qui est enregistré égale la boutique au centime près.",
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
                fr: "Ce qui n’est pas enregistré a une raison, et elle est vraie.",
                es: "Lo que no está contabilizado tiene un motivo, y es cierto.")
        case .quiet:
            say(
                en: "In the end everything is quiet.", fr: "À la fin, tout est calme.",
                es: "Al final todo queda en calma.")
        }
    }

    /// `300 histories: every promise was kept in each.`
    package func simulated(_ count: Int, broken: Int) -> String {
        let word = say(
            en: form(count, "history", "histories"), fr: "\(form(count, "histoire", "histoires"))",
            es: form(count, "historia", "historias"))
        let histories = "\(self.count(count))\u{A0}\(word)"
        if broken == 0 {
            return say(
                en: "\(histories): every promise was kept in each.",
                fr: "\(histories) : chaque promesse a été tenue dans chacune.",
                es: "\(histories): cada promesa se cumplió en todas.")
        }
        return say(
            en: "\(histories): in \(self.count(broken)) a promise was broken.",
            fr: "\(histories) : dans \(self.count(broken)), une promesse a été rompue.",
            es: "\(histories): en \(self.count(broken)) se rompió una promesa.")
    }

    /// Above the story of a seed that failed.
    package func brokenPromise(_ promise: Promise, seed: UInt64) -> String {
        let text = self.promise(promise)
        return say(
            en: "Seed \(seed) breaks a promise: \(text)", fr: "La graine \(String(seed)) rompt une promesse : \(text)",
            es: "La semilla \(seed) rompe una promesa: \(text)")
    }

    /// How to see it again.
    package func replay(_ command: String) -> String {
        say(
            en: "To see it again: \(plain(command))", fr: "Pour le revoir : \(plain(command))",
            es: "Para verlo otra vez: \(plain(command))")
    }

    /// Above the table of faults.
    package var faultsStruck: String {
        say(
            en: "How often each fault struck:", fr: "Combien de fois chaque incident a frappé :",
            es: "Cuántas veces ocurrió cada fallo:")
    }
}
