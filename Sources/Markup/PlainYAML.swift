import Papers

/// Reads YAML as lists of papers are mostly written: maps and lists in blocks; values that are plain or in quotation
/// marks, lists in brackets on one line, plain text that goes on farther in, texts behind `>` and `|`.
///
/// libyaml reads everything, an event at a time with a copy of each text: 65 MB a second, where this does many times
/// as much. So a part of a file that is plain beyond doubt is read here, and any other by libyaml: one with tabs,
/// comments, escapes, anchors, aliases, tags, several documents, an indent that fits nothing. What both
/// read they read alike, to the byte and the line.
struct PlainYAML {
  let bytes: UnsafeRawBufferPointer
  let scanner: ByteScanner
  var json: JSONLines
  /// Where the line begins at which we are, and its number in the file.
  private(set) var offset = 0
  private(set) var line: Int
  /// The maps and lists that are open, and how far in their names and hyphens stand.
  private var blocks: [(indent: Int, isMap: Bool)] = []
  /// The line of a name or a hyphen whose value may stand on the next ones.
  private var waiting: Int?
  /// A text that is put together.
  var room: [UInt8] = []

  private static let depthLimit = 24
  /// The longest name, in bytes.
  private static let nameLimit = 100

  /// The JSON of a text (`YAMLToJSON`); nil when it is to be read by libyaml. Linear.
  static func json(of text: UnsafeRawBufferPointer, line: Int) -> JSONLines? {
    guard text.last == ASCII.lineFeed, PlainBytes.arePrintable(text) else { return nil }
    var reader = PlainYAML(text, line: line)
    return reader.read() ? reader.json : nil
  }

  private init(_ bytes: UnsafeRawBufferPointer, line: Int) {
    self.bytes = bytes
    self.line = line
    scanner = ByteScanner(bytes)
    json = JSONLines(line: line, size: bytes.count)
  }

  private mutating func read() -> Bool {
    while offset < bytes.count {
      let start = afterBlanks(offset)
      if bytes[start] == ASCII.lineFeed {
        goOn(behind: start)
      } else if !takeLine(from: start) {
        return false
      }
    }
    endWaiting()
    json.endAll()
    return true
  }

  /// Hyphens, a name, a value.
  private mutating func takeLine(from start: Int) -> Bool {
    var (place, column) = (start, start - offset)
    var isItem = self.isItem(place)
    guard enter(column, isMap: !isItem) else { return false }
    while isItem {
      place = afterBlanks(place + 1)
      if bytes[place] == ASCII.lineFeed { return wait(behind: place) }
      isItem = self.isItem(place)
      if !isItem, nameEnd(from: place) == nil { return value(from: place, within: column) }
      column = place - offset
      guard begin(column, isMap: !isItem) else { return false }
    }
    guard let end = nameEnd(from: place) else { return false }
    json.add(scanner.slice(place..<end), isPlain: true, at: line)
    place = afterBlanks(end + 1)
    if bytes[place] == ASCII.lineFeed { return wait(behind: place) }
    return value(from: place, within: column)
  }

  // MARK: Maps and lists

  /// Goes to the map or list of which a line is that stands so far in.
  private mutating func enter(_ indent: Int, isMap: Bool) -> Bool {
    guard let inner = blocks.last else { return begin(indent, isMap: isMap) }
    if waiting != nil,
      indent > inner.indent || indent == inner.indent && inner.isMap && !isMap
    {
      waiting = nil
      return begin(indent, isMap: isMap)
    }
    endWaiting()
    while let last = blocks.last,
      last.indent > indent || last.indent == indent && !last.isMap && isMap
    {
      blocks.removeLast()
      json.end()
    }
    guard let last = blocks.last else { return false }
    return last.indent == indent && last.isMap == isMap
  }

  private mutating func begin(_ indent: Int, isMap: Bool) -> Bool {
    guard blocks.count < PlainYAML.depthLimit else { return false }
    blocks.append((indent, isMap))
    json.begin(isMap: isMap, at: line)
    return true
  }

  private mutating func wait(behind feed: Int) -> Bool {
    waiting = line
    goOn(behind: feed)
    return true
  }

  /// What has no value has `null`.
  private mutating func endWaiting() {
    guard let place = waiting else { return }
    waiting = nil
    json.add(UnsafeRawBufferPointer(start: nil, count: 0), isPlain: true, at: place)
  }

  // MARK: Parts of lines

  mutating func goOn(behind feed: Int) {
    offset = feed + 1
    line += 1
  }

  func afterBlanks(_ start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] == ASCII.space { place &+= 1 }
    return place
  }

  private func isItem(_ place: Int) -> Bool {
    bytes[place] == ASCII.hyphen && bytes[place + 1] <= ASCII.space
  }

  /// Where the colon of a name stands: `title: …`.
  private func nameEnd(from start: Int) -> Int? {
    guard PlainYAML.isOfName(bytes[start]), !ByteSet("-./()").contains(bytes[start]) else {
      return nil
    }
    var place = start + 1
    while PlainYAML.isOfName(bytes[place]) || bytes[place] == ASCII.space { place &+= 1 }
    guard bytes[place] == ASCII.colon, bytes[place - 1] != ASCII.space,
      bytes[place + 1] <= ASCII.space, place - start <= PlainYAML.nameLimit
    else { return nil }
    return place
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 || ByteSet("_-./()").contains(byte)
  }
}
