import Digests

/// Text with entities, as HTML and Markdown have it.
enum EntityText {
  /// Adds a text with its entities decoded.
  static func append(_ text: UnsafeRawBufferPointer, to result: inout [UInt8]) {
    let scanner = ByteScanner(text)
    var from = 0
    while let and = scanner.first(0x26, in: from..<text.count) {
      result.append(contentsOf: scanner.slice(from..<and))
      let stop = entityEnd(scanner, from: and + 1)
      if let stop, let scalar = scalar(scanner, and + 1..<stop) {
        result.append(contentsOf: Array(String(scalar).utf8))
        from = stop + 1
      } else {
        result.append(0x26)
        from = and + 1
      }
    }
    result.append(contentsOf: scanner.slice(from..<text.count))
  }

  private static func entityEnd(_ scanner: ByteScanner, from start: Int) -> Int? {
    var stop = start
    while stop < scanner.bytes.count, stop - start < 32 {
      let byte = scanner.bytes[stop]
      if byte == 0x3B { return stop }
      guard ASCII.lower(byte) &- 0x61 < 26 || ASCII.isDigit(byte) || byte == ASCII.hash else {
        return nil
      }
      stop += 1
    }
    return nil
  }

  private static func scalar(_ scanner: ByteScanner, _ name: Range<Int>) -> Unicode.Scalar? {
    let text = String(decoding: scanner.slice(name), as: UTF8.self)
    if text.hasPrefix("#x") || text.hasPrefix("#X") {
      return UInt32(text.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }
    if text.hasPrefix("#") { return UInt32(text.dropFirst()).flatMap(Unicode.Scalar.init) }
    return names[text]
  }

  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "hellip": "…", "middot": "·", "bull": "•", "eacute": "é", "uuml": "ü", "ouml": "ö", "auml": "ä",
  ]
}
