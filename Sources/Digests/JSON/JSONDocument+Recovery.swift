/// Going on after what is too large, too deep or wrong.
extension JSONDocument {
  /// Passes over what is to be passed over. False when that goes on in the next window.
  mutating func resume(_ reader: inout JSONReader, into builder: inout DigestBuilder) -> Bool {
    if skipper == nil, !isPassingLine { return true }
    let window = reader.bytes
    switch skipper?.run(window, from: reader.offset, before: window.count) {
    case .ended(let end):
      skipper = nil
      reader.offset = end
    case .goesOn(let end):
      reader.offset = end
      return false
    case .malformed(let place):
      skipper = nil
      recover(at: place, from: place, &reader, &builder)
    case nil: break
    }
    guard isPassingLine else { return true }
    let end = lineEnd(at: reader.offset, in: window)
    reader.offset = min(end + 1, window.count)
    guard end < window.count else { return false }
    isPassingLine = false
    isBeginningAnew = true
    return true
  }

  /// Says that something is wrong at `place`, and goes on at the next line. If it was noticed in a
  /// line that begins with an object, that line is read: what is wrong is before it.
  mutating func recover(
    at place: Int, from start: Int, _ reader: inout JSONReader, _ builder: inout DigestBuilder
  ) {
    let window = reader.bytes
    count(to: start, in: window, &builder)
    let scanner = ByteScanner(window)
    builder.add(.malformed, line: builder.line + scanner.lineFeeds(in: start..<place))
    isAstray = true
    name = nil
    reader.offset = place
    guard let feed = window[start..<place].lastIndex(of: ASCII.lineFeed) else {
      isPassingLine = true
      return
    }
    let first = window[feed...].first { !ASCII.isWhite($0) }
    if first == ASCII.braceOpen {
      reader.offset = feed + 1
      isBeginningAnew = true
    } else {
      isPassingLine = true
    }
  }

  /// Leaves out what begins at `start`, because it is too large.
  mutating func leaveOut(
    from start: Int, _ reader: inout JSONReader, _ builder: inout DigestBuilder
  ) {
    count(to: start, in: reader.bytes, &builder)
    builder.add(.entryTooLong, line: builder.line)
    skipper = JSONSkipper(syntax: table.syntax)
    reader.offset = start
  }
}
