import Accounting
import Wording

/// The store above the days, the books below; equal days are symmetrical, and a day on which more went back than came in reaches over the
/// line of zero. Figures stand in a table.
struct MirrorChart: Sendable {
    /// Both sides of a day.
    struct Day: Sendable {
        var date: BusinessDate
        var store: Money
        var books: Money
    }

    /// Which days stand in the table.
    enum Table: Sendable {
        /// Newest first, folded.
        case all
        /// Open, for they are what one looks for.
        case differing
    }

    struct Bar: Sendable {
        var left: String
        var storeTop: String
        var booksTop: String
        /// How high each bar is.
        var store: String
        var books: String
        /// How each side is marked: where the two differ, both are.
        var storeStyle: String
        var booksStyle: String
    }

    struct Row: Sendable {
        var day: String
        var store: String
        var books: String
        var difference: String
        var isOff: Bool
    }

    var label: String
    var width: String
    /// Where the line across each half is: zero where days are less than that, else the middle.
    var storeLine: String
    var booksLine: String
    var bars: [Bar]
    /// A few days below the line.
    var ticks: [String]
    var currency: String
    var fold: String
    var isOpen: Bool
    var hasRows: Bool
    var rows: [Row]

    /// `nil` when there is nothing to show. `fold` is what the table is called.
    init?(_ days: [Day], label: String, _ table: Table, called fold: String, _ sentences: Sentences) {
        let all = days.flatMap { [$0.store, $0.books] }
        guard let first = days.first, let most = all.max(), let least = all.min() else { return nil }
        let zero = Money.zero(first.store.currency)
        let whole = max(most, zero) - min(least, zero)
        guard whole.isPositive else { return nil }
        (self.label, self.fold) = (label, fold)
        width = String(days.count * Self.step)
        currency = first.store.currency.code
        // From the days to zero, in each half.
        let base = Self.height(min(least, zero), of: whole)
        (storeLine, booksLine) =
            base == 0
            ? (Self.middle, Self.middle) : (Self.text(Self.depth * 100 - base), Self.text(base))
        bars = days.enumerated().map { index, day in
            let (above, below) = (Self.height(day.store, of: whole), Self.height(day.books, of: whole))
            let isEqual = day.store == day.books
            return Bar(
                left: String(index * Self.step + 2),
                storeTop: Self.text(Self.depth * 100 - base - (day.store.isNegative ? 0 : above)),
                booksTop: Self.text(base - (day.books.isNegative ? below : 0)),
                store: Self.text(above), books: Self.text(below), storeStyle: isEqual ? "store" : "off",
                booksStyle: isEqual ? "books" : "off")
        }
        let between = max(Self.ticksApart, (days.count + Self.ticksMax - 1) / Self.ticksMax)
        ticks = stride(from: 0, to: days.count, by: between).map { Self.short(days[$0].date, sentences) }
        let shown: [Day] =
            switch table {
            case .all: days.reversed()
            case .differing: days.filter { $0.store != $0.books }
            }
        isOpen = table == .differing
        rows = shown.map { day in
            Row(
                day: sentences.date(day.date), store: sentences.number(day.store), books: sentences.number(day.books),
                difference: sentences.number(day.store - day.books), isOff: day.store != day.books)
        }
        hasRows = !rows.isEmpty
    }

    /// In hundredths of a unit of the picture; exact amounts never become inexact ones.
    private static func height(_ amount: Money, of whole: Money) -> Int {
        Int(amount.magnitude.share(Int64(highest * 100), of: whole.minorUnits).minorUnits)
    }

    private static func text(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func short(_ day: BusinessDate, _ sentences: Sentences) -> String {
        String(sentences.date(day).split(separator: "\u{A0}").dropLast().joined(separator: "\u{A0}"))
    }

    /// From one bar to the next.
    private static let step = 12
    /// Of each half, and of its highest bar with its deepest.
    private static let depth = 92
    private static let highest = 86
    private static let middle = "46"
    /// Days under the line: a week apart, and no more than a telephone is wide.
    private static let ticksApart = 7
    private static let ticksMax = 5

    static let template = Template(
        "mirror",
        #"""
        <figure class="mirror" role="group" aria-label="{{.label}}"><svg viewBox="0 0 {{.width}} 92" preserveAspectRatio="none" aria-hidden="true"><line class="grid" x1="0" x2="{{.width}}" y1="0.5" y2="0.5"/><line class="grid" x1="0" x2="{{.width}}" y1="{{.storeLine}}" y2="{{.storeLine}}"/>{{#.bars}}<rect class="{{.storeStyle}}" x="{{.left}}" y="{{.storeTop}}" width="8" height="{{.store}}"/>{{/.bars}}</svg>
        <div class="mirror__days" aria-hidden="true">{{#.ticks}}<span>{{.}}</span>{{/.ticks}}</div>
        <svg viewBox="0 0 {{.width}} 92" preserveAspectRatio="none" aria-hidden="true"><line class="grid" x1="0" x2="{{.width}}" y1="{{.booksLine}}" y2="{{.booksLine}}"/><line class="grid" x1="0" x2="{{.width}}" y1="91.5" y2="91.5"/>{{#.bars}}<rect class="{{.booksStyle}}" x="{{.left}}" y="{{.booksTop}}" width="8" height="{{.books}}"/>{{/.bars}}</svg></figure>
        {{#.hasRows}}
        <details class="fold"{{#.isOpen}} open{{/.isOpen}}><summary>{{.fold}}</summary><div class="scroll" tabindex="0" role="region" aria-label="{{.fold}}"><table class="table"><caption class="sr">{{.fold}}</caption><thead><tr><th scope="col">{{w.day}}</th><th scope="col" class="n">{{w.store}} <span class="currency">{{.currency}}</span></th><th scope="col" class="n">{{w.books}}</th><th scope="col" class="n">{{w.difference}}</th></tr></thead><tbody>
        {{#.rows}}
        <tr><th scope="row">{{.day}}</th><td class="n">{{.store}}</td><td class="n">{{.books}}</td><td class="n">{{#.isOff}}<span class="amount--off">{{.difference}}</span>{{/.isOff}}{{^.isOff}}{{.difference}}{{/.isOff}}</td></tr>
        {{/.rows}}
        </tbody></table></div></details>
        {{/.hasRows}}
        """#)
}
