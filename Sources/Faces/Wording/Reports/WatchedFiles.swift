package import Features

extension Sentences {
    /// What stands beside a file of the watched folder of which something was refused: the counts, then a line a record.
    package func text(of found: WatchedFolder.Found) -> String {
        var lines: [String] = []
        if let counts = found.report?.counts {
            lines.append(
                pushed(
                    new: counts.new, changed: counts.changed, unchanged: counts.unchanged, refused: counts.refused))
        }
        if let problem = found.problem { lines.append(explain(problem).text) }
        lines += found.refused.map { verdict in
            let record = verdict.record.isEmpty ? "" : " \(plain(verdict.record))"
            return "\(verdict.line)\(record): \(sentence(verdict.outcome) ?? "")"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
