/// What one kind of books is like, whatever the company: asked by the rules and by whoever posts, in the place of a vendor's name.
package struct BooksTraits: Hashable, Sendable {
    /// How customers, vendors and items travel.
    package struct ListTravel: Hashable, Sendable {
        /// How many share one request, at most.
        package var requestMax: Int
        /// How many requests of them are under way at a time, at most.
        package var inFlightMax: Int

        package init(requestMax: Int, inFlightMax: Int) {
            self.requestMax = requestMax
            self.inFlightMax = inFlightMax
        }

        /// One after the other.
        package static let alone = ListTravel(requestMax: 1, inFlightMax: 1)
        /// As many as the books take documents.
        package static let asDocuments = ListTravel(requestMax: .max, inFlightMax: .max)
    }

    /// How long after it was sent, in milliseconds, a write may still happen that was not answered.
    package var unansweredWriteMilliseconds: Int64
    /// Whether a request that comes again with its first key is answered as the first time, and not carried out twice.
    package var replaysAnswers: Bool
    package var lists: ListTravel

    package init(unansweredWriteMilliseconds: Int64, replaysAnswers: Bool, lists: ListTravel) {
        self.unansweredWriteMilliseconds = unansweredWriteMilliseconds
        self.replaysAnswers = replaysAnswers
        self.lists = lists
    }
}
