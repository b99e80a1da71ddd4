import Commerce
package import ConnectorKit
package import Features

/// Files of rows, and what keeps them or their records from being taken.
extension Sentences {
    func explain(_ problem: ImportProblem) -> Explanation { explanation(code(of: problem), story(problem)) }

    private func code(of problem: ImportProblem) -> String {
        switch problem {
        case .notOffered: "importNotOffered"
        case .unknown: "importUnknown"
        case .unfit: "importFileUnfit"
        case .tooLarge: "importFileTooLarge"
        case .columnsMissing: "importColumnsMissing"
        case .columnUnknown: "importColumnUnknown"
        case .open: "importQuestionsOpen"
        case .underWay: "importUnderWay"
        case .notLookedAt: "importNotLookedAt"
        case .taken: "importTaken"
        }
    }

    private func story(_ problem: ImportProblem) -> CauseText {
        switch problem {
        case .notOffered(let stream, let offered):
            told(
                say(
                    en: "Files of \(name(of: stream)) cannot be imported for this store.",
                    fr: "Cette boutique n’importe pas de fichiers de \(name(of: stream)).",
                    es: "Esta tienda no importa archivos de \(name(of: stream))."),
                offered.isEmpty
                    ? say(
                        en: "Choose a store whose records are imported as files.",
                        fr: "Choisissez une boutique dont les données s’importent par fichiers.",
                        es: "Elija una tienda cuyos datos se importen como archivos.")
                    : say(
                        en: "It takes files of \(list(offered.map { name(of: $0) })).",
                        fr: "Elle accepte des fichiers de \(list(offered.map { name(of: $0) })).",
                        es: "Acepta archivos de \(list(offered.map { name(of: $0) }))."))
        case .unknown(let id):
            told(
                say(
                    en: "There is no file \(quoted(id)) here any more.", fr: "Le fichier \(quoted(id)) n’est plus là.",
                    es: "El archivo \(quoted(id)) ya no está aquí."), bringAgain)
        case .unfit(let unfit): story(unfit)
        case .tooLarge(let most):
            told(
                say(
                    en: "The file has more than \(count(most / 1_048_576)) MB.",
                    fr: "Le fichier dépasse \(count(most / 1_048_576)) Mo.",
                    es: "El archivo supera los \(count(most / 1_048_576)) MB."),
                say(
                    en: "Import it in parts, with the column headings in each.",
                    fr: "Importez-le en plusieurs parties, avec les en-têtes de colonnes dans chacune.",
                    es: "Impórtelo en partes, con los encabezados de columna en cada una."))
        case .columnsMissing(let columns):
            told(
                say(
                    en: "No column of the file matches \(list(columns.map { quoted($0) })).",
                    fr: "Aucune colonne du fichier ne correspond à \(list(columns.map { quoted($0) })).",
                    es: "Ninguna columna del archivo corresponde a \(list(columns.map { quoted($0) }))."),
                sayColumn(columns.first ?? ""))
        case .columnUnknown(let name, let known):
            told(
                say(
                    en: "There is no column \(quoted(name)).", fr: "Il n’y a pas de colonne \(quoted(name)).",
                    es: "No hay ninguna columna \(quoted(name))."),
                say(
                    en: "There are these: \(known.map { plain($0) }.joined(separator: ", ")).",
                    fr: "Il y a celles-ci : \(known.map { plain($0) }.joined(separator: ", ")).",
                    es: "Hay estas: \(known.map { plain($0) }.joined(separator: ", "))."))
        case .open(let questions): told(questions.map { sentence($0) }.joined(separator: " "), sayHow(questions))
        case .underWay:
            told(
                say(
                    en: "The file is being read just now.", fr: "Le fichier est en cours de lecture.",
                    es: "El archivo se está leyendo ahora mismo."),
                say(en: "Wait until it is done.", fr: "Attendez la fin de la lecture.", es: "Espere a que termine."))
        case .notLookedAt:
            told(
                say(
                    en: "Nobody has checked yet what would be imported from this file.",
                    fr: "Personne n’a vérifié ce qui serait importé de ce fichier.",
                    es: "Nadie ha revisado qué se importaría de este archivo."),
                say(en: "Try it first.", fr: "Faites d’abord un essai.", es: "Haga primero una prueba."))
        case .taken:
            told(
                say(
                    en: "This file was imported already.", fr: "Ce fichier a déjà été importé.",
                    es: "Este archivo ya se importó."),
                say(
                    en: "Import the next one; importing the same file again duplicates nothing.",
                    fr: "Importez le suivant ; réimporter le même fichier ne crée aucun doublon.",
                    es: "Importe el siguiente; volver a importar el mismo archivo no duplica nada."))
        }
    }

