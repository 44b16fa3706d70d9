/// A part of a row that is a link.
public struct LinkSpan: Hashable, Sendable {
  public let row: Int
  public let columns: Range<Int>
  public let address: String
  /// Parts with the same number are one link.
  public let group: Int?
}

extension LinkSpan {
  /// The same part of a link, as one of the parts of a number.
  public init(_ other: LinkSpan, group: Int) {
    self.init(row: other.row, columns: other.columns, address: other.address, group: group)
  }
}

/// A grid of cells that panes draw into.
///
/// Everything is clipped: no coordinate is wrong. A wide character that does not fit whole is drawn
/// as a blank, and overwriting one half of one blanks the other, so that a row always has as many
/// columns as it says. Control characters, what would turn text around and what has no form of its own
/// never get in: this is the one gate before the terminal.
public struct Surface: Sendable {
  public let size: Size
  public let width: Width
  /// Where the terminal's cursor stands; nil hides it.
  public var cursor: Point?
  /// The cells, row by row.
  public internal(set) var cells: [Cell]
  /// Where links are that a terminal may follow by itself.
  public private(set) var links: [LinkSpan] = []
  /// Characters of more than one code point, each once.
  var clusters: [[Unicode.Scalar]] = []

  /// How many accents a cell keeps; terminal libraries hold no more.
  private static let maximumMarks = 4

  public init(size: Size, width: Width) {
    self.size = size
    self.width = width
    self.cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// Makes everything blank and plain.
  public mutating func clear() {
    cursor = nil
    clusters.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    // The old cells are nearly always what the terminal still shows: changing them would copy them all.
    cells = Array(repeating: .blank, count: cells.count)
  }

  public subscript(column: Int, row: Int) -> Cell {
    guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return .blank }
    return cells[row * size.columns + column]
  }

  /// The code points of a cell, the base first; empty for the second half of a wide character.
  public func scalars(of cell: Cell) -> [Unicode.Scalar] {
    if cell.columns == 0 { return [] }
    if cell.isCluster { return clusters[Int(cell.content & ~Cell.clusterBit)] }
    return [Unicode.Scalar(cell.content) ?? "\u{FFFD}"]
  }

  /// Puts text into one row, within `clip`, and returns the column after it.
  @discardableResult
  public mutating func put(
    _ text: String, at point: Point, role: Role, within clip: Rect
  ) -> Int {
    var text = text
    return text.withUTF8 {
      put(utf8: UnsafeRawBufferPointer($0), at: point, role: role, within: clip)
    }
  }

