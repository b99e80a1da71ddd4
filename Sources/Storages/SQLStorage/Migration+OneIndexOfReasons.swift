extension Migration {
    /// Orders by why they are where they are stand in one index: what needs a person is found by it as well.
    static let oneIndexOfReasons = Migration(name: "one index of reasons") { _ in ["DROP INDEX orders_by_cause"] }
}
