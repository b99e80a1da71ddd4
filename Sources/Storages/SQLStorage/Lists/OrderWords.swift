import Accounting
import Storage

extension SearchWords {
    /// What an order is found by.
    init(number: String, id: String, currency: String?, total: Int64, names: [String]) {
        self.init()
        add(code: number)
        add(code: id)
        if let currency = currency.flatMap({ Currency($0) }) { add(amount: Money(minorUnits: total, currency)) }
        for name in names { add(name: name) }
    }
}

extension SQLConnection {
    /// Writes what orders are found by, in the place of what they were found by before; what the books call them stays.
    func write(words orders: [(id: String, words: SearchWords)], of store: String) throws {
        try run(
            "DELETE FROM order_words WHERE store = $1 AND order_id = $2 AND source = 'order'",
            each: orders.map { [.text(store), .text($0.id)] })
        try run(
            "INSERT INTO order_words (store, order_id, source, word) VALUES ($1, $2, 'order', $3)",
            each: orders.flatMap { order in
                order.words.words.sorted().map { [.text(store), .text(order.id), .text($0)] }
            })
    }

    /// From now on the order is found by a number that a document of it bears in the books.
    func add(booksNumber number: String, of order: String, store: String) throws {
        var words = SearchWords()
        words.add(code: number)
        try run(
            """
            INSERT INTO order_words (store, order_id, source, word) VALUES ($1, $2, 'books', $3)
            ON CONFLICT (store, order_id, source, word) DO NOTHING
            """, each: words.words.sorted().map { [.text(store), .text(order), .text($0)] })
    }
}
