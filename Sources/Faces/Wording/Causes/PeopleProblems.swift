import Accounting
package import Features
import Foundation

/// Why something about people, accounts or a sign-in cannot be done.
extension Sentences {
    package func explain(_ problem: PeopleProblem) -> Explanation {
        explanation(
            code(of: problem),
            CauseText(
                what: what(problem), meaning: nothingDone, remedy: remedy(problem), fixes: [.retry],
                actor: actor(problem)))
    }

    private func code(of problem: PeopleProblem) -> String {
        switch problem {
        case .userUnknown: "userUnknown"
        case .emailUnfit: "emailUnfit"
        case .emailTaken: "emailTaken"
        case .nameEmpty: "nameEmpty"
        case .passwordLength: "passwordLength"
        case .timeZoneUnknown: "timeZoneUnknown"
        case .signInRefused: "signInRefused"
        case .codeRefused: "codeRefused"
        case .secondFactorPresent: "secondFactorPresent"
        case .tooManyTries: "tooManyTries"
        case .linkSpent: "linkSpent"
        case .startCodeRefused: "startCodeRefused"
        case .alreadyStarted: "alreadyStarted"
        case .lastOwner: "lastOwner"
        case .beyondRight: "beyondRight"
        case .alreadyInCompany: "alreadyInCompany"
        case .otherAddress: "otherAddress"
        case .teamNameTaken: "teamNameTaken"
        case .teamUnknown: "teamUnknown"
        case .removalUnconfirmed: "removalUnconfirmed"
        }
    }

    private func actor(_ problem: PeopleProblem) -> Explanation.Actor {
        switch problem {
        case .startCodeRefused, .lastOwner, .beyondRight, .teamNameTaken, .teamUnknown, .alreadyInCompany,
            .userUnknown, .emailTaken, .removalUnconfirmed:
            .administrator
        case .emailUnfit, .nameEmpty, .passwordLength, .timeZoneUnknown, .signInRefused, .codeRefused,
            .secondFactorPresent,
            .linkSpent,
            .alreadyStarted, .otherAddress, .tooManyTries:
            .merchant
        }
    }

