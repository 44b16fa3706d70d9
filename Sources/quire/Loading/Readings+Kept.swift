import Catalog
import Storage
import Synchronization

/// What is kept of the papers from one run to the next.
extension Readings {
  /// Keeps what was read for the next run, and goes on from there: it takes no memory then.
  func keep(
    _ result: LoadResult, of folder: DigestFolder, _ isWanted: () -> Bool, _ tell: (News) -> Void
  ) {
    guard let kept, isWanted(), let moved = kept.keep(result, of: folder) else { return }
    // A reading that has begun since goes on from what was there before.
    let isTaken = base.withLock { base in
      guard isWanted() else { return false }
      base = moved.library
      last.withLock { $0 = moved }
      shelf.put(moved.digests)
      return true
    }
    guard isTaken else { return }
    isMoved.withLock { $0 = true }
    tell(.isBehind)
  }

  /// Looks at what was opened; where it is damaged, it is thrown away, and everything is read anew.
  func mend(_ isWanted: () -> Bool, _ tell: (News) -> Void) {
    guard let kept, isWanted(), !kept.isSound(isCancelled: { !isWanted() }) else { return }
    Log.note(.warning, "what was kept of the papers was damaged; they are read again")
    let isTaken = base.withLock { base in
      guard isWanted() else { return false }
      base = nil
      last.withLock { $0 = nil }
      shelf.forgetAll()
      return true
    }
    if isTaken { tell(.isBehind) }
  }
}
