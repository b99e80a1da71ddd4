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

    /// Throws `missing` where there is no database and none is to be made.
    func openArchive(makesData: Bool = true) async throws(FeatureProblem) -> any Archive {
        let path = try databasePath()
        do throws(StorageProblem) {
            if !makesData, isFresh(path), !FileManager.default.fileExists(atPath: path + Self.keySuffix) {
                throw StorageProblem.missing(URL(fileURLWithPath: path).deletingLastPathComponent().path)
            }
            try makeFolder(of: path)
            // Before the key: nothing of ours was sealed beside another program's file.
            try SQLiteDatabase.recognise(path: path)
            let seal = try SecretSeal.load(
                environment: environment, file: path + Self.keySuffix, isFresh: isFresh(path))
            do throws(StorageProblem) {
                return try await SQLArchive.open(SQLiteDatabase(path: path), seal: seal)
            } catch {
                guard error == .keyDiffers else { throw error }
                throw StorageProblem.keyOfOtherData(
                    SecretSeal.source(environment: environment, file: path + Self.keySuffix))
            }
        } catch { throw .storage(error.at(path)) }
    }

    /// Makes a key in the place of one that is lost, and says where; one that is there is never replaced.
    func renewKey(isConfirmed: Bool) async throws(FeatureProblem) -> String {
        let path = try databasePath()
        let file = path + Self.keySuffix
        do throws(StorageProblem) {
            try SecretSeal.checkKeyIsGone(at: file)
            guard isConfirmed else { return file }
            try SQLiteDatabase.recognise(path: path)
            try SecretSeal.renewKey(at: file)
            let seal = try SecretSeal.load(environment: [:], file: file, isFresh: false)
            try await SQLArchive.renew(SQLiteDatabase(path: path), seal: seal)
        } catch { throw .storage(error.at(path)) }
        return file
    }

    private static let keySuffix = ".key"

    private func makeFolder(of path: String) throws(StorageProblem) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch { throw .unwritable(folder.path) }
    }

    /// Whether there is nothing yet that a key could have sealed.
    private func isFresh(_ path: String) -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return true }
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return size == 0
    }

    private func databasePath() throws(FeatureProblem) -> String {
        guard !isNamed, let setting = environment["BOOKBRIDGE_DATABASE"], !setting.isEmpty else {
            return url.appendingPathComponent("bookbridge.sqlite").path
        }
        guard setting.hasPrefix("sqlite:") else {
            throw .storage(.engineUnknown(setting))
        }
        return String(setting.dropFirst("sqlite:".count))
    }
}

extension StorageProblem {
    /// SQLite tells that it may not read or write, and not where.
    fileprivate func at(_ path: String) -> StorageProblem {
        guard case .unwritable(let text) = self, text.hasPrefix("SQLite") else { return self }
        return .unwritable(path)
    }
}
