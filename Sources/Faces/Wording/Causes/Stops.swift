import Bookkeeping
package import Storage
package import Sync

extension Sentences {
    /// Why a run could not go on.
    package func explain(_ stop: RunStop) -> Explanation { explanation(stop.code, story(stop)) }

    func story(_ stop: RunStop) -> Story {
        switch stop {
        case .store(let problem): story(problem, from: .store)
        case .books(let problem): story(problem, from: .books)
        case .storage(let problem): story(problem)
        case .alreadyRunning: alreadyRunning
        case .notSetUp: notSetUp
        case .policyUnfit(let refusals): policyUnfit(refusals)
        case .sameTrouble(let trouble): sameTrouble(trouble)
        case .stockEmpty: stockEmpty
        case .stockDrop(let products, of: let matched): stockDrop(products, of: matched)
        case .stockUnconfirmed(let changes): stockUnconfirmed(changes)
        }
    }

    private var alreadyRunning: Story {
        Story(
            what: say(
                en: "The same workflow is running already.", fr: "Le même flux est déjà en cours.",
                es: "El mismo flujo ya está en curso."),
            meaning: say(
                en: "Nothing was started twice.", fr: "Rien n’a été lancé deux fois.",
                es: "No se inició nada dos veces."),
            remedy: say(
                en: "Nothing to do: wait until it has finished, its result counts for you too.",
                fr: "Rien à faire : attendez qu’il soit terminé, son résultat vaut aussi pour vous.",
                es: "No hay que hacer nada: espere a que termine, su resultado también vale para usted."),
            fixes: [], actor: .nobody)
    }

    private var notSetUp: Story {
        Story(
            what: say(
                en: "The set-up of this store is not finished.",
                fr: "La configuration de cette boutique n’est pas terminée.",
                es: "La configuración de esta tienda no está terminada."),
            meaning: say(
                en: "Nothing was read or posted.", fr: "Rien n’a été lu ni comptabilisé.",
                es: "No se leyó ni se contabilizó nada."),
            remedy: say(
                en: "Finish the set-up; each step is kept, so you can go on where you left.",
                fr: "Terminez la configuration ; chaque étape est gardée, vous reprendrez où vous en étiez.",
                es: "Termine la configuración; cada paso se guarda y puede seguir donde lo dejó."),
            fixes: [.finishSetUp], actor: .administrator)
    }

    private func sameTrouble(_ trouble: CommonTrouble) -> Story {
        var last = story(trouble.reason)
        let count = count(trouble.count)
        let intro = say(
            en: "\(count) records went wrong in the same way, so the run stopped. The last one:",
            fr: "\(count) éléments ont échoué de la même manière, le traitement s’est donc arrêté. Le dernier :",
            es: "\(count) registros fallaron de la misma manera, por eso el proceso se detuvo. El último:")
        last.what = "\(intro) \(last.what)"
        last.meaning = say(
            en: "What came out differently was taken back, and nothing more is posted by itself until you have looked.",
            fr:
                "Ce qui différait a été retiré, et plus rien n’est comptabilisé tout seul tant que vous n’avez pas vérifié.",
            es: "Lo que resultó distinto se retiró, y no se contabiliza nada más por sí solo hasta que lo revise.")
        let again = say(
            en: "Then sync once by hand.", fr: "Lancez ensuite une synchronisation à la main.",
            es: "Después sincronice una vez a mano.")
        last.remedy = "\(last.remedy) \(again)"
        return last
    }

    private func policyUnfit(_ refusals: [Refusal]) -> Story {
        var all = story(refusals)
        let intro = say(
            en: "The settings do not fit \(booksName).", fr: "Les réglages ne conviennent pas à \(booksName).",
            es: "La configuración no corresponde a \(booksName).")
        all.what = refusals.isEmpty ? intro : "\(intro) \(all.what)"
        all.meaning = say(
            en: "Nothing is posted until they are corrected; orders are kept meanwhile.",
            fr: "Rien n’est comptabilisé tant qu’ils ne sont pas corrigés ; les commandes sont gardées entre-temps.",
            es: "No se contabiliza nada hasta que se corrija; los pedidos se guardan mientras tanto.")
        return all
    }
}

