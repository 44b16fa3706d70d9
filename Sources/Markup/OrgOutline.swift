import Digests
import Papers

/// Reads Org, the outlines of Emacs: headings of stars with words to do and tags, drawers, keywords, lists,
/// tables, links. What a heading wears goes: `* TODO [#A] Title :tag:` is `Title`, and the tags are its facts.
///
/// It is read line by line. A file is cut before a heading, else after a blank line, else before any line.
struct OrgOutline: OutlineSource {
  private var cutter = ChunkCutter()
  /// Before the first heading keywords are facts of the file.
  private var isHead = true

  init() {}

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, line: Int, into outline: inout Outline,
    problems: inout [Int]
  ) -> Int? {
    guard let length = cutter.next(in: window, isLast: isLast) else { return nil }
    let scanner = ByteScanner(UnsafeRawBufferPointer(rebasing: window[..<length]))
    var room = Outline()
    swap(&room, &outline)
    var page = OrgPage(scanner, line: line, after: OutlineBuilder(reusing: room))
    page.read(isHead: &isHead)
    outline = page.finish()
    return length
  }
}

private struct OrgPage {
  private let scanner: ByteScanner
  private var line: Int
  private var builder: OutlineBuilder
  /// The items that are open: how far they are indented, and how many blocks were open before their list.
  private var items: [(indent: Int, openBefore: Int)] = []
  private var isInTable = false
  private var isInProperties = false
  /// No drawer, no block that begins before here has an end.
  private var lacking = (drawer: 0, block: 0)

  init(_ scanner: ByteScanner, line: Int, after builder: consuming OutlineBuilder) {
    self.scanner = scanner
    self.line = line
    self.builder = builder
  }

  mutating func read(isHead: inout Bool) {
    var offset = 0
    while offset < scanner.bytes.count {
      let end = scanner.lineEnd(from: offset)
      let next = min(end + 1, scanner.bytes.count)
      if let after = special(offset..<end, next: next, isHead: &isHead) {
        line += scanner.lineFeeds(in: offset..<after)
        offset = after
      } else {
        take(offset..<end, next: next)
        line += 1
        offset = next
      }
    }
  }

  consuming func finish() -> Outline { builder.finish() }

  /// Keywords, drawers and blocks; returns where it goes on behind them.
  private mutating func special(_ raw: Range<Int>, next: Int, isHead: inout Bool) -> Int? {
    let text = scanner.trimmed(raw)
    guard let first = scanner.bytes[text].first, first != ASCII.bar else { return nil }
    endTable()
    switch first {
    case ASCII.asterisk where raw.lowerBound == text.lowerBound:
      guard let heading = OrgLine.heading(text, scanner) else { return nil }
      isHead = false
      begin(heading)
      return next
    case ASCII.hash: return hash(text, next: next, isHead: isHead)
    case ASCII.colon:
      if scanner.says(":properties:", text) { return drawer(from: next) }
      // Other drawers have no text of their own.
      guard let name = OrgLine.property(text, scanner), name.value.isEmpty else { return nil }
      guard let end = find(":end:", from: next) else { return next }
      return end.after
    case let byte where byte &- 0x41 < 26:
      for word in ["CLOSED:", "SCHEDULED:", "DEADLINE:"] as [StaticString]
      where scanner.has(word, at: text.lowerBound, before: text.upperBound) {
        endLists(from: 0)
        builder.endParagraph()
        begin(properties: true)
        let name = String(
          decoding: scanner.slice(text.lowerBound..<text.lowerBound + word.utf8CodeUnitCount - 1),
          as: UTF8.self)
        field(name, text.lowerBound + word.utf8CodeUnitCount..<text.upperBound)
        begin(properties: false)
        return next
      }
      return nil
    default: return nil
    }
  }

  private mutating func begin(_ heading: (level: Int, text: Range<Int>)) {
    endAll()
    var text = OrgLine.afterTodo(heading.text, scanner)
    let tags = OrgLine.tags(text, scanner)
    if let tags { text = scanner.trimmed(text.lowerBound..<tags.lowerBound) }
    builder.begin(.heading(level: heading.level), line: line)
    OrgText(scanner, line: line).add(text, to: &builder)
    builder.end()
    guard let tags else { return }
    begin(properties: true)
    var value = Array(scanner.slice(tags.dropFirst().dropLast()))
    for index in value.indices where value[index] == ASCII.colon { value[index] = ASCII.lineFeed }
    builder.add(.field(name: "tags"), text: value, line: line)
    begin(properties: false)
  }

  private mutating func hash(_ text: Range<Int>, next: Int, isHead: Bool) -> Int? {
    if OrgLine.begins("#+begin_", text, scanner) { return block(text, next: next) }
    guard let keyword = OrgLine.keyword(text, scanner) else {
      // `# a remark`
      return text.count == 1 || scanner.bytes[text.lowerBound + 1] == ASCII.space ? next : nil
    }
    guard !keyword.value.isEmpty else { return next }
    if isHead {
      if !isInProperties {
        endAll()
        begin(properties: true)
        isInProperties = true
      }
      var name = String(decoding: scanner.slice(keyword.name), as: UTF8.self)
      if name.lowercased() == "filetags" { name = "tags" }
      if name == "tags" {
        var value = Array(scanner.slice(keyword.value))
        for index in value.indices where value[index] == ASCII.colon {
          value[index] = ASCII.lineFeed
        }
        builder.add(.field(name: name), text: value.drop { $0 == ASCII.lineFeed }, line: line)
      } else {
        field(name, keyword.value)
      }
      return next
    }
    // A caption is text; what else is said is for programs.
    guard scanner.says("caption", keyword.name) else { return next }
    builder.endParagraph()
    OrgText(scanner, line: line).add(keyword.value, to: &builder)
    builder.endParagraph()
    return next
  }

