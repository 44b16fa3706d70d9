import Papers

/// A line of Markdown, as far as its first signs say what it is.
struct PlainLine {
  enum Kind: Equatable {
    case blank
    /// It begins a paragraph or goes on with one.
    case text
    case heading(level: Int)
    case item
    /// Whatever has to be looked at more closely.
    case other
  }

  var kind = Kind.other
  /// Where it begins, and how many blanks it begins with.
  let begin: Int
  let indent: Int
  /// Where its text begins, behind marks.
  var start: Int
  /// Where its line feed is, or the text ends.
  let end: Int
  /// The mark of an item: a bullet, or what stands behind the number.
  var mark: UInt8 = 0
  /// How many bytes from the margin the text of an item begins.
  var column: Int { indent + width }
  private var width = 0
  /// Of an item: within how many others it is, and whether it is the first of its list. Of a text: the item
  /// of which it begins a further paragraph.
  var depth = 0
  var beginsList = false
  var beginsParagraph = false

  var isNumbered: Bool { mark == ASCII.period || mark == ASCII.parenthesisClosed }

  init(at offset: Int, _ scanner: ByteScanner) {
    let bytes = scanner.bytes
    begin = offset
    end = scanner.lineEnd(from: offset)
    var place = offset
    while place < end, bytes[place] == ASCII.space { place &+= 1 }
    indent = place - offset
    start = place
    if place == end {
      kind = .blank
      return
    }
    let first = bytes[place]
    if ASCII.isLetter(first) || first == ASCII.bracketOpen || first >= 0x80 {
      kind = .text
    } else if first == ASCII.hash {
      kind = headingKind(bytes)
    } else if first == ASCII.hyphen || first == ASCII.asterisk || first == 0x2B,
      isBlank(place + 1, bytes)
    {
      mark = first
      kind = itemKind(after: place + 1, bytes)
    } else if ASCII.isDigit(first) {
      kind = numberKind(bytes)
    } else if PlainLine.beginsText(place, before: end, bytes) {
      kind = .text
    }
  }

  private func isBlank(_ place: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    place == end || bytes[place] == ASCII.space || bytes[place] < ASCII.space
  }

  /// `## Title`; marks behind the title, and headings of nothing, are left to others.
  private mutating func headingKind(_ bytes: UnsafeRawBufferPointer) -> Kind {
    var place = start
    while place < end, bytes[place] == ASCII.hash { place += 1 }
    let level = place - start
    if place < end, bytes[place] > ASCII.space { return .text }
    guard level <= 6, place < end, bytes[place] == ASCII.space else { return .other }
    while place < end, bytes[place] == ASCII.space { place += 1 }
    guard place < end, bytes[place] > ASCII.space else { return .other }
    var last = end - 1
    while bytes[last] == ASCII.space { last -= 1 }
    guard bytes[last] > ASCII.space, bytes[last] != ASCII.hash else { return .other }
    start = place
    return .heading(level: level)
  }

  /// Up to four blanks, and a text that is no mark again, nor a box to tick.
  private mutating func itemKind(after place: Int, _ bytes: UnsafeRawBufferPointer) -> Kind {
    var text = place
    while text < end, bytes[text] == ASCII.space { text += 1 }
    guard (1...4).contains(text - place), text < end else { return .other }
    let first = bytes[text]
    let isText =
      ASCII.isLetter(first) || first >= 0x80
      || first == ASCII.bracketOpen && !(text + 2 < end && bytes[text + 2] == ASCII.bracketClosed)
      || first != ASCII.bracketOpen && PlainLine.beginsText(text, before: end, bytes)
    guard isText else { return .other }
    width = text - start
    start = text
    return .item
  }

  /// `1. Title`, or a text that begins with a number.
  private mutating func numberKind(_ bytes: UnsafeRawBufferPointer) -> Kind {
    var place = start
    while place < end, ASCII.isDigit(bytes[place]) { place += 1 }
    guard place < end, bytes[place] == ASCII.period || bytes[place] == ASCII.parenthesisClosed,
      isBlank(place + 1, bytes)
    else { return .text }
    guard place - start <= 9 else { return .other }
    mark = bytes[place]
    return itemKind(after: place + 1, bytes)
  }

  /// Whether a text that begins with neither a letter nor a bracket begins no other block.
  static func beginsText(_ place: Int, before end: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    func next(_ distance: Int) -> UInt8 {
      place + distance < end ? bytes[place + distance] : ASCII.space
    }
    let first = bytes[place]
    switch first {
    case 0...ASCII.space, ASCII.hash, ASCII.less, ASCII.greater, ASCII.bar, 0x3D, 0x7F:
      return false
    case ASCII.asterisk, 0x5F:
      // `**bold**`, `*italic*`; three make a rule.
      let beyond = next(1) == first ? next(2) : next(1)
      return beyond > ASCII.space && beyond != first
    case ASCII.hyphen: return next(1) > ASCII.space && !ByteSet("-|:").contains(next(1))
    case 0x2B: return next(1) > ASCII.space
    case ASCII.colon: return !ByteSet("-:|").contains(next(1))
    case 0x60, 0x7E: return next(1) != first || next(2) != first
    case 0x30...0x39:
      var last = place
      while last < end, ASCII.isDigit(bytes[last]) { last += 1 }
      return last == end || bytes[last] != ASCII.period && bytes[last] != ASCII.parenthesisClosed
    default: return true
    }
  }
}