    private func what(_ problem: PeopleProblem) -> String {
        switch problem {
        case .userUnknown(let name):
            say(
                en: "There is no person \(quoted(name)) here.", fr: "Il n’y a personne du nom de \(quoted(name)) ici.",
                es: "Aquí no hay ninguna persona \(quoted(name)).")
        case .emailUnfit(let text):
            say(
                en: "\(quoted(text)) is not an e-mail address.",
                fr: "\(quoted(text)) n’est pas une adresse de courriel.",
                es: "\(quoted(text)) no es una dirección de correo.")
        case .emailTaken(let text):
            say(
                en: "The address \(quoted(text)) has an account already.",
                fr: "L’adresse \(quoted(text)) a déjà un compte.",
                es: "La dirección \(quoted(text)) ya tiene una cuenta.")
        case .nameEmpty:
            say(en: "A name is missing.", fr: "Il manque un nom.", es: "Falta un nombre.")
        case .passwordLength(let min, let max):
            say(
                en: "A password has \(count(min)) to \(count(max)) characters.",
                fr: "Un mot de passe compte de \(count(min)) à \(count(max)) caractères.",
                es: "Una contraseña tiene entre \(count(min)) y \(count(max)) caracteres.")
        case .timeZoneUnknown(let text):
            say(
                en: "There is no time zone \(quoted(text)).", fr: "Il n’y a pas de fuseau horaire \(quoted(text)).",
                es: "No existe la zona horaria \(quoted(text)).")
        case .signInRefused:
            say(
                en: "This address and this password do not belong together.",
                fr: "Cette adresse et ce mot de passe ne correspondent pas.",
                es: "Esta dirección y esta contraseña no coinciden.")
        case .codeRefused:
            say(
                en: "This code is not right, or was used already.",
                fr: "Ce code n’est pas le bon, ou a déjà servi.",
                es: "Este código no es correcto o ya se usó.")
        case .secondFactorPresent:
            say(
                en: "A second factor is on already.", fr: "Un second facteur est déjà actif.",
                es: "Ya hay un segundo factor activo.")
        case .tooManyTries:
            say(
                en: "It was tried too often in a short time.",
                fr: "Il y a eu trop d’essais en peu de temps.",
                es: "Hubo demasiados intentos en poco tiempo.")
        case .linkSpent:
            say(
                en: "This link was used, was withdrawn, or is too old.",
                fr: "Ce lien a déjà servi, a été retiré ou est trop ancien.",
                es: "Este enlace ya se usó, se retiró o es demasiado antiguo.")
        case .startCodeRefused:
            say(
                en: "This is not the code that the server printed when it started.",
                fr: "Ce n’est pas le code que le serveur a affiché à son démarrage.",
                es: "Este no es el código que el servidor mostró al arrancar.")
        case .alreadyStarted:
            say(
                en: "This installation has its first administrator already.",
                fr: "Cette installation a déjà son premier administrateur.",
                es: "Esta instalación ya tiene su primer administrador.")
        case .lastOwner(let name):
            say(
                en: "\(quoted(name)) is the last person who administers all companies.",
                fr: "\(quoted(name)) est la dernière personne qui administre toutes les sociétés.",
                es: "\(quoted(name)) es la última persona que administra todas las empresas.")
        case .beyondRight(let name):
            say(
                en: "\(quoted(name)) also works in companies that you do not administer.",
                fr: "\(quoted(name)) travaille aussi dans des sociétés que vous n’administrez pas.",
                es: "\(quoted(name)) también trabaja en empresas que usted no administra.")
        case .alreadyInCompany(let name):
            say(
                en: "\(quoted(name)) has a role in this company already.",
                fr: "\(quoted(name)) a déjà un rôle dans cette société.",
                es: "\(quoted(name)) ya tiene un rol en esta empresa.")
        case .otherAddress(let invited):
            say(
                en: "This invitation is for \(quoted(invited)).", fr: "Cette invitation est pour \(quoted(invited)).",
                es: "Esta invitación es para \(quoted(invited)).")
        case .teamNameTaken(let name):
            say(
                en: "There is a team \(quoted(name)) already.", fr: "Il y a déjà une équipe \(quoted(name)).",
                es: "Ya existe un equipo \(quoted(name)).")
        case .teamUnknown(let name):
            say(
                en: "This company has no team \(quoted(name)).",
                fr: "Cette société n’a pas d’équipe \(quoted(name)).",
                es: "Esta empresa no tiene ningún equipo \(quoted(name)).")
        case .removalUnconfirmed(let name):
            say(
                en: "The account \(quoted(name)) would be removed with all its roles and sessions.",
                fr: "Le compte \(quoted(name)) serait supprimé avec tous ses rôles et toutes ses sessions.",
                es: "La cuenta \(quoted(name)) se eliminaría con todos sus roles y sesiones.")
        }
    }

