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

  // MARK: One letter

  /// Divides parts at the `y` of Spanish and the `e` of Italian and Portuguese, which may also stand within a
  /// name (`José Ortega y Gasset`): where there are whole names on both sides, or single words as all others are.
  static func dividedByLetter(_ parts: [Range<Int>], _ scanner: ByteScanner) -> [Range<Int>] {
    // Most texts have none.
    guard parts.contains(where: { letter(in: $0, scanner) != nil }) else { return parts }
    let others = parts.filter { letter(in: $0, scanner) == nil }
    let areWords = !others.isEmpty && others.allSatisfy { words(in: $0, scanner) == 1 }
    return parts.flatMap { part -> [Range<Int>] in
      guard let place = letter(in: part, scanner) else { return [part] }
      let (left, right) = (
        scanner.trimmed(part.lowerBound..<place), scanner.trimmed(place + 2..<part.upperBound)
      )
      let (one, two) = (words(in: left, scanner), words(in: right, scanner))
      let isOfNames = one >= 2 && two >= 2 && !endsWithKinship(right, scanner)
      return isOfNames || areWords && one == 1 && two == 1 ? [left, right] : [part]
    }
  }

  /// The blank before the last ` y ` or ` e ` of a part.
  private static func letter(in part: Range<Int>, _ scanner: ByteScanner) -> Int? {
    var place = part.upperBound - 3
    while place > part.lowerBound {
      if scanner.bytes[place + 1] == 0x79 || scanner.bytes[place + 1] == 0x65,
        ASCII.isWhite(scanner.bytes[place]), ASCII.isWhite(scanner.bytes[place + 2])
      {
        return place
      }
      place -= 1
    }
    return nil
  }

  private static func words(in range: Range<Int>, _ scanner: ByteScanner) -> Int {
    scanner.slice(range).split(whereSeparator: ASCII.isWhite).count
  }

  /// `Costa e Silva Filho`: the last word of a family's name in Portuguese.
  private static func endsWithKinship(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let words: [StaticString] = [" Filho", " Neto", " Júnior", " Junior", " Sobrinho", " Neta"]
    return words.contains { scanner.ends(range, with: $0) }
  }
}
