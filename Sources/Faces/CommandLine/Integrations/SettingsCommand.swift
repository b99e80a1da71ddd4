import ArgumentParser
import Features
import Wording

/// `bookbridge integrations settings`: every setting with its values, its usual value and its reason.
struct SettingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Describe every setting: what it takes, what it usually is, and why.")

    func run() async throws {
        let sentences = try CommandContext.required().sentences
        let usual = try SettingsFile.usualTexts()
        for line in sentences.settingsPage(usual: { usual[$0] }) { Console.print(line) }
    }
}
