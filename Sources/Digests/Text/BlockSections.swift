import Papers

extension Block {
  /// What stands under a heading that has `name` in it, up to the next heading of its level or above,
  /// or a rule.
  func section(named name: StaticString, from start: Int) -> Range<Int>? {
    var found: (start: Int, level: Int)?
    for line in Lines(scanner: scanner, range: start..<range.upperBound) {
      if let (from, level) = found {
        let heading = scanner.heading(line)
        if heading.map({ $0.level <= level }) ?? GenericLine.isRule(line, scanner) {
          return scanner.trimmed(from..<line.lowerBound)
        }
      } else if let heading = scanner.heading(line), scanner.find(name, in: heading.text) != nil {
        found = (min(line.upperBound + 1, range.upperBound), heading.level)
      }
    }
    return found.map { scanner.trimmed($0.start..<range.upperBound) }
  }

  /// A text without the quotation marks before its lines.
  func unquoted(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    for line in Lines(scanner: scanner, range: range) {
      var text = scanner.trimmed(line)
      while scanner.bytes[text].first == ASCII.greater { text = scanner.trimmed(text.dropFirst()) }
      result += scanner.slice(text)
      result.append(ASCII.lineFeed)
    }
    return result
  }
}
