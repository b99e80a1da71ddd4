import Features
import Foundation
import SQLStorage
import SQLiteDriver
import Storage

/// The folder that holds everything: the database and the key that seals its secrets.
struct DataFolder {
    let url: URL
    private let environment: [String: String]

    /// Whether the folder was named on the command line, which counts more than the environment.
    private let isNamed: Bool

    /// `path`, else the platform's usual place for a user's data; without `path`, `BOOKBRIDGE_DATABASE` may name the database.
    init(_ path: String?, _ environment: [String: String]) {
        self.environment = environment
        isNamed = path != nil
        if let path {
            url = URL(fileURLWithPath: path, isDirectory: true)
        } else if let home = environment["XDG_DATA_HOME"], !home.isEmpty {
            url = URL(fileURLWithPath: home, isDirectory: true).appendingPathComponent("bookbridge")
        } else {
            url = FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".local/share/bookbridge")
        }
    }

    func openArchive() async throws(FeatureProblem) -> any Archive {
        let path = try databasePath()
        do {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch { throw .storage(.unusable(error.localizedDescription)) }
        do throws(StorageProblem) {
            let seal = try SecretSeal.load(environment: environment, file: path + ".key")
            return try await SQLArchive.open(SQLiteDatabase(path: path), seal: seal)
        } catch { throw .storage(error) }
    }

    private func databasePath() throws(FeatureProblem) -> String {
        guard !isNamed, let setting = environment["BOOKBRIDGE_DATABASE"], !setting.isEmpty else {
            return url.appendingPathComponent("bookbridge.sqlite").path
        }
        guard setting.hasPrefix("sqlite:") else {
            throw .storage(.unusable("BOOKBRIDGE_DATABASE names an engine that this program does not have: \(setting)"))
        }
        return String(setting.dropFirst("sqlite:".count))
    }
}
