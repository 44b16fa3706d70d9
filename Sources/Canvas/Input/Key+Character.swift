/// Characters as keys: as they come by themselves, and as keyboard protocols number them.
extension Key {
  /// The key that sends a character.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0: self.init(.character(" "), .control)
    case 9: self.init(.tab)
    case 10, 13: self.init(.enter)
    case 27: self.init(.escape)
    case 127: self.init(.backspace)
    case 1...26:
      self.init(.character(Character(Unicode.Scalar(UInt8(scalar.value + 96)))), .control)
    case 28...31:
      self.init(.character(Character(Unicode.Scalar(UInt8(scalar.value + 64)))), .control)
    default: self.init(.character(Character(scalar)))
    }
  }

  /// The key of modifyOtherKeys and of `CSI … u`: the number of its character or, in kitty's, of a
  /// key that has none. nil when we have no name for it.
  ///
  /// - Parameters:
  ///   - shifted: the character that it is with Shift, where the terminal says so.
  ///   - text: what it types, likewise.
  init?(code: Int, shifted: Int?, text: Int?, _ modifiers: Modifiers) {
    if let named = Key.numberedKeys[code] {
      self.init(named, modifiers)
      return
    }
    guard !(57_344...63_743).contains(code), var scalar = Unicode.Scalar(UInt32(code)),
      scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value)
    else { return nil }
    let isPlain = modifiers.isDisjoint(with: [.control, .alt])
    if modifiers.contains(.control) {
      self.init(control: scalar, modifiers)
      return
    }
    if isPlain, let text, text >= 0x20, let typed = Unicode.Scalar(UInt32(text)) {
      scalar = typed
    } else if modifiers.contains(.shift) {
      let upper = String(scalar).uppercased().unicodeScalars
      scalar =
        shifted.flatMap { Unicode.Scalar(UInt32($0)) } ?? (upper.count == 1 ? upper.first! : scalar)
    }
    guard scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value) else { return nil }
    // Shift is part of the character.
    self.init(.character(Character(scalar)), modifiers.subtracting(.shift))
  }

  /// Control with a character is the key that it is where Control makes a control character of it, so
  /// that a binding means the same in all terminals.
  private init(control scalar: Unicode.Scalar, _ modifiers: Modifiers) {
    let rest = modifiers.subtracting(.control)
    switch scalar {
    case "i" where rest.isEmpty: self.init(.tab)
    case "m" where rest.isEmpty, "j" where rest.isEmpty: self.init(.enter)
    case "[" where rest.isEmpty: self.init(.escape)
    case "@", " ": self.init(.character(" "), modifiers)
    case "/": self.init(.character("_"), modifiers)
    default:
      let small = String(scalar).lowercased()
      self.init(.character(small.count == 1 ? Character(small) : Character(scalar)), modifiers)
    }
  }

  /// Keys with a number of their own; from 57,344 on in kitty's private range.
  private static let numberedKeys: [Int: Code] = {
    var codes: [Int: Code] = [
      8: .backspace, 9: .tab, 10: .enter, 13: .enter, 27: .escape, 127: .backspace,
      57_409: .character("."), 57_410: .character("/"), 57_411: .character("*"),
      57_412: .character("-"), 57_413: .character("+"), 57_414: .enter, 57_415: .character("="),
      57_416: .character(","), 57_417: .left, 57_418: .right, 57_419: .up, 57_420: .down,
      57_421: .pageUp, 57_422: .pageDown, 57_423: .home, 57_424: .end, 57_425: .insert,
      57_426: .delete,
    ]
    for number in 13...24 { codes[57_376 + number - 13] = .function(number) }
    for digit in 0...9 { codes[57_399 + digit] = .character(Character("\(digit)")) }
    return codes
  }()
}
