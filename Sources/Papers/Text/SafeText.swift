/// Text without anything that a terminal would obey or that would turn a line around.
public enum SafeText {
  /// One line: every such character becomes U+FFFD.
  public static func line(_ text: String) -> String {
    text.unicodeScalars.allSatisfy(isSafe) ? text : replaced(text, isSafe)
  }

  /// Several lines: line feeds and tabs stay.
  public static func lines(_ text: String) -> String {
    replaced(text) { $0 == "\n" || $0 == "\t" || isSafe($0) }
  }

  /// The same for UTF-8. Text that is safe already, as nearly all is, costs one look at each byte and
  /// is not copied; bytes that are not UTF-8 become U+FFFD where anything has to be replaced.
  public static func lines(_ bytes: [UInt8]) -> [UInt8] {
    if isSafe(bytes) { return bytes }
    return Array(lines(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  /// Whether there is nothing to replace in UTF-8 of several lines.
  private static func isSafe(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        if (byte >= ASCII.space && byte < ASCII.delete) || byte == ASCII.lineFeed
          || byte == ASCII.tab
        {
          offset += 1
          continue
        }
        let length = byte < 0x80 ? 0 : UTF8Validation.length(at: offset, in: bytes)
        guard length > 0, isSafe(at: offset, length, in: bytes) else { return false }
        offset += length
      }
      return true
    }
  }

  /// The same for the character of two to four bytes that stands at `offset`.
  package static func isSafe(at offset: Int, _ length: Int, in bytes: UnsafeRawBufferPointer)
    -> Bool
  {
    let first = bytes[offset]
    // All that is refused has two or three bytes, and begins with one of these.
    guard first == 0xC2 || first == 0xD8 || first == 0xE2 || first == 0xEF else { return true }
    let head = UInt32(first) & (length == 2 ? 0x1F : 0x0F)
    let value = (1..<length).reduce(head) { $0 << 6 | UInt32(bytes[offset + $1] & 0x3F) }
    return Unicode.Scalar(value).map(isSafe) ?? false
  }

  private static func replaced(_ text: String, _ isSafe: (Unicode.Scalar) -> Bool) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isSafe($0) ? $0 : "\u{FFFD}" }))
  }

  /// Neither a control character nor one that changes the direction of writing or breaks lines.
  package static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      false
    default: true
    }
  }
}
