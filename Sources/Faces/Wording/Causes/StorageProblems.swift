package import Storage

extension Sentences {
    /// Why what is kept could not be read or written.
    package func explain(_ problem: StorageProblem) -> Explanation { explanation("storage", story(problem)) }

    func story(_ problem: StorageProblem) -> CauseText {
        switch problem {
        case .busy: storageBusy
        case .full: storageFull
        case .missing(let path): storageMissing(path)
        case .unwritable(let path): storageUnwritable(path)
        case .foreign(let path): storageForeign(path)
        case .newer: storageNewer
        case .keyMissing(let path): keyMissing(path)
        case .keyUnfit(let source): keyUnfit(source)
        case .keyDiffers: keyDiffers
        case .keyOfOtherData(let source): keyOfOtherData(source)
        case .keyPresent(let path): keyPresent(path)
        case .engineUnknown(let text): engineUnknown(text)
        case .unusable(let text): storageUnusable(text)
        case .failed(let text): storageFailed(text)
        }
    }

    private var storageBusy: CauseText {
        CauseText(
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

    private func storageMissing(_ path: String) -> CauseText {
        CauseText(
            what: say(
                en: "There is no data of Bookbridge in \(quoted(path)) yet.",
                fr: "Il n’y a pas encore de données de Bookbridge dans \(quoted(path)).",
                es: "Todavía no hay datos de Bookbridge en \(quoted(path))."),
            meaning: say(
                en: "Nothing was made there.", fr: "Rien n’y a été créé.", es: "No se creó nada allí."),
            remedy: either(
                command: say(
                    en: "Look at the spelling of `--data`; a new set-up begins with `bookbridge integrations company`.",
                    fr:
                        "Vérifiez l’orthographe de `--data` ; une nouvelle installation commence par `bookbridge integrations company`.",
                    es:
                        "Revise cómo está escrito `--data`; una instalación nueva empieza con `bookbridge integrations company`."
                ),
                page: say(
                    en: "Whoever runs the server looks at the folder of its data.",
                    fr: "La personne qui administre le serveur vérifie le dossier de ses données.",
                    es: "Quien administra el servidor revisa la carpeta de sus datos.")),
            fixes: [.finishSetUp], actor: .administrator)
    }

    private var storageFull: CauseText {
        CauseText(
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

    private func storageUnusable(_ text: String) -> CauseText {
        CauseText(
            what: say(
                en: "The data is damaged, or not as this program wrote it.",
                fr: "Les données sont endommagées, ou ne sont pas telles que ce programme les a écrites.",
                es: "Los datos están dañados o no están como los escribió este programa."),
            meaning: say(
                en: "Nothing was posted.", fr: "Rien n’a été comptabilisé.", es: "No se contabilizó nada."),
            remedy: say(
                en: "Restore the last backup, both files of it; keep the damaged ones and report it to us.",
                fr:
                    "Restaurez la dernière sauvegarde, avec ses deux fichiers ; gardez ceux qui sont endommagés et signalez-le-nous.",
                es: "Restaure la última copia de seguridad, con sus dos archivos; guarde los dañados e infórmenos."),
            fixes: [.startFresh, .report], actor: .administrator,
            details: [detail(.theirText, text)].compactMap { $0 })
    }

    private func storageFailed(_ text: String) -> CauseText {
        CauseText(
            what: say(
                en: "The data could not be read or written.", fr: "Les données n’ont pas pu être lues ou écrites.",
                es: "Los datos no se pudieron leer o escribir."),
            meaning: say(
                en: "Nothing is posted that could not be recorded; what was recorded is safe.",
                fr: "Rien n’est comptabilisé sans pouvoir être noté ; ce qui a été noté est en sûreté.",
                es: "No se contabiliza nada que no se pueda anotar; lo anotado está a salvo."),
            remedy: say(
                en: "Check the disk and its rights, then retry; if it keeps happening, report it to us.",
                fr: "Vérifiez le disque et ses droits d’accès, puis réessayez ; si cela persiste, signalez-le-nous.",
                es: "Revise el disco y sus permisos y reintente; si continúa, infórmenos."),
            fixes: [.freeSpace, .retry, .report], actor: .administrator,
            details: [detail(.theirText, text)].compactMap { $0 })
    }
}
