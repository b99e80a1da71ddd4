package import Features

extension Sentences {
    /// Why an answer to what keeps orders from the books was not taken.
    package func explain(_ problem: RepairProblem) -> Explanation {
        let (what, remedy) = told(problem)
        return explanation(
            problem.code,
            CauseText(what: what, meaning: nothingDone, remedy: remedy, fixes: [.retry], actor: .bookkeeper))
    }

    private func told(_ problem: RepairProblem) -> (what: String, remedy: String) {
        switch problem {
        case .causeGone:
            (
                say(
                    en: "No order has this reason any more.", fr: "Plus aucune commande n’a ce motif.",
                    es: "Ya no hay pedidos con este motivo."),
                say(
                    en: "Look at what needs you now.", fr: "Voyez ce qui est à traiter maintenant.",
                    es: "Mire qué requiere su atención ahora.")
            )
        case .itemUnknown(let word):
            (
                say(
                    en: "\(booksName) has no active item \(quoted(word)).",
                    fr: "\(booksName) n’a pas d’article actif \(quoted(word)).",
                    es: "\(booksName) no tiene ningún artículo activo \(quoted(word))."),
                say(
                    en:
                        "Type its whole name or SKU as \(booksName) shows it. An item that is new there is known after the next run.",
                    fr:
                        "Saisissez son nom entier ou sa référence comme dans \(booksName). Un article récent y est connu après la prochaine exécution.",
                    es:
                        "Escriba su nombre completo o su SKU como aparece en \(booksName). Un artículo nuevo se conoce tras la próxima ejecución."
                )
            )
        case .itemAmbiguous(let word):
            (
                say(
                    en: "Several items of \(booksName) are called \(quoted(word)).",
                    fr: "Plusieurs articles \(de(booksName)) se nomment \(quoted(word)).",
                    es: "Varios artículos \(de(booksName)) se llaman \(quoted(word))."),
                say(
                    en: "Type the whole name with its category, as in \(quoted("Kitchen:Mug")).",
                    fr: "Saisissez le nom entier avec sa catégorie, comme \(quoted("Cuisine:Tasse")).",
                    es: "Escriba el nombre completo con su categoría, como \(quoted("Cocina:Taza")).")
            )
        case .customerUnknown(let word):
            (
                say(
                    en: "\(booksName) has no active customer \(quoted(word)).",
                    fr: "\(booksName) n’a pas de client actif \(quoted(word)).",
                    es: "\(booksName) no tiene ningún cliente activo \(quoted(word))."),
                say(
                    en:
                        "Type the whole name as \(booksName) shows it. A customer who is new there is known after the next run.",
                    fr:
                        "Saisissez le nom entier comme dans \(booksName). Un client récent y est connu après la prochaine exécution.",
                    es:
                        "Escriba el nombre completo como aparece en \(booksName). Un cliente nuevo se conoce tras la próxima ejecución."
                )
            )
        case .customerAmbiguous(let word):
            (
                say(
                    en: "Several customers of \(booksName) are called \(quoted(word)).",
                    fr: "Plusieurs clients \(de(booksName)) se nomment \(quoted(word)).",
                    es: "Varios clientes \(de(booksName)) se llaman \(quoted(word))."),
                say(
                    en: "Give one of them another name in \(booksName), then choose it here.",
                    fr: "Donnez un autre nom à l’un d’eux dans \(booksName), puis choisissez-le ici.",
                    es: "Dé otro nombre a uno de ellos en \(booksName) y elíjalo aquí.")
            )
        case .nothingChosen:
            (
                say(en: "Nothing was chosen.", fr: "Rien n’a été choisi.", es: "No se eligió nada."),
                say(
                    en: "Choose from the list, then press the button.",
                    fr: "Choisissez dans la liste, puis appuyez sur le bouton.",
                    es: "Elija de la lista y pulse el botón.")
            )
        case .answerUnfit:
            (
                say(
                    en: "That does not fit what these orders wait for.",
                    fr: "Cela ne correspond pas à ce que ces commandes attendent.",
                    es: "Eso no corresponde a lo que esperan estos pedidos."),
                say(
                    en: "Something changed meanwhile: look at the page as it is now, and choose again.",
                    fr: "Quelque chose a changé entre-temps : voyez la page actuelle, et choisissez de nouveau.",
                    es: "Algo cambió mientras tanto: mire la página actual y vuelva a elegir.")
            )
        case .nothingInactive:
            (
                say(
                    en: "Everything that these orders use is active in \(booksName).",
                    fr: "Tout ce que ces commandes utilisent est actif dans \(booksName).",
                    es: "Todo lo que usan estos pedidos está activo en \(booksName)."),
                say(
                    en: "Retry them. If they are refused again, open one in \(booksName) and see what it uses.",
                    fr: "Réessayez. Si elles sont de nouveau refusées, voyez dans \(booksName) ce qu’elles utilisent.",
                    es: "Reintente. Si se rechazan de nuevo, mire en \(booksName) lo que usan.")
            )
        case .documentUnknown:
            (
                say(
                    en: "It is not clear which document in \(booksName) is meant.",
                    fr: "On ne sait pas quel document \(de(booksName)) est concerné.",
                    es: "No se sabe a qué documento \(de(booksName)) se refiere."),
                say(
                    en: "Open it in \(booksName), or find it in the reconciliation.",
                    fr: "Ouvrez-le dans \(booksName), ou retrouvez-le dans le rapprochement.",
                    es: "Ábralo en \(booksName) o búsquelo en la conciliación.")
            )
        }
    }
}
