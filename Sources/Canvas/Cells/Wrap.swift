/// Breaks text into lines of a measure.
///
/// Lines break at blanks, and before and after Chinese and Japanese characters (Korean has blanks),
/// except that closing punctuation stays with what it closes and opening punctuation with what it
/// opens. A word longer than a line is broken where the line is full, and only then. A line feed
/// begins a new paragraph, with an empty line between. Linear in the text.
public enum Wrap {
  /// The byte ranges of the lines, without the blanks at their ends. Less than one column counts as
  /// one; a character wider than that has a line of its own.
  public static func lines(
    _ text: UnsafeRawBufferPointer, columns: Int, width: Width
  ) -> [Range<Int>] {
    var wrapper = Wrapper(columns: max(1, columns))
    var decoder = UTF8()
    var bytes = text.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      let end = offset + UTF8.width(scalar)
      wrapper.take(scalar, offset..<end, width.columns(of: scalar))
      offset = end
    }
    wrapper.finish()
    return wrapper.lines
  }
}

/// The state of wrapping: the line so far, and the last place where it may end.
private struct Wrapper {
  private(set) var lines: [Range<Int>] = []
  private let columns: Int

  /// The line being filled; empty when it has nothing but blanks.
  private var line: Range<Int> = 0..<0
  private var used = 0
  /// Where the line can end, and where the next one would begin; nil when it can't yet.
  private var lastBreak: (end: Int, next: Int)?
  /// The columns from `lastBreak.next` to the end of the line.
  private var sinceBreak = 0
  private var previous: Unicode.Scalar = " "
  private var pendingBlanks = 0

  init(columns: Int) {
    self.columns = columns
  }

  mutating func take(_ scalar: Unicode.Scalar, _ range: Range<Int>, _ width: Int) {
    if scalar == "\n" {
      endLine(at: line.upperBound)
      lines.append(range.lowerBound..<range.lowerBound)
      start(at: range.upperBound)
    } else if scalar == " " || scalar == "\t" {
      if line.isEmpty {
        start(at: range.upperBound)
      } else {
        if previous != " " { lastBreak = (line.upperBound, range.upperBound) }
        lastBreak?.next = range.upperBound
        pendingBlanks += 1
        sinceBreak = 0
      }
      previous = " "
      return
    } else {
      place(scalar, range, width)
    }
    previous = scalar
  }

  private mutating func place(_ scalar: Unicode.Scalar, _ range: Range<Int>, _ width: Int) {
    if line.isEmpty {
      line = range.lowerBound..<range.lowerBound
    } else if pendingBlanks == 0, width > 0, Wrapper.canBreak(between: previous, and: scalar, width)
    {
      lastBreak = (line.upperBound, range.lowerBound)
      sinceBreak = 0
    }
    // Twice at most: what follows the last break may be too long itself.
    while used + pendingBlanks + width > columns, !line.isEmpty {
      if let lastBreak {
        lines.append(line.lowerBound..<lastBreak.end)
        line = lastBreak.next..<range.lowerBound
        used = sinceBreak
      } else {
        lines.append(line)
        line = range.lowerBound..<range.lowerBound
        used = 0
        sinceBreak = 0
      }
      lastBreak = nil
      pendingBlanks = 0
    }
    used += pendingBlanks + width
    sinceBreak += width
    pendingBlanks = 0
    line = line.lowerBound..<range.upperBound
  }

  mutating func finish() {
    endLine(at: line.upperBound)
  }

  private mutating func endLine(at end: Int) {
    if !line.isEmpty { lines.append(line.lowerBound..<end) }
  }

  private mutating func start(at offset: Int) {
    line = offset..<offset
    used = 0
    sinceBreak = 0
    pendingBlanks = 0
    lastBreak = nil
  }

  /// Whether a line may end between two characters without a blank.
  private static func canBreak(
    between left: Unicode.Scalar, and right: Unicode.Scalar, _ width: Int
  ) -> Bool {
    guard isIdeographic(left) || isIdeographic(right) else { return false }
    return !opening.contains(left) && !closing.contains(right)
  }

  private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  private static let opening = Set("（［｛〈《「『【〔〖([{“‘".unicodeScalars)
  private static let closing = Set("、。，．・：；？！）］｝〉》」』】〕〗ー々…,.:;?!)]}”’%".unicodeScalars)
}
