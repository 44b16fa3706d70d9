/// A dialect in JSON: which values of a document are entries, and how one is read.
protocol JSONContent {
  init()
  /// Whether the value that begins with this byte is read as a whole: an entry, or nothing of
  /// interest. Others are gone into. `path` is the names under which it stands, the outermost
  /// first; what has no name is left out.
  func isUnit(_ first: UInt8, path: [[UInt8]], reader: JSONReader) -> Bool
  /// Reads such a value. False when it does not end well.
  mutating func read(
    _ reader: inout JSONReader, path: [[UInt8]], line: Int, isCut: Bool,
    into builder: inout DigestBuilder
  ) -> Bool
}

/// Reads documents and JSON lines of any size window by window. What stands around the entries is kept
/// as a small stack; an entry is read when the whole of it is there.
struct JSONDocument<Content: JSONContent>: DialectReader {
  private var content = Content()
  private let isPython: Bool
  private var stack: [Frame] = []
  /// The name of the next value, when we stand between them.
  private var name: [UInt8]?

  /// An object or an array that we are in.
  private struct Frame {
    let isObject: Bool
    let name: [UInt8]
  }

  /// How deep documents are gone into.
  private static var depthLimit: Int { 128 }

  init(isPython: Bool = false) {
    self.isPython = isPython
  }

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    let scanner = ByteScanner(window)
    var reader = JSONReader(window, isPython: isPython)
    var done = 0
    func finish(_ offset: Int) -> Int {
      builder.line += scanner.lineFeeds(in: done..<offset)
      return offset
    }
    while let first = reader.peek() {
      // Everything before here is done with.
      builder.line += scanner.lineFeeds(in: done..<reader.offset)
      done = reader.offset
      switch step(first, &reader, isLast: isLast, into: &builder) {
      case .done: break
      case .needsMore:
        if !isLast { return done }
        builder.add(.truncated, line: builder.line)
        return finish(window.count)
      case .malformed:
        builder.add(.malformed, line: builder.line)
        // The next line, where another entry may begin.
        name = nil
        let feed = scanner.lineEnd(from: max(reader.offset, done))
        if feed == window.count, !isLast { return done }
        reader.offset = min(feed + 1, window.count)
        if stack.count >= Self.depthLimit { stack.removeAll() }
      }
    }
    if isLast, !stack.isEmpty { builder.add(.truncated, line: builder.line) }
    return finish(window.count)
  }

  private enum Step {
    case done, needsMore, malformed
  }

  private mutating func step(
    _ first: UInt8, _ reader: inout JSONReader, isLast: Bool, into builder: inout DigestBuilder
  ) -> Step {
    if first == ASCII.comma {
      reader.offset += 1
      return .done
    }
    if reader.closes(first) {
      guard stack.popLast() != nil else {
        reader.offset += 1
        return .malformed
      }
      name = nil
      reader.offset += 1
      return .done
    }
    if let frame = stack.last, frame.isObject, name == nil { return readName(&reader, isLast) }
    return readValue(first, &reader, isLast: isLast, into: &builder)
  }

  /// `"name":`.
  private mutating func readName(_ reader: inout JSONReader, _ isLast: Bool) -> Step {
    let start = reader.offset
    guard let first = reader.peek(), reader.isQuote(first) else { return .malformed }
    guard let text = reader.string({ Array($0) }), reader.peek() != nil else {
      reader.offset = start
      return .needsMore
    }
    guard reader.take(ASCII.colon) else { return .malformed }
    guard reader.peek() != nil else {
      reader.offset = start
      return .needsMore
    }
    name = text
    return .done
  }

  private mutating func readValue(
    _ first: UInt8, _ reader: inout JSONReader, isLast: Bool, into builder: inout DigestBuilder
  ) -> Step {
    let path = stack.map(\.name).filter { !$0.isEmpty } + (name.map { [$0] } ?? [])
    let start = reader.offset
    if reader.opens(first), !content.isUnit(first, path: path, reader: reader) {
      guard stack.count < Self.depthLimit else {
        builder.add(.tooDeep, line: builder.line)
        stack.removeAll()
        return .malformed
      }
      stack.append(Frame(isObject: first == 0x7B, name: name ?? []))
      name = nil
      reader.offset += 1
      return .done
    }
    var end = reader
    let isWhole = end.skip()
    // A number or a word may go on in the next window.
    let mayGoOn = end.offset == reader.bytes.count && !reader.opens(first) && !reader.isQuote(first)
    if !isLast, !isWhole || mayGoOn {
      return reader.opens(first) || reader.isQuote(first) || mayGoOn ? .needsMore : .malformed
    }
    if !isWhole, !reader.opens(first) {
      return reader.isQuote(first) ? .needsMore : .malformed
    }
    let isRead = content.read(
      &reader, path: path, line: builder.line, isCut: !isWhole, into: &builder)
    name = nil
    if isRead, reader.offset > start { return .done }
    // What it had is read; what is wrong in it is passed over.
    reader.offset = isWhole ? end.offset : reader.bytes.count
    if !isWhole { return .done }
    return .malformed
  }
}
