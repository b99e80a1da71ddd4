/// A promotional-goods distributor with a few orders, as it pushes them: the second store of the demonstration.
///
/// Everything in it is invented here.
package enum DistributorSample {
    /// The worked example: it waits until somebody sends it.
    package static let waiting = "2101"
    /// A supplier who takes purchase orders electronically: that of order 2102.
    package static let reachedSupplier = "sup-62"

    /// All orders, the worked example first; the last is from before anybody connected the store.
    package static let orders: [DistributorOrder] = [
        DistributorOrder(
            number: waiting, orderDay: "2026-03-03", invoiceDay: "2026-03-10", dueDay: "2026-04-09", customer: 0,
            lines: [
                .init(
                    number: "A7102", name: "Stoneware Coffee Mug", text: "Almond - 11 oz/Stoneware", quantity: 100,
                    price: 23_000, cost: 13_800, supplier: 0)
            ], discount: ("Loyalty discount 5%", 1_150),
            payments: [.init(day: "2026-03-11", amount: 10_000, method: "Check", reference: "4471")]),
        DistributorOrder(
            number: "2102", orderDay: "2026-03-05", invoiceDay: "2026-03-19", dueDay: "2026-04-18", customer: 1,
            lines: [
                .init(
                    number: "TP-310", name: "Field Polo", text: "Forest / L", quantity: 72, price: 124_500,
                    cost: 81_250,
                    supplier: 1),
                .init(
                    number: "TP-310", name: "Field Polo", text: "Forest / 2XL", quantity: 24, price: 139_500,
                    cost: 93_250, supplier: 1),
                .init(kind: "setup", text: "Embroidery tape", quantity: 1, price: 550_000, cost: 400_000, supplier: 2),
                .init(
                    kind: "run", text: "Left chest, 5500 stitches", quantity: 96, price: 42_500, cost: 27_500,
                    supplier: 2),
            ], taxRate: 600),
        DistributorOrder(
            number: "2103", orderDay: "2026-03-07", invoiceDay: "2026-03-24", dueDay: "2026-03-24", customer: 2,
            lines: [
                .init(
                    number: "GP-45", name: "Glide Pen", text: "Blue ink", quantity: 1500, price: 4_125, cost: 2_475,
                    supplier: 0),
                .init(kind: "rush", text: "48 hours", quantity: 1, price: 350_000, cost: 250_000, supplier: 0),
                .init(
                    kind: "freight", text: "UPS Ground", quantity: 1, price: 286_000, cost: 231_500, supplier: 0,
                    isTaxable: false),
            ], taxRate: 750,
            payments: [
                .init(day: "2026-03-07", amount: 30_000, method: "Credit Card", reference: "ch_41x"),
                .init(day: "2026-03-24", amount: 43_138, method: "Credit Card", reference: "ch_58q"),
            ], supplierFreight: 2_415),
        DistributorOrder(
            number: "1988", orderDay: "2024-11-12", invoiceDay: "2024-11-26", dueDay: "2024-12-26", customer: 1,
            lines: [
                .init(
                    number: "CO-4R", name: "Round Coaster", text: "4 in, die-cut", quantity: 1000, price: 1_850,
                    cost: 1_100, supplier: 0)
            ], taxRate: 700),
    ]

    /// Customers of the orders that bear these numbers, each once.
    package static func buyers(of numbers: Set<String>) -> Int {
        Set(orders.filter { numbers.contains($0.number) }.map(\.customer)).count
    }

    /// What the orders of these numbers come to, in cents.
    package static func charged(_ numbers: Set<String>) -> Int {
        orders.filter { numbers.contains($0.number) }.map(\.total).reduce(0, +)
    }

    static let customers = [
        ("co-811", "ABC Customer Company", "ap@abc-customer.example"),
        ("co-812", "Fernhill Credit Union", "payables@fernhill.example"),
        ("co-813", "Old Mill Elementary PTA", "treasurer@oldmillpta.example"),
    ]

    static let suppliers = [
        ("sup-61", "Northline Drinkware", "NL-5521"), ("sup-62", "Tidewater Blanks", "88-41"),
        ("sup-63", "Needle & Thread Decorators", "NT-7"),
    ]
}
