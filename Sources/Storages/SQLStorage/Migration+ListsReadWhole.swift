extension Migration {
    /// The mirror learns of categories, bundles and parts of customers, which changes alone do not tell of.
    static let listsReadWhole = Migration(name: "lists are read whole") { _ in
        ["DELETE FROM cursors WHERE stream = 'mirror'"]
    }
}
