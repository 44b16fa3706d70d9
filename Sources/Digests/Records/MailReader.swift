import Papers

/// Reads a mail that was saved (`.eml`, RFC 5322): its text parts (RFC 2045, 2046), decoded, each by the dialect
/// that knows it. Of the same text in several forms the plain one is taken if it is one of arXiv's own mails,
/// else the last, which is mostly HTML.
///
/// Lines come one by one; a part is held until it ends, as far as an entry may be large. Attachments are passed
/// over without being held.
struct MailReader: DialectReader {
  private let dialects: [Dialect]
  private var headers = MailHeaders()
  private var isInHeaders = true
  /// The boundaries that we are within, the outermost first.
  private var boundaries: [(mark: [UInt8], isAlternative: Bool)] = []
  private var part: Part?
  /// The forms of a text of which one is to be read.
  private var alternatives: [Part] = []

  /// Mails in mails, lists in lists: deeper is nothing that anybody sends.
  private static let depthLimit = 16

  struct Part {
    var text: [UInt8] = []
    /// Where it begins in the file.
    let line: Int
    let isHTML: Bool
    var decoder: MailDecoder
  }

  init(dialects: [Dialect]) { self.dialects = dialects }

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    let scanner = ByteScanner(window)
    var offset = 0
    while offset < window.count {
      let end = scanner.lineEnd(from: offset)
      if end == window.count, !isLast { break }
      var line = offset..<end
      if line.count > 0, window[end - 1] == ASCII.carriageReturn { line = line.dropLast() }
      take(line, scanner, &builder)
      offset = min(end + 1, window.count)
      if end < window.count { builder.line += 1 }
    }
    if isLast {
      endPart()
      readAlternatives(&builder)
    }
    return offset
  }

  private mutating func take(
    _ line: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    if let level = boundary(line, scanner) {
      endPart()
      // What is within ends with it.
      boundaries.removeSubrange(min(level.index + (level.isEnd ? 0 : 1), boundaries.count)...)
      if !boundaries.contains(where: \.isAlternative) { readAlternatives(&builder) }
      headers = MailHeaders()
      isInHeaders = !level.isEnd
    } else if isInHeaders {
      if line.isEmpty { beginPart(&builder) } else { headers.take(line, scanner) }
    } else if part != nil {
      append(line, scanner)
    }
  }

  private mutating func append(_ line: Range<Int>, _ scanner: ByteScanner) {
    guard var part, part.text.count < DigestParser.entryLimit else { return }
    self.part = nil
    part.decoder.decode(scanner.slice(line), into: &part.text)
    self.part = part
  }

  /// The boundary that a line is, and whether it is the last of its kind.
  private func boundary(
    _ line: Range<Int>, _ scanner: ByteScanner
  ) -> (index: Int, isEnd: Bool)? {
    guard scanner.has("--", at: line.lowerBound, before: line.upperBound) else { return nil }
    for (index, boundary) in boundaries.enumerated().reversed() {
      let end = line.lowerBound + 2 + boundary.mark.count
      guard end <= line.upperBound,
        scanner.bytes[line.lowerBound + 2..<end].elementsEqual(boundary.mark)
      else { continue }
      let rest = scanner.trimmed(end..<line.upperBound)
      if rest.isEmpty { return (index, false) }
      if rest.count == 2, scanner.has("--", at: rest.lowerBound, before: rest.upperBound) {
        return (index, true)
      }
    }
    return nil
  }

  private mutating func beginPart(_ builder: inout DigestBuilder) {
    isInHeaders = false
    if boundaries.isEmpty, let subject = headers.subject, builder.heading == nil {
      builder.heading = subject
    }
    if headers.isMultipart {
      guard let mark = headers.boundary, boundaries.count < Self.depthLimit else { return }
      boundaries.append((mark, headers.isAlternative))
    } else if headers.isMessage {
      headers = MailHeaders()
      isInHeaders = true
    } else if headers.isText {
      part = Part(
        line: builder.line + 1, isHTML: headers.isHTML,
        decoder: MailDecoder(headers.encoding, headers.charset))
    }
  }

  private mutating func endPart() {
    guard var part else { return }
    part.decoder.finish(into: &part.text)
    if !part.text.allSatisfy(ASCII.isWhite) { alternatives.append(part) }
    self.part = nil
  }

  /// Reads one of the forms of a text.
  private mutating func readAlternatives(_ builder: inout DigestBuilder) {
    let parts = alternatives
    alternatives = []
    let known = parts.first { part in
      part.text.withUnsafeBytes { text in
        MailingList.sniff(UnsafeRawBufferPointer(rebasing: text.prefix(64 << 10)))
      }
    }
    guard let part = known ?? parts.last else { return }
    let line = builder.line
    part.text.withUnsafeBytes { read($0, from: part.line, &builder) }
    builder.line = line
  }

  private func read(
    _ text: UnsafeRawBufferPointer, from line: Int, _ builder: inout DigestBuilder
  ) {
    let prefix = UnsafeRawBufferPointer(rebasing: text.prefix(64 << 10))
    guard let dialect = dialects.first(where: { $0.sniff(prefix) }) else { return }
    var reader = dialect.makeReader()
    builder.line = line
    builder.isMarkdown = dialect.isMarkdown
    var done = 0
    while done < text.count {
      done += reader.read(
        UnsafeRawBufferPointer(rebasing: text[done...]), isLast: true, into: &builder)
    }
    builder.isMarkdown = false
  }
}

extension Dialect {
  /// Mails, whose texts are read by the first of `dialects` that knows them.
  public static func mail(reading dialects: [Dialect]) -> Dialect {
    Dialect(
      name: "mail", sniff: MailHeaders.sniff, makeReader: { MailReader(dialects: dialects) })
  }
}
