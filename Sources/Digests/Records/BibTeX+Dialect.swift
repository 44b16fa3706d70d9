import Papers

extension Dialect {
  /// Bibliographies in BibTeX and BibLaTeX.
  public static let bibTeX = Dialect(
    name: "bibtex", sniff: BibTeX.sniff, makeReader: { BibTeX() })
}

extension BibTeX {
  /// A bibliography has an entry at the beginning of a line, and before it at most comments of those who
  /// made it: a page in Markdown that quotes an entry is none.
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var before = 0
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      let text = scanner.trimmed(line)
      guard let first = scanner.bytes[text].first else { continue }
      if first == BibTeXHead.sign {
        let head = BibTeXHead(at: text.lowerBound, in: scanner)
        if head.body != nil, isKnown(text, scanner) { return true }
      }
      before += 1
      let isMarkup = ByteSet("#|-*<>[!=_+`$&:").contains(first)
      if first != UInt8(ascii: "%"), isMarkup || before > 60 || scanner.find("](", in: text) != nil
      {
        return false
      }
    }
    return false
  }

  /// Whether a line begins with `@` and the name of a kind of entry.
  private static func isKnown(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var end = line.lowerBound + 1
    while end < line.upperBound, ASCII.lower(scanner.bytes[end]) &- 0x61 < 26 { end += 1 }
    return kinds.contains { scanner.says($0, line.lowerBound + 1..<end) }
  }

  private static let kinds: [StaticString] = [
    "article", "inproceedings", "misc", "book", "online", "techreport", "phdthesis",
    "mastersthesis",
    "conference", "proceedings", "incollection", "inbook", "unpublished", "report", "thesis",
    "manual",
    "booklet", "collection", "inreference", "reference", "dataset", "software", "periodical",
    "patent",
    "electronic", "www", "eprint", "preprint", "mvbook", "bookinbook", "suppbook", "suppcollection",
    "suppperiodical", "mvcollection", "mvproceedings", "mvreference", "string", "comment",
    "preamble", "set",
    "xdata", "video", "other", "webpage", "paper", "workshop",
  ]
}
