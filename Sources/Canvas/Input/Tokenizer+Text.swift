/// Text within the stream: characters of UTF-8, control strings, pasted text.
extension Tokenizer {
  // MARK: Characters

  /// A first byte beyond ASCII: of a character, or a C1 control of a terminal that sends them in eight
  /// bits. What is neither is dropped: it is no key, and nobody's.
  mutating func beginCharacter(_ byte: UInt8, isAlt: Bool) {
    guard (0xC2...0xF4).contains(byte) else { return takeC1(byte) }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(byte)
    state = .character(isAlt: isAlt)
  }

  mutating func takeCharacter(_ byte: UInt8, isAlt: Bool, at now: Int) {
    guard byte & 0xC0 == 0x80 else {
      state = .ground
      return begin(byte)
    }
    bytes.append(byte)
    let length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2
    guard bytes.count == length else { return }
    state = .ground
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
      return
    }
    if scalar.value >= 0xA0 {
      tokens.append(isAlt ? .alt(scalar) : .scalar(scalar))
    } else {
      takeC1(UInt8(scalar.value))
    }
  }

  /// C1 is ESC and a letter in one; no key sends it, so that alone it means nothing.
  private mutating func takeC1(_ byte: UInt8) {
    state = .ground
    let letter = byte &- 0x40
    guard (0x80...0x9F).contains(byte), Tokenizer.introducers.contains(letter) else { return }
    beginSequence(letter, isLate: false, isC1: true)
  }

  // MARK: Strings

  mutating func takeInString(_ byte: UInt8) {
    if byte == 0x03 {
      tokens.append(.scalar("\u{3}"))
      state = .skipping(isLong: false)
      return
    }
    switch state {
    case .string(let introducer, let isLate):
      switch byte {
      case 0x07: endString(introducer, isLate: isLate)
      case 0x1B: state = .stringEscape(introducer, isLate: isLate)
      case 0x00..<0x20 where bytes.isEmpty:
        // No string begins so: it was Alt with a letter, and then a key.
        takeBeginning(introducer, isLate: isLate)
        begin(byte)
      // ST in C1: in eight bits where no character has begun, or as a character.
      case 0x9C where bytes.last == 0xC2:
        bytes.removeLast()
        endString(introducer, isLate: isLate)
      case 0x9C where bytes.last ?? 0 < 0x80: endString(introducer, isLate: isLate)
      case _ where bytes.count == Tokenizer.longest: state = .skipping(isLong: true)
      default: bytes.append(byte)
      }
    case .stringEscape(let introducer, let isLate):
      if byte == 0x5C { return endString(introducer, isLate: isLate) }
      if bytes.isEmpty { takeBeginning(introducer, isLate: isLate) }
      state = .escape
      take(byte, at: 0)
    default: break
    }
  }

  private mutating func endString(_ introducer: UInt8, isLate: Bool) {
    state = .ground
    if !isLate { tokens.append(.string(ControlString(introducer: introducer, text: bytes))) }
  }

  // MARK: Pastes

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  mutating func takePasted(_ byte: UInt8) {
    if byte == 0x03 {
      tokens += [.pasteLost(.unfinished), .scalar("\u{3}")]
      bytes = []
      state = .skipping(isLong: false)
      return
    }
    bytes.append(byte)
    if byte == 0x7E, bytes.suffix(Tokenizer.pasteEnd.count).elementsEqual(Tokenizer.pasteEnd) {
      state = .pasteEnd(end: bytes.count - Tokenizer.pasteEnd.count)
    }
    if bytes.count > Tokenizer.longest + Tokenizer.pasteEnd.count {
      tokens.append(.pasteLost(.tooLong))
      bytes = []
      state = .skipping(isLong: true)
    }
  }

  mutating func expirePaste(at now: Int) {
    let all = bytes
    bytes = []
    guard case .pasteEnd(let end) = state else {
      tokens.append(.pasteLost(.unfinished))
      state = .ground
      return
    }
    tokens.append(.paste(Array(all[..<end])))
    state = .ground
    // Keys that were pressed at once.
    for byte in all[(end + Tokenizer.pasteEnd.count)...] { take(byte, at: now) }
  }
}
