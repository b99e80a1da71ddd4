/// What is kept could not be read or written.
package enum StorageProblem: Error, Hashable, Sendable, Codable {
    /// Another process holds the file longer than we wait.
    case busy
    case full
    /// The file is not ours, newer than this program, or damaged.
    case unusable(String)
    case failed(String)
}
