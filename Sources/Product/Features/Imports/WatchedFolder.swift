package import Accounting
import Commerce
import ConnectorKit
package import Foundation
import Storage

/// A folder of the server that is looked into for files of rows: what is laid into `STORE/` below it is brought in for that store (X11).
///
/// A file that was read is moved to `STORE/taken`, one of which something was refused to `STORE/refused`, with a text beside it that says
/// why. Who may write into the folder may push records of its stores, and no more.
package struct WatchedFolder: Sendable {
    /// What became of one file.
    package struct Found: Sendable {
        package var store: ID<Store>
        package var file: String
        /// `nil` where it could not be read at all.
        package var report: ImportReport?
        /// The first records that were refused.
        package var refused: [ImportVerdict] = []
        package var problem: FeatureProblem?

        package var isTaken: Bool { problem == nil && (report?.counts.refused ?? 0) == 0 }
    }

    /// A file as it stood at the last look; one that changes still is being written.
    private struct Mark: Hashable {
        var bytes: Int
        var changedAt: Date
    }

    private let services: Services
    private let root: URL
    private var marks: [URL: Mark] = [:]
    /// What was in the folder at the last look and has the name of no store; it is not read.
    package private(set) var strays: [String] = []

    package init(_ services: Services, root: URL) {
        (self.services, self.root) = (services, root)
    }

    /// Brings in every file that did not change since the look before; `explain` makes the text beside a refused one.
    package mutating func look(explain: (Found) -> String) async throws(FeatureProblem) -> [Found] {
        var (found, now): ([Found], [URL: Mark]) = ([], [:])
        var stores: Set<String> = []
        for company in try await Companies(services).list() {
            let scope = try await services.scope(company.id, as: .machineOperator(Self.actor))
            for offer in try await Imports(scope).offers() {
                stores.insert(offer.store.rawValue)
                let folder = root.appendingPathComponent(offer.store.rawValue, isDirectory: true)
                let files: [(URL, Mark)]
                do { files = try Self.files(of: folder) } catch {
                    found.append(
                        Found(
                            store: offer.store, file: folder.lastPathComponent,
                            problem: .fileUnreadable(path: folder.path)))
                    continue
                }
                for (file, mark) in files {
                    guard marks[file] == mark else {
                        now[file] = mark
                        continue
                    }
                    let one = await bring(file, offer.streams, of: offer.store, scope)
                    let text = explain(one)
                    if let later = Self.mark(of: file), later != mark {
                        // It was written on while it was read: the whole of it is brought in by a later look.
                        now[file] = later
                        continue
                    }
                    do { try Self.put(away: one, text, from: file) } catch {
                        // It is brought in again then, which changes nothing.
                        now[file] = mark
                    }
                    found.append(one)
                }
            }
        }
        marks = now
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        strays = names.filter { !$0.hasPrefix(".") && !stores.contains($0) }.sorted()
        return found
    }

    private func bring(
        _ file: URL, _ streams: [RecordStream], of store: ID<Store>, _ scope: CompanyScope
    ) async -> Found {
        var found = Found(store: store, file: file.lastPathComponent)
        do throws(FeatureProblem) {
            guard let bytes = try? Data(contentsOf: file) else { throw .fileUnreadable(path: file.lastPathComponent) }
            let imports = Imports(scope)
            let stream = try await imports.likely(Self.header(of: bytes), of: store) ?? streams[0]
            let id = try await imports.bring(stream, name: file.lastPathComponent, [UInt8](bytes), of: store)
            // Nobody is there to read what a look tells: what is fit is taken, and the text beside the file tells of the rest.
            _ = try await imports.look(id)
            found.report = try await imports.take(id)
            found.refused = try await imports.verdicts(id, onlyRefused: true, limit: Self.refusedMost)
        } catch { found.problem = error }
        return found
    }

    /// Files that stand in the folder itself, by name; a store without a folder has none.
    private static func files(of folder: URL) throws -> [(URL, Mark)] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
        return names.sorted().compactMap { name in
            let url = folder.appendingPathComponent(name)
            return mark(of: url).map { (url, $0) }
        }
    }

    /// `nil` for one that was taken away meanwhile, and for what is no file.
    private static func mark(of file: URL) -> Mark? {
        // A URL remembers what it was told of its file.
        let anew = URL(fileURLWithPath: file.path)
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey, .contentModificationDateKey]
        guard let values = try? anew.resourceValues(forKeys: keys), values.isRegularFile == true,
            let bytes = values.fileSize, let changedAt = values.contentModificationDate
        else { return nil }
        return Mark(bytes: bytes, changedAt: changedAt)
    }

    /// The names of its columns; none where it is no file of rows, which is told when it is brought in.
    private static func header(of bytes: Data) -> [String] {
        var recogniser = CSVRecogniser()
        recogniser.read([UInt8](bytes)[...])
        do throws(CSVUnfit) { return try recogniser.end().header } catch { return [] }
    }

    /// A file of the same name that was put away before stays.
    private static func put(away found: Found, _ text: String, from file: URL) throws {
        let folder = file.deletingLastPathComponent().appendingPathComponent(
            found.isTaken ? takenName : refusedName, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var place = folder.appendingPathComponent(found.file)
        var number = 1
        while FileManager.default.fileExists(atPath: place.path) {
            number += 1
            place = folder.appendingPathComponent("\(number)-\(found.file)")
        }
        if !found.isTaken { try Data(text.utf8).write(to: place.appendingPathExtension("txt")) }
        try FileManager.default.moveItem(at: file, to: place)
    }

    private static let takenName = "taken"
    private static let refusedName = "refused"
    /// Its name in the audit.
    private static let actor = "watched folder"
    /// More would not help anybody.
    private static let refusedMost = 200
}
