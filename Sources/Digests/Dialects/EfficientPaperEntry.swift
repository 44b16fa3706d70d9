import Papers

/// One entry of EfficientPaper, from its parts into the builder.
struct EfficientPaperEntry {
  let section: Section
  let parts: EntryParts

  /// Where the tags of an entry are from.
  enum Tags {
    case none
    /// A line that names them.
    case named
    case badges
    /// Bold words of the abstract; they count only in files without badges.
    case boldWords
  }

  private var scanner: ByteScanner { section.scanner }

  func put(into builder: inout DigestBuilder) -> Tags {
    builder.beginEntry(line: section.line)
    builder.set(.title, scanner.slice(section.title), markup: .bold)
    builder.add(commaSeparated: scanner.slice(parts.authors), to: .authors)
    builder.set(.summary, scanner.slice(parts.summary), markup: .bold)
    let tags = putAbstract(into: &builder)
    if !parts.note.isEmpty {
      ReaderNote.text(of: parts.note, scanner).withUnsafeBytes { builder.add(extra: "Note", $0) }
    }
    for (field, text) in parts.fields { field.put(scanner.slice(text), into: &builder) }
    if let day = parts.day { builder.setDay(day) }
    if parts.hasBadDate { builder.setDay(nil) }
    if parts.isCut { builder.setCut() }
    putAddress(into: &builder)
    builder.endEntry(needsAbstract: true)
    return tags
  }

  /// The abstract, and the tags that stand before it or in it.
  private func putAbstract(into builder: inout DigestBuilder) -> Tags {
    _ = builder.keywords(in: scanner.slice(parts.badges))
    let named = builder.keywords(in: scanner.slice(parts.keywords))
    var badges = builder.takeBadges()
    let before = builder.keywordCount
    let text = scanner.slice(parts.abstract)
    builder.set(.abstract, text, markup: parts.isAsWritten ? .none : .keywords)
    let labels = builder.takeBadges()
    if badges.isEmpty { badges = labels }
    if !named.isEmpty {
      // Named by themselves, they are all there are.
      builder.setTags(named[...])
      return .named
    }
    builder.setTags(badges.isEmpty ? builder.keywords(since: before) : badges[...])
    return !badges.isEmpty ? .badges : builder.draft.record.tags.isEmpty ? .none : .boldWords
  }

  /// The id, or the address of a paper that stands elsewhere than on arXiv, or `x/…` for one that has none.
  private func putAddress(into builder: inout DigestBuilder) {
    guard let range = parts.address else { return }
    if let reference = parts.reference { return builder.setReference(reference) }
    let text = scanner.slice(range)
    builder.setReference(in: text)
    if builder.draft.reference != nil { return }
    if HeaderLine.isOutsideID(range, scanner) { return builder.setPaperAnyway() }
    guard let start = scanner.find("http", in: range) else { return }
    let address = scanner.bytes[start..<range.upperBound].prefix {
      $0 > ASCII.space && $0 != ASCII.bracketClosed
    }
    guard AddressParts(Array(address)[...])?.host.elementsEqual("arxiv.org".utf8) == false else {
      return
    }
    let bytes = UnsafeRawBufferPointer(rebasing: address)
    guard PaperKey(address: bytes) != nil else { return }
    builder.set(.address, bytes)
    builder.setPaperAnyway()
  }
}
