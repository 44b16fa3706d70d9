import Papers

extension Dialect {
  /// The notes of arxiv-daily and arxiv-daily-scroll, one file a paper.
  public static let arxivDailyNotes = Dialect(
    name: "arxiv-daily-notes", isMarkdown: true, sniff: ArxivDailyNotes.sniff,
    makeReader: { BlockReader<ArxivDailyNotes>() })
}

/// Reads arxiv-daily-notes: front matter, `# Title`, lines labelled in Chinese, Chinese notes, and the
/// abstract quoted under `## 摘要（原文）`. Of the notes, the one-line summary is kept.
struct ArxivDailyNotes: BlockDialect {
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    guard scanner.has("---", at: 0, before: prefix.count) else { return false }
    return scanner.find("\n**作者**", in: 0..<prefix.count) != nil
      && (scanner.find("data-arxiv-id=\"", in: 0..<prefix.count) != nil
        || scanner.find("\n**arXiv**", in: 0..<prefix.count) != nil)
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool { false }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    let start = FrontMatter(block)?.end ?? block.range.lowerBound
    builder.beginEntry(line: block.line)
    var hasTitle = false
    for line in Block.Lines(scanner: scanner, range: start..<block.range.upperBound) {
      let text = scanner.trimmed(line)
      if !hasTitle, let heading = scanner.heading(text), heading.level == 1 {
        builder.set(.title, scanner.slice(heading.text))
        hasTitle = true
      } else if let id = scanner.find("data-arxiv-id=\"", in: text) {
        let from = id + 15
        let end = scanner.find("\"", in: from..<text.upperBound) ?? from
        builder.setReference(in: scanner.slice(from..<end))
      } else {
        readLabelled(text, scanner, &builder)
      }
    }
    readText(of: block, from: start, &builder)
    builder.endEntry(needsAbstract: true)
  }

  private func readLabelled(
    _ line: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    guard scanner.bytes[line].first == ASCII.asterisk else { return }
    if let names = scanner.value(of: "作者", in: line) {
      builder.add(commaSeparated: scanner.slice(names), to: .authors)
    } else if let names = scanner.value(of: "分类", in: line) {
      builder.add(commaSeparated: scanner.slice(names), to: .categories)
    } else if let date = scanner.value(of: "发布日期", in: line) {
      readDate(date, scanner, &builder)
    } else if let terms = scanner.value(of: "关键词", in: line) {
      readTerms(terms, scanner, &builder)
    } else if let text = scanner.value(of: "一句话要点", in: line) {
      builder.set(.summary, scanner.slice(text), markup: .bold)
    } else if let address = scanner.value(of: "arXiv", in: line) {
      let link = scanner.firstLink(in: address)
      builder.setReference(in: scanner.slice(link?.text ?? address))
    }
  }

  /// `2023-12-01 (更新: 2024-06-11)`.
  private func readDate(
    _ range: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    builder.setDay(Day(utf8: UnsafeRawBufferPointer(rebasing: scanner.slice(range).prefix(10))))
    guard let updated = scanner.find("更新:", in: range) else { return }
    let text = scanner.trimmed(updated + 7..<range.upperBound)
    builder.add(
      extra: "Updated", UnsafeRawBufferPointer(rebasing: scanner.slice(text).prefix(10)))
  }

  /// `` `one` `two` `` or `one, two`, also with commas of full width.
  private func readTerms(
    _ range: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    var from = range.lowerBound
    var offset = from
    func end(at place: Int) {
      builder.add(scanner.slice(scanner.trimmed(from..<place)), to: .tags)
    }
    while offset < range.upperBound {
      let isWide =
        scanner.has("，", at: offset, before: range.upperBound)
        || scanner.has("、", at: offset, before: range.upperBound)
      if isWide || scanner.bytes[offset] == ASCII.comma || scanner.bytes[offset] == 0x60 {
        end(at: offset)
        offset += isWide ? 3 : 1
        from = offset
      } else {
        offset += 1
      }
    }
    end(at: range.upperBound)
  }

  private func readText(of block: Block, from start: Int, _ builder: inout DigestBuilder) {
    if let text = block.section(named: "一句话要点", from: start) {
      let line = block.scanner.lineEnd(from: text.lowerBound)
      let first = text.lowerBound..<min(line, text.upperBound)
      builder.set(.summary, block.scanner.slice(first), markup: .bold)
    }
    if let text = block.section(named: "摘要（中文）", from: start) {
      builder.add(extra: "摘要", block.scanner.slice(text))
    }
    if let text = block.section(named: "摘要（原文）", from: start) {
      block.unquoted(text).withUnsafeBytes { builder.set(.abstract, $0) }
    }
  }
}
