import Synchronization

/// What a library knows of papers without an arXiv id: made with it, or, for a library that was opened, when somebody
/// asks. Making it takes about 2 µs for each entry with a DOI or an address.
final class IdentitySource: Sendable {
  private let known: Mutex<Identities?>
  private let make: (@Sendable () -> Identities)?
  /// Whether there is a paper without an arXiv id.
  let hasOutside: Bool

  init(_ identities: Identities?) {
    known = Mutex(identities)
    (make, hasOutside) = (nil, identities != nil)
  }

  init(make: @escaping @Sendable () -> Identities) {
    known = Mutex(nil)
    (self.make, hasOutside) = (make, true)
  }

  /// Made now if it has not been made before.
  var value: Identities? {
    known.withLock { known in
      if known == nil, let make { known = make() }
      return known
    }
  }

  /// nil also when nobody has asked for it.
  var made: Identities? { known.withLock { $0 } }
}
