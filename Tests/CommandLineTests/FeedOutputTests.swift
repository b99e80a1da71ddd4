import Accounting
import Features
import Foundation
import Outputs
import Sync
import TestKit
import Testing
import Wording

@Suite("What a list of workflows prints for people", .tags(.f2))
struct FeedOutputTests {
    @Test("names the clock of a time of day: that of the settings, and UTC before there are any")
    func clock() {
        let sentences = Sentences(.french)
        let daily = FeedOutput(Feeds.Feed(store: ID("shop"), workflow: .orders, schedule: .daily(hour: 6, minute: 0)))
        let paris = TimeZone(identifier: "Europe/Paris")
        #expect(daily.line(sentences, in: paris).contains("chaque jour à 06:00 (Europe/Paris)"))
        #expect(daily.line(sentences, in: nil).contains("chaque jour à 06:00 (UTC)"))
        let hourly = FeedOutput(Feeds.Feed(store: ID("shop"), workflow: .orders, schedule: .every(seconds: 3600)))
        #expect(!hourly.line(sentences, in: nil).contains("UTC"))
    }
}
