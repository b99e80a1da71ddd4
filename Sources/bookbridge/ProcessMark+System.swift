import Foundation
import Sync

extension ProcessMark {
    /// This process by the machine's current start, its number and its own start, which together never come again; and the machine, whose
    /// processes are all gone when it starts anew.
    static let current: ProcessMark = {
        let boot = systemText("/proc/sys/kernel/random/boot_id")
        let machine = systemText("/etc/machine-id").flatMap { $0.isEmpty || $0.contains("_") ? nil : $0 }
        let own = mark(of: ProcessInfo.processInfo.processIdentifier, boot)
        let text = [own, own == nil ? nil : machine].compactMap { $0 }.joined(separator: "_")
        return ProcessMark(text: text) { other in
            let parts = other.split(separator: "_").map(String.init)
            guard let boot, own != nil, parts.count >= 3, let number = Int32(parts[1]) else { return false }
            if parts[0] != boot { return machine != nil && parts.count == 4 && parts[3] == machine }
            return mark(of: number, boot) != parts.prefix(3).joined(separator: "_")
        }
    }()

    private static func mark(of process: Int32, _ boot: String?) -> String? {
        // The 22nd field of `stat` is the process's start in clock ticks; the second may hold blanks, so count from its end.
        guard let boot, let text = systemText("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else {
            return nil
        }
        let fields = text[end...].split(separator: " ")
        return fields.count > 20 ? "\(boot)_\(process)_\(fields[20])" : nil
    }

    private static func systemText(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}
