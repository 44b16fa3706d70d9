import Papers

/// An entry found in unknown text.
struct GenericEntry {
  let reference: ArxivReference
  var title: [UInt8] = []
  private var fields: [(label: GenericLine.Label, text: [UInt8])] = []
  private var longest: [UInt8] = []

  private let scanner: ByteScanner

  /// What counts as an abstract without being called so, in bytes.
  private static let abstractSize = 200

  init(_ piece: Block, id: GenericText.Place) {
    reference = id.reference
    scanner = piece.scanner
    if let line = piece.lines.first(where: { _ in true }),
      scanner.bytes[line].first == ASCII.bar
    {
      readRow(line)
      return
    }
    title = linkTitle(around: id, in: piece.range)
    readLines(of: piece)
  }

  func write(to builder: inout DigestBuilder, line: Int) {
    builder.beginEntry(line: line)
    builder.setReference(reference)
    title.withUnsafeBytes { builder.set(.title, $0, markup: .bold) }
    longest.withUnsafeBytes { builder.set(.abstract, $0, markup: .bold) }
    for (label, text) in fields {
      text.withUnsafeBytes { write($0, label, to: &builder) }
    }
    builder.endEntry(needsAbstract: false)
  }

  private func write(
    _ text: UnsafeRawBufferPointer, _ label: GenericLine.Label, to builder: inout DigestBuilder
  ) {
    switch label {
    case .title, .link: break
    case .authors: builder.add(commaSeparated: text, to: .authors)
    case .abstract: builder.set(.abstract, text, markup: .bold)
    case .summary: builder.set(.summary, text, markup: .bold)
    case .date: builder.setDay(Day(utf8: UnsafeRawBufferPointer(rebasing: text.prefix(10))))
    case .categories: builder.add(commaSeparated: text, to: .categories)
    case .comment: builder.set(.comment, text)
    case .keywords: builder.add(commaSeparated: text, to: .tags)
    case .code: if text.starts(with: "http".utf8) { builder.add(text, to: .code) }
    case .journal: builder.set(.journal, text)
    case .doi: builder.set(.doi, text)
    }
  }

  /// The text of the link that holds the id, if that is a title.
  private func linkTitle(around id: GenericText.Place, in range: Range<Int>) -> [UInt8] {
    var offset = range.lowerBound
    while offset < id.range.upperBound {
      if let link = scanner.link(at: offset, before: range.upperBound) {
        if link.address.contains(id.range.lowerBound) {
          return GenericTitle(scanner, link.text).text
        }
        offset = link.range.upperBound
      } else {
        offset += 1
      }
    }
    return []
  }

  private mutating func readLines(of piece: Block) {
    var label: GenericLine.Label?
    var paragraph: [UInt8] = []
    var isFirst = true
    for line in piece.lines {
      let text = scanner.trimmed(line)
      if text.isEmpty || scanner.bytes[text].allSatisfy({ $0 == ASCII.greater }) {
        endParagraph(&paragraph, label)
        label = label == .abstract ? label : nil
        continue
      }
      if let found = GenericLine.label(text, scanner) {
        endParagraph(&paragraph, label)
        label = found.label
        paragraph = PlainText.bytes(of: found.value, scanner)
        if found.label == .title, title.isEmpty {
          title = GenericTitle(scanner, found.value).text
        }
      } else if label == nil, title.isEmpty, let found = lineTitle(text, isFirst: isFirst) {
        endParagraph(&paragraph, label)
        title = found
      } else if !GenericLine.isOnlyLinks(text, scanner) {
        if !paragraph.isEmpty { paragraph.append(ASCII.lineFeed) }
        paragraph += PlainText.bytes(of: text, scanner)
      }
      isFirst = false
    }
    endParagraph(&paragraph, label)
  }

  /// A title that stands in a line: a heading, bold, or what is before the id.
  private func lineTitle(_ line: Range<Int>, isFirst: Bool) -> [UInt8]? {
    var text = scanner.heading(line)?.text ?? GenericLine.item(line, scanner) ?? line
    if let bold = firstBold(in: text) {
      let title = GenericTitle(scanner, bold).text
      if !title.isEmpty { return title }
    }
    guard isFirst else { return nil }
    if let id = GenericText.firstID(in: text, scanner) {
      // Back to before the address, and the brackets around it.
      var end = id.range.lowerBound
      while end > text.lowerBound, !ASCII.isWhite(scanner.bytes[end - 1]) { end -= 1 }
      if let tag = scanner.bytes[text.lowerBound..<end].lastIndex(of: ASCII.less),
        !scanner.bytes[tag..<end].contains(ASCII.greater)
      {
        end = tag
      }
      text = scanner.trimmed(text.lowerBound..<end)
    }
    let title = GenericTitle(scanner, text).text
    return title.isEmpty ? nil : title
  }

  private func firstBold(in range: Range<Int>) -> Range<Int>? {
    guard let open = scanner.find("**", in: range),
      let close = scanner.find("**", in: open + 2..<range.upperBound)
    else { return nil }
    return open + 2..<close
  }

  private mutating func endParagraph(_ paragraph: inout [UInt8], _ label: GenericLine.Label?) {
    defer { paragraph = [] }
    if let label {
      if label == .abstract, let known = fields.firstIndex(where: { $0.label == .abstract }) {
        fields[known].text += Array("\n\n".utf8) + paragraph
      } else {
        fields.append((label, paragraph))
      }
    } else if paragraph.count >= GenericEntry.abstractSize, paragraph.count > longest.count {
      longest = paragraph
    }
  }

  /// A row of a table: the cell with a title is the title, a day the date.
  private mutating func readRow(_ line: Range<Int>) {
    for cell in scanner.cells(line) {
      let plain = PlainText.bytes(of: cell, scanner)
      if let day = plain.withUnsafeBytes({ Day(utf8: $0) }) {
        fields.append((.date, Array(day.description.utf8)))
      } else if plain.count >= GenericEntry.abstractSize, title.isEmpty == false {
        longest = plain
      } else if title.isEmpty {
        title = GenericTitle(scanner, cell).text
      } else if fields.allSatisfy({ $0.label != .authors }), GenericEntry.looksLikeNames(plain) {
        fields.append((.authors, plain))
      }
    }
  }

  /// `A. One, B. Two et al.`: several capitalised words, and no address.
  private static func looksLikeNames(_ text: [UInt8]) -> Bool {
    let words = text.split(separator: ASCII.space)
    return words.count >= 2 && !text.contains(ASCII.slash)
      && words.count { $0.first.map { $0 &- 0x41 < 26 || $0 >= 0x80 } ?? false } * 2 >= words.count
  }
}
