import Papers

extension DigestBuilder {
  /// Ends an entry within which the file may end. If what makes it an entry was to come yet, the file's
  /// end is all that is wrong with it.
  mutating func endEntry(isCut: Bool, needsAbstract: Bool) {
    guard isCut else { return endEntry(needsAbstract: needsAbstract) }
    if draft.reference == nil || draft.record.title.isEmpty {
      let line = Int(draft.record.line)
      dropEntry()
      add(.truncated, line: line)
    } else {
      setCut()
      // What is missing has not come.
      endEntry(needsAbstract: false)
    }
  }
}

extension Block {
  /// The file ends with this block, and not at the end of a line.
  var isCut: Bool { isLast && scanner.bytes[range].last != ASCII.lineFeed }

  /// The line with which it begins.
  var firstLine: Range<Int>? {
    var lines = self.lines
    return lines.next()
  }
}
