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
    let content = Mutex(Content())

    deinit { content.withLock { $0.parts?.drop() } }
  }

  private struct Content {
    var found: FileReading.Content?
    /// A large file that has not been read to its end.
    var parts: FileParts?
  }

  /// Whether somebody is reading a file just now.
  func isBusy(with file: DigestFile) -> Bool {
    guard let slot = slots.withLock({ $0[file] }) else { return false }
    return slot.content.withLockIfAvailable { _ in } == nil
  }

  /// What a file gave, or gives now that `read` reads it.
  func take(_ file: DigestFile, read: () -> FileReading.Content) -> Found {
    take(file) { _ in read() }!
  }

  /// The same for a file that may come in parts. Where `read` is stopped and gives nil, nothing is given, and
  /// the parts are kept for the next one who comes.
  func take(_ file: DigestFile, inParts read: (inout FileParts?) -> FileReading.Content?) -> Found?
  {
    let slot = slots.withLock { slots in
      if let known = slots[file] { return known }
      let new = Compartment()
      slots[file] = new
      return new
    }
    // Another reading may be at it, and has been given up meanwhile: this one waits for what that gets.
    return slot.content.withLock { content -> Found? in
      guard let (digests, errors) = content.found ?? read(&content.parts) else { return nil }
      // What could not be read to its end is tried again next time, if it can be.
      let isKept = errors.isEmpty || file.isStream
      content = Content(found: isKept ? (digests, errors) : nil)
      return Found(digests: digests, errors: errors, isKept: isKept)
    }
  }

  /// Whether a file need not be read.
  func has(_ file: DigestFile) -> Bool {
    guard let slot = slots.withLock({ $0[file] }) else { return false }
    return slot.content.withLockIfAvailable { $0.found != nil } ?? false
  }

  /// Puts what files gave there, whatever was there before.
  func put(_ files: [DigestFile: [Digest]]) {
    let compartments = files.mapValues { digests in
      let compartment = Compartment()
      compartment.content.withLock { $0 = Content(found: (digests, [])) }
      return compartment
    }
    slots.withLock { $0.merge(compartments) { $1 } }
  }

  /// Forgets all but what comes only once.
  func forgetAll() { forget(allBut: [:]) }

  /// Forgets the files that are not among these.
  func forget(allBut digests: [DigestFile: [Digest]]) {
    slots.withLock { slots in slots = slots.filter { digests[$0.key] != nil || $0.key.isStream }
    }
  }
}
