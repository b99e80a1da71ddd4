/// The bounds of every exchange over the network.
package struct HTTPLimits: Hashable, Sendable {
    /// Bytes of one answer after decompression. A page of a thousand invoices with many lines is about 15 MB; four times that is a fault.
    package var answerBytesMax: Int
    /// Seconds to reach the other side; longer means that nobody is there.
    package var connectSecondsMax: Int
    /// Seconds that an unused connection is kept. Short, because a server that closed it meanwhile makes a write's outcome unknown.
    package var idleConnectionSecondsMax: Int
    /// Connections to one host at a time; the pace of requests is each connector's own business.
    package var connectionsPerHostMax: Int

    package init(
        answerBytesMax: Int = 64 * 1024 * 1024, connectSecondsMax: Int = 10, idleConnectionSecondsMax: Int = 20,
        connectionsPerHostMax: Int = 16
    ) {
        self.answerBytesMax = answerBytesMax
        self.connectSecondsMax = connectSecondsMax
        self.idleConnectionSecondsMax = idleConnectionSecondsMax
        self.connectionsPerHostMax = connectionsPerHostMax
    }
}
