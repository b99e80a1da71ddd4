import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("The pace of posting")
struct PostingPaceTests {
    private func pace(after events: [PostingPace.Event]) -> PostingCapacity {
        var pace = PostingPace(limits: ServiceLimits())
        for event in events { pace.note(event) }
        return pace.capacity
    }

    @Test("starts with ten documents to a batch")
    func start() {
        #expect(pace(after: []) == PostingCapacity(batchSize: 10, requestsInFlight: 4))
    }

    @Test("grows to thirty and ten while answers are quick")
    func grows() {
        var pace = PostingPace(limits: ServiceLimits())
        for _ in 0..<30 { pace.note(.answered(items: pace.capacity.batchSize, milliseconds: 3000)) }
        #expect(pace.capacity == PostingCapacity(batchSize: 30, requestsInFlight: 10))
    }

    @Test("takes as many documents as the first answer says will fit into a minute")
    func fits() {
        #expect(pace(after: [.answered(items: 10, milliseconds: 3000)]) == .init(batchSize: 30, requestsInFlight: 8))
        #expect(pace(after: [.answered(items: 10, milliseconds: 20_000)]).batchSize == 27)
        #expect(pace(after: [.answered(items: 10, milliseconds: 54_001)]).batchSize == 10)
    }

    @Test("adds requests one at a time once the service has complained")
    func careful() {
        let quick = PostingPace.Event.answered(items: 30, milliseconds: 3000)
        #expect(pace(after: [quick, quick, .throttled, quick]).requestsInFlight == 6)
    }

    @Test("learns nothing from batches that were not full")
    func partial() {
        #expect(pace(after: [.answered(items: 3, milliseconds: 100)]).batchSize == 10)
    }

    @Test("never lets a batch come near the two minutes after which the service gives up")
    func slow() {
        #expect(pace(after: [.answered(items: 10, milliseconds: 61_000)]).batchSize == 5)
        #expect(pace(after: [.answered(items: 10, milliseconds: 40_000)]).batchSize == 13)
        #expect(pace(after: Array(repeating: .lost, count: 9)) == PostingCapacity(batchSize: 1, requestsInFlight: 1))
    }

    @Test("holds fewer requests at once after a 429")
    func throttled() {
        var pace = PostingPace(limits: ServiceLimits())
        for _ in 0..<30 { pace.note(.answered(items: pace.capacity.batchSize, milliseconds: 3000)) }
        pace.note(.throttled)
        #expect(pace.capacity == PostingCapacity(batchSize: 30, requestsInFlight: 5))
    }

    @Test("sends documents one by one after a batch was refused whole")
    func refusedWhole() {
        let single = PostingPace.Event.answered(items: 1, milliseconds: 100)
        #expect(pace(after: [.refusedWhole(items: 3), single, single]).batchSize == 1)
        #expect(pace(after: [.refusedWhole(items: 3), single, single, single]).batchSize == 10)
    }
}