extension Sentences {
    /// Why what is kept could not be read or written.
    package func explain(_ problem: StorageProblem) -> Explanation { explanation("storage", story(problem)) }

    func story(_ problem: StorageProblem) -> Story {
        switch problem {
        case .busy: storageBusy
        case .full: storageFull
        case .unusable(let text): storageUnusable(text)
        case .failed(let text): storageFailed(text)
        }
    }

    private var storageBusy: Story {
        Story(
            what: say(
                en: "Another program is using the data of Bookbridge.",
                fr: "Un autre programme utilise les données de Bookbridge.",
                es: "Otro programa está usando los datos de Bookbridge."),
            meaning: nothingLost,
            remedy: say(
                en: "It is tried again by itself. If it lasts, end the other program.",
                fr: "Un nouvel essai suivra de lui-même. Si cela dure, fermez l’autre programme.",
                es: "Se vuelve a intentar por sí solo. Si continúa, cierre el otro programa."),
            fixes: [], actor: .nobody)
    }

    private var storageFull: Story {
        Story(
            what: say(
                en: "The disk on which Bookbridge keeps its data is full.",
                fr: "Le disque où Bookbridge garde ses données est plein.",
                es: "El disco donde Bookbridge guarda sus datos está lleno."),
            meaning: say(
                en: "Nothing is posted that could not be recorded; what was recorded is safe.",
                fr: "Rien n’est comptabilisé sans pouvoir être noté ; ce qui a été noté est en sûreté.",
                es: "No se contabiliza nada que no se pueda anotar; lo anotado está a salvo."),
            remedy: say(
                en: "Make room on the disk; everything then goes on by itself.",
                fr: "Libérez de la place sur le disque ; tout reprendra ensuite de lui-même.",
                es: "Libere espacio en el disco; después todo continúa por sí solo."),
            fixes: [.freeSpace, .retry], actor: .administrator)
    }

    private func storageUnusable(_ text: String) -> Story {
        Story(
            what: say(
                en: "The data cannot be used: the file is not ours, is newer than this program, or is damaged.",
                fr:
                    "Les données sont inutilisables : le fichier n’est pas le nôtre, est plus récent que ce programme, ou est endommagé.",
                es:
                    "Los datos no se pueden usar: el archivo no es nuestro, es más nuevo que este programa o está dañado."
            ),
            meaning: say(
                en: "Nothing was read or posted, and the file was not touched.",
                fr: "Rien n’a été lu ni comptabilisé, et le fichier n’a pas été modifié.",
                es: "No se leyó ni se contabilizó nada, y el archivo no se tocó."),
            remedy: say(
                en: "Choose another folder, update the program, or restore the last backup.",
                fr: "Choisissez un autre dossier, mettez le programme à jour, ou restaurez la dernière sauvegarde.",
                es: "Elija otra carpeta, actualice el programa o restaure la última copia de seguridad."),
            fixes: [.startFresh, .report], actor: .administrator,
            details: [detail(.theirText, text)].compactMap { $0 })
    }

    private func storageFailed(_ text: String) -> Story {
        Story(
            what: say(
                en: "The data could not be read or written.", fr: "Les données n’ont pas pu être lues ou écrites.",
                es: "Los datos no se pudieron leer o escribir."),
            meaning: say(
                en: "Nothing is posted that could not be recorded; what was recorded is safe.",
                fr: "Rien n’est comptabilisé sans pouvoir être noté ; ce qui a été noté est en sûreté.",
                es: "No se contabiliza nada que no se pueda anotar; lo anotado está a salvo."),
            remedy: say(
                en: "Check the disk and its rights, then retry; if it stays so, report it to us.",
                fr: "Vérifiez le disque et ses droits d’accès, puis réessayez ; si cela persiste, signalez-le-nous.",
                es: "Revise el disco y sus permisos y reintente; si continúa, infórmenos."),
            fixes: [.freeSpace, .retry, .report], actor: .administrator,
            details: [detail(.theirText, text)].compactMap { $0 })
    }
}
