import Accounting
import Bookkeeping
package import Features
import Foundation
import Storage

/// What was done to companies and connections, said when it was done.
extension Sentences {
    package func companyKept(_ id: String, name: String, isNew: Bool) -> String {
        isNew
            ? say(
                en: "The company \(quoted(name)) was created; commands call it `\(plain(id))`.",
                fr: "La société \(quoted(name)) a été créée ; les commandes la nomment `\(plain(id))`.",
                es: "Se creó la empresa \(quoted(name)); los comandos la llaman `\(plain(id))`.")
            : say(
                en: "The company `\(plain(id))` is called \(quoted(name)) now.",
                fr: "La société `\(plain(id))` s’appelle désormais \(quoted(name)).",
                es: "La empresa `\(plain(id))` se llama ahora \(quoted(name)).")
    }

    package func storeConnected(_ id: String, name: String) -> String {
        say(
            en: "The store \(quoted(name)) is connected as `\(plain(id))`.",
            fr: "La boutique \(quoted(name)) est connectée sous le nom `\(plain(id))`.",
            es: "La tienda \(quoted(name)) está conectada como `\(plain(id))`.")
    }

    package func booksPrepared(_ id: String, isSignedIn: Bool) -> String {
        guard !isSignedIn else {
            return say(
                en: "The connection `\(plain(id))` works with these settings; no new sign-in is needed.",
                fr:
                    "La connexion `\(plain(id))` fonctionne avec ces réglages ; aucune nouvelle authentification n’est nécessaire.",
                es:
                    "La conexión `\(plain(id))` funciona con estos ajustes; no hace falta volver a iniciar sesión.")
        }
        return say(
            en:
                "The connection `\(plain(id))` is ready for the sign-in: `bookbridge integrations sign-in \(plain(id))`.",
            fr:
                "La connexion `\(plain(id))` est prête pour l’authentification : `bookbridge integrations sign-in \(plain(id))`.",
            es:
                "La conexión `\(plain(id))` está lista para iniciar sesión: `bookbridge integrations sign-in \(plain(id))`."
        )
    }

    /// What to do with the address that `sign-in` prints.
    package func openAddress(_ id: String) -> String {
        say(
            en:
                "Open this address in a browser, agree, and bring back the one that follows, in quotation marks, with `--callback`:",
            fr:
                "Ouvrez cette adresse dans un navigateur, acceptez, et rapportez celle qui suit, entre guillemets droits, avec `--callback` :",
            es:
                "Abra esta dirección en un navegador, acepte y traiga la que sigue, entre comillas rectas, con `--callback`:"
        )
    }

    /// Signed in, and what of another company was forgotten, a line each.
    package func signedIn(_ id: String, _ finished: FinishedSignIn) -> [String] {
        var lines = [
            say(
                en: "The connection `\(plain(id))` is signed in to \(quoted(finished.company.name)).",
                fr: "La connexion `\(plain(id))` est authentifiée auprès de \(quoted(finished.company.name)).",
                es: "La conexión `\(plain(id))` inició sesión en \(quoted(finished.company.name)).")
        ]
        guard let replaced = finished.replaced else { return lines }
        lines.append(
            say(
                en: "It led to \(quoted(replaced)) before, where nothing was posted: what was read there is forgotten.",
                fr: "Elle menait à \(quoted(replaced)), où rien n’a été comptabilisé : ce qui y a été lu est oublié.",
                es: "Antes llevaba a \(quoted(replaced)), donde no se contabilizó nada: lo leído allí se olvidó."))
        lines += finished.storesWithoutSettings.map { settingsForgotten($0, replaced) }
        return lines
    }

