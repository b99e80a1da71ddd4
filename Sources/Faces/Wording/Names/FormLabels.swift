package import ConnectorKit

extension Sentences {
    /// The label of a field of a connection's form (I3), in the vendor's words.
    package func label(of field: FormField) -> String { written(field.label) }

    /// A text that is written elsewhere in every language.
    package func written(_ text: Translated) -> String { pick(en: text.english, fr: text.french, es: text.spanish) }
}
