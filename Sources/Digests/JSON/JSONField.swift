/// A member of an entry's object, and what it is.
struct JSONField: Sendable {
  enum Target: Sendable {
    /// A text; one that says only `Error` is none.
    case text(EntryField)
    /// A text without a field of its own, under a label.
    case extra(StaticString)
    /// An array of texts, or one text with commas.
    case list(EntryList)
    /// Texts divided by blanks or commas, or an array of texts.
    case words(EntryList)
    /// An array of names or of objects with a `name`, or one text as arXiv writes authors. Counts if
    /// no other member has them.
    case authors
    /// arXiv's `authors_parsed`: family name, given names, suffix.
    case parsedAuthors
    /// An id, or an address with one.
    case reference
    /// `2025-04-23…`, or a date as mails have it.
    case day
    /// A day that counts if there is no better one: when something was updated.
    case laterDay
    /// The day of the first of arXiv's `versions`.
    case versions
    /// An abstract, perhaps with the head that feeds put before it.
    case abstract
    /// The abstract if no other member is it, else a summary.
    case summaryOrAbstract
    /// An object whose members are the table's `inner` fields.
    case inner
    /// Of no interest, but frequent.
    case ignored
  }

  let name: StaticString
  let target: Target

  /// The first eight bytes of the name, and which of them there are.
  let head: UInt64
  let mask: UInt64

  init(_ name: StaticString, _ target: Target) {
    self.name = name
    self.target = target
    var (head, mask) = (UInt64(0), UInt64(0))
    for index in 0..<min(8, name.utf8CodeUnitCount) {
      head |= UInt64(name.utf8Start[index]) << UInt64(8 * index)
      mask |= 0xFF << UInt64(8 * index)
    }
    (self.head, self.mask) = (UInt64(littleEndian: head), UInt64(littleEndian: mask))
  }

  @inline(__always)
  func isNamed(_ other: UnsafeRawBufferPointer) -> Bool {
    guard other.count == name.utf8CodeUnitCount else { return false }
    for index in 0..<other.count where other[index] != name.utf8Start[index] { return false }
    return true
  }
}

/// How the entries of a dialect look: most dialects in JSON are no more than their table.
struct JSONTable: Sendable {
  var syntax = JSONSyntax.json
  let fields: [JSONField]
  /// The members of the field that is an object of its own.
  var inner: [JSONField] = []
  var needsAbstract = true
  /// Entries are records as anybody writes them, read by `JSONRecord`; there are no fields of the table's own.
  var isRecords = false
  /// Entries are no objects but strings, each a row of cv-arxiv-daily.
  var hasRows = false

  /// Where the field with this name is.
  func place(of name: UnsafeRawBufferPointer, in fields: [JSONField]) -> Int? {
    fields.firstIndex { $0.isNamed(name) }
  }
}
