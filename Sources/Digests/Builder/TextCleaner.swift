import Papers

/// Makes the text of a field clean while copying it into the arena.
///
/// Runs of white space become one blank, or one line feed where a blank line was; control characters,
/// and those that turn the direction of writing or break lines, go (`SafeText`); bytes that are not UTF-8 are read as
/// Windows-1252 where all else is ASCII, and become U+FFFD where there is UTF-8; character references become what they
/// stand for (`Entities`); keyword mark-up is replaced by the keyword, and where
/// that came to stand is noted. Nearly all text needs nothing of that but line ends turned into
/// blanks, so sixteen bytes are looked at and copied at once, and only where one of them is special
/// does the slow path take a step.
package struct TextCleaner {
  /// What counts as mark-up.
  package enum Markup: Sendable {
    case none
    /// `**bold**` loses its asterisks.
    case bold
    /// And `![key](https://img.shields.io/badge/LABEL-COLOUR)` becomes `LABEL`.
    case keywords
  }

  struct Outcome {
    var span: TextSpan
    /// Some bytes were not UTF-8.
    var hasInvalid = false
    /// Some bytes were read as Windows-1252.
    var hasWindows1252 = false
    /// There were control characters, other than white space.
    var hasControl = false
    /// There is more than one paragraph.
    var hasParagraphs = false
  }

  /// Cleans `source` into `room` from `start` on. The room must have three times the source's bytes and 64
  /// more. Keywords are added in the order of the text.
  static func clean(
    _ source: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer, at start: Int,
    markup: Markup, keywords: inout Keywords
  ) -> Outcome {
    var cleaner = TextCleaner(
      scanner: ByteScanner(source), room: room, start: start, markup: markup)
    cleaner.run(&keywords)
    return cleaner.outcome
  }

  private let scanner: ByteScanner
  private let room: UnsafeMutableRawBufferPointer
  private let start: Int
  private let markup: Markup
  /// Where the next byte comes from, and where it goes.
  private var from = 0
  private var to: Int
  /// The closing `**` of the bold run we are in, and where its text begins in the room.
  private var bold: (close: Int, start: Int)?
  /// No bold run that begins before here is closed.
  private var unclosed = 0
  private var hasInvalid = false
  private var hasWindows1252 = false
  /// There was a character of more than one byte.
  private var hasUTF8 = false
  private var hasControl = false
  private var hasParagraphs = false

  private init(
    scanner: ByteScanner, room: UnsafeMutableRawBufferPointer, start: Int, markup: Markup
  ) {
    self.scanner = scanner
    self.room = room
    self.start = start
    self.markup = markup
    self.to = start
  }

  private var outcome: Outcome {
    Outcome(
      span: TextSpan(offset: UInt32(start), length: UInt32(to - start)), hasInvalid: hasInvalid,
      hasWindows1252: hasWindows1252, hasControl: hasControl, hasParagraphs: hasParagraphs)
  }

  private mutating func run(_ keywords: inout Keywords) {
    let end = scanner.bytes.count
    while from < end {
      if markup == .none { copyPlain(hasMarkup: false) } else { copyPlain(hasMarkup: true) }
      guard from < end else { break }
      step(&keywords)
    }
    while to > start, ASCII.isWhite(room[to - 1]) { to -= 1 }
  }

  /// Copies as many bytes as need nothing done, and line feeds between words as blanks.
  @inline(__always)
  private mutating func copyPlain(hasMarkup: Bool) {
    guard let base = scanner.bytes.baseAddress, let target = room.baseAddress else { return }
    let end = scanner.bytes.count
    // White space at the beginning, or after white space that is there already, goes.
    if ASCII.isWhite(scanner.bytes[from]), to == start || ASCII.isWhite(room[to - 1]) { return }
    // Two blocks at once, as long as there is nothing special in them.
    var (from, to) = (from, to)
    while from &+ 33 <= end {
      let one = SixteenBytes(base + from)
      let two = SixteenBytes(base + from + 16)
      target.storeBytes(of: one.unwrapped, toByteOffset: to, as: SIMD2<UInt64>.self)
      target.storeBytes(of: two.unwrapped, toByteOffset: to &+ 16, as: SIMD2<UInt64>.self)
      if !SixteenBytes.isPlain(one, two, hasMarkup: hasMarkup) { break }
      from &+= 32
      to &+= 32
    }
    while from < end {
      let block =
        from &+ 17 <= end ? SixteenBytes(base + from) : SixteenBytes(base + from, end - from)
      target.storeBytes(of: block.unwrapped, toByteOffset: to, as: SIMD2<UInt64>.self)
      let plain = block.plainCount(hasMarkup: hasMarkup)
      from &+= plain
      to &+= plain
      if plain < 16 { break }
    }
    (self.from, self.to) = (from, to)
  }

  /// Does what the byte at `from` needs.
  private mutating func step(_ keywords: inout Keywords) {
    let byte = scanner.bytes[from]
    if let bold, from == bold.close {
      endBold(bold.start, &keywords)
    } else if ASCII.isWhite(byte) {
      takeWhite()
    } else if byte == ASCII.asterisk, markup != .none, beginBold() {
      return
    } else if byte == ASCII.exclamation, markup == .keywords, takeBadge(&keywords) {
      return
    } else if byte == ASCII.ampersand, takeReference() {
      return
    } else if byte >= 0x80 {
      takeScalars()
    } else if byte < ASCII.space || byte == ASCII.delete {
      hasControl = true
      from += 1
    } else {
      put(byte)
      from += 1
    }
  }

  private mutating func put(_ byte: UInt8) {
    room[to] = byte
    to += 1
  }

  /// A run of white space becomes a blank, or a line feed if there is a blank line in it.
  private mutating func takeWhite() {
    var feeds = 0
    while from < scanner.bytes.count, ASCII.isWhite(scanner.bytes[from]) {
      feeds += scanner.bytes[from] == ASCII.lineFeed ? 1 : 0
      from += 1
    }
    guard to > start else { return }
    let isParagraph = feeds > 1 || room[to - 1] == Digest.paragraph
    if ASCII.isWhite(room[to - 1]) { to -= 1 }
    hasParagraphs = hasParagraphs || isParagraph
    put(isParagraph ? Digest.paragraph : ASCII.space)
  }

  /// Copies characters that are not ASCII, if they may stand there.
  private mutating func takeScalars() {
    repeat {
      takePlainScalars()
      if from < scanner.bytes.count, scanner.bytes[from] >= 0x80 { takeScalar() }
    } while from < scanner.bytes.count && scanner.bytes[from] >= 0x80
  }

  /// Copies characters of three bytes, as most of China, Japan and Korea are: `SafeText.isSafe` refuses none that
  /// begins with these.
  private mutating func takePlainScalars() {
    let bytes = scanner.bytes
    while from &+ 3 <= bytes.count, 0xE3...0xEC ~= bytes[from], bytes[from &+ 1] & 0xC0 == 0x80,
      bytes[from &+ 2] & 0xC0 == 0x80
    {
      hasUTF8 = true
      for offset in 0..<3 { room[to &+ offset] = bytes[from &+ offset] }
      from &+= 3
      to &+= 3
    }
  }

  private mutating func takeScalar() {
    let length = UTF8Validation.length(at: from, in: scanner.bytes)
    guard length > 0 else {
      if takeWindows1252() { return }
      hasInvalid = true
      for byte in [0xEF, 0xBF, 0xBD] as [UInt8] { put(byte) }
      // One sign for a run of broken bytes.
      repeat {
        from += 1
      } while from < scanner.bytes.count && scanner.bytes[from] >= 0x80
        && UTF8Validation.length(at: from, in: scanner.bytes) == 0
      return
    }
    hasUTF8 = true
    if !SafeText.isSafe(at: from, length, in: scanner.bytes) {
      hasControl = true
    } else {
      for offset in 0..<length { put(scanner.bytes[from + offset]) }
    }
    from += length
  }

  /// Takes a character reference (`&amp;`) as what it stands for, if that may stand in a text.
  private mutating func takeReference() -> Bool {
    guard let (value, length) = Entities.reference(at: from, in: scanner.bytes) else {
      return false
    }
    from += length
    for scalar in String(decoding: value, as: UTF8.self).unicodeScalars {
      if scalar == " " {
        if to > start, !ASCII.isWhite(room[to - 1]) { put(ASCII.space) }
      } else if SafeText.isSafe(scalar) {
        for unit in UTF8.encode(scalar)! { put(unit) }
      } else {
        hasControl = true
      }
    }
    return true
  }

  /// Takes a byte that is not UTF-8 as one of Windows-1252. Not where there is UTF-8, of which it is a broken
  /// piece, nor where it begins like a mark of punctuation in UTF-8 that was cut.
  private mutating func takeWindows1252() -> Bool {
    let bytes = scanner.bytes
    let byte = bytes[from]
    let isCutMark =
      byte == 0xE2 && from + 1 < bytes.count && (0x80...0x82).contains(bytes[from + 1])
    guard !hasUTF8, !isCutMark, let scalar = Windows1252.scalar(byte) else { return false }
    hasWindows1252 = true
    from += 1
    if SafeText.isSafe(scalar) { for unit in UTF8.encode(scalar)! { put(unit) } }
    return true
  }

  /// `**` opens a bold run if a word follows and another `**`, after a word, closes it in the same
  /// paragraph.
  private mutating func beginBold() -> Bool {
    let bytes = scanner.bytes
    guard bold == nil, from >= unclosed, scanner.has("**", at: from, before: bytes.count),
      from + 2 < bytes.count, !ASCII.isWhite(bytes[from + 2])
    else { return false }
    var offset = from + 2
    var wasFeed = false
    while offset + 1 < bytes.count {
      let byte = bytes[offset]
      if byte == ASCII.asterisk, bytes[offset + 1] == ASCII.asterisk, offset > from + 2,
        !ASCII.isWhite(bytes[offset - 1])
      {
        from += 2
        bold = (offset, to)
        return true
      }
      if byte == ASCII.lineFeed {
        if wasFeed { break }
        wasFeed = true
      } else if !ASCII.isWhite(byte) {
        wasFeed = false
      }
      offset += 1
    }
    // Looked for once a paragraph, not once for every opening.
    unclosed = offset
    return false
  }

  private mutating func endBold(_ start: Int, _ keywords: inout Keywords) {
    if markup == .keywords, to > start {
      keywords.spans.append(TextSpan(offset: UInt32(start), length: UInt32(to - start)))
    }
    bold = nil
    from += 2
  }

  /// A badge becomes its label: what stands before the last hyphen of its last path element.
  private mutating func takeBadge(_ keywords: inout Keywords) -> Bool {
    guard let badge = Badge(at: from, in: scanner) else { return false }
    let begin = to
    from = badge.label.lowerBound
    while from < badge.label.upperBound {
      let byte = scanner.bytes[from]
      if byte >= 0x80 {
        takeScalar()
      } else {
        if byte >= ASCII.space, byte != ASCII.delete { put(byte) } else { hasControl = true }
        from += 1
      }
    }
    let label = TextSpan(offset: UInt32(begin), length: UInt32(to - begin))
    keywords.spans.append(label)
    keywords.badges.append(label)
    from = badge.end
    return true
  }
}
