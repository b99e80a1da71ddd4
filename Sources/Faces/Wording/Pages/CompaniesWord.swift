/// Words of the list of a person's companies.
package enum CompaniesWord: String, PageWord {
    case title, lead, none, noneLead, open, newTitle, name, nameHint, word, wordHint, make

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Your companies", fr: "Vos sociétés", es: "Sus empresas")
        case .lead:
            s.say(
                en: "A company is one set of books with its stores.",
                fr: "Une société, c’est un jeu de livres avec ses boutiques.",
                es: "Una empresa es un juego de libros con sus tiendas.")
        case .none: s.say(en: "No company yet", fr: "Pas encore de société", es: "Todavía no hay empresas")
        case .noneLead:
            s.say(
                en: "Companies that you are invited to appear here.",
                fr: "Les sociétés auxquelles on vous invite apparaîtront ici.",
                es: "Aquí aparecerán las empresas a las que le inviten.")
        case .open: s.say(en: "Open", fr: "Ouvrir", es: "Abrir")
        case .newTitle: s.say(en: "New company", fr: "Nouvelle société", es: "Nueva empresa")
        case .name: s.say(en: "Name", fr: "Nom", es: "Nombre")
        case .nameHint:
            s.say(
                en: "As people call it: Larkmoor Promotions.", fr: "Celui de tous les jours : Maison Verrine.",
                es: "El de cada día: Cerro Añil Regalos.")
        case .word: s.say(en: "Short name", fr: "Nom court", es: "Nombre corto")
        case .wordHint:
            s.say(
                en: "For addresses and commands: letters, digits and dashes, such as “larkmoor”.",
                fr: "Pour les adresses et les commandes : lettres, chiffres et tirets, par exemple « verrine ».",
                es: "Para direcciones y comandos: letras, cifras y guiones, por ejemplo «cerro-anil».")
        case .make: s.say(en: "Create the company", fr: "Créer la société", es: "Crear la empresa")
        }
    }
}
