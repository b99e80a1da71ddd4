package import Features
package import LinkLedger

/// Words of dry runs: what a sync would write, as a difference to the books.
package enum DryRunsWord: String, PageWord {
    case title, lead, store, from, to, days, range, refresh, refreshHint, otherwise, otherwiseHint, settingsText, make
    case latest, asked, by, state, nothingYet
    case goingOn, reloads, gone
    case saveSettings, post, postHint, anew, settingsTitle, setting, now, wouldBe, effect
    case added, changed, takenBack, needYou, nothing, fields, document, field, inBooks, notThere, total
    case accounts, bookAccount, change, debitsCredits, becomes, stays, backToSettings

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Dry runs", fr: "Simulations", es: "Simulaciones")
        case .lead:
            s.say(
                en: "What a sync would write, before it does. Nothing is written, and no order is settled yet.",
                fr:
                    "Ce qu’une synchronisation écrirait, avant qu’elle ne le fasse. Rien n’est écrit, aucune commande n’est encore traitée.",
                es:
                    "Lo que escribiría una sincronización, antes de hacerlo. No se escribe nada ni se procesa ningún pedido."
            )
        case .store: s.heading(.store)
        case .from: s.say(en: "Placed from", fr: "Passées à partir du", es: "Hechos desde el")
        case .to: s.say(en: "Placed until", fr: "Passées jusqu’au", es: "Hechos hasta el")
        case .days:
            s.say(
                en: "Without days, every order counts that was read.",
                fr: "Sans dates, toute commande déjà lue compte.", es: "Sin fechas, cuenta todo pedido ya leído.")
        case .range: s.say(en: "Orders", fr: "Commandes", es: "Pedidos")
        case .refresh:
            s.say(
                en: "Read the orders of these days from the store again",
                fr: "Relire dans la boutique les commandes de ces jours",
                es: "Volver a leer de la tienda los pedidos de estos días")
        case .refreshHint:
            s.say(
                en: "Also those that a sync does not read, such as orders from before the start date.",
                fr: "Y compris celles qu’une synchronisation ne lit pas, comme celles d’avant la date de début.",
                es: "También los que una sincronización no lee, como los anteriores a la fecha de inicio.")
        case .otherwise: s.say(en: "With other settings", fr: "Avec d’autres réglages", es: "Con otra configuración")
        case .otherwiseHint:
            s.say(
                en: "These are the current settings. Change what you want to try; nothing is saved by it.",
                fr: "Voici les réglages actuels. Modifiez ce que vous voulez essayer ; rien n’est enregistré.",
                es: "Esta es la configuración actual. Cambie lo que quiera probar; no se guarda nada.")
        case .settingsText: s.say(en: "Settings to try", fr: "Réglages à essayer", es: "Configuración que probar")
        case .make: s.say(en: "Make the dry run", fr: "Lancer la simulation", es: "Hacer la simulación")
        case .latest: s.say(en: "The latest ones", fr: "Les dernières", es: "Las últimas")
        case .asked: s.say(en: "Requested", fr: "Demandée", es: "Solicitada")
        case .by: s.say(en: "By", fr: "Par", es: "Por")
        case .state: s.heading(.state)
        case .nothingYet: s.say(en: "There is none yet.", fr: "Il n’y en a pas encore.", es: "Todavía no hay ninguna.")
        case .goingOn:
            s.say(
                en: "The dry run is being made.", fr: "La simulation est en cours.", es: "La simulación está en curso.")
        case .reloads: RunsWord.reloads.text(s)
        case .gone:
            s.say(
                en: "The store or its books were disconnected meanwhile; there is nothing to show.",
                fr: "La boutique ou ses livres ont été déconnectés entre-temps ; il n’y a rien à montrer.",
                es: "La tienda o sus libros se desconectaron entretanto; no hay nada que mostrar.")
        case .saveSettings:
            s.say(en: "Save the settings", fr: "Enregistrer les réglages", es: "Guardar la configuración")
        case .post: s.say(en: "Post these", fr: "Les comptabiliser", es: "Contabilizarlos")
        case .postHint:
            s.say(
                en: "A sync posts everything that is new, outside these days too.",
                fr: "Une synchronisation comptabilise tout ce qui est nouveau, aussi en dehors de ces jours.",
                es: "Una sincronización contabiliza todo lo nuevo, también fuera de estos días.")
        case .backToSettings:
            s.say(
                en: "Back to the settings, with these values", fr: "Retour aux réglages, avec ces valeurs",
                es: "Volver a la configuración, con estos valores")
        case .anew: s.say(en: "Make it again", fr: "La refaire", es: "Repetirla")
        case .settingsTitle: s.say(en: "The settings", fr: "Les réglages", es: "La configuración")
        case .setting: s.say(en: "Setting", fr: "Réglage", es: "Ajuste")
        case .now: s.say(en: "Now", fr: "Actuellement", es: "Ahora")
        case .wouldBe: s.say(en: "Would be", fr: "Deviendrait", es: "Sería")
        case .effect: s.say(en: "What would differ", fr: "Ce qui changerait", es: "Lo que cambiaría")
        case .added: s.say(en: "Added", fr: "Ajoutés", es: "Añadidos")
        case .changed: s.say(en: "Changed", fr: "Modifiés", es: "Modificados")
        case .takenBack: s.say(en: "Taken back", fr: "Retirés", es: "Retirados")
        case .needYou: s.say(en: "Would need you", fr: "À traiter par vous", es: "Requerirían su atención")
        case .nothing: s.say(en: "Nothing would differ.", fr: "Rien ne changerait.", es: "No cambiaría nada.")
        case .fields: s.say(en: "Field by field", fr: "Champ par champ", es: "Campo por campo")
        case .document: s.heading(.document)
        case .field: s.say(en: "Field", fr: "Champ", es: "Campo")
        case .inBooks: s.say(en: "In the books", fr: "Dans les livres", es: "En los libros")
        case .notThere: s.say(en: "not there", fr: "absent", es: "no está")
        case .total: s.heading(.total)
        case .accounts: s.say(en: "The accounts", fr: "Les comptes", es: "Las cuentas")
        case .bookAccount: s.heading(.account)
        case .change: s.say(en: "Change", fr: "Variation", es: "Cambio")
        case .becomes: s.say(en: "becomes", fr: "devient", es: "pasa a ser")
        case .stays: s.say(en: "stays", fr: "reste", es: "queda en")
        case .debitsCredits:
            s.say(
                en: "What the documents do to each account: debits plus, credits minus.",
                fr: "L’effet des documents sur chaque compte : débits en plus, crédits en moins.",
                es: "El efecto de los documentos en cada cuenta: debe en positivo, haber en negativo.")
        }
    }
}

