package import ConnectorKit
import ServiceLifecycle

extension WorldClock {
    /// Does a round again and again, with a pause after each, until the program is to end.
    package func rounds(pauseMilliseconds: Int64, _ round: () async -> Void) async {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            await round()
            await pause(milliseconds: pauseMilliseconds)
        }
    }

    /// Waits. A shut-down ends the pause, never the work: that one is asked to end, and comes to it by itself.
    package func pause(milliseconds: Int64) async {
        do { try await cancelWhenGracefulShutdown { try await sleep(milliseconds: milliseconds) } } catch { return }
    }
}
