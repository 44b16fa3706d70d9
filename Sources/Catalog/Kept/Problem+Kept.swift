import Papers

extension Problem {
  /// The kinds without anything else to say, by the numbers that they are kept under, which are for good.
  private static let plain: [Kind] = [
    .noDialect, .noEntries, .missingAddress, .badAddress, .impossibleID, .missingTitle,
    .missingAbstract, .badDate, .invalidUTF8, .windows1252, .controlCharacters, .entryTooLong,
    .digestFull, .truncated, .malformed, .tooDeep, .mojibake, .brokenBold, .labelAsTitle,
    .sectionAsTitle, .labelAsAuthor, .serviceError, .binary,
  ]
  /// Where the numbers of the others begin.
  private static let others = 100

  func write(to writer: inout ColumnWriter) {
    writer.write(line)
    func write(_ kind: Int, _ numbers: Int...) {
      writer.write(Problem.others + kind)
      for number in numbers { writer.write(number) }
    }
    switch kind {
    case .nulBytes(let count): write(0, count)
    case .unreadAddresses(let count, let lines):
      write(1, count, lines.count)
      for line in lines { writer.write(line) }
    case .unusableField(let name):
      write(2)
      writer.write(name)
    case .duplicate(let line): write(3, line)
    case .repeatedTitle(let count): write(4, count)
    case .longAbstract(let bytes): write(5, bytes)
    case .contentsDisagree(let listed, let found): write(6, listed, found)
    case .noDialect, .noEntries, .missingAddress, .badAddress, .impossibleID, .missingTitle,
      .missingAbstract, .badDate, .invalidUTF8, .windows1252, .controlCharacters, .entryTooLong,
      .digestFull, .truncated, .malformed, .tooDeep, .mojibake, .brokenBold, .labelAsTitle,
      .sectionAsTitle, .labelAsAuthor, .serviceError, .binary:
      writer.write(Problem.plain.firstIndex(of: kind)!)
    }
  }

  /// nil when there is no such kind.
  init?(from reader: inout ColumnReader) {
    let (line, kind) = (reader.number(), reader.number())
    if Problem.plain.indices.contains(kind) {
      self.init(line: line, kind: Problem.plain[kind])
      return
    }
    switch kind - Problem.others {
    case 0: self.init(line: line, kind: .nulBytes(count: reader.number()))
    case 1:
      let count = reader.number()
      let lines = (0..<reader.count()).map { _ in reader.number() }
      self.init(line: line, kind: .unreadAddresses(count: count, lines: lines))
    case 2: self.init(line: line, kind: .unusableField(reader.text()))
    case 3: self.init(line: line, kind: .duplicate(firstLine: reader.number()))
    case 4: self.init(line: line, kind: .repeatedTitle(count: reader.number()))
    case 5: self.init(line: line, kind: .longAbstract(bytes: reader.number()))
    case 6:
      self.init(
        line: line, kind: .contentsDisagree(listed: reader.number(), found: reader.number()))
    default: return nil
    }
  }
}
