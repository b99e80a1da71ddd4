import CommandLine
import Foundation

/// The figures of one run of the benchmarks, as lines and as a page.
struct BenchReport {
    struct Section {
        var title: String
        var command: String
        var note: String
        var figures: [BenchFigure]
    }

    var machine: String
    var sections: [Section] = []

    static func machineText() -> String {
        let processor = line("/proc/cpuinfo", "model name") ?? "unknown processor"
        let memory = line("/proc/meminfo", "MemTotal").flatMap { Int($0.filter(\.isNumber)) } ?? 0
        let kernel = FileManager.default.contents(atPath: "/proc/sys/kernel/osrelease").map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return
            "\(cores) cores (\(processor)), \(memory / 1_048_576) GiB, Linux \(kernel ?? "unknown"), Swift \(swiftVersion), "
            + "\(build) build"
    }

    static func show(_ section: Section) {
        Console.print("\n\(section.title)")
        for figure in section.figures {
            let verdict =
                figure.target == nil ? "" : "  \(figure.isReached ? "MET" : "MISSED") (\(figure.targetText))"
            Console.print("  \(figure.text)\t\(figure.name)\(verdict)")
        }
    }

    var page: String {
        let head = """
            # Benchmarks

            Written by `make bench`; figures as measured, nothing rounded up.

            Machine: \(machine).

            """
        return ([head] + sections.map(\.text)).joined(separator: "\n")
    }

    /// The page of before with these sections in the place of their own, for who measured some of them.
    func page(over old: String) -> String {
        var parts = old.components(separatedBy: "\n## ")
        for section in sections {
            let text = String(section.text.dropFirst("## ".count))
            if let place = parts.firstIndex(where: { $0.hasPrefix("\(section.title)\n") }) {
                parts[place] = text
            } else {
                parts.append(text)
            }
        }
        return parts.joined(separator: "\n## ")
    }

    private static func line(_ path: String, _ name: String) -> String? {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
        let found = text?.split(separator: "\n").first { $0.hasPrefix(name) }
        return found?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static var swiftVersion: String {
        #if compiler(>=6.3)
            "6.3"
        #else
            "6.2"
        #endif
    }

    private static var build: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }
}

extension BenchReport.Section {
    fileprivate var text: String {
        var lines = ["## \(title)", "", note, "", "`\(command)`", ""]
        lines += ["| figure | measured | promised | reached |", "|---|---:|---:|---|"]
        for one in figures {
            let verdict = one.target == nil ? "" : one.isReached ? "yes" : "**no**"
            lines.append("| \(one.name) | \(one.text) | \(one.targetText) | \(verdict) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
