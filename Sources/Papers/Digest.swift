/// What one digest file says: an arena of clean text and flat columns of offsets into it.
///
/// Immutable once made, and shared: every `Entry` and `Passage` is a small view that points here.
/// Nothing keeps a String for a row; a String is made when a cell, a line of output or a test
/// asks. The arena is *clean*: UTF-8, unwrapped, keyword mark-up removed, runs of white space
/// collapsed, no control characters except the two separators below. A blank line inside an
/// abstract stays as one line feed, so that paragraphs survive.
public final class Digest: Sendable {
  /// Separates the items of a list (authors, tags, categories, links) in the arena: U+001F.
  public static let separator: UInt8 = 0x1F
  /// Separates paragraphs in the arena.
  public static let paragraph: UInt8 = 0x0A

  /// The file, as the user named it or as it was found; `-` for standard input.
  public let path: String
  /// The digest's own heading, else the file's name without folder and extension.
  public let name: String
  /// The name of the dialect that read it.
  public let dialect: String
  /// The day that the file's name or heading has (`2025-04-25`); for papers without one of their own.
  public let day: Day?
  /// The clean text of all fields.
  public let arena: Column<UInt8>
  /// One record an entry, in file order.
  public let records: EntryRecords
  /// Where keywords stand out in the abstracts; offsets are into the arena. An entry owns a range.
  public let emphasis: Column<TextSpan>
  /// What could not be read, in file order.
  public let problems: [Problem]

  public init(
    path: String, name: String, dialect: String, arena: Column<UInt8>,
    records: EntryRecords, emphasis: Column<TextSpan>, problems: [Problem]
  ) {
    self.path = path
    self.name = name
    self.dialect = dialect
    self.day = Digest.day(in: name) ?? Digest.day(in: path)
    self.arena = arena
    self.records = records
    self.emphasis = emphasis
    self.problems = problems
  }

  public convenience init(
    path: String, name: String, dialect: String, arena: [UInt8], records: [EntryRecord],
    emphasis: [TextSpan], problems: [Problem]
  ) {
    self.init(
      path: path, name: name, dialect: dialect, arena: Column(arena),
      records: EntryRecords(records), emphasis: Column(emphasis), problems: problems)
  }

  /// The same digest of a file that is called otherwise.
  package func named(_ path: String) -> Digest {
    path == self.path
      ? self
      : Digest(
        path: path, name: name, dialect: dialect, arena: arena, records: records,
        emphasis: emphasis, problems: problems)
  }

  /// The last `YYYY-MM-DD` in a text.
  private static func day(in text: String) -> Day? {
    Array(text.utf8).withUnsafeBytes { bytes in
      guard bytes.count >= 10 else { return nil }
      for start in stride(from: bytes.count - 10, through: 0, by: -1) {
        if let day = Day(utf8: UnsafeRawBufferPointer(rebasing: bytes[start..<start + 10])) {
          return day
        }
      }
      return nil
    }
  }

  /// Lends a text of the arena, as far as it lies in there.
  @inlinable
  public func withText<Result>(
    _ span: TextSpan, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try arena.withUnsafeBytes { try body($0.text(span)) }
  }

  /// The entries, in file order.
  public var entries: LazyMapCollection<Range<Int>, Entry> {
    records.indices.lazy.map { Entry(digest: self, index: $0) }
  }
}
