import Accounting
import Storage

extension Migration {
    /// Lists of orders show who bought and are searched by words; an index answers how many orders are where.
    ///
    /// Orders of before get their customer from what was posted, those without a document when they are decided the next time.
    static let orderLists = Migration(
        name: "order lists",
        statements: { dialect in
            [
                "ALTER TABLE orders ADD COLUMN customer TEXT NOT NULL DEFAULT ''",
                """
                CREATE TABLE order_words (
                    store \(dialect.key) NOT NULL,
                    order_id \(dialect.key) NOT NULL,
                    source \(dialect.key) NOT NULL CHECK (source IN ('order', 'books')),
                    word \(dialect.key) NOT NULL,
                    PRIMARY KEY (store, order_id, source, word)
                )\(dialect.inItsIndex)
                """,
                "CREATE INDEX order_words_by_word ON order_words (store, word, order_id)",
                "DROP INDEX orders_by_state",
                "CREATE INDEX orders_by_state ON orders (store, state, placed_at, id, is_summary)",
                "DROP INDEX orders_by_placing",
                """
                CREATE INDEX orders_by_placing ON orders
                    (store, placed_at, id, state, currency, is_summary, total, refunded)
                """,
                "CREATE INDEX orders_by_reason ON orders (store, reason_code, placed_at, id) WHERE reason_code IS NOT NULL",
                """
                UPDATE orders SET customer = coalesce((
                    SELECT \(dialect.customerName) FROM links
                    WHERE links.store = orders.store AND source = 'order' AND source_id = orders.id AND role = 'sale'
                        AND links.state = 'live'
                ), '')
                """,
            ]
        }, work: { try $0.wordOrders() })
}

extension SQLConnection {
    /// Writes down the words of all orders that are kept, in pages.
    fileprivate func wordOrders() throws {
        var last: Int64 = 0
        while true {
            let page = try rows(
                """
                SELECT seq, store, id, number, currency, total, customer FROM orders
                WHERE seq > $1 AND NOT is_summary ORDER BY seq LIMIT 500
                """, [.integer(last)], WordedOrder.init)
            guard let end = page.last?.seq else { break }
            for (store, orders) in Dictionary(grouping: page, by: \.store) {
                try write(words: orders.map { ($0.id, $0.words) }, of: store)
            }
            last = end
        }
        let numbers = try rows(
            "SELECT store, source_id, number FROM links WHERE source = 'order' AND number IS NOT NULL", []
        ) { (store: try $0.text(0), order: try $0.text(1), number: try $0.text(2)) }
        for row in numbers { try add(booksNumber: row.number, of: row.order, store: row.store) }
    }
}

/// An order with what it is found by.
private struct WordedOrder {
    var seq: Int64
    var store: String
    var id: String
    var words = SearchWords()

    init(_ row: any SQLRow) throws {
        (seq, store, id) = (try row.integer(0), try row.text(1), try row.text(2))
        words = SearchWords(
            number: try row.text(3), id: id, currency: try row.optionalText(4), total: try row.integer(5),
            names: [try row.text(6)])
    }
}

extension Dialect {
    /// The customer in the body of a sale.
    fileprivate var customerName: String {
        let paths = ["existing", "planned"].map { way in
            switch self {
            // The sign of the root is spelled out, for statements number their parameters with it.
            case .sqlite: "json_extract(body, char(36) || '.body.document._0.sale._0.customer.\(way).name')"
            case .postgres: "(body::jsonb #>> '{body,document,_0,sale,_0,customer,\(way),name}')"
            }
        }
        let names = "coalesce(\(paths.joined(separator: ", ")))"
        return switch self {
        case .sqlite: "CASE WHEN json_valid(body) THEN \(names) END"
        case .postgres: names
        }
    }
}
