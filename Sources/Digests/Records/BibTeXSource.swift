import Papers

/// What the fields of an entry say together: an eprint is arXiv's by the type beside it, a title has a
/// subtitle.
struct BibTeXSource {
  private var eprint: [UInt8] = []
  private var isOtherArchive = false
  private var title: [UInt8] = []
  private var subtitle: [UInt8] = []
  /// What it lacks stands in another entry.
  private(set) var isDerived = false

  mutating func put(
    _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, _ record: inout RecordEntry,
    _ builder: inout DigestBuilder
  ) {
    let scanner = ByteScanner(name)
    func isNamed(_ word: StaticString) -> Bool { scanner.says(word, 0..<name.count) }
    if isNamed("author") { return BibTeXNames.add(value, to: &builder) }
    if isNamed("title") {
      if title.isEmpty { title = BibTeXText.unbraced(value) }
      return
    }
    if isNamed("subtitle") {
      subtitle = BibTeXText.unbraced(value)
      return
    }
    if isNamed("eprint") {
      eprint = Array(value)
      return
    }
    if isNamed("archiveprefix") || isNamed("eprinttype") {
      let text = ByteScanner(value)
      let range = text.trimmed(0..<value.count)
      isOtherArchive = !range.isEmpty && !text.says("arxiv", range)
      return
    }
    if isNamed("crossref") || isNamed("xref") { isDerived = true }
    if isNamed("shorttitle") || isNamed("note") || isNamed("howpublished") || isNamed("annotation")
    {
      return putNote(value, isNote: isNamed("note"), &record, &builder)
    }
    guard let field = RecordNames.field(name), field != .ignored else { return }
    switch field {
    case .date: record.put(.date, BibTeXText.dateStart(value), into: &builder)
    case .month:
      // `10~jan`.
      let digits = value.prefix(while: ASCII.isDigit)
      if !digits.isEmpty, digits.count < value.count, digits.count <= 2 {
        record.put(.day, UnsafeRawBufferPointer(rebasing: digits), into: &builder)
      }
      record.put(.month, value, into: &builder)
    case .link, .pdf, .doi, .code, .arxivID:
      BibTeXText.withAddress(value) { record.put(field, $0, into: &builder) }
    case .comment where value.isEmpty: break
    default: BibTeXText.unbraced(value).withUnsafeBytes { record.put(field, $0, into: &builder) }
    }
  }

  func finish(_ record: inout RecordEntry, _ builder: inout DigestBuilder) {
    var whole = title
    if !subtitle.isEmpty, !title.isEmpty {
      if let last = title.last, !ByteSet(":?!.").contains(last) { whole.append(ASCII.colon) }
      whole += [ASCII.space] + subtitle
    }
    whole.withUnsafeBytes { record.put(.title, $0, into: &builder) }
    if !isOtherArchive { eprint.withUnsafeBytes { record.put(.id, $0, into: &builder) } }
  }

  /// A note is the authors' comment, unless it only says where arXiv has the paper.
  private func putNote(
    _ value: UnsafeRawBufferPointer, isNote: Bool, _ record: inout RecordEntry,
    _ builder: inout DigestBuilder
  ) {
    record.put(.hint, value, into: &builder)
    let isLong = value.count > 60 || ArxivReference.find(in: value) == nil
    guard isNote, isLong else { return }
    BibTeXText.unbraced(value).withUnsafeBytes { record.put(.comment, $0, into: &builder) }
  }
}
