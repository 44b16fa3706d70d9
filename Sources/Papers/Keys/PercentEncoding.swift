/// The bytes that divide addresses.
enum AddressByte {
  static let percent: UInt8 = 0x25
  static let point: UInt8 = 0x2E
  static let question: UInt8 = 0x3F
}

/// `%28` and its like.
package enum PercentEncoding {
  /// A text with all that is encoded decoded, and nothing else changed.
  package static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    decoded(text) { _ in true }
  }

  /// A text with the bytes decoded for which `isPlain`; of the others the digits become capital letters.
  static func decoded(_ text: ArraySlice<UInt8>, where isPlain: (UInt8) -> Bool) -> [UInt8] {
    guard text.contains(AddressByte.percent) else { return Array(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var offset = text.startIndex
    while offset < text.endIndex {
      if text[offset] == AddressByte.percent, offset + 2 < text.endIndex,
        let high = digit(text[offset + 1]), let low = digit(text[offset + 2])
      {
        let byte = high << 4 | low
        if isPlain(byte) {
          result.append(byte)
        } else {
          result += [AddressByte.percent, upper(text[offset + 1]), upper(text[offset + 2])]
        }
        offset += 3
      } else {
        result.append(text[offset])
        offset += 1
      }
    }
    return result
  }

  /// A text in which the bytes stand encoded for which `isKept` is false.
  package static func encoded(_ text: String, where isKept: (UInt8) -> Bool) -> String {
    if text.utf8.allSatisfy(isKept) { return text }
    var result = ""
    for byte in text.utf8 {
      if isKept(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    let letter = ASCII.lower(byte)
    if ASCII.isDigit(byte) { return byte - ASCII.zero }
    return letter &- 0x61 < 6 ? letter - 0x61 + 10 : nil
  }

  private static func upper(_ byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte & 0xDF : byte }
}
