import Papers

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
  /// line that begins with an object, what is wrong is before that line, and it is read.
  mutating func recover(
    at place: Int, from start: Int, _ reader: inout JSONReader, _ builder: inout DigestBuilder
  ) {
    let window = reader.bytes
    var place = place
    if let feed = window[start..<place].lastIndex(of: ASCII.lineFeed),
      window[feed...].first(where: { !ASCII.isWhite($0) }) == ASCII.braceOpen
    {
      place = feed
    }
    count(to: start, in: window, &builder)
    let line = builder.line + ByteScanner(window).lineFeeds(in: start..<place)
    builder.add(.malformed, line: line)
    isAstray = true
    name = nil
    reader.offset = place
    isPassingLine = true
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
