/// Something in a digest that could not be read as it stands: data, not a sentence.
public struct Problem: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The file is of no known dialect.
    case noDialect
    /// The file was recognised but holds no entry.
    case noEntries
    /// An entry has authors or a date but no arXiv address, and was left out.
    case missingAddress
    /// An address is there but holds no arXiv id; the entry was left out.
    case badAddress
    /// An id looks like arXiv's but cannot be one (`2413.00001`); the entry is a paper without an arXiv id.
    case impossibleID
    /// An entry has an address but no title, and was left out.
    case missingTitle
    /// The entry has no abstract.
    case missingAbstract
    /// A date that is no day of the calendar, or written in a way that is not read.
    case badDate
    /// Bytes that are not UTF-8 were replaced by U+FFFD.
    case invalidUTF8
    /// Bytes that are not UTF-8 were read as Windows-1252. Said once a file.
    case windows1252
    /// NUL bytes were taken out, the first of them on this line.
    case nulBytes(count: Int)
    /// So many papers whose addresses are in the file stand in no entry; the lines on which they do stand
    /// first, in order, at most 10,000.
    case unreadAddresses(count: Int, lines: [Int])
    /// Control characters were taken out.
    case controlCharacters
    /// An entry is larger than the limit and was left out.
    case entryTooLong
    /// The file has more text than a digest can have. This entry and those after it were left out.
    case digestFull
    /// The file ends inside an entry.
    case truncated
    /// The line or the value is not what this kind of file has there; it was passed over.
    case malformed
    /// A field is there, but not in a form in which it can be used: a title that is a list.
    case unusableField(String)
    /// Lists within lists, deeper than anything sensible; they were passed over.
    case tooDeep
    /// The same paper in the same version stands earlier in the file.
    case duplicate(firstLine: Int)
    /// Text that was decoded wrongly by whoever made the digest.
    case mojibake
    /// Asterisks that open or close nothing.
    case brokenBold
    /// So many entries have one title, the first of them on that line.
    case repeatedTitle(count: Int)
    /// A title that is the label of a link or a field: `Paper`, `PDF`.
    case labelAsTitle
    /// A title that is the name of a section of papers.
    case sectionAsTitle
    /// An abstract that is longer than any is; its bytes.
    case longAbstract(bytes: Int)
    /// Authors that are labels of links.
    case labelAsAuthor
    /// The contents list has another number of papers than the file.
    case contentsDisagree(listed: Int, found: Int)
    /// arXiv answered with an error.
    case serviceError
    /// NUL bytes: the file is not text.
    case binary
  }

  /// The line in the file, from 1; 0 when the problem is the whole file's.
  public let line: Int
  public let kind: Kind

  public init(line: Int, kind: Kind) {
    self.line = line
    self.kind = kind
  }
}

extension Problem.Kind {
  /// Whether something was left out or not read at all: what a reader must know. The rest is for
  /// those who make digests.
  public var isLoss: Bool {
    switch self {
    case .noDialect, .noEntries, .missingAddress, .badAddress, .missingTitle, .entryTooLong,
      .digestFull,
      .truncated, .malformed, .unusableField, .tooDeep, .invalidUTF8, .windows1252, .nulBytes,
      .unreadAddresses, .serviceError,
      .binary:
      true
    case .missingAbstract, .badDate, .controlCharacters, .duplicate, .mojibake, .brokenBold,
      .repeatedTitle, .labelAsTitle, .sectionAsTitle, .longAbstract, .labelAsAuthor,
      .contentsDisagree, .impossibleID:
      false
    }
  }
}
