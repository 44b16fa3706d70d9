import Papers

/// Reads documents and lines of JSON of any size, window by window.
///
/// An object is read as an entry at once. If it turns out to have no id or no title but something
/// that may hold entries, it is gone into instead: so entries are found wherever they are, in lines, in
/// arrays, under names. What stands around them is kept as a small stack between windows, and an
/// entry is read when the whole of it is there.
///
/// What is wrong costs a line: reading goes on at the next, as if nothing had been.
struct JSONDocument: DialectReader {
  let table: JSONTable
  /// The containers that we are in, the outermost first.
  var containers: [Container] = []
  /// The name of the value that comes next.
  var name: [UInt8]?
  /// Passes over a value that is too large or too deep, and may go on in the next window.
  var skipper: JSONSkipper?
  /// The rest of the line is passed over.
  var isPassingLine = false
  /// A line begins here, after one in which something was wrong.
  var isBeginningAnew = false
  /// Something was wrong, so that brackets may be missing or too many.
  var isAstray = false
  /// Members of the object that was read last which could not be used.
  var unusable: [(name: String, place: Int)] = []
  /// Something of the file was done with before this window.
  var hasBegun = false
  /// It was said that the file ends within something.
  var hasSaidCut = false
  private let scratch = JSONScratch()
  /// Up to where line feeds were counted in this window.
  private var counted = 0
  /// The line at which was looked last in this window, from where it was looked at to its end.
  private var line = (start: 0, end: -1)

  /// What anybody wrote may be one object, which is looked at whole.
  var takesPieces: Bool { !table.isRecords }

  struct Container {
    let isObject: Bool
    let name: [UInt8]
  }

  init(_ table: JSONTable) {
    self.table = table
  }

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    counted = 0
    line = (0, -1)
    var reader = JSONReader(window, syntax: table.syntax, scratch: scratch)
    while resume(&reader, into: &builder), let first = next(&reader) {
      let start = reader.offset
      if !step(first, &reader, isLast: isLast, into: &builder) {
        reader.offset = start
        break
      }
    }
    if isLast { end(window, into: &builder) }
    let done = isLast ? window.count : reader.offset
    count(to: done, in: window, &builder)
    if done > 0 { hasBegun = true }
    return done
  }

  /// The byte with which the next thing begins.
  private mutating func next(_ reader: inout JSONReader) -> UInt8? {
    let start = reader.offset
    reader.begin(at: start, before: reader.bytes.count)
    let first = reader.peek()
    if isBeginningAnew, first != nil || reader.offset > start {
      // A line that begins with an object is one of many, or as good as that.
      if first == ASCII.braceOpen, reader.offset == start { containers.removeAll() }
      isBeginningAnew = false
    }
    return first
  }

  /// The file may end within something.
  private mutating func end(
    _ window: UnsafeRawBufferPointer, into builder: inout DigestBuilder
  ) {
    let isOpen = skipper != nil || (!containers.isEmpty && !isAstray)
    guard isOpen, !hasSaidCut else { return }
    count(to: window.count, in: window, &builder)
    builder.add(.truncated, line: builder.line)
  }

  /// Makes the builder's line the one in which `offset` is.
  mutating func count(
    to offset: Int, in window: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    // No line feed is before the end of the line that was looked at.
    if line.start <= counted, counted <= line.end {
      counted = max(counted, min(offset, line.end))
      if offset <= line.end { return }
    }
    guard offset > counted else { return }
    builder.line += ByteScanner(window).lineFeeds(in: counted..<offset)
    counted = offset
  }

  /// Where the line ends that `offset` is in. Looked for once a line.
  mutating func lineEnd(at offset: Int, in window: UnsafeRawBufferPointer) -> Int {
    if line.end < offset || line.start > offset {
      line = (offset, ByteScanner(window).lineEnd(from: offset))
    }
    return line.end
  }
}
