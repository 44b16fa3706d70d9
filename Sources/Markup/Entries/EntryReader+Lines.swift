import Digests
import Papers

/// The lines of a text: which of them are fields, and what belongs to them.
extension EntryReader {
  mutating func readText(_ range: Range<Int>, of block: Int, _ page: Page) {
    if !isOpen, !isSection, !(label == .abstract && page.blocks[block].kind == .paragraph) {
      endField()
    }
    var place = range.lowerBound
    var text: Range<Int>?
    while place < range.upperBound {
      let end = page.lineEnd(from: place, before: range.upperBound)
      var line = place..<end
      place = end + 1
      if block == titleBlock, titleUsed.lowerBound < line.upperBound,
        line.lowerBound < titleUsed.upperBound
      {
        flush(&text, block, page)
        endField()
        // A title over several lines.
        if titleUsed.upperBound > line.upperBound {
          line =
            line.lowerBound..<page.lineEnd(from: titleUsed.upperBound, before: range.upperBound)
          place = line.upperBound + 1
        }
        readAroundTitle(line, block, page)
        isAfterTitle = true
        continue
      }
      if let (known, value) = page.fieldLabel(ofLine: line) {
        flush(&text, block, page)
        begin(known, line, value)
        if !page.scanner.trimmed(value).isEmpty { text = value }
        continue
      }
      if let (known, value) = page.boldLabel(ofLine: line, block) {
        flush(&text, block, page)
        begin(known, line, value)
        text = value
        continue
      }
      if line.count < 60, !page.hasLinks(block, in: line),
        let known = page.fieldLabel(ofWhole: line)
      {
        flush(&text, block, page)
        begin(known, line, line.upperBound..<line.upperBound)
        continue
      }
      if label != nil {
        text = text.map { $0.lowerBound..<line.upperBound } ?? line
        continue
      }
      if let after = readFree(line, block, within: range, isText: text != nil, page) {
        flush(&text, block, page)
        place = max(place, after)
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
