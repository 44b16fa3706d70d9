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
  public let arena: [UInt8]
  /// One record an entry, in file order.
  public let records: [EntryRecord]
  /// Where keywords stand out in the abstracts; offsets are into the arena. An entry owns a range.
  public let emphasis: [TextSpan]
  /// What could not be read, in file order.
  public let problems: [Problem]

  public init(
    path: String, name: String, dialect: String, arena: [UInt8], records: [EntryRecord],
    emphasis: [TextSpan], problems: [Problem]
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

  /// The entries, in file order.
  public var entries: LazyMapCollection<Range<Int>, Entry> {
    records.indices.lazy.map { Entry(digest: self, index: $0) }
  }
}

/// A range of bytes in a digest's arena.
public struct TextSpan: Hashable, Sendable {
  public var offset: UInt32
  public var length: UInt32

  public init(offset: UInt32, length: UInt32) {
    self.offset = offset
    self.length = length
  }

  /// No text.
  public static let empty = TextSpan(offset: 0, length: 0)

  public var isEmpty: Bool { length == 0 }
  public var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
}

/// One entry of a digest as offsets: what a file says about one paper.
public struct EntryRecord: Hashable, Sendable {
  public var id: PaperID
  /// The version that the digest announces; 0 when it gives none.
  public var version: UInt16 = 0
  /// This version says that the paper is withdrawn.
  public var isWithdrawn = false
  /// The line of the entry's heading, from 1.
  public var line: UInt32 = 0
  /// The entry's own date.
  public var day: Day?
  /// The day of the first version, where the digest gives it besides.
  public var firstDay: Day?
  public var title = TextSpan.empty
  /// A list (`Digest.separator`).
  public var authors = TextSpan.empty
  /// The digest's keywords, distinct regardless of case, in their first spelling. A list.
  public var tags = TextSpan.empty
  /// arXiv categories. A list.
  public var categories = TextSpan.empty
  /// The digest's own summary.
  public var summary = TextSpan.empty
  public var abstract = TextSpan.empty
  public var comment = TextSpan.empty
  /// Where it was published, as the authors say.
  public var journal = TextSpan.empty
  /// Where it was shown or accepted, as the list says: `CVPR 2024`.
  public var venue = TextSpan.empty
  /// The paper's own address, where that is not arXiv's.
  public var address = TextSpan.empty
  public var doi = TextSpan.empty
  /// Code addresses that the digest gives apart from the abstract. A list.
  public var code = TextSpan.empty
  /// What else the digest says: labels and texts in turn (“Motivation”, its text, “Score”, …). A list.
  public var extras = TextSpan.empty
  /// The entry's part of `Digest.emphasis`.
  public var emphasisStart: UInt32 = 0
  public var emphasisCount: UInt32 = 0

  public init(id: PaperID) {
    self.id = id
  }
}
