import Accounting
import ConnectorKit
import Foundation

/// How far the orders of a store were read: pure decisions, no calls.
///
/// A *reading* goes from a start to an end that is fixed when it begins, in windows by time of change. Pages have no order and
/// move when orders change, so a window whose total changed is read again. Between readings only the mark is kept: the last
/// change that the store itself had stated, so that a clock of ours that runs ahead loses nothing. Source: ecwid.md §1.7, §9.
struct EcwidOrderCursor: Codable, Hashable, Sendable {
    /// A part of a reading, both ends in UNIX seconds.
    struct Window: Codable, Hashable, Sendable {
        var from: Int64
        var to: Int64
        var offset = 0
        /// As the first page of the pass said.
        var total: Int?
        /// How often the window was begun.
        var passes = 1
    }

    /// Everything changed until here was read; `nil` while the first reading goes on.
    private(set) var mark: Int64?
    /// What the mark becomes when the reading is over; `nil` when the store does not say when it changed.
    private var pendingMark: Int64?
    /// The last change that was read, for a store that does not say.
    private var newest: Int64?
    /// Where the reading ends: a second past the moment it began, since it is not documented whether bounds count.
    private var end: Int64
    private(set) var window: Window?
    /// How long the next window is.
    private var windowSeconds: Int64
    private var handedOver = 0
    private var seen = EcwidSeen()
    /// When the last reading began, by our clock.
    private var begunAt: Int64?

    /// A first reading, of everything since `start`.
    init(since start: Instant?, now: Instant, lastChange: Instant?) {
        end = max(now.seconds, lastChange?.seconds ?? 0) + 1
        pendingMark = lastChange?.seconds
        windowSeconds = Self.monthSeconds
        begunAt = now.seconds
        let from = min((start?.seconds ?? Self.beginning) - 1, end)
        window = nil
        openWindow(from: from)
    }

    /// Whether the store changed since the last reading, as far as it says so.
    ///
    /// The search lags behind; so after a change one more reading follows, once the overlap has passed. Whether it has is not
    /// certain while our clock and the store's disagree: now and then there is a reading all the same.
    func needsReading(now: Instant, lastChange: Instant?, overlapSeconds: Int64) -> Bool {
        guard let mark, let lastChange, let begunAt else { return true }
        return lastChange.seconds > mark || end - mark < overlapSeconds
            || !(begunAt..<begunAt + Self.idleSecondsMax).contains(now.seconds)
    }

    /// Whether the reading is over and says how the store is now: one that was broken off and went on later says how it was.
    func isUpToDate(now: Instant, overlapSeconds: Int64) -> Bool {
        guard window == nil, let begunAt else { return window == nil }
        return (begunAt...begunAt + overlapSeconds).contains(now.seconds)
    }

    /// Begins the next reading, from a little before the mark.
    mutating func begin(now: Instant, lastChange: Instant?, overlapSeconds: Int64) {
        let from = (mark ?? Self.beginning) - overlapSeconds
        end = max(now.seconds, lastChange?.seconds ?? 0, from) + 1
        pendingMark = lastChange?.seconds
        windowSeconds = Self.monthSeconds
        begunAt = now.seconds
        handedOver = 0
        openWindow(from: from)
    }

    /// Takes in a page; gives back the records that are news.
    mutating func take(_ records: [RawRecord], total: Int, windowRecordsMax: Int) -> [RawRecord] {
        guard var window else { return [] }
        if window.offset == 0, total > windowRecordsMax, window.to - window.from > Self.monthSeconds {
            cut(window)
            return []
        }
        let news = seen.news(in: records)
        newest = records.map(\.updatedAt.seconds).reduce(newest) { max($0 ?? $1, $1) }
        handedOver += news.count
        if let before = window.total, before != total {
            again(window)
            return news
        }
        window.total = total
        window.offset += records.count
        self.window = window
        if records.isEmpty || window.offset >= total { close(window, windowRecordsMax: windowRecordsMax) }
        return news
    }

    /// How many records the reading brings, when one window covers what is left of it.
    var expectedCount: Int? {
        guard let window, window.to == end, let total = window.total else { return nil }
        return handedOver + max(total - window.offset, 0)
    }

    private mutating func openWindow(from: Int64) {
        window = Window(from: from, to: min(from + windowSeconds, end))
    }

    /// Too much for one window: it begins anew with the shortest one.
    private mutating func cut(_ window: Window) {
        windowSeconds = Self.monthSeconds
        openWindow(from: window.from)
    }

    /// Orders came or went meanwhile, so pages have moved. A window that does not come to rest is halved.
    private mutating func again(_ window: Window) {
        let length = window.to - window.from
        if window.passes < Self.passesMax || length <= Self.windowSecondsMin {
            self.window = Window(from: window.from, to: window.to, passes: window.passes + 1)
        } else {
            windowSeconds = max(length / 2, Self.windowSecondsMin)
            openWindow(from: window.from)
        }
    }

    /// The next window begins a second earlier: whether bounds count is not documented. Quiet times are taken in longer strides.
    private mutating func close(_ window: Window, windowRecordsMax: Int) {
        if window.to >= end {
            self.window = nil
            mark = max(mark ?? 0, pendingMark ?? newest ?? end - Self.doubtSeconds)
            return
        }
        let isQuiet = (window.total ?? 0) * 4 <= windowRecordsMax
        windowSeconds = isQuiet ? max(windowSeconds, Self.windowSecondsMin) * 2 : windowSeconds
        openWindow(from: window.to - 1)
    }

    /// Ecwid opened in 2009; nothing is older. Source: ecwid.md §1.7 (2014 orders exist; no older bound is known).
    private static let beginning: Int64 = 1_230_768_000
    /// Nobody's clock is wrong by more than this: the mark of a store in which nothing was found yet.
    private static let doubtSeconds: Int64 = 7 * 86_400
    /// Source: ecwid.md §1.7 (long histories in windows of a month).
    private static let monthSeconds: Int64 = 30 * 86_400
    /// A reading an hour costs next to nothing, and finds what a clock that was wrong has hidden.
    private static let idleSecondsMax: Int64 = 3600
    /// Passes of a window before it is halved.
    private static let passesMax = 3
    /// A window of a minute is read as it is: it holds a page or two.
    private static let windowSecondsMin: Int64 = 60
}
