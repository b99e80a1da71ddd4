extension Migration {
    /// The last run of a workflow of a store is found however long the history of runs is.
    static let lastRuns = Migration(name: "last runs") { _ in
        ["CREATE INDEX runs_by_workflow ON runs (store, workflow, started_at, id)"]
    }
}
