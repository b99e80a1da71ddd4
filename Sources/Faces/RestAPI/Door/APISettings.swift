package import WebDoor

/// Where the interface for programs stands in the network; settings of the operator.
package struct APISettings: Sendable {
    /// Where programs reach it, `https://books.example.com`; no slash at its end.
    package var address: String
    /// Who may say for whom they ask: proxies in front of us.
    package var proxies: TrustedProxies
    /// How many calls a key may make in a minute.
    package var callsPerMinute: Int

    package init(
        address: String, proxies: TrustedProxies = TrustedProxies(""), callsPerMinute: Int = Self.callsPerMinuteUsual
    ) {
        (self.address, self.proxies, self.callsPerMinute) = (address, proxies, callsPerMinute)
    }

    /// Twenty a second: more than any program needs that follows runs by events, and far less than hurts others.
    package static let callsPerMinuteUsual = 1200
    /// Calls without a right key, from one address.
    var strangersPerMinute: Int { callsPerMinute / 10 }
}
