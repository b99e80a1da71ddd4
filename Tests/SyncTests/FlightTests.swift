import ConnectorKit
import Testing

@testable import Sync

@Suite("Requests under way", .tags(.x1))
struct FlightTests {
    private let answer = FlightEvent.answered(
        PostingEnd(sent: PostingTry(PreparedPosting(requestKey: "k", payload: "", intentIDs: []), of: [])))

    @Test("that are answered while others are written down are written down together")
    func together() {
        var flight = Flight()
        for _ in 0..<3 { flight.departed(isList: true) }
        flight.take(answer)
        #expect(flight.endsToWrite()?.count == 1)
        flight.take(answer)
        flight.take(answer)
        #expect(flight.endsToWrite() == nil && !flight.isEmpty)
        flight.take(.written(stop: nil))
        #expect(flight.endsToWrite()?.count == 2)
        flight.take(.written(stop: nil))
        #expect(flight.endsToWrite() == nil && flight.isEmpty)
    }

    @Test("make others leave only when something was written down or decided, or there was no room")
    func news() {
        var flight = Flight()
        flight.departed(isList: true)
        flight.launched(2)
        flight.take(answer)
        #expect(!flight.mayLaunch && flight.endsToWrite()?.count == 1)
        flight.take(.written(stop: nil))
        #expect(flight.mayLaunch)
        flight.departed(isList: true)
        flight.launched(1)
        #expect(flight.mayLaunch, "there was no room: more may be ready")
    }
}
