import Papers

/// Reads the lists of references that BibTeX makes for LaTeX (`.bbl`): an `\bibitem` a paper, as the styles of
/// many journals write it.
///
///     \bibitem{tides}                          \bibitem{corals} B.~Lee, ``Corals in cold
///     Ann Smith and Bo Lee.                       water,'' \emph{Reefs}, 2024.
///     \newblock Attention to the tides.        \bibitem{rivers} C.~Poe, \emph{Rivers},
///     \newblock {\em Seas}, 12, 2024.             \href{https://…}{\emph{Seas} 12 (2003)}
///
/// Blocks say what they are by their order. Where there is but one, the title is what stands in quotation marks, else
/// what is emphasized first, and names are before it. Some styles name every part (`\bibinfo{title}{…}`).
struct BibItems: BlockDialect {
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var lines = 0
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      let text = scanner.trimmed(line)
      guard let first = scanner.bytes[text].first else { continue }
      if isItem(text, in: scanner) { return true }
      // What styles define before their lists.
      guard ByteSet("\\%{}").contains(first), lines < 200 else { return false }
      lines += 1
    }
    return false
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    BibItems.isItem(scanner.trimmed(line), in: scanner)
  }

  /// Whether a line begins with `\bibitem`, and not with another command that begins so (`\bibitemStop`).
  private static func isItem(_ text: Range<Int>, in scanner: ByteScanner) -> Bool {
    guard scanner.has("\\bibitem", at: text.lowerBound, before: text.upperBound) else {
      return false
    }
    let end = text.lowerBound + 8
    return end == text.upperBound || !(0x41...0x5A ~= scanner.bytes[end] & ~0x20)
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    guard let first = block.firstLine, begins(first, in: block.scanner) else { return }
    let item = BibItemReader.item(in: block.scanner.slice(block.range))
    builder.beginEntry(line: block.line)
    var record = RecordEntry()
    item.put(into: &record, &builder)
    if !record.end(isBibliography: true, into: &builder) {
      builder.add(.missingTitle, line: block.line)
    }
  }
}

extension Dialect {
  /// Lists of references as BibTeX makes them for LaTeX.
  public static let bibItems = Dialect(
    name: "bbl", sniff: BibItems.sniff, makeReader: { BlockReader<BibItems>() })
}
