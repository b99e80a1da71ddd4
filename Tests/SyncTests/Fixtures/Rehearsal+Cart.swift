import Accounting
import Commerce
import Features
import SampleStores
import Simulation
import TestKit

extension Rehearsal {
    /// A second store, an OpenCart shop whose statuses are the merchant's own; it has no orders yet.
    func connectCart(_ store: ID<Store>) async throws -> OpenCartSampleStore {
        let clock = clock
        let sample = try OpenCartSampleStore(OpenCartSampleSettings(seed: 7, orders: 0) { clock.now().date })
        network.play("shop.example.test", StandIn.network { await sample.respond(to: $0, body: $1) })
        let address = "https://shop.example.test/index.php?route=extension/bookbridge/module/bookbridge"
        _ = try await Integrations(scope).connectStore(
            store.rawValue, kind: "opencart", values: ["address": address, "key": OpenCartSampleSettings.keyUsual])
        return sample
    }
}
