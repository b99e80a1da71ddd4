extension Migration {
    /// With a right end the links that were made by it.
    static let linksByMaker = Migration(name: "links by maker") { _ in
        ["CREATE INDEX passes_by_maker ON passes (made_by)"]
    }
}
