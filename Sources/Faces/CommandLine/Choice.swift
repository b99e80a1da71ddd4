package import Wording

/// Words of an option that must be one of several.
package enum Choice {
    /// Throws a problem that names the words it takes.
    package static func read<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ option: String, as type: Word.Type = Word.self
    ) throws(CommandProblem) -> Word {
        if let word = Word(rawValue: text) { return word }
        throw .wordUnknown(option: option, text, known: Word.allCases.map(\.rawValue))
    }
}

/// Numbers of an option that count something.
package enum Count {
    /// Throws a problem unless it is left out or at least 1.
    package static func check(_ number: Int?, _ option: String) throws(CommandProblem) {
        guard let number, number < 1 else { return }
        throw .optionUnfit(option: option, value: String(number), expected: "1, 2, 3 …")
    }
}

/// Ports to listen on.
package enum Port {
    /// Throws a problem for what is no port.
    package static func check(_ port: Int) throws(CommandProblem) {
        guard !(1...65_535).contains(port) else { return }
        throw .optionUnfit(option: "--port", value: String(port), expected: "1…65535")
    }
}
