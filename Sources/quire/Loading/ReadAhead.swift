import Papers
import Storage
import Synchronization
import Terminal

/// Reads files on all cores for who takes them in their order.
///
/// A file is read by whoever comes to it first: threads that run ahead, or the taker, who reads a later one while the
/// one that is wanted is being read elsewhere. What is taken is the same as without them, file by file.
final class ReadAhead: Sendable {
  private let files: [DigestFile]
  private let shelf: DigestShelf
  /// Reads a file of which no more than so many bytes of text may be kept.
  private let read: @Sendable (_ file: DigestFile, _ budget: Int) -> FileReading.Content
  /// How large files are divided, which are the taker's.
  private let sizes: PartSizes
  /// The first parts of large files, as they were read before.
  private let begun: [DigestFile: [Digest]]
  /// How many bytes of text may be kept still.
  private let budget: Atomic<Int>
  /// The first file that nobody has come to.
  private let next = Mutex(0)
  private let isOver = Atomic(false)
  private let threads: Int

  /// - Parameters:
  ///   - budget: how many bytes of text all files may have.
  ///   - threads: how many run ahead; none where there is nothing to run to.
  init(
    _ files: [DigestFile], on shelf: DigestShelf, budget: Int, threads: Int,
    sizes: PartSizes = .none, begun: [DigestFile: [Digest]] = [:],
    read: @escaping @Sendable (_ file: DigestFile, _ budget: Int) -> FileReading.Content
  ) {
    (self.files, self.shelf, self.sizes, self.begun) = (files, shelf, sizes, begun)
    self.read = read
    self.budget = Atomic(budget)
    // One file at least is the taker's.
    self.threads = min(threads, files.count - 1)
  }

  /// Sends the threads off.
  func start() {
    for _ in 0..<max(0, threads) {
      BackgroundThread.start { while self.readNext() {} }
    }
  }

  /// No thread begins another file.
  func stop() { isOver.store(true, ordering: .relaxed) }

  /// What a file gave, part by part when it is large; nil when `tell` has stopped it. The files must be taken in
  /// their order.
  ///
  /// - Parameter moved: asked after each part: the parts so far, if they are elsewhere now.
  func take(
    _ index: Int, inParts tell: FileParts.Taker, moved: () -> [Digest]? = { nil }
  ) -> DigestShelf.Found? {
    guard sizes.divide(files[index]) else { return take(index) }
    next.withLock { $0 = max($0, index + 1) }
    return shelf.take(files[index]) { parts in
      let reading =
        parts
        ?? FileParts(
          of: files[index], budget: left, sizes: sizes, begun: begun[files[index]] ?? [])
      parts = reading
      // What was there before was no part of the memory that is left.
      budget.add(reading.heldBytes, ordering: .relaxed)
      var counted = 0
      let content = reading.take { part, far in
        let bytes = part?.arena.count ?? 0
        budget.subtract(bytes, ordering: .relaxed)
        counted += bytes
        defer { moved().map(reading.exchange) }
        return tell(part, far)
      }
      guard let content else { return nil }
      budget.add(counted, ordering: .relaxed)
      return count(content)
    }
  }

  /// What a file gave, at once.
  func take(_ index: Int) -> DigestShelf.Found {
    next.withLock { $0 = max($0, index + 1) }
    if threads > 0 {
      while shelf.isBusy(with: files[index]), readNext(upTo: ReadAhead.smallFile) {}
    }
    return shelf.take(files[index]) { count(read(files[index], left)) }
  }

  private var left: Int { budget.load(ordering: .relaxed) }

  /// What the taker reads meanwhile is over soon: a few milliseconds.
  private static let smallFile = 1 << 20

  /// Reads the next file that nobody has come to; false when there is none, or it is larger than `limit`.
  private func readNext(upTo limit: Int = .max) -> Bool {
    let index = next.withLock { next -> Int? in
      guard next < files.count, files[next].size <= limit else { return nil }
      defer { next += 1 }
      return next
    }
    guard let index, !isOver.load(ordering: .relaxed) else { return false }
    // What comes only once is for who wants it, and what comes in parts.
    guard !files[index].isStream, !sizes.divide(files[index]) else { return true }
    // Several read at once, and together they have no more than is left. Whoever has had too little is read again, alone.
    _ = shelf.take(files[index]) { count(read(files[index], left / (2 * threads))) }
    return true
  }

  private func count(_ content: FileReading.Content) -> FileReading.Content {
    let bytes = content.0.reduce(0) { $0 + $1.arena.count }
    budget.subtract(content.1.isEmpty ? bytes : 0, ordering: .relaxed)
    return content
  }
}