  /// Puts UTF-8 text into one row, within `clip`, and returns the column after it.
  @discardableResult
  public mutating func put(
    utf8 text: UnsafeRawBufferPointer, at point: Point, role: Role, within clip: Rect
  ) -> Int {
    var pen = Pen(point, role, clip.intersection(Rect(size)))
    let plain = putPlain(text, &pen)
    guard plain < text.count else { return pen.column }
    var decoder = UTF8()
    var bytes = UnsafeRawBufferPointer(rebasing: text[plain...]).makeIterator()
    reading: while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): if !put(scalar, &pen) { break reading }
      case .error: if !put("\u{FFFD}", &pen) { break reading }
      case .emptyInput: break reading
      }
    }
    return pen.column
  }

  /// Puts the printable ASCII that a text begins with, and returns how many bytes that were: nearly
  /// all text is nothing else, and needs no decoding and no looking up.
  private mutating func putPlain(_ text: UnsafeRawBufferPointer, _ pen: inout Pen) -> Int {
    guard pen.isInside, pen.column >= pen.clip.column else { return 0 }
    let start = pen.row * size.columns + pen.column
    let count = min(text.count, pen.clip.endColumn - pen.column)
    let role = pen.role
    let done = cells.withUnsafeMutableBufferPointer { cells in
      for index in 0..<count {
        let byte = text[index]
        guard byte >= 0x20, byte < 0x7F, cells[start + index].columns == 1 else { return index }
        cells[start + index] = Cell(content: UInt32(byte), role: role, columns: 1)
      }
      return count
    }
    pen.column += done
    return done == count && pen.column >= pen.clip.endColumn ? text.count : done
  }

  /// Says that some columns of a row are a link. Only addresses of printable ASCII are kept; `group`
  /// joins the parts of one that is broken over lines.
  public mutating func link(_ address: String, row: Int, columns: Range<Int>, group: Int? = nil) {
    let columns = columns.clamped(to: 0..<size.columns)
    guard row >= 0, row < size.rows, !columns.isEmpty,
      address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return }
    links.append(LinkSpan(row: row, columns: columns, address: address, group: group))
  }

  /// Fills a rectangle with a character of one column.
  public mutating func fill(_ rect: Rect, role: Role, character: Character = " ") {
    let rect = rect.intersection(Rect(size))
    let scalar = character.unicodeScalars.first ?? " "
    let content = width.shape(of: scalar) == .one ? scalar.value : 0x20
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn {
        set(Cell(content: content, role: role, columns: 1), column, row)
      }
    }
  }

  /// Where the next character goes while a text is put.
  private struct Pen {
    var column: Int
    let row: Int
    let role: Role
    let clip: Rect

    init(_ point: Point, _ role: Role, _ clip: Rect) {
      self.column = point.column
      self.row = point.row
      self.role = role
      self.clip = clip
    }

    var isInside: Bool { row >= clip.row && row < clip.endRow && column < clip.endColumn }
  }

  /// Puts one character; false when the row is full.
  private mutating func put(_ scalar: Unicode.Scalar, _ pen: inout Pen) -> Bool {
    guard pen.isInside else { return false }
    switch width.shape(of: scalar) {
    case .dropped: return true
    case .zero:
      attach(scalar, pen)
      return true
    case .replaced: put(0xFFFD, columns: 1, &pen)
    case .flagLetter: put(Width.letter(ofFlag: scalar), columns: 1, &pen)
    case .one: put(scalar.value, columns: 1, &pen)
    case .two: put(scalar.value, columns: 2, &pen)
    }
    return true
  }

  private mutating func put(_ content: UInt32, columns: Int, _ pen: inout Pen) {
    if pen.column >= pen.clip.column, pen.column + columns <= pen.clip.endColumn {
      set(Cell(content: content, role: pen.role, columns: UInt8(columns)), pen.column, pen.row)
      if columns == 2 {
        set(Cell(content: 0x20, role: pen.role, columns: 0), pen.column + 1, pen.row)
        cells[pen.row * size.columns + pen.column].columns = 2
      }
    } else {
      // Cut at an edge: the visible half is a blank.
      for column in pen.column..<pen.column + columns
      where column >= pen.clip.column && column < pen.clip.endColumn {
        set(Cell(content: 0x20, role: pen.role, columns: 1), column, pen.row)
      }
    }
    pen.column += columns
  }

  /// Adds an accent to the character to the left.
  private mutating func attach(_ mark: Unicode.Scalar, _ pen: Pen) {
    var column = pen.column - 1
    if self[column, pen.row].columns == 0 { column -= 1 }
    guard column >= pen.clip.column else { return }
    let index = pen.row * size.columns + column
    var scalars = scalars(of: cells[index])
    guard scalars.count <= Surface.maximumMarks else { return }
    scalars.append(mark)
    if let known = clusters.firstIndex(of: scalars) {
      cells[index].content = UInt32(known) | Cell.clusterBit
    } else {
      cells[index].content = UInt32(clusters.count) | Cell.clusterBit
      clusters.append(scalars)
    }
  }

  /// Writes a cell that is known to be inside, and blanks what it leaves of a wide character.
  private mutating func set(_ cell: Cell, _ column: Int, _ row: Int) {
    let start = row * size.columns
    let old = cells[start + column]
    if old.columns == 0, cell.columns != 0, column > 0 {
      cells[start + column - 1].content = 0x20
      cells[start + column - 1].columns = 1
    }
    if old.columns == 2, column + 1 < size.columns {
      cells[start + column + 1].content = 0x20
      cells[start + column + 1].columns = 1
    }
    cells[start + column] = cell
  }
}

extension Surface: Equatable {
  /// Whether both look the same; the widths by which they were drawn are not compared.
  public static func == (left: Surface, right: Surface) -> Bool {
    left.size == right.size && left.cursor == right.cursor
      && (0..<left.size.rows).allSatisfy { left.changes(in: $0, since: right) == nil }
  }

  /// The columns of a row between the first and the last that look different in another surface of
  /// the same size, whole characters; nil when none does. 20 ns for a row that is the same.
  public func changes(in row: Int, since other: Surface) -> Range<Int>? {
    let start = row * size.columns
    return cells.withUnsafeBufferPointer { cells in
      other.cells.withUnsafeBufferPointer { others in
        guard let new = cells.baseAddress, let old = others.baseAddress else { return nil }
        // Clusters are numbered by surface, so they are compared by what they are.
        let hasClusters = !clusters.isEmpty || !other.clusters.isEmpty
        guard hasClusters || Surface.differ(new + start, old + start, size.columns) else {
          return nil
        }
        func isSame(_ column: Int) -> Bool {
          let (one, two) = (new[start + column], old[start + column])
          guard one.isCluster || two.isCluster else { return one == two }
          return one.role == two.role && one.columns == two.columns
            && scalars(of: one) == other.scalars(of: two)
        }
        var (first, end) = (0, size.columns)
        while first < end, isSame(first) { first += 1 }
        while end > first, isSame(end - 1) { end -= 1 }
        guard first < end else { return nil }
        while first > 0, new[start + first].columns == 0 { first -= 1 }
        while end < size.columns, new[start + end].columns == 0 { end += 1 }
        return first..<end
      }
    }
  }

  /// Whether some of `count` cells differ, clusters apart.
  private static func differ(
    _ one: UnsafeRawPointer, _ two: UnsafeRawPointer, _ count: Int
  ) -> Bool {
    // A cell is a word, and the loop has no branch, so that several are compared at once.
    let (one, two) = (
      one.assumingMemoryBound(to: UInt64.self), two.assumingMemoryBound(to: UInt64.self)
    )
    var difference: UInt64 = 0
    for index in 0..<count { difference |= one[index] ^ two[index] }
    return difference != 0
  }

  /// The only code point of a cell; nil for a cluster and for the second half of a wide character.
  public func scalar(of cell: Cell) -> Unicode.Scalar? {
    cell.isCluster || cell.columns == 0 ? nil : Unicode.Scalar(cell.content)
  }
}
