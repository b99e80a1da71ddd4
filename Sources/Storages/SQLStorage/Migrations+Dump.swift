extension Migrations {
    /// All statements that make the schema, in order: what the golden dump holds.
    package static func dump(_ dialect: Dialect) -> String {
        all.map { step in
            (["-- \(step.name)"] + step.statements(dialect).map { "\($0);" }).joined(separator: "\n\n")
        }
        .joined(separator: "\n\n") + "\n"
    }
}