    /// What a file cannot say by itself.
    package func sentence(_ question: CSVOpenQuestion) -> String {
        switch question {
        case .decimalSign:
            say(
                en: "Its numbers can be read in two ways: 1.234 may be 1234 or a little more than 1.",
                fr: "Ses nombres se lisent de deux façons : 1.234 peut valoir 1234 ou un peu plus de 1.",
                es: "Sus números se leen de dos maneras: 1.234 puede ser 1234 o poco más de 1.")
        case .dayOrder:
            say(
                en: "Its days can be read in two ways: 03/04 may be in March or in April.",
                fr: "Ses dates se lisent de deux façons : 03/04 peut être en mars ou en avril.",
                es: "Sus fechas se leen de dos maneras: 03/04 puede ser de marzo o de abril.")
        }
    }

    /// Why the rows of one record are not taken.
    package func sentence(_ fault: CSVFault) -> String {
        let column = quoted(fault.column ?? "")
        return switch fault.cause {
        case .unreadable(.openQuote):
            say(
                en: "A quote is opened and never closed; everything after it is inside the quotes.",
                fr: "Un guillemet est ouvert et jamais fermé ; toute la suite s’y trouve.",
                es: "Se abre una comilla que nunca se cierra; todo lo que sigue queda dentro.")
        case .unreadable(.strayQuote):
            say(
                en: "There is text after a closing quote.", fr: "Du texte suit un guillemet fermant.",
                es: "Hay texto detrás de una comilla de cierre.")
        case .unreadable(.tooLong):
            say(
                en: "The row is longer than any row can be.", fr: "La ligne est plus longue que toute ligne possible.",
                es: "La fila es más larga de lo que puede ser una fila.")
        case .fieldCount(let expected, let found):
            say(
                en:
                    "The row has \(count(found)) fields, the heading row \(count(expected)): it was cut off, or there is a separator too many.",
                fr:
                    "La ligne a \(count(found)) champs, l’en-tête \(count(expected)) : elle est coupée, ou un séparateur est de trop.",
                es:
                    "La fila tiene \(count(found)) campos y el encabezado \(count(expected)): está cortada o sobra un separador."
            )
        case .empty: say(en: "\(column) is empty.", fr: "\(column) est vide.", es: "\(column) está vacío.")
        case .notNumber(let text):
            say(
                en: "\(column) is \(quoted(text)), which is not a number in the format of this file.",
                fr: "\(column) vaut \(quoted(text)), qui n’est pas un nombre dans le format de ce fichier.",
                es: "\(column) es \(quoted(text)), que no es un número en el formato de este archivo.")
        case .notDay(let text):
            say(
                en: "\(column) is \(quoted(text)), which is not a date in the format of this file.",
                fr: "\(column) vaut \(quoted(text)), qui n’est pas une date dans le format de ce fichier.",
                es: "\(column) es \(quoted(text)), que no es una fecha en el formato de este archivo.")
        case .notFlag(let text):
            say(
                en: "\(column) is \(quoted(text)), neither yes nor no.",
                fr: "\(column) vaut \(quoted(text)), ni oui ni non.",
                es: "\(column) es \(quoted(text)), ni sí ni no.")
        case .notChoice(let text, let known):
            say(
                en: "\(column) is \(quoted(text)); it can be \(known.joined(separator: ", ")).",
                fr: "\(column) vaut \(quoted(text)) ; valeurs possibles : \(known.joined(separator: ", ")).",
                es: "\(column) es \(quoted(text)); puede ser \(known.joined(separator: ", ")).")
        case .shortened(let text):
            say(
                en:
                    "\(column) is \(quoted(text)): the spreadsheet took a long number for a quantity, and its last digits are lost. Export the file again, and format the column as text before saving.",
                fr:
                    "\(column) vaut \(quoted(text)) : le tableur a abrégé un long numéro, dont les derniers chiffres sont perdus. Exportez de nouveau le fichier et mettez la colonne au format texte avant d’enregistrer.",
                es:
                    "\(column) es \(quoted(text)): la hoja de cálculo abrevió un número largo y se perdieron sus últimas cifras. Exporte de nuevo el archivo y dé a la columna el formato de texto antes de guardar."
            )
        case .failedFormula(let text):
            say(
                en:
                    "\(column) is \(quoted(text)): a formula of the spreadsheet has no result there. Correct it, and save again.",
                fr:
                    "\(column) vaut \(quoted(text)) : une formule du tableur n’y donne pas de résultat. Corrigez-la, puis enregistrez de nouveau.",
                es:
                    "\(column) es \(quoted(text)): una fórmula de la hoja de cálculo no da resultado ahí. Corríjala y guarde de nuevo."
            )
        case .disagrees(let first, let other):
            say(
                en: "Its rows say two things in \(column): \(quoted(first)) and \(quoted(other)).",
                fr: "Ses lignes disent deux choses dans \(column) : \(quoted(first)) et \(quoted(other)).",
                es: "Sus filas dicen dos cosas en \(column): \(quoted(first)) y \(quoted(other)).")
        case .apart:
            say(
                en:
                    "Its identifier appears in several places in the file. Two records with the same identifier cannot be told apart.",
                fr:
                    "Son identifiant figure à plusieurs endroits du fichier. Deux enregistrements de même identifiant ne se distinguent pas.",
                es:
                    "Su identificador aparece en varios lugares del archivo. Dos registros con el mismo identificador no se pueden distinguir."
            )
        case .unfit(let path, let text):
            say(
                en: "\(quoted(path)) cannot be read: \(quoted(text)).",
                fr: "\(quoted(path)) est illisible : \(quoted(text)).",
                es: "\(quoted(path)) no se puede leer: \(quoted(text)).")
        }
    }

