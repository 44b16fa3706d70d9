import Papers

/// Writes JSON in which each thing stands on the line of the file on which it began there.
struct JSONLines {
  private(set) var bytes: [UInt8] = []
  private(set) var line: Int
  private var open: [(isMap: Bool, count: Int)] = []

  /// `size` is what the text has of which the JSON is made, in bytes.
  init(line: Int, size: Int) {
    self.line = line
    bytes.reserveCapacity(size + size / 4)
  }

  /// Whether a list or a map is open.
  var isOpen: Bool { !open.isEmpty }
  /// Whether the name of a member comes next.
  var wantsKey: Bool { open.last.map { $0.isMap && $0.count % 2 == 0 } ?? false }

  mutating func begin(isMap: Bool, at place: Int) {
    divide(at: place)
    bytes.append(isMap ? ASCII.braceOpen : ASCII.bracketOpen)
    open.append((isMap, 0))
  }

  /// Ends the list or map that was begun last.
  mutating func end() {
    guard let last = open.popLast() else { return }
    bytes.append(last.isMap ? ASCII.braceClosed : ASCII.bracketClosed)
  }

  /// Forgets what is open: what comes is on its own.
  mutating func forget() { open.removeAll(keepingCapacity: true) }

  /// Ends what is open, so that what was read counts.
  mutating func endAll() {
    while let last = open.last {
      if last.isMap, last.count % 2 == 1 { bytes += ":null".utf8 }
      end()
    }
  }

  /// A text, or `null` where it is `null` in YAML: plain, and no name of a member.
  mutating func add(_ text: UnsafeRawBufferPointer, isPlain: Bool, at place: Int) {
    let isNothing = isPlain && !wantsKey && JSONLines.isNothing(text)
    divide(at: place)
    if isNothing { bytes += "null".utf8 } else { write(text) }
  }

  /// Goes to a line and writes what divides this from what is before it.
  private mutating func divide(at place: Int) {
    if let last = open.last {
      if last.isMap, last.count % 2 == 1 {
        bytes.append(ASCII.colon)
      } else if last.count > 0 {
        bytes.append(ASCII.comma)
      }
      open[open.count - 1].count += 1
    }
    while line < place {
      bytes.append(ASCII.lineFeed)
      line += 1
    }
  }

  private static func isNothing(_ text: UnsafeRawBufferPointer) -> Bool {
    if text.isEmpty { return true }
    guard text.count <= 4 else { return false }
    return ASCII.equals("~", text) || ASCII.equals("null", text) || ASCII.equals("Null", text)
  }

  private mutating func write(_ text: UnsafeRawBufferPointer) {
    bytes.append(ASCII.quote)
    var start = 0
    while start < text.count {
      let place = PlainBytes.firstEscaped(from: start, in: text)
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[start..<place]))
      start = place + 1
      guard place < text.count else { break }
      switch text[place] {
      case ASCII.lineFeed: bytes += "\\n".utf8
      case 0..<ASCII.space: bytes.append(ASCII.space)
      default:
        bytes.append(ASCII.backslash)
        bytes.append(text[place])
      }
    }
    bytes.append(ASCII.quote)
  }
}
