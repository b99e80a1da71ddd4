extension Migration {
    /// The mirror finds customers by each of several addresses; it is read anew, since rows of before have one key for all.
    static let addressesApart = Migration(name: "addresses apart") { _ in
        ["DELETE FROM cursors WHERE stream = 'mirror'"]
    }
}
