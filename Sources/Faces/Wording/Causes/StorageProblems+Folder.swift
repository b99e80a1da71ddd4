/// What keeps the data folder and its key from being used.
extension Sentences {
    func storageUnwritable(_ path: String) -> CauseText {
        CauseText(
            what: say(
                en: "\(quoted(path)) cannot be read and written as the data needs it.",
                fr: "\(quoted(path)) ne peut pas être lu et écrit comme les données l’exigent.",
                es: "\(quoted(path)) no se puede leer y escribir como los datos lo requieren."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en:
                        "Give yourself the right to write there, or choose another folder with `--data`; a file cannot be the folder.",
                    fr:
                        "Donnez-vous le droit d’y écrire, ou choisissez un autre dossier avec `--data` ; un fichier ne peut pas servir de dossier.",
                    es:
                        "Dese permiso para escribir allí o elija otra carpeta con `--data`; un archivo no puede ser la carpeta."
                ),
                page: say(
                    en:
                        "Whoever runs the server gives it the right to write there, or chooses another folder; a file cannot be the folder.",
                    fr:
                        "La personne qui administre le serveur lui donne le droit d’y écrire, ou choisit un autre dossier ; un fichier ne peut pas être le dossier.",
                    es:
                        "Quien administra el servidor le da permiso para escribir allí, o elige otra carpeta; un archivo no puede ser la carpeta."
                )),
            fixes: [.startFresh, .freeSpace], actor: .administrator)
    }

    func storageForeign(_ path: String) -> CauseText {
        CauseText(
            what: say(
                en: "The file \(quoted(path)) is not one of our databases.",
                fr: "Le fichier \(quoted(path)) n’est pas une de nos bases de données.",
                es: "El archivo \(quoted(path)) no es una base de datos nuestra."),
            meaning: say(
                en: "It was not touched: it belongs to another program, or it is damaged from its first bytes on.",
                fr:
                    "Il n’a pas été modifié : il appartient à un autre programme, ou il est endommagé dès ses premiers octets.",
                es: "No se tocó: pertenece a otro programa o está dañado desde sus primeros bytes."),
            remedy: either(
                command: say(
                    en: "Choose another folder with `--data`, or restore the last backup.",
                    fr: "Choisissez un autre dossier avec `--data`, ou restaurez la dernière sauvegarde.",
                    es: "Elija otra carpeta con `--data` o restaure la última copia de seguridad."),
                page: say(
                    en: "Whoever runs the server chooses another folder, or restores the last backup.",
                    fr:
                        "La personne qui administre le serveur choisit un autre dossier, ou restaure la dernière sauvegarde.",
                    es: "Quien administra el servidor elige otra carpeta o restaura la última copia de seguridad.")),
            fixes: [.startFresh], actor: .administrator)
    }

    var storageNewer: CauseText {
        CauseText(
            what: say(
                en: "The data was written by a newer version of this program.",
                fr: "Les données ont été écrites par une version plus récente de ce programme.",
                es: "Los datos los escribió una versión más nueva de este programa."),
            meaning: say(
                en: "Nothing was changed.", fr: "Rien n’a été modifié.", es: "No se cambió nada."),
            remedy: say(
                en: "Use the newer program; data does not go back.",
                fr: "Utilisez le programme plus récent ; le retour à une version antérieure est impossible.",
                es: "Use el programa más nuevo; no se puede volver a una versión anterior."),
            fixes: [.retry], actor: .administrator)
    }

    func keyMissing(_ path: String) -> CauseText {
        CauseText(
            what: say(
                en: "The key is missing: \(quoted(path)) is not there, and the data beside it was sealed with it.",
                fr: "La clé manque : \(quoted(path)) est absent, et les données voisines ont été scellées avec elle.",
                es: "Falta la clave: \(quoted(path)) no está, y los datos que hay al lado se sellaron con ella."),
            meaning: say(
                en: "Nothing was written, and no other key was made.",
                fr: "Rien n’a été écrit, et aucune autre clé n’a été créée.",
                es: "No se escribió nada ni se creó otra clave."),
            remedy: either(
                command: say(
                    en: """
                        Put it back from your backup. If it is lost for good, `bookbridge integrations new-key` makes another; then connect the stores \
                        and sign in to the books again.
                        """,
                    fr: """
                        Remettez-la depuis votre sauvegarde. Si elle est perdue pour de bon, `bookbridge integrations new-key` en crée une autre ; \
                        reconnectez ensuite les boutiques et authentifiez-vous de nouveau auprès des livres.
                        """,
                    es: """
                        Recupérela de su copia de seguridad. Si se perdió del todo, `bookbridge integrations new-key` crea otra; después vuelva a \
                        conectar las tiendas y a iniciar sesión en los libros.
                        """),
                page: say(
                    en:
                        "Whoever runs the server puts it back from the backup. If it is lost for good, they create another; then connect the stores and sign in to the books again.",
                    fr:
                        "La personne qui administre le serveur la restaure depuis la sauvegarde. Si elle est perdue pour de bon, une autre est créée ; reconnectez alors les boutiques et authentifiez-vous de nouveau.",
                    es:
                        "Quien administra el servidor la restaura desde la copia. Si se perdió para siempre, crea otra; entonces conecte las tiendas e inicie sesión de nuevo."
                )),
            fixes: [.startFresh, .reconnect], actor: .administrator)
    }

    func keyUnfit(_ source: String) -> CauseText {
        CauseText(
            what: say(
                en: "What is in \(quoted(source)) is not the key that is expected there.",
                fr: "Ce qui se trouve dans \(quoted(source)) n’est pas la clé qui y est attendue.",
                es: "Lo que hay en \(quoted(source)) no es la clave que se espera allí."),
            meaning: nothingDone,
            remedy: say(
                en:
                    "A key is 32 bytes in Base64 or hexadecimal. Put the right one there; nothing is made in its place.",
                fr:
                    "Une clé compte 32 octets en Base64 ou en hexadécimal. Mettez-y la bonne ; rien n’est créé à sa place.",
                es:
                    "Una clave son 32 bytes en Base64 o hexadecimal. Ponga allí la correcta; no se crea nada en su lugar."
            ),
            fixes: [.retry], actor: .administrator)
    }

    var keyDiffers: CauseText {
        CauseText(
            what: say(
                en: "The stored sign-ins do not open with this key.",
                fr: "Les accès enregistrés ne s’ouvrent pas avec cette clé.",
                es: "Los accesos guardados no se abren con esta clave."),
            meaning: nothingDone,
            remedy: either(
                command: say(
                    en:
                        "Put back the key of this data (the key file, or `BOOKBRIDGE_KEY`), or connect the stores and sign in to the books again.",
                    fr:
                        "Remettez la clé de ces données (le fichier de clé, ou `BOOKBRIDGE_KEY`), ou reconnectez les boutiques et authentifiez-vous de nouveau auprès des livres.",
                    es:
                        "Recupere la clave de estos datos (el archivo de clave o `BOOKBRIDGE_KEY`), o vuelva a conectar las tiendas y a iniciar sesión en los libros."
                ),
                page: say(
                    en:
                        "Whoever runs the server puts back the key of this data; or connect the stores and sign in to the books again.",
                    fr:
                        "La personne qui administre le serveur remet la clé de ces données ; ou reconnectez les boutiques et authentifiez-vous de nouveau.",
                    es:
                        "Quien administra el servidor repone la clave de estos datos; o conecte las tiendas e inicie sesión de nuevo."
                )),
            fixes: [.reconnect], actor: .administrator)
    }

    func keyOfOtherData(_ source: String) -> CauseText {
        CauseText(
            what: say(
                en: "The key in \(quoted(source)) is not the one with which this data was sealed.",
                fr: "La clé dans \(quoted(source)) n’est pas celle qui a scellé ces données.",
                es: "La clave de \(quoted(source)) no es la que selló estos datos."),
            meaning: say(
                en: "Nothing was done, so that nothing is sealed with a wrong key; the audit is untouched.",
                fr:
                    "Rien n’a été fait, pour que rien ne soit scellé avec une mauvaise clé ; la piste d’audit est intacte.",
                es:
                    "No se hizo nada, para que nada se selle con una clave equivocada; el registro de auditoría está intacto."
            ),
            remedy: either(
                command: say(
                    en: """
                        Put the key of this data there, or leave `BOOKBRIDGE_KEY` out for the key file beside the data. If that key is lost for \
                        good, take the wrong one away and make another with `bookbridge integrations new-key`.
                        """,
                    fr: """
                        Mettez-y la clé de ces données, ou retirez `BOOKBRIDGE_KEY` pour utiliser le fichier de clé voisin des données. Si cette \
                        clé est perdue pour de bon, enlevez la mauvaise et créez-en une autre avec `bookbridge integrations new-key`.
                        """,
                    es: """
                        Ponga allí la clave de estos datos, o quite `BOOKBRIDGE_KEY` para usar el archivo de clave que está junto a los datos. Si \
                        esa clave se perdió del todo, retire la equivocada y cree otra con `bookbridge integrations new-key`.
                        """),
                page: say(
                    en: "Whoever runs the server puts the key of this data there.",
                    fr: "La personne qui administre le serveur y remet la clé de ces données.",
                    es: "Quien administra el servidor pone allí la clave de estos datos.")),
            fixes: [.retry], actor: .administrator)
    }

    func keyPresent(_ path: String) -> CauseText {
        CauseText(
            what: say(
                en: "The key is there: \(quoted(path)).", fr: "La clé est là : \(quoted(path)).",
                es: "La clave está en su sitio: \(quoted(path))."),
            meaning: say(
                en: "Nothing was done: a key that is there is never replaced.",
                fr: "Rien n’a été fait : une clé présente n’est jamais remplacée.",
                es: "No se hizo nada: una clave presente nunca se sustituye."),
            remedy: say(
                en: "Use it as it is. If it is not the key of this data, put the right one in its place.",
                fr: "Utilisez-la telle quelle. Si ce n’est pas la clé de ces données, mettez la bonne à sa place.",
                es: "Úsela tal cual. Si no es la clave de estos datos, ponga la correcta en su lugar."),
            fixes: [.retry], actor: .administrator)
    }

    func engineUnknown(_ text: String) -> CauseText {
        CauseText(
            what: say(
                en: "BOOKBRIDGE_DATABASE is \(quoted(text)), which names no database that we know.",
                fr: "BOOKBRIDGE_DATABASE vaut \(quoted(text)), ce qui ne désigne aucune base de données connue.",
                es: "BOOKBRIDGE_DATABASE es \(quoted(text)), que no nombra ninguna base de datos conocida."),
            meaning: nothingDone,
            remedy: say(
                en: "Write sqlite:PATH, or leave it out for the usual place.",
                fr: "Écrivez sqlite:CHEMIN, ou laissez-la vide pour l’emplacement habituel.",
                es: "Escriba sqlite:RUTA, o déjela vacía para el lugar habitual."),
            fixes: [.retry], actor: .administrator)
    }
}
