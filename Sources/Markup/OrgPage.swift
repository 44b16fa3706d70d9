import Digests
import Papers

/// A part of a file of Org, line by line: what is no text, as headings, keywords, drawers and blocks, is told here.
struct OrgPage {
  let scanner: ByteScanner
  var line: Int
  var builder: OutlineBuilder
  /// The items that are open: how far they are indented, and how many blocks were open before their list.
  var items: [(indent: Int, openBefore: Int)] = []
  var isInTable = false
  var isInProperties = false
  /// No drawer, no block that begins before here has an end.
  var lacking = (drawer: 0, block: 0)

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
  mutating func special(_ raw: Range<Int>, next: Int, isHead: inout Bool) -> Int? {
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

  mutating func begin(_ heading: (level: Int, text: Range<Int>)) {
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
    builder.addField("tags", text: value, line: line)
    begin(properties: false)
  }

  mutating func hash(_ text: Range<Int>, next: Int, isHead: Bool) -> Int? {
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
        builder.addField(name, text: value.drop { $0 == ASCII.lineFeed }, line: line)
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
  mutating func block(_ text: Range<Int>, next: Int) -> Int? {
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
  mutating func drawer(from start: Int) -> Int? {
    guard let end = find(":end:", from: start) else { return start }
    builder.endParagraph()
    begin(properties: true)
    var (offset, number) = (start, line)
    while offset < end.start {
      number += 1
      let stop = scanner.lineEnd(from: offset)
      let text = scanner.trimmed(offset..<min(stop, end.start))
      if let fact = OrgLine.property(text, scanner), !fact.value.isEmpty {
        builder.addField(
          String(decoding: scanner.slice(fact.name), as: UTF8.self),
          text: scanner.slice(fact.value), line: number)
      }
      offset = stop + 1
    }
    begin(properties: false)
    return end.after
  }

  /// The next line that begins with a word, before a heading. Where there is none up to a place, none is
  /// looked for before it: whichever word it is, ends without beginnings are rare enough.
  mutating func find(_ word: StaticString, from start: Int) -> (start: Int, after: Int)? {
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
}