    private func settingsForgotten(_ store: String, _ books: String) -> String {
        say(
            en: """
                The settings of `\(plain(store))` named accounts of \(quoted(books)) and are forgotten with them: choose them again with \
                `bookbridge integrations policy`, the start date too.
                """,
            fr: """
                Les réglages de `\(plain(store))` nommaient des comptes de \(quoted(books)) et sont oubliés avec eux : choisissez-les à nouveau \
                avec `bookbridge integrations policy`, date de début comprise.
                """,
            es: """
                La configuración de `\(plain(store))` nombraba cuentas de \(quoted(books)) y se olvidó con ellas: elíjala de nuevo con \
                `bookbridge integrations policy`, también la fecha de inicio.
                """)
    }

    /// How long a sign-in has been there and when it ends: `signed in 28 Nov 2026, until 8 Mar 2027`.
    package func period(_ period: SignInPeriod) -> String {
        let end = date(BusinessDate(period.endsAt, in: .gmt))
        guard let begun = period.begunAt.map({ date(BusinessDate($0, in: .gmt)) }) else {
            return say(en: "signed in until \(end)", fr: "authentifiée jusqu’au \(end)", es: "sesión hasta el \(end)")
        }
        return say(
            en: "signed in \(begun), until \(end)", fr: "authentifiée le \(begun), jusqu’au \(end)",
            es: "sesión del \(begun), hasta el \(end)")
    }

    package func newKeyMade(_ path: String) -> String {
        say(
            en: "A new key is in \(quoted(path)). Connect each store and sign in to the books again.",
            fr:
                "Une nouvelle clé est dans \(quoted(path)). Reconnectez chaque boutique et authentifiez-vous auprès des livres.",
            es:
                "Hay una clave nueva en \(quoted(path)). Vuelva a conectar cada tienda y a iniciar sesión en los libros."
        )
    }
}

extension Sentences {
    /// How a connection ended, a line each.
    package func ended(_ outcome: Uninstall.Outcome) -> [String] {
        var lines = [
            outcome.isRemoved
                ? say(
                    en: "The connection `\(plain(outcome.connection))` was removed.",
                    fr: "La connexion `\(plain(outcome.connection))` a été supprimée.",
                    es: "Se eliminó la conexión `\(plain(outcome.connection))`.")
                : say(
                    en:
                        "The connection `\(plain(outcome.connection))` was uninstalled; its history stays, its workflows are stopped.",
                    fr:
                        "La connexion `\(plain(outcome.connection))` a été désinstallée ; son historique reste, ses flux sont arrêtés.",
                    es:
                        "Se desinstaló la conexión `\(plain(outcome.connection))`; su historial se conserva, sus flujos están detenidos."
                )
        ]
        switch (outcome.side, outcome.isRevoked) {
        case (.books, true?):
            lines.append(
                say(
                    en: "The sign-in was revoked there.", fr: "L’accès y a été révoqué.",
                    es: "El acceso se revocó allí."))
        case (.books, false?):
            lines.append(
                say(
                    en: "The sign-in could not be revoked there: disconnect the application in \(booksName) too.",
                    fr: "L’accès n’a pas pu y être révoqué : déconnectez aussi l’application dans \(booksName).",
                    es: "El acceso no se pudo revocar allí: desconecte también la aplicación en \(booksName)."))
        case (.books, nil): break
        case (.store, _):
            lines.append(
                say(
                    en: "Remove the application in the admin of the store too, so that its token ends.",
                    fr:
                        "Supprimez aussi l’application dans l’administration de la boutique, pour que son jeton prenne fin.",
                    es: "Elimine también la aplicación en la administración de la tienda, para que su token termine."))
        }
        return lines
    }

    package func companyEnded(_ id: String, isRemoved: Bool) -> String {
        isRemoved
            ? say(
                en: "The company `\(plain(id))` was removed; its audit stays.",
                fr: "La société `\(plain(id))` a été supprimée ; sa piste d’audit reste.",
                es: "Se eliminó la empresa `\(plain(id))`; su registro de auditoría se conserva.")
            : say(
                en: "The company `\(plain(id))` stays readable, with its history.",
                fr: "La société `\(plain(id))` reste lisible, avec son historique.",
                es: "La empresa `\(plain(id))` sigue legible, con su historial.")
    }
}