  /// `#+begin_src` to its end: code, or a quotation, or text as any other. One without an end is its line.
  private mutating func block(_ text: Range<Int>, next: Int) -> Int? {
    var stop = text.lowerBound + 8
    while stop < text.upperBound, !ASCII.isWhite(scanner.bytes[stop]) { stop += 1 }
    let name = text.lowerBound + 8..<stop
    if scanner.says("quote", name) {
      endAll()
      builder.begin(.quotation, line: line)
      return next
    }
    guard scanner.says("src", name) || scanner.says("example", name) || scanner.says("export", name)
    else { return next }
    guard let end = find("#+end_", from: next) else { return next }
    builder.begin(.code, line: line + 1)
    builder.append(scanner.slice(next..<end.start), line: line + 1)
    builder.end()
    return end.after
  }

  /// Facts up to `:END:`.
  private mutating func drawer(from start: Int) -> Int? {
    guard let end = find(":end:", from: start) else { return start }
    builder.endParagraph()
    begin(properties: true)
    var (offset, number) = (start, line)
    while offset < end.start {
      number += 1
      let stop = scanner.lineEnd(from: offset)
      let text = scanner.trimmed(offset..<min(stop, end.start))
      if let fact = OrgLine.property(text, scanner), !fact.value.isEmpty {
        builder.add(
          .field(name: String(decoding: scanner.slice(fact.name), as: UTF8.self)),
          text: scanner.slice(fact.value), line: number)
      }
      offset = stop + 1
    }
    begin(properties: false)
    return end.after
  }

  /// The next line that begins with a word, before a heading. Where there is none up to a place, none is
  /// looked for before it: whichever word it is, ends without beginnings are rare enough.
  private mutating func find(_ word: StaticString, from start: Int) -> (start: Int, after: Int)? {
    let isDrawer = word.utf8Start[0] == ASCII.colon
    guard start >= (isDrawer ? lacking.drawer : lacking.block) else { return nil }
    var offset = start
    while offset < scanner.bytes.count {
      let end = scanner.lineEnd(from: offset)
      let text = scanner.trimmed(offset..<end)
      if OrgLine.begins(word, text, scanner) {
        return (offset, min(end + 1, scanner.bytes.count))
      }
      if scanner.bytes[offset] == ASCII.asterisk, OrgLine.heading(offset..<end, scanner) != nil {
        break
      }
      offset = end + 1
    }
    if isDrawer { lacking.drawer = offset } else { lacking.block = offset }
    return nil
  }

  // MARK: Lines

  private mutating func take(_ raw: Range<Int>, next: Int) {
    if isInProperties {
      begin(properties: false)
      isInProperties = false
    }
    let text = scanner.trimmed(raw)
    guard let first = scanner.bytes[text].first else {
      builder.endParagraph()
      endTable()
      return
    }
    if first == ASCII.bar { return row(text, next: next) }
    endTable()
    if OrgLine.begins("#+end_", text, scanner) {
      endLists(from: 0)
      return builder.end()
    }
    if let item = OrgLine.item(raw, scanner) { return begin(item) }
    if text.count >= 5, scanner.bytes[text].allSatisfy({ $0 == ASCII.hyphen }) {
      endLists(from: 0)
      builder.begin(.rule, line: line)
      return builder.end()
    }
    endLists(from: text.lowerBound - raw.lowerBound)
    builder.breakLine()
    OrgText(scanner, line: line).add(text, to: &builder)
  }

  private mutating func begin(_ item: (indent: Int, isOrdered: Bool, text: Range<Int>)) {
    builder.endParagraph()
    endLists(from: item.indent + 1)
    if let last = items.last, last.indent == item.indent {
      builder.end(to: last.openBefore + 1)
    } else {
      items.append((item.indent, builder.openCount))
      builder.begin(.list(isOrdered: item.isOrdered), line: line)
    }
    builder.begin(.item, line: line)
    OrgText(scanner, line: line).add(item.text, to: &builder)
  }

  private mutating func row(_ text: Range<Int>, next: Int) {
    if !isInTable {
      builder.endParagraph()
      builder.begin(.table, line: line)
      isInTable = true
    }
    // `|---+---|`
    if text.count > 1, scanner.bytes[text.lowerBound + 1] == ASCII.hyphen { return }
    let below = next..<scanner.lineEnd(from: next)
    let isHeader = scanner.has(
      "|-", at: scanner.trimmed(below).lowerBound, before: below.upperBound)
    builder.begin(.row(isHeader: isHeader), line: line)
    for cell in scanner.cells(text) {
      builder.begin(.cell, line: line)
      OrgText(scanner, line: line).add(cell, to: &builder)
      builder.end()
    }
    builder.end()
  }

  // MARK: Ends

  private mutating func endTable() {
    if isInTable { builder.end() }
    isInTable = false
  }

  /// Ends items that are indented as far, or farther.
  private mutating func endLists(from indent: Int) {
    while let last = items.last, last.indent >= indent {
      items.removeLast()
      builder.end(to: last.openBefore)
    }
  }

  private mutating func endAll() {
    isInTable = false
    isInProperties = false
    items = []
    builder.end(to: 0)
    builder.endParagraph()
  }

  private mutating func begin(properties isBeginning: Bool) {
    if isBeginning { builder.begin(.properties, line: line) } else { builder.end() }
  }

  private mutating func field(_ name: String, _ value: Range<Int>) {
    builder.add(
      .field(name: name), text: scanner.slice(scanner.trimmed(value)), line: line)
  }
}
