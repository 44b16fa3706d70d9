import Papers

extension FieldLabel {
  /// The label with which a line begins, and its value: `**Authors**: Ann Smith`, `- *Date: 2024-01-02*`,
  /// `👥 作者：…`, `【摘要】…`, `<b>Abstract:</b> …`. A label has a colon behind it, or is bold, italic or in brackets.
  /// The value may be empty: it is on the lines that follow. nil when the line begins otherwise.
  package static func ofLine(
    _ text: UnsafeRawBufferPointer
  ) -> (label: FieldLabel, value: Range<Int>)? {
    let scanner = ByteScanner(text)
    let line = scanner.trimmed(0..<text.count)
    let start = afterMarks(line, scanner)
    let limit = min(line.upperBound, start + limit)
    // The colon that ends the label; else the mark that does.
    var offset = start
    while offset < limit {
      let byte = text[offset]
      let colon = byte == ASCII.colon ? 1 : scanner.has("：", at: offset, before: limit) ? 3 : 0
      // `tl;dr` has a semicolon; an address has a colon.
      if colon > 0, !scanner.has("://", at: offset, before: limit) {
        guard
          let label = FieldLabel(scanner.slice(line.lowerBound..<offset))
            ?? FieldLabel(scanner.slice(start..<offset))
        else { return nil }
        return (label, value(from: offset + colon, to: line.upperBound, opened: start, scanner))
      }
      if byte == ASCII.lineFeed { break }
      offset += 1
    }
    return marked(line, start, scanner)
  }

  /// `**Abstract** We show`, `[Authors] Ann Smith`, `【摘要】我们`.
  private static func marked(
    _ line: Range<Int>, _ start: Int, _ scanner: ByteScanner
  ) -> (label: FieldLabel, value: Range<Int>)? {
    let marks: [(open: StaticString, close: StaticString)] = [
      ("**", "**"), ("__", "__"), ("【", "】"), ("*", "*"), ("_", "_"),
      ("[", "]"), ("「", "」"), ("`", "`"),
    ]
    let limit = min(line.upperBound, start + limit)
    for (open, close) in marks where scanner.has(open, at: start, before: limit) {
      let inner = start + open.utf8CodeUnitCount
      guard let end = scanner.find(close, in: inner..<limit) else { continue }
      let after = end + close.utf8CodeUnitCount
      // `[Paper](…)` is a link.
      if after < line.upperBound, scanner.bytes[after] == ASCII.parenthesisOpen { return nil }
      guard let label = FieldLabel(scanner.slice(inner..<end)) else { return nil }
      return (label, value(from: after, to: line.upperBound, opened: nil, scanner))
    }
    return nil
  }

  /// Behind list marks, quotation marks and blanks.
  private static func afterMarks(_ line: Range<Int>, _ scanner: ByteScanner) -> Int {
    let bytes = scanner.bytes
    var offset = line.lowerBound
    while offset < line.upperBound {
      let byte = bytes[offset]
      let isMark = byte == ASCII.hyphen || byte == ASCII.asterisk || byte == 0x2B
      if ASCII.isWhite(byte) || byte == ASCII.greater || byte == ASCII.bar
        || isMark && offset + 1 < line.upperBound && ASCII.isWhite(bytes[offset + 1])
      {
        offset += 1
      } else if byte == 0xE2, scanner.has("•", at: offset, before: line.upperBound) {
        offset += 3
      } else if byte == ASCII.less,
        let tag = tags.first(where: { scanner.has($0, at: offset, before: line.upperBound) })
      {
        offset += tag.utf8CodeUnitCount
      } else {
        break
      }
    }
    return offset
  }

  private static let tags: [StaticString] = [
    "<b>", "<strong>", "<em>", "<i>", "<p>", "<li>", "<td>",
  ]

  /// The value without the marks that end the label or close what was opened before it.
  private static func value(
    from start: Int, to end: Int, opened: Int?, _ scanner: ByteScanner
  ) -> Range<Int> {
    let bytes = scanner.bytes
    var from = start
    while from < end {
      if ASCII.isWhite(bytes[from]) {
        // What is marked after a blank belongs to the value.
        from += 1
        break
      }
      if let mark =
        (["**", "__", "</b>", "</strong>", "</em>", "</i>", "*", "_", "`", "】"] as [StaticString])
        .first(where: {
          scanner.has($0, at: from, before: end)
        }), hasOpened(mark, opened, start, scanner)
      {
        from += mark.utf8CodeUnitCount
      } else if bytes[from] == ASCII.colon {
        from += 1
      } else if scanner.has("：", at: from, before: end) {
        from += 3
      } else {
        break
      }
    }
    var value = scanner.trimmed(from..<max(from, end))
    // `*Authors: Ann Smith*`
    if let opened {
      for mark in ["**", "__", "*", "_"] as [StaticString]
      where scanner.has(mark, at: opened, before: end) && scanner.ends(value, with: mark)
        && scanner.find(mark, in: opened + mark.utf8CodeUnitCount..<start) == nil
        && scanner.find(mark, in: value) == value.upperBound - mark.utf8CodeUnitCount
      {
        value = scanner.trimmed(value.lowerBound..<value.upperBound - mark.utf8CodeUnitCount)
        break
      }
    }
    return value
  }

  /// Whether a mark behind a label closes one before it.
  private static func hasOpened(
    _ mark: StaticString, _ opened: Int?, _ end: Int, _ scanner: ByteScanner
  ) -> Bool {
    guard let opened, mark.utf8Start[0] != ASCII.less else { return true }
    return scanner.has(mark, at: opened, before: end) || scanner.find(mark, in: opened..<end) != nil
  }
}
