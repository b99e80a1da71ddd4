import ConnectorKit
import Features
import Foundation
import Logging
import ServiceLifecycle
import Sync
import Wording

/// Looks into the watched folder of the server every minute.
struct FolderService: Service {
    private let services: Services
    private let sentences: Sentences
    private let root: URL
    private let logger = Logger(label: "watched folder")

    init(_ services: Services, _ sentences: Sentences, folder: String) {
        self.services = services
        self.sentences = sentences
        root = URL(fileURLWithPath: folder, isDirectory: true)
    }

    func run() async throws {
        var folder = WatchedFolder(services, root: root)
        var told: Set<String> = []
        await services.world.clock.rounds(pauseMilliseconds: Self.pauseMilliseconds) {
            do throws(FeatureProblem) {
                for found in try await folder.look(explain: { sentences.text(of: $0) }) { tell(found) }
                for name in folder.strays where told.insert(name).inserted {
                    logger.warning("nobody reads this: it bears the name of no store", metadata: ["name": "\(name)"])
                }
            } catch {
                logger.error("folder cannot be looked into", metadata: ["problem": "\(sentences.explain(error).text)"])
            }
        }
    }

    private func tell(_ found: WatchedFolder.Found) {
        if let problem = found.problem {
            logger.error(
                "file cannot be read",
                metadata: [
                    "store": "\(found.store)", "file": "\(found.file)", "problem": "\(sentences.explain(problem).text)",
                ])
            return
        }
        let counts = found.report?.counts
        logger.info(
            "file was read",
            metadata: [
                "store": "\(found.store)", "file": "\(found.file)", "new": "\(counts?.new ?? 0)",
                "changed": "\(counts?.changed ?? 0)", "refused": "\(counts?.refused ?? 0)",
                "isTaken": "\(found.isTaken)",
            ])
    }

    /// Exports are made by hand or at night.
    private static let pauseMilliseconds: Int64 = 60_000
}
