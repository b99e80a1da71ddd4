/// What is told to who asks by the ticket of a visit that is over. Tickets that were never given are not kept: they may be of any length.
struct LastWords {
    private var words: [String: String] = [:]

    mutating func keep(_ word: String, of ticket: String) {
        if words.count > Self.wordsMax { words.removeAll() }
        words[ticket] = word
    }

    func word(of ticket: String) -> String? { words[ticket] }

    mutating func take(of ticket: String) -> String? { words.removeValue(forKey: ticket) }

    private static let wordsMax = 1000
}
