package import Accounting
package import ConnectorKit
package import LinkLedger

extension Sentences {
    /// `2,000 orders: 1,940 posted, 40 skipped, 12 waiting, 8 need you.`
    package func orderCounts(_ counts: [OrderState: Int]) -> String {
        let total = counts.values.reduce(0, +)
        let states = OrderState.allCases.filter { counts[$0, default: 0] > 0 }.map {
            counted(counts[$0, default: 0], $0)
        }
        guard !states.isEmpty else { return counted(0, .order) + "." }
        return say(
            en: "\(counted(total, .order)): \(states.joined(separator: ", ")).",
            fr: "\(counted(total, .order)) : \(states.joined(separator: ", ")).",
            es: "\(counted(total, .order)): \(states.joined(separator: ", ")).")
    }

    /// The store's total beside the books', with the difference (what-users-expect.md §7). Both in one currency.
    package func totalsCompared(store: Money, books: Money) -> String {
        let difference = amount(store - books)
        return say(
            en: "Store \(amount(store)), books \(amount(books)), difference \(difference).",
            fr: "Boutique \(amount(store)), livres \(amount(books)), écart \(difference).",
            es: "Tienda \(amount(store)), libros \(amount(books)), diferencia \(difference).")
    }

    /// Debits less credits of all accounts, and documents that are in the books twice.
    package func ledgerState(trialBalance: Money, duplicates: Int) -> String {
        say(
            en: "Trial balance \(amount(trialBalance)), \(counted(duplicates, .duplicate)).",
            fr: "Balance de vérification \(amount(trialBalance)), \(counted(duplicates, .duplicate)).",
            es: "Balance de comprobación \(amount(trialBalance)), \(counted(duplicates, .duplicate)).")
    }

    /// Buyers by the store's own count beside the customers that the books hold.
    package func buyersCompared(buyers: Int, customers: Int) -> String {
        say(
            en: "Buyers in the store \(count(buyers)), customers in the books \(count(customers)).",
            fr: "Acheteurs dans la boutique \(count(buyers)), clients dans les livres \(count(customers)).",
            es: "Compradores en la tienda \(count(buyers)), clientes en los libros \(count(customers)).")
    }

    /// `In the books: 310 invoices, 290 payments.`
    package func documentCounts(_ counts: [BooksRecordKind: Int]) -> String {
        let kinds = BooksRecordKind.allCases.filter { counts[$0, default: 0] > 0 }.map {
            counted(counts[$0, default: 0], $0)
        }
        let list = kinds.isEmpty ? say(en: "nothing", fr: "rien", es: "nada") : kinds.joined(separator: ", ")
        return say(en: "In the books: \(list).", fr: "Dans les livres : \(list).", es: "En los libros: \(list).")
    }

    /// What it cost in requests to the books.
    package func requestCost(_ requests: RequestCount, perOrder: ExactDecimal) -> String {
        let parts = [
            counted(requests.writes, .write), counted(requests.batches, .batch), counted(requests.reads, .read),
        ].joined(separator: ", ")
        return say(
            en: "Requests: \(parts); \(decimal(perOrder)) per order.",
            fr: "Requêtes : \(parts) ; \(decimal(perOrder)) par commande.",
            es: "Solicitudes: \(parts); \(decimal(perOrder)) por pedido.")
    }

    /// How long it took and how much memory it needed at most.
    package func effort(seconds: Int, peakMemoryMB: Int) -> String {
        say(
            en: "It took \(duration(seconds: seconds)) and at most \(count(peakMemoryMB))\u{A0}MB of memory.",
            fr: "Durée : \(duration(seconds: seconds)) ; mémoire : \(count(peakMemoryMB))\u{A0}Mo au plus.",
            es: "Duración: \(duration(seconds: seconds)); memoria: \(count(peakMemoryMB))\u{A0}MB como máximo.")
    }

    /// Where a person can look.
    package func lookAt(_ address: String) -> String {
        say(
            en: "Have a look: \(plain(address))", fr: "À voir ici : \(plain(address))",
            es: "Véalo aquí: \(plain(address))")
    }

    /// Where the data of this command stays.
    package func dataKept(in folder: String) -> String {
        say(
            en: "The data stays in \(plain(folder)).", fr: "Les données restent dans \(plain(folder)).",
            es: "Los datos quedan en \(plain(folder)).")
    }

    /// How to end a command that goes on.
    package var stopHint: String {
        say(en: "Ctrl-C ends it.", fr: "Ctrl-C pour arrêter.", es: "Ctrl-C para terminar.")
    }

    /// Before the first run of the demo.
    package func demoBegins(orders: Int) -> String {
        say(
            en:
                "A sample store with \(counted(orders, .order)) meets a sandbox of \(booksName); nothing leaves this computer.",
            fr:
                "Une boutique d’essai avec \(counted(orders, .order)) et un bac à sable \(de(booksName)) ; rien ne quitte cet ordinateur.",
            es:
                "Una tienda de prueba con \(counted(orders, .order)) y un entorno de pruebas de \(booksName); nada sale de este equipo."
        )
    }

    /// The verdict in one line: whether store and books agree.
    package func verdict(orders: Int, inBooks: Int, difference: Money) -> String {
        let inBooksText = say(
            en: "\(count(inBooks)) in the books", fr: "\(count(inBooks)) dans les livres",
            es: "\(count(inBooks)) en los libros")
        return say(
            en: "\(counted(orders, .order)), \(inBooksText), difference \(amount(difference)).",
            fr: "\(counted(orders, .order)), \(inBooksText), écart \(amount(difference)).",
            es: "\(counted(orders, .order)), \(inBooksText), diferencia \(amount(difference)).")
    }
}
