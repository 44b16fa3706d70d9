import Synchronization

/// How many columns a character takes.
///
/// A value that is given to surfaces, so that what tests see does not depend on the locale of the
/// process, and so that on a screen the widths are those by which the terminal library lays out.
/// Looking up is two array reads; the table is filled by pages of 256 characters when they are first
/// asked for. Safe to share between threads.
public final class Width: Sendable {
  /// The widths of Debian 12's C library.
  public static let bundled = Width { Width.bundledColumns(of: $0) }

  /// How a character is shown.
  enum Shape: UInt8 {
    case zero, one, two
    /// It cannot be shown and becomes U+FFFD, in one column.
    case replaced
    /// It must not reach a terminal, and leaves no trace: it would turn the text around, or change
    /// what stands beside it in ways that differ from terminal to terminal.
    case dropped
    /// Half of a flag, shown as the letter that it stands for.
    case flagLetter
  }

  private let measure: @Sendable (UInt32) -> Int
  private let pages: Pages
  private let filling = Mutex(())

  /// Widths as `measure` gives them for a code point: 0, 1, 2, or below 0 for what cannot be shown.
  public init(measuring measure: @escaping @Sendable (UInt32) -> Int) {
    self.measure = measure
    self.pages = Pages()
  }

  /// 0, 1 or 2. What cannot be shown takes the one column of U+FFFD.
  public func columns(of scalar: Unicode.Scalar) -> Int {
    switch shape(of: scalar) {
    case .zero, .dropped: 0
    case .one, .replaced, .flagLetter: 1
    case .two: 2
    }
  }

  /// The columns of a text: the sum over its characters.
  public func columns(of text: String) -> Int {
    var text = text
    return text.withUTF8 { columns(of: UnsafeRawBufferPointer($0)) }
  }

  /// The columns of UTF-8 text. ASCII without control characters is a column a byte.
  public func columns(of utf8: UnsafeRawBufferPointer) -> Int {
    var plain = 0
    while plain < utf8.count, utf8[plain] >= 0x20, utf8[plain] < 0x7F { plain += 1 }
    var sum = plain
    var decoder = UTF8()
    var bytes = UnsafeRawBufferPointer(rebasing: utf8[plain...]).makeIterator()
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): sum += columns(of: scalar)
      case .error: sum += 1
      case .emptyInput: return sum
      }
    }
  }

  func shape(of scalar: Unicode.Scalar) -> Shape {
    let code = scalar.value
    if code < 0x7F { return code >= 0x20 ? .one : .replaced }
    let page = Int(code >> 8)
    if !pages.isFilled(page) { fill(page) }
    return Shape(rawValue: pages[Int(code)])!
  }

  private func fill(_ page: Int) {
    filling.withLock { _ in
      for code in page << 8..<(page + 1) << 8 {
        pages[code] = shape(measuring: UInt32(code)).rawValue
      }
      pages.setFilled(page)
    }
  }

  private func shape(measuring code: UInt32) -> Shape {
    switch code {
    case 0..<0x20, 0x7F..<0xA0: return .replaced
    // What has no form of its own (Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties):
    // directional marks, embeddings, overrides and isolates, joiners, variation selectors, fillers,
    // tags, the byte order mark, the soft hyphen. And line and paragraph separator, annotations,
    // the keycap and the skin tones, which some terminals join to what stands before.
    case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x20E3, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
      0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0x1F3FB...0x1F3FF,
      0xE0000...0xE0FFF:
      return .dropped
    case Width.flagLetters: return .flagLetter
    default: break
    }
    switch measure(code) {
    case 0: return .zero
    case 1: return .one
    case 2: return .two
    default: return .replaced
    }
  }

  /// Regional indicators A to Z.
  private static let flagLetters: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF

  /// The capital letter that a regional indicator stands for.
  static func letter(ofFlag scalar: Unicode.Scalar) -> UInt32 {
    scalar.value - flagLetters.lowerBound + 0x41
  }

  private static func bundledColumns(of code: UInt32) -> Int {
    var (low, high) = (0, widthRanges.count)
    while low < high {
      let middle = (low + high) / 2
      if widthRanges[middle].last < code { low = middle + 1 } else { high = middle }
    }
    guard low < widthRanges.count, widthRanges[low].first <= code else { return 1 }
    return Int(widthRanges[low].columns)
  }
}

/// The table of a `Width`: a byte a code point. Pages that nobody asks for are never touched, so
/// most of its megabyte is never in memory.
private final class Pages: @unchecked Sendable {
  // Unchecked: a page is written under the lock of its owner, before its flag is set with release
  // order, and read only after the flag was seen with acquire order.
  private let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 0x110000)
  private let flags = UnsafeMutablePointer<Atomic<Bool>>.allocate(capacity: 0x1100)

  init() {
    for page in 0..<0x1100 { (flags + page).initialize(to: Atomic(false)) }
  }

  deinit {
    bytes.deallocate()
    flags.deallocate()
  }

  func isFilled(_ page: Int) -> Bool { flags[page].load(ordering: .acquiring) }
  func setFilled(_ page: Int) { flags[page].store(true, ordering: .releasing) }

  subscript(code: Int) -> UInt8 {
    get { bytes[code] }
    set { bytes[code] = newValue }
  }
}
