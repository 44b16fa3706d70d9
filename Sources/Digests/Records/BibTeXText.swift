import Papers

/// Texts of BibTeX. TeX in them stays as it is written, for those who know how to show it; only braces that
/// keep capitals, which TeX itself does not show either, go.
enum BibTeXText {
  /// A text without braces that only protect: `Small {M}odels of {{GPT}}` is `Small Models of GPT`. Those
  /// stay that are arguments (`\emph{x}`, `x^{2}`), hold a command (`{\bf x}`), or stand in a formula.
  static func unbraced(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    guard text.contains(ASCII.braceOpen) || text.contains(ASCII.braceClosed) else {
      return Array(text)
    }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    // Whether the braces that are open stay.
    var open: [Bool] = []
    var isFormula = false
    // What comes next is the argument of a command.
    var isArgument = false
    // The result ends in a command's name, to which a letter would be added.
    var endsInName = false
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      switch byte {
      case ASCII.backslash where offset + 1 < text.count:
        let next = text[offset + 1]
        var end = offset + 2
        if isLetter(next) {
          while end < text.count, isLetter(text[end]) { end += 1 }
          (isArgument, endsInName) = (true, true)
        } else {
          (isArgument, endsInName) = (ByteSet("'`^\"~=.").contains(next), false)
        }
        result += text[offset..<end]
        offset = end
        continue
      case ASCII.braceOpen where isFormula: result.append(byte)
      case ASCII.braceClosed where isFormula: result.append(byte)
      case ASCII.braceOpen:
        let isCommand =
          offset + 2 < text.count && text[offset + 1] == ASCII.backslash
          && isLetter(text[offset + 2])
        open.append(isArgument || isCommand)
        if open.last == true {
          result.append(byte)
          endsInName = false
        }
        isArgument = false
      case ASCII.braceClosed:
        let stays = open.popLast() ?? false
        if stays {
          result.append(byte)
        } else if endsInName, !open.isEmpty || offset + 1 < text.count {
          result += "{}".utf8
        }
        // A command may have a second one.
        (isArgument, endsInName) = (stays, false)
      case UInt8(ascii: "$"):
        isFormula.toggle()
        result.append(byte)
        (isArgument, endsInName) = (false, false)
      default:
        result.append(byte)
        if !ASCII.isWhite(byte) {
          isArgument = byte == 0x5F || byte == UInt8(ascii: "^")
        } else if !endsInName {
          isArgument = false
        }
        endsInName = false
      }
      offset += 1
    }
    // A formula that nothing closes is none, and braces that nothing closes protect nothing.
    return result
  }

  private static func isLetter(_ byte: UInt8) -> Bool { ASCII.lower(byte) &- 0x61 < 26 }

  /// An address without `\url{…}` around it.
  static func address(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let scanner = ByteScanner(text)
    var range = scanner.trimmed(0..<text.count)
    for command in ["\\url{", "\\href{"] as [StaticString]
    where scanner.has(command, at: range.lowerBound, before: range.upperBound) {
      let start = range.lowerBound + command.utf8CodeUnitCount
      range =
        start..<(scanner.first(ASCII.braceClosed, in: start..<range.upperBound) ?? range.upperBound)
    }
    while range.count > 1,
      text[range.lowerBound] == ASCII.braceOpen || text[range.lowerBound] == ASCII.less,
      text[range.upperBound - 1] == ASCII.braceClosed || text[range.upperBound - 1] == ASCII.greater
    { range = range.lowerBound + 1..<range.upperBound - 1 }
    return scanner.slice(range)
  }

  /// The first day of a range: `2024-01-02/2024-01-05`; without marks of doubt: `2024~`.
  static func dateStart(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let scanner = ByteScanner(text)
    var range = scanner.trimmed(0..<text.count)
    if let slash = scanner.first(ASCII.slash, in: range) {
      let start = range.lowerBound..<slash
      let rest = range.upperBound - slash - 1
      let isRange =
        scanner.first(ASCII.hyphen, in: start) != nil
        || (start.count == 4 && (rest == 4 || rest == 0))
      if isRange || text[slash...].contains(UInt8(ascii: ".")) { range = start }
    }
    while let last = scanner.bytes[range].last, ByteSet("~?%").contains(last) {
      range = range.dropLast()
    }
    return scanner.slice(range)
  }
}
