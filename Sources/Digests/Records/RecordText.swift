import Papers

/// Texts of records, as programs write them: with mark-up of the web, or as lists under one name.
package enum RecordText {
  /// Lends a text without HTML. One that has none, as nearly all have, is not copied.
  package static func plain(
    _ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    guard hasMarkup(text) else { return body(text) }
    HTMLText.plain(text).withUnsafeBytes(body)
  }

  /// Whether there may be a tag or a reference to a character.
  private static func hasMarkup(_ text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    return scanner.first(ASCII.less, in: 0..<text.count) != nil
      || scanner.first(ASCII.ampersand, in: 0..<text.count) != nil
  }

  /// Divides a list of keywords: at semicolons if there are any, else at commas, else at line feeds. Brackets
  /// and quotation marks of a list that a program printed go: `['one', 'two']`.
  package static func items(
    _ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    let scanner = ByteScanner(text)
    var range = scanner.trimmed(0..<text.count)
    let isPrinted =
      range.count > 2 && text[range.lowerBound] == ASCII.bracketOpen
      && text[range.upperBound - 1] == ASCII.bracketClosed
    if isPrinted { range = range.lowerBound + 1..<range.upperBound - 1 }
    let semicolon = UInt8(ascii: ";")
    let divider =
      isPrinted ? ASCII.comma : scanner.first(semicolon, in: range) != nil ? semicolon : ASCII.comma
    var start = range.lowerBound
    var depth = 0
    for offset in range.lowerBound...range.upperBound {
      if offset < range.upperBound {
        let byte = text[offset]
        if byte == ASCII.parenthesisOpen { depth += 1 }
        if byte == ASCII.parenthesisClosed { depth = max(0, depth - 1) }
        guard byte == ASCII.lineFeed || (byte == divider && depth == 0) else { continue }
      }
      var item = scanner.trimmed(start..<offset)
      start = offset + 1
      if isPrinted || (item.count > 1 && text[item.lowerBound] == ASCII.quote) {
        item = unquoted(item, scanner)
      }
      while let first = scanner.bytes[item].first, first == ASCII.hash { item = item.dropFirst() }
      if !item.isEmpty { body(scanner.slice(item)) }
    }
  }

  private static func unquoted(_ range: Range<Int>, _ scanner: ByteScanner) -> Range<Int> {
    guard range.count > 1, let first = scanner.bytes[range].first,
      first == scanner.bytes[range.upperBound - 1],
      first == ASCII.quote || first == ASCII.apostrophe
    else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }

  /// The categories in a text: `cs.LG cs.CL`, `cs.LG; stat.ML`, `Machine Learning (cs.LG)`, `[cs]`. Words
  /// are categories; a text that has words which are none is divided as keywords are.
  package static func categories(
    _ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    let scanner = ByteScanner(text)
    func isDivider(_ byte: UInt8) -> Bool {
      ASCII.isWhite(byte) || byte == ASCII.comma || byte == UInt8(ascii: ";") || byte == ASCII.bar
        || byte == ASCII.bracketOpen || byte == ASCII.bracketClosed || byte == ASCII.apostrophe
        || byte == ASCII.quote || byte == ASCII.parenthesisOpen || byte == ASCII.parenthesisClosed
    }
    let words = text.split(whereSeparator: isDivider)
    let known = words.filter { ArxivCategory.isOne(UnsafeRawBufferPointer(rebasing: $0)) }
    // `Machine Learning (cs.LG)` has a category and its name.
    let hasParenthesis = scanner.first(ASCII.parenthesisOpen, in: 0..<text.count) != nil
    if !known.isEmpty, known.count == words.count || hasParenthesis {
      for word in known { body(UnsafeRawBufferPointer(rebasing: word)) }
    } else {
      items(text, body)
    }
  }
}
