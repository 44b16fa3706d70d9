import Glibc

/// What went wrong with a file; sentences are made elsewhere.
public struct StorageError: Error, Hashable, Sendable {
  public enum Reason: Error, Hashable {
    /// The system refused, with this `errno`.
    case system(Int32)
    /// It is neither a file nor a folder nor a pipe.
    case notAFile
    /// It has more than a file of this kind ever has.
    case tooLarge
    /// The folder was being read already: a link leads back to it.
    case folderLoop
    /// Nothing fits the pattern.
    case noMatch
    /// The folder has no digest files.
    case noDigests
    /// The file changed while it was read; what was read is kept.
    case changedWhileReading
    /// The packed file ends too early; what could be unpacked is kept.
    case packedTruncated
    /// What is packed is damaged; what came before is kept.
    case packedBroken
    /// It unpacks to more than any digest has; what came before is kept.
    case packedTooLarge
    /// Memory does not suffice for what it holds; what came before is kept.
    case notEnoughMemory
  }

  public let path: FilePath
  public let reason: Reason

  public init(_ path: FilePath, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
