import ConnectorKit
package import Features
import Storage

extension Sentences {
    /// Why a company or a connection cannot be made, changed or ended as it was asked.
    package func explain(_ problem: ConnectionProblem) -> Explanation { explanation(problem.code, story(problem)) }

    private func story(_ problem: ConnectionProblem) -> CauseText {
        switch problem {
        case .nameUnfit(let name): nameUnfit(name)
        case .companyNameEmpty: companyNameEmpty
        case .nameTaken(let id, let company): nameTaken(id, company)
        case .kindFixed(let id, let side, let kind): kindFixed(id, side, kind)
        case .noSignIn(let id): noSignIn(id)
        case .uninstalled(let id, let side): uninstalled(id, side)
        case .notSignedIn(let id): notSignedIn(id)
        case .fieldShapeless: fieldShapeless()
        case .fieldTwice(let key): fieldTwice(key)
        case .fieldUnknown(let key, let known): fieldUnknown(key, known)
        case .fieldUnfit(let key, let value, let kind): fieldUnfit(key, value, kind)
        case .addressInside(let key, let value): addressInside(key, value)
        case .valueMissing(let key, let source): valueMissing(key, source)
        case .otherStore(let id, let kept, let chosen): otherStore(id, kept, chosen)
        case .storeShared(let id, let store): storeShared(id, store)
        case .otherBooks(let id, let kept, let chosen): otherBooks(id, kept, chosen)
        case .booksShared(let id, let company, let books): booksShared(id, company, books)
        case .booksTwice(let id, let company): booksTwice(id, company)
        case .signIn(let problem): story(problem)
        case .signInElsewhere: signInElsewhere
        case .signInExpired: signInExpired
        case .storeRefused(let problem, let name): connecting(problem, name, .store)
        case .booksRefused(let problem, let name): connecting(problem, name, .books)
        case .unconfirmed(let ending): story(ending)
        }
    }

    private func nameUnfit(_ name: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(quoted(name)) cannot be the name of a company or a connection.",
                fr: "\(quoted(name)) ne peut pas servir de nom à une société ou à une connexion.",
                es: "\(quoted(name)) no sirve como nombre de una empresa o de una conexión."),
            meaning: nothingDone,
            remedy: say(
                en: "Choose a short word of the letters a to z, digits, `-`, `_` and `.`, such as `acme-shop`.",
                fr:
                    "Choisissez un mot court fait des lettres a à z, de chiffres, de `-`, `_` et `.`, comme `acme-shop`.",
                es: "Elija una palabra corta con letras de la a a la z, cifras, `-`, `_` y `.`, como `acme-shop`."),
            fixes: [.retry], actor: .administrator)
    }

    private var companyNameEmpty: CauseText {
        CauseText(
            what: say(
                en: "A company needs a name.", fr: "Une société a besoin d’un nom.",
                es: "Una empresa necesita un nombre."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en: "Give its name behind the short word: `bookbridge integrations company acme NAME`.",
                    fr: "Donnez son nom après le mot court : `bookbridge integrations company acme NAME`.",
                    es: "Indique su nombre tras la palabra corta: `bookbridge integrations company acme NAME`."),
                page: say(
                    en: "Type a name for the company.", fr: "Saisissez un nom pour la société.",
                    es: "Escriba un nombre para la empresa.")),
            fixes: [.retry], actor: .administrator)
    }

    private func companyTaken(_ id: String) -> CauseText {
        CauseText(
            what: say(
                en: "There is a company \(quoted(id)) already.", fr: "La société \(quoted(id)) existe déjà.",
                es: "Ya existe la empresa \(quoted(id))."),
            meaning: nothingDone,
            remedy: say(
                en: "Choose another short word for the new company.",
                fr: "Choisissez un autre mot court pour la nouvelle société.",
                es: "Elija otra palabra corta para la empresa nueva."),
            fixes: [.retry], actor: .administrator)
    }

    private func nameTaken(_ id: String, _ company: String) -> CauseText {
        if id == company { return companyTaken(id) }
        return CauseText(
            what: say(
                en: "The connection \(quoted(id)) belongs to the company \(quoted(company)).",
                fr: "La connexion \(quoted(id)) appartient à la société \(quoted(company)).",
                es: "La conexión \(quoted(id)) pertenece a la empresa \(quoted(company))."),
            meaning: say(
                en: "Nothing was done: a connection never changes its company.",
                fr: "Rien n’a été fait : une connexion ne change jamais de société.",
                es: "No se hizo nada: una conexión nunca cambia de empresa."),
            remedy: say(
                en: "Choose another name for the new connection.",
                fr: "Choisissez un autre nom pour la nouvelle connexion.",
                es: "Elija otro nombre para la conexión nueva."),
            fixes: [.retry], actor: .administrator)
    }

    private func kindFixed(_ id: String, _ side: ConnectionRow.Side, _ kind: String) -> CauseText {
        let leads =
            switch side {
            case .store: say(en: "a store", fr: "une boutique", es: "una tienda")
            case .books: say(en: "books", fr: "des livres", es: "unos libros")
            }
        return CauseText(
            what: say(
                en: "The connection \(quoted(id)) leads to \(leads) of the kind `\(plain(kind))`.",
                fr: "La connexion \(quoted(id)) mène à \(leads) du type `\(plain(kind))`.",
                es: "La conexión \(quoted(id)) lleva a \(leads) del tipo `\(plain(kind))`."),
            meaning: nothingDone,
            remedy: say(
                en: "Choose another name for the new connection.",
                fr: "Choisissez un autre nom pour la nouvelle connexion.",
                es: "Elija otro nombre para la conexión nueva."),
            fixes: [.retry], actor: .administrator)
    }
}

extension ConnectionProblem {
    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .nameUnfit: "nameUnfit"
        case .companyNameEmpty: "companyNameEmpty"
        case .nameTaken: "nameTaken"
        case .kindFixed: "kindFixed"
        case .noSignIn: "noSignIn"
        case .uninstalled: "uninstalled"
        case .notSignedIn: "notSignedIn"
        case .fieldShapeless: "fieldShapeless"
        case .fieldTwice: "fieldTwice"
        case .fieldUnknown: "fieldUnknown"
        case .fieldUnfit: "fieldUnfit"
        case .addressInside: "addressInside"
        case .valueMissing: "valueMissing"
        case .otherStore: "otherStore"
        case .storeShared: "storeShared"
        case .otherBooks: "otherBooks"
        case .booksShared: "booksShared"
        case .booksTwice: "booksTwice"
        case .signIn: "signIn"
        case .signInElsewhere: "signInElsewhere"
        case .signInExpired: "signInExpired"
        case .storeRefused: "storeRefused"
        case .booksRefused: "booksRefused"
        case .unconfirmed: "unconfirmed"
        }
    }
}
