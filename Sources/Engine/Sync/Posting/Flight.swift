/// How many requests are in flight to one set of books, and how many of them hold list records.
struct Flight {
    private(set) var count = 0
    private(set) var lists = 0

    var isEmpty: Bool { count == 0 }
    var hasDocuments: Bool { count > lists }

    mutating func departed(isList: Bool) {
        count += 1
        if isList { lists += 1 }
    }

    mutating func landed(isList: Bool) {
        count -= 1
        if isList { lists -= 1 }
    }
}