    private func story(_ unfit: CSVUnfit) -> CauseText {
        switch unfit {
        case .empty:
            told(say(en: "The file is empty.", fr: "Le fichier est vide.", es: "El archivo está vacío."), bringAgain)
        case .workbook:
            told(
                say(
                    en: "The file is a workbook of a spreadsheet or a ZIP archive, whatever its name says.",
                    fr: "Le fichier est un classeur de tableur ou une archive ZIP, quel que soit son nom.",
                    es: "El archivo es un libro de hoja de cálculo o un archivo ZIP, diga lo que diga su nombre."),
                say(
                    en: "Save the sheet as CSV, or unpack the archive, and import the CSV file.",
                    fr:
                        "Enregistrez la feuille au format CSV, ou décompressez l’archive, puis importez le fichier CSV.",
                    es: "Guarde la hoja como CSV, o descomprima el archivo ZIP, e importe el archivo CSV."))
        case .utf16:
            told(
                say(
                    en: "The file is written in UTF-16 (“Unicode text”).",
                    fr: "Le fichier est en UTF-16 (« texte Unicode »).",
                    es: "El archivo está en UTF-16 («texto Unicode»)."),
                say(
                    en: "Save it as CSV in UTF-8.", fr: "Enregistrez-le en CSV, en UTF-8.",
                    es: "Guárdelo como CSV en UTF-8."))
        case .binary:
            told(
                say(en: "The file is not text.", fr: "Le fichier n’est pas du texte.", es: "El archivo no es texto."),
                bringAgain)
        case .noHeader:
            told(
                say(
                    en: "The first row of the file does not name its columns.",
                    fr: "La première ligne du fichier ne nomme pas ses colonnes.",
                    es: "La primera fila del archivo no nombra sus columnas."),
                say(
                    en: "Write the column names in the first row.",
                    fr: "Écrivez les noms des colonnes dans la première ligne.",
                    es: "Escriba los nombres de las columnas en la primera fila."))
        case .headerTwice:
            told(
                say(
                    en: "Two columns of the file have the same name.",
                    fr: "Deux colonnes du fichier portent le même nom.",
                    es: "Dos columnas del archivo tienen el mismo nombre."),
                say(
                    en: "Give each column a name of its own.", fr: "Donnez à chaque colonne un nom différent.",
                    es: "Dé a cada columna un nombre distinto."))
        }
    }

