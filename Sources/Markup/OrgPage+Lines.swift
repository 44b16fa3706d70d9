import Digests
import Papers

/// Lines of text, items of lists, rows of tables, and where they end.
extension OrgPage {
  mutating func take(_ raw: Range<Int>, next: Int) {
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

  mutating func begin(_ item: (indent: Int, isOrdered: Bool, text: Range<Int>)) {
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

  mutating func row(_ text: Range<Int>, next: Int) {
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

  mutating func endTable() {
    if isInTable { builder.end() }
    isInTable = false
  }

  /// Ends items that are indented as far, or farther.
  mutating func endLists(from indent: Int) {
    while let last = items.last, last.indent >= indent {
      items.removeLast()
      builder.end(to: last.openBefore)
    }
  }

  mutating func endAll() {
    isInTable = false
    isInProperties = false
    items = []
    builder.end(to: 0)
    builder.endParagraph()
  }

  mutating func begin(properties isBeginning: Bool) {
    if isBeginning { builder.begin(.properties, line: line) } else { builder.end() }
  }

  mutating func field(_ name: String, _ value: Range<Int>) {
    builder.addField(
      name, text: scanner.slice(scanner.trimmed(value)), line: line)
  }
}
