import Digests
import Feeds
import Markup
import Papers
import Storage

/// How much text the digests have that a file is read into.
struct PartSizes {
  /// What the first one has, before the window with which it is full; each of the next has four times as much,
  /// up to `largest`.
  var first: Int
  var largest: Int
  /// What is read at once.
  var window: Int
  /// Files that have more come in parts; packed ones that have a fourth of it.
  var whole: Int
  /// When so much text has been read that is not kept, it is: so that a library of any size is read in some hundred
  /// megabytes of memory.
  var unkept = 256 << 20

  /// The first screen is there at once, and a library of any size has few parts.
  static let usual = PartSizes(
    first: 4 << 20, largest: 128 << 20, window: 2 << 20, whole: 32 << 20)
  /// One digest, or several when one cannot have all of the text.
  static let none = PartSizes(
    first: 1 << 60, largest: 1 << 60, window: DigestParser.windowSize, whole: .max)

  /// Whether a file comes in parts. What comes from a pipe may have any size.
  func divide(_ file: DigestFile) -> Bool {
    if whole == .max { return false }
    return file.isStream || file.size > (file.path.isNamedPacked ? whole / 4 : whole)
  }
}

/// How far reading has come.
struct Distance: Equatable {
  /// Bytes of files, packed ones as they are.
  var bytes = 0
  var papers = 0

  static func + (left: Distance, right: Distance) -> Distance {
    // No file system keeps so much; what sizes claim may be anything.
    Distance(bytes: left.bytes &+ right.bytes, papers: left.papers + right.papers)
  }
}

/// Reads one file.
enum FileReading {
  /// What a file gave.
  typealias Content = ([Digest], [StorageError])

  /// What files are read by, in the order in which they are asked.
  private static let dialects = Dialect.text + Dialect.feeds + Dialect.lists + Dialect.anyOther
  /// Files up to this size are read in any case.
  private static let smallFile = 4 << 20

  /// Reads a file of which no more than `budget` bytes of text may be kept.
  ///
  /// - Parameters:
  ///   - taken: gives the digests that `next` has taken, as they are now; without it they are kept here.
  ///   - next: takes the digests but the last as they are full, and how far the reading has come, before each
  ///     window; returns false to stop.
  /// - Returns: all of it, or nil when it was stopped. A digest that was shown is not the same any more when the
  ///   end of the file tells more of it.
  static func read(
    _ file: DigestFile, budget: Int, sizes: PartSizes = .none, taken: (() -> [Digest])? = nil,
    next: (Digest?, Distance) -> Bool = { _, _ in true }
  ) -> Content? {
    var digests: [Digest] = []
    var left = max(budget, file.size <= smallFile ? smallFile : 0)
    guard left > 0 else { return ([], [StorageError(file.path, .notEnoughMemory)]) }
    var limit = sizes.first
    var parser = DigestParser(
      path: file.path.text, dialects: dialects,
      expectedBytes: min(file.size, left, limit + sizes.window), memory: .largePages)
    var place = 0
    var full: Digest?
    var isStopped = false
    /// Those that were taken, and one that was full with the last window.
    func all() -> [Digest] { taken.map { $0() + [full].compactMap(\.self) } ?? digests }
    do throws(StorageError) {
      var isOut = false
      func feed(_ window: UnsafeRawBufferPointer, isLast: Bool) -> Int? {
        guard next(full, Distance(bytes: place, papers: parser.entryCount)) else {
          isStopped = true
          return nil
        }
        let done = parser.feed(window, isLast: isLast)
        let following = min(limit * 4, sizes.largest)
        full = parser.takeFull(
          above: limit, expecting: min(left, following + sizes.window, rest(of: file, from: place)))
        if let full {
          left -= full.arena.count
          if taken == nil { digests.append(full) }
          limit = following
        }
        isOut = !isLast && parser.heldBytes > left
        return parser.isDone || isOut ? nil : done
      }
      try SourceReader.read(
        file, windowSize: sizes.window, place: { place = $0 }, to: { feed($0, isLast: $1) })
      if isStopped { return nil }
      if isOut { throw StorageError(file.path, .notEnoughMemory) }
    } catch {
      let digest = parser.finish()
      digests = all()
      // Of what could not be read it is not said that there is nothing in it.
      if !digest.records.isEmpty { digests.append(digest) }
      return (digests, [error])
    }
    let digest = parser.finish()
    digests = parser.settled(all())
    if digests.isEmpty || !digest.records.isEmpty || !digest.problems.isEmpty {
      digests.append(digest)
    }
    return (digests, [])
  }

  /// How much text comes yet, at most.
  private static func rest(of file: DigestFile, from place: Int) -> Int {
    file.isStream || file.path.isNamedPacked ? .max : max(0, file.size - place)
  }
}