    private func told(_ what: String, _ remedy: String) -> CauseText {
        CauseText(
            what: what,
            meaning: say(en: "Nothing was taken in.", fr: "Rien n’a été enregistré.", es: "No se registró nada."),
            remedy: remedy, fixes: [.bringFile], actor: .bookkeeper)
    }

    private var bringAgain: String {
        say(en: "Import the right file.", fr: "Importez le bon fichier.", es: "Importe el archivo correcto.")
    }

    /// The page asks by itself; at a terminal the option must be known.
    private func sayColumn(_ column: String) -> String {
        either(
            command: say(
                en: "Say which column it is, `--map \(column)=COLUMN`; the answer is remembered.",
                fr: "Indiquez de quelle colonne il s’agit, `--map \(column)=COLONNE` ; la réponse est retenue.",
                es: "Indique qué columna es, `--map \(column)=COLUMNA`; la respuesta se recuerda."),
            page: say(
                en: "Say which column it is; the answer is remembered.",
                fr: "Indiquez de quelle colonne il s’agit ; la réponse est retenue.",
                es: "Indique qué columna es; la respuesta se recuerda."))
    }

    private func sayHow(_ questions: [CSVOpenQuestion]) -> String {
        let options = questions.map { question in
            switch question {
            case .decimalSign: "`--decimal comma`"
            case .dayOrder: "`--days dayFirst`"
            }
        }
        let examples = options.joined(separator: ", ")
        return either(
            command: say(
                en: "Say which is right, \(examples) for example; the answer is remembered.",
                fr: "Indiquez la bonne lecture, par exemple \(examples) ; la réponse est retenue.",
                es: "Indique la lectura correcta, por ejemplo \(examples); la respuesta se recuerda."),
            page: say(
                en: "Say which is right; the answer is remembered.",
                fr: "Indiquez la bonne lecture ; la réponse est retenue.",
                es: "Indique la lectura correcta; la respuesta se recuerda."))
    }
}

extension Sentences {
    /// Why a record is not taken; `nil` where it is.
    package func sentence(_ outcome: ImportVerdict.Outcome) -> String? {
        switch outcome {
        case .new, .changed, .unchanged: nil
        case .unfit(let fault): sentence(fault)
        case .refused(let refusal): sentence(refusal)
        }
    }

    /// How a file is written, in a line.
    package func form(_ form: CSVForm, hasMark: Bool) -> String {
        let encoding = form.encoding == .utf8 ? "UTF-8" : "Windows-1252"
        let parts = [
            hasMark ? "\(encoding) (BOM)" : encoding, name(of: form.separator), name(of: form.decimalSign),
            name(of: form.dayOrder),
        ]
        return parts.joined(separator: " · ")
    }

    package func name(of separator: CSVForm.Separator) -> String {
        switch separator {
        case .comma:
            say(
                en: "fields separated by commas", fr: "champs séparés par des virgules",
                es: "campos separados por comas")
        case .semicolon:
            say(
                en: "fields separated by semicolons", fr: "champs séparés par des points-virgules",
                es: "campos separados por punto y coma")
        case .tab:
            say(
                en: "fields separated by tabs", fr: "champs séparés par des tabulations",
                es: "campos separados por tabuladores")
        case .bar:
            say(en: "fields separated by bars", fr: "champs séparés par des barres", es: "campos separados por barras")
        }
    }

    package func name(of sign: CSVForm.DecimalSign) -> String {
        switch sign {
        case .point:
            say(
                en: "decimals after a point (1234.50)", fr: "décimales après un point (1234.50)",
                es: "decimales tras un punto (1234.50)")
        case .comma:
            say(
                en: "decimals after a comma (1234,50)", fr: "décimales après une virgule (1234,50)",
                es: "decimales tras una coma (1234,50)")
        }
    }

    package func name(of order: CSVForm.DayOrder) -> String {
        switch order {
        case .dayFirst:
            say(
                en: "day before month (31/01/2026)", fr: "jour avant le mois (31/01/2026)",
                es: "día antes del mes (31/01/2026)")
        case .monthFirst:
            say(
                en: "month before day (01/31/2026)", fr: "mois avant le jour (01/31/2026)",
                es: "mes antes del día (01/31/2026)")
        }
    }
}
