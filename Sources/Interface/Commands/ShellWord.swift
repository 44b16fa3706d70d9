import Papers

/// A word of a command line as a POSIX shell takes it, whatever bytes are in it.
enum ShellWord {
  /// The word as it is typed: bare where nothing in it means anything to a shell, else in single quotation
  /// marks. What a terminal may obey when it is pasted, and what is no text, is spelled out by `printf`.
  static func quoted(_ word: String) -> String { quoted(Array(word.utf8)) }

  /// The same for bytes, as names of files have them; zero is in none of these.
  static func quoted(_ bytes: [UInt8]) -> String {
    if !bytes.isEmpty, bytes.allSatisfy(isPlain) { return String(decoding: bytes, as: UTF8.self) }
    var parts: [(text: String, isSpelled: Bool)] = []
    func add(_ text: String, isSpelled: Bool) {
      if parts.last?.isSpelled == isSpelled {
        parts[parts.count - 1].text += text
      } else {
        parts.append((text, isSpelled))
      }
    }
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let length = max(1, UTF8Validation.length(at: offset, in: bytes))
        let character = bytes[offset..<offset + length]
        if isShown(bytes, offset, length) {
          add(String(decoding: character, as: UTF8.self), isSpelled: false)
        } else {
          add(character.map(octal).joined(), isSpelled: true)
        }
        offset += length
      }
    }
    let words = parts.map { text, isSpelled in
      isSpelled ? "\"$(printf '\(text)')\"" : "'" + text.replacing("'", with: #"'\''"#) + "'"
    }
    return words.isEmpty ? "''" : words.joined()
  }

  /// Means itself in every shell, wherever it stands in a word.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "_@%+:,./-".utf8.contains(byte)
    }
  }

  /// A character that stands in quotation marks as it is. A line feed does: a shell would drop it at the end of
  /// what `printf` prints.
  private static func isShown(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ length: Int) -> Bool
  {
    let first = bytes[offset]
    if first < 0x80 { return first == 0x0A || first >= 0x20 && first != 0x7F }
    return length > 1 && SafeText.isSafe(at: offset, length, in: bytes)
  }

  private static func octal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
