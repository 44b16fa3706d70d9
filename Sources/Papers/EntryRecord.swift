/// One entry of a digest as offsets: what a file says about one paper. 136 bytes in memory; packed where it is kept
/// (`EntryRecords`).
public struct EntryRecord: FlatValue {
  public var id: PaperID
  /// The version that the digest announces; 0 when it gives none.
  public var version: UInt16 = 0
  private var flags: UInt16 = 0
  /// The line of the entry's heading, from 1.
  public var line: UInt32 = 0
  var dayNumber = EntryRecord.noDay
  var firstDayNumber = EntryRecord.noDay
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

  public static var nothing: EntryRecord { EntryRecord(id: .nothing) }

  static let noDay = Int32.min
  private static let withdrawn: UInt16 = 1
}

extension EntryRecord {
  /// This version says that the paper is withdrawn.
  public var isWithdrawn: Bool {
    get { flags & EntryRecord.withdrawn != 0 }
    set { flags = newValue ? flags | EntryRecord.withdrawn : flags & ~EntryRecord.withdrawn }
  }

  /// The entry's own date.
  public var day: Day? {
    get { Day(kept: dayNumber) }
    set { dayNumber = newValue?.number ?? EntryRecord.noDay }
  }

  /// The day of the first version, where the digest gives it besides.
  public var firstDay: Day? {
    get { Day(kept: firstDayNumber) }
    set { firstDayNumber = newValue?.number ?? EntryRecord.noDay }
  }
}
