/// What is kept could not be read or written.
package enum StorageProblem: Error, Hashable, Sendable, Codable {
    /// Another process holds the file longer than we wait.
    case busy
    case full
    /// There is no data in the folder, and only commands that begin something make it.
    case missing(String)
    /// The place is a file, may not be read or written, or cannot be made; what stands there.
    case unwritable(String)
    /// The file is of another program, or no database at all.
    case foreign(String)
    /// The database knows more than this program.
    case newer
    /// The database is there, and the file with its key is not: nothing is made in its place.
    case keyMissing(String)
    /// What stands where the key is looked for is no key.
    case keyUnfit(String)
    /// The secrets were sealed with another key.
    case keyDiffers
    /// The key that stands there is one, but what is kept was sealed with another: a file, or `BOOKBRIDGE_KEY`.
    case keyOfOtherData(String)
    /// No key is made where one is.
    case keyPresent(String)
    /// The setting names an engine that this program does not have.
    case engineUnknown(String)
    /// What is kept is damaged, or not as this program wrote it.
    case unusable(String)
    case failed(String)
}
