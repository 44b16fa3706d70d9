import Digests
import Papers

/// The lines of a text: which of them are fields, and what belongs to them.
extension EntryReader {
  /// - Parameter beginsItem: The text is the first of an item.
  mutating func readText(
    _ range: Range<Int>, of block: Int, _ page: Page, beginsItem: Bool = false
  ) {
    if !isOpen, !isSection, !(label == .abstract && page.blocks[block].kind == .paragraph) {
      endField()
    }
    var next = range.lowerBound
    var text: Range<Int>?
    while next < range.upperBound {
      let end = page.lineEnd(from: next, before: range.upperBound)
      var line = next..<end
      next = end + 1
      if block == titleBlock, titleUsed.lowerBound < line.upperBound,
        line.lowerBound < titleUsed.upperBound
      {
        flush(&text, block, page)
        endField()
        // A title over several lines.
        if titleUsed.upperBound > line.upperBound {
          line =
            line.lowerBound..<page.lineEnd(from: titleUsed.upperBound, before: range.upperBound)
          next = line.upperBound + 1
        }
        readAroundTitle(line, block, page)
        isAfterTitle = true
        continue
      }
      if beginsItem, block != titleBlock, line.lowerBound == range.lowerBound,
        let value = EntryReader.keys(ofLine: line, page)
      {
        found.tags.append(value)
        continue
      }
      if let field = field(begunBy: line, block, page) {
        flush(&text, block, page)
        begin(field.label, line, field.value)
        text = field.text
        continue
      }
      if label != nil {
        text = text.map { $0.lowerBound..<line.upperBound } ?? line
        continue
      }
      if let after = readFree(line, block, within: range, isText: text != nil, page) {
        flush(&text, block, page)
        next = max(next, after)
        continue
      }
      text = text.map { $0.lowerBound..<line.upperBound } ?? line
    }
    flush(&text, block, page)
    isAfterTitle = false
    // A field that has its text is over with its block, but a section is not.
    if isOpen || isSection { return }
    if label != .abstract { endField() }
  }

  /// The field that a line begins with a label, its value on that line, and what of it is text already.
  private func field(
    begunBy line: Range<Int>, _ block: Int, _ page: Page
  ) -> (label: FieldLabel, value: Range<Int>, text: Range<Int>?)? {
    if let (label, value) = page.fieldLabel(ofLine: line), !page.beginsWithLabel(line, block) {
      return (label, value, page.scanner.trimmed(value).isEmpty ? nil : value)
    }
    if let (label, value) = page.boldLabel(ofLine: line, block) { return (label, value, value) }
    guard line.count < 60, let label = page.fieldLabel(ofWhole: line),
      !page.hasLinks(block, in: line)
    else { return nil }
    return (label, line.upperBound..<line.upperBound, nil)
  }

  /// `Key: offline learning, planning`, as an item below a paper.
  private static func keys(ofLine line: Range<Int>, _ page: Page) -> Range<Int>? {
    for word in ["Key: ", "Keys: "] as [StaticString]
    where page.scanner.has(word, at: line.lowerBound, before: line.upperBound) {
      return page.scanner.trimmed(line.lowerBound + word.utf8CodeUnitCount..<line.upperBound)
    }
    return nil
  }

  mutating func begin(_ known: FieldLabel, _ line: Range<Int>, _ value: Range<Int>) {
    (label, isOpen, isSection) = (known, true, false)
    otherLabel =
      known.hasField && known != .title ? nil : line.lowerBound..<value.lowerBound
  }

  /// Gives the text that was gathered to its field, or to the text of the entry.
  mutating func flush(_ text: inout Range<Int>?, _ block: Int, _ page: Page) {
    guard let range = text else { return }
    text = nil
    if let label {
      isOpen = false
      give(range, label, block, page)
    } else {
      addText(range, page)
    }
  }

  mutating func addText(_ range: Range<Int>, _ page: Page) {
    let range = page.scanner.trimmed(range)
    if !range.isEmpty { found.abstract.append(range) }
  }
}
