extension Migration {
    /// A run that begins finds those of its store that died, however long the history of runs is.
    static let runsUnderWay = Migration(name: "runs under way") { _ in
        ["CREATE INDEX runs_under_way ON runs (store, workflow) WHERE state = 'running'"]
    }
}
