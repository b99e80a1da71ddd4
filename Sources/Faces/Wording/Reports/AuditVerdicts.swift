package import Storage

extension Sentences {
    /// What holding an audit against itself came to, with the end that a person may note.
    package func verdict(_ verdict: AuditVerdict) -> String {
        let told = verdictAlone(verdict)
        return verdict.flaw == nil && verdict.head.count > 0 ? "\(told) \(noting(verdict.head))" : told
    }

    /// The same where the end stands beside it.
    package func verdictAlone(_ verdict: AuditVerdict) -> String {
        guard let flaw = verdict.flaw else { return sound(verdict.head) }
        return "\(story(of: flaw)) \(whatAFlawMeans)"
    }

    /// The same for a list of entries, without what follows from it.
    func line(of verdict: AuditVerdict) -> String {
        guard let flaw = verdict.flaw else {
            let entries = auditEntries(verdict.head.count)
            return say(en: "intact, \(entries)", fr: "intacte, \(entries)", es: "íntegro, \(entries)")
        }
        return story(of: flaw)
    }

    /// What the page says that shows a verification of before: its end does not fit since then.
    package var brokenSinceVerified: String {
        say(
            en:
                "It was intact then, but its end has been changed since. Verify it now, to learn where it does not fit.",
            fr: """
                Elle était intacte alors, mais sa fin a été modifiée depuis. Vérifiez-la maintenant pour savoir où elle ne correspond \
                plus.
                """,
            es: """
                Entonces estaba íntegro, pero su final se cambió después. Verifíquelo ahora para saber dónde deja de encajar.
                """)
    }

    /// `1,204 entries`.
    package func auditEntries(_ count: Int) -> String {
        let number = "\(self.count(count))\u{A0}"
        return say(
            en: number + form(count, "entry", "entries"), fr: "\(number)\(form(count, "entrée", "entrées"))",
            es: number + form(count, "entrada", "entradas"))
    }

    private func sound(_ head: AuditHead) -> String {
        let entries = auditEntries(head.count)
        guard head.count > 0 else {
            return say(
                en: "The audit is empty.", fr: "La piste d’audit est vide.", es: "El registro de auditoría está vacío.")
        }
        return say(
            en: "The audit is intact: \(entries), each as it was written.",
            fr: "La piste d’audit est intacte : \(entries), chacune telle qu’elle a été écrite.",
            es: "El registro de auditoría está íntegro: \(entries), cada una como se escribió.")
    }

    private func noting(_ head: AuditHead) -> String {
        say(
            en: "Note its end elsewhere, to prove later that nothing was cut off: \(head.note)",
            fr: "Notez sa fin ailleurs, pour prouver plus tard que rien n’a été retranché : \(head.note)",
            es: "Anote su final en otro lugar, para probar después que no se recortó nada: \(head.note)")
    }

    private func story(of flaw: AuditFlaw) -> String {
        switch flaw {
        case .changed(let place):
            say(
                en: "Entry \(place) of the audit was changed after it was written.",
                fr: "L’entrée \(place) de la piste d’audit a été modifiée après son écriture.",
                es: "La entrada \(place) del registro de auditoría se cambió después de escribirse.")
        case .missing(let place):
            say(
                en: "Entry \(place) of the audit was removed.",
                fr: "L’entrée \(place) de la piste d’audit a été retirée.",
                es: "La entrada \(place) del registro de auditoría se eliminó.")
        case .unchained(let place):
            say(
                en: "Entry \(place) of the audit does not follow from the one before: one of the two was replaced.",
                fr: "L’entrée \(place) de la piste d’audit ne suit pas la précédente : l’une des deux a été remplacée.",
                es:
                    "La entrada \(place) del registro de auditoría no sigue a la anterior: una de las dos fue sustituida."
            )
        case .unsealed(let place):
            say(
                en: """
                    Entry \(place) of the audit does not bear the seal of this data’s key: it was made by another hand, or the key was \
                    replaced.
                    """,
                fr: """
                    L’entrée \(place) de la piste d’audit ne porte pas le sceau de la clé de ces données : elle vient d’une autre main, ou la \
                    clé a été remplacée.
                    """,
                es: """
                    La entrada \(place) del registro de auditoría no lleva el sello de la clave de estos datos: la hizo otra mano, o se \
                    sustituyó la clave.
                    """)
        case .cutOff(let count, let expected):
            say(
                en: "The audit ends with entry \(count), but \(expected) were written.",
                fr: "La piste d’audit finit à l’entrée \(count), alors que \(expected) ont été écrites.",
                es: "El registro de auditoría acaba en la entrada \(count), pero se escribieron \(expected).")
        case .endForged:
            say(
                en: "The end of the audit was not written by this program with its key.",
                fr: "La fin de la piste d’audit n’a pas été écrite par ce programme avec sa clé.",
                es: "El final del registro de auditoría no lo escribió este programa con su clave.")
        case .notedDiffers(let place):
            say(
                en: "Entry \(place) of the audit is not the one that was noted.",
                fr: "L’entrée \(place) de la piste d’audit n’est pas celle qui avait été notée.",
                es: "La entrada \(place) del registro de auditoría no es la que se anotó.")
        }
    }

    private var whatAFlawMeans: String {
        say(
            en: """
                The books themselves are not touched by this, but the audit proves nothing from there on. Find out who can write to the data \
                folder, and compare with a backup.
                """,
            fr: """
                Les livres eux-mêmes n’en sont pas affectés, mais la piste d’audit ne prouve plus rien à partir de là. Cherchez qui peut \
                écrire dans le dossier de données, et comparez avec une sauvegarde.
                """,
            es: """
                Los libros en sí no se ven afectados, pero desde ahí el registro de auditoría no prueba nada. Averigüe quién puede escribir en \
                la carpeta de datos y compare con una copia de seguridad.
                """)
    }
}

extension AuditHead {
    /// `1234:9f86…`: what `audit verify --noted` takes.
    package var note: String { "\(count):\(hash)" }

    /// Reads it back; `nil` for what is none.
    package init?(note: String) {
        let parts = note.split(separator: ":")
        guard parts.count == 2, let count = Int(parts[0]), count > 0, parts[1].count == 64 else { return nil }
        self.init(count: count, hash: String(parts[1]))
    }
}
