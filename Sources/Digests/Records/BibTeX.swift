import Papers

/// Reads BibTeX and BibLaTeX, entry by entry.
///
/// What is between entries is a comment, as it is for BibTeX. An entry ends with the brace that closes it;
/// where none does, it ends before the next line that begins an entry, and is read as far as it can be: a
/// missing brace costs a field, not the rest of the file. So every byte is looked at a fixed number of times.
struct BibTeX: DialectReader {
  private var macros = BibTeXMacros()
  /// A comment was seen that nothing closes; those after it have a line each.
  private var hasOpenComment = false
  /// How many bytes of the file are before the window.
  private var before = 0
  /// What an entry is called, for those who ask.
  struct Head {
    let key: String
    let line: Int
    let reference: ArxivReference?
    /// The number of its record, if it has one.
    let record: Int?
  }

  /// Of all entries so far; nil when nobody asks.
  var heads: [Head]?
  /// The line of the last entry when nothing closes it before the file ends.
  private(set) var openLine: Int?

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    let scanner = ByteScanner(window)
    var done = 0
    var counted = 0
    func count(to offset: Int, _ builder: inout DigestBuilder) {
      builder.line += scanner.lineFeeds(in: counted..<offset)
      counted = offset
    }
    defer { before += counted }
    while let sign = scanner.first(BibTeXHead.sign, in: done..<window.count) {
      let head = BibTeXHead(at: sign, in: scanner)
      if !isLast, head.reachesEnd {
        // Its beginning has not come whole.
        done = sign
        count(to: done, &builder)
        return done
      }
      guard let body = head.body else {
        done = sign + 1
        continue
      }
      let end = BibTeXEnd(
        from: body, closedBy: head.closing, isComment: head.kind == .comment,
        isLast: isLast, in: scanner)
      if end.reachesEnd {
        if !isLast {
          done = sign
          count(to: done, &builder)
          return done
        }
      }
      count(to: sign, &builder)
      openLine = head.kind != .comment && !end.isClosed && end.reachesEnd ? builder.line : nil
      macros.seen = before + sign
      switch head.kind {
      case .comment where hasOpenComment || !end.isClosed:
        let lineEnd = scanner.lineEnd(from: sign)
        if lineEnd == window.count, !isLast {
          // The rest of the line is to come.
          return sign
        }
        hasOpenComment = true
        done = lineEnd
        continue
      case .comment, .preamble: break
      case .string: macros.define(body..<end.offset, in: scanner)
      case .entry, .other:
        readEntry(body..<end.offset, head, end, isLast: isLast, scanner, &builder)
      }
      done = end.next
    }
    // What stands before a sign tells whether it begins an entry: the last byte is seen with what comes.
    let end = isLast ? window.count : max(done, window.count - 1)
    count(to: end, &builder)
    return end
  }

  private mutating func readEntry(
    _ range: Range<Int>, _ head: BibTeXHead, _ end: BibTeXEnd, isLast: Bool, _ scanner: ByteScanner,
    _ builder: inout DigestBuilder
  ) {
    let line = builder.line
    builder.beginEntry(line: line)
    var record = RecordEntry()
    var fields = BibTeXFields(range, isOpen: !end.isClosed, in: scanner)
    var source = BibTeXSource()
    while let (name, value) = fields.next(&macros) {
      value.withUnsafeBytes { source.put(scanner.slice(name), $0, &record, &builder) }
    }
    source.finish(&record, &builder)
    let isFileEnd = !end.isClosed && end.reachesEnd
    if isFileEnd { builder.setCut() }
    let hasTitle = !builder.draft.record.title.isEmpty
    let isPaper = head.kind == .entry
    let isEntry = record.end(isBibliography: isPaper, into: &builder)
    let key = scanner.trimmed(range.lowerBound..<fields.start)
    heads?.append(
      Head(
        key: String(decoding: scanner.bytes[key], as: UTF8.self), line: line,
        reference: record.reference.value,
        record: isEntry ? builder.entryCount - 1 : nil))
    if !end.isClosed, !isFileEnd || !isEntry {
      builder.add(isFileEnd ? .truncated : .malformed, line: line)
    } else if isPaper, !hasTitle, end.isClosed, fields.count > 0, !isEntry, !source.isDerived {
      builder.add(.missingTitle, line: line)
    }
  }
}
