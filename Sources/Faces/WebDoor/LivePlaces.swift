import Synchronization

/// How many streams may be open: browsers have few connections to a site, and we have not for ever more either.
package final class LivePlaces: Sendable {
    /// One of them, until nobody holds it.
    package final class Place: Sendable {
        private let places: LivePlaces
        private let session: String

        fileprivate init(_ places: LivePlaces, _ session: String) { (self.places, self.session) = (places, session) }

        deinit { places.leave(session) }
    }

    private let taken = Mutex<[String: Int]>([:])
    private let most: Int

    package init(most: Int = 200) { self.most = most }

    /// `nil` when the session, or everybody together, has as many as may be.
    package func take(_ session: String) -> Place? {
        let isFree = taken.withLock { taken in
            guard taken[session, default: 0] < Self.mostOfSession, taken.values.reduce(0, +) < most else {
                return false
            }
            taken[session, default: 0] += 1
            return true
        }
        return isFree ? Place(self, session) : nil
    }

    private func leave(_ session: String) {
        taken.withLock { taken in
            let left = taken[session, default: 1] - 1
            taken[session] = left > 0 ? left : nil
        }
    }

    /// A browser opens six connections to a site without HTTP/2: some stay free for pages.
    package static let mostOfSession = 3
}