    private func remedy(_ problem: PeopleProblem) -> String {
        switch problem {
        case .userUnknown:
            either(
                command: say(
                    en: "`bookbridge users` lists the people.", fr: "`bookbridge users` donne la liste des personnes.",
                    es: "`bookbridge users` muestra las personas."),
                page: say(
                    en: "The list of people is under People.", fr: "Les personnes figurent sous Personnes.",
                    es: "Las personas están en Personas."))
        case .emailUnfit:
            say(
                en: "Write it like anna@example.com.", fr: "Écrivez-la comme anna@example.com.",
                es: "Escríbala como anna@example.com.")
        case .emailTaken:
            say(
                en: "Sign in with it, or take another address.",
                fr: "Connectez-vous avec elle, ou prenez une autre adresse.",
                es: "Inicie sesión con ella o use otra dirección.")
        case .nameEmpty:
            say(en: "Enter one.", fr: "Écrivez-en un.", es: "Escriba uno.")
        case .passwordLength:
            say(
                en: "Use several words: they are easier to remember and harder to guess.",
                fr: "Prenez plusieurs mots : ils se retiennent mieux et se devinent moins.",
                es: "Use varias palabras: se recuerdan mejor y son más difíciles de adivinar.")
        case .timeZoneUnknown:
            say(
                en: "Choose one by its city, such as America/New_York.",
                fr: "Choisissez-en un par sa ville, comme Europe/Paris.",
                es: "Elija una por su ciudad, como America/Mexico_City.")
        case .signInRefused:
            say(
                en: "Check both. If the password is lost, ask for a new one.",
                fr: "Vérifiez les deux. Si le mot de passe est perdu, demandez-en un nouveau.",
                es: "Revise ambas. Si perdió la contraseña, pida una nueva.")
        case .codeRefused:
            say(
                en: "Wait for the next code, check the clock of the phone, or take a recovery code.",
                fr: "Attendez le code suivant, vérifiez l’heure du téléphone, ou prenez un code de secours.",
                es: "Espere el código siguiente, revise la hora del teléfono o use un código de recuperación.")
        case .secondFactorPresent:
            say(
                en: "Turn it off on the account page first; that takes the password.",
                fr: "Désactivez-le d’abord sur la page du compte ; le mot de passe y est demandé.",
                es: "Desactívelo primero en la página de la cuenta; allí se pide la contraseña.")
        case .tooManyTries(let end):
            say(
                en: "Try again from \(moment(end)) on.",
                fr: "Réessayez à partir du \(moment(end)).",
                es: "Vuelva a intentarlo a partir del \(moment(end)).")
        case .linkSpent:
            say(
                en: "Ask the person who sent it for a new one.",
                fr: "Demandez-en un nouveau à la personne qui l’a envoyé.",
                es: "Pida uno nuevo a quien lo envió.")
        case .startCodeRefused:
            either(
                command: say(
                    en: "Copy it from the log of `bookbridge serve`; each start prints a new one.",
                    fr: "Copiez-le du journal de `bookbridge serve` ; chaque démarrage en affiche un nouveau.",
                    es: "Cópielo del registro de `bookbridge serve`; cada arranque muestra uno nuevo."),
                page: say(
                    en: "Copy it from the log of the server; each start prints a new one.",
                    fr: "Copiez-le du journal du serveur ; chaque démarrage en affiche un nouveau.",
                    es: "Cópielo del registro del servidor; cada inicio muestra uno nuevo."))
        case .alreadyStarted:
            say(
                en: "Sign in, or ask an administrator for an invitation.",
                fr: "Connectez-vous, ou demandez une invitation à un administrateur.",
                es: "Inicie sesión o pida una invitación a un administrador.")
        case .lastOwner:
            say(
                en: "Let another person administer all companies first.",
                fr: "Chargez d’abord une autre personne d’administrer toutes les sociétés.",
                es: "Encargue antes a otra persona la administración de todas las empresas.")
        case .beyondRight:
            either(
                command: say(
                    en:
                        "Somebody who administers all companies can do it, or `bookbridge users reset` on the server.",
                    fr:
                        "Une personne qui administre toutes les sociétés peut le faire, ou `bookbridge users reset` sur le serveur.",
                    es:
                        "Puede hacerlo quien administra todas las empresas, o `bookbridge users reset` en el servidor."),
                page: say(
                    en: "Somebody who administers all companies can do it, or whoever runs the server.",
                    fr:
                        "Une personne qui administre toutes les sociétés peut le faire, ou la personne qui administre le serveur.",
                    es: "Puede hacerlo quien administra todas las empresas, o quien administra el servidor."))
        case .alreadyInCompany:
            say(
                en: "Change the role in the list of people.", fr: "Changez le rôle dans la liste des personnes.",
                es: "Cambie el rol en la lista de personas.")
        case .otherAddress:
            say(
                en: "Sign out, and sign in with that address.",
                fr: "Déconnectez-vous, puis connectez-vous avec cette adresse.",
                es: "Cierre la sesión e inicie otra con esa dirección.")
        case .teamNameTaken:
            say(en: "Choose another name.", fr: "Choisissez un autre nom.", es: "Elija otro nombre.")
        case .teamUnknown:
            say(
                en: "Reload the list of teams.", fr: "Rechargez la liste des équipes.",
                es: "Vuelva a cargar la lista de equipos.")
        case .removalUnconfirmed:
            either(
                command: say(
                    en: "Add `--yes` if you want that; what the person did stays in the audit.",
                    fr: "Ajoutez `--yes` si vous le voulez ; ce que la personne a fait reste dans la piste d’audit.",
                    es: "Añada `--yes` si quiere eso; lo que hizo la persona queda en el registro de auditoría."),
                page: say(
                    en: "Confirm it if you want that; what the person did stays in the audit.",
                    fr: "Confirmez si vous le voulez ; ce que la personne a fait reste dans la piste d’audit.",
                    es: "Confírmelo si lo desea; lo que hizo la persona queda en el registro de auditoría."))
        }
    }
}
