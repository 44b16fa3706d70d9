import Papers

/// The contents list of a digest: `# Table of Contents`, then a link a paper.
struct ContentsList {
  let line: Int
  /// How many papers it lists.
  private(set) var count = 0

  /// nil when the section is none.
  init?(_ section: Section) {
    let scanner = section.scanner
    let title = section.title
    guard scanner.has("Table of Contents", at: title.lowerBound, before: title.upperBound) else {
      return nil
    }
    line = section.line
    let block = Block(
      scanner: scanner, range: section.range, line: section.line, isLast: false)
    for line in block.lines {
      let text = scanner.trimmed(line)
      if scanner.has("* [", at: text.lowerBound, before: text.upperBound)
        || scanner.has("- [", at: text.lowerBound, before: text.upperBound)
      {
        count += 1
      }
    }
  }
}
