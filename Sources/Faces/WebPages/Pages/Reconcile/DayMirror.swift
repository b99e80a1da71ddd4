import Accounting
import Sync
import Wording

/// Both sides day by day as a mirror: the store above the line, the books below; an equal day is symmetrical.
struct DayMirror: Sendable {
    struct Bar: Sendable {
        var style: String
        var x: String
        var y: String
        var height: String
    }

    struct Row: Sendable {
        var day: String
        var store: String
        var books: String
        var difference: String
    }

    var label: String
    var box: String
    var width: String
    var store: [Bar]
    var books: [Bar]
    var marks: [String]
    var told: String
    var hasRows: Bool
    var rows: [Row]

    /// `nil` when there is nothing to show.
    init?(_ days: [DayCompared], _ sentences: Sentences) {
        let largest = days.flatMap { [$0.store.minorUnits, $0.books.minorUnits] }.max() ?? 0
        guard let first = days.first, let last = days.last, largest > 0 else { return nil }
        let differing = days.filter { !$0.difference.isZero }
        label = ReconcileWord.daysLead.text(sentences)
        width = String(days.count * Self.step)
        box = "0 0 \(width) \(Self.height)"
        func height(_ money: Money) -> Int64 {
            max(0, money.minorUnits) * Int64(Self.height - Self.margin) * 10 / largest
        }
        store = days.enumerated().map { index, day in
            let tall = height(day.store)
            return Bar(
                style: day.difference.isZero ? "store" : "off", x: String(index * Self.step + 2),
                y: Self.tenths(Int64(Self.height) * 10 - tall), height: Self.tenths(tall))
        }
        books = days.enumerated().map { index, day in
            Bar(
                style: day.difference.isZero ? "books" : "off", x: String(index * Self.step + 2), y: "0",
                height: Self.tenths(height(day.books)))
        }
        let middle = days[days.count / 2]
        marks = days.count > 2 ? [first, middle, last].map { sentences.date($0.day) } : [sentences.date(first.day)]
        told =
            differing.isEmpty
            ? ReconcileWord.allEqual.text(sentences) : sentences.differingDays(differing.count, of: days.count)
        rows = differing.map { day in
            Row(
                day: sentences.date(day.day), store: sentences.number(day.store), books: sentences.number(day.books),
                difference: sentences.number(day.difference))
        }
        hasRows = !rows.isEmpty
    }

    private static func tenths(_ value: Int64) -> String { "\(value / 10).\(value % 10)" }

    /// Units of the drawing for a day, and for the tallest bar with some air over it.
    private static let step = 12
    private static let height = 92
    private static let margin = 5

    static let template = Template(
        "dayMirror",
        #"""
        <section class="sheet" aria-labelledby="days"><div class="sheet__head"><h2 id="days">{{w.days}}</h2><p>{{.told}}</p><ul class="legend push" role="list"><li><span class="swatch"></span>{{w.store}}</li><li><span class="swatch swatch--books"></span>{{w.books}}</li><li><span class="swatch swatch--off"></span>{{w.difference}}</li></ul></div>
        <div class="sheet__body"><figure class="mirror" role="group" aria-label="{{.label}}"><svg viewBox="{{.box}}" preserveAspectRatio="none" aria-hidden="true"><line class="grid" x1="0" x2="{{.width}}" y1="46" y2="46"/>{{#.store}}<rect class="{{.style}}" x="{{.x}}" y="{{.y}}" width="8" height="{{.height}}"/>{{/.store}}</svg><div class="mirror__days" aria-hidden="true">{{#.marks}}<span>{{.}}</span>{{/.marks}}</div><svg viewBox="{{.box}}" preserveAspectRatio="none" aria-hidden="true"><line class="grid" x1="0" x2="{{.width}}" y1="46" y2="46"/>{{#.books}}<rect class="{{.style}}" x="{{.x}}" y="{{.y}}" width="8" height="{{.height}}"/>{{/.books}}</svg></figure>
        {{#.hasRows}}
        <details class="fold" open><summary>{{w.differing}}</summary><table class="table table--slips"><caption class="sr">{{w.differing}}</caption><thead><tr><th scope="col">{{w.day}}</th><th scope="col" class="n">{{w.store}}</th><th scope="col" class="n">{{w.books}}</th><th scope="col" class="n">{{w.difference}}</th></tr></thead><tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-start">{{.day}}</th><td class="n" data-label="{{w.store}}">{{.store}}</td><td class="n" data-label="{{w.books}}">{{.books}}</td><td class="n" data-label="{{w.difference}}"><span class="amount--off">{{.difference}}</span></td></tr>
        {{/rows}}
        </tbody></table></details>
        {{/.hasRows}}
        </div></section>
        """#)
}
