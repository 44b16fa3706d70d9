import Papers

/// What is done to a file before it is read that is not plain text: UTF-16 becomes UTF-8, NUL bytes go, and line
/// ends that are carriage returns alone become line feeds, so that lines keep their numbers.
///
/// What a file needs is seen at its beginning. Most files need nothing, and are not touched.
struct TextDecoding {
  /// The text that is not done with.
  private var text: [UInt8] = []
  /// How many NUL bytes were taken out, and the line of the first.
  private(set) var nulBytes: (count: Int, line: Int) = (0, 0)
  private let encoding: Encoding
  private let hasReturns: Bool
  private var line = 1
  private var hasBegun = false

  private enum Encoding: Equatable {
    case bytes
    case utf16(isBigEndian: Bool)
  }

  /// nil when the text can be read as it is, or is none.
  init?(beginning: UnsafeRawBufferPointer) {
    encoding = TextDecoding.encoding(of: beginning)
    switch encoding {
    case .utf16: hasReturns = TextDecoding.hasReturnsAlone(beginning, unit: 2)
    case .bytes:
      hasReturns = TextDecoding.hasReturnsAlone(beginning, unit: 1)
      let hasNUL =
        ByteScanner(beginning).first(0, in: 0..<beginning.count) != nil
        && !TextDecoding.isBinary(beginning)
      if !hasReturns, !hasNUL { return nil }
    }
  }

  /// What the mark at the beginning says. That of UTF-32 begins like one of UTF-16.
  private static func encoding(of beginning: UnsafeRawBufferPointer) -> Encoding {
    if beginning.starts(with: [0xFE, 0xFF]) { return .utf16(isBigEndian: true) }
    let isLittleEndian =
      beginning.starts(with: [0xFF, 0xFE]) && !beginning.starts(with: [0xFF, 0xFE, 0, 0])
    return isLittleEndian ? .utf16(isBigEndian: false) : .bytes
  }

  /// Whether a file is no text: more than one byte of 64 is NUL.
  static func isBinary(_ beginning: UnsafeRawBufferPointer) -> Bool {
    guard ByteScanner(beginning).first(0, in: 0..<beginning.count) != nil,
      encoding(of: beginning) == .bytes
    else { return false }
    return beginning.count { $0 == 0 } * 64 > beginning.count
  }

  /// Whether lines end with carriage returns, and none with a line feed.
  private static func hasReturnsAlone(_ beginning: UnsafeRawBufferPointer, unit: Int) -> Bool {
    let scanner = ByteScanner(beginning)
    guard let first = scanner.first(ASCII.carriageReturn, in: 0..<beginning.count) else {
      return false
    }
    if unit == 1 { return first + 1 < beginning.count && !beginning.contains(ASCII.lineFeed) }
    return stride(from: 2, to: beginning.count - 1, by: 2).allSatisfy {
      let (one, two) = (beginning[$0], beginning[$0 + 1])
      return (one, two) != (0, ASCII.lineFeed) && (one, two) != (ASCII.lineFeed, 0)
    }
  }

  /// Decodes bytes that come behind those before, and returns how many are done with.
  mutating func add(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Int {
    switch encoding {
    case .bytes:
      for byte in bytes { put(byte) }
      return bytes.count
    case .utf16(let isBigEndian):
      return addUnits(bytes, isBigEndian: isBigEndian, isLast: isLast)
    }
  }

  private mutating func addUnits(
    _ bytes: UnsafeRawBufferPointer, isBigEndian: Bool, isLast: Bool
  ) -> Int {
    func unit(_ offset: Int) -> UInt32 {
      let (one, two) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
      return isBigEndian ? one << 8 | two : two << 8 | one
    }
    var offset = 0
    while offset + 1 < bytes.count {
      var value = unit(offset)
      var length = 2
      if value >> 10 == 0x36 {
        // The first of a pair; the second may not have come.
        if offset + 3 >= bytes.count, !isLast { break }
        let next = offset + 3 < bytes.count ? unit(offset + 2) : 0
        if next >> 10 == 0x37 {
          value = 0x10000 + (value & 0x3FF) << 10 + next & 0x3FF
          length = 4
        }
      }
      offset += length
      let isMark = !hasBegun && value == 0xFEFF
      hasBegun = true
      if isMark { continue }
      if value < 0x80 {
        put(UInt8(value))
      } else {
        text += UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}")!
      }
    }
    return isLast ? bytes.count : offset
  }

  private mutating func put(_ byte: UInt8) {
    if byte == 0 {
      if nulBytes.count == 0 { nulBytes.line = line }
      nulBytes.count += 1
      return
    }
    let isEnd = byte == ASCII.lineFeed || hasReturns && byte == ASCII.carriageReturn
    if isEnd { line += 1 }
    text.append(isEnd ? ASCII.lineFeed : byte)
  }

  /// Hands the text over, to be put back when it was read from.
  mutating func take() -> [UInt8] {
    defer { text = [] }
    return text
  }

  mutating func putBack(_ rest: [UInt8]) { text = rest }
}
