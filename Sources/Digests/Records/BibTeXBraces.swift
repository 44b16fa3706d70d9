import Papers

/// Takes the braces out of a text of BibTeX that only protect.
struct BibTeXBraces {
  private let text: UnsafeRawBufferPointer
  private var offset = 0
  private var result: [UInt8] = []
  /// Whether the braces that are open stay.
  private var open: [Bool] = []
  private var isFormula = false
  /// What comes next is the argument of a command.
  private var isArgument = false
  /// The result ends in a command's name, to which a letter would be added.
  private var endsInName = false

  init(_ text: UnsafeRawBufferPointer) {
    self.text = text
    result.reserveCapacity(text.count)
  }

  /// The text without them. A formula that nothing closes is none, and braces that nothing closes protect
  /// nothing.
  mutating func run() -> [UInt8] {
    while offset < text.count {
      let byte = text[offset]
      switch byte {
      case ASCII.backslash where offset + 1 < text.count:
        takeCommand()
        continue
      case ASCII.braceOpen where isFormula, ASCII.braceClosed where isFormula: result.append(byte)
      case ASCII.braceOpen: openBrace()
      case ASCII.braceClosed: closeBrace()
      case UInt8(ascii: "$"):
        isFormula.toggle()
        result.append(byte)
        (isArgument, endsInName) = (false, false)
      default: take(byte)
      }
      offset += 1
    }
    return result
  }

  /// `\emph`, `\"`.
  private mutating func takeCommand() {
    let next = text[offset + 1]
    var end = offset + 2
    if ASCII.isLetter(next) {
      while end < text.count, ASCII.isLetter(text[end]) { end += 1 }
      (isArgument, endsInName) = (true, true)
    } else {
      (isArgument, endsInName) = (ByteSet("'`^\"~=.").contains(next), false)
    }
    result += text[offset..<end]
    offset = end
  }

  private mutating func openBrace() {
    let isCommand =
      offset + 2 < text.count && text[offset + 1] == ASCII.backslash
      && ASCII.isLetter(text[offset + 2])
    let stays = isArgument || isCommand
    open.append(stays)
    if stays {
      result.append(ASCII.braceOpen)
      endsInName = false
    }
    isArgument = false
  }

  private mutating func closeBrace() {
    let stays = open.popLast() ?? false
    if stays {
      result.append(ASCII.braceClosed)
    } else if endsInName, !open.isEmpty || offset + 1 < text.count {
      result += "{}".utf8
    }
    // A command may have a second one.
    (isArgument, endsInName) = (stays, false)
  }

  private mutating func take(_ byte: UInt8) {
    result.append(byte)
    if !ASCII.isWhite(byte) {
      isArgument = byte == 0x5F || byte == UInt8(ascii: "^")
    } else if !endsInName {
      isArgument = false
    }
    endsInName = false
  }
}
