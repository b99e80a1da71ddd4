/// Words of files that are brought in.
package enum ImportsWord: String, PageWord {
    case title, lead, store, records, file, fileHint, nothingTaken, look, noStore
    case latest, brought, by, state, recognised, lookedAt, taken, looking, taking, connect
    case open, result, verdicts, line, record, reason, more, nothingRefused, showAll, showRefused
    case new, changed, unchanged, refused
    case columns, columnsHint, otherColumns, noColumn, choose, decimals, days, encoding, tryIt

    package func text(_ s: Sentences) -> String {
        switch self {
        case .title: s.say(en: "Import files", fr: "Importer des fichiers", es: "Importar archivos")
        case .lead:
            s.say(
                en:
                    "Orders and other records of a store as CSV. What fits is imported; for the rest, the reason is given.",
                fr:
                    "Commandes et autres données d’une boutique au format CSV. Ce qui convient est importé ; pour le reste, le motif est indiqué.",
                es:
                    "Pedidos y otros datos de una tienda en CSV. Lo correcto se importa; de lo demás se indica el motivo."
            )
        case .store: s.heading(.store)
        case .records: s.say(en: "Records", fr: "Données", es: "Datos")
        case .file: s.say(en: "File", fr: "Fichier", es: "Archivo")
        case .fileHint:
            s.say(
                en: "CSV with the names of the columns in its first row, 32 MB at most.",
                fr: "CSV avec les noms des colonnes dans la première ligne, 32 Mo au plus.",
                es: "CSV con los nombres de las columnas en la primera fila, 32 MB como máximo.")
        case .nothingTaken:
            s.say(
                en: "The file is only examined first; nothing is imported yet.",
                fr: "Le fichier est d’abord seulement examiné ; rien n’est encore importé.",
                es: "Primero solo se examina el archivo; todavía no se importa nada.")
        case .look: s.say(en: "Look at the file", fr: "Examiner le fichier", es: "Examinar el archivo")
        case .noStore:
            s.say(
                en: "No store of this company takes files. Connect one of the kind “CSV / API”.",
                fr:
                    "Aucune boutique de cette société ne reçoit de fichiers. Connectez-en une du type « CSV / API ».",
                es: "Ninguna tienda de esta empresa recibe archivos. Conecte una del tipo «CSV / API».")
        case .connect: s.say(en: "Connect a store", fr: "Connecter une boutique", es: "Conectar una tienda")
        case .latest: s.say(en: "The latest files", fr: "Les derniers fichiers", es: "Los últimos archivos")
        case .brought: s.say(en: "Imported", fr: "Importé", es: "Importado")
        case .by: s.say(en: "By", fr: "Par", es: "Por")
        case .state: s.heading(.state)
        case .recognised: s.say(en: "To be tried", fr: "À essayer", es: "Por probar")
        case .lookedAt: s.say(en: "Tried", fr: "Essayé", es: "Probado")
        case .taken: s.say(en: "Imported", fr: "Importé", es: "Importado")
        case .looking:
            s.say(
                en: "The file is being read.", fr: "Le fichier est en cours de lecture.",
                es: "Se está leyendo el archivo.")
        case .taking:
            s.say(
                en: "The records are being imported.", fr: "Les données sont en cours d’importation.",
                es: "Se están importando los datos.")
        case .open: s.say(en: "To be answered", fr: "À préciser", es: "Por precisar")
        case .result: s.say(en: "Expected result", fr: "Résultat attendu", es: "Resultado previsto")
        case .verdicts: s.say(en: "Line by line", fr: "Ligne par ligne", es: "Línea por línea")
        case .line: s.say(en: "Line", fr: "Ligne", es: "Línea")
        case .record: s.say(en: "Identifier", fr: "Identifiant", es: "Identificador")
        case .reason: s.say(en: "Why", fr: "Pourquoi", es: "Por qué")
        case .more: s.say(en: "More lines", fr: "Lignes suivantes", es: "Más líneas")
        case .nothingRefused: s.say(en: "Nothing is refused.", fr: "Rien n’est refusé.", es: "No se rechaza nada.")
        case .showAll: s.say(en: "Show all", fr: "Tout afficher", es: "Mostrar todo")
        case .showRefused:
            s.say(en: "Show what is refused", fr: "Afficher ce qui est refusé", es: "Mostrar lo rechazado")
        case .new: s.say(en: "New", fr: "Nouveau", es: "Nuevo")
        case .changed: s.say(en: "Changed", fr: "Modifié", es: "Cambiado")
        case .unchanged: s.say(en: "Known already", fr: "Déjà connu", es: "Ya conocido")
        case .refused: s.say(en: "Refused", fr: "Refusé", es: "Rechazado")
        case .columns:
            s.say(en: "Which column is which", fr: "À quoi correspond chaque colonne", es: "Qué es cada columna")
        case .columnsHint:
            s.say(
                en: "The answers are remembered for the next file of this store.",
                fr: "Les réponses sont retenues pour le prochain fichier de cette boutique.",
                es: "Las respuestas se recuerdan para el próximo archivo de esta tienda.")
        case .otherColumns: s.say(en: "More columns", fr: "Autres colonnes", es: "Más columnas")
        case .noColumn: s.say(en: "(none)", fr: "(aucune)", es: "(ninguna)")
        case .choose: s.say(en: "Choose…", fr: "Choisir…", es: "Elegir…")
        case .decimals: s.say(en: "Numbers", fr: "Nombres", es: "Números")
        case .days: s.say(en: "Days", fr: "Jours", es: "Fechas")
        case .encoding: s.say(en: "Encoding", fr: "Encodage", es: "Codificación")
        case .tryIt: s.say(en: "Try it", fr: "Essayer", es: "Probar")
        }
    }
}

extension Sentences {
    package func importProgress(_ read: Int, of rows: Int) -> String {
        say(
            en: "\(count(read)) of \(counted(rows, .line))", fr: "\(count(read)) sur \(counted(rows, .line))",
            es: "\(count(read)) de \(counted(rows, .line))")
    }

    /// The rows of a file below its head.
    package func importRows(_ rows: Int) -> String { counted(rows, .line) }

    /// The button that takes what is fit.
    package func takeRecords(_ number: Int) -> String {
        say(en: "Import \(count(number))", fr: "En importer \(count(number))", es: "Importar \(count(number))")
    }

    package func columnMissing(_ label: String) -> String {
        say(
            en: "Which column is \(quoted(label))?", fr: "Quelle colonne correspond à \(quoted(label)) ?",
            es: "¿Qué columna corresponde a \(quoted(label))?")
    }
}
