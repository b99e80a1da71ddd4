import Accounting
import Features
import Foundation
import HTTPTypes
import Storage
import Sync
import TestKit
import Testing
import WebDoor

@testable import WebPages

@Suite("What goes on", .tags(.f4))
struct LiveTests {
    private static let base = "/companies/\(Town.company)"

    /// A town where waiting takes no time, with runs.
    private static func town() async throws -> (Town, Browser) {
        let (town, tess) = try await Town.started(clock: ManualClock(isAutoAdvancing: true))
        try await RunsSample.keep(in: town)
        await tess.get("/companies")
        return (town, tess)
    }

    private static func events(_ answer: WebAnswer) async throws -> [String] {
        var events: [String] = []
        for await bytes in try #require(answer.events) { events.append(String(decoding: bytes, as: UTF8.self)) }
        return events
    }

    @Test("is told by events where the page has a script, and by loading anew where it has none")
    func page() async throws {
        let (_, tess) = try await Self.town()
        let page = await tess.get("\(Self.base)/runs/r-running")
        #expect(page.headers[.refresh] == nil)
        #expect(page.text.contains(#"<noscript><meta http-equiv="refresh" content="3"></noscript>"#))
        let address = String(try #require(page.text.firstMatch(of: /data-live="([^"]+)"/)).1)
        let answer = await tess.get(address)
        #expect(answer.status == .ok && answer.headers[.contentType] == "text/event-stream")
        #expect(answer.headers[.cacheControl] == "no-store")
        let label = try #require(page.text.firstMatch(of: /<label for="progress">([^<]+)</)).1
        #expect(try await Self.events(answer).first?.contains("\"label\":\"\(label)\"") == true)
        #expect(await !tess.get("\(Self.base)/runs/r-finished").text.contains("data-live"))
    }

    @Test("is over for its events when it is over, and they end")
    func end() async throws {
        let (town, tess) = try await Self.town()
        let answer = await tess.get("\(Self.base)/runs/r-running/events")
        var reading = try #require(answer.events).makeAsyncIterator()
        let first = String(decoding: try #require(try await reading.next()), as: UTF8.self)
        #expect(first.hasPrefix("retry: 1000\n\nevent: progress\ndata: {") && first.hasSuffix("}\n\n"))
        var row = try #require(try await town.services.archive.run("r-running"))
        (row.state, row.finishedAt, row.summary) = (
            .finished, town.clock.now(), try RecordText.encode(RunReport(run: row.id))
        )
        try await town.services.archive.save(row)
        #expect(try await reading.next().map { String(decoding: $0, as: UTF8.self) } == "event: end\ndata:\n\n")
        #expect(try await reading.next() == nil)
        let after = try await Self.events(await tess.get("\(Self.base)/runs/r-running/events"))
        #expect(after == ["event: end\ndata:\n\n"])
    }

    @Test("has a heartbeat while nothing moves, and asks anew after a minute who looks on")
    func heartbeat() async throws {
        let stream = EventStream(
            feed: LiveFeed(first: try LiveProgress(label: "x").data) { try LiveProgress(label: "x").data },
            clock: ManualClock(isAutoAdvancing: true), place: try #require(LivePlaces().take("s")))
        var events: [String] = []
        for await bytes in stream { events.append(String(decoding: bytes, as: UTF8.self)) }
        #expect(events.count == 4 && events.dropFirst().allSatisfy { $0 == ":\n\n" }, "\(events)")
    }

    @Test("ends for its events when it cannot be read")
    func unreadable() async throws {
        let stream = EventStream(
            feed: LiveFeed(first: try LiveProgress(label: "x").data) { throw FeatureProblem.runUnknown("x") },
            clock: ManualClock(isAutoAdvancing: true), place: try #require(LivePlaces().take("s")))
        var count = 0
        for await _ in stream { count += 1 }
        #expect(count == 1)
    }

    @Test("is told to few pages of a browser at once, and a page that is left makes room")
    func bounded() async throws {
        let (town, tess) = try await Self.town()
        let path = "\(Self.base)/runs/r-running/events"
        var open: [WebAnswer] = []
        for _ in 0..<LivePlaces.mostOfSession { open.append(await tess.get(path)) }
        #expect(open.allSatisfy { $0.status == .ok })
        #expect(await tess.get(path).status == .serviceUnavailable)
        let ben = try await town.person("ben@example.com", .viewer)
        #expect(await ben.get(path).status == .ok)
        open.removeFirst()
        #expect(await tess.get(path).status == .ok)
        let places = LivePlaces(most: 2)
        let two = [places.take("a"), places.take("b")]
        withExtendedLifetime(two) { #expect(two.allSatisfy { $0 != nil } && places.take("c") == nil) }
    }

    @Test("is told to nobody of another company")
    func boundary() async throws {
        let (town, _) = try await Self.town()
        try await Companies(town.services).create("verrine", name: "Maison Verrine")
        let ben = try await town.person("ben@example.com", .administrator, in: "verrine")
        #expect(await ben.get("\(Self.base)/runs/r-running/events").status == .notFound)
        let other = await ben.get("/companies/verrine/runs/r-running/events")
        #expect(other.status == .notFound && other.events == nil)
    }

    @Test("is told of dry runs, estimates, comparisons and the reading of lists too")
    func others() async throws {
        let market = try await Market()
        try await market.installBooks()
        let tess = market.tess
        await tess.get(try await market.consent())
        let reading = try await Self.events(await tess.get("\(Market.books)/lists/events"))
        #expect(reading.count > 1 && reading.last?.contains("event: end") == true, "\(reading)")
        try await market.installStore()
        let settings = "\(Market.base)/workflows/larkmoor-ecwid/orders"
        await tess.post(settings, fields(of: await tess.get(settings).text))
        for (path, form) in [
            ("\(Market.base)/dry-runs", ["store": "larkmoor-ecwid"]),
            ("\(Market.base)/backfills/larkmoor-ecwid/estimates", ["from": "2024-01-01", "to": "2024-02-01"]),
            ("\(Market.base)/reconciliation", ["from": "2026-05-01", "to": "2026-05-31"]),
        ] {
            await tess.get("/companies")
            let page = await tess.get(await tess.post(path, form).location)
            let address = try #require(page.text.firstMatch(of: /data-live="([^"]+)"/), "\(path) \(page.text)").1
            let answer = await tess.get(String(address).replacing("&amp;", with: "&"))
            #expect(answer.events != nil && page.headers[.refresh] == nil, "\(path) \(answer.status)")
        }
    }
}
