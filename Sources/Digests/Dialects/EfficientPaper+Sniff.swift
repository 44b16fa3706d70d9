import Papers

/// How digests of EfficientPaper are known: by a line that no one else writes, or by a day as heading.
extension EfficientPaperReader {
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var line = 0
    var lines = 0
    var (isDated, hasQuotedAddress) = (false, false)
    while line < prefix.count, lines < 2000 {
      let end = scanner.lineEnd(from: line)
      let text = scanner.trimmed(line..<end)
      if HeaderLine.isTelling(text, in: scanner) { return true }
      if lines < 8, isDateHeading(text, scanner) { isDated = true }
      hasQuotedAddress = hasQuotedAddress || isQuotedAddress(text, scanner)
      line = end + 1
      lines += 1
    }
    // A diary of papers has a day as its heading, too.
    return isDated && (hasQuotedAddress || ArxivAddresses.next(in: prefix, from: 0) == nil)
  }

  /// `> http://arxiv.org/abs/2504.16922v1`: an address alone in a quotation.
  private static func isQuotedAddress(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard let first = scanner.bytes[line].first, first == ASCII.greater else { return false }
    let text = scanner.trimmed(line.lowerBound + 1..<line.upperBound)
    return scanner.has("http", at: text.lowerBound, before: text.upperBound)
      && !scanner.bytes[text].contains(where: ASCII.isWhite)
  }

  /// `# 2025-04-25`: a digest may be empty.
  private static func isDateHeading(_ text: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard scanner.has("# ", at: text.lowerBound, before: text.upperBound), text.count >= 12 else {
      return false
    }
    let date = text.lowerBound + 2..<text.lowerBound + 12
    return Day(utf8: scanner.slice(date)) != nil
  }
}
