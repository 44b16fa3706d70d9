import Papers

/// YAML written as JSON, each thing on the line on which it begins. Scalars become strings, but `null` and `~`;
/// what an alias of a text stands for is put in, as far as all of them keep to a bound.
struct YAMLToJSON {
  private(set) var bytes: [UInt8] = []
  /// Where reading stopped because it is no YAML, or a map in a map's key.
  private(set) var problemLine: Int?
  /// There is a document that is a text: the file is one.
  private(set) var hasText = false

  private var line: Int
  private var open: [(isMap: Bool, count: Int)] = []
  private var anchors: [String: [UInt8]] = [:]
  private var aliased = 0
  private static let aliasLimit = 1 << 20

  init(_ text: UnsafeRawBufferPointer, line: Int) {
    self.line = line
    bytes.reserveCapacity(text.count + text.count / 4)
    var events = YAMLEvents(text, line: line)
    while problemLine == nil, let event = events.next() { take(event, at: events.line) }
    problemLine = problemLine ?? events.problemLine
    // What is open is closed, so that what was read counts.
    while let last = open.popLast() {
      if last.isMap, last.count % 2 == 1 { bytes += ":null".utf8 }
      bytes.append(last.isMap ? ASCII.braceClosed : ASCII.bracketClosed)
    }
  }

  private mutating func take(_ event: YAMLEvents.Event, at place: Int) {
    switch event {
    case .document:
      // A document that goes on within another is none.
      open = []
    case .beginList, .beginMap:
      var isMap = false
      if case .beginMap = event { isMap = true }
      if let last = open.last, last.isMap, last.count % 2 == 0 {
        problemLine = place
        return
      }
      begin(at: place)
      bytes.append(isMap ? ASCII.braceOpen : ASCII.bracketOpen)
      open.append((isMap, 0))
    case .end:
      guard let last = open.popLast() else { return }
      bytes.append(last.isMap ? ASCII.braceClosed : ASCII.bracketClosed)
    case .scalar(let text, let anchor, let isPlain):
      if open.isEmpty {
        hasText = hasText || !text.isEmpty
        return
      }
      if let anchor, anchors.count < 1000, text.count < 4096 { anchors[anchor] = Array(text) }
      let isKey = open.last.map { $0.isMap && $0.count % 2 == 0 } ?? false
      begin(at: place)
      if isPlain, !isKey, YAMLToJSON.isNothing(text) { bytes += "null".utf8 } else { write(text) }
    case .alias(let name):
      begin(at: place)
      if let text = anchors[name], aliased + text.count < Self.aliasLimit {
        aliased += text.count
        text.withUnsafeBytes { write($0) }
      } else {
        bytes += "\"\"".utf8
      }
    }
  }

  /// Goes to a line and writes what divides this from what is before it.
  private mutating func begin(at place: Int) {
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
    text.isEmpty || text.elementsEqual("~".utf8) || text.elementsEqual("null".utf8)
      || text.elementsEqual("Null".utf8)
  }

  private mutating func write(_ text: UnsafeRawBufferPointer) {
    bytes.append(ASCII.quote)
    for byte in text {
      switch byte {
      case ASCII.quote, ASCII.backslash: bytes += [ASCII.backslash, byte]
      case ASCII.lineFeed: bytes += "\\n".utf8
      case 0..<ASCII.space: bytes.append(ASCII.space)
      default: bytes.append(byte)
      }
    }
    bytes.append(ASCII.quote)
  }
}
