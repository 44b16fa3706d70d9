import Catalog
import Synchronization
import Terminal

/// Makes the indexes, words and authors of a library while it grows, on a thread of its own, and on all cores when it
/// has come to its end.
///
/// What is made belongs to segments, which stay what they are. So it does not matter of which library of a reading a
/// piece is: always of the newest, whose texts may be kept by then, and no more in memory.
final class MakingAhead: Sendable {
  private struct State {
    /// The newest, and what of it nobody has come to.
    var library: Library?
    var pieces: ArraySlice<LibraryPiece> = []
    /// Whether it may have authors that nobody has come to.
    var hasNewAuthors = false
    /// How many are at work.
    var working = 0
    var areAuthorsInWork = false
    /// What somebody has come to, whatever came of it.
    var taken: Set<LibraryPiece.Name> = []
    var threads = 0
    /// Nobody waits for more.
    var isOver = false

    var hasWork: Bool { !pieces.isEmpty || hasNewAuthors && !areAuthorsInWork }

    /// Whether everything has been made; nil while others are at it.
    var isMade: Bool? { hasWork ? false : working == 0 ? true : nil }

    mutating func next() -> Work? {
      guard hasWork, let library else { return nil }
      working += 1
      if hasNewAuthors, !areAuthorsInWork {
        (hasNewAuthors, areAuthorsInWork) = (false, true)
        return .authors(library)
      }
      let piece = pieces.removeFirst()
      taken.insert(piece.name)
      return .piece(piece)
    }
  }

  private enum Work {
    case authors(Library)
    case piece(LibraryPiece)
  }

  private let state = Watched(State())
  private let isStopped = Atomic(false)
  private let authors = GrowingAuthors()
  private let indexes: IndexStore
  /// How many papers a segment has at least that gets an index, and how many one index is about.
  private let (least, part): (Int, Int)
  private let hasRoom: @Sendable () -> Bool

  /// - Parameters:
  ///   - indexes: where indexes are kept.
  ///   - least: how many papers a segment has at least that gets an index.
  ///   - part: how many papers one index is about.
  ///   - hasRoom: whether there is memory to make an index in; where there is none, texts are read.
  init(
    indexes: IndexStore, least: Int = Library.leastIndexed, part: Int = Library.partOfIndex,
    hasRoom: @escaping @Sendable () -> Bool = { true }
  ) {
    (self.indexes, self.least, self.part, self.hasRoom) = (indexes, least, part, hasRoom)
  }

  /// Takes a library that has grown, or been moved to where it is kept.
  func take(_ library: Library) {
    let pieces = library.pieces(least: least, part: part)
    state.change { state in
      state.library = library
      state.pieces = pieces.filter { !state.taken.contains($0.name) }[...]
      state.hasNewAuthors = true
    }
    // Beside it there are two that read.
    start(1)
  }

  /// No other papers come: makes what has not been made on all cores from now on.
  func hurry() { start(BackgroundThread.most) }

  /// Sees to it that everything of the newest library has been made.
  ///
  /// - Parameter isCancelled: asked often.
  func finish(isCancelled: () -> Bool) {
    defer { stop() }
    guard let library = state.change({ $0.library }) else { return }
    start(BackgroundThread.most - 1)
    authors.finish(library, isCancelled: isCancelled)
    while !isCancelled() {
      if let work = state.change({ $0.next() }) {
        make(work, isCancelled)
      } else if let isMade = state.wait(atMost: 0.1, { $0.isMade }), isMade {
        return
      }
    }
  }

  /// Makes no more.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    state.change { state in
      (state.isOver, state.library, state.pieces) = (true, nil, [])
    }
  }

  /// Sees to it that so many threads are at work, if there is enough of that.
  private func start(_ count: Int) {
    let new = state.change { state in
      guard !state.isOver, state.library.map({ $0.count >= least }) == true else {
        return 0
      }
      defer { state.threads = max(state.threads, count) }
      return max(0, count - state.threads)
    }
    for _ in 0..<new { BackgroundThread.start { self.run() } }
  }

  private func run() {
    func isCancelled() -> Bool { isStopped.load(ordering: .relaxed) }
    while !isCancelled() {
      if let work = state.change({ $0.next() }) { make(work, isCancelled) }
      state.wait { $0.hasWork || $0.isOver ? () : nil }
    }
  }

  private func make(_ work: Work, _ isCancelled: () -> Bool) {
    switch work {
    case .authors(let library): authors.take(library, isCancelled: isCancelled)
    case .piece(let piece):
      if !piece.isLarge || hasRoom() { piece.make(in: indexes, isCancelled: isCancelled) }
    }
    state.change { state in
      state.working -= 1
      if case .authors = work { state.areAuthorsInWork = false }
    }
  }
}