extension Sentences {
    /// The title of a dry run.
    package func dryRunTitle(changedSettings: Int) -> String {
        guard changedSettings > 0 else {
            return say(
                en: "Dry run: what a sync would do", fr: "Simulation : ce que ferait une synchronisation",
                es: "Simulación: lo que haría una sincronización")
        }
        let number = count(changedSettings)
        return say(
            en:
                "Dry run: what \(number) changed \(form(changedSettings, "setting", "settings")) would do",
            fr:
                "Simulation : l’effet de \(number) \(form(changedSettings, "réglage modifié", "réglages modifiés"))",
            es: "Simulación: el efecto de \(number) \(form(changedSettings, "ajuste cambiado", "ajustes cambiados"))")
    }

    /// Which orders a dry run was about.
    package func dryRunRange(_ question: DryRunQuestion, orders: Int?) -> String {
        let what = orders.map { counted($0, .order) } ?? say(en: "Orders", fr: "Commandes", es: "Pedidos")
        switch (question.from.map { date($0) }, question.to.map { date($0) }) {
        case (nil, nil):
            return say(en: "\(what), of any date.", fr: "\(what), de toute date.", es: "\(what), de cualquier fecha.")
        case (let from?, nil):
            return say(
                en: "\(what), from \(from) on.", fr: "\(what), à partir du \(from).", es: "\(what), desde el \(from).")
        case (nil, let to?):
            return say(en: "\(what), until \(to).", fr: "\(what), jusqu’au \(to).", es: "\(what), hasta el \(to).")
        case (let from?, let to?):
            return say(
                en: "\(what), from \(from) to \(to).", fr: "\(what), du \(from) au \(to).",
                es: "\(what), del \(from) al \(to).")
        }
    }

    /// How many orders stay as they are.
    package func staying(_ count: Int, of orders: Int) -> String {
        say(
            en:
                "\(self.count(count)) of \(counted(orders, .order)) \(form(count, "stays exactly as it is", "stay exactly as they are"))",
            fr:
                "\(self.count(count)) sur \(counted(orders, .order)) \(form(count, "reste telle quelle", "restent telles quelles"))",
            es: "\(self.count(count)) de \(counted(orders, .order)) \(form(count, "queda igual", "quedan igual"))")
    }

    /// Beside a number of orders that would need a person: how many of them do now.
    package func needingNow(_ count: Int) -> String {
        say(en: "\(self.count(count)) now", fr: "\(self.count(count)) actuellement", es: "\(self.count(count)) ahora")
    }

    /// Above the first of many orders.
    package func theFirst(_ shown: Int, of all: Int) -> String {
        shown == all
            ? counted(all, .order)
            : say(
                en: "the first \(count(shown)) of \(counted(all, .order))",
                fr: "les \(count(shown)) premières sur \(counted(all, .order))",
                es: "los primeros \(count(shown)) de \(counted(all, .order))")
    }

    /// A kind of record, as a line begins.
    package func capitalisedName(of kind: BooksRecordKind) -> String { capitalised(name(of: kind)) }

    /// That the days of some payments are not known, and which day is taken.
    package func daysNotTold(_ orders: Int) -> String { guessedDays(orders) }

    /// How a dry run stands.
    package func name(of state: DryRunFacts.State) -> String {
        switch state {
        case .goingOn: name(of: RunFacts.State.running)
        case .done: name(of: RunFacts.State.finished)
        case .stopped: name(of: RunFacts.State.failed)
        case .gone: name(of: RunFacts.State.notBegun)
        }
    }

    /// While it is made: the orders looked at so far.
    package func lookedAt(_ orders: Int) -> String {
        say(
            en: "\(counted(orders, .order)) looked at",
            fr: "\(counted(orders, .order)) \(form(orders, "examinée", "examinées"))",
            es: "\(counted(orders, .order)) \(form(orders, "examinado", "examinados"))")
    }

    /// Days that run backwards.
    package var daysBackwards: String {
        say(
            en: "The last day comes before the first.", fr: "Le dernier jour précède le premier.",
            es: "El último día es anterior al primero.")
    }

    /// A day that cannot be read.
    package func dayUnreadable(_ text: String) -> String {
        say(
            en: "\(quoted(text)) is not a date. Enter one such as 2026-01-31.",
            fr: "\(quoted(text)) n’est pas une date. Saisissez-en une, comme 2026-01-31.",
            es: "\(quoted(text)) no es una fecha. Indique una, como 2026-01-31.")
    }
}
