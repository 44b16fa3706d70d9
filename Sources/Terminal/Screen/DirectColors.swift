import CNcurses
import Canvas

/// Direct colours through a terminal description of 256.
///
/// Of a description with direct colours ncurses keeps a table of all 16.7 million: 490 MB, and ten
/// times the start. But a theme has few colours. So each gets the number of the colour that is
/// nearest to it among the 256, ncurses writes numbers (`38;5;24`), and on their way to the terminal
/// they become what is meant (`38;2;0;95;135`). Colours are exact, all else is as the terminal's own
/// description has it, and whatever should get past the translation is at least near.
struct DirectColors {
  /// 0xRRGGBB by number; nil for numbers that mean themselves.
  private var meanings = [UInt32?](repeating: nil, count: 256)

  /// The number for a colour, -1 for the terminal's own. For a direct one it is the nearest, if that is free.
  mutating func number(for color: ThemeColor?) -> Int32 {
    switch color {
    case nil: return -1
    case .number(let number): return Int32(number)
    case .direct(let value):
      let nearest = Int(ThemeColor.nearest(value))
      // Numbers below 16 are written in other ways.
      for offset in 0..<240 {
        let number = 16 + (nearest - 16 + offset) % 240
        if meanings[number] == nil { meanings[number] = value }
        if meanings[number] == value { return Int32(number) }
      }
      return Int32(nearest)
    }
  }

  /// What ncurses wrote, with the colours that are meant.
  func translated(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 4)
    var start = 0
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] == 0x1B, let found = DirectColors.number(in: bytes, at: offset) else {
        offset += 1
        continue
      }
      if let color = meanings[found.number] {
        result.append(contentsOf: bytes[start..<offset])
        let (red, green, blue) = (color >> 16, color >> 8 & 0xFF, color & 0xFF)
        let kind = found.isForeground ? 38 : 48
        result.append(contentsOf: "\u{1B}[\(kind);2;\(red);\(green);\(blue)m".utf8)
        start = found.end
      }
      offset = found.end
    }
    result.append(contentsOf: bytes[start...])
    return result
  }

  /// Whether the terminal's description writes colour numbers as `translated` reads them.
  static var fitTerminal: Bool {
    [("setaf", true), ("setab", false)].allSatisfy { capability, isForeground in
      guard let text = nc_color_text(capability, 200) else { return false }
      return Array(String(cString: text).utf8).withUnsafeBytes { bytes in
        guard let found = number(in: bytes, at: 0) else { return false }
        return found.number == 200 && found.isForeground == isForeground && found.end == bytes.count
      }
    }
  }

  /// `ESC [ 38 ; 5 ; 24 m`, or with colons.
  private static func number(
    in bytes: UnsafeRawBufferPointer, at start: Int
  ) -> (number: Int, isForeground: Bool, end: Int)? {
    // The shortest has one digit.
    guard start + 8 < bytes.count, bytes[start] == 0x1B, bytes[start + 1] == 0x5B,
      bytes[start + 2] == 0x33 || bytes[start + 2] == 0x34, bytes[start + 3] == 0x38
    else { return nil }
    let divider = bytes[start + 4]
    guard divider == 0x3B || divider == 0x3A, bytes[start + 5] == 0x35, bytes[start + 6] == divider
    else { return nil }
    var number = 0
    var offset = start + 7
    while offset < bytes.count, offset < start + 10, (0x30...0x39).contains(bytes[offset]) {
      number = number * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    guard offset > start + 7, offset < bytes.count, bytes[offset] == 0x6D, number < 256 else {
      return nil
    }
    return (number, bytes[start + 2] == 0x33, offset + 1)
  }
}
