import Papers
import Storage
import Synchronization

/// What files gave, for as long as they are what they were. Readings that follow one another share it,
/// so that one that is given up for a newer one has not read in vain.
///
/// What a pipe gave, standard input above all, does not come again: it is read once, whole, by whoever
/// comes first, and kept for ever.
final class DigestShelf: Sendable {
  /// What a file gave.
  struct Found: Sendable {
    var digests: [Digest]
    var errors: [StorageError]
    /// It has just been read.
    var isNew: Bool
    /// It need not be read again.
    var isKept: Bool
  }

  private let files = Mutex<[DigestFile: [Digest]]>([:])
  private let streams = Mutex<[DigestFile: Stream]>([:])

  private final class Stream: Sendable {
    let content = Mutex<([Digest], [StorageError])?>(nil)
  }

  /// What a file gave, or gives now that `read` reads it.
  func take(_ file: DigestFile, read: () -> ([Digest], [StorageError])) -> Found {
    if file.isStream { return takeStream(file, read: read) }
    if let known = files.withLock({ $0[file] }) {
      return Found(digests: known, errors: [], isNew: false, isKept: true)
    }
    let (digests, errors) = read()
    // What could not be read to its end is tried again next time.
    if errors.isEmpty { files.withLock { $0[file] = digests } }
    return Found(digests: digests, errors: errors, isNew: true, isKept: errors.isEmpty)
  }

  private func takeStream(
    _ file: DigestFile, read: () -> ([Digest], [StorageError])
  ) -> Found {
    let stream = streams.withLock { streams in
      if let known = streams[file] { return known }
      let new = Stream()
      streams[file] = new
      return new
    }
    // Another reading may be at it: then this one waits for what that gets.
    return stream.content.withLock { content in
      let isNew = content == nil
      let (digests, errors) = content ?? read()
      content = (digests, errors)
      return Found(digests: digests, errors: errors, isNew: isNew, isKept: true)
    }
  }

  /// Forgets the files that are not among these.
  func forget(allBut digests: [DigestFile: [Digest]]) {
    files.withLock { files in files = files.filter { digests[$0.key] != nil } }
  }
}
