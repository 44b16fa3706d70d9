import Papers

/// Divides Markdown into blocks that are plain, and stretches that are left to md4c.
///
/// Most of a list of papers is as simple as Markdown can be: headings, paragraphs, and items with a mark at
/// the margin. What such a block is can be seen from the first signs of its lines, without the machinery
/// that all of Markdown needs, and takes a third of md4c's time. Whatever looks otherwise (quotations, code,
/// HTML, headings by underlining, tabs, marks that may be several things) is left to md4c, from a place where nothing is open
/// to the next such place: before a heading at the margin, or before a text there that follows a blank line.
/// In doubt there is no such place, and all the rest is md4c's.
///
/// Definitions of references hold for a whole text, so that with one there all of it is md4c's
/// (`mayHaveDefinitions`).
struct PlainBlocks {
  enum Block: Equatable {
    /// One line.
    case heading(level: Int)
    case paragraph
    /// Items, items within them, and what they have of further paragraphs.
    case list
    /// For md4c.
    case other(Range<Int>)
  }

  let bytes: UnsafeRawBufferPointer
  let scanner: ByteScanner
  /// The lines of the block that came last, blank ones too.
  private(set) var lines: [PlainLine] = []
  private var offset = 0
  /// Items that are open.
  private var items: [Item] = []

  /// How deep items are within each other: deeper ones are md4c's.
  private static let depthLimit = 12

  private struct Item {
    let mark: UInt8
    let indent: Int
    /// From where on a line is within it.
    let column: Int
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    scanner = ByteScanner(bytes)
  }

  /// The next block; nil at the end. Linear.
  mutating func next() -> Block? {
    lines.removeAll(keepingCapacity: true)
    var first = PlainLine(at: offset, scanner)
    while first.kind == .blank, first.end < bytes.count {
      offset = first.end + 1
      first = PlainLine(at: offset, scanner)
    }
    guard offset < bytes.count, first.kind != .blank else { return nil }
    let start = offset
    if first.indent == 0 {
      switch first.kind {
      case .heading(let level):
        take(first)
        return .heading(level: level)
      case .text:
        if readParagraph(first) { return .paragraph }
      case .item:
        if readList(first) { return .list }
      case .blank, .other: break
      }
    }
    lines.removeAll(keepingCapacity: true)
    var other = OtherBlocks(scanner)
    offset = other.end(from: start)
    return .other(start..<offset)
  }

  private mutating func take(_ line: PlainLine) {
    lines.append(line)
    offset = min(line.end + 1, bytes.count)
  }

  // MARK: Paragraphs

  /// Lines of text up to a blank line, a heading or an item.
  private mutating func readParagraph(_ first: PlainLine) -> Bool {
    take(first)
    while offset < bytes.count {
      let line = PlainLine(at: offset, scanner)
      switch line.kind {
      case .blank: return true
      case .text: take(line)
      case .heading where line.indent == 0: return true
      // A number interrupts a paragraph only sometimes.
      case .item where line.indent == 0 && !line.isNumbered: return true
      case .heading, .item, .other: return false
      }
    }
    return true
  }

  // MARK: Lists

  private mutating func readList(_ first: PlainLine) -> Bool {
    items.removeAll(keepingCapacity: true)
    let start = offset
    var wasBlank = false
    var line = first
    while true {
      switch line.kind {
      case .blank:
        wasBlank = true
      case .heading where line.indent == 0:
        return isWithoutHTML(start)
      case .item:
        guard begin(&line, wasBlank: wasBlank) else { return false }
        wasBlank = false
      case .text:
        if wasBlank {
          if line.indent == 0 { return isWithoutHTML(start) }
          guard goOn(&line) else { return false }
          wasBlank = false
        }
      case .heading, .other: return false
      }
      take(line)
      if offset == bytes.count { return isWithoutHTML(start) }
      line = PlainLine(at: offset, scanner)
    }
  }

  /// How many of the open items a line is within.
  private func depth(at indent: Int) -> Int {
    var depth = 0
    while depth < items.count, indent >= items[depth].column { depth += 1 }
    return depth
  }

  /// Begins an item: one beside another, or the first within another.
  private mutating func begin(_ line: inout PlainLine, wasBlank: Bool) -> Bool {
    let depth = depth(at: line.indent)
    let outer = depth > 0 ? items[depth - 1].column : 0
    guard line.indent - outer <= 3, depth < PlainBlocks.depthLimit else { return false }
    line.depth = depth
    line.beginsList = true
    if depth < items.count {
      if items[depth].mark == line.mark {
        guard items[depth].indent == line.indent else { return false }
        line.beginsList = false
      }
      items.removeSubrange(depth...)
    } else if line.isNumbered, !wasBlank, depth > 0 {
      return false
    }
    items.append(Item(mark: line.mark, indent: line.indent, column: line.column))
    return true
  }

  /// A further paragraph of an item.
  private mutating func goOn(_ line: inout PlainLine) -> Bool {
    let depth = depth(at: line.indent)
    guard depth > 0, line.indent - items[depth - 1].column <= 3 else { return false }
    items.removeSubrange(depth...)
    line.depth = depth - 1
    line.beginsParagraph = true
    return true
  }

  /// Whether no tag may stand in the lines that were taken: it may reach from one item into another.
  private func isWithoutHTML(_ start: Int) -> Bool {
    var place = start
    while let less = scanner.first(ASCII.less, in: place..<offset) {
      if PlainInlines.mayBeTag(less, bytes) { return false }
      place = less + 1
    }
    return true
  }

  /// Whether a reference may be defined somewhere: a bracket at the beginning of a line, with `]:` at its end.
  static func mayHaveDefinitions(_ scanner: ByteScanner) -> Bool {
    let bytes = scanner.bytes
    var place = 0
    while let close = scanner.find("]:", in: place..<bytes.count) {
      place = close + 2
      var open = close
      while open > 0 {
        open -= 1
        if bytes[open] == ASCII.lineFeed || bytes[open] == ASCII.carriageReturn { return true }
        if bytes[open] == ASCII.bracketOpen || bytes[open] == ASCII.bracketClosed { break }
      }
      // Escaped brackets are part of a name.
      if open > 0, bytes[open - 1] == ASCII.backslash { return true }
      if bytes[open] == ASCII.bracketClosed { continue }
      // Only marks of blocks may stand before it.
      while open > 0, ByteSet(" \t>-+*0123456789.)").contains(bytes[open - 1]) { open -= 1 }
      if open == 0 || bytes[open - 1] == ASCII.lineFeed || bytes[open - 1] == ASCII.carriageReturn {
        return true
      }
    }
    return false
  }
}
