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
    /// It need not be read again.
    var isKept: Bool
  }

  private let slots = Mutex<[DigestFile: Compartment]>([:])

  private final class Compartment: Sendable {
    let content = Mutex<([Digest], [StorageError])?>(nil)
  }

  /// Whether somebody is reading a file just now.
  func isBusy(with file: DigestFile) -> Bool {
    guard let slot = slots.withLock({ $0[file] }) else { return false }
    return slot.content.withLockIfAvailable { _ in } == nil
  }

  /// What a file gave, or gives now that `read` reads it.
  func take(_ file: DigestFile, read: () -> ([Digest], [StorageError])) -> Found {
    let slot = slots.withLock { slots in
      if let known = slots[file] { return known }
      let new = Compartment()
      slots[file] = new
      return new
    }
    // Another reading may be at it, and has been given up meanwhile: this one waits for what that gets.
    return slot.content.withLock { content in
      let (digests, errors) = content ?? read()
      // What could not be read to its end is tried again next time, if it can be.
      let isKept = errors.isEmpty || file.isStream
      content = isKept ? (digests, errors) : nil
      return Found(digests: digests, errors: errors, isKept: isKept)
    }
  }

  /// Whether a file need not be read.
  func has(_ file: DigestFile) -> Bool {
    guard let slot = slots.withLock({ $0[file] }) else { return false }
    return slot.content.withLockIfAvailable { $0 != nil } ?? false
  }

  /// Puts what files gave there, whatever was there before.
  func put(_ files: [DigestFile: [Digest]]) {
    let compartments = files.mapValues { digests in
      let compartment = Compartment()
      compartment.content.withLock { $0 = (digests, []) }
      return compartment
    }
    slots.withLock { $0.merge(compartments) { $1 } }
  }

  /// Forgets the files that are not among these.
  func forget(allBut digests: [DigestFile: [Digest]]) {
    slots.withLock { slots in slots = slots.filter { digests[$0.key] != nil || $0.key.isStream }
    }
  }
}
