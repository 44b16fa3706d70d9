import Papers

/// What divides names from each other.
enum AuthorDividers {
  enum Strength {
    /// Semicolons, bars, and the like: never within a name.
    case strong
    case lineEnd
    /// `and`, `&`, `et`, `und`, `и`.
    case and
    /// Commas of all kinds.
    case comma
  }

  /// The parts of a range, without white space around them; empty ones are left out.
  static func split(
    _ range: Range<Int>, at strength: Strength, _ scanner: ByteScanner
  ) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (from, offset) = (range.lowerBound, range.lowerBound)
    func end(at place: Int) {
      let part = scanner.trimmed(from..<place)
      if !part.isEmpty { parts.append(part) }
    }
    while offset < range.upperBound {
      if mayDivide(scanner.bytes[offset], strength),
        let length = length(of: strength, at: offset, in: range, scanner)
      {
        end(at: offset)
        offset += length
        from = offset
      } else {
        offset += 1
      }
    }
    end(at: range.upperBound)
    return parts
  }

  /// Whether a divider may begin with a byte: most bytes are letters.
  @inline(__always) private static func mayDivide(_ byte: UInt8, _ strength: Strength) -> Bool {
    switch strength {
    case .strong: byte >= 0x80 || ByteSet("; |").contains(byte)
    case .lineEnd: byte == ASCII.lineFeed
    case .comma: byte >= 0x80 || byte == ASCII.comma
    case .and: byte >= 0x80 || ByteSet("&, \t\r\n").contains(byte)
    }
  }

  private static func length(
    of strength: Strength, at offset: Int, in range: Range<Int>, _ scanner: ByteScanner
  ) -> Int? {
    let byte = scanner.bytes[offset]
    func first(_ texts: [StaticString]) -> Int? {
      texts.first { scanner.has($0, at: offset, before: range.upperBound) }?.utf8CodeUnitCount
    }
    switch strength {
    case .strong:
      if byte == ASCII.semicolon || byte == ASCII.bar { return 1 }
      if byte == ASCII.space {
        let next = offset + 1 < range.upperBound ? scanner.bytes[offset + 1] : 0
        return next == ASCII.slash || next == 0xC2 ? first([" / ", " · "]) : nil
      }
      return byte < 0x80 ? nil : first(["；", "、", "｜", "•"])
    case .lineEnd: return byte == ASCII.lineFeed ? 1 : nil
    case .comma:
      return byte == ASCII.comma ? 1 : byte < 0x80 ? nil : first(["，", "､", "،"])
    case .and:
      if byte == ASCII.ampersand { return 1 }
      if byte >= 0x80 { return first(["＆"]) }
      // The words have a blank before them; the one behind them is not taken, as it may be before another.
      guard ASCII.isWhite(byte) || byte == ASCII.comma, offset + 1 < range.upperBound,
        scanner.bytes[offset + 1] == 0xD0 || ByteSet("aAuwe").contains(scanner.bytes[offset + 1])
      else { return nil }
      for word in ["and", "And", "AND", "und", "и", "with", "et"] as [StaticString] {
        let end = offset + 1 + word.utf8CodeUnitCount
        if scanner.has(word, at: offset + 1, before: range.upperBound), end < range.upperBound,
          ASCII.isWhite(scanner.bytes[end]),
          // `et al.` is no name.
          !scanner.has("al", at: end + 1, before: range.upperBound)
        {
          return end - offset
        }
      }
      return nil
    }
  }
}
