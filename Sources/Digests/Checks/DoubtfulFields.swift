import Papers

/// Fields that were read as they stand, and look as if something else had come into them.
struct DoubtfulFields {
  /// No abstract has so many bytes.
  private static let longestAbstract = 20_000

  /// What the digest is called.
  private let name: [UInt8]

  init(ofDigest name: String) { self.name = Array(name.utf8) }

  /// Says what looks wrong with one entry, whose texts are in an arena.
  func find(
    in record: EntryRecord, _ arena: UnsafeRawBufferPointer, _ add: (Problem.Kind) -> Void
  ) {
    let title = arena.text(record.title)
    if isSection(title) {
      add(.sectionAsTitle)
    } else if LinkLabel.isLabel(title) {
      add(.labelAsTitle)
    }
    if Int(record.abstract.length) > DoubtfulFields.longestAbstract {
      add(.longAbstract(bytes: Int(record.abstract.length)))
    }
    if hasLabel(arena.text(record.authors)) { add(.labelAsAuthor) }
  }

  /// Whether one of the items of a list is the label of a link.
  private func hasLabel(_ list: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(list)
    var start = 0
    while start < list.count {
      let end = scanner.first(Digest.separator, in: start..<list.count) ?? list.count
      if LinkLabel.isLabel(scanner.slice(start..<end)) { return true }
      start = end + 1
    }
    return false
  }

  /// Whether a title is the name of the digest, a date, or a word with which sections are named.
  private func isSection(_ title: UnsafeRawBufferPointer) -> Bool {
    title.count == name.count && title.elementsEqual(name) || Day(text: title) != nil
      || SectionNames.isOne(title)
  }
}
